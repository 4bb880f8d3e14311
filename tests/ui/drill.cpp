// The drill's screens: choosing, playing to the end by keyboard, codes, refusals, and what a reload keeps.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>

#include "drill/judge.h"
#include "report/drill_report.h"
#include "report/qr_code.h"
#include "tests/ui/bench.h"
#include "tests/ui/made_drills.h"
#include "tests/ui/pseudo.h"
#include "tests/ui/tidy.h"
#include "ui/drill_model.h"
#include "ui/shipped.h"

using namespace grapevine;
using grapevine::test::Bench;
using grapevine::test::code_of;
using grapevine::test::small_drill;

namespace {

nlohmann::json drill_of(Bench& bench) { return bench.state()["drill"]; }

// From the file to the clock.
void begin(Bench& bench) {
  REQUIRE(bench.app().open_scenario_text(small_drill(), "mine.json"));
  bench.frames(3);
  REQUIRE(bench.click("", "to brief"));
  REQUIRE(bench.click("", "to play"));
  REQUIRE(drill_of(bench)["phase"] == "play");
}

void type_key(Bench& bench, const char* key) {
  bench.type(key);
  bench.frames(2);
}

// Jumps and decides by keys and the focus alone until the window closes; of each card the option `option` (from 1), where
// there is one.
int play_to_the_end(Bench& bench, const char* option) {
  int decided = 0;
  for (int turn = 0; turn < 200 && drill_of(bench)["over"] == false; ++turn) {
    type_key(bench, "j");
    while (!drill_of(bench)["open"].empty() && bench.find("option", option)) {
      type_key(bench, option);
      const std::size_t before = drill_of(bench)["open"].size();
      REQUIRE(bench.click("", "decide"));
      if (drill_of(bench)["open"].size() >= before) break;
      ++decided;
    }
  }
  return decided;
}

bool judge_to_the_end(Bench& bench) {
  for (int i = 0; i < 5000; ++i) {
    bench.frame();
    if (i % 20 == 0 && drill_of(bench)["done"] == 1.0) return true;
  }
  return false;
}

void paste(Bench& bench, const std::string& codes) {
  REQUIRE(bench.click("", "##codes"));
  ImGui::SetClipboardText(codes.c_str());
  bench.key(ImGuiKey_V, true);
  REQUIRE(bench.click("", "add codes"));
  bench.frames(2);
}

}  // namespace

TEST_CASE("the second door leads to six drills, and one of them to its briefing and its clock") {
  Bench bench;
  bench.app().show_drill();
  bench.frames(3);
  int drills = 0;
  for (const Control& control : bench.controls()) drills += control.of == "drill";
  CHECK(drills == 6);
  CHECK(drill_of(bench).is_null());
  REQUIRE(bench.click("drill", "weekend-video"));
  CHECK(drill_of(bench)["phase"] == "prepare");
  REQUIRE(bench.click("", "to brief"));
  CHECK(drill_of(bench)["phase"] == "brief");
  REQUIRE(bench.click("", "to play"));
  CHECK(drill_of(bench)["phase"] == "play");
  CHECK(drill_of(bench)["minute"] == 0);
  CHECK(drill_of(bench)["running"] == false);
}

TEST_CASE("the clock runs at its pace, stops where something comes in, and draws nothing while it stands") {
  Bench bench;
  begin(bench);
  type_key(bench, "p");
  CHECK(drill_of(bench)["running"] == true);
  bench.frames(60 * 40);
  // the first inject comes at minute 5
  CHECK(drill_of(bench)["running"] == false);
  CHECK(drill_of(bench)["minute"] == 5);
  bench.frames(10);
  CHECK(bench.idle_frames(300) == 0);
}

