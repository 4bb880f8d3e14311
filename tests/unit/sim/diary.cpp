#include "sim/diary.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "small_town.h"

using namespace grapevine;
using What = DiaryEntry::What;

namespace {

Scenario eventful() {
  Scenario s = town::scenario();
  s.timeline = {town::happens(2 * kDay, StoryEvent{{1, -1}, -1, 2, false}), town::happens(4 * kDay, PressEvent{0.05, -0.5})};
  return s;
}

Diary written(const std::shared_ptr<const World>& world, const Scenario& s, std::uint32_t replicate, double budget_ms = 1e9, std::size_t most = 4'000'000) {
  DiaryWriter writer(world, s, replicate, most);
  while (!writer.work(budget_ms)) CHECK(writer.part() < 1);
  return writer.take();
}

std::int64_t count(const Diary& diary, What what) {
  return std::count_if(diary.entries.begin(), diary.entries.end(), [&](const DiaryEntry& m) { return m.what == what; });
}

std::int64_t total(const Outcomes& outcomes, Series series) {
  std::int64_t sum = 0;
  for (const auto value : outcomes.series[static_cast<std::size_t>(series)]) sum += static_cast<std::int64_t>(value);
  return sum;
}

}  // namespace

TEST_CASE("a diary adds up to the figures of the run that it tells") {
  const Scenario s = eventful();
  const auto world = build_world(s).value();
  for (const std::uint32_t replicate : {0u, 5u}) {
    Simulation simulation(world, s);
    Outcomes outcomes;
    simulation.run(replicate, outcomes);
    const Diary diary = written(world, s, replicate);
    CHECK(diary.whole);
    CHECK(diary.until == s.end());
    const auto good = std::count_if(diary.sightings.begin(), diary.sightings.end(), [](const Sighting& x) { return x.good; });
    CHECK(good == total(outcomes, Series::positive_exposures));
    CHECK(static_cast<std::int64_t>(diary.sightings.size()) - good == total(outcomes, Series::negative_exposures));
    CHECK(count(diary, What::asked) == total(outcomes, Series::complaints));
    CHECK(count(diary, What::answered) == total(outcomes, Series::first_responses));
    CHECK(count(diary, What::resolved) == total(outcomes, Series::resolved));
    CHECK(count(diary, What::left) == total(outcomes, Series::customers_lost));
    CHECK(count(diary, What::asked) > 20);
    CHECK(count(diary, What::left) > 0);
    DiaryReader reader(diary, world->size());
    reader.go_to(s.end());
    std::int64_t heard_bad = 0;
    for (const PersonNow& person : reader.people()) heard_bad += person.heard_bad > 0;
    CHECK(heard_bad == total(outcomes, Series::new_people_reached));
  }
}

TEST_CASE("a diary is in order of time and the same in small parts") {
  const Scenario s = eventful();
  const auto world = build_world(s).value();
  const Diary whole = written(world, s, 2), parts = written(world, s, 2, 0);
  const auto same = [](const auto& a, const auto& b) { return a.at == b.at && a.person == b.person; };
  CHECK(std::equal(whole.entries.begin(), whole.entries.end(), parts.entries.begin(), parts.entries.end(), same));
  CHECK(std::equal(whole.sightings.begin(), whole.sightings.end(), parts.sightings.begin(), parts.sightings.end(), same));
  CHECK(std::is_sorted(whole.sightings.begin(), whole.sightings.end(), [](const Sighting& a, const Sighting& b) { return a.at < b.at; }));
  CHECK(std::is_sorted(whole.entries.begin(), whole.entries.end(), [](const DiaryEntry& a, const DiaryEntry& b) { return a.at < b.at; }));
}

TEST_CASE("a reader that goes step by step, jumps or goes back sees the same people") {
  const Scenario s = eventful();
  const auto world = build_world(s).value();
  const Diary diary = written(world, s, 1);
  DiaryReader steps(diary, world->size()), jumps(diary, world->size());
  const auto same = [](const PersonNow& a, const PersonNow& b) {
    return a.told == b.told && a.shown == b.shown && a.heard_bad == b.heard_bad && a.heard_good == b.heard_good && a.mood == b.mood && a.waiting == b.waiting && a.open == b.open && a.left == b.left && a.won == b.won;
  };
  for (Millis at = 0; at <= s.end(); at += 7 * kHour) {
    steps.go_to(at);
    jumps.go_to(s.end() - at);
    jumps.go_to(at);
    REQUIRE(std::equal(steps.people().begin(), steps.people().end(), jumps.people().begin(), same));
  }
}

TEST_CASE("who waits at a moment are those whose case has no first response yet") {
  const Scenario s = eventful();
  const auto world = build_world(s).value();
  const Diary diary = written(world, s, 0);
  DiaryReader reader(diary, world->size());
  std::int64_t waiting = 0;
  for (Millis at = 20 * kHour; at < s.end(); at += kDay) {
    reader.go_to(at);
    std::vector<bool> open(static_cast<std::size_t>(world->size()), false);
    for (const DiaryEntry& m : diary.entries) {
      if (m.at > at) break;
      if (m.what == What::asked) open[m.person] = true;
      if (m.what == What::answered || m.what == What::resolved || m.what == What::gave_up) open[m.person] = false;
    }
    bool agree = true;
    for (std::size_t i = 0; i < open.size(); ++i) {
      agree = agree && reader.people()[i].waiting == open[i];
      waiting += open[i];
    }
    CHECK(agree);
  }
  CHECK(waiting > 0);
}

TEST_CASE("a diary that would grow too large ends early and says so") {
  const Scenario s = eventful();
  const auto world = build_world(s).value();
  const Diary diary = written(world, s, 0, 1e9, 200);
  CHECK(!diary.whole);
  CHECK(diary.until < s.end());
  CHECK(diary.sightings.size() >= 200);
  for (const DiaryEntry& m : diary.entries) CHECK(m.at <= diary.until);
}
