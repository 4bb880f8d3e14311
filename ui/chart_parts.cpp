#include "ui/chart_parts.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

// --- head: title, subtitle, legend ----------------------------------------------------------------------------------------

namespace {

struct LegendEntry {
  std::string_view text;
  bool dashed;
  int other = -1;   // style of another line
};

struct LineStyle {
  ImU32 colour;
  float width, dash, gap;
};
LineStyle other_style(const Gui& gui, int style) {
  if (style < 3) {
    constexpr float kDashes[][2] = {{2, 3}, {11, 4}, {5, 2}};
    return {gui.theme->kept[style], 2.0f * gui.scale, gui.px(kDashes[style][0]), gui.px(kDashes[style][1])};
  }
  return {gui.theme->waiting, 2.5f * gui.scale, gui.px(3), gui.px(3)};
}

constexpr float kSample = 22, kSampleGap = 7, kEntryGap = 18;

float legend_width(const Gui& gui, const std::vector<LegendEntry>& entries) {
  float width = 0;
  for (const LegendEntry& entry : entries) width += gui.px(kSample + kSampleGap) + text_width(gui.fonts.second, entry.text);
  return width + gui.px(kEntryGap) * static_cast<float>(entries.size() - 1);
}

void draw_sample(const Gui& gui, ImVec2 from, bool dashed, float opacity = 1) {
  const ImVec2 line[] = {from, {from.x + gui.px(kSample), from.y}};
  if (dashed) draw_dashed(gui, line, faded(gui.theme->baseline, opacity), gui.px(2), gui.px(6), gui.px(4));
  else ImGui::GetWindowDrawList()->AddLine(line[0], line[1], faded(gui.theme->accent, opacity), gui.px(2));
}

// In as many lines as it takes. Returns the y of the last.
float draw_legend(Gui& gui, ImVec2 at, float right, const std::vector<LegendEntry>& entries) {
  const float left = at.x;
  for (const LegendEntry& entry : entries) {
    if (at.x > left && at.x + gui.px(kSample + kSampleGap) + text_width(gui.fonts.second, entry.text) > right + 1) at = {left, at.y + line_height(gui.fonts.second)};
    const ImVec2 from{at.x, std::floor(at.y + gui.fonts.second->FontSize / 2) + 0.5f};
    if (entry.other < 0) {
      draw_sample(gui, from, entry.dashed);
    } else {
      const LineStyle style = other_style(gui, entry.other);
      const ImVec2 line[] = {from, {from.x + gui.px(kSample), from.y}};
      draw_dashed(gui, line, style.colour, style.width, style.dash, style.gap);
    }
    at.x += gui.px(kSample + kSampleGap);
    draw_text_in(gui, gui.fonts.second, gui.theme->second, {at.x, at.y, right, at.y + gui.fonts.second->FontSize}, entry.text);
    at.x += text_width(gui.fonts.second, entry.text) + gui.px(kEntryGap);
  }
  return at.y;
}

}  // namespace

float draw_chart_head(Gui& gui, const Box& box, const ChartModel& model) {
  const Fonts& fonts = gui.fonts;
  const float title_width = text_width(fonts.title, model.title);
  const float first = box.top, second = first + line_height(fonts.title) + gui.px(1), third = second + line_height(fonts.second) + gui.px(3);
  draw_text_in(gui, fonts.title, gui.theme->text, {box.left, first, box.right, first + fonts.title->FontSize}, model.title);
  draw_text_in(gui, fonts.second, gui.theme->second, {box.left, second, box.right, second + fonts.second->FontSize}, model.subtitle);
  if (!model.curve) return second + line_height(fonts.second);

  // the legend stands beside the title where charts are wide, else below: by the width alone, so that the plots of
  // neighbours are level
  std::vector<LegendEntry> entries;
  if (model.paired) entries = {{say("This what-if, 80 % band"), false}, {say("Baseline"), true}};
  else entries = {{say("As it is, 80 % band"), false}};
  for (const OtherLine& other : model.others) entries.push_back({other.title, false, other.style});
  constexpr float kWide = 540;
  const float gap = gui.px(20), beside = box.left + title_width + gap;
  if (box.width() >= gui.px(kWide) && beside + legend_width(gui, entries) <= box.right) {
    draw_legend(gui, {beside, first + (fonts.title->FontSize - fonts.second->FontSize) / 2}, box.right, entries);
    return second + line_height(fonts.second);
  }
  return draw_legend(gui, {box.left, third}, box.right, entries) + line_height(fonts.second);
}

