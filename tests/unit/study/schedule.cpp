// Which runs a study has, in whatever order they are done.
#include "study/schedule.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <set>

using namespace grapevine;

namespace {

Experiment two_by_three(std::int64_t replicates) {
  Experiment experiment;
  experiment.design.kind = DesignSpec::Kind::random;
  experiment.design.points = 6;
  experiment.replicates = replicates;
  return experiment;
}

using Run = std::pair<std::size_t, std::int64_t>;

// Value of the watched metric: points differ in how much they vary.
double value(std::size_t point, std::int64_t replicate) {
  return 1000 + static_cast<double>(point) * 200 * ((replicate * 2654435761u >> 4) % 100 / 50.0 - 1);
}

// Does everything, `hands` claims at a time, delivering the last one first.
std::set<Run> run_all(StudySchedule& schedule, std::size_t hands) {
  std::set<Run> runs;
  std::vector<StudySchedule::Claim> held;
  while (!schedule.finished()) {
    while (held.size() < hands) {
      const auto claim = schedule.claim();
      if (!claim) break;
      held.push_back(*claim);
    }
    REQUIRE(!held.empty());
    const auto claim = held.back();
    held.pop_back();
    for (std::int64_t r = claim.first; r < claim.first + claim.count; ++r) {
      CHECK(runs.insert({claim.point, r}).second);
      CHECK(schedule.deliver(claim.point, r, value(claim.point, r)));
    }
  }
  return runs;
}

}  // namespace

TEST_CASE("every run is given out once") {
  StudySchedule schedule(two_by_three(13), {}, 4);
  CHECK(schedule.total() == 78);
  CHECK(run_all(schedule, 3).size() == 78);
  CHECK(schedule.done() == 78);
}

TEST_CASE("shards have no run in common and together all of them") {
  std::set<Run> all;
  for (std::int64_t i = 0; i < 4; ++i) {
    StudySchedule schedule(two_by_three(5), {i, 4}, 8);
    for (const Run& run : run_all(schedule, 2)) CHECK(all.insert(run).second);
  }
  CHECK(all.size() == 30);
}

TEST_CASE("a stop rule asks for the same runs in whatever order they are done, resumed or not") {
  Experiment experiment = two_by_three(256);
  experiment.until_precise = true;
  experiment.rule = {Metric::negative_exposures, 40, 256};
  StudySchedule first(experiment, {}, 8);
  const std::set<Run> runs = run_all(first, 1);
  CHECK(runs.size() > 6 * 16);        // some points needed more than the first round
  CHECK(first.replicates(0) == 16);   // this one did not vary
  CHECK(first.precise(0));
  CHECK(runs.size() < 6 * 256);
  for (const std::size_t hands : {2u, 7u}) {
    StudySchedule other(experiment, {}, 3);
    CHECK(run_all(other, hands) == runs);
  }
  // an earlier session that left every third run behind
  StudySchedule resumed(experiment, {}, 8);
  std::set<Run> kept;
  for (const Run& run : runs)
    if ((run.first + static_cast<std::size_t>(run.second)) % 3 == 0) {
      CHECK(resumed.deliver(run.first, run.second, value(run.first, run.second)));
      kept.insert(run);
    }
  std::set<Run> all = run_all(resumed, 2);
  for (const Run& run : kept) CHECK(all.insert(run).second);
  CHECK(all == runs);
  CHECK(resumed.done() == static_cast<std::int64_t>(runs.size()));
  CHECK(resumed.total() == resumed.done());
}

TEST_CASE("what does not belong to a study is refused") {
  StudySchedule schedule(two_by_three(5), {1, 2}, 8);
  CHECK_FALSE(schedule.deliver(0, 0, 0));  // another shard's
  CHECK_FALSE(schedule.deliver(1, 5, 0));  // beyond the last replicate
  CHECK_FALSE(schedule.deliver(99, 0, 0));
  CHECK(schedule.deliver(1, 0, 0));
  CHECK_FALSE(schedule.deliver(1, 0, 0));  // twice
}
