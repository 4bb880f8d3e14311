#include "support/routine.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

using namespace grapevine;

namespace {

struct Arrival {
  Millis at;
  std::uint32_t ordinal;
  bool operator==(const Arrival&) const = default;
};

std::vector<Arrival> arrivals(RoutineStream& stream, Millis until, double per_day) {
  std::vector<Arrival> all;
  stream.go_until(until, Luck(1, 1), per_day, [&](Millis at, std::uint32_t ordinal) { all.push_back({at, ordinal}); });
  return all;
}

RoutineStream stream_of(std::uint32_t channel) {
  RoutineStream stream;
  stream.start(channel, 0);
  return stream;
}

}  // namespace

TEST_CASE("a working day brings the asked number of routine contacts, a weekend day two fifths of it") {
  double working = 0, weekend = 0;
  constexpr int weeks = 40;
  RoutineStream stream = stream_of(0);
  for (const Arrival& arrival : arrivals(stream, weeks * 7 * kDay, 100)) (arrival.at / kDay % 7 < 5 ? working : weekend) += 1;
  CHECK(std::abs(working / (5 * weeks) - 100) < 4 * std::sqrt(100.0 / (5 * weeks)));
  CHECK(std::abs(weekend / (2 * weeks) - 40) < 4 * std::sqrt(40.0 / (2 * weeks)));
}

TEST_CASE("more contacts are the same luck, sooner") {
  RoutineStream few = stream_of(1), many = stream_of(1);
  const auto rare = arrivals(few, 30 * kDay, 10), frequent = arrivals(many, 30 * kDay, 20);
  REQUIRE(rare.size() > 100);
  REQUIRE(frequent.size() >= rare.size());
  for (std::size_t k = 0; k < rare.size(); ++k) CHECK(frequent[k].at < rare[k].at);
}

TEST_CASE("a day at a time brings the same contacts as all days at once") {
  RoutineStream at_once = stream_of(2), by_day = stream_of(2);
  const auto all = arrivals(at_once, 30 * kDay, 50);
  std::vector<Arrival> daily;
  for (Millis day = 0; day < 30; ++day)
    for (const Arrival& arrival : arrivals(by_day, (day + 1) * kDay, 50)) {
      CHECK(arrival.at >= day * kDay);
      CHECK(arrival.at < (day + 1) * kDay);
      daily.push_back(arrival);
    }
  REQUIRE(daily.size() == all.size());
  for (std::size_t k = 0; k < all.size(); ++k) {
    CHECK(std::abs(daily[k].at - all[k].at) <= 1);  // sums of other parts may be rounded to the next millisecond
    CHECK(daily[k].ordinal == k + 1);
  }
}

TEST_CASE("no contacts are owed for a time without any") {
  RoutineStream stream = stream_of(2);
  CHECK(arrivals(stream, 3 * kDay, 0).empty());
  const auto later = arrivals(stream, 6 * kDay, 50);
  REQUIRE(!later.empty());
  CHECK(later.front().at >= 3 * kDay);
  CHECK(later.front().ordinal == 1);
}

TEST_CASE("hardly any demand takes no longer than none") {
  RoutineStream stream = stream_of(0);
  CHECK(arrivals(stream, 365 * kDay, 1e-300).empty());
  CHECK(!arrivals(stream, 366 * kDay, 50).empty());  // and is nothing that later ones would have to wait for
}

TEST_CASE("back at an earlier moment the contacts are the same at the same demand, and the same luck at another") {
  constexpr Millis now = 4 * kDay + 11 * kHour, end = 10 * kDay;
  RoutineStream stream = stream_of(1), until_now = stream;
  const auto all = arrivals(stream, end, 20);
  const std::size_t before = arrivals(until_now, now, 20).size();
  const auto after = static_cast<std::uint32_t>(all.size() - before);
  REQUIRE(before > 50);
  REQUIRE(after > 50);

  RoutineStream back = stream;
  back.go_back(now, 20, after, all[before].at);
  RoutineStream same = back, more = back, later = back;
  const auto again = arrivals(same, end, 20), sooner = arrivals(more, end, 60);
  REQUIRE(again.size() == after);
  REQUIRE(sooner.size() > after);
  for (std::size_t k = 0; k < after; ++k) {
    CHECK(std::abs(again[k].at - all[before + k].at) < kSecond);  // what whole milliseconds round off, which at night is more than by day
    CHECK(again[k].ordinal == all[before + k].ordinal);
    CHECK(sooner[k].at < again[k].at);
    CHECK(sooner[k].at >= now);
    CHECK(sooner[k].ordinal == again[k].ordinal);
  }

  // a day without demand, from which there is nothing to take back, only puts them off
  CHECK(arrivals(later, now + kDay, 0).empty());
  later.go_back(now + 2 * kHour, 0, 0, kNever);
  const auto put_off = arrivals(later, end, 20);
  REQUIRE(!put_off.empty());
  CHECK(put_off.front().at >= now + 2 * kHour);
  CHECK(put_off.front().ordinal == again.front().ordinal);
}

TEST_CASE("going back where no contact came gives back what had gone by") {
  RoutineStream stream = stream_of(1);
  const auto all = arrivals(stream, 10 * kDay, 20);
  RoutineStream near = stream_of(1);
  const Millis before = all[40].at - 1;
  const std::size_t came = arrivals(near, before, 20).size();
  REQUIRE(came == 40);
  near.go_back(all[39].at + 1, 20, 0, kNever);
  const auto next = arrivals(near, all[40].at + 2, 20);
  REQUIRE(next.size() == 1);
  CHECK(std::abs(next.front().at - all[40].at) <= 1);
  CHECK(next.front().ordinal == 41);
}