TEST_CASE("one person plays a drill to its end by keyboard, and its code scores as the command line scores it") {
  Bench bench;
  begin(bench);
  CHECK(play_to_the_end(bench, "1") >= 6);
  auto state = drill_of(bench);
  CHECK(state["over"] == true);
  CHECK(state["open"].empty());
  const std::string text = state["teams"][0]["code"];
  const auto stage = build_stage(parse_drill(small_drill(), shipped_texts()).value()).value();
  const auto code = from_code(text, stage->drill);
  REQUIRE(code);
  CHECK(code->team == "RED");

  REQUIRE(bench.click("", "to hot wash"));
  REQUIRE(judge_to_the_end(bench));
  CHECK(drill_of(bench)["revealed"] == false);
  REQUIRE(bench.click("", "reveal"));
  CHECK(drill_of(bench)["revealed"] == true);
  REQUIRE(bench.click("phase", "Report"));
  REQUIRE(bench.click("", "save report"));
  REQUIRE(bench.click("", "save pack"));
  REQUIRE(bench.click("", "save log"));

  const std::vector<DecisionCode> codes{*code};
  const FuturesOptions options{8, 1, {}};
  const DrillScores scores = score_teams(stage, codes, options);
  const std::vector<DrillAnalysis> analyses{analyse_decisions(stage, code->moves, options)};
  const std::vector<std::vector<ReplyDelay>> curves{silence_curve(stage, code->moves, options)};
  const auto aligned = alignment(stage->drill, codes);
  CHECK(bench.taken().files["weekend-video-report.html"] == drill_report_html({stage, codes, {}, scores, analyses, curves, aligned}));
  CHECK(bench.taken().files["weekend-video-pack.html"] == drill_pack_html(stage->drill));
  CHECK(bench.taken().files["weekend-video-log.txt"].find("decided  Who is woken?: Call the crisis lead now") != std::string::npos);
}

TEST_CASE("a reload in the middle of a drill loses nothing, and neither does a second one") {
  Bench bench;
  begin(bench);
  for (int i = 0; i < 6; ++i) {
    type_key(bench, "j");
    if (bench.find("option", "1")) {
      type_key(bench, "1");
      bench.click("", "decide");
    }
  }
  const auto before = drill_of(bench);
  REQUIRE(before["minute"] > 60);
  REQUIRE_FALSE(bench.taken().drill.empty());
  for (int reload = 0; reload < 2; ++reload) {
    const std::string kept = bench.taken().drill;
    Bench again;
    REQUIRE(again.app().restore_drill(kept));
    again.frames(3);
    auto after = drill_of(again);
    CHECK(after == before);
    // and it goes on to the same end
    again.key(ImGuiKey_Z, true);
    CHECK(drill_of(again)["teams"][0]["code"] != before["teams"][0]["code"]);
  }
  for (const char* damaged : {"", "{", "[]", "{\"grapevine_drill\":2}", "{\"grapevine_drill\":1,\"drill\":\"no-such\"}"}) {
    Bench other;
    CHECK_FALSE(other.app().restore_drill(damaged));
    CHECK(drill_of(other).is_null());
  }
}

TEST_CASE("codes are taken by paste; damaged, foreign and doubled ones are refused with a sentence") {
  Bench bench;
  begin(bench);
  REQUIRE(bench.click("phase", "Hot wash"));
  const std::string blue = code_of("blue", 0, 1), green = code_of("green", 1, 0);
  paste(bench, blue + "\n" + green);
  auto state = bench.state();
  CHECK(state["messages"].empty());
  CHECK(state["drill"]["entrants"] == nlohmann::json({"RED", "BLUE", "GREEN"}));
  std::string damaged = code_of("grey", 0, 0);
  damaged[damaged.size() - 9] = damaged[damaged.size() - 9] == '0' ? '1' : '0';
  const char* foreign = "GV1.GREY.0-1-0.00000000..000000";
  for (const std::string& wrong : {damaged, std::string(foreign), std::string("hello"), blue}) {
    INFO(wrong);
    paste(bench, wrong);
    state = bench.state();
    REQUIRE(state["messages"].size() == 1);
    CHECK(!state["messages"][0]["remedy"].get<std::string>().empty());
    CHECK(state["drill"]["entrants"].size() == 3);
    REQUIRE(bench.click("", "close message"));
  }
  REQUIRE(bench.click("entrant", "leave out"));
  CHECK(drill_of(bench)["entrants"].size() == 2);
  REQUIRE(judge_to_the_end(bench));
}

