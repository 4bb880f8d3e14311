#include "ui/drill_parts.h"

#include <algorithm>
#include <cmath>

#include "report/axis.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr ImU32 rgb(std::uint32_t hex) { return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, 255); }
constexpr std::string_view kCodeNames[kMostTeams] = {"RED", "BLUE", "GREEN", "ORANGE", "PURPLE", "OLIVE", "GREY", "SKY"};
constexpr ImU32 kLightColours[kMostTeams] = {rgb(0xD55E00), rgb(0x0072B2), rgb(0x009E73), rgb(0xE69F00), rgb(0xCC79A7), rgb(0x8A7A00), rgb(0x6B7480), rgb(0x56B4E9)};
constexpr ImU32 kDarkColours[kMostTeams] = {rgb(0xF0833A), rgb(0x4FA3DB), rgb(0x3CC69A), rgb(0xE69F00), rgb(0xE59AC4), rgb(0xC9B53C), rgb(0xA3ADBA), rgb(0x8ACBF0)};
constexpr float kDashes[kMostTeams][2] = {{0, 0}, {9, 3}, {3, 3}, {14, 4}, {5, 2}, {2, 3}, {11, 6}, {7, 4}};

void draw_line(const Gui& gui, std::span<const ImVec2> line, const TeamLook& look) {
  const float width = 2.2f * gui.scale;
  if (look.dash > 0) draw_dashed(gui, line, look.colour, width, gui.px(look.dash), gui.px(look.gap));
  else ImGui::GetWindowDrawList()->AddPolyline(line.data(), static_cast<int>(line.size()), look.colour, 0, width);
}

// Below the title, as many rows as it takes. Returns the y below it.
float draw_legend(Gui& gui, const Box& box, float y, const std::vector<DrillLine>& lines) {
  const float sample = gui.px(22), line_tall = line_height(gui.fonts.second) + gui.px(3);
  float x = box.left;
  for (const DrillLine& line : lines) {
    if (line.name.empty()) continue;  // drawn like the one before it
    const float width = sample + gui.px(7) + text_width(gui.fonts.second, line.name);
    if (x > box.left && x + width > box.right) {
      x = box.left;
      y += line_tall;
    }
    const float middle = std::floor(y + gui.fonts.second->FontSize / 2) + 0.5f;
    const ImVec2 ends[] = {{x, middle}, {x + sample, middle}};
    draw_line(gui, ends, line.look);
    draw_text(gui.fonts.second, gui.theme->second, {x + sample + gui.px(7), y}, line.name);
    x += width + gui.px(18);
  }
  return y + line_tall;
}

}  // namespace

TeamLook team_look(const Gui& gui, std::size_t team) {
  team %= kMostTeams;
  return {(gui.dark ? kDarkColours : kLightColours)[team], kDashes[team][0], kDashes[team][1]};
}

std::size_t look_of_name(std::string_view code_name, std::size_t place) {
  const auto found = std::ranges::find(kCodeNames, code_name);
  return found == std::end(kCodeNames) ? place : static_cast<std::size_t>(found - std::begin(kCodeNames));
}

void drill_chart_panel(Gui& gui, const Box& box, const DrillChart& chart) {
  draw_panel(gui, box);
  const Box inner = box.inset(gui.px(16), gui.px(13));
  const Theme& theme = *gui.theme;
  draw_text_in(gui, gui.fonts.title, theme.text, {inner.left, inner.top, inner.right, inner.top + gui.fonts.title->FontSize}, chart.title);
  float y = inner.top + line_height(gui.fonts.title) + gui.px(2);
  draw_text_in(gui, gui.fonts.second, theme.second, {inner.left, y, inner.right, y + gui.fonts.second->FontSize}, chart.subtitle);
  y = draw_legend(gui, inner, y + line_height(gui.fonts.second) + gui.px(3), chart.lines);

  double largest = 0;
  for (const DrillLine& line : chart.lines)
    for (const auto& point : line.points) largest = std::max(largest, point.second);
  Box area{inner.left, std::floor(y + gui.px(12)), inner.right - gui.px(14), std::floor(box.bottom - gui.px(34))};
  if (area.height() < gui.px(40)) return;
  const ValueAxis axis = value_axis(largest, std::clamp(static_cast<int>(area.height() / gui.px(44)), 2, 5));
  area.left += std::ceil(std::max(gui.px(24), text_width(gui.fonts.second, tick_text(axis.top)))) + gui.px(10);
  const auto x_of = [&](double at) { return area.left + static_cast<float>((at - chart.from) / std::max(1e-9, chart.until - chart.from)) * area.width(); };
  const auto y_of = [&](double value) { return area.bottom - static_cast<float>(value / axis.top) * area.height(); };
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int i = 0; i <= axis.steps; ++i) {
    const float at = std::round(y_of(axis.step * i));
    list->AddRectFilled({area.left, at}, {area.right, at + gui.hairline()}, i == 0 ? theme.track : theme.grid);
    const std::string text = tick_text(axis.step * i);
    draw_text(gui.fonts.second, theme.second, {area.left - gui.px(10) - text_width(gui.fonts.second, text), at - gui.fonts.second->FontSize / 2}, text);
  }
  for (const auto& [at, text] : chart.ticks) {
    const float width = text_width(gui.fonts.second, text);
    draw_text(gui.fonts.second, theme.second, {std::min(x_of(at) - width / 2, inner.right - width), area.bottom + gui.px(7)}, text);
  }
  if (chart.now >= chart.from) {
    const float at = std::round(x_of(chart.now));
    list->AddRectFilled({at, area.top - gui.px(6)}, {area.right, area.bottom}, faded(theme.page, 0.6f));
    list->AddRectFilled({at, area.top - gui.px(6)}, {at + gui.hairline(), area.bottom}, theme.second);
  }
  for (const DrillLine& line : chart.lines) {
    std::vector<ImVec2> points;
    for (const auto& [at, value] : line.points) points.push_back({x_of(at), y_of(value)});
    if (points.size() > 1) draw_line(gui, points, line.look);
    if (points.size() == 1) list->AddCircleFilled(points[0], gui.px(3), line.look.colour);
  }
}

