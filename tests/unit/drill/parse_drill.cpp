#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "drill/drill_checks.h"
#include "tests/unit/drill/made_drills.h"

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

struct Hostile {
  const char* place;
  const char* says;
  std::function<void(Json&)> change;
};

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
  const std::vector<Hostile> cases = {
      {"/drill", "version 1", [](Json& d) { d["drill"] = 2; }},
      {"/drill", "version 1", [](Json& d) { d["drill"] = "1"; }},
      {"", "add \"drill\"", [](Json& d) { d.erase("drill"); }},
      {"", "add \"name\"", [](Json& d) { d.erase("name"); }},
      {"/name", "small letters", [](Json& d) { d["name"] = "../../etc/passwd"; }},
      {"/title", "control", [](Json& d) { d["title"] = "Ring\a"; }},
      {"/summary", "characters", [](Json& d) { d["summary"] = std::string(100'000, 'x'); }},
      {"/scenario", "did you mean \"recall\"", [](Json& d) { d["scenario"] = "recal"; }},
      {"/scenario", "no shipped scenario", [](Json& d) { d["scenario"] = "of-my-own"; }},
      {"/scenario", "small letters", [](Json& d) { d["scenario"] = "https://example.org/s.json"; }},
      {"/scenario", "network in a file", [](Json& d) { d["scenario"]["network"] = {{"kind", "file"}, {"file", "secret.txt"}}; d["scenario"].erase("people"); }},
      {"/scenario: /people", "fewer people", [](Json& d) { d["scenario"]["people"] = 2e9; }},
      {"/scenario: /parameters/support.social.agent", "did you mean", [](Json& d) { d["scenario"]["parameters"]["support.social.agent"] = 3; }},
      {"/play", "until after from", [](Json& d) { d["play"] = {{"from", "D6 10:00"}, {"until", "D6 10:00"}}; }},
      {"/play", "22 days", [](Json& d) { d["scenario"]["days"] = 60; d["play"]["until"] = "D50"; }},
      {"/play/until", "after the end", [](Json& d) { d["play"]["until"] = "D99 10:00"; }},
      {"/play/from", "a moment such as", [](Json& d) { d["play"]["from"] = "2026-11-07 22:00"; }},
      {"/briefing/0", "in double quotes", [](Json& d) { d["briefing"][0] = 7; }},
      {"/roles", "at least 1", [](Json& d) { d["roles"] = Json::array(); }},
      {"/roles/3/id", "a second time", [](Json& d) { d["roles"].push_back(d["roles"][0]); }},
      {"/roles/0/bot", "by_the_book", [](Json& d) { d["roles"][0]["bot"] = "clever"; }},
      {"/objectives/0", "do not fit", [](Json& d) { d["objectives"][0].erase("metric"); }},
      {"/objectives/0/metric", "one of", [](Json& d) { d["objectives"][0]["metric"] = "complaints"; }},
      {"/injects/0", "both \"at\" and \"when\"", [](Json& d) { d["injects"][0]["when"] = Json::array({{{"measure", "backlog"}, {"above", 1}}}); }},
      {"/injects/0", "neither \"at\" nor \"when\"", [](Json& d) { d["injects"][0].erase("at"); }},
      {"/injects/0/at", "within the window", [](Json& d) { d["injects"][0]["at"] = "D1 10:00"; }},
      {"/injects/0/owner", "did you mean \"voice\"", [](Json& d) { d["injects"][0]["owner"] = "voic"; }},
      {"/injects/2/when/0/measure", "backlog", [](Json& d) { d["injects"][2]["when"][0]["measure"] = "mood"; }},
      {"/injects/2/when/0", "neither \"above\" nor \"below\"", [](Json& d) { d["injects"][2]["when"][0].erase("above"); }},
      {"/injects/2/when", "at least 1", [](Json& d) { d["injects"][2]["when"] = Json::array(); }},
      {"/injects/6/when/0/card", "did you mean \"take-down\"", [](Json& d) { d["injects"][6]["when"][0]["card"] = "takedown"; }},
      {"/injects/6/when/0/chose", "an option of that card", [](Json& d) { d["injects"][6]["when"][0]["chose"] = "burn-it"; }},
      {"/injects/2/effects/0/event/kind", "one of", [](Json& d) { d["injects"][2]["effects"][0]["event"]["kind"] = "war"; }},
      {"/cards/0/options", "at least 2", [](Json& d) { d["cards"][0]["options"] = Json::array({d["cards"][0]["options"][2]}); }},
      {"/cards/0/default", "an option of this card", [](Json& d) { d["cards"][0]["default"] = "pray"; }},
      {"/cards/0/deadline", "1 to 32767", [](Json& d) { d["cards"][0]["deadline"] = 0; }},
      {"/cards/0/deadline", "whole number", [](Json& d) { d["cards"][0]["deadline"] = 1.5; }},
      {"/cards/2/after", "an inject of this drill", [](Json& d) { d["cards"][2]["after"] = "nothing-such"; }},
      {"/cards/2/reply", "second first answer", [](Json& d) { d["cards"][2]["reply"] = true; }},
      {"/cards/0/options/0/points", "0 to 10", [](Json& d) { d["cards"][0]["options"][0]["points"] = 1e9; }},
      {"/cards/0/options/0/effects/0/set/people.customers_share", "whole scenario", [](Json& d) { d["cards"][0]["options"][0]["effects"][0]["set"] = {{"people.customers_share", 0.1}}; }},
      {"/cards/0/options/0/effects/0", "both \"set\" and \"event\"", [](Json& d) { d["cards"][0]["options"][0]["effects"][0]["event"] = {{"kind", "statement"}}; }},
      {"/cards/0/options/0/effects/0/after", "whole number", [](Json& d) { d["cards"][0]["options"][0]["effects"][0]["after"] = -5; }},
      {"/cards/0/optons", "did you mean \"options\"", [](Json& d) { d["cards"][0]["optons"] = 1; }},
      {"/cards", "when effects come together", [](Json& d) { d["cards"][0]["options"][0]["effects"] = Json::array({{{"set", {{"support.social.open_from_hour", 21}}}}}); }},
      {"/scoring/outcomes", "add up to nothing", [](Json& d) { for (auto& outcome : d["scoring"]["outcomes"]) outcome["weight"] = 0; }},
      {"/scoring/outcomes/1/metric", "second time", [](Json& d) { d["scoring"]["outcomes"][1]["metric"] = "net_value"; }},
      {"", "add the rubric", [](Json& d) { d.erase("scoring"); }},
      {"/cards", "at most 40", [](Json& d) { for (int i = 0; i < 60; ++i) d["cards"].push_back(d["cards"][0]); }},
  };
  CHECK(cases.size() >= 40);
  for (const Hostile& hostile : cases) {
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
