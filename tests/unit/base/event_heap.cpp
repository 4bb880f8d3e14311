#include "base/event_heap.h"

#include <algorithm>
#include <cstdint>

#include <catch2/catch_test_macros.hpp>

#include "base/calendar.h"
#include "base/draws.h"

using namespace grapevine;

namespace {

struct Event {
  Millis at;
  std::uint32_t id;
  std::uint32_t cargo;
  bool operator==(const Event&) const = default;
};
struct Before {
  bool operator()(const Event& a, const Event& b) const { return a.at != b.at ? a.at < b.at : a.id < b.id; }
};
using Heap = EventHeap<Event, Before>;

// Events whose times collide often, so that the id decides.
std::vector<Event> some_events(std::size_t count, Stream& luck) {
  std::vector<Event> events;
  for (std::uint32_t id = 0; id < count; ++id) events.push_back({static_cast<Millis>(to_below(luck.next32(), 50)), id, id * 7});
  return events;
}

std::vector<Event> drained(Heap& heap) {
  std::vector<Event> out;
  while (!heap.empty()) out.push_back(heap.take());
  return out;
}

}  // namespace

TEST_CASE("events are drained in their total order whatever order they came in") {
  Stream luck(1);
  for (const std::size_t count : {0u, 1u, 2u, 3u, 4u, 5u, 6u, 17u, 100u, 1000u}) {
    std::vector<Event> events = some_events(count, luck);
    for (std::size_t i = events.size(); i > 1; --i) std::swap(events[i - 1], events[to_below(luck.next32(), static_cast<std::uint32_t>(i))]);
    Heap heap;
    for (const Event& event : events) heap.push(event);
    std::sort(events.begin(), events.end(), Before{});
    REQUIRE(drained(heap) == events);
  }
}

TEST_CASE("mixed pushes, pops and replacements agree with a sorted list") {
  Stream luck(2);
  Heap heap;
  std::vector<Event> sorted;
  const auto insert = [&](const Event& event) { sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), event, Before{}), event); };
  for (std::uint32_t id = 0; id < 20'000; ++id) {
    const Event event{static_cast<Millis>(to_below(luck.next32(), 1000)), id, id};
    const std::uint32_t act = to_below(luck.next32(), 10);
    if (act < 4 || sorted.empty()) {
      heap.push(event);
      insert(event);
    } else if (act < 7) {
      heap.pop();
      sorted.erase(sorted.begin());
    } else {
      heap.replace_top(event);
      sorted.erase(sorted.begin());
      insert(event);
    }
    REQUIRE(heap.size() == sorted.size());
    if (!sorted.empty()) REQUIRE(heap.top() == sorted.front());
  }
}

TEST_CASE("a heap larger than the cache drains in order too") {
  Stream luck(3);
  std::vector<Event> events;
  Heap heap;
  for (std::uint32_t id = 0; id < 100'000; ++id) {
    events.push_back({static_cast<Millis>(luck.next() >> 40), id, 0});
    heap.push(events.back());
  }
  REQUIRE(heap.size() * sizeof(Event) > (1u << 20));
  std::sort(events.begin(), events.end(), Before{});
  // the first half is replaced by the same events, late
  std::vector<Event> late;
  for (std::size_t i = 0; i < events.size() / 2; ++i) {
    REQUIRE(heap.top() == events[i]);
    late.push_back({events[i].at + (Millis{1} << 30), events[i].id, 1});
    heap.replace_top(late.back());
  }
  events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(events.size() / 2));
  events.insert(events.end(), late.begin(), late.end());
  REQUIRE(drained(heap) == events);
}

TEST_CASE("the first event may be pushed again or put in its own place") {
  Heap heap;
  for (std::uint32_t id = 0; id < 9; ++id) heap.push({id, id, id});
  heap.replace_top(heap.top());
  REQUIRE(heap.top() == Event{0, 0, 0});
  heap.push(heap.top());
  REQUIRE(heap.size() == 10);
  REQUIRE(heap.take() == Event{0, 0, 0});
  REQUIRE(heap.take() == Event{0, 0, 0});
  REQUIRE(heap.take() == Event{1, 1, 1});
}

TEST_CASE("rebuilding keeps what is asked for in the new order") {
  Stream luck(4);
  std::vector<Event> events = some_events(500, luck);
  Heap heap;
  for (const Event& event : events) heap.push(event);
  heap.rebuild([](Event& event) {
    event.at = -event.at;
    return event.id % 3 != 0;
  });
  std::erase_if(events, [](const Event& event) { return event.id % 3 == 0; });
  for (Event& event : events) event.at = -event.at;
  std::sort(events.begin(), events.end(), Before{});
  REQUIRE(drained(heap) == events);
  heap.rebuild([](Event&) { return true; });
  REQUIRE(heap.empty());
}

TEST_CASE("a copy of a heap is a snapshot of it") {
  Stream luck(5);
  Heap heap;
  for (const Event& event : some_events(200, luck)) heap.push(event);
  for (int i = 0; i < 50; ++i) heap.pop();
  Heap copy = heap;
  REQUIRE(drained(copy) == drained(heap));
}

TEST_CASE("a heap never moves its store while it stays within what was reserved") {
  Heap heap;
  heap.reserve(64);
  const std::size_t capacity = heap.capacity();
  heap.push({0, 0, 0});
  const Event* const store = heap.events().data();
  for (std::uint32_t id = 1; id < 64; ++id) heap.push({64 - id, id, 0});
  heap.clear();
  heap.push({1, 1, 1});
  REQUIRE(heap.capacity() == capacity);
  REQUIRE(heap.events().data() == store);
}
