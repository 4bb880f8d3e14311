#include "tests/unit/sim/small_town.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <memory>
#include <vector>

#include "sim/state.h"

using namespace grapevine;

namespace {

Scenario small() {
  Scenario scenario = town::scenario();
  scenario.days = 12;
  scenario.series_hours = 6;
  TimelineEntry complaint;
  complaint.at = 3 * kDay + 9 * kHour;
  complaint.events = {StoryEvent{}};
  scenario.timeline = {complaint};
  return scenario;
}

std::shared_ptr<const World> world_of(const Scenario& scenario) {
  auto world = build_world(scenario);
  REQUIRE(world.ok());
  return *world;
}

Outcomes run(const Scenario& scenario, std::uint32_t replicate = 0) {
  Simulation simulation(world_of(scenario), scenario);
  Outcomes outcomes;
  simulation.run(replicate, outcomes);
  return outcomes;
}

std::int64_t sum(std::span<const std::int64_t> values) {
  std::int64_t total = 0;
  for (const auto value : values) total += value;
  return total;
}

std::size_t parameter(std::string_view path) { return *find_parameter(path); }

}  // namespace

TEST_CASE("a replicate is a function of scenario and index alone") {
  const Scenario scenario = small();
  const auto world = world_of(scenario);
  Simulation simulation(world, scenario);
  Outcomes first, other, again;
  simulation.run(3, first);
  simulation.run(4, other);
  simulation.run(3, again);
  CHECK(first == again);
  CHECK_FALSE(first == other);
  CHECK(run(scenario, 3) == first);
}

TEST_CASE("running in small steps is running at once") {
  const Scenario scenario = small();
  Simulation simulation(world_of(scenario), scenario);
  Outcomes stepped;
  simulation.start(1);
  for (Millis t = 0; simulation.advance(t += 97 * kMinute);) {}
  simulation.finish(stepped);
  CHECK(stepped == run(scenario, 1));
}

TEST_CASE("a snapshot at any day continues as the straight run does") {
  const Scenario scenario = small();
  const auto world = world_of(scenario);
  const Outcomes straight = run(scenario, 2);
  for (Millis at = 0; at < scenario.end(); at += kDay + 5 * kHour) {
    Simulation one(world, scenario), other(world, scenario);
    one.start(2);
    one.advance(at);
    Snapshot snapshot;
    one.save(snapshot);
    CHECK(snapshot.at() == at);
    Outcomes outcomes;
    other.run(7, outcomes);  // whatever it did before is forgotten
    other.restore(snapshot);
    other.advance(scenario.end());
    other.finish(outcomes);
    CHECK(outcomes == straight);
  }
}

TEST_CASE("a changed future from a snapshot is the changed scenario's own") {
  const Scenario scenario = small();
  const auto world = world_of(scenario);
  // the second needs memory that the scenario without it does not
  const auto [path, value] = GENERATE(table<std::string, double>({{"triage.policy", 1}, {"mixing.per_day", 0.1}}));
  CAPTURE(path);
  const Scenario changed = with_change(scenario, parameter(path), value, 5 * kDay);
  REQUIRE(divergence(scenario, changed) == 5 * kDay);
  Simulation simulation(world, scenario), other(world, changed);
  simulation.start(0);
  simulation.advance(5 * kDay);
  Snapshot snapshot;
  simulation.save(snapshot);
  simulation.set_scenario(changed);
  simulation.restore(snapshot);
  simulation.advance(changed.end());
  Outcomes from_snapshot, straight;
  simulation.finish(from_snapshot);
  other.run(0, straight);
  CHECK(from_snapshot == straight);
}

TEST_CASE("when demand changes within a day the contacts before it stay, and the rest of the day follows") {
  const Scenario scenario = small();
  const auto world = world_of(scenario);
  const Millis at = 4 * kDay + 10 * kHour;  // a Friday
  const auto [path, value] = GENERATE(table<std::string, double>({{"support.email.routine_per_1000_per_day", 60}, {"support.email.routine_per_1000_per_day", 0}, {"support.phone.routine_per_1000_per_day", 0}}));
  CAPTURE(path, value);
  const Scenario changed = with_change(scenario, parameter(path), value, at);
  Simulation simulation(world, scenario);
  simulation.start(0);
  simulation.advance(at);
  const auto contacts_of = [](const Simulation& s) { return s.state().routine_contacts; };
  const std::int64_t before = contacts_of(simulation);
  Snapshot snapshot;
  simulation.save(snapshot);
  simulation.advance(5 * kDay);
  const std::int64_t unchanged = contacts_of(simulation) - before;
  REQUIRE(unchanged > 5);

  simulation.set_scenario(changed);
  simulation.restore(snapshot);
  simulation.advance(5 * kDay);
  const std::int64_t rest = contacts_of(simulation) - before;
  if (value > 1) CHECK(rest > 2 * unchanged);
  else CHECK(rest < unchanged);
  simulation.advance(changed.end());
  Outcomes from_snapshot, straight;
  simulation.finish(from_snapshot);
  Simulation other(world, changed);
  other.start(0);
  other.advance(at);
  CHECK(contacts_of(other) == before);
  other.advance(changed.end());
  other.finish(straight);
  CHECK(from_snapshot == straight);
}

