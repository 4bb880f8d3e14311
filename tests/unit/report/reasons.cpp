#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "ensemble/ensemble.h"
#include "report/reasons.h"
#include "scenarios.h"

using namespace grapevine;

namespace {

Scenario shipped(std::string_view name) {
  for (const ShippedScenario& entry : shipped_scenarios())
    if (entry.name == name) return parse_scenario(entry.json, {.where = name}).value();
  FAIL("no scenario " << name);
  return {};
}

Why explained(const Scenario& baseline, const Scenario& what_if, Metric metric, std::int64_t pairs = 32) {
  PairedEnsemble ensemble(2);
  REQUIRE(ensemble.set_baseline(baseline).empty());
  REQUIRE(ensemble.set_what_if(what_if).empty());
  ensemble.set_replicates(pairs);
  ensemble.wait();
  const auto pair = plainest_pair(ensemble.baseline(), ensemble.what_if(), metric);
  REQUIRE(pair);
  Explainer explainer(ensemble.shared_world(), baseline, what_if, metric, *pair);
  while (!explainer.step()) {
  }
  const auto at = static_cast<std::size_t>(*pair);
  CHECK(explainer.why().before == ensemble.baseline().outcomes[at]);
  CHECK(explainer.why().after == ensemble.what_if().outcomes[at]);
  return explainer.why();
}

Scenario with(Scenario scenario, std::initializer_list<std::pair<std::string_view, double>> changes) {
  for (const auto& [path, value] : changes) scenario = with_change(scenario, *find_parameter(path), value);
  return scenario;
}

}  // namespace

TEST_CASE("of several changes the one that did it is named first, and switching it off takes at least half of the change away") {
  const Scenario baseline = shipped("influencer-in-the-queue");
  const Scenario what_if = with(baseline, {{"triage.policy", 1}, {"cost.wage_per_hour", 29}, {"support.phone.service_minutes", 9.5}});
  for (const Metric metric : {Metric::crisis, Metric::event_first_response, Metric::peak_day_negative_exposures}) {
    const Why why = explained(baseline, what_if, metric);
    REQUIRE(why.causes.size() == 3);
    CHECK(why.causes.front().label == "Who is answered first");
    CHECK(why.causes.front().share >= 0.5);
  }
}

TEST_CASE("an event that only the what-if has is a cause as well") {
  const Scenario scenario = shipped("recall");
  const Why why = explained(scenario, with_what_if(scenario, 0), Metric::complaints);
  REQUIRE(!why.causes.empty());
  CHECK(why.causes.front().share >= 0.5);
}

TEST_CASE("leaving out every change one after the other ends at the baseline") {
  const Scenario baseline = shipped("influencer-in-the-queue");
  Scenario what_if = with(with_what_if(baseline, 0), {{"support.social.agents", 3}, {"listen.heard_within_hour", 0.9}});
  what_if.timeline.push_back({5 * kDay, "", {}, {HolidayEvent{2}}});
  std::size_t left = changes_between(baseline, what_if).size();
  CHECK(left == 4);
  while (left > 0) {
    what_if = without_change(baseline, what_if, changes_between(baseline, what_if).front());
    CHECK(changes_between(baseline, what_if).size() == --left);
  }
  CHECK(divergence(baseline, what_if) == kNever);
}

TEST_CASE("a figure that is the same in every future has no plainest pair") {
  const Scenario scenario = shipped("influencer-in-the-queue");
  PairedEnsemble ensemble(0);
  REQUIRE(ensemble.set_baseline(scenario).empty());
  REQUIRE(ensemble.set_what_if(scenario).empty());
  ensemble.set_replicates(8);
  ensemble.wait();
  CHECK(!plainest_pair(ensemble.baseline(), ensemble.what_if(), Metric::negative_reach));
  CHECK(!no_reasons(Metric::negative_reach).lines.empty());
}

TEST_CASE("reasons speak of people, cases and minutes of one future") {
  const Scenario baseline = shipped("influencer-in-the-queue");
  const Why why = explained(baseline, with_what_if(baseline, 0), Metric::peak_day_negative_exposures);
  const Reasons said = reasons(why, 32);
  CHECK(said.title.starts_with("Bad news on the worst day: "));
  CHECK(said.future.find("of 32") != std::string::npos);
  REQUIRE(said.lines.size() >= 2);
  CHECK(said.lines[0].find("followers") != std::string::npos);
  CHECK(said.lines[1].starts_with("The first reply to the story came after "));
  REQUIRE(said.causes.size() == 1);
  CHECK(said.causes[0].starts_with("Who is answered first does it"));
}
