// Customers who answer each other: deflection, critical mass, knowledge, costs; nothing while there is no community.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/unit/sim/small_town.h"

using namespace grapevine;

namespace {

constexpr std::uint32_t kFutures = 6;

Scenario small() {
  Scenario scenario = town::scenario();
  scenario.people = 2000;
  return scenario;
}

Scenario with_community(double super_users = 0.02) {
  Scenario scenario = small();
  scenario.parameters.community.enabled = true;
  scenario.parameters.community.super_users_share = super_users;
  return scenario;
}

std::vector<Outcomes> futures(const Scenario& scenario) { return town::futures(scenario, kFutures); }
double total(const Scenario& scenario, Metric metric) { return town::total(scenario, metric, kFutures); }

}  // namespace

TEST_CASE("customers who answer each other spare the desk contacts, and what they settled others find") {
  const Scenario without = small(), with = with_community();
  const auto before = futures(without), after = futures(with);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i][Metric::questions_asked] == 0);
    CHECK(before[i][Metric::deflected] == 0);
    CHECK(after[i][Metric::deflected] > 15);
    CHECK(after[i][Metric::deflected] <= after[i][Metric::questions_asked]);
    CHECK(after[i][Metric::contacts] < before[i][Metric::contacts] - 0.5 * after[i][Metric::deflected]);
    CHECK(after[i][Metric::knowledge_items] > 5);
    CHECK(after[i][Metric::knowledge_items] < after[i][Metric::deflected]);  // the others were found
    CHECK(after[i][Metric::open_web_interactions] > before[i][Metric::open_web_interactions] + after[i][Metric::knowledge_items]);
    CHECK(after[i][Metric::deflection_rate] == after[i][Metric::deflected] / (after[i][Metric::deflected] + after[i][Metric::contacts]));
  }
}

TEST_CASE("critical mass: hardly any super-users settle hardly anything, and each doubling of many adds less") {
  const auto rate = [](double share) { return total(with_community(share), Metric::deflection_rate) / kFutures; };
  const double few = rate(0.0005), some = rate(0.01), more = rate(0.02), many = rate(0.04);
  INFO(few << " " << some << " " << more << " " << many);
  CHECK(few < 0.02);
  CHECK(some > 3 * few);
  CHECK(more > some);
  CHECK(many > more);
  CHECK(many - more < more - some + (some - few));
  Scenario recognised = with_community(0.01);
  recognised.parameters.community.recognition = 1;
  CHECK(total(recognised, Metric::deflection_rate) / 6 > some);
}

TEST_CASE("a community costs its opening, its days and its answers") {
  Scenario opened = small();
  TimelineEntry entry;
  entry.at = 10 * kDay;
  entry.changes = {{*find_parameter("community.enabled"), 1}};
  opened.timeline = {entry};
  opened.parameters.community.super_users_share = 0.02;
  opened.parameters.community.recognition = 0.5;
  const auto before = futures(small()), after = futures(opened);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const double paid = after[i][Metric::programme_cost] - before[i][Metric::programme_cost];
    const double answers = (paid - 2000 - 10 * 40 - 10 * 0.5 * 20) / 0.30;
    CHECK(std::abs(answers - std::round(answers)) < 1e-6);
    CHECK(answers >= after[i][Metric::knowledge_items]);
    CHECK(answers <= after[i][Metric::questions_asked]);
  }
}

TEST_CASE("a community that nobody asks changes nothing but its cost") {
  Scenario unasked = with_community();
  unasked.parameters.community.asks_first = 0;
  const auto before = futures(small()), after = futures(unasked);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i].series == after[i].series);
    CHECK(before[i].day_digests == after[i].day_digests);
    for (const Metric metric : {Metric::sentiment_all, Metric::customers_lost, Metric::customer_value, Metric::support_cost, Metric::open_web_interactions})
      CHECK(before[i][metric] == after[i][metric]);
    CHECK(std::abs(after[i][Metric::programme_cost] - before[i][Metric::programme_cost] - 20 * 40) < 1e-6);
  }
}

TEST_CASE("a community without helpers delays a question and loses none that would have been written") {
  Scenario vain = with_community(0);
  vain.parameters.community.patience_hours = 0.5;
  Scenario without = small();
  for (Scenario* scenario : {&vain, &without}) {
    scenario->parameters.contact.social_share = 0;
    scenario->parameters.support.phone.open_from_hour = 0;
    scenario->parameters.support.phone.open_until_hour = 24;
    scenario->parameters.support.phone.weekends = true;
  }
  const double before = total(without, Metric::contacts), after = total(vain, Metric::contacts);
  CHECK(total(vain, Metric::deflected) == 0);
  CHECK(total(vain, Metric::questions_asked) > 100);
  INFO(before << " " << after);
  CHECK(std::abs(after / before - 1) < 0.01);
}

TEST_CASE("super-users who leave no longer answer") {
  Scenario stable = with_community(0.02), leaving = stable;
  stable.parameters.churn.base_per_day = 0.00001;
  leaving.parameters.churn.base_per_day = 0.05;
  leaving.parameters.churn.sentiment_slope = stable.parameters.churn.sentiment_slope = 0.1;
  leaving.parameters.contact.probability = stable.parameters.contact.probability = 0;  // routine questions alone
  CHECK(total(leaving, Metric::deflection_rate) < 0.9 * total(stable, Metric::deflection_rate));
}

TEST_CASE("a snapshot of a future with a community goes on as if it had not been taken") {
  const Scenario scenario = with_community();
  const auto world = build_world(scenario).value();
  Simulation whole(world, scenario), halved(world, scenario), other(world, scenario);
  Outcomes expected, found;
  whole.run(3, expected);
  halved.start(3);
  halved.advance(9 * kDay);
  Snapshot snapshot;
  halved.save(snapshot);
  other.run(1, found);
  other.restore(snapshot);
  other.advance(scenario.end());
  other.finish(found);
  CHECK(expected == found);
}
