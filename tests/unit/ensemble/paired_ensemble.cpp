#include "ensemble/paired_ensemble.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/ensemble/small_scenarios.h"

using namespace grapevine;

namespace {

constexpr int kThreads = GRAPEVINE_THREADS ? 4 : 0;

// The same replicates by plain runs, one after the other: what every ensemble must agree with.
Replicates plain_runs(const Scenario& scenario, std::int64_t count) {
  Simulation simulation(build_world(scenario).value(), scenario);
  Replicates replicates;
  for (std::int64_t i = 0; i < count; ++i) {
    Outcomes outcomes;
    simulation.run(static_cast<std::uint32_t>(i), outcomes);
    replicates.outcomes.push_back(outcomes);
  }
  return replicates;
}

// Failures four times as likely from then on: felt in every figure.
Scenario worse_product(Millis at) {
  return with_change(small::scenario(), small::parameter("experience.failure_rate"), 0.2, at);
}

// Waits by looking, as an app does frame by frame.
void poll_until_done(PairedEnsemble& ensemble, double budget_ms = 1) {
  while (!ensemble.progress().finished()) ensemble.poll(budget_ms);
}

}  // namespace

TEST_CASE("outcomes are those of plain runs at any number of threads") {
  const Scenario baseline = small::scenario(), what_if = worse_product(0);
  const std::string before = plain_runs(baseline, 12).digest(), after = plain_runs(what_if, 12).digest();
  REQUIRE(before != after);
  for (const int threads : {0, 1, 2, 3, 8}) {
    CAPTURE(threads);
    PairedEnsemble ensemble(threads);
    REQUIRE(ensemble.set_baseline(baseline).empty());
    REQUIRE(ensemble.set_what_if(what_if).empty());
    ensemble.wait();
    CHECK(ensemble.pairs_ready() == 12);
    CHECK(ensemble.baseline().digest() == before);
    CHECK(ensemble.what_if().digest() == after);
  }
}

TEST_CASE("the width of the slices makes no difference") {
  const std::string expected = plain_runs(worse_product(0), 12).digest();
  for (const double budget_ms : {0.0, 0.05, 1.0, 1000.0}) {
    PairedEnsemble ensemble(0);
    REQUIRE(ensemble.set_baseline(small::scenario()).empty());
    REQUIRE(ensemble.set_what_if(worse_product(0)).empty());
    poll_until_done(ensemble, budget_ms);
    CHECK(ensemble.what_if().digest() == expected);
  }
}

TEST_CASE("a what-if that begins later is the same with snapshots and without, wherever it begins") {
  for (const Millis at :
       {kDay / 2, kDay, 2 * kDay + 9 * kHour, 2 * kDay + 9 * kHour + kMinute, 4 * kDay + 13 * kHour}) {
    const Scenario what_if = worse_product(at);
    const std::string expected = plain_runs(what_if, 12).digest();
    for (const int threads : {0, kThreads})
      for (const std::size_t limit : {std::size_t{0}, std::size_t{1} << 20, std::size_t{128} << 20}) {
        CAPTURE(at, threads, limit);
        PairedEnsemble ensemble(threads);
        ensemble.set_snapshot_limit(limit);
        REQUIRE(ensemble.set_baseline(small::scenario()).empty());
        ensemble.wait();
        REQUIRE(ensemble.set_what_if(what_if).empty());
        ensemble.wait();
        CHECK(ensemble.what_if().digest() == expected);
        // and again, now from the snapshots that the first time left behind
        REQUIRE(ensemble.set_what_if(what_if).empty());
        if (threads == 0) CHECK(ensemble.pairs_ready() == 0);
        ensemble.wait();
        CHECK(ensemble.what_if().digest() == expected);
        CHECK(ensemble.snapshot_bytes() <= limit);
        if (limit != std::size_t{1} << 20) CHECK((ensemble.snapshot_bytes() > 0) == (limit > 0));
      }
  }
}

TEST_CASE("days before a change are the baseline's, byte for byte") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  REQUIRE(ensemble.set_what_if(worse_product(3 * kDay)).empty());
  ensemble.wait();
  bool any_later_difference = false;
  for (std::size_t i = 0; i < 12; ++i) {
    const Outcomes &before = ensemble.baseline().outcomes[i], &after = ensemble.what_if().outcomes[i];
    for (std::size_t s = 0; s < kSeriesCount; ++s)
      CHECK(std::equal(before.series[s].begin(), before.series[s].begin() + 3 * 4, after.series[s].begin()));
    any_later_difference = any_later_difference || before.series != after.series;
  }
  CHECK(any_later_difference);
}

