#include "ui/chart.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "base/calendar.h"
#include "base/wording.h"
#include "ui/chart_parts.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

double largest_of(const Curve& curve, const std::vector<OtherLine>& others) {
  double largest = 0;
  for (const OtherLine& other : others)
    for (const double value : *other.values) largest = std::max(largest, value);
  for (const std::vector<double>* values : {&curve.band.high, &curve.band.mean, &curve.baseline})
    for (const double value : *values) largest = std::max(largest, value);
  return largest;
}

std::size_t bin_count(const ChartModel& model) { return model.curve ? model.curve->band.mean.size() : 0; }

// Left and right arrows move the read-out of a chart that has the keyboard's focus.
void move_by_keys(ReadOut& read_out, const ChartModel& model, ImGuiID id) {
  const double width = model.bin_hours;
  for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) ImGui::SetKeyOwner(key, id);
  const int step = (ImGui::IsKeyPressed(ImGuiKey_RightArrow, id, ImGuiInputFlags_Repeat) ? 1 : 0) - (ImGui::IsKeyPressed(ImGuiKey_LeftArrow, id, ImGuiInputFlags_Repeat) ? 1 : 0);
  if (read_out.hours < 0 && step == 0) return;
  const double from = read_out.hours < 0 ? 0 : read_out.hours;
  read_out.hours = std::clamp(from + step * width, width / 2, model.days * 24.0 - width / 2);
  read_out.touched = true;
}

// Whole hours; one key is one bin, or an hour with Shift.
Millis snapped_moment(double hours, const ChartModel& model) {
  return static_cast<Millis>(std::clamp(std::round(hours), 0.0, model.days * 24.0 - 1)) * kHour;
}

// The head of each marker that can be moved, and its line. They take the mouse before the plot does.
std::optional<MomentMove> move_moments(Gui& gui, const char* chart, const Plane& plane, const ChartModel& model, MomentGrab& grab) {
  std::optional<MomentMove> move;
  if (!model.moments) return move;
  bool held = false;
  ImGui::PushID(chart);
  const std::vector<Moment>& moments = *model.moments;
  const auto place = [&](std::size_t i) { return std::floor(plane.x(to_hours(moments[i].at))); };
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const Moment& moment = moments[i];
    // neighbours share the room between them; of those at one place the last is at hand
    const float x = place(i), reach = gui.px(7);
    const float left = i == 0 ? x - reach : std::max(x - reach, std::floor((place(i - 1) + x) / 2));
    const float right = i + 1 == moments.size() ? x + reach : std::min(x + reach, std::floor((x + place(i + 1)) / 2));
    if (right - left < 1) continue;
    const Box box{left, plane.box.top - gui.px(12), right, plane.box.bottom - gui.px(4)};
    ImGui::PushID(moment.id);
    gui.part = chart;
    pressable(gui, "moment", box);
    gui.part = {};
    const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
    if (active || hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (active && ImGui::IsMouseDown(0)) {
      if (!grab.held || grab.id != moment.id) grab = {true, false, moment.id};
      held = true;
      const Millis at = snapped_moment(plane.hour_at(ImGui::GetMousePos().x), model);
      if (ImGui::IsMouseDragging(0, 3 * gui.scale) && at != moment.at) {
        move = {moment.id, at, !grab.moved};
        grab.moved = true;
      }
    } else if (!hovered && ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight) {
      const ImGuiID id = ImGui::GetItemID();
      for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) ImGui::SetKeyOwner(key, id);
      const int step = (ImGui::IsKeyPressed(ImGuiKey_RightArrow, id, ImGuiInputFlags_Repeat) ? 1 : 0) - (ImGui::IsKeyPressed(ImGuiKey_LeftArrow, id, ImGuiInputFlags_Repeat) ? 1 : 0);
      const Millis at = snapped_moment(to_hours(moment.at) + step * (ImGui::GetIO().KeyShift ? 1.0 : model.bin_hours), model);
      if (step != 0 && at != moment.at) move = {moment.id, at, ImGui::IsKeyPressed(step > 0 ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow, id)};
    }
    if (active || hovered) hint_over(gui, box, moment.of_what_if ? say("{} · {} · drag to move", moment.title, long_moment(model.start, moment.at)) : say("{} · {} · drag to move, on both sides", moment.title, long_moment(model.start, moment.at)));
    ImGui::PopID();
  }
  ImGui::PopID();
  if (!held && !ImGui::IsMouseDown(0)) grab.held = false;
  return move;
}

