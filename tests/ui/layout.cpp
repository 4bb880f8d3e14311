// What a designer looks for on a screen: nothing lies across another, and names tell things apart.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "tests/ui/bench.h"
#include "tests/ui/made_drills.h"
#include "tests/ui/tidy.h"
#include "ui/document.h"
#include "ui/text.h"
#include "ui/theme.h"

using namespace grapevine;
using grapevine::test::Bench;
using grapevine::test::overlap;

namespace {

bool holds(const Box& a, const Box& b) { return a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom; }

}  // namespace

TEST_CASE("on the first screen the offers and the doors keep clear of each other at every size") {
  for (const auto& [width, height] : {std::pair{320.0f, 640.0f}, {768.0f, 1024.0f}, {1024.0f, 768.0f}, {1280.0f, 720.0f}, {1440.0f, 900.0f}, {3840.0f, 2160.0f}}) {
    INFO(width << "x" << height);
    Bench bench(width, 3000);  // all of it at once
    bench.resize(width, height, 1);
    bench.app().set_replicates(8);
    bench.app().show_screen("first");
    REQUIRE(bench.settle());
    bench.frames(3);
    REQUIRE(bench.find("", "guess"));
    const auto& controls = bench.controls();
    for (std::size_t i = 0; i < controls.size(); ++i)
      for (std::size_t j = i + 1; j < controls.size(); ++j) {
        INFO(controls[i].of << " " << controls[i].id << " and " << controls[j].of << " " << controls[j].id);
        const Box &a = controls[i].box, &b = controls[j].box;
        // a moment stands in its chart; the bar lies over what scrolls under it
        if (!overlap(a, b) || holds(a, b) || holds(b, a) || controls[i].id == "moment" || controls[j].id == "moment" || std::min(a.top, b.top) < 52) continue;
        CHECK_FALSE(overlap(a, b));
      }
  }
}

TEST_CASE("a number is never broken at its comma") {
  Bench bench;
  bench.frames(1);
  const ImFont* const font = ImGui::GetIO().Fonts->Fonts[0];
  // room up to the comma on the first line and for the rest on the second: a break there would make two lines of three
  const float room = std::max(text_width(font, "a 12,"), text_width(font, "345 me")) + 1;
  REQUIRE(text_width(font, "12,345 me") > room);
  REQUIRE(text_width(font, "a 12,345") > room);
  CHECK(wrapped_height(font, room, "a 12,345 me") == 3 * line_height(font));
}

TEST_CASE("an amount stays on one line") {
  Bench bench;
  bench.frames(1);
  const ImFont* const font = ImGui::GetIO().Fonts->Fonts[0];
  // room for two of three words on a line: a break within the amount would make two lines of three
  const auto lines = [&](const char* text, const char* first, const char* last) {
    const float room = std::max(text_width(font, first), text_width(font, last)) + 1;
    return wrapped_height(font, room, text) / line_height(font);
  };
  CHECK(lines("costs $ 2.45 more", "costs $", "2.45 more") == 3);
  CHECK(lines("now at 20 % of all", "now at 20", "% of all") == 3);
  CHECK(lines("some 20 k in all", "some 20", "k in all") == 3);
  // no amount: it may end after the number
  CHECK(lines("we had 1 in ten", "we had 1", "in ten") == 2);
}

TEST_CASE("the choosers of the bar share their room by what their titles need, and what stands beside them stays") {
  Bench bench(1280, 720);
  bench.app().set_replicates(8);
  REQUIRE(bench.settle());
  const auto widths = [&] { return std::pair{bench.find("", "scenario")->box.width(), bench.find("", "what-if")->box.width()}; };
  const float undo = bench.find("", "undo")->box.left;
  bench.app().choose_what_if(kAsItIs);  // a short title beside a long one
  bench.frames(3);
  const auto [scenario, short_title] = widths();
  CHECK(scenario > short_title + 20);
  bench.app().choose_what_if(0);
  bench.frames(3);
  const auto [less, longer_title] = widths();
  CHECK(longer_title > short_title);
  CHECK(scenario + short_title == less + longer_title);
  CHECK(bench.find("", "undo")->box.left == undo);
}

