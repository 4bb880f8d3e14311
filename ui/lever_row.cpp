#include "ui/lever_row.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/number_entry.h"
#include "ui/slider.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kLabelHeight = 19, kSliderHeight = 22, kChoiceHeight = 30, kRowGap = 5, kToggle = 32, kToggleHeight = 26;
constexpr float kValueRoom = 43;  // beside a label, whatever the value is: a row must not grow while it is dragged

// A long label takes two lines rather than being cut.
bool takes_two_lines(const Gui& gui, float room, std::string_view label) { return text_width(gui.fonts.body, label) > room; }

void draw_label(Gui& gui, const Box& box, std::string_view label) {
  const bool two = box.height() > gui.px(kToggleHeight) && takes_two_lines(gui, box.width(), label);
  if (two) draw_wrapped(gui, gui.fonts.body, gui.theme->text, {box.left, std::floor(box.middle() - line_height(gui.fonts.body)) + gui.px(1)}, box.width(), label, 2);
  else draw_text_in(gui, gui.fonts.body, gui.theme->text, {box.left, box.top, box.right, std::min(box.bottom, box.top + gui.px(kToggleHeight))}, label);
}

// the number field in the place of the value
void draw_entry(Gui& gui, const Box& box, std::size_t parameter, Passing& passing, Commands& commands) {
  NumberEntry& entry = passing.entry;
  ImGui::PushFont(gui.fonts.body);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {gui.px(6), std::floor((box.height() - gui.fonts.body->FontSize) / 2)});
  ImGui::SetCursorScreenPos(box.min());
  ImGui::SetNextItemWidth(box.width());
  const bool opened = entry.just_opened;
  if (opened) ImGui::SetKeyboardFocusHere();
  entry.just_opened = false;
  const bool entered = ImGui::InputText("##number", entry.text.data(), entry.text.size(), ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_CharsNoBlank);
  const bool left_after_edit = ImGui::IsItemDeactivatedAfterEdit() && !ImGui::IsKeyPressed(ImGuiKey_Escape);
  if (entered || left_after_edit) commands.push_back(Command::type_value(parameter, entry.text.data()));
  if (entered || (!opened && ImGui::IsItemDeactivated())) entry.parameter = -1;
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

// label and value on one line; the value can be clicked to type another
void draw_label_line(Gui& gui, const Box& line, std::size_t parameter, const Document& document, bool can_type, Passing& passing, Commands& commands) {
  const ParameterInfo& info = parameter_table()[parameter];
  const Theme& theme = *gui.theme;
  const bool changed = document.changed(parameter);
  const bool typing = passing.entry.parameter == static_cast<std::int64_t>(parameter);
  Box rest = line;
  if (typing) {
    draw_entry(gui, rest.take_right(gui.px(84)).inset(0, -gui.px(2)), parameter, passing, commands);
  } else {
    const std::string value = value_to_string(parameter, document.value(parameter));
    const ImFont* font = changed ? gui.fonts.body_semibold : gui.fonts.body;
    Box place = rest.take_right(std::min(text_width(font, value) + gui.px(4), line.width() * 0.6f));
    place.bottom = place.top + gui.px(kLabelHeight);  // beside the first line
    bool hovered = false;
    if (can_type) {
      if (pressable(gui, "value", place.inset(-gui.px(2), -gui.px(1)))) open_entry(passing, parameter, document.value(parameter));
      hovered = ImGui::IsItemHovered();
      if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    const ImU32 colour = changed ? theme.accent : hovered ? theme.text : theme.second;
    draw_text_in(gui, font, colour, place, value, Align::right);
    if (hovered) ImGui::GetWindowDrawList()->AddRectFilled({place.right - text_width(font, value), place.bottom - gui.px(2)}, {place.right, place.bottom - gui.px(2) + gui.hairline()}, faded(colour, 0.5f));
  }
  // the name has the same room whatever the value is
  rest.right = std::min(rest.right, line.right - gui.px(kValueRoom)) - gui.px(8);
  const bool refused = passing.refused_parameter == static_cast<std::int64_t>(parameter);
  if (refused) draw_text_in(gui, gui.fonts.second, theme.worse, rest, passing.refused_text);
  else draw_label(gui, rest, say(info.label));
  hint_over(gui, rest, [&] { explain_parameter(gui, parameter, document); });
}

float slider_row(Gui& gui, Box line, std::size_t parameter, const Document& document, Passing& passing, Commands& commands) {
  const float value = std::max(gui.px(kValueRoom), text_width(gui.fonts.body_semibold, value_to_string(parameter, document.value(parameter))) + gui.px(4));
  if (takes_two_lines(gui, line.width() - value - gui.px(8), say(parameter_table()[parameter].label))) line.bottom += line_height(gui.fonts.body);
  draw_label_line(gui, line, parameter, document, true, passing, commands);
  const Box track{line.left, line.bottom, line.right, line.bottom + gui.px(kSliderHeight)};
  if (slider(gui, track, {parameter, document.value(parameter), document.baseline_value(parameter)}, passing, commands))
    open_entry(passing, parameter, document.value(parameter));
  return track.bottom;
}

float toggle_row(Gui& gui, Box line, std::size_t parameter, const Document& document, Commands& commands) {
  const ParameterInfo& info = parameter_table()[parameter];
  if (takes_two_lines(gui, line.width() - gui.px(kToggle + 16) - text_width(gui.fonts.body_semibold, say("off")), say(info.label))) line.bottom += line_height(gui.fonts.body) - gui.px(4);
  const bool on = document.value(parameter) != 0, changed = document.changed(parameter);
  Box rest = line;
  const Box place = rest.take_right(gui.px(kToggle));
  const float middle = std::floor(place.middle());
  if (toggle(gui, "switch", {place.left, middle - gui.px(9), place.right, middle + gui.px(9)}, on, changed))
    commands.push_back(Command::set_value(parameter, on ? 0.0 : 1.0, 0));
  rest.right -= gui.px(8);
  const std::string_view value = on ? say("on") : say("off");
  const ImFont* font = changed ? gui.fonts.body_semibold : gui.fonts.body;
  draw_text_in(gui, font, changed ? gui.theme->accent : gui.theme->second, rest.take_right(text_width(font, value)), value);
  rest.right -= gui.px(8);
  draw_label(gui, rest, say(info.label));
  hint_over(gui, rest, [&] { explain_parameter(gui, parameter, document); });
  return line.bottom;
}

float choice_row(Gui& gui, const Box& line, std::size_t parameter, const Document& document, Commands& commands) {
  const ParameterInfo& info = parameter_table()[parameter];
  draw_text_in(gui, gui.fonts.body, gui.theme->text, line, say(info.label));
  hint_over(gui, line, [&] { explain_parameter(gui, parameter, document); });
  std::vector<std::string_view> labels;
  for (const Choice& choice : info.choices) labels.push_back(say(choice.label));
  const Box box{line.left, line.bottom + gui.px(2), line.right, line.bottom + gui.px(2 + kChoiceHeight)};
  const int chosen = static_cast<int>(document.value(parameter));
  const int pressed = segmented(gui, "choice", box, labels, chosen, document.changed(parameter));
  if (pressed >= 0) commands.push_back(Command::set_value(parameter, static_cast<double>(pressed), 0));
  return box.bottom + gui.px(4);
}

}  // namespace