// --- axes and lines -------------------------------------------------------------------------------------------------------

void draw_axes(Gui& gui, const Plane& plane, const ChartModel& model) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImFont* font = gui.fonts.second;
  const float thin = gui.hairline();
  for (int i = 0; i <= plane.axis.steps; ++i) {
    const double value = plane.axis.step * i;
    const float y = std::round(plane.y(value));
    list->AddRectFilled({plane.box.left, y}, {plane.box.right, y + thin}, i == 0 ? gui.theme->track : gui.theme->grid);
    const std::string text = tick_text(value);
    draw_text(font, gui.theme->second, {plane.box.left - gui.px(10) - text_width(font, text), y - font->FontSize / 2}, text);
  }
  for (const TimeTick& tick : time_ticks(model.start, model.days, static_cast<int>(plane.box.width() / gui.px(58)) + 1)) {
    const float wide = text_width(font, tick.text);
    draw_text(font, gui.theme->second, {plane.x(tick.hours) - wide / 2, plane.box.bottom + gui.px(7)}, tick.text);
  }
}

void draw_curve(Gui& gui, const Plane& plane, const ChartModel& model) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Curve& curve = *model.curve;
  const std::size_t bins = curve.band.mean.size();
  const auto points = [&](const std::vector<double>& values) {
    std::vector<ImVec2> line;
    line.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) line.push_back({plane.x(bin_position(model, i)), plane.y(values[i])});
    return line;
  };
  list->PushClipRect({plane.box.left, plane.box.top - gui.px(4)}, {plane.box.right + gui.px(2), plane.box.bottom + gui.px(2)}, true);
  // the band as one quadrilateral a bin, without smoothed edges, so that no seams show; its rims are smoothed lines
  if (curve.band.low.size() == bins && curve.band.high.size() == bins && bins > 1) {
    const std::vector<ImVec2> low = points(curve.band.low), high = points(curve.band.high);
    const ImU32 colour = faded(gui.theme->band, model.opacity);
    const ImDrawListFlags flags = list->Flags;
    list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 1; i < bins; ++i) list->AddQuadFilled(high[i - 1], high[i], low[i], low[i - 1], colour);
    list->Flags = flags;
  }
  if (!curve.baseline.empty()) draw_dashed(gui, points(curve.baseline), faded(gui.theme->baseline, model.opacity), std::fmax(1.0f, 1.6f * gui.scale), gui.px(6), gui.px(4.5f));
  const std::vector<ImVec2> mean = points(curve.band.mean);
  list->AddPolyline(mean.data(), static_cast<int>(mean.size()), faded(gui.theme->accent, model.opacity), 0, 2.25f * gui.scale);
  list->PopClipRect();
}

void draw_others(Gui& gui, const Plane& plane, const ChartModel& model) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect({plane.box.left, plane.box.top - gui.px(4)}, {plane.box.right + gui.px(2), plane.box.bottom + gui.px(2)}, true);
  for (const OtherLine& other : model.others) {
    std::vector<ImVec2> line;
    for (std::size_t i = 0; i < other.values->size(); ++i) line.push_back({plane.x(bin_position(model, i)), plane.y((*other.values)[i])});
    const LineStyle style = other_style(gui, other.style);
    draw_dashed(gui, line, style.colour, style.width, style.dash, style.gap);
  }
  list->PopClipRect();
}