TEST_CASE("days before a change are the same to the bit, and a change of nothing changes nothing") {
  const Scenario scenario = small();
  const auto base = run(scenario);
  const Scenario changed = with_change(scenario, parameter("support.social.agents"), 5, 6 * kDay);
  const auto after = run(changed);
  for (std::size_t day = 0; day < 6; ++day) CHECK(base.day_digests[day] == after.day_digests[day]);
  CHECK(base.day_digests[11] != after.day_digests[11]);

  Scenario idle = scenario;
  TimelineEntry entry;
  entry.at = 2 * kDay;
  entry.changes = {{parameter("support.social.agents"), 1}};  // what it is already
  idle.timeline.insert(idle.timeline.begin(), entry);
  CHECK(run(idle) == base);  // also the luck of the story event that follows
}

TEST_CASE("cases are conserved: opened = resolved + abandoned + given up + still open") {
  const auto o = run(small());
  CHECK(sum(o[Series::complaints]) == static_cast<std::int64_t>(o[Metric::complaints]));
  CHECK(sum(o[Series::first_responses]) <= sum(o[Series::complaints]));
  CHECK(sum(o[Series::resolved]) <= sum(o[Series::complaints]));
  CHECK(sum(o[Series::contacts]) == static_cast<std::int64_t>(o[Metric::contacts]));
  CHECK(sum(o[Series::negative_exposures]) == static_cast<std::int64_t>(o[Metric::negative_exposures]));
  CHECK(sum(o[Series::new_people_reached]) == static_cast<std::int64_t>(o[Metric::negative_reach]));
  CHECK(sum(o[Series::customers_lost]) == static_cast<std::int64_t>(o[Metric::customers_lost]));
  CHECK(o[Metric::complaints] > 20);
}

TEST_CASE("money is conserved: cost is agents times open hours") {
  Scenario scenario = small();
  scenario.timeline.clear();
  scenario.days = 7;
  const auto o = run(scenario);
  const SupportParameters& s = scenario.parameters.support;
  const double office_agents = s.phone.agents + s.email.agents + s.specialists.agents;
  const double wages = 28 * ((s.phone.agents + s.email.agents) * 40 + s.specialists.agents * 45 + s.social.agents * 84);
  const double tools = 8 * (office_agents * 5 + s.social.agents * 7);
  CHECK(std::abs(o[Metric::support_cost] - wages - tools) < 1e-6 * wages);
  CHECK(std::abs(o[Metric::programme_cost] - 7 * 0.25 * 120) < 1e-6);
  CHECK(o[Metric::total_cost] == o[Metric::support_cost] + o[Metric::programme_cost]);
}

TEST_CASE("limiting cases: no failures, no complaints; no visibility, no story; nobody tells, nobody hears") {
  Scenario scenario = small();
  scenario.timeline.clear();
  scenario.parameters.experience.failure_rate = 0;
  const auto flawless = run(scenario);
  CHECK(flawless[Metric::complaints] == 0);
  CHECK(flawless[Metric::negative_exposures] == 0);
  CHECK(flawless[Metric::crisis] == 0);

  Scenario silent = small();
  silent.parameters.tell.bad_probability = silent.parameters.tell.good_probability = 0;
  silent.parameters.feed.visibility = 0;  // below what a file may say: nobody sees a post
  const auto unseen = run(silent);
  CHECK(unseen[Metric::negative_exposures] == 0);
  CHECK(unseen[Metric::positive_exposures] == 0);
  CHECK(unseen[Metric::negative_posts] > 0);
}

TEST_CASE("with agents enough nobody waits when the line is open") {
  Scenario scenario = small();
  scenario.timeline.clear();
  for (ChannelParameters* team : {&scenario.parameters.support.phone, &scenario.parameters.support.email, &scenario.parameters.support.social, &scenario.parameters.support.specialists}) {
    team->agents = 500;
    team->open_from_hour = 0;
    team->open_until_hour = 24;
    team->weekends = true;
  }
  const auto o = run(scenario);
  CHECK(o[Metric::routine_wait_mean] == 0);
  CHECK(o[Metric::abandonment] == 0);
}

TEST_CASE("a resolution never lifts a customer above what they thought before the failure") {
  Scenario scenario = small();
  scenario.timeline.clear();
  scenario.parameters.tell.bad_probability = scenario.parameters.tell.good_probability = 0;
  scenario.parameters.post = {0, 0};
  scenario.parameters.experience.success_lift = 0;
  scenario.parameters.people.mood_reversion_per_day = 0;
  scenario.parameters.recovery.size = 1;
  scenario.parameters.reply.quality = 1;
  const auto fixed = run(scenario);
  scenario.parameters.experience.failure_rate = 0;
  const auto never = run(scenario);
  CHECK(fixed[Metric::sentiment_all] < never[Metric::sentiment_all]);
  CHECK(fixed[Metric::customers_lost] >= never[Metric::customers_lost]);
}

