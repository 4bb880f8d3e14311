#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/lever_row.h"
#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kGap = 12, kNarrow = 176, kNarrowest = 118, kPadNarrow = 12;
constexpr std::size_t kTiles = 5;

// How the tiles stand: in one row while they are wide enough to be read.
struct Arrangement {
  int columns = 5;
  float width = 0, height = 0;
  bool narrow = false;
  int label_lines = 1;
};

Arrangement arrange(const Gui& gui, float width, const std::vector<FigureText>& figures) {
  Arrangement arrangement;
  for (const int columns : {5, 3, 2, 1}) {
    arrangement.columns = columns;
    arrangement.width = std::floor((width - gui.px(kGap) * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    if (arrangement.width >= gui.px(kNarrowest)) break;
  }
  arrangement.narrow = arrangement.width < gui.px(kNarrow);
  const float room = arrangement.width - 2 * gui.px(kPadNarrow);
  if (arrangement.narrow && std::ranges::any_of(figures, [&](const FigureText& figure) { return text_width(gui.fonts.second, figure.label) > room + gui.px(1); })) arrangement.label_lines = 2;
  arrangement.height = gui.px(arrangement.narrow ? 100 : 92) + line_height(gui.fonts.second) * static_cast<float>(arrangement.label_lines - 1);
  return arrangement;
}

int rows_of(const Arrangement& arrangement) { return (static_cast<int>(kTiles) + arrangement.columns - 1) / arrangement.columns; }

ImU32 verdict_colour(const Theme& theme, const FigureText& figure) {
  return figure.verdict > 0 ? theme.better : figure.verdict < 0 ? theme.worse : theme.second;
}

// The difference without its sign, which the triangle shows.
std::string_view unsigned_text(std::string_view difference) {
  if (difference.starts_with('+')) return difference.substr(1);
  if (difference.starts_with("\u2212")) return difference.substr(3);
  return difference;
}

// triangle and change; without a clear difference that is said instead
void draw_change(Gui& gui, const Box& line, const FigureText& figure, float opacity) {
  const Theme& theme = *gui.theme;
  if (figure.difference.empty()) return;
  if (figure.direction == 0) {
    draw_text_in(gui, gui.fonts.second, faded(theme.second, opacity), line, say("no change"));
    return;
  }
  const ImU32 colour = faded(verdict_colour(theme, figure), opacity);
  Box rest = line;
  const Box mark = rest.take_left(gui.px(17));
  if (figure.verdict != 0) {
    draw_triangle(gui, figure.direction > 0, {mark.left + gui.px(6), std::floor(line.middle())}, 11, colour);
    draw_text_in(gui, gui.fonts.second_semibold, colour, rest, unsigned_text(figure.difference));
  } else {
    // hollow: the direction may be chance
    draw_text_in(gui, gui.fonts.second, colour, line, say("about the same"));
  }
}

void explain_figure(Gui& gui, const FigureText& figure, const Scenario& scenario) {
  constexpr float kWidth = 290;
  const Theme& theme = *gui.theme;
  const auto gap = [&] { ImGui::Dummy({gui.px(kWidth), gui.px(5)}); };
  paragraph(gui, gui.fonts.body_semibold, theme.text, figure.label, kWidth);
  paragraph(gui, gui.fonts.second, theme.second, say(info(figure.metric).meaning), kWidth);
  gap();
  if (!figure.difference.empty()) {
    paragraph(gui, gui.fonts.second, theme.text, say("Baseline {}, this what-if {}.", figure.before, figure.after), kWidth);
    std::string change = figure.difference;
    if (!figure.difference_interval.empty()) change += " (" + figure.difference_interval + ")";
    paragraph(gui, gui.fonts.second, theme.text, figure.futures.empty() ? say("Change {}.", change) : say("Change {}; {} futures.", change, figure.futures), kWidth);
    gap();
  }
  const bool share = figure.metric == Metric::crisis;
  paragraph(gui, gui.fonts.second, theme.second, share ? say("95 % interval {}.", figure.band) : say("80 of 100 futures lie within {}.", figure.band), kWidth);
  if (const std::string drawn = posterior_sentence(scenario); !drawn.empty()) paragraph(gui, gui.fonts.second, theme.second, drawn, kWidth);
}

void tile(Gui& gui, const Box& box, const FigureText* figure, bool narrow, int label_lines, float opacity, const Scenario& scenario) {
  const Theme& theme = *gui.theme;
  draw_panel(gui, box);
  Box inner = box.inset(gui.px(narrow ? kPadNarrow : 14), gui.px(11));
  if (!figure) return;
  const ImFont* label_font = gui.fonts.second;
  const ImFont* value_font = narrow ? gui.fonts.kpi_small : gui.fonts.kpi;
  if (narrow) draw_wrapped(gui, label_font, theme.second, {inner.left, inner.top}, inner.width(), figure->label, label_lines);
  else draw_text_in(gui, label_font, theme.second, {inner.left, inner.top, inner.right, inner.top + line_height(label_font)}, figure->label);
  inner.top += line_height(label_font) * static_cast<float>(label_lines);
  // value in the middle, change and band below: side by side, or one under the other where it is narrow
  const float line = line_height(gui.fonts.second) + gui.px(2);
  Box last = inner.take_bottom(narrow ? 2 * line : line);
  draw_text_in(gui, value_font, faded(theme.text, opacity), inner, figure->after);
  if (narrow) {
    draw_change(gui, last.take_top(line), *figure, opacity);
    draw_text_in(gui, gui.fonts.second, faded(theme.third, opacity), last, figure->band);
  } else {
    // where both have no room, a clear change is told alone, and of an unclear one only the band
    const float band = text_width(gui.fonts.second, figure->band);
    const float change = figure->difference.empty() ? 0 : figure->verdict != 0 ? gui.px(18) + text_width(gui.fonts.second_semibold, figure->difference) : text_width(gui.fonts.second, say("about the same"));
    const bool both = band + change + gui.px(6) <= last.width();
    if (both || figure->verdict == 0) {
      draw_text_in(gui, gui.fonts.second, faded(theme.third, opacity), last.take_right(std::min(band, last.width())), figure->band, Align::right);
      last.right -= gui.px(6);
    }
    if (both || figure->verdict != 0) draw_change(gui, last, *figure, opacity);
  }
  hint_over(gui, box, [&] { explain_figure(gui, *figure, scenario); });
}

}  // namespace

float tiles_height(const Gui& gui, float width, const Scene& scene) {
  const Arrangement arrangement = arrange(gui, width, scene.shown().tiles);
  const auto rows = static_cast<float>(rows_of(arrangement));
  return arrangement.height * rows + gui.px(kGap) * (rows - 1);
}

void tiles(Gui& gui, const Box& box, const Scene& scene, Commands& commands) {
  const std::vector<FigureText>& figures = scene.shown().tiles;
  const Arrangement arrangement = arrange(gui, box.width(), figures);
  for (int i = 0; i < static_cast<int>(kTiles); ++i) {
    const int row = i / arrangement.columns, column = i % arrangement.columns;
    const int in_row = std::min(arrangement.columns, static_cast<int>(kTiles) - row * arrangement.columns);
    // every row fills the width to the last pixel
    const auto edge = [&](int c) { return std::floor(box.left + (box.width() + gui.px(kGap)) * static_cast<float>(c) / static_cast<float>(in_row)); };
    const float top = box.top + (arrangement.height + gui.px(kGap)) * static_cast<float>(row);
    const Box place{edge(column), top, edge(column + 1) - gui.px(kGap), top + arrangement.height};
    const auto index = static_cast<std::size_t>(i);
    if (index < figures.size() && figures[index].direction != 0) {
      ImGui::PushID(i);
      if (pressable(gui, "tile", place)) commands.push_back(Command::explain(static_cast<std::int64_t>(figures[index].metric)));
      ImGui::PopID();
    }
    tile(gui, place, index < figures.size() ? &figures[index] : nullptr, arrangement.narrow, arrangement.label_lines, scene.opacity, scene.document->baseline());
  }
}

}  // namespace grapevine
