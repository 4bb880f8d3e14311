// Colours, fonts and measures: the design tokens of the mock-ups, in one place, light and dark.
#pragma once

#include <imgui.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "ui/box.h"

namespace grapevine {

struct Theme {
  ImU32 page, panel, border;
  ImU32 text, second, third;
  ImU32 accent;                 // what-if, changed, primary
  ImU32 on_accent;              // text on a surface of the accent
  ImU32 worse, better, waiting;
  ImU32 waiting_text;           // words in the colour of waiting, dark enough to be read
  ImU32 baseline;               // always dashed
  ImU32 control, track;
  ImU32 control_hover;          // a control under the pointer
  ImU32 kept[3];                // what-ifs kept for comparison, each with a dash of its own
  ImU32 band;                   // the accent, thin enough to read a line through it
  ImU32 grid;                   // lines behind a chart
  ImU32 shadow;                 // around what floats
};
const Theme& theme_of(bool dark);

// The same colour with its opacity multiplied, for what is being worked out anew.
ImU32 faded(ImU32 colour, float opacity);

struct Fonts {
  ImFont* body = nullptr;           // 13
  ImFont* body_semibold = nullptr;  // 13
  ImFont* second = nullptr;         // 12
  ImFont* second_semibold = nullptr;
  ImFont* title = nullptr;          // 14 semibold
  ImFont* headline = nullptr;       // 17 semibold
  ImFont* kpi = nullptr;            // 24 semibold
  ImFont* first = nullptr;          // 30 semibold, the first screen's sentence
  ImFont* clock = nullptr;          // 120 semibold, digits alone: read from the last row
  ImFont* kpi_small = nullptr;      // 20 semibold, where tiles are narrow
};

// The tooltip that is about to show: over which box the pointer rests, and since when.
struct Resting {
  Box box;
  double since = 0;
  bool claimed = false;       // by some box in this frame
};

// What every panel needs to draw with. `scale` is device pixels for each unit of the layout.
struct Gui {
  const Theme* theme = nullptr;
  Fonts fonts;
  float scale = 1;
  double now = 0;             // seconds, the shell's clock
  bool wants_frame = false;   // set by whatever is not finished yet: a fade, a tooltip about to appear
  bool dark = false;
  Resting resting;
  std::string_view part;                     // what the controls being drawn belong to
  std::vector<Control>* controls = nullptr;  // where they are noted, when somebody wants to know

  void begin_frame(bool dark_now, double seconds);
  float px(float units) const { return std::floor(units * scale + 0.5f); }
  float hairline() const { return std::fmax(1.0f, std::floor(scale)); }
};

// Builds io.Fonts for `scale`; where Inter was not found at build time, from Dear ImGui's own font.
Fonts build_fonts(float scale);
// ImGui's style (popups, scroll bars, input fields) from the theme.
void apply_style(const Theme& theme, float scale);

}  // namespace grapevine
