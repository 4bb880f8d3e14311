// Draws from a posterior: each future has its own, in a run, in a pair and from a snapshot.
#include <catch2/catch_test_macros.hpp>

#include "ensemble/ensemble.h"
#include "tests/unit/ensemble/small_scenarios.h"

using namespace grapevine;

namespace {

const std::size_t kFails = small::parameter("experience.failure_rate"), kVisibility = small::parameter("feed.visibility");

// Failure rates from 2 to 30 % and visibilities that fall meanwhile, in five draws.
Scenario drawn_scenario() {
  Scenario scenario = small::scenario();
  scenario.posterior.parameters = {std::min(kFails, kVisibility), std::max(kFails, kVisibility)};
  for (int i = 0; i < 5; ++i)
    for (const std::size_t parameter : scenario.posterior.parameters) scenario.posterior.values.push_back(parameter == kFails ? 0.02 + 0.07 * i : 0.4 - 0.05 * i);
  return scenario;
}

// The scenario with the values of one draw as changes from the start.
Scenario at_draw(const Scenario& scenario, std::uint64_t replicate) {
  Scenario plain = scenario;
  plain.posterior = {};
  for (std::size_t i = 0; i < scenario.posterior.parameters.size(); ++i) plain = with_change(plain, scenario.posterior.parameters[i], scenario.posterior.draw(replicate)[i]);
  return plain;
}

double one(const Scenario& scenario, std::uint32_t replicate, Metric metric) {
  Simulation simulation(build_world(scenario).value(), scenario);
  Outcomes outcomes;
  simulation.run(replicate, outcomes);
  return outcomes[metric];
}

}  // namespace

TEST_CASE("each future of a scenario with a posterior is the one of its draw, at any number of threads") {
  const Scenario scenario = drawn_scenario();
  std::string digest;
  for (const int threads : {0, 1, 4}) {
    PairedEnsemble ensemble(GRAPEVINE_THREADS ? threads : 0);
    REQUIRE(ensemble.set_baseline(scenario).empty());
    ensemble.wait();
    if (digest.empty()) {
      digest = ensemble.baseline().digest();
      for (std::uint32_t replicate = 0; replicate < 12; ++replicate)
        for (const Metric metric : {Metric::complaints, Metric::negative_exposures, Metric::nps}) CHECK(ensemble.baseline().outcomes[replicate][metric] == one(at_draw(scenario, replicate), replicate, metric));
    }
    CHECK(ensemble.baseline().digest() == digest);
  }
}

TEST_CASE("a pair has the same draw on both sides, but for what the what-if sets itself") {
  const Scenario scenario = drawn_scenario();
  PairedEnsemble ensemble(GRAPEVINE_THREADS ? 2 : 0);
  REQUIRE(ensemble.set_baseline(scenario).empty());
  ensemble.wait();
  // from the start, and from a snapshot in the midst
  for (const Millis at : {Millis{0}, 2 * kDay + 9 * kHour, 4 * kDay}) {
    const Scenario what_if = with_change(scenario, kFails, 0.2, at);
    REQUIRE(ensemble.set_what_if(what_if).empty());
    ensemble.wait();
    for (std::uint32_t replicate = 0; replicate < 12; ++replicate) {
      const Scenario plain = with_change(at_draw(scenario, replicate), kFails, 0.2, at);
      CHECK(ensemble.what_if().outcomes[replicate][Metric::complaints] == one(plain, replicate, Metric::complaints));
      CHECK(ensemble.what_if().outcomes[replicate][Metric::negative_exposures] == one(plain, replicate, Metric::negative_exposures));
    }
  }
  // a value that is set is fixed, also where the scenario has it already
  REQUIRE(ensemble.set_what_if(with_change(scenario, kFails, get(scenario.parameters, kFails))).empty());
  ensemble.wait();
  CHECK(ensemble.what_if().digest() != ensemble.baseline().digest());
}

TEST_CASE("an interval over draws is wider than one over luck alone") {
  const Scenario scenario = drawn_scenario();
  Scenario middle = at_draw(scenario, 2);
  const auto width = [](const Scenario& of) {
    PairedEnsemble ensemble(GRAPEVINE_THREADS ? 2 : 0);
    REQUIRE(ensemble.set_baseline(of).empty());
    ensemble.set_replicates(40);
    ensemble.wait();
    return t_interval(ensemble.baseline().column(Metric::complaints, 40)).half_width();
  };
  CHECK(width(scenario) > 1.5 * width(middle));
}
