#include "ui/chart.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/chart_parts.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

double largest_of(const Curve& curve) {
  double largest = 0;
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

void draw_waiting(Gui& gui, const Box& box) {
  draw_text_in(gui, gui.fonts.body, gui.theme->third, box.inset(gui.px(20), 0), "Working out the first futures…", Align::centre);
}

}  // namespace

double bin_position(const ChartModel& model, std::size_t bin) {
  return (static_cast<double>(bin) + (model.at_bin_end ? 1.0 : 0.5)) * model.bin_hours;
}

void draw_chart(Gui& gui, const char* id, const Box& box, const ChartModel& model, ReadOut& read_out) {
  draw_panel(gui, box);
  const float top = draw_chart_head(gui, box.inset(gui.px(16), gui.px(13)), model);
  Box area{box.left + gui.px(16), top + gui.px(18), box.right - gui.px(34), box.bottom - gui.px(38)};
  if (!model.curve) {
    draw_waiting(gui, {box.left, top, box.right, box.bottom - gui.px(24)});
    return;
  }
  if (area.height() < gui.px(40) || area.width() < gui.px(80)) return;

  // round steps, as many as there is room for; the widest number decides where the plot begins
  Plane plane;
  plane.hours = std::max(1, model.days) * 24.0;
  plane.axis = value_axis(largest_of(*model.curve), std::clamp(static_cast<int>(area.height() / gui.px(44)), 2, 5));
  area.left += std::max(gui.px(24), std::ceil(text_width(gui.fonts.second, tick_text(plane.axis.top)))) + gui.px(10);
  plane.box = {std::floor(area.left), std::floor(area.top), std::floor(area.right), std::floor(area.bottom)};

  draw_axes(gui, plane, model);
  draw_curve(gui, plane, model);
  draw_markers(gui, plane, model);

  pressable(gui, id, plane.box.inset(0, -gui.px(2)));
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    read_out.hours = plane.hour_at(ImGui::GetMousePos().x);
    read_out.touched = true;
  }
  const bool by_keys = !hovered && ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight;
  if (by_keys) {
    move_by_keys(read_out, model, ImGui::GetItemID());
  }
  if (read_out.hours < 0 || bin_count(model) == 0) return;
  const auto bin = static_cast<std::size_t>(std::clamp(read_out.hours / model.bin_hours, 0.0, static_cast<double>(bin_count(model) - 1)));
  draw_read_out(gui, plane, model, bin, hovered || by_keys);
}

}  // namespace grapevine
