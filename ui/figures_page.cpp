#include <algorithm>
#include <array>
#include <cmath>

#include "base/wording.h"
#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kRow = 27, kHeadRow = 28, kGap = 16;

enum Column { kLabel, kBefore, kAfter, kChange, kBand, kFutures, kColumns };

// Where the columns stand; those that do not fit are left out, the least needed first.
struct Table {
  std::array<Box, kColumns> columns{};  // left and right only
  std::array<bool, kColumns> there{};
};

Table lay_out(const Gui& gui, float left, float right, bool paired) {
  constexpr std::array<float, kColumns> kWidths{190, 84, 84, 118, 124, 132};
  Table table;
  table.there[kLabel] = table.there[kAfter] = table.there[kBand] = true;
  if (paired) table.there = {true, true, true, true, true, true};
  const auto needed = [&] {
    float sum = 0;
    for (std::size_t c = 0; c < kColumns; ++c) sum += table.there[c] ? gui.px(kWidths[c] + kGap) : 0;
    return sum;
  };
  for (const Column column : {kFutures, kBand, kBefore})
    if (needed() > right - left) table.there[column] = false;
  // the label takes what is left, but figures stay near it on a wide screen
  const float spare = std::max(0.0f, right - left - needed());
  const float stretch = 1 + std::min(0.6f, spare / std::max(1.0f, needed()));
  float x = right;
  for (int c = kColumns - 1; c > kLabel; --c) {
    const auto column = static_cast<std::size_t>(c);
    if (!table.there[column]) continue;
    const float width = std::floor(gui.px(kWidths[column]) * stretch);
    table.columns[column] = {x - width, 0, x, 0};
    x -= width + gui.px(kGap);
  }
  table.columns[kLabel] = {left, 0, x, 0};
  return table;
}

Box cell(const Table& table, Column column, float top, float height) { return {table.columns[column].left, top, table.columns[column].right, top + height}; }

void draw_head(Gui& gui, const Table& table, float top, bool paired) {
  static constexpr std::array<std::string_view, kColumns> kPaired{english("Figure, mean over futures"), english("Baseline"), english("This what-if"), english("Change"), english("80 % band"), english("Pairs of futures")};
  static constexpr std::array<std::string_view, kColumns> kAlone{english("Figure, mean over futures"), "", english("As it is"), "", english("80 % band"), ""};
  for (int c = 0; c < kColumns; ++c)
    if (table.there[static_cast<std::size_t>(c)])
      draw_text_in(gui, gui.fonts.second, gui.theme->third, cell(table, static_cast<Column>(c), top, gui.px(kHeadRow)), say((paired ? kPaired : kAlone)[static_cast<std::size_t>(c)]), c == kLabel ? Align::left : Align::right);
}

void draw_change(Gui& gui, const Box& box, const FigureText& figure, float opacity) {
  const Theme& theme = *gui.theme;
  if (figure.direction == 0) {
    draw_text_in(gui, gui.fonts.body, faded(theme.third, opacity), box, say("none"), Align::right);
    return;
  }
  const ImU32 colour = figure.verdict > 0 ? theme.better : figure.verdict < 0 ? theme.worse : theme.second;
  const ImFont* font = figure.verdict != 0 ? gui.fonts.body_semibold : gui.fonts.body;
  const float wide = draw_text_in(gui, font, faded(colour, opacity), box, figure.difference, Align::right);
  const float mark = box.right - wide - gui.px(11);
  if (figure.verdict != 0 && mark > box.left) draw_triangle(gui, figure.direction > 0, {mark, std::floor(box.middle())}, 9, faded(colour, opacity));
}

void draw_row(Gui& gui, const Table& table, float top, const FigureText& figure, const Scene& scene, Commands& commands) {
  const Theme& theme = *gui.theme;
  const float height = gui.px(kRow), opacity = scene.opacity;
  const auto text = [&](Column column, const ImFont* font, ImU32 colour, std::string_view value) {
    if (table.there[column]) draw_text_in(gui, font, faded(colour, opacity), cell(table, column, top, height), value, Align::right);
  };
  const Box label = cell(table, kLabel, top, height);
  draw_text_in(gui, gui.fonts.body, theme.text, label, figure.label);
  hint_over(gui, label, say(info(figure.metric).meaning));
  text(kBefore, gui.fonts.body, theme.second, figure.before);
  text(kAfter, gui.fonts.body_semibold, theme.text, figure.after);
  text(kBand, gui.fonts.body, theme.second, figure.band);
  text(kFutures, gui.fonts.body, theme.second, figure.futures);
  if (table.there[kChange]) {
    const Box change = cell(table, kChange, top, height);
    if (figure.direction != 0) {
      ImGui::PushID(static_cast<int>(figure.metric));
      if (pressable(gui, "why of", change.inset(0, gui.px(2)))) commands.push_back(Command::explain(static_cast<std::int64_t>(figure.metric)));
      if (ImGui::IsItemHovered()) ImGui::GetWindowDrawList()->AddRectFilled(change.inset(-gui.px(4), gui.px(2)).min(), change.inset(-gui.px(4), gui.px(2)).max(), theme.control, gui.px(4));
      ImGui::PopID();
    }
    draw_change(gui, change, figure, opacity);
    if (!figure.difference_interval.empty())
      hint_over(gui, change, figure.verdict == 0 ? say("No clear difference. 95 % interval {}. Press to see why.", figure.difference_interval) : say("95 % interval {}. Press to see why.", figure.difference_interval));
  }
}

}  // namespace

float figures_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands) {
  const Shown& shown = scene.shown();
  if (!shown.ready) {
    draw_text_in(gui, gui.fonts.body, gui.theme->third, {left, top + gui.px(8), right, top + gui.px(34)}, say("The figures appear with the first futures."));
    return top + gui.px(40);
  }
  const Table table = lay_out(gui, left, right, shown.paired);
  draw_head(gui, table, top, shown.paired);
  float y = top + gui.px(kHeadRow);
  for (const FigureText& figure : shown.table) {
    ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + gui.hairline()}, gui.theme->grid);
    draw_row(gui, table, y + gui.hairline(), figure, scene, commands);
    y += gui.px(kRow) + gui.hairline();
  }
  if (shown.returns.empty()) return y;
  draw_text_in(gui, gui.fonts.body, gui.theme->second, {left, y, right, y + gui.px(kHeadRow)}, shown.returns);
  return y + gui.px(kHeadRow);
}

}  // namespace grapevine