void open_entry(Passing& passing, std::size_t parameter, double value) {
  passing.entry.parameter = static_cast<std::int64_t>(parameter);
  passing.entry.just_opened = true;
  passing.entry.text = {};
  const std::string text = entry_text(parameter, value);
  std::copy_n(text.begin(), std::min(text.size(), passing.entry.text.size() - 1), passing.entry.text.begin());
  passing.refused_parameter = -1;
}

void explain_parameter(Gui& gui, std::size_t parameter, const Document& document) {
  const ParameterInfo& info = parameter_table()[parameter];
  constexpr float kWidth = 300;
  const auto gap = [&](float units) { ImGui::Dummy({gui.px(kWidth), gui.px(units)}); };
  paragraph(gui, gui.fonts.body_semibold, gui.theme->text, say(info.label), kWidth);
  gap(2);
  paragraph(gui, gui.fonts.second, gui.theme->second, say(info.meaning), kWidth);
  gap(6);
  const std::string baseline = value_to_string(parameter, document.baseline_value(parameter));
  const bool ranges = !info.is_choice() && !info.is_flag();
  const std::string facts = ranges ? say("Baseline {} · {} to {}", baseline, value_to_string(parameter, info.minimum), value_to_string(parameter, info.maximum)) : say("Baseline {}", baseline);
  paragraph(gui, gui.fonts.second, gui.theme->text, facts, kWidth);
  if (!info.source.empty()) {
    gap(6);
    paragraph(gui, gui.fonts.second, gui.theme->second, evidence_in_words(info.evidence) + ": " + source_in_words(info), kWidth);
  }
  if (info.role == Role::fixed) {
    gap(6);
    paragraph(gui, gui.fonts.second, gui.theme->second, say("Shapes the crowd itself: baseline and what-if both change."), kWidth);
  }
}

float lever_row(Gui& gui, float left, float top, float right, std::size_t parameter, const Document& document, Passing& passing, Commands& commands) {
  const ParameterInfo& info = parameter_table()[parameter];
  ImGui::PushID(static_cast<int>(parameter));
  gui.part = info.path;
  const Box line{left, top, right, top + gui.px(kLabelHeight)};
  float bottom = 0;
  if (info.is_choice()) bottom = choice_row(gui, line, parameter, document, commands);
  else if (info.is_flag()) bottom = toggle_row(gui, {left, top, right, top + gui.px(kToggleHeight)}, parameter, document, commands);
  else bottom = slider_row(gui, line, parameter, document, passing, commands);
  gui.part = {};
  ImGui::PopID();
  return bottom + gui.px(kRowGap);
}

}  // namespace grapevine
