#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "drill/drill_checks.h"
#include "tests/unit/drill/hostile.h"

using namespace grapevine;
using Json = nlohmann::ordered_json;

namespace {

// Whether some error has this place, says this, and is whole.
bool refused(const std::string& bytes, std::string_view place, std::string_view says) {
  const auto drill = parse_drill(bytes, drills::scenario_texts(), {.where = "d.json"});
  if (drill) return false;
  bool found = false;
  for (const Error& error : drill.errors()) {
    if (error.where.empty() || error.remedy.empty() || error.where.rfind("d.json", 0) != 0) return false;
    found = found || (error.where == (place.empty() ? "d.json" : "d.json: " + std::string(place)) && to_string(error).find(says) != std::string::npos);
  }
  return found;
}

}  // namespace

TEST_CASE("the shipped drills are valid, build, end, and name no real company") {
  CHECK(shipped_drills().size() == 6);
  for (const ShippedDrill& shipped : shipped_drills()) {
    INFO(shipped.name);
    const auto drill = parse_drill(shipped.json, drills::scenario_texts(), {.where = shipped.name});
    if (!drill) FAIL(to_string(drill.errors().front()));
    CHECK(drill->name == shipped.name);
    CHECK(drill->id.size() == 8);
    std::int32_t replies = 0;
    for (const DrillCard& card : drill->cards) {
      replies += card.is_reply;
      CHECK_FALSE(card.lesson.empty());
    }
    CHECK(replies == 1);
    for (const char* company : {"Domino", "Motrin", "Apple", "iPhone", "Maytag", "Whirlpool", "Bosch", "Dooce", "Dell", "Comcast", "United"}) CHECK(shipped.json.find(company) == std::string_view::npos);
    const auto stage = build_stage(*drill);
    if (!stage) FAIL(to_string(stage.errors().front()));
    DrillPlay play(*stage);
    const Outcomes nothing = drills::outcomes_of(play, 0, {}), book = drills::outcomes_of(play, 0, bot_moves(*drill, Policy::by_the_book));
    CHECK(nothing != book);
  }
}

TEST_CASE("40 hostile drill files are refused, each with its place and its remedy") {
  const std::vector<drills::Hostile>& cases = drills::hostile();
  CHECK(cases.size() >= 40);
  for (const drills::Hostile& hostile : cases) {
    Json document = drills::document("weekend-video");
    hostile.change(document);
    INFO(hostile.place << " " << hostile.says);
    CHECK(refused(document.dump(), hostile.place, hostile.says));
  }
  for (const std::string& bytes : {std::string(), std::string("[]"), std::string("null"), std::string(2'000, '['), std::string("{\"drill\": 1, \"drill\": 1}"), std::string("\xff\xfe{}"), drills::document("recall").dump().substr(0, 900)}) {
    INFO(bytes.substr(0, 30));
    CHECK_FALSE(parse_drill(bytes, drills::scenario_texts()));
  }
}

TEST_CASE("a drill that asks for a person who is not there is refused before it is played") {
  auto document = drills::small_document();
  document["injects"][2]["effects"][0]["event"]["rank"] = 100'000;
  const auto stage = build_stage(drills::parsed(document).value());
  REQUIRE_FALSE(stage);
  CHECK_FALSE(stage.errors().front().remedy.empty());
}

TEST_CASE("the schema holds every key that the shipped drills use, and only known ones") {
  const auto schema = Json::parse(drill_schema());
  const std::function<void(const Json&, const Json&)> check = [&](const Json& value, const Json& given) {
    const Json* rule = &given;
    if (rule->contains("$ref")) return;  // of scenarios: tested there
    if (rule->contains("oneOf") && !rule->contains("properties")) return;
    if (value.is_array())
      for (const auto& item : value) check(item, rule->at("items"));
    if (!value.is_object() || !rule->contains("properties")) return;
    for (const auto& [key, member] : value.items()) {
      INFO(key);
      REQUIRE(rule->at("properties").contains(key));
      check(member, rule->at("properties").at(key));
    }
    if (rule->contains("required"))
      for (const auto& key : rule->at("required")) CHECK(value.contains(key.get<std::string>()));
  };
  for (const ShippedDrill& shipped : shipped_drills()) check(Json::parse(shipped.json), schema);
}

TEST_CASE("conditions are said in words") {
  const Drill& drill = drills::small();
  CHECK(words_of({Measure::minutes_unanswered, true, 40, kNone, kNone}, drill) == "no public reply within 40 min");
  CHECK(words_of({Measure::backlog, true, 50, kNone, kNone}, drill) == "backlog above 50");
  CHECK(words_of({Measure::reach_share, true, 0.01, kNone, kNone}, drill) == "share of people reached above 1 %");
  CHECK(words_of({Measure::backlog, false, 0, 0, 2}, drill) == "\"Who is woken?\" decided as \"Leave it until Monday\"");
}
