#include <catch2/catch_test_macros.hpp>

#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

const std::size_t kAgents = *find_parameter("support.social.agents");
const std::size_t kPolicy = *find_parameter("triage.policy");
const std::size_t kCustomers = *find_parameter("people.customers_share");

// All defaults, but for a number of agents that the tests below know.
Scenario plain() {
  Scenario scenario;
  scenario.parameters.support.social.agents = 1;
  return scenario;
}

TimelineEntry change(Millis at, std::size_t parameter, double value, std::string title = "") {
  return {at, std::move(title), {{parameter, value}}, {}};
}

}  // namespace

TEST_CASE("the parameters in force are those of the last change, from its very moment on") {
  Scenario scenario = plain();
  scenario.timeline = {change(2 * kDay, kAgents, 5), change(4 * kDay, kAgents, 2)};
  CHECK(parameters_at(scenario, 0) == scenario.parameters);
  CHECK(parameters_at(scenario, 2 * kDay - 1).support.social.agents == 1);
  CHECK(parameters_at(scenario, 2 * kDay).support.social.agents == 5);
  CHECK(parameters_at(scenario, 4 * kDay).support.social.agents == 2);
  CHECK(parameters_at(scenario, kNever).support.social.agents == 2);
}

TEST_CASE("a what-if is merged in after the scenario's own changes of the same moment") {
  Scenario scenario = plain();
  scenario.timeline = {change(0, kAgents, 5, "own"), {kDay, "press", {}, {PressEvent{}}}};
  scenario.what_ifs = {{"Fewer", {change(0, kAgents, 0, "what-if"), change(kDay, kPolicy, 1)}}};
  const Scenario changed = with_what_if(scenario, 0);
  REQUIRE(changed.timeline.size() == 4);
  CHECK(changed.timeline[0].title == "own");
  CHECK(changed.timeline[1].title == "what-if");
  CHECK(changed.timeline[2].changes.size() == 1);  // changes act before events
  CHECK(changed.timeline[3].title == "press");
  CHECK(parameters_at(changed, 0).support.social.agents == 0);
  CHECK(with_what_if(scenario, 1) == scenario);  // there is no such what-if
}

TEST_CASE("a change adds an entry, a second one of the same moment joins it, a new value replaces the old") {
  Scenario scenario = with_change(plain(), kAgents, 4, kDay);
  CHECK(scenario.timeline == std::vector{change(kDay, kAgents, 4)});
  scenario = with_change(scenario, kPolicy, 1, kDay);
  REQUIRE(scenario.timeline.size() == 1);
  CHECK(scenario.timeline[0].changes == std::vector<ParameterChange>{{kPolicy, 1}, {kAgents, 4}});
  scenario = with_change(scenario, kAgents, 6, kDay);
  REQUIRE(scenario.timeline.size() == 1);
  CHECK(parameters_at(scenario, kDay).support.social.agents == 6);
}

TEST_CASE("a change back to the value in force leaves no trace") {
  const Scenario scenario = example();
  CHECK(with_change(with_change(scenario, kAgents, 7, kDay), kAgents, 2, kDay) == scenario);
  CHECK(with_change(scenario, kAgents, 2, kDay) == scenario);
  const Scenario two = with_change(scenario, kPolicy, 1, kDay);
  CHECK(with_change(with_change(two, kAgents, 7, kDay), kAgents, 2, kDay) == two);
}

TEST_CASE("a value in force is that of the timeline, not that of the start") {
  const Scenario scenario = with_change(plain(), kAgents, 5, kDay);
  CHECK(with_change(scenario, kAgents, 5, 2 * kDay) == scenario);
  const Scenario back = with_change(scenario, kAgents, 1, 2 * kDay);
  CHECK(back.timeline.size() == 2);
  CHECK(parameters_at(back, 2 * kDay).support.social.agents == 1);
}

TEST_CASE("an entry with a title is edited in place and never extended") {
  Scenario scenario = plain();
  scenario.timeline = {change(kDay, kAgents, 5, "Weekend shift")};
  const Scenario edited = with_change(scenario, kAgents, 6, kDay);
  CHECK(edited.timeline == std::vector{change(kDay, kAgents, 6, "Weekend shift")});
  CHECK(with_change(edited, kAgents, 5, kDay) == scenario);
  const Scenario beside = with_change(scenario, kPolicy, 1, kDay);
  CHECK(beside.timeline == std::vector{change(kDay, kAgents, 5, "Weekend shift"), change(kDay, kPolicy, 1)});
}

TEST_CASE("a change at the moment of an event acts before it") {
  Scenario scenario = plain();
  scenario.timeline = {{kDay, "Complaint", {}, {StoryEvent{}}}};
  const Scenario changed = with_change(scenario, kAgents, 3, kDay);
  REQUIRE(changed.timeline.size() == 2);
  CHECK(changed.timeline[0] == change(kDay, kAgents, 3));
}

TEST_CASE("moments are rounded down to the minute, as files write them") {
  CHECK(with_change(plain(), kAgents, 3, kDay + 59'999) == with_change(plain(), kAgents, 3, kDay));
}

TEST_CASE("a fixed parameter is changed for the whole scenario") {
  const Scenario scenario = with_change(plain(), kCustomers, 0.5, 3 * kDay);
  CHECK(scenario.timeline.empty());
  CHECK(scenario.parameters.people.customers_share == 0.5);
}

TEST_CASE("after any change its value is in force at its moment, and the file round-trips") {
  RandomScenarios random(11);
  for (int i = 0; i < 500; ++i) {
    const Scenario scenario = random.next(6);
    const std::size_t parameter = random.parameter(true);
    const double value = random.value(parameter);
    const Millis at = random.whole(0, scenario.end() - 1);
    const Scenario changed = with_change(scenario, parameter, value, at);
    REQUIRE(get(parameters_at(changed, at), parameter) == value);
    REQUIRE(divergence(scenario, changed) >= at - at % kMinute);
    const auto back = parse_scenario(to_json(changed));
    if (!back) FAIL(all_of(back.errors()));
    REQUIRE(*back == changed);
  }
}
