#include "ui/what_if_screen.h"

#include <algorithm>
#include <cmath>

#include "ui/charts_panel.h"
#include "ui/levers_panel.h"
#include "ui/network_screen.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/tour_panel.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kGap = 12;
constexpr float kOneColumn = 660;        // narrower: levers stand below the charts
constexpr float kRoomy = 900;            // wide enough for levers whose names fit
constexpr float kChartMin = 240, kChartMax = 460, kDetailsMin = 220;
constexpr float kChartsStacked = 600;    // a column narrower than this stacks its charts

void charts(Gui& gui, const Box& left, const Box& right, const Scene& scene, Passing& passing, Commands& commands) {
  people_chart(gui, left, scene, passing, commands);
  backlog_chart(gui, right, scene, passing, commands);
}

// Charts side by side, or one above the other in a narrow column. Returns their bottom.
float place_charts(Gui& gui, float left, float top, float right, float height, const Scene& scene, Passing& passing, Commands& commands) {
  const float gap = gui.px(kGap);
  if (right - left < gui.px(kChartsStacked)) {
    charts(gui, {left, top, right, top + height}, {left, top + height + gap, right, top + 2 * height + gap}, scene, passing, commands);
    return top + 2 * height + gap;
  }
  const float middle = std::floor((left + right) / 2);
  charts(gui, {left, top, middle - gap / 2, top + height}, {middle + gap / 2, top, right, top + height}, scene, passing, commands);
  if (passing.tour == Act::time) tour_frame(gui, {left, top, right, top + height});
  return top + height;
}

// Messages, headline and tiles. Returns the y at which the next panel begins.
float place_head(Gui& gui, float left, float top, float right, const Scene& scene, const Passing& passing, Commands& commands) {
  const float gap = gui.px(kGap), width = right - left;
  float y = top;
  if (!passing.messages.empty()) {
    const Message& message = passing.messages.back();
    const float height = message_height(gui, width, message);
    message_panel(gui, {left, y, right, y + height}, message, commands);
    y += height + gap;
  }
  const float headline = headline_height(gui, width, scene);
  headline_panel(gui, {left, y, right, y + headline}, scene, commands);
  y += headline + gap;
  const float tiles_tall = tiles_height(gui, width, scene);
  tiles(gui, {left, y, right, y + tiles_tall}, scene, commands);
  if (passing.tour == Act::read) tour_frame(gui, {left, y - headline - gap, right, y + tiles_tall});
  if (passing.tour == Act::why || passing.tour == Act::share) tour_frame(gui, {left, y - headline - gap, right, y - gap});
  return y + tiles_tall + gap;
}

float details(Gui& gui, float left, float top, float right, const Scene& scene, ViewChoices& choices, Commands& commands) {
  return grown_panel(gui, left, top, right, [&](const Box& box) { return details_panel(gui, box, false, scene, choices, commands); });
}

// Returns the y below it.
float place_strip(Gui& gui, float left, float top, float right, bool open, const NetworkScene& network, ViewChoices& choices, Passing& passing, Commands& commands) {
  passing.strip_shown = open;
  const float bottom = top + strip_height(gui, open);
  network_strip(gui, {left, top, right, bottom}, open, network, choices, commands);
  return bottom + gui.px(kGap);
}

// The right column: fills the height where there is enough of it, else scrolls as a whole.
void results_column(Gui& gui, const Box& box, const Scene& scene, const NetworkScene& network, ViewChoices& choices, Passing& passing, Commands& commands) {
  const float gap = gui.px(kGap), left = box.left, right = box.right - gap;
  begin_region("results", box);
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap;
  float y = place_head(gui, left, top, right, scene, passing, commands);
  const bool stacked = right - left < gui.px(kChartsStacked);
  const float room = box.bottom - gap - (box.top + y - top + gap);
  const auto has_room = [&](bool open) { return !stacked && room >= gui.px(kChartMin + kDetailsMin) + strip_height(gui, open) + 2 * gap; };
  const bool open = choices.strip == Strip::open || (choices.strip == Strip::by_room && has_room(true));
  if (has_room(open)) {
    const float height = std::floor(std::clamp((room - strip_height(gui, open) - 2 * gap) * 0.53f, gui.px(kChartMin), gui.px(kChartMax)));
    y = place_charts(gui, left, y, right, height, scene, passing, commands) + gap;
    y = place_strip(gui, left, y, right, open, network, choices, passing, commands);
    details_panel(gui, {left, y, right, top - gap + box.height() - gap}, true, scene, choices, commands);
    extend_region(top + box.height() - 2 * gap);
  } else {
    y = place_charts(gui, left, y, right, gui.px(kChartMin + 20), scene, passing, commands) + gap;
    y = place_strip(gui, left, y, right, open, network, choices, passing, commands);
    extend_region(details(gui, left, y, right, scene, choices, commands) + gap);
  }
  end_region();
}

void one_column(Gui& gui, const Box& box, const Scene& scene, const NetworkScene& network, ViewChoices& choices, Passing& passing, Commands& commands) {
  const float gap = gui.px(kGap), left = box.left + gap, right = box.right - gap;
  begin_region("all", box);
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap;
  float y = place_head(gui, left, top, right, scene, passing, commands);
  y = place_charts(gui, left, y, right, gui.px(kChartMin), scene, passing, commands) + gap;
  y = place_strip(gui, left, y, right, choices.strip == Strip::open, network, choices, passing, commands);
  y = grown_panel(gui, left, y, right, [&](const Box& panel) { return levers_panel(gui, panel, false, scene, choices, passing, commands); }) + gap;
  extend_region(details(gui, left, y, right, scene, choices, commands) + gap);
  end_region();
}

}  // namespace

void what_if_screen(Gui& gui, const Box& all, const Scene& scene, const NetworkScene& network, ViewChoices& choices, Passing& passing, Commands& commands) {
  const float gap = gui.px(kGap);
  Box box = all;
  if (passing.tour != Act::none) {
    const Box strip = box.take_top(gap + tour_height(gui, box.width() - 2 * gap)).inset(gap, 0);
    tour_panel(gui, {strip.left, strip.top + gap, strip.right, strip.bottom}, scene, passing.tour, commands);
  }
  if (box.width() < gui.px(kOneColumn)) return one_column(gui, box, scene, network, choices, passing, commands);
  // from 1,200 on the names of levers fit into one line each
  const float least = gui.px(box.width() < gui.px(kRoomy) ? 248 : box.width() < gui.px(1200) ? 272 : 316);
  const float left = std::clamp(std::floor(box.width() * 0.22f), least, gui.px(340));
  const Box levers{gap, box.top + gap, gap + left, box.bottom - gap};
  levers_panel(gui, levers, true, scene, choices, passing, commands);
  if (passing.tour == Act::lever) tour_frame(gui, levers.inset(-gui.px(2)));
  results_column(gui, {2 * gap + left, box.top, box.right, box.bottom}, scene, network, choices, passing, commands);
}

}  // namespace grapevine
