// MODEL.md E: the shipped what-ifs must find the direction that their source expects, in paired futures with the same
// luck. 95 % t intervals that leave out zero.
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <string>

#include "ensemble/ensemble.h"
#include "scenarios.h"

using namespace grapevine;

namespace {

Comparison compare_shipped(std::string_view name, Scenario* out = nullptr) {
  for (const auto& shipped : shipped_scenarios()) {
    if (shipped.name != name) continue;
    auto scenario = parse_scenario(shipped.json, {shipped.name});
    REQUIRE(scenario.ok());
    PairedEnsemble ensemble(2);
    ensemble.set_replicates(128);
    REQUIRE(ensemble.set_baseline(*scenario).empty());
    REQUIRE(ensemble.set_what_if(with_what_if(*scenario, 0)).empty());
    ensemble.wait();
    if (out) *out = *scenario;
    return compare(ensemble.baseline(), ensemble.what_if(), 128);
  }
  FAIL("no such scenario");
  return {};
}

bool clearly(const Comparison& comparison, Metric metric, int direction) {
  const Interval& d = comparison[metric].difference;
  std::printf("  %-32s %+.4g  [%+.4g, %+.4g]  expected %s\n", std::string(info(metric).name).c_str(), d.mean, d.low, d.high, direction > 0 ? "up" : "down");
  return direction > 0 ? d.low > 0 : d.high < 0;
}

}  // namespace

TEST_CASE("triage answers the influencer ten times sooner and fewer people hear on the worst day") {
  const Comparison c = compare_shipped("influencer-in-the-queue");
  CHECK(clearly(c, Metric::event_first_response, -1));
  CHECK(c[Metric::event_first_response].after.mean.mean * 10 < c[Metric::event_first_response].before.mean.mean);
  CHECK(clearly(c, Metric::peak_day_negative_exposures, -1));
}

TEST_CASE("a social desk records more complaints, costs more and lowers the worst day") {
  const Comparison c = compare_shipped("phone-and-email-only");
  CHECK(clearly(c, Metric::complaints, 1));
  CHECK(clearly(c, Metric::total_cost, 1));
  CHECK(clearly(c, Metric::peak_day_negative_exposures, -1));
}

TEST_CASE("30 to 70 % of the first screen's futures see no crisis") {
  const Comparison c = compare_shipped("influencer-in-the-queue");
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
