// The view state and the parts without ImGui: documents, number fields, axes, label places.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bench.h"
#include "ui/chart_parts.h"
#include "ui/document.h"
#include "ui/number_entry.h"
#include "ui/shipped.h"
#include "ui/slider.h"

using namespace grapevine;
using grapevine::test::Bench;

namespace {

std::size_t at(std::string_view path) { return find_parameter(path).value(); }

Scenario from(std::string_view json) {
  auto parsed = parse_scenario(json);
  for (const Error& error : parsed.ok() ? Errors{} : parsed.errors()) UNSCOPED_INFO(to_string(error));
  REQUIRE(parsed.ok());
  return *parsed;
}

}  // namespace

TEST_CASE("the view state is complete and in step with edits, without a frame of the canvas") {
  AppOptions options;
  App app(options);
  double now = 0;
  app.update(now += 0.3);
  auto state = nlohmann::json::parse(app.view_state_json());
  for (const char* key : {"number", "app", "scenario", "scenarios", "what_ifs", "what_if", "headline", "paired", "figures", "levers", "differs", "progress", "series", "events", "messages", "undo", "redo", "dark", "link"})
    CHECK(state.contains(key));
  CHECK(state["levers"].size() == parameter_table().size());
  CHECK(state["levers"].back()["group"] == "Assumptions");
  CHECK(app.edit("support.phone.agents", 5).empty());
  app.update(now += 0.3);
  state = nlohmann::json::parse(app.view_state_json());
  for (const auto& lever : state["levers"])
    if (lever["path"] == "support.phone.agents") CHECK(lever["value"] == 5);
  CHECK(state["undo"] == true);
  app.set_replicates(8);
  for (int i = 0; i < 20000 && !app.settled(); ++i) app.update(now += 0.01);
  REQUIRE(app.settled());
  app.update(now += 0.3);
  state = nlohmann::json::parse(app.view_state_json());
  CHECK(state["up_to_date"] == true);
  CHECK(!state["headline"]["sentence"].get<std::string>().empty());
  CHECK(state["figures"].size() > 5);
  CHECK(state["series"].size() == 2);
  CHECK(state["series"][0]["mean"].size() == state["series"][0]["baseline"].size());
  CHECK(state["progress"]["done"] == 8);
  CHECK_FALSE(app.needs_update());
}

TEST_CASE("edits that are out of range or unknown are refused with the reason, and change nothing") {
  App app(AppOptions{});
  app.update(1);
  const std::string before = app.scenario_json();
  CHECK(!app.edit("support.phone.agents", 2.5).empty());
  CHECK(!app.edit("support.phone.agents", -1).empty());
  CHECK(!app.edit("listen.heard_within_hour", 7).empty());
  CHECK(!app.edit("listen.heard_within_hour", std::numeric_limits<double>::quiet_NaN()).empty());
  CHECK(!app.edit("no.such.lever", 1).empty());
  CHECK(!app.edit_text("triage.policy", "alphabetical").empty());
  CHECK(!app.edit("support.phone.open_from_hour", 20).empty());  // after it closes
  CHECK(app.scenario_json() == before);
  CHECK(app.edit_text("triage.policy", "first_come").empty());
}

TEST_CASE("an edit keeps the moment at which the what-if changes the parameter") {
  Document document(from(R"({"grapevine":1,"days":10,"people":500,"what_ifs":[{"title":"Later","timeline":[{"at":"D4","set":{"support.social.agents":5}}]}]})"));
  CHECK(document.value(at("support.social.agents")) == 5);
  REQUIRE(document.set(at("support.social.agents"), 8).empty());
  CHECK(get(parameters_at(document.what_if(), 3 * kDay), at("support.social.agents")) == document.baseline_value(at("support.social.agents")));
  CHECK(get(parameters_at(document.what_if(), 4 * kDay), at("support.social.agents")) == 8);
  REQUIRE(document.set(at("support.social.agents"), 5).empty());
  CHECK_FALSE(document.edited());
}

