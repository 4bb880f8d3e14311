// A baseline of one's own: a what-if, one that was kept, another scenario of the same crowd.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bench.h"
#include "ui/baselines.h"
#include "ui/document.h"

using namespace grapevine;
using grapevine::test::Bench;

namespace {

std::size_t at(std::string_view path) { return find_parameter(path).value(); }

constexpr std::string_view kSmall = R"({"grapevine":1,"name":"small","title":"Small","days":10,"people":500,
  "timeline":[{"at":"D2 09:00","event":{"kind":"story"}},{"at":"D5","set":{"support.phone.agents":6}}],
  "what_ifs":[{"title":"Answer by influence","timeline":[{"at":"D0","set":{"triage.policy":"triage"}}]},
              {"title":"More at the desk","timeline":[{"at":"D3","set":{"support.social.agents":9}}]},
              {"title":"A recall","timeline":[{"at":"D4","event":{"kind":"recall"}}]}]})";

Scenario from(std::string_view json) {
  auto parsed = parse_scenario(json);
  REQUIRE(parsed.ok());
  return *parsed;
}

std::vector<std::string> titles(const std::vector<WhatIf>& what_ifs) {
  std::vector<std::string> list;
  for (const WhatIf& what_if : what_ifs) list.push_back(what_if.title);
  return list;
}

}  // namespace

TEST_CASE("the what-if on screen as the baseline has the same future, and the others are told against it") {
  Document document(from(kSmall));
  const Scenario influence = document.what_if(), own = document.baseline();
  const Scenario desk = with_what_if(own, 1);
  REQUIRE(document.set_baseline(influence, "Answer by influence").empty());
  CHECK(divergence(document.baseline(), influence) == kNever);
  CHECK_FALSE(document.differs());
  CHECK(document.opened().baseline == "Answer by influence");
  CHECK(titles(document.opened().what_ifs) == std::vector<std::string>{"More at the desk", "A recall", "As you work today"});
  CHECK(divergence(with_what_if(document.baseline(), 0), desk) == kNever);
  CHECK(divergence(with_what_if(document.baseline(), 2), own) == kNever);
  // levers are told against it
  CHECK(document.baseline_value(at("triage.policy")) == get(parameters_at(influence, 0), at("triage.policy")));
  REQUIRE(document.set(at("triage.policy"), 0).empty());
  CHECK(document.changed(at("triage.policy")));
  // and what is in force from its start is no moment to be dragged
  for (const Moment& moment : document.moments()) CHECK(moment.at + (moment.of_what_if ? 1 : 0) > 0);
}

TEST_CASE("there is a way back from a baseline of one's own: undo, and the scenario's own baseline") {
  Document document(from(kSmall));
  const Scenario own = document.baseline(), influence = document.what_if();
  REQUIRE(document.set_baseline(influence, "Answer by influence").empty());
  REQUIRE(document.own_baseline());
  REQUIRE(document.set_baseline(*document.own_baseline(), "").empty());
  CHECK(divergence(document.baseline(), own) == kNever);
  CHECK(document.opened().baseline.empty());
  CHECK(document.what_if_title() == "Answer by influence");
  CHECK(divergence(document.what_if(), influence) == kNever);
  document.undo();
  CHECK(document.opened().baseline == "Answer by influence");
  document.undo();
  CHECK(document.opened() == from(kSmall));
  document.redo();
  CHECK(document.opened().baseline == "Answer by influence");
}

TEST_CASE("a scenario of another crowd, or in which more happens, is refused as the baseline with the reason") {
  Document document(from(kSmall));
  Scenario other = document.baseline();
  other.seed += 1;
  CHECK(document.set_baseline(other, "Elsewhere").front().found == "another crowd");
  other = document.baseline();
  other.timeline.insert(other.timeline.begin(), {kDay, "", {}, {RecallEvent{}}});
  CHECK(document.set_baseline(other, "Recalled").front().found.find("happens there") != std::string::npos);
  CHECK(document.opened() == from(kSmall));
  CHECK_FALSE(document.can_undo());
}

TEST_CASE("a baseline of one's own is in the saved file: it opens with the same baseline, what-if and sentence") {
  Document document(from(kSmall));
  REQUIRE(document.set_baseline(document.what_if(), "Answer by influence").empty());
  REQUIRE(document.set(at("support.social.agents"), 7).empty());
  const std::string json = to_json(document.saved());
  const Document again(from(json));
  CHECK(again.opened().baseline == "Answer by influence");
  CHECK(divergence(again.baseline(), document.baseline()) == kNever);
  CHECK(divergence(again.what_if(), document.what_if()) == kNever);
  CHECK(again.own_baseline());
}