TEST_CASE("a facilitator enters what three teams decide, overrules, skips an inject and takes it back") {
  Bench bench;
  REQUIRE(bench.app().open_scenario_text(small_drill(), "mine.json"));
  bench.frames(3);
  const Control* counts = bench.find("teams", "choice");
  REQUIRE(counts);
  bench.click(counts->box.left + counts->box.width() * 2.5f, counts->box.middle());  // the third of four
  REQUIRE(drill_of(bench)["teams"].size() == 3);
  REQUIRE(bench.click("", "to brief"));
  REQUIRE(bench.click("", "to play"));
  CHECK(drill_of(bench)["view"] == "facilitator");
  while (drill_of(bench)["open"].empty()) type_key(bench, "j");
  const auto open = drill_of(bench)["open"];
  CHECK(open.size() == 3);
  type_key(bench, "2");
  REQUIRE(bench.click("", "decide"));
  CHECK(drill_of(bench)["open"].size() == 2);
  const std::string decided = drill_of(bench)["teams"][0]["code"];
  // the same card again, now to be overruled
  type_key(bench, "1");
  REQUIRE(bench.click("", "decide"));
  CHECK(drill_of(bench)["teams"][0]["code"] != decided);
  CHECK(bench.state()["messages"].empty());
  REQUIRE(bench.click("inject", "inject"));  // the first that was sent is taken back, for all
  for (const auto& team : drill_of(bench)["teams"]) CHECK(team["code"].get<std::string>().find("..") == std::string::npos);
}

TEST_CASE("without a canvas a drill is played by its actions, and what is out of place does nothing") {
  App app(AppOptions{});
  double now = 1;
  const auto drill = [&] {
    app.update(now += 0.3);
    return nlohmann::json::parse(app.view_state_json())["drill"];
  };
  app.drill("jump");
  CHECK(drill().is_null());
  REQUIRE(app.open_scenario_text(small_drill(), "mine.json"));
  for (const char* early : {"jump", "undo", "more time", "leave out", "copy code", "no such action"}) app.drill(early, 99);
  app.drill_decide(0, 0, 0, 7);
  CHECK(drill()["begun"] == false);
  app.drill("name", 0, "Team 4");
  app.drill("phase", 2);
  while (drill()["open"].empty()) app.drill("jump");
  const auto open = drill()["open"][0];
  CHECK(open["options"].size() == 3);
  app.drill_decide(5, open["card"], 0, 7);
  app.drill_decide(0, 99, 0, 7);
  app.drill_decide(0, open["card"], 99, 7);
  CHECK(drill()["open"].size() == 1);
  app.drill_decide(0, open["card"], 0, 7);
  CHECK(drill()["open"].empty());
  CHECK(drill()["teams"][0]["code"].get<std::string>().starts_with("GV1.TEAM-4."));
  app.drill("undo", 0);
  CHECK(drill()["open"].size() == 1);
  app.drill("phase", 7);
  CHECK(drill()["phase"] == "play");
  app.drill("phase", 3);
  while (drill()["done"] != 1.0) {}
  CHECK(drill()["results"].empty());
  app.drill("reveal", 1);
  CHECK(drill()["results"][0]["rows"].size() == 2);
  app.drill("close");
  CHECK(drill().is_null());
}

TEST_CASE("a drill file that is none is refused with its place, and what was open stays") {
  Bench bench;
  begin(bench);
  auto broken = grapevine::test::small_drill_document();
  broken["cards"][0]["deadline"] = -5;
  CHECK_FALSE(bench.app().open_scenario_text(broken.dump(), "broken.json"));
  const auto state = bench.state();
  REQUIRE_FALSE(state["messages"].empty());
  CHECK(state["messages"][0]["where"] == "broken.json: /cards/0/deadline");
  CHECK(state["drill"]["phase"] == "play");
}

TEST_CASE("every phase and view of a drill draws at every size in both themes, with nothing across another or off the screen") {
  nlohmann::json kept = {{"grapevine_drill", 1}, {"drill", "small"}, {"file", small_drill()}, {"begun", true}, {"minute", 780}, {"revealed", true},
                         {"teams", {{{"name", "Red"}, {"script", "D5 22:35 decide alarm call 90\n"}}, {{"name", "Blue"}, {"script", ""}}, {{"name", "Green"}, {"script", ""}}}}};
  for (const auto& [phase, view] : {std::pair{"prepare", "team"}, {"brief", "team"}, {"play", "team"}, {"play", "facilitator"}, {"play", "room"}, {"hot wash", "team"}, {"report", "team"}}) {
    kept["phase"] = phase;
    kept["view"] = view;
    for (const bool longer : {false, true}) {
      INFO(phase << " " << view << (longer ? " in longer words" : ""));
      std::optional<test::PseudoLocale> spoken;
      if (longer) spoken.emplace();
      Bench bench;
      REQUIRE(bench.app().restore_drill(kept.dump()));
      if (std::string_view(phase) == "hot wash") REQUIRE(judge_to_the_end(bench));
      for (const test::Size& size : test::kSizes)
        for (const bool dark : {false, true}) {
          bench.app().set_dark(dark);
          test::check_tidy(bench, size);
        }
    }
  }
}

