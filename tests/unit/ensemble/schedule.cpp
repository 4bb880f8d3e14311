#include "ensemble/schedule.h"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base.h"

using namespace grapevine;

namespace {

std::string name_of(const Schedule::Claim& claim) {
  return (claim.side == Side::baseline ? "b" : "w") + std::to_string(claim.replicate);
}

// Runs what is claimed, `workers` at a time, and says in which order it was claimed.
std::string run_all(Schedule& schedule, std::size_t workers) {
  std::vector<Schedule::Claim> running;
  std::string order;
  for (;;) {
    while (running.size() < workers) {
      const auto claim = schedule.claim();
      if (!claim) break;
      order += (order.empty() ? "" : " ") + name_of(*claim);
      running.push_back(*claim);
    }
    if (running.empty()) return order;
    schedule.deliver(running.front());
    running.erase(running.begin());
  }
}

Schedule schedule_of(std::int64_t target, bool with_what_if) {
  Schedule schedule;
  schedule.restart(Side::baseline, true);
  schedule.restart(Side::what_if, with_what_if);
  schedule.set_target(target);
  return schedule;
}

}  // namespace

TEST_CASE("a baseline alone runs in order") {
  Schedule schedule = schedule_of(4, false);
  CHECK(schedule.total() == 4);
  CHECK(run_all(schedule, 1) == "b0 b1 b2 b3");
  CHECK(schedule.ready(Side::baseline) == 4);
  CHECK(schedule.done() == 4);
}

TEST_CASE("pairs are completed one after the other") {
  Schedule one = schedule_of(3, true);
  CHECK(run_all(one, 1) == "b0 w0 b1 w1 b2 w2");
  Schedule two = schedule_of(4, true);
  CHECK(run_all(two, 2) == "b0 b1 w0 w1 b2 b3 w2 w3");
}

TEST_CASE("a new what-if is served before the baseline goes on") {
  Schedule schedule = schedule_of(6, true);
  for (int i = 0; i < 6; ++i) schedule.deliver(*schedule.claim());  // three pairs
  schedule.restart(Side::what_if, true);
  CHECK(schedule.ready(Side::what_if) == 0);
  CHECK(schedule.ready(Side::baseline) == 3);
  CHECK(run_all(schedule, 1) == "w0 w1 w2 b3 w3 b4 w4 b5 w5");
}

TEST_CASE("when every baseline replicate is under way the what-if does not wait for it") {
  Schedule schedule = schedule_of(1, true);
  CHECK(name_of(*schedule.claim()) == "b0");
  CHECK(name_of(*schedule.claim()) == "w0");
  CHECK_FALSE(schedule.claim());
}

TEST_CASE("ready counts only what has no gap before it") {
  Schedule schedule = schedule_of(3, false);
  const auto first = *schedule.claim(), second = *schedule.claim();
  CHECK(schedule.deliver(second));
  CHECK(schedule.ready(Side::baseline) == 0);
  CHECK(schedule.done() == 1);
  CHECK(schedule.deliver(first));
  CHECK(schedule.ready(Side::baseline) == 2);
}

TEST_CASE("what was forgotten is handed out again and its late result is not counted twice") {
  Schedule schedule = schedule_of(2, false);
  const auto early = *schedule.claim();
  schedule.forget_running();
  CHECK_FALSE(schedule.deliver(early));
  CHECK(run_all(schedule, 1) == "b0 b1");
  CHECK_FALSE(schedule.deliver(early));
  CHECK(schedule.done() == 2);
}

TEST_CASE("a larger target keeps what is done, a smaller one forgets what lies beyond") {
  Schedule schedule = schedule_of(2, true);
  run_all(schedule, 2);
  schedule.set_target(4);
  CHECK(schedule.done() == 4);
  CHECK(schedule.total() == 8);
  CHECK(run_all(schedule, 1) == "b2 w2 b3 w3");
  const auto late = Schedule::Claim{Side::baseline, 3};
  schedule.set_target(1);
  CHECK(schedule.ready(Side::baseline) == 1);
  CHECK(schedule.done() == 2);
  CHECK_FALSE(schedule.deliver(late));
  schedule.set_target(2);
  CHECK(run_all(schedule, 1) == "b1 w1");
}

TEST_CASE("under any order of events every replicate is done once and ready never lies") {
  Stream stream = Luck(5, 0).stream(Purpose::test, 2);
  for (int round = 0; round < 200; ++round) {
    Schedule schedule = schedule_of(8, true);
    std::vector<Schedule::Claim> running;
    std::set<std::string> done;
    while (schedule.done() < schedule.total()) {
      if (stream.unit() < 0.02) {
        schedule.forget_running();
        running.clear();
      }
      const auto claim = running.size() < 5 ? schedule.claim() : std::nullopt;
      if (claim) running.push_back(*claim);
      if (running.empty() || (claim && stream.unit() < 0.5)) continue;
      const auto which =
          running.begin() + to_below(stream.next32(), static_cast<std::uint32_t>(running.size()));
      REQUIRE(schedule.deliver(*which));
      REQUIRE(done.insert(name_of(*which)).second);
      running.erase(which);
      for (const Side side : {Side::baseline, Side::what_if})
        for (std::int64_t i = 0; i < schedule.ready(side); ++i) REQUIRE(done.contains(name_of({side, i})));
    }
    CHECK(done.size() == 16);
  }
}