TEST_CASE("a lever that is moved stays moved where the scenario itself changes it later") {
  Document document(from(R"({"grapevine":1,"days":10,"people":500,"timeline":[{"at":"D5","set":{"support.phone.agents":6}}]})"));
  REQUIRE(document.set(at("support.phone.agents"), 9).empty());
  CHECK(get(parameters_at(document.what_if(), 0), at("support.phone.agents")) == 9);
  CHECK(get(parameters_at(document.what_if(), 9 * kDay), at("support.phone.agents")) == 9);
  CHECK(get(parameters_at(document.baseline(), 9 * kDay), at("support.phone.agents")) == 6);
  document.undo();
  CHECK_FALSE(document.differs());
}

TEST_CASE("what shapes the crowd changes on both sides") {
  Document document(from(R"({"grapevine":1,"days":10,"people":500})"));
  REQUIRE(document.set(at("people.customers_share"), 0.3).empty());
  CHECK_FALSE(document.differs());
  CHECK(same_crowd(document.baseline(), document.what_if()));
  CHECK(document.baseline().parameters.people.customers_share == 0.3);
  CHECK(document.changed(at("people.customers_share")));
}

TEST_CASE("the history is bounded by gestures, not by events") {
  Document document(from(R"({"grapevine":1,"days":10,"people":500})"));
  for (int i = 1; i <= 50; ++i) REQUIRE(document.set(at("support.phone.agents"), i % 20 + 4, 7).empty());
  document.undo();
  CHECK_FALSE(document.can_undo());
  CHECK(document.value(at("support.phone.agents")) == document.baseline_value(at("support.phone.agents")));
  document.redo();
  CHECK(document.value(at("support.phone.agents")) == 14);
}

TEST_CASE("numbers are read as people type them") {
  const auto heard = at("listen.heard_within_hour"), agents = at("support.phone.agents"), wage = at("cost.wage_per_hour"), patience = at("support.phone.patience_hours");
  CHECK(*parse_entry(heard, "60") == 0.6);
  CHECK(*parse_entry(heard, "60 %") == 0.6);
  CHECK(*parse_entry(heard, "14") == 0.14);
  CHECK(*parse_entry(heard, "0,5") == 0.005);
  CHECK(*parse_entry(agents, " 12 agents") == 12);
  CHECK(*parse_entry(wage, "$ 28.50 per hour") == 28.5);
  CHECK(*parse_entry(patience, "1.5 h") == 1.5);
  CHECK(*parse_entry(at("crisis.loss_limit"), "1,500") == 1500);
  for (const char* wrong : {"", "abc", "nan", "inf", "1e999", "--3", "500", "-1", "1.2.3"}) CHECK_FALSE(parse_entry(heard, wrong).ok());
  CHECK_FALSE(parse_entry(agents, "2.5").ok());
  for (std::size_t i = 0; i < parameter_table().size(); ++i)
    if (!parameter_table()[i].is_choice() && !parameter_table()[i].is_flag()) {
      INFO(parameter_table()[i].path);
      const auto back = parse_entry(i, entry_text(i, default_value(i)));
      REQUIRE(back.ok());
      CHECK(std::abs(*back - default_value(i)) <= 1e-9 * std::abs(default_value(i)));
    }
}

TEST_CASE("every slider holds its default within its span and stops at values that are allowed") {
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    const ParameterInfo& info = parameter_table()[i];
    INFO(info.path);
    for (const double value : {default_value(i), info.minimum, info.maximum}) {
      const SliderRange range = slider_range(info, default_value(i), value);
      CHECK(range.low <= value);
      CHECK(range.high >= value);
      CHECK(range.low >= info.minimum);
      CHECK(range.high <= info.maximum);
      for (int part = 0; part <= 10; ++part) CHECK_FALSE(check(i, snapped(info, range.low + (range.high - range.low) * part / 10), info.path).has_value());
    }
  }
}

TEST_CASE("a value that breaks a relation is refused also where something else happens at the same moment") {
  Bench bench;
  bench.app().set_replicates(8);
  REQUIRE(bench.app().open_named("antenna"));
  CHECK_FALSE(bench.app().edit("contact.social_share", 0.79).empty());
  CHECK(parse_scenario(bench.app().scenario_json()).ok());
}
