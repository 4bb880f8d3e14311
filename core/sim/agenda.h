// The events to come: a heap, and beside it what need not pass through one, so that it stays small: a sorted list of
// those that were known in advance (the experiences and the routine contacts of a day are most of its events and all known
// at midnight). The order of taking is that of EventBefore, wherever an event stands.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/event_heap.h"
#include "sim/event.h"

namespace grapevine {

class Agenda {
 public:
  void reserve(std::size_t scheduled, std::size_t known) {
    scheduled_.reserve(scheduled);
    known_.reserve(known);
    sorted_.reserve(known + kEndMarks);
    begins_.reserve(buckets_for(known) + 1);
  }
  void clear() {
    scheduled_.clear();
    known_.clear();
    sorted_.assign(kEndMarks, kNothing);
    taken_ = 0;
    top_is_taken_ = false;
  }
  std::size_t size() const { return scheduled_.size() + known_.size() + sorted_.size() - taken_; }

  void push(const Event& event) {
    if (top_is_taken_) scheduled_.replace_top(event);
    else scheduled_.push(event);
    top_is_taken_ = false;
  }
  // Events known in advance: any number of add_known, then sort_known before anything is taken.
  void add_known(const Event& event) { known_.push_back(event); }
  void sort_known();
  // Known events are not to happen after all: those of which drops(event) is true, asked in their order.
  template <class Drops>
  void drop_known(Drops drops) {
    const auto end = sorted_.end() - static_cast<std::ptrdiff_t>(kEndMarks);
    auto kept = sorted_.begin() + static_cast<std::ptrdiff_t>(taken_);
    for (auto event = kept; event != end; ++event)
      if (!drops(*event)) *kept++ = *event;
    sorted_.erase(kept, end);
  }

  // The first event; at kNever without one. It stands until something is taken, pushed or sorted.
  const Event& first() {
    if (top_is_taken_) scheduled_.pop();
    top_is_taken_ = false;
    const Event& known = sorted_[taken_];
    const Event& scheduled = scheduled_.empty() ? kNothing : scheduled_.top();
    return EventBefore{}(scheduled, known) ? scheduled : known;
  }
  // Takes what first() has just given. It leaves its place when the next one is asked for, or when another takes it.
  Event take(const Event& place) {
    const Event event = place;
    const bool known = &place == &sorted_[taken_];
    taken_ += known;
    top_is_taken_ = !known;
    return event;
  }
  // The known event that comes `places` after the next one, up to kFarthest; at kNever beyond the last.
  const Event& known_ahead(std::size_t places) const { return sorted_[taken_ + places]; }

  static constexpr std::size_t kFarthest = 32;  // the place furthest ahead that may be looked at

 private:
  static inline constexpr Event kNothing{kNever, 0, 0, 0};
  static constexpr std::size_t kEndMarks = kFarthest + 1;
  static std::size_t buckets_for(std::size_t events) { return std::clamp(std::bit_ceil(4 * events), std::size_t{256}, std::size_t{65536}); }

  EventHeap<Event, EventBefore> scheduled_;
  std::vector<Event> known_;           // just added
  // In order, of which the first taken_ are over; at the end kNothing as often as one may look ahead, so that no look needs
  // to ask where the end is.
  std::vector<Event> sorted_ = std::vector<Event>(kEndMarks, kNothing);
  std::size_t taken_ = 0;
  bool top_is_taken_ = false;          // the heap's first event was taken and has not been replaced
  std::vector<std::uint32_t> begins_;  // scratch of sort_known
};

inline void Agenda::sort_known() {
  // what is left of the earlier ones is sorted again together with the new
  known_.insert(known_.end(), sorted_.begin() + static_cast<std::ptrdiff_t>(taken_), sorted_.end() - static_cast<std::ptrdiff_t>(kEndMarks));
  const std::size_t count = known_.size();
  sorted_.resize(count);
  sorted_.resize(count + kEndMarks, kNothing);
  taken_ = 0;
  if (count == 0) return;
  // into buckets of equal time, by a shift, then each event a few places to its own
  const std::size_t buckets = buckets_for(known_.size());
  Millis first = kNever, last = 0;
  for (const Event& event : known_) {
    first = std::min(first, event.at);
    last = std::max(last, event.at);
  }
  const int width = std::bit_width(static_cast<std::uint64_t>(last - first) / buckets);  // as a power of two
  begins_.assign(buckets + 1, 0);
  const auto bucket = [&](const Event& event) { return static_cast<std::size_t>((event.at - first) >> width); };
  for (const Event& event : known_) ++begins_[bucket(event) + 1];
  for (std::size_t i = 0; i < buckets; ++i) begins_[i + 1] += begins_[i];
  for (const Event& event : known_) sorted_[begins_[bucket(event)]++] = event;
  known_.clear();
  const EventBefore before;
  for (std::size_t i = 1; i < count; ++i) {
    const Event event = sorted_[i];
    std::size_t place = i;
    for (; place > 0 && before(event, sorted_[place - 1]); --place) sorted_[place] = sorted_[place - 1];
    sorted_[place] = event;
  }
}

}  // namespace grapevine
