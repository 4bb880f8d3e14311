#include <catch2/catch_test_macros.hpp>

#include "releases.h"
#include "scenario/base64url.h"
#include "scenario/released.h"
#include "scenario/scenario_json.h"
#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

// A release before this one: other defaults, and a scenario that has been rewritten since.
constexpr std::string_view kOld = R"({"version": "0.0.9",
  "defaults": {"start": {"date": "2020-02-03"}, "scenario": {"days": 30, "people": 700},
    "parameters": {"support.social.agents": 9, "support.phone.agents": 7},
    "network": "watts_strogatz", "networks": {"watts_strogatz": {"mean_degree": 8}},
    "events": {"story": {"rank": 4, "valence": -0.5}}},
  "scenarios": {"aaaaaaaaaaaa": {"grapevine": 1, "title": "As it was", "parameters": {"support.phone.agents": 2},
    "timeline": [{"at": "D1", "event": {"kind": "story", "valence": -1}}],
    "what_ifs": [{"title": "b", "timeline": [{"at": "D2", "event": {"kind": "story", "person": 3}}]}]}}})";

std::string link_to(std::string_view name, std::string_view difference) {
  const std::string text = "1." + std::string(name) + "." + to_base64url(difference);
  return "#s=" + text + "." + digest_of(text).substr(0, 8);
}

Scenario opened(std::string_view difference) {
  const std::vector<ShippedScenarioText> records{{"0.0.9", kOld}};
  const auto texts = shipped_texts();
  std::string made_by;
  const auto scenario = from_link(link_to("aaaaaaaaaaaa", difference), {texts, records}, {}, &made_by);
  if (!scenario) FAIL(all_of(scenario.errors()));
  CHECK(made_by == "0.0.9");
  return *scenario;
}

double parameter(const Scenario& scenario, std::string_view path) { return get(scenario.parameters, *find_parameter(path)); }

}  // namespace

TEST_CASE("a link to a scenario as an earlier release shipped it opens with that release's defaults") {
  const Scenario scenario = opened("{}");
  CHECK(scenario.title == "As it was");
  CHECK(scenario.days == 30);
  CHECK(scenario.people == 700);
  CHECK(to_string(scenario.start) == "2020-02-03");
  CHECK(parameter(scenario, "support.social.agents") == 9);
  CHECK(parameter(scenario, "support.phone.agents") == 2);
  CHECK(scenario.network.kind == NetworkSpec::Kind::watts_strogatz);
  CHECK(scenario.network.mean_degree == 8);
  const auto& story = std::get<StoryEvent>(scenario.timeline.at(0).events.at(0));
  CHECK(story.who.rank == 4);
  CHECK(story.valence == -1);
  const auto& of_what_if = std::get<StoryEvent>(scenario.what_ifs.at(0).timeline.at(0).events.at(0));
  CHECK(of_what_if.who.person == 3);
  CHECK(of_what_if.valence == -0.5);
}

TEST_CASE("what the link itself changes comes before the defaults of its release, and what it takes out goes back to them") {
  CHECK(parameter(opened(R"({"parameters": {"support.social.agents": 3}})"), "support.social.agents") == 3);
  CHECK(parameter(opened(R"({"parameters": {"support.phone.agents": null}})"), "support.phone.agents") == 7);
}

TEST_CASE("defaults of today written out change no scenario") {
  RandomScenarios random(5);
  const Release today(release_record(shipped_texts()));
  CHECK(today.version() == kEngineVersion);
  for (int i = 0; i < 300; ++i) {
    const Scenario scenario = random.next(10);
    Problems problems("");
    const auto back = scenario_from_json(today.with_defaults(json_of(scenario)), {}, problems);
    if (!back) FAIL(all_of(problems.take()));
    REQUIRE(*back == scenario);
  }
}

TEST_CASE("a link is a difference from what is shipped today before it is one from a record") {
  const auto texts = shipped_texts();
  const std::string record = release_record(texts);
  const std::vector<ShippedScenarioText> kept{{"today", record}};
  std::string made_by;
  REQUIRE(from_link(*to_link(*parse_scenario(texts[0].json), texts), {texts, kept}, {}, &made_by).ok());
  CHECK(made_by.empty());
}

TEST_CASE("a record that is no record knows no scenario") {
  for (const std::string_view text : {"", "[]", "{\"scenarios\": 3}", "{\"scenarios\": {\"a\": 1}}", "\xff"}) {
    const Release release(text);
    CHECK((release.document("b") == nullptr));
    CHECK(release.with_defaults(Json::parse("[1]")) == Json::parse("[1]"));
  }
}

TEST_CASE("every scenario of every release still opens") {
  const auto texts = shipped_texts();
  std::vector<ShippedScenarioText> records;
  for (const ShippedRelease& release : shipped_releases()) records.push_back({release.name, release.json});
  std::size_t opens = 0;
  for (const ShippedScenarioText& record : records) {
    const Json scenarios = Json::parse(record.json)["scenarios"];
    for (const auto& [name, document] : scenarios.items()) {
      INFO(record.name << " " << name);
      const auto scenario = from_link(link_to(name, "{}"), {texts, records}, {.max_people = 1'000'000});
      if (!scenario) FAIL(all_of(scenario.errors()));
      CHECK(scenario->title == document["title"].get<std::string>());
      ++opens;
    }
  }
  CHECK(opens > 0);
}
