#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

TEST_CASE("reading what was written gives the same scenario, to the last bit") {
  RandomScenarios random(7);
  for (int i = 0; i < 1000; ++i) {
    const Scenario scenario = random.next(i % 10 == 0 ? 60 : 8);
    const std::string text = to_json(scenario);
    INFO(text);
    const auto back = parse_scenario(text);
    if (!back) FAIL(all_of(back.errors()));
    REQUIRE(*back == scenario);
    REQUIRE(to_json(*back) == text);
  }
}

TEST_CASE("numbers at the edge of doubles keep their bits") {
  const std::size_t strength = *find_parameter("exposure.strength");
  for (const double value : {1e-7, 5e-324, 2.2250738585072014e-308, 0.1, 1.0 / 7, 0.19999999999999998,
                             std::nextafter(0.2, 0), 1e-300}) {
    Scenario scenario;
    set(scenario.parameters, strength, value);
    const auto back = parse_scenario(to_json(scenario));
    if (!back) FAIL(all_of(back.errors()));
    CHECK(get(back->parameters, strength) == value);
  }
}

TEST_CASE("minus zero becomes zero on the way in") {
  const auto scenario = parse_scenario(
      R"({"grapevine": 1, "parameters": {"people.sentiment_mean": -0.0, "exposure.strength": -0}})");
  REQUIRE(scenario.ok());
  CHECK_FALSE(std::signbit(scenario->parameters.people.sentiment_mean));
  CHECK_FALSE(std::signbit(scenario->parameters.exposure.strength));
  CHECK(to_json(*scenario).find("-0") == std::string::npos);
}

TEST_CASE("only what differs from the defaults is written, in the order of the schema") {
  Scenario scenario;
  scenario.title = "A \"quoted\" title";
  scenario.people = 5000;
  scenario.parameters.support.phone.agents = 4;
  scenario.timeline.push_back({2 * kDay + 9 * kHour, "", {{*find_parameter("triage.policy"), 1}}, {}});
  CHECK(to_json(scenario) == R"({
  "grapevine": 1,
  "title": "A \"quoted\" title",
  "people": 5000,
  "parameters": {
    "support.phone.agents": 4
  },
  "timeline": [
    {
      "at": "D2 09:00",
      "set": {
        "triage.policy": "triage"
      }
    }
  ]
}
)");
}

TEST_CASE("text that is not UTF-8 never reaches a file") {
  Scenario scenario;
  scenario.title = "caf\xE9";
  CHECK(parse_scenario(to_json(scenario)).ok());
}

TEST_CASE("an imported network is written with its file and without people") {
  Scenario scenario;
  scenario.network.kind = NetworkSpec::Kind::file;
  scenario.network.file = "friends.csv";
  const std::string text = to_json(scenario);
  CHECK(text.find("\"people\"") == std::string::npos);
  CHECK(*parse_scenario(text) == scenario);
}
