// What-ifs side by side: the baseline, those that were kept, and the one on screen.
#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "ui/panels.h"
#include "ui/session.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kRow = 27, kHead = 34, kLabel = 200, kGap = 14;

const FigureText* figure_of(const Shown& shown, Metric metric) {
  const auto found = std::ranges::find(shown.table, metric, &FigureText::metric);
  return found == shown.table.end() ? nullptr : &*found;
}

struct Column {
  std::string title;
  const Shown* shown = nullptr;
  bool baseline = false;
  int kept = -1;
};

std::vector<Column> columns_of(const Scene& scene) {
  std::vector<Column> columns{{std::string(say("Baseline")), &scene.shown(), true, -1}};
  for (std::size_t i = 0; i < scene.kept.size(); ++i) columns.push_back({scene.kept[i].title, scene.kept[i].shown.get(), false, static_cast<int>(i)});
  columns.push_back({scene.document->what_if_title(), &scene.shown(), false, -1});
  return columns;
}

void draw_value(Gui& gui, const Box& box, const FigureText* figure, bool baseline, float opacity) {
  const Theme& theme = *gui.theme;
  if (!figure) return;
  const bool clear = !baseline && figure->verdict != 0;
  const ImU32 colour = baseline ? theme.second : !clear ? theme.text : figure->verdict > 0 ? theme.better : theme.worse;
  const float wide = draw_text_in(gui, clear ? gui.fonts.body_semibold : gui.fonts.body, faded(colour, opacity), box, baseline ? figure->before : figure->after, Align::right);
  if (clear && figure->direction != 0 && box.width() > wide + gui.px(14)) draw_triangle(gui, figure->direction > 0, {box.right - wide - gui.px(9), std::floor(box.middle())}, 8, colour);
}

float empty_page(Gui& gui, float left, float y, float right, bool hidden) {
  draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, {left, y, right, y + gui.px(22)}, hidden ? say("What was kept comes back with the results.") : say("Nothing is kept for comparison."));
  y += gui.px(22);
  if (hidden) return y + gui.px(8);
  return y + draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, say("Press Keep beside the headline, then try something else: up to three kept what-ifs stay on the charts and stand here side by side, in the same futures.")) + gui.px(8);
}

}  // namespace

float compared_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands) {
  if (scene.kept.empty() || !scene.shown().paired) return empty_page(gui, left, top + gui.px(8), right, !scene.kept.empty());
  const std::vector<Column> columns = columns_of(scene);
  const float label = std::min(gui.px(kLabel), (right - left) * 0.34f);
  const float each = std::floor((right - left - label) / static_cast<float>(columns.size()));
  const auto cell = [&](std::size_t c, float y, float height) { return Box{left + label + each * static_cast<float>(c) + gui.px(kGap), y, left + label + each * static_cast<float>(c + 1), y + height}; };
  float y = top;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    Box head = cell(c, y, gui.px(kHead));
    if (columns[c].kept >= 0) {
      ImGui::PushID(columns[c].kept);
      const Box place = head.take_right(gui.px(22));
      if (button(gui, "forget", place.inset(0, gui.px(6)), "", {.look = Look::quiet, .icon = Icon::close})) commands.push_back(Command::forget_kept(static_cast<std::size_t>(columns[c].kept)));
      hint(gui, say("Take it off the charts"));
      ImGui::PopID();
      head.right -= gui.px(4);
    }
    const ImU32 colour = columns[c].baseline ? gui.theme->second : columns[c].kept >= 0 ? gui.theme->kept[columns[c].kept] : gui.theme->accent;
    draw_text_in(gui, gui.fonts.second_semibold, colour, head, columns[c].title, Align::right);
  }
  y += gui.px(kHead);
  for (const FigureText& row : scene.shown().table) {
    ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + gui.hairline()}, gui.theme->grid);
    draw_text_in(gui, gui.fonts.body, gui.theme->text, {left, y, left + label, y + gui.px(kRow)}, row.label);
    for (std::size_t c = 0; c < columns.size(); ++c)
      draw_value(gui, cell(c, y, gui.px(kRow)), figure_of(*columns[c].shown, row.metric), columns[c].baseline, columns[c].kept >= 0 ? 1 : scene.opacity);
    y += gui.px(kRow);
  }
  return y;
}

}  // namespace grapevine
