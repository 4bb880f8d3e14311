// Thousands of random events: no assert, no refusal of the view state, and the scenario always opens again. More with
// GRAPEVINE_LONG=1.
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>

#include "base/draws.h"
#include "scenario/scenario.h"
#include "tests/ui/bench.h"
#include "tests/ui/made_drills.h"
#include "tests/ui/pseudo.h"

using namespace grapevine;
using grapevine::test::Bench;

namespace {

class Fuzz {
 public:
  Fuzz(std::uint64_t seed, Bench& bench) : stream_(seed), bench_(bench) {}

  void event() {
    ImGuiIO& io = ImGui::GetIO();
    switch (below(16)) {
      case 0: case 1: case 2: io.AddMousePosEvent(static_cast<float>(below(1500)) - 20, static_cast<float>(below(960)) - 20); break;
      case 3: io.AddMouseButtonEvent(0, true); break;
      case 4: case 5: io.AddMouseButtonEvent(0, false); break;
      case 6: io.AddMouseWheelEvent(0, static_cast<float>(below(5)) - 2); break;
      case 7: case 8: press_key(); break;
      case 9: io.AddInputCharacter(" 0123456789.,-%$e?abcé→"[below(22)]); break;
      case 10: case 11: case 12: some_control(); break;
      case 13: some_call(); break;
      case 14: io.AddFocusEvent(below(2) == 0); break;
      case 15: if (below(8) == 0) bench_.resize(static_cast<float>(200 + below(2400)), static_cast<float>(150 + below(1400)), below(10) == 0 ? 2.0f : 1.0f); break;
    }
    bench_.app().wake();
    bench_.frame();
  }

 private:
  std::uint32_t below(std::uint32_t n) { return to_below(stream_.next32(), n); }

  void press_key() {
    static constexpr ImGuiKey kKeys[] = {ImGuiKey_Tab, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Enter, ImGuiKey_Space, ImGuiKey_Escape, ImGuiKey_Z, ImGuiKey_Y, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageDown, ImGuiKey_Backspace, ImGuiMod_Ctrl, ImGuiMod_Shift};
    ImGui::GetIO().AddKeyEvent(kKeys[below(std::size(kKeys))], below(2) == 0);
  }

  // straight to a control, or most events would hit nothing
  void some_control() {
    if (bench_.controls().empty()) return;
    const Control control = bench_.controls()[below(static_cast<std::uint32_t>(bench_.controls().size()))];
    const float x = control.box.left + control.box.width() * static_cast<float>(stream_.unit());
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, control.box.middle());
    io.AddMouseButtonEvent(0, true);
    if (below(3) != 0) io.AddMouseButtonEvent(0, false);
  }

  void some_call() {
    App& app = bench_.app();
    const ParameterInfo& info = parameter_table()[below(static_cast<std::uint32_t>(parameter_table().size()))];
    switch (below(13)) {
      case 0: app.undo(); break;
      case 1: app.redo(); break;
      case 2: app.reset_levers(); break;
      case 3: app.reset_assumptions(); break;
      case 4: app.choose_what_if(static_cast<std::int32_t>(below(4)) - 1); break;
      case 5: app.set_replicates(8 + below(9)); break;
      case 6: app.open_scenario_text("{\"grapevine\":1,\"days\":" + std::to_string(below(9)) + ",\"people\":" + std::to_string(below(400)) + "}", "random.json"); break;
      case 7: app.reset(info.path); break;
      case 8: app.show_network(); break;
      case 9: if (below(3) == 0) app.show_what_if(); break;
      case 10: if (below(3) == 0) app.show_drill(); break;
      default: if (info.role != Role::fixed) static_cast<void>(app.edit(info.path, info.minimum + (info.maximum - info.minimum) * stream_.unit())); break;
    }
  }

  Stream stream_;
  Bench& bench_;
};

}  // namespace

namespace {

void play_rounds(int rounds, int events) {
  for (int round = 0; round < rounds; ++round) {
    INFO("round " << round);
    Bench bench;
    REQUIRE(bench.app().open_scenario_text("{\"grapevine\":1,\"days\":5,\"people\":300,\"replicates\":8,\"timeline\":[{\"at\":\"D1 09:00\",\"event\":{\"kind\":\"story\"}}],\"what_ifs\":[{\"title\":\"a\",\"timeline\":[{\"at\":\"D2\",\"set\":{\"support.phone.agents\":3}}]},{\"title\":\"b\",\"timeline\":[{\"at\":\"D0\",\"set\":{\"triage.policy\":\"triage\"}}]}]}", "small.json"));
    // on odd ones in the middle of a drill to begin with
    if (round % 2 == 1) REQUIRE(bench.app().open_scenario_text(grapevine::test::small_drill(), "drill.json"));
    Fuzz fuzz(static_cast<std::uint64_t>(round) + 1, bench);
    for (int i = 0; i < events; ++i) {
      fuzz.event();
      if (i % 100 == 99) {
        REQUIRE(bench.state().contains("levers"));
        const auto parsed = parse_scenario(bench.app().scenario_json());
        if (!parsed)
          for (const Error& error : parsed.errors()) UNSCOPED_INFO(to_string(error));
        REQUIRE(parsed.ok());
      }
    }
  }
}

}  // namespace

TEST_CASE("random events never break the app") {
  const bool longer = std::getenv("GRAPEVINE_LONG") != nullptr;
  play_rounds(longer ? 100 : 20, longer ? 10'000 : 5'000);
}

TEST_CASE("random events break no sentence of another language") {
  const grapevine::test::PseudoLocale spoken;
  play_rounds(2, 2'000);
}
