// A priority queue of plain events: a 4-ary min-heap in one reserved vector. Four children share a cache line or two,
// which halves the depth of a binary heap; elements move into a travelling hole rather than being swapped.
//
// `Before` is a strict TOTAL order, before(a, b) = "a happens first": two different events are never equal, so that the
// order of draining depends on the events alone and never on how the heap came about. Make it free of branches that
// cannot be foreseen: it is the whole cost, and the choice among four children is made by arithmetic.
//
// No allocation once `reserve` has covered the largest size. Copying copies the events: a snapshot is a copy.
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace grapevine {

template <class Event, class Before>
class EventHeap {
  static_assert(std::is_trivially_copyable_v<Event>, "events are plain values: they are moved by copying");

 public:
  void reserve(std::size_t n) { events_.reserve(n); }
  void clear() { events_.clear(); }
  bool empty() const { return events_.empty(); }
  std::size_t size() const { return events_.size(); }
  std::size_t capacity() const { return events_.capacity(); }

  // The first event. The heap must not be empty.
  const Event& top() const {
    assert(!empty());
    return events_.front();
  }

  void push(const Event& event) {
    const Event pushed = event;  // it may live inside the heap
    events_.push_back(pushed);
    rise(events_.size() - 1, pushed);
  }

  // Removes the first event. The heap must not be empty.
  void pop() {
    assert(!empty());
    const Event last = events_.back();
    events_.pop_back();
    if (events_.empty()) return;
    // the last event came from the bottom and mostly goes back there: let the hole sink all the way, then rise
    if (beyond_cache())
      rise(sink_hole<true>(), last);
    else
      rise(sink_hole<false>(), last);
  }

  // Removes the first event and returns it.
  Event take() {
    const Event first = top();
    pop();
    return first;
  }

  // pop then push in one pass: for an event whose handling schedules its successor.
  void replace_top(const Event& event) {
    assert(!empty());
    const Event placed = event;  // it may live inside the heap
    if (beyond_cache())
      rise(sink_hole<true>(), placed);
    else
      sink(placed);
  }

  // Every event, in heap order (not sorted): for snapshots, reports and re-ordering.
  std::span<const Event> events() const { return events_; }

  // Rebuilds the heap after `change(event)` was applied to every event, keeping those for which it returns true.
  template <class Change>
  void rebuild(Change change) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < events_.size(); ++i)
      if (change(events_[i])) events_[kept++] = events_[i];
    events_.erase(events_.begin() + static_cast<std::ptrdiff_t>(kept), events_.end());
    for (std::size_t i = 1; i < kept; ++i) rise(i, Event(events_[i]));
  }

 private:
  // Lets `event` rise from the hole at `hole` to its place.
  void rise(std::size_t hole, const Event& event) {
    Event* const heap = events_.data();
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / 4;
      if (!before_(event, heap[parent])) break;
      heap[hole] = heap[parent];
      hole = parent;
    }
    heap[hole] = event;
  }

  // Lets `event` sink from the root, which is a hole, to its place.
  void sink(const Event& event) {
    Event* const heap = events_.data();
    const std::size_t size = events_.size();
    std::size_t hole = 0;
    for (std::size_t child = 1; child < size; child = 4 * hole + 1) {
      const std::size_t first = child + 4 <= size ? first_of_four(child) : first_of_last(child);
      if (!before_(heap[first], event)) break;
      heap[hole] = heap[first];
      hole = first;
    }
    heap[hole] = event;
  }

  // Lets the hole at the root sink to a leaf; returns where it is. Far: fetches the four families that may come next
  // while this one is being compared, which pays when they are not in the cache.
  template <bool far>
  std::size_t sink_hole() {
    Event* const heap = events_.data();
    const std::size_t size = events_.size();
    std::size_t hole = 0;
    for (std::size_t child = 1; child < size; child = 4 * hole + 1) {
      if constexpr (far) {
        const char* const families = reinterpret_cast<const char*>(heap) + (4 * child + 1) * sizeof(Event);
        for (std::size_t offset = 0; offset < 16 * sizeof(Event); offset += 64) __builtin_prefetch(families + offset);
      }
      const std::size_t first = child + 4 <= size ? first_of_four(child) : first_of_last(child);
      heap[hole] = heap[first];
      hole = first;
    }
    return hole;
  }

  // The first of a family of four by a knock-out: two independent comparisons, then one, and no branch.
  std::size_t first_of_four(std::size_t child) const {
    const Event* const heap = events_.data();
    const std::size_t left = child + static_cast<std::size_t>(before_(heap[child + 1], heap[child]));
    const std::size_t right = child + 2 + static_cast<std::size_t>(before_(heap[child + 3], heap[child + 2]));
    const std::size_t choose_right = std::size_t{0} - static_cast<std::size_t>(before_(heap[right], heap[left]));
    return left ^ ((left ^ right) & choose_right);
  }
  // The last family of the heap may have fewer than four.
  std::size_t first_of_last(std::size_t child) const {
    std::size_t first = child;
    for (std::size_t i = child + 1; i < events_.size(); ++i)
      if (before_(events_[i], events_[first])) first = i;
    return first;
  }

  bool beyond_cache() const { return events_.size() * sizeof(Event) > (std::size_t{1} << 20); }

  std::vector<Event> events_;
  [[no_unique_address]] Before before_;
};

}  // namespace grapevine