// --- markers --------------------------------------------------------------------------------------------------------------

namespace {

ImU32 colour_of(const Theme& theme, Marker::Kind kind) {
  return kind == Marker::Kind::bad ? theme.worse : kind == Marker::Kind::good ? theme.better : theme.third;
}

void draw_dotted(const Gui& gui, float x, float top, float bottom, ImU32 colour) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = std::fmax(1.0f, std::round(1.25f * gui.scale)), dot = gui.px(2), gap = gui.px(3);
  for (float y = top; y < bottom; y += dot + gap) list->AddRectFilled({x, y}, {x + width, std::min(bottom, y + dot)}, colour);
}

}  // namespace

void draw_markers(Gui& gui, const Plane& plane, const ChartModel& model) {
  if (!model.markers) return;
  constexpr std::size_t kMostMarkers = 60;
  constexpr float kWidestLabel = 150;
  const Theme& theme = *gui.theme;
  const ImFont* font = gui.fonts.second;
  std::vector<double> lines, widths;
  std::vector<const Marker*> markers;
  for (const Marker& marker : *model.markers) {
    if (to_hours(marker.at) > plane.hours || markers.size() == kMostMarkers) continue;
    markers.push_back(&marker);
    lines.push_back(std::floor(plane.x(to_hours(marker.at))));
    widths.push_back(std::min(gui.px(kWidestLabel), std::ceil(text_width(font, marker.title))));
  }
  const float label_height = line_height(font);
  const std::vector<LabelPlace> places = place_labels(plane.box.left, plane.box.right, lines, widths, gui.px(8));
  for (std::size_t i = 0; i < markers.size(); ++i) {
    const ImU32 colour = colour_of(theme, markers[i]->kind);
    const auto line = static_cast<float>(lines[i]);
    draw_dotted(gui, line, plane.box.top, plane.box.bottom, colour);
    const ImVec2 head{line + 0.5f, plane.box.top - gui.px(4)};
    draw_triangle(gui, markers[i]->kind == Marker::Kind::good, head, 9, colour);
    const float reach = gui.px(7);
    hint_over(gui, {head.x - reach, head.y - reach, head.x + reach, head.y + reach}, markers[i]->title + " · " + long_moment(model.start, markers[i]->at));
  }
  std::vector<float> lefts;
  for (std::size_t i = 0; i < markers.size(); ++i) {
    auto left = static_cast<float>(places[i].left);
    const auto width = static_cast<float>(widths[i]);
    // labels of moments that nearly coincide begin at one edge
    for (std::size_t j = 0; j < i; ++j)
      if (places[j].placed && std::abs(lefts[j] - left) <= gui.px(3)) left = lefts[j];
    lefts.push_back(left);
    if (!places[i].placed) continue;
    const float top = plane.box.top + gui.px(3) + label_height * static_cast<float>(places[i].row);
    const Box box{left, top, left + width, top + label_height};
    ImGui::GetWindowDrawList()->AddRectFilled({box.left - gui.px(3), box.top}, {box.right + gui.px(3), box.bottom}, faded(theme.panel, 0.78f), gui.px(3));
    draw_text_in(gui, font, theme.second, box, markers[i]->title);
  }
}

// --- read-out -------------------------------------------------------------------------------------------------------------

