#include "ui/slider.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "ui/widgets.h"

namespace grapevine {

namespace {

// 1, 2 or 5 times a power of ten, at least x
double round_up(double x) {
  const double power = std::pow(10.0, std::floor(std::log10(x)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (factor * power >= x * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

constexpr float kKnob = 8;

struct Track {
  Box line;
  SliderRange range;

  float x(double value) const {
    const double share = range.high > range.low ? (value - range.low) / (range.high - range.low) : 0;
    return line.left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * line.width();
  }
  double value(float at) const { return range.low + static_cast<double>(std::clamp((at - line.left) / std::max(1.0f, line.width()), 0.0f, 1.0f)) * (range.high - range.low); }
};

void draw_track(const Gui& gui, const Track& track, const SliderModel& model, bool active, bool hovered) {
  const Theme& theme = *gui.theme;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = std::floor(track.line.middle()), half = gui.px(4) / 2;
  const float knob = std::floor(track.x(model.value)) + 0.5f;
  list->AddRectFilled({track.line.left, y - half}, {track.line.right, y + half}, theme.track, half);
  list->AddRectFilled({track.line.left, y - half}, {knob, y + half}, theme.accent, half);
  if (model.value != model.baseline) {
    const float tick = std::floor(track.x(model.baseline)), wide = std::max(1.0f, gui.px(2));
    list->AddRectFilled({tick - std::floor(wide / 2), y - gui.px(6)}, {tick - std::floor(wide / 2) + wide, y + gui.px(6)}, theme.text);
  }
  const ImVec2 centre{knob, y};
  if (active || hovered) list->AddCircleFilled(centre, gui.px(kKnob + 3.5f), faded(theme.accent, active ? 0.22f : 0.14f), 32);
  list->AddCircleFilled(centre, gui.px(kKnob), theme.accent, 32);
  list->AddCircleFilled(centre, gui.px(kKnob) - std::fmax(1.5f, 2.25f * gui.scale), theme.panel, 32);
}

void take_by_mouse(const Gui&, const Track& track, const SliderModel& model, Passing& passing, Commands& commands) {
  SliderGrab& grab = passing.grab;
  const float mouse = ImGui::GetMousePos().x;
  if (ImGui::IsItemActivated()) {
    const float knob = track.x(model.value);
    const bool on_knob = std::fabs(mouse - knob) <= track.line.height() / 2;
    grab = {static_cast<std::int64_t>(model.parameter), track.range.low, track.range.high, on_knob ? mouse - knob : 0, false};
    ++passing.gestures;
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
      grab.let_go = true;
      commands.push_back(Command::reset_value(model.parameter));
    }
  }
  if (grab.let_go) return;
  const double value = snapped(parameter_table()[model.parameter], track.value(mouse - grab.offset));
  if (value != model.value) commands.push_back(Command::set_value(model.parameter, value, passing.gestures));
}

void move_by_keys(const Gui& gui, const SliderModel& model, Passing& passing, Commands& commands, ImGuiID id) {
  for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) ImGui::SetKeyOwner(key, id);
  const int direction = (ImGui::IsKeyPressed(ImGuiKey_RightArrow, id, ImGuiInputFlags_Repeat) ? 1 : 0) - (ImGui::IsKeyPressed(ImGuiKey_LeftArrow, id, ImGuiInputFlags_Repeat) ? 1 : 0);
  if (direction == 0) return;
  const ParameterInfo& info = parameter_table()[model.parameter];
  const double step = info.step * (ImGui::GetIO().KeyShift ? 10 : 1);
  const double value = snapped(info, model.value + direction * step);
  if (value == model.value) return;
  const auto parameter = static_cast<std::int64_t>(model.parameter);
  if (parameter != passing.last_key_parameter || gui.now - passing.last_key_step > 1) ++passing.gestures;
  passing.last_key_parameter = parameter;
  passing.last_key_step = gui.now;
  commands.push_back(Command::set_value(model.parameter, value, passing.gestures));
}

}  // namespace

double snapped(const ParameterInfo& info, double value) {
  if (info.step > 0) value = std::round(value / info.step) * info.step;
  // decimal steps leave dust behind (0.1 × 3); what is shown and written is the short number
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", value);
  value = std::strtod(text, nullptr);
  if (info.is_integer()) value = std::round(value);
  return std::clamp(value, info.minimum, info.maximum);
}

SliderRange slider_range(const ParameterInfo& info, double baseline, double value) {
  SliderRange range{info.minimum, info.maximum};
  const double reach = std::max(std::fabs(baseline - info.minimum), 2.5 * info.step);
  constexpr double kTooWide = 12;  // times what the baseline needs
  if (info.maximum - info.minimum <= kTooWide * reach) return range;
  const double wanted = std::max({baseline - info.minimum, 2.5 * info.step, (value - info.minimum) / 4}) * 4;
  range.high = std::min(info.maximum, info.minimum + round_up(wanted));
  return range;
}

bool slider(Gui& gui, const Box& box, const SliderModel& model, Passing& passing, Commands& commands) {
  const ParameterInfo& info = parameter_table()[model.parameter];
  const bool held = passing.grab.parameter == static_cast<std::int64_t>(model.parameter);
  Track track;
  track.range = held ? SliderRange{passing.grab.low, passing.grab.high} : slider_range(info, model.baseline, model.value);
  track.line = box;

  // the knob reaches over both ends
  const bool pressed = pressable(gui, "slider", box.inset(-gui.px(kKnob), 0));
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const bool active = ImGui::IsItemActive() && g.ActiveIdSource == ImGuiInputSource_Mouse;
  if (active) take_by_mouse(gui, track, model, passing, commands);
  else if (held) passing.grab = {};
  if (ImGui::IsItemFocused() && !g.NavDisableHighlight) move_by_keys(gui, model, passing, commands, ImGui::GetItemID());
  draw_track(gui, track, model, active, ImGui::IsItemHovered());
  return pressed && !g.NavDisableHighlight;
}

}  // namespace grapevine