// The hand draws: every bin between where it was and where it is takes the height between.
void sketch(const Plane& plane, const ChartModel& model, Prediction& prediction) {
  const std::size_t bins = bin_count(model);
  if (bins == 0) return;
  if (prediction.values.size() != bins) prediction.values = model.curve->band.mean;  // nothing changes, to begin with
  if (!ImGui::IsItemActive() || !ImGui::IsMouseDown(0)) {
    prediction.drawing = false;
    return;
  }
  const ImVec2 at = ImGui::GetMousePos();
  const auto bin = static_cast<std::size_t>(std::clamp(plane.hour_at(at.x) / model.bin_hours, 0.0, static_cast<double>(bins) - 1));
  const double value = std::clamp(static_cast<double>((plane.box.bottom - at.y) / plane.box.height()), 0.0, 1.0) * plane.axis.top;
  const std::size_t from = prediction.drawing ? prediction.last_bin : bin;
  const double first = prediction.drawing ? prediction.values[from] : value;
  const std::size_t low = std::min(from, bin), high = std::max(from, bin);
  for (std::size_t i = low; i <= high; ++i) {
    const double part = from == bin ? 1 : static_cast<double>(i > from ? i - from : from - i) / static_cast<double>(high - low);
    prediction.values[i] = first + (value - first) * part;
  }
  prediction.last_bin = bin;
  prediction.drawing = true;
}

void draw_waiting(Gui& gui, const Box& box) {
  draw_text_in(gui, gui.fonts.body, gui.theme->third, box.inset(gui.px(20), 0), say("Working out the first futures…"), Align::centre);
}

}  // namespace

double bin_position(const ChartModel& model, std::size_t bin) {
  return (static_cast<double>(bin) + (model.at_bin_end ? 1.0 : 0.5)) * model.bin_hours;
}

std::optional<MomentMove> draw_chart(Gui& gui, const char* id, const Box& box, const ChartModel& model, ReadOut& read_out, MomentGrab& grab) {
  draw_panel(gui, box);
  const float top = draw_chart_head(gui, box.inset(gui.px(16), gui.px(13)), model);
  Box area{box.left + gui.px(16), top + gui.px(18), box.right - gui.px(34), box.bottom - gui.px(38)};
  if (!model.curve) {
    draw_waiting(gui, {box.left, top, box.right, box.bottom - gui.px(24)});
    return std::nullopt;
  }
  if (area.height() < gui.px(40) || area.width() < gui.px(80)) return std::nullopt;

  // round steps, as many as there is room for; the widest number decides where the plot begins
  Plane plane;
  plane.hours = std::max(1, model.days) * 24.0;
  plane.axis = value_axis(largest_of(*model.curve, model.others), std::clamp(static_cast<int>(area.height() / gui.px(44)), 2, 5));
  area.left += std::max(gui.px(24), std::ceil(text_width(gui.fonts.second, tick_text(plane.axis.top)))) + gui.px(10);
  plane.box = {std::floor(area.left), std::floor(area.top), std::floor(area.right), std::floor(area.bottom)};

  draw_axes(gui, plane, model);
  draw_others(gui, plane, model);
  draw_curve(gui, plane, model);
  draw_markers(gui, plane, model);

  const std::optional<MomentMove> move = move_moments(gui, id, plane, model, grab);
  pressable(gui, id, plane.box.inset(0, -gui.px(2)));
  const bool hovered = ImGui::IsItemHovered();
  if (model.prediction && model.prediction->sketching) {
    sketch(plane, model, *model.prediction);
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return move;
  }
  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    read_out.hours = plane.hour_at(ImGui::GetMousePos().x);
    read_out.touched = true;
  }
  const bool by_keys = !hovered && ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight;
  if (by_keys) {
    move_by_keys(read_out, model, ImGui::GetItemID());
  }
  if (read_out.hours < 0 || bin_count(model) == 0) return move;
  const auto bin = static_cast<std::size_t>(std::clamp(read_out.hours / model.bin_hours, 0.0, static_cast<double>(bin_count(model) - 1)));
  draw_read_out(gui, plane, model, bin, hovered || by_keys);
  return move;
}

}  // namespace grapevine
