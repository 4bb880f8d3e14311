// "posterior": draws of parameters in a scenario's file.
#include <catch2/catch_test_macros.hpp>

#include "scenario/scenario.h"

using namespace grapevine;

namespace {

const std::size_t kVisibility = find_parameter("feed.visibility").value(), kAgents = find_parameter("support.social.agents").value();

std::string with_posterior(const std::string& posterior) { return R"({"grapevine": 1, "days": 10, "posterior": )" + posterior + "}"; }

Scenario drawn_scenario() {
  Scenario scenario;
  scenario.days = 10;
  scenario.posterior = {{std::min(kVisibility, kAgents), std::max(kVisibility, kAgents)}, {}};
  for (int i = 0; i < 3; ++i)
    for (const std::size_t parameter : scenario.posterior.parameters) scenario.posterior.values.push_back(parameter == kAgents ? 2 + i : 0.1 + 0.07 * i);
  return scenario;
}

std::string first_error(const std::string& posterior) {
  const auto parsed = parse_scenario(with_posterior(posterior));
  return parsed ? "" : to_string(parsed.errors().front());
}

}  // namespace

TEST_CASE("draws come back from a file to the bit, and begin again after the last") {
  const Scenario scenario = drawn_scenario();
  const auto again = parse_scenario(to_json(scenario));
  REQUIRE(again.ok());
  CHECK(*again == scenario);
  CHECK(again->posterior.size() == 3);
  CHECK(again->posterior.draw(4)[0] == again->posterior.draw(1)[0]);
  CHECK(Scenario{}.posterior.draw(7).empty());
  CHECK(to_json(Scenario{}).find("posterior") == std::string::npos);
  CHECK(scenario_schema().find("\"posterior\"") != std::string::npos);
}

TEST_CASE("draws that no scenario can have are refused with place and remedy") {
  CHECK(first_error(R"({"parameters": ["support.social.agents"], "draws": [[3], [4]]})").empty());
  CHECK(first_error(R"({"parameters": ["support.social.agents"], "draws": [[3], [2.5]]})").find("/posterior/draws/1/0") != std::string::npos);
  CHECK(first_error(R"({"parameters": ["support.social.agents"], "draws": [[3, 4]]})").find("an array of 1") != std::string::npos);
  CHECK(first_error(R"({"parameters": ["support.social.agent"], "draws": [[3]]})").find("did you mean support.social.agents") != std::string::npos);
  CHECK(first_error(R"({"parameters": ["people.sentiment_mean"], "draws": [[0.5]]})").find("shapes the crowd") != std::string::npos);
  CHECK(first_error(R"({"parameters": ["support.social.agents", "support.social.agents"], "draws": [[3, 3]]})").find("each parameter once") != std::string::npos);
  CHECK_FALSE(first_error(R"({"parameters": [], "draws": [[]]})").empty());
  CHECK_FALSE(first_error(R"({"parameters": ["support.social.agents"], "draws": []})").empty());
  CHECK_FALSE(first_error(R"({"parameters": ["support.social.agents"]})").empty());
  CHECK_FALSE(first_error(R"({"parameters": ["support.social.agents"], "draws": [[3]], "weights": [1]})").empty());
  CHECK_FALSE(first_error("[]").empty());
}

TEST_CASE("a value that is set is another than a draw, even where it is the one that stands in the scenario") {
  const Scenario scenario = drawn_scenario();
  const double standing = get(scenario.parameters, kAgents);
  const Scenario set_so = with_change(scenario, kAgents, standing);
  CHECK(divergence(scenario, set_so) == 0);
  CHECK(divergence(scenario, with_change(scenario, kAgents, standing, 3 * kDay)) == 3 * kDay);
  CHECK(divergence(set_so, with_change(set_so, kAgents, standing, 3 * kDay)) == kNever);
  CHECK(divergence(scenario, scenario) == kNever);
  Scenario other = scenario;
  other.posterior.values.back() += 0.01;
  CHECK(divergence(scenario, other) == 0);
  CHECK(same_crowd(scenario, other));
  // what is not drawn is as ever
  const std::size_t email = find_parameter("support.email.agents").value();
  CHECK(with_change(scenario, email, get(scenario.parameters, email)) == scenario);
}