std::vector<std::pair<double, std::string>> window_ticks(const Drill& drill, float units) {
  constexpr std::int32_t kSteps[] = {30, 60, 120, 180, 360, 720, 1440, 2880};
  const std::int32_t most = std::max(2, static_cast<int>(units / 84));
  std::int32_t step = kSteps[std::size(kSteps) - 1];
  for (const std::int32_t candidate : kSteps)
    if (drill.minutes() / candidate < most) {
      step = candidate;
      break;
    }
  std::vector<std::pair<double, std::string>> ticks;
  const Millis length = step * kMinute;
  for (Millis at = (drill.from + length - 1) / length * length; at <= drill.until; at += length) {
    const auto minute = static_cast<std::int32_t>((at - drill.from) / kMinute);
    ticks.emplace_back(minute, weekday_text(drill.scenario.start, at) + " " + time_of(drill, minute));
  }
  return ticks;
}

float draw_rows(Gui& gui, float left, float top, float right, const Rows& rows, std::span<const float> weights, std::size_t figures) {
  if (rows.empty()) return top;
  const Theme& theme = *gui.theme;
  const std::size_t columns = rows.front().size();
  float sum = 0;
  for (std::size_t i = 0; i < columns; ++i) sum += weights[std::min(i, weights.size() - 1)];
  const float gap = gui.px(14), room = right - left - gap * static_cast<float>(columns - 1);
  float y = top;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const ImFont* font = r == 0 ? gui.fonts.second_semibold : gui.fonts.body;
    float x = left, tall = 0;
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const float width = std::floor(room * weights[std::min(c, weights.size() - 1)] / sum);
      const std::string& text = rows[r][c];
      const float own = text_width(font, text);
      const float at = c >= figures && own < width ? x + width - own : x;
      tall = std::max(tall, draw_wrapped(gui, font, r == 0 ? theme.second : theme.text, {at, y}, x + width - at + 1, text));
      x += width + gap;
    }
    y += tall + gui.px(6);
    ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + gui.hairline()}, theme.border);
    y += gui.px(7);
  }
  return y;
}

bool text_field(Gui& gui, const char* id, const Box& box, char* text, std::size_t size, std::string_view when_empty, bool lines) {
  if (gui.controls) gui.controls->push_back({gui.part, id, box, true});
  ImGui::PushFont(gui.fonts.body);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {gui.px(10), lines ? gui.px(8) : std::floor((box.height() - gui.fonts.body->FontSize) / 2)});
  ImGui::SetCursorScreenPos(box.min());
  bool entered = false;
  if (lines) {
    entered = ImGui::InputTextMultiline(id, text, size, {box.width(), box.height()}, ImGuiInputTextFlags_CtrlEnterForNewLine | ImGuiInputTextFlags_EnterReturnsTrue);
    if (text[0] == '\0' && !ImGui::IsItemActive()) draw_wrapped(gui, gui.fonts.body, gui.theme->third, {box.left + gui.px(10), box.top + gui.px(8)}, box.width() - gui.px(20), when_empty);
  } else {
    ImGui::SetNextItemWidth(box.width());
    note_text(when_empty);
    entered = ImGui::InputTextWithHint(id, std::string(when_empty).c_str(), text, size, ImGuiInputTextFlags_EnterReturnsTrue);
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return entered;
}

float draw_qr(const Gui& gui, float left, float top, float most, const QrCode& code) {
  if (code.size == 0) return 0;
  const int modules = code.size + 2 * kQuietModules;
  const float each = std::max(1.0f, std::floor(most / static_cast<float>(modules))), side = each * static_cast<float>(modules);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({left, top}, {left + side, top + side}, IM_COL32_WHITE, gui.px(4));
  for (int y = 0; y < code.size; ++y)
    for (int x = 0; x < code.size; ++x) {
      if (!code.at(x, y)) continue;
      const ImVec2 corner{left + each * static_cast<float>(x + kQuietModules), top + each * static_cast<float>(y + kQuietModules)};
      list->AddRectFilled(corner, {corner.x + each, corner.y + each}, IM_COL32_BLACK);
    }
  return side;
}

float draw_heading(Gui& gui, float left, float top, float right, std::string_view title, std::string_view beside) {
  const float wide = draw_text_in(gui, gui.fonts.title, gui.theme->text, {left, top, right, top + line_height(gui.fonts.title)}, title);
  if (!beside.empty()) draw_text_in(gui, gui.fonts.second, gui.theme->second, {left + wide + gui.px(16), top, right, top + line_height(gui.fonts.title)}, beside, Align::right);
  return top + line_height(gui.fonts.title) + gui.px(8);
}

}  // namespace grapevine
