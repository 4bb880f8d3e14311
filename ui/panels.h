// The panels of the what-if screen other than levers and charts. Each is a function over state that the caller owns:
// it draws within its box, changes only view choices, and says through commands what else should happen.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "report/reasons.h"
#include "ui/box.h"
#include "ui/document.h"
#include "ui/futures.h"
#include "ui/platform.h"
#include "ui/state.h"
#include "ui/theme.h"

namespace grapevine {

// A what-if that was kept for comparison.
struct Kept {
  std::string title;
  std::shared_ptr<const Shown> shown;
  std::shared_ptr<const Replicates> runs;  // its futures: another baseline is compared with them
};
constexpr std::size_t kMostKept = 3;

// A baseline that can be chosen (ui/baselines.h): `scenario` becomes it under `title`; without one it is how things are today.
struct BaselineChoice {
  std::string title;
  std::string shown;       // as the list has it
  std::string detail;
  Scenario scenario;
  bool chosen = false;     // it is the baseline
};

// What every panel may look at.
struct Scene {
  const Document* document = nullptr;
  const Futures* futures = nullptr;
  const Platform* platform = nullptr;
  float opacity = 1;                  // of results that are being worked out anew
  const Shown* replayed = nullptr;    // what was on screen before the last change, while it is shown again
  const Shown* before_reveal = nullptr;  // the baseline, while a prediction is sketched
  const Prediction* prediction = nullptr;
  std::span<const Kept> kept;         // what-ifs kept for comparison
  std::span<const BaselineChoice> baselines;
  bool can_replay = false;
  bool held = false;                  // there are changes whose results wait to be asked for
  const Reasons* reasons = nullptr;   // why `explained` has changed; null while that is worked out
  Metric explained{};
  std::vector<Moment> moments;        // of the document on screen
  std::vector<Marker> markers;

  const Shown& shown() const { return before_reveal ? *before_reveal : replayed ? *replayed : futures->shown(); }
};

// --- top_bar.cpp
void draw_mark(const Gui& gui, ImVec2 at);  // the sign of the house, 26 wide; `at`: the middle of its left side
void top_bar(Gui& gui, const Box& box, const Scene& scene, const ViewChoices& choices, Passing& passing, Commands& commands);

// --- headline_panel.cpp: the sentence, how sure it is, and how far the futures are
float headline_height(const Gui& gui, float width, const Scene& scene);
void headline_panel(Gui& gui, const Box& box, const Scene& scene, Commands& commands);

// --- tiles.cpp: five figures
float tiles_height(const Gui& gui, float width, const Scene& scene);
void tiles(Gui& gui, const Box& box, const Scene& scene, Commands& commands);

// --- details_panel.cpp: tabs over the four pages below, and the number of futures
// `scrolls` false: the panel grows with its page. Returns its bottom.
float details_panel(Gui& gui, const Box& box, bool scrolls, const Scene& scene, ViewChoices& choices, Commands& commands);

// why_page.cpp has the one that explains a figure, pages.cpp the last three.
// The pages draw from (left, top) to `right` and return the y below them.
float figures_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands);
float compared_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands);
float why_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands);
float differences_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands);
float assumptions_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands);
float scenario_page(Gui& gui, float left, float top, float right, const Scene& scene);

// --- message_panel.cpp: what failed, calmly
float message_height(const Gui& gui, float width, const Message& message);
void message_panel(Gui& gui, const Box& box, const Message& message, Commands& commands);

// --- overlays.cpp: what stands over everything: the list of keys, and a path being typed
void overlays(Gui& gui, const Platform& platform, Passing& passing, Commands& commands);

}  // namespace grapevine
