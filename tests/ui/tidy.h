// What a designer looks for on any screen: nothing lies across another, and nothing leaves the screen sideways.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "tests/ui/bench.h"

namespace grapevine::test {

struct Size {
  float width, height, scale;
};
// in device pixels; the last ones are 200 % zoom on a laptop and a phone
constexpr Size kSizes[] = {{320, 640, 1}, {1024, 640, 1}, {1440, 900, 1}, {2560, 1440, 1}, {2160, 1350, 1.5f}, {1440, 900, 2}, {780, 1400, 2}};

inline bool overlap(const Box& a, const Box& b) { return a.left + 2 < b.right && b.left + 2 < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom; }

// Pairs of controls of one part that lie across each other. Rows of a panel that scrolls lie under the panel's own edge.
inline std::string crossing(const std::vector<Control>& controls) {
  std::string pairs;
  for (std::size_t i = 0; i < controls.size(); ++i)
    for (std::size_t j = i + 1; j < controls.size(); ++j) {
      if (controls[i].of != controls[j].of || controls[i].of.empty() || !overlap(controls[i].box, controls[j].box)) continue;
      pairs += std::string(controls[i].of) + ": " + std::string(controls[i].id) + " and " + std::string(controls[j].id) + "\n";
    }
  return pairs;
}

// Draws a few frames at this size and looks.
inline void check_tidy(Bench& bench, const Size& size) {
  INFO(size.width << "x" << size.height << " at " << size.scale);
  bench.resize(size.width, size.height, size.scale);
  bench.frames(3);
  CHECK(ImGui::GetDrawData()->TotalVtxCount > 500);
  CHECK(crossing(bench.controls()) == "");
  for (const Control& control : bench.controls()) {
    INFO(control.of << " " << control.id);
    CHECK(control.box.left >= -4);
    CHECK(control.box.right <= size.width + 4);
    CHECK(control.box.width() >= 4);
  }
}

}  // namespace grapevine::test
