#include <catch2/catch_test_macros.hpp>

#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

Scenario parsed(std::string_view text) {
  auto result = parse_scenario(text);
  INFO(text);
  if (!result) FAIL(all_of(result.errors()));
  return *result;
}

Errors refused(std::string_view text, const ParseOptions& options = {}) {
  const auto result = parse_scenario(text, options);
  INFO(text);
  REQUIRE_FALSE(result.ok());
  return result.errors();
}

}  // namespace

TEST_CASE("the version alone is a scenario of all defaults") {
  CHECK(parsed("{\"grapevine\": 1}") == Scenario{});
  CHECK(to_json(Scenario{}) == "{\n  \"grapevine\": 1\n}\n");
  CHECK(parsed("\xEF\xBB\xBF{\"grapevine\": 1}") == Scenario{});  // a byte order mark is no part of the text
}

TEST_CASE("every key of the format arrives where it belongs") {
  const Scenario s = parsed(R"({
    "grapevine": 1, "name": "a-b2", "title": "T", "question": "Q?", "expect": "E", "source": "S",
    "start": {"date": "2027-02-28"}, "days": 20, "seed": 9007199254740991, "people": 2000, "replicates": 8, "series_hours": 6,
    "network": {"kind": "stochastic_blocks", "mean_degree": 12.5, "blocks": 4, "inside_share": 0.7, "strong_share": 0},
    "parameters": {"support.phone.agents": 7, "triage.policy": "triage", "support.social.enabled": false},
    "timeline": [
      {"at": "D2 09:30", "title": "More", "set": {"support.social.agents": 6, "reply.voice": "scripted"}},
      {"at": "D3", "event": {"kind": "story", "person": 42, "valence": 0.5, "branching": 2, "asks_support": false}},
      {"at": "D4", "event": {"kind": "defect", "factor": 3, "days": 2.5, "cohort_share": 0.1}},
      {"at": "D5", "event": {"kind": "press", "reach_share": 0.3, "valence": -1}},
      {"at": "D6", "event": {"kind": "surge", "channel": "phone", "contacts": 9, "hours": 0.5}}],
    "what_ifs": [{"title": "W", "timeline": [{"at": "D0", "set": {"reply.quality": 1}}]}, {"title": "Nothing"}]})");
  CHECK(s.name == "a-b2");
  CHECK(s.question == "Q?");
  CHECK(s.start == Date{2027, 2, 28});
  CHECK(s.days == 20);
  CHECK(s.seed == 9007199254740991u);
  CHECK(s.people == 2000);
  CHECK(s.replicates == 8);
  CHECK(s.series_hours == 6);
  CHECK(s.network.kind == NetworkSpec::Kind::stochastic_blocks);
  CHECK(s.network.mean_degree == 12.5);
  CHECK(s.network.strong_share == 0);
  CHECK(s.parameters.support.phone.agents == 7);
  CHECK(s.parameters.triage.policy == Line::triage);
  CHECK_FALSE(s.parameters.support.social.enabled);
  REQUIRE(s.timeline.size() == 5);
  CHECK(s.timeline[0].at == 2 * kDay + 9 * kHour + 30 * kMinute);
  CHECK(s.timeline[0].title == "More");
  REQUIRE(s.timeline[0].changes.size() == 2);
  CHECK(s.timeline[0].changes[0] ==
        ParameterChange{*find_parameter("reply.voice"), 1});  // in the order of the table
  CHECK(s.timeline[1].events == std::vector<EventSpec>{StoryEvent{{1, 42}, 0.5, 2, false}});
  CHECK(s.timeline[2].events == std::vector<EventSpec>{DefectEvent{3, 2.5, 0.1}});
  CHECK(s.timeline[3].events == std::vector<EventSpec>{PressEvent{0.3, -1}});
  CHECK(s.timeline[4].events == std::vector<EventSpec>{SurgeEvent{0, 9, 0.5}});
  REQUIRE(s.what_ifs.size() == 2);
  CHECK(s.what_ifs[0].timeline.size() == 1);
  CHECK(s.what_ifs[1].timeline.empty());
}