TEST_CASE("a what-if that differs nowhere is the baseline and runs nothing") {
  PairedEnsemble ensemble(0);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  REQUIRE(ensemble.set_what_if(small::scenario()).empty());
  CHECK(ensemble.progress().total == 12);
  ensemble.wait();
  CHECK(ensemble.pairs_ready() == 12);
  const Comparison c = compare(ensemble.baseline(), ensemble.what_if(), 12);
  CHECK(c.identical == 12);
}

TEST_CASE("a lever without effect, truly run, gives a difference of exactly zero and is better in none") {
  // a statement after 999 or 1000 hours comes after the end in both
  Scenario what_if = small::scenario();
  what_if.timeline.insert(what_if.timeline.begin(), small::changes(0, "reply.statement_delay_hours", 1000));
  Scenario baseline = small::scenario();
  baseline.timeline.insert(baseline.timeline.begin(), small::changes(0, "reply.statement_delay_hours", 999));
  REQUIRE(divergence(baseline, what_if) == 0);
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(baseline).empty());
  REQUIRE(ensemble.set_what_if(what_if).empty());
  ensemble.wait();
  const Comparison c = compare(ensemble.baseline(), ensemble.what_if(), 12);
  CHECK(c.identical == 12);
  for (const MetricComparison& m : c.metrics) {
    CHECK(m.difference.high == 0);
    CHECK(m.better.successes == 0);
  }
}

TEST_CASE("an entry of the timeline that changes nothing leaves the luck of what happens later alone") {
  Scenario padded = small::scenario();
  padded.timeline.insert(padded.timeline.begin(),
                         small::changes(0, "support.social.agents", padded.parameters.support.social.agents));
  const Replicates plain = plain_runs(small::scenario(), 4), with_entry = plain_runs(padded, 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK((plain.outcomes[i].totals == with_entry.outcomes[i].totals));
    CHECK((plain.outcomes[i].series == with_entry.outcomes[i].series));
  }
}

TEST_CASE("the outcomes of the baseline are kept between what-ifs") {
  PairedEnsemble ensemble(0);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  ensemble.wait();
  const std::string digest = ensemble.baseline().digest();
  for (const Millis at : {Millis{0}, kDay, 2 * kDay}) {
    REQUIRE(ensemble.set_what_if(worse_product(at)).empty());
    CHECK(ensemble.baseline_ready() == 12);
    CHECK(ensemble.pairs_ready() == 0);
    CHECK(ensemble.progress().done == 12);
    ensemble.wait();
    CHECK(ensemble.pairs_ready() == 12);
  }
  ensemble.clear_what_if();
  CHECK(ensemble.pairs_ready() == 0);
  CHECK(ensemble.progress().finished());
  CHECK(ensemble.baseline().digest() == digest);
}

TEST_CASE("the same baseline again keeps its outcomes, another one does not, and neither lies") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  ensemble.wait();
  Scenario renamed = small::scenario();
  renamed.title = "Renamed";
  REQUIRE(ensemble.set_baseline(renamed).empty());
  CHECK(ensemble.baseline_ready() == 12);
  CHECK(ensemble.progress().finished());

  REQUIRE(ensemble.set_baseline(worse_product(4 * kDay)).empty());
  CHECK(ensemble.progress().total == 12);
  ensemble.wait();
  CHECK(ensemble.baseline().digest() == plain_runs(worse_product(4 * kDay), 12).digest());
  // snapshots from before the change still serve, those from after it must not
  for (const Millis at : {3 * kDay, 4 * kDay, 5 * kDay}) {
    const Scenario what_if =
        with_change(worse_product(4 * kDay), small::parameter("support.phone.agents"), 1, at);
    REQUIRE(ensemble.set_what_if(what_if).empty());
    ensemble.wait();
    CHECK(ensemble.what_if().digest() == plain_runs(what_if, 12).digest());
  }
}

TEST_CASE("a what-if of another crowd runs in its own world, and back") {
  Scenario larger = small::scenario();
  larger.people = 800;
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  REQUIRE(ensemble.set_what_if(larger).empty());
  ensemble.wait();
  CHECK(ensemble.world().size() == 600);
  CHECK(ensemble.what_if().digest() == plain_runs(larger, 12).digest());
  REQUIRE(ensemble.set_what_if(worse_product(kDay)).empty());
  ensemble.wait();
  CHECK(ensemble.what_if().digest() == plain_runs(worse_product(kDay), 12).digest());
  REQUIRE(ensemble.set_baseline(larger).empty());
  ensemble.wait();
  CHECK(ensemble.baseline().digest() == plain_runs(larger, 12).digest());
}