TEST_CASE("the editor of a drill has nothing across another or off the screen at any size, in longer words too") {
  for (const bool longer : {false, true}) {
    std::optional<test::PseudoLocale> spoken;
    if (longer) spoken.emplace();
    Bench bench;
    REQUIRE(bench.app().open_scenario_text(small_drill(), "mine.json"));
    bench.app().drill("edit");
    for (const test::Size& size : test::kSizes) test::check_tidy(bench, size);
  }
}

TEST_CASE("at the end of play a team's screen shows its code as a QR code that the text view has too") {
  Bench bench;
  begin(bench);
  CHECK_FALSE(drill_of(bench)["teams"][0].contains("qr"));
  play_to_the_end(bench, "1");
  const auto team = drill_of(bench)["teams"][0];
  const QrCode qr = qr_code(team["code"].get<std::string>());
  CHECK(team["qr"]["side"] == qr.size + 8);
  CHECK(team["qr"]["path"] == qr_path(qr));
}

TEST_CASE("three members vote one after the other at one screen, the team decides, and the hot wash tells how far they agreed") {
  Bench bench;
  REQUIRE(bench.app().open_scenario_text(small_drill(), "mine.json"));
  bench.app().drill("members", 3);
  bench.frames(3);
  REQUIRE(bench.click("", "to brief"));
  REQUIRE(bench.click("", "to play"));
  while (drill_of(bench)["open"].empty()) type_key(bench, "j");
  CHECK(drill_of(bench)["members"] == 3);
  int voted = 0;
  for (const char* option : {"2", "3", "3"}) {
    type_key(bench, option);
    if (voted > 0) CHECK(bench.find("", "count"));
    REQUIRE(bench.click("", "decide"));
    CHECK(drill_of(bench)["open"][0]["voted"] == ++voted);
  }
  CHECK(drill_of(bench)["open"][0]["votes"] == nlohmann::json({0, 1, 2}));
  CHECK(drill_of(bench)["open"][0]["proposed"] == 2);
  const std::string empty = drill_of(bench)["teams"][0]["code"];
  const std::string kept = bench.taken().drill;
  const auto before = drill_of(bench);
  // what most are for is chosen already
  bench.frames(2);
  REQUIRE(bench.click("", "decide"));
  CHECK(drill_of(bench)["teams"][0]["code"] != empty);
  // of the next card two vote, and the third is not waited for
  while (drill_of(bench)["open"].empty()) type_key(bench, "j");
  for (const char* option : {"1", "1"}) {
    type_key(bench, option);
    REQUIRE(bench.click("", "decide"));
  }
  REQUIRE(bench.click("", "count"));
  bench.frames(2);
  CHECK_FALSE(bench.find("", "count"));
  REQUIRE(bench.click("", "decide"));
  CHECK(drill_of(bench)["open"].empty());

  REQUIRE(bench.click("", "copy code"));
  const std::string copied = bench.taken().copied.back();
  for (const char* name : {"GV1.RED.", " GV1.RED-1.", " GV1.RED-2.", " GV1.RED-3."}) CHECK(copied.find(name) != std::string::npos);
  REQUIRE(bench.click("phase", "Hot wash"));
  REQUIRE(judge_to_the_end(bench));
  bench.app().drill("reveal", 1);
  bench.frames(2);
  const auto results = drill_of(bench)["results"];
  CHECK(results[0]["rows"].size() == 2);
  const std::string aligned = results.back()["lines"][0];
  CHECK(aligned.starts_with("RED: 3 members, who chose alike in 50 % of pairs; the team decided as most of them in 2 of 2"));

  // a reload after the votes has lost none
  Bench again;
  REQUIRE(again.app().restore_drill(kept));
  again.frames(3);
  CHECK(drill_of(again) == before);

  // elsewhere the copied codes are one team and its votes
  Bench other;
  REQUIRE(other.app().open_scenario_text(small_drill(), "mine.json"));
  other.app().drill("teams", 0);
  other.app().drill("phase", 3);
  other.app().drill("codes", 0, copied);
  REQUIRE(judge_to_the_end(other));
  other.app().drill("reveal", 1);
  other.frames(2);
  CHECK(drill_of(other)["results"] == results);
}
