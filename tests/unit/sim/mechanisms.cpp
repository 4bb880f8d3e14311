// Advocates, recalls, product feedback and the squeaky wheel: each does what it says, and nothing while it is off.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/unit/sim/small_town.h"

using namespace grapevine;
using town::total;

namespace {

Scenario small() { return town::scenario(); }
TimelineEntry at(Millis moment, EventSpec event) { return town::happens(moment, std::move(event)); }

}  // namespace

TEST_CASE("advocates answer complaints, soften them and are paid for; without them nothing changes") {
  Scenario scenario = small();
  scenario.timeline = {at(2 * kDay, StoryEvent{})};
  CHECK(total(scenario, Metric::advocate_replies) == 0);
  Scenario many = scenario;
  many.parameters.advocates = {0.1, 0.2, 0.5, 1.0};
  CHECK(total(many, Metric::advocate_replies) > 0);
  CHECK(total(many, Metric::negative_reshares) < total(scenario, Metric::negative_reshares));
  CHECK(total(many, Metric::programme_cost) > total(scenario, Metric::programme_cost));
  // advocates of whom none may answer are there in vain: the same luck for everybody else
  Scenario mute = many;
  mute.parameters.advocates.damping = mute.parameters.advocates.softening = 0;
  CHECK(total(mute, Metric::negative_exposures) == total(scenario, Metric::negative_exposures));
}

TEST_CASE("a recall spares those whom it reaches, the more the sooner, and has its price") {
  Scenario never = small();
  never.timeline = {at(2 * kDay, DefectEvent{8, 10, 1})};
  Scenario late = never, early = never, all = never;
  late.timeline.push_back(at(8 * kDay, RecallEvent{0.8}));
  early.timeline.push_back(at(3 * kDay, RecallEvent{0.8}));
  all.timeline.push_back(at(2 * kDay + 1, RecallEvent{1}));
  Scenario without = small();
  const auto complaints = [](const Scenario& scenario) { return total(scenario, Metric::complaints); };
  CHECK(complaints(late) < complaints(never));
  CHECK(complaints(early) < complaints(late));
  CHECK(complaints(all) < complaints(early));
  CHECK(complaints(all) < complaints(without) * 1.05);  // but for those struck in the first instant
  const double customers = static_cast<double>(build_world(never).value()->customers_by_rank.size());
  const double price = total(early, Metric::programme_cost, 1) - total(never, Metric::programme_cost, 1);
  CHECK(std::abs(price - 0.8 * customers * never.parameters.cost.recall_per_customer) < 0.01 * customers);
  // without a defect a recall does nothing
  Scenario vain = without;
  vain.timeline = {at(3 * kDay, RecallEvent{0.8})};
  CHECK(total(vain, Metric::negative_exposures) == total(without, Metric::negative_exposures));
  CHECK(total(vain, Metric::programme_cost) == total(without, Metric::programme_cost));
}

TEST_CASE("complaints that reach the product team make failures rarer after a while") {
  const Scenario scenario = small();
  Scenario learning = scenario;
  learning.parameters.feedback = {0.2, 1};
  CHECK(total(learning, Metric::complaints) < total(scenario, Metric::complaints));
  // not before the lag has gone by
  learning.parameters.feedback.lag_days = 30;
  CHECK(total(learning, Metric::complaints) == total(scenario, Metric::complaints));
}

TEST_CASE("who was helped in public is louder the next time") {
  Scenario quiet = small();
  quiet.parameters.contact = {1, 0, 0, 1};
  quiet.parameters.experience.failure_rate = 0.4;
  quiet.parameters.post.bad_probability = 0.3;
  quiet.parameters.contact.probability = 0.5;
  quiet.parameters.recovery.squeaky_wheel = 0;
  Scenario squeaky = quiet;
  squeaky.parameters.recovery.squeaky_wheel = 1;
  CHECK(total(squeaky, Metric::negative_posts) > total(quiet, Metric::negative_posts) * 1.01);
}
