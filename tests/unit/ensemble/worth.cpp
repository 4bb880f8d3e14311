// Return on investment, the cost of silence and what part of an effect is word of mouth.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "ensemble/ensemble.h"
#include "tests/unit/ensemble/small_scenarios.h"

using namespace grapevine;

namespace {

// Pairs in which the what-if differs by so much in net value, cost in all and cost of the programme.
struct Change {
  double net, cost, low, high;
};
Comparison compared(const std::vector<Change>& changes) {
  Replicates before, after;
  for (const Change& change : changes) {
    Outcomes outcomes;
    before.outcomes.push_back(outcomes);
    outcomes[Metric::net_value] = change.net;
    outcomes[Metric::total_cost] = outcomes[Metric::programme_cost] = change.cost;
    outcomes[Metric::programme_cost_low] = change.low;
    outcomes[Metric::programme_cost_high] = change.high;
    after.outcomes.push_back(outcomes);
  }
  return compare(before, after);
}

Replicates futures(const Scenario& scenario, std::uint32_t count) {
  Simulation simulation(build_world(scenario).value(), scenario);
  Replicates replicates;
  replicates.outcomes.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) simulation.run(i, replicates.outcomes[i]);
  return replicates;
}

}  // namespace

TEST_CASE("the return is what a change gains beyond its cost, for each $ of it") {
  // the same in every future: no luck, so the range is that of the cost alone
  const Returns returns = returns_of(compared({{200, 100, 50, 200}, {200, 100, 50, 200}}));
  REQUIRE(returns.defined);
  CHECK(returns.gain == 300);
  CHECK(returns.mean == 2.0);
  CHECK(returns.low == 0.5);   // 300 for 200
  CHECK(returns.high == 5.0);  // 300 for 50
  CHECK_FALSE(returns.open_above);
}

TEST_CASE("luck widens the range of a return") {
  const Returns sure = returns_of(compared({{200, 100, 100, 100}, {200, 100, 100, 100}, {200, 100, 100, 100}}));
  const Returns unsure = returns_of(compared({{100, 100, 100, 100}, {200, 100, 100, 100}, {300, 100, 100, 100}}));
  CHECK(sure.low == sure.high);
  CHECK(unsure.mean == sure.mean);
  CHECK(unsure.low < sure.low);
  CHECK(unsure.high > sure.high);
}

TEST_CASE("a loss is larger for each $ of a small cost") {
  const Returns returns = returns_of(compared({{-400, 100, 50, 200}, {-400, 100, 50, 200}}));
  CHECK(returns.gain == -300);
  CHECK(returns.low == -7.0);   // −350 for 50
  CHECK(returns.high == -2.5);  // −500 for 200
}

TEST_CASE("what costs nothing or saves has no return; one that may cost nothing has no upper end") {
  CHECK_FALSE(returns_of(compared({{10, 0, 0, 0}, {10, 0, 0, 0}})).defined);
  CHECK_FALSE(returns_of(compared({{10, -5, -5, -5}, {10, -5, -5, -5}})).defined);
  CHECK_FALSE(returns_of(Comparison{compare({}, {})}).defined);
  const Returns open = returns_of(compared({{50, 10, 0, 20}, {50, 10, 0, 20}}));
  REQUIRE(open.defined);
  CHECK(open.open_above);
  CHECK(std::isinf(open.high));
}

TEST_CASE("without influence bad news is heard and moves nobody") {
  Scenario scenario = small::scenario();
  scenario.timeline.insert(scenario.timeline.begin(), small::changes(kDay, "exposure.strength", 0.1));
  const Scenario deaf = without_influence(scenario);
  CHECK(deaf.parameters.exposure.strength == 0);
  CHECK(parameters_at(deaf, 2 * kDay).exposure.strength == 0);
  const Replicates heard = futures(scenario, 4), unmoved = futures(deaf, 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(unmoved.outcomes[i][Metric::negative_exposures] > 0);
    CHECK(unmoved.outcomes[i][Metric::sentiment_exposed] != heard.outcomes[i][Metric::sentiment_exposed]);
  }
}

TEST_CASE("an effect is divided pair by pair: what stays without influence is direct") {
  const auto column = [](std::initializer_list<double> values) {
    Replicates replicates;
    for (const double value : values) {
      Outcomes outcomes;
      outcomes[Metric::nps] = value;
      replicates.outcomes.push_back(outcomes);
    }
    return replicates;
  };
  const Replicates before = column({1, 2, 3}), after = column({5, 6, 7}), before_direct = column({1, 1, 1}), after_direct = column({2, 2, 2});
  const Effect effect = effect_of({before, after, before_direct, after_direct}, Metric::nps);
  CHECK(effect.whole.mean == 4);
  CHECK(effect.indirect.mean == 3);
  CHECK(effect.indirect.low == 3);
  CHECK(effect_of({before, before, before_direct, before_direct}, Metric::nps).whole.mean == 0);
}

TEST_CASE("a company that never answers in public has no first reply and at least as much bad news") {
  Scenario scenario = small::scenario();
  scenario.timeline.clear();
  scenario.timeline.push_back({2 * kDay, {}, {}, {StoryEvent{}}});
  scenario.timeline.push_back({3 * kDay, {}, {{*find_parameter("reply.enabled"), 1}}, {}});
  const Scenario silent = answered_after(scenario, kNeverAnswered);
  CHECK_FALSE(parameters_at(silent, 4 * kDay).reply.enabled);
  CHECK(answered_after(scenario, 4).parameters.reply.approval_hours == 4);
  const Replicates answered = futures(answered_after(scenario, 0), 8), never = futures(silent, 8);
  double with = 0, without = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    with += answered.outcomes[i][Metric::negative_reshares];
    without += never.outcomes[i][Metric::negative_reshares];
    CHECK(never.outcomes[i][Metric::event_first_response] >= answered.outcomes[i][Metric::event_first_response]);
  }
  CHECK(without > with);
}
