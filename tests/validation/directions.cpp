// MODEL.md E: the shipped what-ifs must find the direction that their source expects, in paired futures with the same
// luck. 95 % t intervals that leave out zero.
#include <catch2/catch_test_macros.hpp>
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "ensemble/ensemble.h"
#include "scenarios.h"

using namespace grapevine;

namespace {

// Both sides of a scenario's first what-if, 128 paired futures.
struct Runs {
  Replicates before, after;
  Comparison comparison;
};

Runs run_shipped(std::string_view name) {
  for (const auto& shipped : shipped_scenarios()) {
    if (shipped.name != name) continue;
    const auto scenario = parse_scenario(shipped.json, {shipped.name});
    REQUIRE(scenario.ok());
    PairedEnsemble ensemble(2);
    REQUIRE(ensemble.set_baseline(*scenario).empty());
    REQUIRE(ensemble.set_what_if(with_what_if(*scenario, 0)).empty());
    ensemble.set_replicates(128);
    ensemble.wait();
    return {ensemble.baseline(), ensemble.what_if(), compare(ensemble.baseline(), ensemble.what_if(), 128)};
  }
  FAIL("no such scenario");
  return {};
}

double median_of(const Replicates& runs, Metric metric) {
  std::vector<double> values;
  for (const Outcomes& outcomes : runs.outcomes) values.push_back(outcomes[metric]);
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

bool clearly(const Comparison& comparison, Metric metric, int direction) {
  const Interval& d = comparison[metric].difference;
  std::printf("  %-32s %+.4g  [%+.4g, %+.4g]  expected %s\n", std::string(info(metric).name).c_str(), d.mean, d.low, d.high, direction > 0 ? "up" : "down");
  return direction > 0 ? d.low > 0 : d.high < 0;
}

}  // namespace

TEST_CASE("triage answers the influencer ten times sooner and fewer people hear on the worst day") {
  const Runs runs = run_shipped("influencer-in-the-queue");
  const Comparison& c = runs.comparison;
  CHECK(clearly(c, Metric::event_first_response, -1));
  // the typical future: in a few the desk closes before anybody has seen the complaint, whoever comes first
  const double before = median_of(runs.before, Metric::event_first_response), after = median_of(runs.after, Metric::event_first_response);
  std::printf("  first reply, median of the futures: %.0f min, then %.0f min\n", before, after);
  CHECK(after * 10 < before);
  CHECK(clearly(c, Metric::peak_day_negative_exposures, -1));
}

TEST_CASE("a social desk records more complaints, costs more and lowers the worst day") {
  const Comparison c = run_shipped("phone-and-email-only").comparison;
  CHECK(clearly(c, Metric::complaints, 1));
  CHECK(clearly(c, Metric::total_cost, 1));
  CHECK(clearly(c, Metric::peak_day_negative_exposures, -1));
}

TEST_CASE("30 to 70 % of the first screen's futures see no crisis") {
  const Comparison c = run_shipped("influencer-in-the-queue").comparison;
  const double calm = 1 - c.crisis_before.interval.mean;
  std::printf("  futures without a crisis: %.3f\n", calm);
  CHECK(calm > 0.3);
  CHECK(calm < 0.7);
}

TEST_CASE("the reference scenario has two and a half to 3.7 times as many positive as negative exposures") {
  for (const auto& shipped : shipped_scenarios()) {
    if (shipped.name != "reference") continue;
    const auto scenario = parse_scenario(shipped.json, {shipped.name});
    REQUIRE(scenario.ok());
    PairedEnsemble ensemble(2);
    ensemble.set_replicates(16);
    REQUIRE(ensemble.set_baseline(*scenario).empty());
    ensemble.wait();
    const auto summary = summarise(ensemble.baseline());
    const double ratio = summary[static_cast<std::size_t>(Metric::positive_exposures)].mean.mean / summary[static_cast<std::size_t>(Metric::negative_exposures)].mean.mean;
    std::printf("  positive : negative exposures %.3f\n", ratio);
    CHECK(ratio > 2.5);
    CHECK(ratio < 3.7);
  }
}
