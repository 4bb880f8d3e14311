// Advocates, recalls, product feedback and the squeaky wheel: each does what it says, and nothing while it is off.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "sim/sim.h"

using namespace grapevine;

namespace {

Scenario small() {
  Scenario scenario;
  scenario.people = 1500;
  scenario.days = 20;
  scenario.network.max_degree = 60;
  scenario.parameters.experience.per_day = 0.1;
  scenario.parameters.support.specialists.agents = 2;
  return scenario;
}

TimelineEntry at(Millis moment, EventSpec event) {
  TimelineEntry entry;
  entry.at = moment;
  entry.events = {event};
  return entry;
}

// The sum of a metric over some replicates.
double total(const Scenario& scenario, Metric metric, std::uint32_t replicates = 12) {
  Simulation simulation(build_world(scenario).value(), scenario);
  Outcomes outcomes;
  double sum = 0;
  for (std::uint32_t i = 0; i < replicates; ++i) {
    simulation.run(i, outcomes);
    sum += outcomes[metric];
  }
  return sum;
}

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
