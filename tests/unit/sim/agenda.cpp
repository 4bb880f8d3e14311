#include "sim/agenda.h"

#include <catch2/catch_test_macros.hpp>
#include <algorithm>
#include <vector>

#include "base/draws.h"

using namespace grapevine;

namespace {

// Of few moments, so that many events share one.
Event some_event(Stream& stream, Millis from, Millis until, std::uint32_t ordinal) {
  const Happens kind = stream.next32() % 2 ? Happens::experience : Happens::service_end;
  return make_event(from + to_below(stream.next32(), static_cast<std::uint32_t>(until - from)), kind, stream.next32() % 100, ordinal);
}

}  // namespace

TEST_CASE("the agenda takes events in their order, known in advance or not") {
  Stream stream(1);
  std::vector<Event> all;
  Agenda agenda;
  agenda.clear();
  std::uint32_t ordinal = 0;
  for (int i = 0; i < 500; ++i) {
    const Event event = some_event(stream, 0, 2000, ordinal++);
    all.push_back(event);
    if (i % 3) agenda.add_known(event);
    else agenda.push(event);
  }
  agenda.sort_known();

  std::vector<Event> taken;
  while (agenda.first().at < kNever) {
    const Event event = agenda.take(agenda.first());
    taken.push_back(event);
    if (taken.size() % 4 == 0 && taken.size() < 400) {  // what happens causes more
      const Event caused = some_event(stream, event.at + 1, event.at + 300, ordinal++);
      all.push_back(caused);
      agenda.push(caused);
    }
    if (taken.size() == 200) {  // and more becomes known
      for (int i = 0; i < 100; ++i) {
        const Event known = some_event(stream, event.at + 1, event.at + 300, ordinal++);
        all.push_back(known);
        agenda.add_known(known);
      }
      agenda.sort_known();
    }
  }
  std::sort(all.begin(), all.end(), EventBefore{});
  REQUIRE(taken.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(taken[i].at == all[i].at);
    CHECK(taken[i].order == all[i].order);
  }
}

TEST_CASE("known events that are dropped do not happen, and those taken are not asked for") {
  Agenda agenda;
  agenda.clear();
  for (std::uint32_t i = 0; i < 10; ++i) agenda.add_known(make_event(i, Happens::experience, 0, i));
  agenda.sort_known();
  for (int i = 0; i < 3; ++i) agenda.take(agenda.first());
  std::vector<Millis> asked, left;
  agenda.drop_known([&](const Event& event) {
    asked.push_back(event.at);
    return event.at % 2 == 0;
  });
  while (agenda.first().at < kNever) left.push_back(agenda.take(agenda.first()).at);
  CHECK(asked == std::vector<Millis>{3, 4, 5, 6, 7, 8, 9});
  CHECK(left == std::vector<Millis>{3, 5, 7, 9});
}