TEST_CASE("making what is on screen the baseline names it in the sentence, the report, the link and the view state") {
  Bench bench;
  bench.app().set_replicates(8);
  REQUIRE(bench.settle());
  const auto before = bench.state();
  const std::string title = before["what_if_title"];
  CHECK(before["baseline"] == "As you work today");
  bench.app().make_baseline();
  REQUIRE(bench.settle());
  auto state = bench.state();
  CHECK(state["baseline"] == title);
  CHECK(state["paired"] == false);
  CHECK(state["headline"]["sentence"].get<std::string>().find("Under “" + title + "”") != std::string::npos);
  for (std::size_t i = 0; i < before["figures"].size(); ++i)
    for (const auto& figure : state["figures"])
      if (figure["name"] == before["figures"][i]["name"]) CHECK(figure["after"] == before["figures"][i]["after"]);

  // how things are today, as a what-if of it
  for (std::size_t i = 0; i < state["what_ifs"].size(); ++i)
    if (state["what_ifs"][i]["title"] == "As you work today") bench.app().choose_what_if(static_cast<std::int32_t>(i));
  REQUIRE(bench.settle());
  state = bench.state();
  CHECK(state["paired"] == true);
  CHECK(state["headline"]["sentence"].get<std::string>().find("as you work today") == std::string::npos);
  const std::string report = bench.app().report();
  CHECK(report.find("Baseline: " + title) != std::string::npos);
  const std::string link = bench.app().link();
  REQUIRE_FALSE(link.empty());

  Bench other;
  REQUIRE(other.app().open_link(link));
  other.app().set_replicates(8);
  REQUIRE(other.settle());
  CHECK(other.state()["baseline"] == title);
  CHECK(other.state()["headline"] == state["headline"]);
  CHECK(other.app().report() == report);
}

TEST_CASE("what was kept is told against the new baseline, with the same futures") {
  Bench bench;
  bench.app().set_replicates(8);
  REQUIRE(bench.app().edit("support.social.agents", 9).empty());
  REQUIRE(bench.settle());
  bench.app().keep();
  const auto kept = bench.state()["kept"][0];
  REQUIRE(bench.app().edit("triage.policy", 0).empty());
  REQUIRE(bench.app().edit("support.social.agents", 6).empty());
  REQUIRE(bench.settle());
  bench.app().make_baseline();
  REQUIRE(bench.settle());
  const auto state = bench.state();
  REQUIRE(state["kept"].size() == 1);
  CHECK(state["kept"][0]["people"] == kept["people"]);
  CHECK(state["kept"][0]["sentence"] != kept["sentence"]);
  CHECK(state["kept"][0]["sentence"].get<std::string>().find("as you work today") == std::string::npos);
  // another crowd: there is nothing to tell it against
  REQUIRE(bench.app().edit("people.customers_share", 0.4).empty());
  REQUIRE(bench.settle());
  CHECK(bench.state()["kept"].empty());
  CHECK(bench.state()["messages"].size() == 1);
}

TEST_CASE("a baseline is chosen from the menu, a file or the list, and what does not fit changes nothing") {
  Bench bench;
  bench.app().set_replicates(8);
  REQUIRE(bench.app().edit("support.social.agents", 9).empty());
  REQUIRE(bench.settle());
  const std::string plan = bench.app().scenario_json();
  REQUIRE(bench.click("", "what-if"));
  // the second of the entries below the what-ifs
  int items = 0;
  const Control* choose = nullptr;
  const std::size_t what_ifs = bench.state()["what_ifs"].size();
  bench.frame();
  for (const Control& control : bench.controls())
    if (control.id == "item" && ++items == static_cast<int>(what_ifs) + 3) choose = &control;
  REQUIRE(choose);
  bench.click(choose->box.left + 40, choose->box.middle());
  bench.frames(3);
  int choices = 0;
  for (const Control& control : bench.controls()) choices += control.id == "item" ? 1 : 0;
  CHECK(choices == static_cast<int>(bench.state()["baselines"].size()) + 1);  // and a file
  bench.key(ImGuiKey_Escape);

  CHECK_FALSE(bench.app().open_file(FileKind::baseline, "{", "broken.json"));
  CHECK_FALSE(bench.app().open_file(FileKind::baseline, R"({"grapevine":1,"people":500})", "small.json"));
  CHECK(bench.state()["messages"][0]["title"] == "That cannot be the baseline");
  CHECK(bench.app().scenario_json() == plan);
  const auto parsed = parse_scenario(plan);
  REQUIRE(parsed.ok());
  Scenario seven = *parsed;
  set(seven.parameters, at("support.phone.agents"), 7);
  seven.baseline = "Seven on the phone";
  REQUIRE(bench.app().open_file(FileKind::baseline, to_json(seven), "seven.json"));
  REQUIRE(bench.settle());
  CHECK(bench.state()["baseline"] == "Seven on the phone");
  CHECK(bench.lever("support.phone.agents")["baseline"] == 7);
  CHECK(bench.lever("support.social.agents")["value"] == 9);
}
