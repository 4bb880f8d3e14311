// Every shipped scenario at three sizes, in light and dark: frames without an assert, controls that neither overlap nor
// leave the screen sideways.
#include <catch2/catch_test_macros.hpp>
#include <imgui_internal.h>

#include <cstdlib>

#include "tests/ui/bench.h"
#include "tests/ui/pseudo.h"
#include "tests/ui/tidy.h"
#include "ui/shipped.h"

using namespace grapevine;
using namespace grapevine::test;

TEST_CASE("every shipped scenario draws at every size in both themes") {
  REQUIRE(!shipped_entries().empty());
  for (const ShippedEntry& entry : shipped_entries()) {
    Bench bench;
    REQUIRE(bench.app().open_named(entry.name));
    for (int turn = 0; turn < 2; ++turn) {
      INFO(entry.name << (turn ? " with results" : " before results"));
      for (const Size& size : kSizes)
        for (const bool dark : {false, true}) {
          bench.app().set_dark(dark);
          check_tidy(bench, size);
        }
      if (turn == 0) {
        bench.app().set_replicates(8);
        bench.settle();
      }
    }
  }
}

TEST_CASE("in words that are longer nothing overlaps or leaves the screen, in any scenario and on any of its screens") {
  const grapevine::test::PseudoLocale spoken;
  for (const ShippedEntry& entry : shipped_entries()) {
    Bench bench;
    REQUIRE(bench.app().open_named(entry.name));
    bench.app().set_replicates(4);
    REQUIRE(bench.settle());
    for (const char* screen : {"what-if", "first", "network"}) {
      INFO(entry.name << " " << screen);
      bench.app().show_screen(screen);
      for (const Size& size : kSizes) check_tidy(bench, size);
    }
  }
}

TEST_CASE("every tab, menu and group opens at the smallest and the largest size") {
  for (const Size& size : {Size{720, 450, 1}, Size{1440, 900, 1}, Size{5120, 2880, 2}}) {
    Bench bench(size.width, size.height, size.scale);
    bench.app().set_replicates(8);
    REQUIRE(bench.settle());
    for (const std::string_view of : {"Organisation", "Assumptions"}) CHECK(bench.click(of, "fold"));
    for (const std::string_view id : {"scenario", "what-if", "save", "more", "futures", "keys"}) {
      bench.click("", id);
      bench.frames(3);
      bench.key(ImGuiKey_Escape);
    }
    for (std::size_t tab = 0; tab < 6; ++tab) {
      std::size_t seen = 0;
      for (const Control& control : std::vector<Control>(bench.controls()))
        if (control.id == "tab" && seen++ == tab) bench.click((control.box.left + control.box.right) / 2, control.box.middle());
      bench.frames(2);
      CHECK(ImGui::GetDrawData()->TotalVtxCount > 500);
    }
  }
}

TEST_CASE("the tabs below the charts are as tall where the page scrolls as where it does not") {
  for (const auto& [width, height] : {std::pair{1440.0f, 900.0f}, {1024.0f, 700.0f}}) {
    Bench bench(width, height);
    bench.app().set_replicates(8);
    REQUIRE(bench.settle());
    int tabs = 0;
    for (const Control& control : bench.controls()) {
      if (control.id != "tab") continue;
      ++tabs;
      CHECK(control.box.height() >= 24);
    }
    CHECK(tabs >= 6);
  }
}

TEST_CASE("where tabs have no room every page of the details is reached from a menu, and nothing of the bar overlaps") {
  for (const float width : {320.0f, 360.0f, 480.0f, 600.0f}) {
    INFO(width);
    Bench bench(width, 900);
    bench.app().set_replicates(8);
    REQUIRE(bench.settle());
    bench.resize(width, 6000, 1);  // all of it at once
    bench.frames(3);
    int items = 0;
    REQUIRE(bench.click("", "page"));
    bench.frames(2);
    for (const Control& control : bench.controls()) items += control.id == "item" ? 1 : 0;
    CHECK(items == 6);
    bench.key(ImGuiKey_Escape);
    bench.frames(3);
    std::vector<Control> bar;
    for (const Control& control : bench.controls())
      if (control.box.bottom < 52) bar.push_back(control);
    CHECK(bar.size() >= 4);  // the sign, both choosers, and what else there is
    for (std::size_t i = 0; i < bar.size(); ++i) {
      CHECK(bar[i].box.right <= width);
      for (std::size_t j = i + 1; j < bar.size(); ++j) {
        INFO(bar[i].id << " and " << bar[j].id);
        CHECK_FALSE(overlap(bar[i].box, bar[j].box));
      }
    }
  }
}