TEST_CASE("results of an older generation are dropped") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  std::uint64_t generation = ensemble.generation();
  // many edits while workers are busy with the one before
  for (int agents = 5; agents < 40; ++agents) {
    REQUIRE(ensemble
                .set_what_if(with_change(small::scenario(), small::parameter("support.social.agents"), agents,
                                         agents % 3 * kDay))
                .empty());
    CHECK(ensemble.generation() > generation);
    generation = ensemble.generation();
    if (agents % 4 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    ensemble.poll(0.2);
  }
  REQUIRE(ensemble.set_what_if(worse_product(kDay)).empty());
  ensemble.wait();
  CHECK(ensemble.what_if().digest() == plain_runs(worse_product(kDay), 12).digest());
  CHECK(ensemble.baseline().digest() == plain_runs(small::scenario(), 12).digest());
}

TEST_CASE("what is ready may be read while workers add to it") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  REQUIRE(ensemble.set_what_if(worse_product(0)).empty());
  const Replicates before = plain_runs(small::scenario(), 12), after = plain_runs(worse_product(0), 12);
  std::int64_t seen = 0;
  while (seen < 12) {
    ensemble.poll(0.5);
    const std::int64_t ready = ensemble.pairs_ready();
    for (; seen < ready; ++seen) {
      const auto i = static_cast<std::size_t>(seen);
      CHECK((ensemble.baseline().outcomes[i] == before.outcomes[i]));
      CHECK((ensemble.what_if().outcomes[i] == after.outcomes[i]));
    }
  }
}

TEST_CASE("more replicates add to those there are, fewer drop the rest") {
  const std::string eight = plain_runs(small::scenario(), 8).digest(),
                    twenty = plain_runs(small::scenario(), 20).digest();
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  ensemble.set_replicates(8);
  ensemble.wait();
  CHECK(ensemble.baseline().digest() == eight);
  ensemble.set_replicates(20);
  CHECK(ensemble.baseline_ready() >= 8);
  ensemble.wait();
  CHECK(ensemble.baseline().digest() == twenty);
  ensemble.set_replicates(8);
  CHECK(ensemble.progress().finished());
  CHECK(ensemble.baseline().digest() == eight);
}

TEST_CASE("cancelling keeps what is there, and the next edit goes on") {
  for (const int threads : {0, kThreads}) {
    PairedEnsemble ensemble(threads);
    REQUIRE(ensemble.set_baseline(small::scenario()).empty());
    while (ensemble.baseline_ready() < 3) ensemble.poll(0.5);
    ensemble.cancel();
    const std::int64_t done = ensemble.progress().done;
    ensemble.poll(50);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(ensemble.progress().done == done);
    CHECK(ensemble.baseline_ready() >= 3);
    ensemble.wait();  // returns: nothing will come
    ensemble.set_replicates(12);
    ensemble.wait();
    CHECK(ensemble.baseline().digest() == plain_runs(small::scenario(), 12).digest());
  }
}

TEST_CASE("waiting ends when told to, and cancels nothing") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  ensemble.set_replicates(4000);
  int asked = 0;
  ensemble.wait(
      [&](const Progress& progress) {
        CHECK(progress.total == 4000);
        return ++asked < 3;
      },
      5);
  CHECK(asked == 3);
  CHECK_FALSE(ensemble.progress().finished());
  const std::int64_t done = ensemble.progress().done;
  while (ensemble.progress().done <= done) ensemble.poll(5);
  CHECK(ensemble.progress().per_second > 0);
  CHECK(ensemble.progress().seconds_left > 0);
}

TEST_CASE("an ensemble goes away at once in the middle of its work") {
  Scenario large = small::scenario();
  large.days = 365;
  large.people = 5000;
  large.timeline.clear();
  const auto begun = std::chrono::steady_clock::now();
  {
    PairedEnsemble ensemble(kThreads);
    REQUIRE(ensemble.set_baseline(large).empty());
    ensemble.set_replicates(100'000);
    ensemble.poll(1);
  }
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
}

TEST_CASE("a scenario that cannot run leaves the old one in place") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  ensemble.wait();
  const std::uint64_t generation = ensemble.generation();
  Scenario stranger = small::scenario();
  StoryEvent nobody;
  nobody.who.person = 600;
  stranger.timeline = {small::happens(kDay, nobody)};
  const Errors baseline_errors = ensemble.set_baseline(stranger),
               what_if_errors = ensemble.set_what_if(stranger);
  REQUIRE(baseline_errors.size() == 1);
  REQUIRE(what_if_errors.size() == 1);
  CHECK(baseline_errors[0].found.find("600") != std::string::npos);
  CHECK(ensemble.generation() == generation);
  CHECK(ensemble.baseline_ready() == 12);
}

TEST_CASE("the first eight pairs come first") {
  PairedEnsemble ensemble(0);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  ensemble.set_replicates(100);
  REQUIRE(ensemble.set_what_if(worse_product(0)).empty());
  while (ensemble.pairs_ready() < 8) ensemble.poll(0.1);
  CHECK(ensemble.progress().done <= 17);
}