TEST_CASE("a tell ratio of one to one switches the adage off") {
  Scenario scenario = small();
  scenario.timeline.clear();
  scenario.parameters.tell = {0.5, 0.5, 6, 6};
  scenario.parameters.post = {0, 0};
  scenario.parameters.contact.social_share = 0;
  scenario.parameters.experience.failure_rate = 0.5;
  const auto o = run(scenario);
  const double ratio = o[Metric::positive_exposures] / o[Metric::negative_exposures];
  CHECK(ratio > 0.8);
  CHECK(ratio < 1.25);
}

TEST_CASE("triage answers the influencer in a backlog sooner") {
  Scenario scenario = small();
  TimelineEntry surge;
  surge.at = 3 * kDay + 8 * kHour + 30 * kMinute;
  surge.events = {SurgeEvent{2, 80, 0.4}};
  scenario.timeline.insert(scenario.timeline.begin(), surge);
  const auto fifo = run(scenario);
  const auto triage = run(with_change(scenario, parameter("triage.policy"), 1));
  CHECK(triage[Metric::event_first_response] * 10 < fifo[Metric::event_first_response]);
}

TEST_CASE("a switched-off social desk hears nothing and costs nothing") {
  Scenario scenario = small();
  scenario.timeline.clear();
  scenario.parameters.support.social.enabled = false;
  const auto off = run(scenario);
  scenario.parameters.support.social.enabled = true;
  const auto on = run(scenario);
  CHECK(off[Metric::utilisation_social] == 0);
  CHECK(off[Metric::support_cost] < on[Metric::support_cost]);
  CHECK(off[Metric::complaints] < on[Metric::complaints]);
}

TEST_CASE("a defect raises failures for its days only and press coverage reaches its share") {
  Scenario scenario = small();
  scenario.timeline.clear();
  const auto base = run(scenario);
  TimelineEntry defect;
  defect.at = 4 * kDay;
  defect.events = {DefectEvent{4, 3, 1}};
  scenario.timeline = {defect};
  const auto broken = run(scenario);
  CHECK(broken[Metric::complaints] > base[Metric::complaints]);
  for (std::size_t day = 0; day < 4; ++day) CHECK(broken.day_digests[day] == base.day_digests[day]);

  TimelineEntry press;
  press.at = 4 * kDay;
  press.events = {PressEvent{0.5, -0.5}};
  scenario.timeline = {press};
  const auto covered = run(scenario);
  const double more = covered[Metric::negative_exposures] - base[Metric::negative_exposures];
  CHECK(std::abs(more - 750) < 5 * std::sqrt(1500 * 0.25) + 60);
}

TEST_CASE("hours, staff and the desk itself may change on the timeline") {
  Scenario scenario = small();
  const auto change = [&](Millis at, std::string_view path, double value) {
    TimelineEntry entry;
    entry.at = at;
    entry.changes = {{parameter(path), value}};
    scenario.timeline.push_back(entry);
  };
  change(4 * kDay + kHour, "support.social.open_from_hour", 0);
  change(5 * kDay, "support.social.open_until_hour", 24);
  change(6 * kDay, "support.social.agents", 0);
  change(7 * kDay, "support.social.agents", 3);
  change(8 * kDay + 3 * kHour, "support.social.enabled", 0);
  change(9 * kDay, "support.social.enabled", 1);
  const auto o = run(scenario);
  CHECK(o[Metric::utilisation_social] > 0);
  CHECK(o[Metric::utilisation_social] <= 1);
}

TEST_CASE("followers wanted that are not there are an error, not a crash") {
  const Scenario scenario = small();
  const auto world = world_of(scenario);
  CHECK(find_person(*world, {1, -1}).ok());
  CHECK_FALSE(find_person(*world, {100000, -1}).ok());
  CHECK_FALSE(find_person(*world, {1, 999999}).ok());
  CHECK(find_person(*world, {1, 5}).ok());
}

TEST_CASE("the people of the default scenario use their agents 75 to 85 % of open time") {
  Scenario scenario;  // reference
  scenario.days = 28;
  const auto world = world_of(scenario);
  Simulation simulation(world, scenario);
  constexpr Metric kTeamsOf[] = {Metric::utilisation_phone, Metric::utilisation_email, Metric::utilisation_social, Metric::utilisation_specialists};
  std::array<double, 4> mean{};
  for (std::uint32_t r = 0; r < 40; ++r) {
    Outcomes o;
    simulation.run(r, o);
    for (std::size_t i = 0; i < 4; ++i) mean[i] += o[kTeamsOf[i]] / 40;
  }
  for (const double utilisation : mean) {
    CHECK(utilisation > 0.74);
    CHECK(utilisation < 0.86);
  }
}
