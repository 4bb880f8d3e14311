#include "ui/what_if_screen.h"

#include <algorithm>
#include <cmath>

#include "report/axis.h"
#include "ui/levers_panel.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kTopBar = 52, kGap = 12;
constexpr float kOneColumn = 660;        // narrower: levers stand below the charts
constexpr float kChartMin = 240, kChartMax = 460, kDetailsMin = 220;
constexpr float kChartsStacked = 600;    // a column narrower than this stacks its charts

// A panel that is as tall as what is drawn in it: contents first, surface below them afterwards.
template <class Contents>
float grown_panel(Gui& gui, float left, float top, float right, Contents&& contents) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  const float bottom = contents(Box{left, top, right, top});
  list->ChannelsSetCurrent(0);
  draw_panel(gui, {left, top, right, bottom});
  list->ChannelsMerge();
  return bottom;
}

ChartModel chart_of(const Scene& scene, const Curve& curve, std::string_view title, std::string_view unit) {
  const Shown& shown = scene.shown();
  ChartModel model;
  model.title = title;
  model.unit = unit;
  const Scenario& scenario = shown.ready ? shown.what_if : scene.document->baseline();
  model.start = scenario.start;
  model.days = scenario.days;
  model.bin_hours = scenario.series_hours;
  model.paired = shown.paired;
  model.opacity = scene.opacity;
  if (shown.ready) {
    model.curve = &curve;
    model.markers = &shown.markers;
  }
  return model;
}

void charts(Gui& gui, const Box& left, const Box& right, const Scene& scene, Passing& passing) {
  const Shown& shown = scene.shown();
  const Scenario& scenario = scene.document->baseline();
  const std::string interval = scenario.series_hours == 24 ? "day" : scenario.series_hours == 1 ? "hour" : std::to_string(scenario.series_hours) + " hours";
  ChartModel people = chart_of(scene, shown.people, "People who heard something bad", "new people");
  const std::string subtitle = "new people per " + interval + ", of " + tick_text(scenario.people);
  people.subtitle = subtitle;
  draw_chart(gui, "people chart", left, people, passing.read_out);
  ChartModel backlog = chart_of(scene, shown.backlog, "Backlog", "open cases");
  backlog.subtitle = "open cases, all channels";
  backlog.at_bin_end = true;
  draw_chart(gui, "backlog chart", right, backlog, passing.read_out);
}

// Charts side by side, or one above the other in a narrow column. Returns their bottom.
float place_charts(Gui& gui, float left, float top, float right, float height, const Scene& scene, Passing& passing) {
  const float gap = gui.px(kGap);
  if (right - left < gui.px(kChartsStacked)) {
    charts(gui, {left, top, right, top + height}, {left, top + height + gap, right, top + 2 * height + gap}, scene, passing);
    return top + 2 * height + gap;
  }
  const float middle = std::floor((left + right) / 2);
  charts(gui, {left, top, middle - gap / 2, top + height}, {middle + gap / 2, top, right, top + height}, scene, passing);
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
  headline_panel(gui, {left, y, right, y + headline}, scene);
  y += headline + gap;
  const float tiles_tall = tiles_height(gui, width);
  tiles(gui, {left, y, right, y + tiles_tall}, scene);
  return y + tiles_tall + gap;
}

float details(Gui& gui, float left, float top, float right, const Scene& scene, ViewChoices& choices, Commands& commands) {
  return grown_panel(gui, left, top, right, [&](const Box& box) { return details_panel(gui, box, false, scene, choices, commands); });
}

// The right column: fills the height where there is enough of it, else scrolls as a whole.
void results_column(Gui& gui, const Box& box, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands) {
  const float gap = gui.px(kGap), left = box.left, right = box.right - gap;
  begin_region("results", box);
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap;
  float y = place_head(gui, left, top, right, scene, passing, commands);
  const bool stacked = right - left < gui.px(kChartsStacked);
  const float room = box.bottom - gap - (box.top + y - top + gap);
  if (!stacked && room >= gui.px(kChartMin + kDetailsMin) + gap) {
    const float height = std::floor(std::clamp((room - gap) * 0.53f, gui.px(kChartMin), gui.px(kChartMax)));
    y = place_charts(gui, left, y, right, height, scene, passing) + gap;
    details_panel(gui, {left, y, right, top - gap + box.height() - gap}, true, scene, choices, commands);
    extend_region(top + box.height() - 2 * gap);
  } else {
    y = place_charts(gui, left, y, right, gui.px(kChartMin + 20), scene, passing) + gap;
    extend_region(details(gui, left, y, right, scene, choices, commands) + gap);
  }
  end_region();
}

void one_column(Gui& gui, const Box& box, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands) {
  const float gap = gui.px(kGap), left = box.left + gap, right = box.right - gap;
  begin_region("all", box);
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap;
  float y = place_head(gui, left, top, right, scene, passing, commands);
  y = place_charts(gui, left, y, right, gui.px(kChartMin), scene, passing) + gap;
  y = grown_panel(gui, left, y, right, [&](const Box& panel) { return levers_panel(gui, panel, false, *scene.document, choices, passing, commands); }) + gap;
  extend_region(details(gui, left, y, right, scene, choices, commands) + gap);
  end_region();
}

void keys(Passing& passing, Commands& commands) {
  ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput) return;
  const bool control = io.KeyCtrl || io.KeySuper;
  if (control && ImGui::IsKeyPressed(ImGuiKey_Z)) commands.push_back(io.KeyShift ? Action::redo : Action::undo);
  if (control && ImGui::IsKeyPressed(ImGuiKey_Y)) commands.push_back(Action::redo);
  for (const ImWchar c : io.InputQueueCharacters)
    if (c == '?') passing.show_keys = true;
}

}  // namespace

void what_if_screen(Gui& gui, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("Grapevine", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  keys(passing, commands);
  const float bar = gui.px(kTopBar), gap = gui.px(kGap);
  if (size.x < gui.px(kOneColumn)) {
    one_column(gui, {0, bar, size.x, size.y}, scene, choices, passing, commands);
  } else {
    const float left = std::clamp(std::floor(size.x * 0.2085f), gui.px(236), gui.px(340));
    levers_panel(gui, {gap, bar + gap, gap + left, size.y - gap}, true, *scene.document, choices, passing, commands);
    results_column(gui, {2 * gap + left, bar, size.x, size.y}, scene, choices, passing, commands);
  }
  top_bar(gui, {0, 0, size.x, bar}, scene, choices, passing, commands);
  keys_panel(gui, passing);
  ImGui::End();
}

}  // namespace grapevine