TEST_CASE("all errors of a file come at once, each with place, found, allowed and remedy") {
  const Errors errors = refused(R"({"grapevine": 1, "days": "14", "seeds": 2, "days": 15, "people": 1,
    "parameters": {"reply.quality": 2, "reply.quantity": 1}, "timeline": [{"at": "D1"}, {"at": "D200", "set": {"triage.policy": 0}}]})",
                                {.where = "s.json"});
  std::vector<std::string> places;
  for (const Error& error : errors) {
    INFO(to_string(error));
    CHECK_FALSE(error.found.empty());
    CHECK_FALSE(error.allowed.empty());
    CHECK_FALSE(error.remedy.empty());
    places.push_back(error.where);
  }
  const std::vector<std::string> expected = {"s.json: /days",
                                             "s.json: /people",
                                             "s.json: /parameters/reply.quality",
                                             "s.json: /parameters/reply.quantity",
                                             "s.json: /timeline/0",
                                             "s.json: /timeline/1/at",
                                             "s.json: /timeline/1/set/triage.policy",
                                             "s.json: /seeds"};
  CHECK(places == expected);
}

TEST_CASE("a wrong length does not blame the timeline") {
  const Errors errors =
      refused(R"({"grapevine": 1, "days": 0, "timeline": [{"at": "D300", "set": {"reply.quality": 1}}]})");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where == "scenario: /days");
}

TEST_CASE("a file of another version is judged by its version alone") {
  for (const char* version : {"0", "2", "-1", "1.0", "18446744073709551615"}) {
    const Errors errors =
        refused(std::string("{\"grapevine\": ") + version + ", \"people\": {}, \"colour\": 1}");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].where == "scenario: /grapevine");
    CHECK(errors[0].allowed.find("version 1") != std::string::npos);
  }
}

TEST_CASE("the limit on people is the caller's, and its message names the option") {
  const char* text = "{\"grapevine\": 1, \"people\": 3000000}";
  CHECK(refused(text)[0].remedy.find("--max-people") != std::string::npos);
  CHECK(parse_scenario(text, {.max_people = 3'000'000}).ok());
  CHECK(refused("{\"grapevine\": 1, \"people\": 5000}", {.max_people = 4'999})[0].allowed.find("4999") !=
        std::string::npos);
}

TEST_CASE("a timeline is put in order: by time, changes before events, else as in the file") {
  const Scenario s = parsed(R"({"grapevine": 1, "timeline": [
    {"at": "D5", "event": {"kind": "press"}}, {"at": "D2", "title": "a", "set": {"reply.quality": 0.1}},
    {"at": "D5", "set": {"reply.quality": 0.2}}, {"at": "D2", "title": "b", "set": {"reply.quality": 0.3}}]})");
  REQUIRE(s.timeline.size() == 4);
  CHECK(s.timeline[0].title == "a");
  CHECK(s.timeline[1].title == "b");
  CHECK(s.timeline[2].events.empty());
  CHECK(s.timeline[3].events.size() == 1);
}

TEST_CASE("relations are judged moment by moment, so that hours may move together") {
  parsed(R"({"grapevine": 1, "timeline": [{"at": "D2", "set": {"support.phone.open_until_hour": 6}},
    {"at": "D2", "set": {"support.phone.open_from_hour": 2}}]})");
  const Errors errors =
      refused(R"({"grapevine": 1, "timeline": [{"at": "D2", "set": {"support.phone.open_until_hour": 6}},
    {"at": "D3", "set": {"reply.quality": 1}}, {"at": "D4", "set": {"support.phone.open_from_hour": 2}}]})");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where == "scenario: /timeline/0");
}

TEST_CASE("a relation that a what-if breaks is told at the what-if") {
  const Errors errors =
      refused(R"({"grapevine": 1, "timeline": [{"at": "D2", "set": {"contact.phone_share": 0.5}}],
    "what_ifs": [{"title": "fine", "timeline": [{"at": "D2", "set": {"contact.email_share": 0.3}}]},
                 {"title": "not", "timeline": [{"at": "D1", "set": {"contact.email_share": 0.3}}]}]})");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where == "scenario: /what_ifs/1/timeline/0");
}

TEST_CASE("hostile names are shown without their control characters") {
  const Errors errors = refused("{\"grapevine\": 1, \"\\u001b[2J\\u0000\": 1}");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where == "scenario: /\\x1B[2J\\x00");
}