namespace {

struct ReadOutRow {
  bool dashed;
  std::string_view name;
  std::string value, range;
};

void draw_card(Gui& gui, const Plane& plane, float x, const std::string& heading, std::string_view unit, const std::vector<ReadOutRow>& rows) {
  const Fonts& fonts = gui.fonts;
  const Theme& theme = *gui.theme;
  const float row_height = line_height(fonts.second) + gui.px(2), pad = gui.px(10), gap = gui.px(12);
  float names = 0, values = 0, ranges = 0;
  for (const ReadOutRow& row : rows) {
    names = std::max(names, text_width(fonts.second, row.name));
    values = std::max(values, text_width(fonts.second_semibold, row.value));
    ranges = std::max(ranges, text_width(fonts.second, row.range));
  }
  const float sample = gui.px(kSample + kSampleGap);
  const float width = std::max(sample + names + gap + values + (ranges > 0 ? gap + ranges : 0), text_width(fonts.second_semibold, heading) + gap + text_width(fonts.second, unit)) + 2 * pad;
  const float height = row_height * static_cast<float>(rows.size() + 1) + 2 * pad - gui.px(2);
  // beside the crosshair, on the side with more room
  float left = x + gui.px(12);
  if (left + width > plane.box.right + gui.px(24)) left = x - gui.px(12) - width;
  left = std::floor(std::max(left, plane.box.left - gui.px(30)));
  const float top = std::floor(plane.box.top + gui.px(20));
  const Box box{left, top, left + width, top + height};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({box.left - gui.px(1), box.top + gui.px(1)}, {box.right + gui.px(1), box.bottom + gui.px(3)}, theme.shadow, gui.px(7));
  list->AddRectFilled(box.min(), box.max(), theme.panel, gui.px(6));
  list->AddRect(box.min(), box.max(), theme.border, gui.px(6), 0, gui.hairline());
  float y = box.top + pad - gui.px(1);
  draw_text(fonts.second_semibold, theme.text, {box.left + pad, y}, heading);
  draw_text(fonts.second, theme.third, {box.right - pad - text_width(fonts.second, unit), y}, unit);
  for (const ReadOutRow& row : rows) {
    y += row_height;
    draw_sample(gui, {box.left + pad, std::floor(y + fonts.second->FontSize / 2) + 0.5f}, row.dashed);
    draw_text(fonts.second, theme.second, {box.left + pad + sample, y}, row.name);
    const float value_right = box.left + pad + sample + names + gap + values;
    draw_text(fonts.second_semibold, theme.text, {value_right - text_width(fonts.second_semibold, row.value), y}, row.value);
    draw_text(fonts.second, theme.third, {value_right + gap, y}, row.range);
  }
}

void draw_dot(const Gui& gui, ImVec2 at, ImU32 colour) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(at, gui.px(4.5f), gui.theme->panel, 24);
  list->AddCircle(at, gui.px(3.5f), colour, 24, gui.px(2));
}

}  // namespace

void draw_read_out(Gui& gui, const Plane& plane, const ChartModel& model, std::size_t bin, bool card) {
  const Curve& curve = *model.curve;
  const float x = plane.x(bin_position(model, bin));
  const float line = std::floor(x);
  ImGui::GetWindowDrawList()->AddRectFilled({line, plane.box.top}, {line + gui.hairline(), plane.box.bottom}, faded(gui.theme->third, 0.7f));
  std::vector<ReadOutRow> rows;
  const bool banded = bin < curve.band.low.size() && bin < curve.band.high.size();
  rows.push_back({false, model.paired ? say("This what-if") : say("As it is"), value_text(curve.band.mean[bin]),
                  banded ? say("{} to {}", value_text(curve.band.low[bin]), value_text(curve.band.high[bin])) : std::string()});
  if (bin < curve.baseline.size()) {
    draw_dot(gui, {x, plane.y(curve.baseline[bin])}, gui.theme->baseline);
    rows.push_back({true, say("Baseline"), value_text(curve.baseline[bin]), {}});
  }
  draw_dot(gui, {x, plane.y(curve.band.mean[bin])}, gui.theme->accent);
  if (!card) return;
  const double from = static_cast<double>(bin) * model.bin_hours;
  const std::string heading = model.at_bin_end ? long_moment(model.start, from_hours(from + model.bin_hours)) : bin_text(model.start, from, model.bin_hours);
  draw_card(gui, plane, x, heading, model.unit, rows);
}

}  // namespace grapevine
