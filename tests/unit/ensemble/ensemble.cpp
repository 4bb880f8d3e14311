#include "ensemble/ensemble.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/ensemble/small_scenarios.h"

using namespace grapevine;

namespace {

constexpr int kThreads = GRAPEVINE_THREADS ? 2 : 0;

// A metric of the first n replicates by plain runs.
std::vector<double> plain_column(Metric metric, std::int64_t n) {
  const Scenario scenario = small::scenario();
  Simulation simulation(build_world(scenario).value(), scenario);
  std::vector<double> values;
  Outcomes outcomes;
  for (std::int64_t i = 0; i < n; ++i) {
    simulation.run(static_cast<std::uint32_t>(i), outcomes);
    values.push_back(outcomes[metric]);
  }
  return values;
}

// Failures four times as likely from then on: felt in every figure.
Scenario worse_product(Millis at) {
  return with_change(small::scenario(), small::parameter("experience.failure_rate"), 0.2, at);
}

}  // namespace

TEST_CASE("the stop rule doubles until the interval is narrow enough") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  const auto width = [&](std::int64_t n) {
    return t_interval(plain_column(Metric::negative_exposures, n)).half_width();
  };
  const double at_16 = width(16), at_32 = width(32), at_64 = width(64);
  REQUIRE(at_32 > at_64);
  REQUIRE(at_16 > at_64);
  StopRule rule{Metric::negative_exposures, at_64 * 1.0001, 1024};
  // levels may also be within 5 % of their mean: shut that door
  const double mean = t_interval(plain_column(rule.metric, 64)).mean;
  REQUIRE(at_64 > 0.05 * mean);
  const StopReport report = run_until_precise(ensemble, rule, false);
  CHECK(report.met);
  CHECK(report.replicates == 64);
  CHECK(report.interval.half_width() == at_64);
  CHECK(ensemble.baseline_ready() == 64);
}

TEST_CASE("the stop rule gives up at its cap and says so") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  const StopReport report = run_until_precise(ensemble, {Metric::negative_exposures, 1e-9, 40}, false);
  CHECK_FALSE(report.met);
  CHECK(report.replicates == 40);
}

TEST_CASE("for a difference the absolute tolerance alone counts, for a level 5 % of the mean will do") {
  PairedEnsemble ensemble(kThreads);
  REQUIRE(ensemble.set_baseline(small::scenario()).empty());
  // support costs vary by less than 5 % of their mean from future to future
  CHECK(run_until_precise(ensemble, {Metric::contacts, 1e-9, 64}, false).met);
  REQUIRE(ensemble.set_what_if(worse_product(0)).empty());
  const StopReport paired = run_until_precise(ensemble, {Metric::negative_exposures, 1e-9, 16}, true);
  CHECK_FALSE(paired.met);
  CHECK(paired.replicates == 16);
  CHECK(run_until_precise(ensemble, {Metric::negative_exposures, 1e9, 1024}, true).replicates == 16);
}

TEST_CASE("a stop rule that is interrupted reports what is there") {
  PairedEnsemble ensemble(0);
  Scenario slow = small::scenario();
  slow.days = 200;
  REQUIRE(ensemble.set_baseline(slow).empty());
  const StopReport report = run_until_precise(ensemble, {Metric::negative_reshares, 1e-9, 1'000'000}, false,
                                              [](const Progress& p) { return p.done < 40; });
  CHECK_FALSE(report.met);
  CHECK(report.replicates >= 40);
  CHECK_FALSE(ensemble.progress().finished());
}