TEST_CASE("several what-ifs that were kept of one have names of their own") {
  Bench bench;
  bench.app().set_replicates(8);
  REQUIRE(bench.settle());
  bench.app().choose_what_if(0);
  for (const double agents : {4.0, 6.0}) {
    REQUIRE(bench.app().edit("support.social.agents", agents).empty());
    REQUIRE(bench.settle());
    bench.app().keep();
  }
  const auto kept = bench.state()["kept"];
  REQUIRE(kept.size() == 2);
  CHECK(kept[0]["title"] != kept[1]["title"]);
  CHECK(kept[1]["title"].get<std::string>().ends_with(": 6"));
}

TEST_CASE("what a posterior does to ranges is said where there is one, and nowhere else") {
  Bench bench;
  CHECK(bench.state()["scenario"]["drawn"] == "");
  const auto json = R"({"grapevine": 1, "name": "drawn", "people": 200, "days": 3, "replicates": 8, "posterior": {"parameters": ["feed.visibility"], "draws": [[0.2], [0.3]]}})";
  REQUIRE(bench.app().open_scenario_text(json, "drawn.json"));
  const std::string said = bench.state()["scenario"]["drawn"];
  CHECK(said.starts_with("Each future has one of 2 draws of 1 parameter"));
}

TEST_CASE("each of several teams at one machine has its own messages and figures") {
  Bench bench;
  REQUIRE(bench.app().open_scenario_text(test::small_drill(), "mine.json"));
  bench.app().drill("teams", 2);
  bench.app().drill("phase", 2);
  for (int i = 0; i < 40 && bench.state()["drill"]["open"].empty(); ++i) bench.app().drill("jump");
  const auto open = bench.state()["drill"]["open"];
  REQUIRE(open.size() == 2);
  bench.app().drill_decide(1, open[0]["card"], 0, 7);
  const auto teams = bench.state()["drill"]["teams"];
  REQUIRE(teams.size() == 2);
  CHECK_FALSE(teams[0]["feed"].empty());
  CHECK(teams[1]["feed"].size() == teams[0]["feed"].size() + 1);  // what it decided
  CHECK(teams[1]["figures"].size() == teams[0]["figures"].size());
}

TEST_CASE("on a phone the clock, its pace and every phase of a drill are within reach") {
  for (const float width : {320.0f, 360.0f, 600.0f}) {
    INFO(width);
    Bench bench(width, 800);
    REQUIRE(bench.app().open_scenario_text(test::small_drill(), "mine.json"));
    bench.app().drill("teams", 3);
    bench.app().drill("phase", 2);
    bench.frames(3);
    for (const std::string_view id : {"run", "jump", "pace"}) {
      const Control* control = bench.find("", id);
      REQUIRE(control);
      CHECK(control->box.right <= width - 12);
      CHECK(control->box.width() >= 30);
    }
    if (const Control* phase = bench.find("", "phase")) {
      CHECK(phase->box.right <= width);
      REQUIRE(bench.click("", "phase"));
      int items = 0;
      for (const Control& control : bench.controls()) items += control.id == "item";
      CHECK(items == 7);  // five phases, again, another drill
    } else {
      CHECK(bench.find("phase", "Report"));
    }
  }
}

TEST_CASE("the network's line of time is there on a phone too") {
  for (const float width : {320.0f, 768.0f}) {
    INFO(width);
    Bench bench(width, 800);
    bench.app().set_replicates(8);
    bench.app().show_network();
    REQUIRE(bench.settle());
    for (int i = 0; i < 400 && !bench.find("", "moment"); ++i) bench.frame();
    const Control* line = bench.find("", "moment");
    REQUIRE(line);
    CHECK(line->box.width() >= 60);
  }
}

TEST_CASE("words in grey, in the accent's colour and of a state that waits can be read on panels and pages") {
  const auto luminance = [](ImU32 colour) {
    const auto linear = [](ImU32 part) {
      const double value = static_cast<double>(part & 255) / 255;
      return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour >> IM_COL32_R_SHIFT) + 0.7152 * linear(colour >> IM_COL32_G_SHIFT) + 0.0722 * linear(colour >> IM_COL32_B_SHIFT);
  };
  // WCAG 2, 1.4.3: 4.5 for text
  const auto contrast = [&](ImU32 a, ImU32 b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
  };
  for (const bool dark : {false, true}) {
    const Theme& theme = theme_of(dark);
    for (const ImU32 ink : {theme.text, theme.second, theme.third, theme.accent, theme.waiting_text})
      for (const ImU32 under : {theme.panel, theme.page}) CHECK(contrast(ink, under) >= 4.5);
  }
}
