#include <catch2/catch_test_macros.hpp>

#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;

namespace {

const std::size_t kAgents = *find_parameter("support.social.agents");

bool same_future(const Scenario& scenario, const WhatIf& what_if, const Scenario& changed) {
  Scenario with = scenario;
  with.what_ifs = {what_if};
  return divergence(with_what_if(with, 0), changed) == kNever;
}

Scenario busy() {
  Scenario scenario;
  scenario.timeline = {{kDay, "", {{kAgents, 5}}, {}}, {2 * kDay, "Named", {}, {StoryEvent{}}}, {4 * kDay, "", {{kAgents, 2}}, {}}};
  return scenario;
}

}  // namespace

TEST_CASE("a what-if between two scenarios turns one into the other, over the first one's own changes") {
  const Scenario before = busy();
  Scenario after = with_change(before, kAgents, 7, 3 * kDay);
  after.timeline.push_back({5 * kDay, "", {}, {PressEvent{}}});
  const auto what_if = what_if_between(before, after, "Both");
  REQUIRE(what_if);
  CHECK(what_if->title == "Both");
  CHECK(what_if->timeline.size() == 2);
  CHECK(same_future(before, *what_if, after));

  Scenario otherwise = before;
  otherwise.timeline[0] = {0, "", {{kAgents, 9}}, {}};
  otherwise.timeline[2].changes[0].value = 9;
  const auto held = what_if_between(before, otherwise, "");
  REQUIRE(held);
  CHECK(same_future(before, *held, otherwise));
}

TEST_CASE("between a scenario and itself there is a what-if without entries") {
  const auto what_if = what_if_between(busy(), busy(), "None");
  REQUIRE(what_if);
  CHECK(what_if->timeline.empty());
}

TEST_CASE("there is no what-if to another crowd, another start, an event less, or another width of the series") {
  Scenario other = busy();
  other.seed = 2;
  CHECK_FALSE(what_if_between(busy(), other, ""));
  other = busy();
  other.timeline.erase(other.timeline.begin() + 1);
  CHECK_FALSE(what_if_between(busy(), other, ""));
  other = busy();
  other.parameters.support.social.agents = 9;
  CHECK_FALSE(what_if_between(busy(), other, ""));
  other = busy();
  other.series_hours = 1;
  CHECK_FALSE(what_if_between(busy(), other, ""));
  other = busy();
  other.parameters.people.customers_share = 0.5;
  CHECK_FALSE(what_if_between(busy(), other, ""));
}
