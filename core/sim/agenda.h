// The events to come: a heap, and beside it a sorted list of those that were known in advance. The experiences of a day
// are most of its events and all known at midnight: sorting them once is cheaper than passing each through a heap, and
// the heap that is left is small. The order of taking is that of EventBefore, wherever an event stands.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "base/event_heap.h"
#include "sim/event.h"

namespace grapevine {

class Agenda {
 public:
  void reserve(std::size_t scheduled, std::size_t known) {
    scheduled_.reserve(scheduled);
    known_.reserve(known);
    sorted_.reserve(known);
  }
  void clear() {
    scheduled_.clear();
    known_.clear();
    sorted_.clear();
    taken_ = 0;
  }
  std::size_t size() const { return scheduled_.size() + known_.size() + sorted_.size() - taken_; }

  void push(const Event& event) { scheduled_.push(event); }
  // Events known in advance: any number of add_known, then sort_known before anything is taken.
  void add_known(const Event& event) { known_.push_back(event); }
  void sort_known();

  // When the first event happens; kNever without one.
  Millis next() const {
    const Millis known = taken_ < sorted_.size() ? sorted_[taken_].at : kNever;
    return scheduled_.empty() ? known : std::min(known, scheduled_.top().at);
  }
  // The first event. There must be one.
  Event take() {
    if (taken_ < sorted_.size() && (scheduled_.empty() || EventBefore{}(sorted_[taken_], scheduled_.top()))) return sorted_[taken_++];
    return scheduled_.take();
  }

 private:
  EventHeap<Event, EventBefore> scheduled_;
  std::vector<Event> known_, sorted_;  // just added; in order, of which the first taken_ are over
  std::size_t taken_ = 0;
};

inline void Agenda::sort_known() {
  // what is left of the earlier ones is sorted again together with the new
  known_.insert(known_.end(), sorted_.begin() + static_cast<std::ptrdiff_t>(taken_), sorted_.end());
  sorted_.resize(known_.size());
  taken_ = 0;
  if (known_.empty()) return;
  // into buckets of equal time, then each event a few places to its own
  constexpr std::size_t kBuckets = 256;
  Millis first = kNever, last = 0;
  for (const Event& event : known_) {
    first = std::min(first, event.at);
    last = std::max(last, event.at);
  }
  const Millis width = (last - first) / static_cast<Millis>(kBuckets) + 1;
  std::array<std::uint32_t, kBuckets + 1> begins{};
  const auto bucket = [&](const Event& event) { return static_cast<std::size_t>((event.at - first) / width); };
  for (const Event& event : known_) ++begins[bucket(event) + 1];
  for (std::size_t i = 0; i < kBuckets; ++i) begins[i + 1] += begins[i];
  for (const Event& event : known_) sorted_[begins[bucket(event)]++] = event;
  known_.clear();
  const EventBefore before;
  for (std::size_t i = 1; i < sorted_.size(); ++i) {
    const Event event = sorted_[i];
    std::size_t place = i;
    for (; place > 0 && before(event, sorted_[place - 1]); --place) sorted_[place] = sorted_[place - 1];
    sorted_[place] = event;
  }
}

}  // namespace grapevine
