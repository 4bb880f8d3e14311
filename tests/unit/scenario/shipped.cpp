#include <catch2/catch_test_macros.hpp>

#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

TEST_CASE("each shipped scenario is complete, bears its file's name and survives a round trip") {
  for (const auto& [name, json] : shipped_files()) {
    INFO(name);
    const auto scenario = parse_scenario(json, {.where = name});
    if (!scenario) FAIL(all_of(scenario.errors()));
    CHECK(scenario->name == name);
    for (const std::string* text :
         {&scenario->title, &scenario->question, &scenario->expect, &scenario->source})
      CHECK_FALSE(text->empty());
    CHECK(*parse_scenario(to_json(*scenario)) == *scenario);
  }
}

TEST_CASE("the reference scenario is the one of all defaults") {
  Scenario reference = *parse_scenario(read_file(GRAPEVINE_SOURCE_DIR "/scenarios/reference.json"));
  reference.name = reference.title = reference.question = reference.expect = reference.source = "";
  CHECK(reference == Scenario{});
  CHECK(reference.people == 10000);
  CHECK(reference.days == 90);
}

TEST_CASE("a what-if of a shipped scenario has a title, changes something and keeps the crowd") {
  int what_ifs = 0;
  for (const auto& [name, json] : shipped_files()) {
    INFO(name);
    const Scenario scenario = *parse_scenario(json);
    for (std::size_t i = 0; i < scenario.what_ifs.size(); ++i, ++what_ifs) {
      CHECK_FALSE(scenario.what_ifs[i].title.empty());
      CHECK(same_crowd(scenario, with_what_if(scenario, i)));
      CHECK(divergence(scenario, with_what_if(scenario, i)) != kNever);
    }
  }
  CHECK(what_ifs >= 2);
}
