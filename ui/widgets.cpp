#include "ui/widgets.h"

#include <imgui_internal.h>

namespace grapevine {

namespace {

// the colour of a control's surface: as it is, or a little stronger under the pointer
ImU32 surface(const Gui& gui, const ButtonOptions& options, bool hovered) {
  const Theme& theme = *gui.theme;
  switch (options.look) {
    case Look::plain: return hovered && options.enabled ? theme.control_hover : theme.control;
    case Look::primary: return faded(theme.accent, !options.enabled ? 0.4f : hovered ? 0.88f : 1.0f);
    case Look::quiet: return hovered && options.enabled ? theme.control : 0;
  }
  return 0;
}

ImU32 ink(const Gui& gui, const ButtonOptions& options, bool hovered) {
  const Theme& theme = *gui.theme;
  if (options.look == Look::primary) return theme.on_accent;
  if (!options.enabled) return faded(theme.third, 0.7f);
  return options.look == Look::quiet && !hovered ? theme.second : theme.text;
}

constexpr float kIconWidth = 14, kIconGap = 6, kButtonPadding = 13, kLeastButtonPadding = 4;

}  // namespace

void draw_panel(const Gui& gui, const Box& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), gui.theme->panel, gui.px(8));
  list->AddRect(box.min(), box.max(), gui.theme->border, gui.px(8), 0, gui.hairline());
}

bool pressable(Gui& gui, const char* id, const Box& box, bool enabled) {
  if (gui.controls) gui.controls->push_back({gui.part, id, box, enabled});
  ImGui::SetCursorScreenPos(box.min());
  if (!enabled) ImGui::BeginDisabled();
  const bool pressed = ImGui::InvisibleButton(id, {std::max(1.0f, box.width()), std::max(1.0f, box.height())});
  if (!enabled) ImGui::EndDisabled();
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.NavId == ImGui::GetItemID() && !g.NavDisableHighlight && ImGui::IsItemFocused()) {
    const float out = gui.px(2);
    ImGui::GetWindowDrawList()->AddRect({box.left - out, box.top - out}, {box.right + out, box.bottom + out}, gui.theme->accent, gui.px(7), 0, gui.px(2));
  }
  if (enabled && ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return pressed && enabled;
}

float button_width(const Gui& gui, std::string_view label, const ButtonOptions& options) {
  float width = 0;
  if (!label.empty()) width += text_width(gui.fonts.body, label) + gui.px(2 * kButtonPadding);
  else width += gui.px(32) - gui.px(kIconWidth) * (options.icon != Icon::none ? 1.0f : 0.0f);
  if (options.icon != Icon::none) width += gui.px(kIconWidth) + (label.empty() ? 0 : gui.px(kIconGap));
  if (options.icon_after != Icon::none) width += gui.px(kIconWidth) + gui.px(kIconGap);
  return std::ceil(width);
}

bool button(Gui& gui, const char* id, const Box& box, std::string_view label, const ButtonOptions& options) {
  const bool pressed = pressable(gui, id, box, options.enabled);
  const bool hovered = ImGui::IsItemHovered();
  ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), surface(gui, options, hovered), gui.px(6));
  const ImU32 colour = ink(gui, options, hovered);
  if (label.empty()) {
    draw_icon(gui, options.icon, {std::floor((box.left + box.right) / 2), std::floor(box.middle())}, colour);
    return pressed;
  }
  // icon, label and icon behind it: the label takes what is left, and is shortened when that is too little
  const ImFont* font = options.look == Look::primary ? gui.fonts.body_semibold : gui.fonts.body;
  // in a narrow button the label is worth more than the room around it
  Box inner = box.inset(std::clamp(std::floor((box.width() - text_width(font, label)) / 2), gui.px(kLeastButtonPadding), gui.px(kButtonPadding)), 0);
  if (options.icon_after != Icon::none) {
    const Box place = inner.take_right(gui.px(kIconWidth));
    draw_icon(gui, options.icon_after, {std::floor((place.left + place.right) / 2), std::floor(box.middle())}, gui.theme->second);
    inner.right -= gui.px(kIconGap);
  }
  if (options.icon != Icon::none) {
    // an icon stands beside its label, also where the button is wider than both
    if (options.align == Align::centre) inner.left += std::max(0.0f, std::floor((inner.width() - gui.px(kIconWidth + kIconGap) - text_width(font, label)) / 2));
    const Box place = inner.take_left(gui.px(kIconWidth));
    draw_icon(gui, options.icon, {std::floor((place.left + place.right) / 2), std::floor(box.middle())}, colour);
    inner.left += gui.px(kIconGap);
  }
  draw_text_in(gui, font, colour, inner.inset(-1, 0), label, options.icon != Icon::none && options.align == Align::centre ? Align::left : options.align);
  return pressed;
}

bool toggle(Gui& gui, const char* id, const Box& box, bool on, bool changed) {
  const bool pressed = pressable(gui, id, box);
  const Theme& theme = *gui.theme;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = box.height() / 2, knob = radius - gui.px(2);
  list->AddRectFilled(box.min(), box.max(), on ? theme.accent : theme.track, radius);
  if (changed) list->AddRect({box.left - gui.px(2), box.top - gui.px(2)}, {box.right + gui.px(2), box.bottom + gui.px(2)}, theme.accent, radius + gui.px(2), 0, gui.hairline());
  list->AddCircleFilled({on ? box.right - radius : box.left + radius, box.middle()}, knob, on ? theme.on_accent : theme.panel, 24);
  return pressed;
}

int segmented(Gui& gui, const char* id, const Box& box, std::span<const std::string_view> labels, int chosen, bool changed) {
  const Theme& theme = *gui.theme;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), theme.control, gui.px(6));
  int pressed = -1;
  ImGui::PushID(id);
  const std::string_view part = gui.part;
  if (part.empty()) gui.part = id;
  // alike, or where a word would be cut each by the length of its own
  const float pad = gui.px(12), each = box.width() / static_cast<float>(labels.size());
  float words = 0, longest = 0;
  for (const std::string_view label : labels) {
    words += text_width(gui.fonts.body_semibold, label) + pad;
    longest = std::max(longest, text_width(gui.fonts.body_semibold, label) + pad);
  }
  float next = box.left;
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const float width = longest <= each ? each : (text_width(gui.fonts.body_semibold, labels[static_cast<std::size_t>(i)]) + pad) * box.width() / words;
    const float left = std::floor(next), right = std::floor(next + width + 0.01f);
    next += width;
    const Box cell{left, box.top, right, box.bottom};
    ImGui::PushID(i);
    if (pressable(gui, "choice", cell) && i != chosen) pressed = i;
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    const bool on = i == chosen;
    if (on) {
      list->AddRectFilled(cell.min(), cell.max(), theme.panel, gui.px(6));
      list->AddRect(cell.min(), cell.max(), changed ? theme.accent : theme.third, gui.px(6), 0, gui.hairline());
    }
    const ImU32 colour = on ? (changed ? theme.accent : theme.text) : hovered ? theme.text : theme.second;
    draw_text_in(gui, on ? gui.fonts.body_semibold : gui.fonts.body, colour, cell.inset(gui.px(longest <= each ? 6 : 2), 0), labels[static_cast<std::size_t>(i)], Align::centre);
  }
  gui.part = part;
  ImGui::PopID();
  return pressed;
}

float tabs_width(const Gui& gui, std::span<const std::string_view> labels) {
  float width = 0;
  for (const std::string_view label : labels) width += text_width(gui.fonts.body_semibold, label) + (width > 0 ? gui.px(22) : 0);
  return width;
}

int tabs(Gui& gui, const char* id, const Box& box, std::span<const std::string_view> labels, int chosen) {
  const Theme& theme = *gui.theme;
  int pressed = -1;
  float left = box.left;
  ImGui::PushID(id);
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const std::string_view label = labels[static_cast<std::size_t>(i)];
    const bool on = i == chosen;
    const ImFont* font = on ? gui.fonts.body_semibold : gui.fonts.body;
    const Box cell{left, box.top, std::min(box.right, left + text_width(gui.fonts.body_semibold, label)), box.bottom};
    if (cell.width() < gui.px(12)) break;
    ImGui::PushID(i);
    if (pressable(gui, "tab", cell)) pressed = i;
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    draw_text_in(gui, font, on || hovered ? theme.text : theme.second, cell, label);
    if (on) ImGui::GetWindowDrawList()->AddRectFilled({cell.left, box.bottom - gui.px(2)}, {cell.right, box.bottom}, theme.accent, gui.px(1));
    left = cell.right + gui.px(22);
  }
  ImGui::PopID();
  return pressed;
}

// --- tooltips -----------------------------------------------------------------------------------------------------------

namespace {

constexpr double kRestSeconds = 0.45;

void begin_tooltip(const Gui& gui) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(12), gui.px(10)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(6));
  ImGui::BeginTooltip();
}

void end_tooltip() {
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

// Whether the pointer has rested on this box long enough; keeps frames coming until it has.
bool rests_on(Gui& gui, const Box& box) {
  if (gui.resting.claimed || !box.contains(ImGui::GetMousePos())) return false;
  Resting& resting = gui.resting;
  if (resting.box != box) resting = {box, gui.now, false};
  resting.claimed = true;
  if (gui.now - resting.since >= kRestSeconds) return true;
  gui.wants_frame = true;
  return false;
}

}  // namespace

void paragraph(const Gui& gui, const ImFont* font, ImU32 colour, std::string_view text, float width) {
  note_text(text);
  ImGui::PushFont(const_cast<ImFont*>(font));
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + gui.px(width));
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void hint(Gui& gui, std::string_view text) {
  note_text(text);
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  if (!rests_on(gui, {min.x, min.y, max.x, max.y})) return;
  begin_tooltip(gui);
  paragraph(gui, gui.fonts.second, gui.theme->text, text, 320);
  end_tooltip();
}

void hint_over(Gui& gui, const Box& box, const std::function<void()>& contents) {
  if (!ImGui::IsWindowHovered() || !rests_on(gui, box)) return;
  begin_tooltip(gui);
  contents();
  end_tooltip();
}

void hint_over(Gui& gui, const Box& box, std::string_view text) {
  note_text(text);
  hint_over(gui, box, [&] { paragraph(gui, gui.fonts.second, gui.theme->text, text, 320); });
}

// --- regions and menus ----------------------------------------------------------------------------------------------------

bool begin_region(const char* id, const Box& box, bool scrolls, bool sideways) {
  ImGui::SetCursorScreenPos(box.min());
  ImGuiWindowFlags flags = ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground;
  if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  if (sideways) flags |= ImGuiWindowFlags_HorizontalScrollbar;
  return ImGui::BeginChild(id, {std::max(1.0f, box.width()), std::max(1.0f, box.height())}, ImGuiChildFlags_None, flags);
}

void end_region() { ImGui::EndChild(); }

void extend_region(float bottom) {
  ImGui::SetCursorScreenPos({ImGui::GetWindowPos().x, bottom});
  ImGui::Dummy({1, 0});
}

bool begin_menu(Gui& gui, const char* id, const Box& anchor, float width, bool align_right) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float wide = std::min(gui.px(width), screen.x - gui.px(16));
  const float left = std::clamp(align_right ? anchor.right - wide : anchor.left, gui.px(8), std::max(gui.px(8), screen.x - wide - gui.px(8)));
  ImGui::SetNextWindowPos({left, anchor.bottom + gui.px(6)});
  ImGui::SetNextWindowSizeConstraints({wide, 0}, {wide, std::max(gui.px(80), screen.y - anchor.bottom - gui.px(16))});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(6), gui.px(6)});
  const bool open = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
  if (!open) ImGui::PopStyleVar();
  return open;
}

void end_menu() {
  ImGui::EndPopup();
  ImGui::PopStyleVar();
}

bool menu_item(Gui& gui, int id, std::string_view label, std::string_view detail, bool chosen, bool enabled) {
  const Theme& theme = *gui.theme;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, left = at.x + gui.px(28), wrap = at.x + width - gui.px(10) - left;
  const float detail_height = detail.empty() ? 0 : wrapped_height(gui.fonts.second, wrap, detail, 3) + gui.px(1);
  const Box box{at.x, at.y, at.x + width, at.y + gui.px(14) + line_height(gui.fonts.body) + detail_height};
  ImGui::PushID(id);
  const bool pressed = pressable(gui, "item", box, enabled);
  const bool hovered = ImGui::IsItemHovered();
  ImGui::PopID();
  if (hovered && enabled) ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), theme.control, gui.px(5));
  if (chosen) draw_icon(gui, Icon::check, {at.x + gui.px(15), at.y + gui.px(7) + line_height(gui.fonts.body) / 2}, theme.accent, 12);
  const Box line{left, box.top + gui.px(7), left + wrap, box.top + gui.px(7) + line_height(gui.fonts.body)};
  draw_text_in(gui, chosen ? gui.fonts.body_semibold : gui.fonts.body, enabled ? theme.text : theme.third, line, label);
  if (!detail.empty()) draw_wrapped(gui, gui.fonts.second, theme.second, {left, line.bottom + gui.px(1)}, wrap, detail, 3);
  ImGui::SetCursorScreenPos({at.x, box.bottom});
  if (pressed) ImGui::CloseCurrentPopup();
  return pressed;
}

void menu_gap(const Gui& gui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, y = at.y + gui.px(6);
  ImGui::GetWindowDrawList()->AddRectFilled({at.x + gui.px(8), y}, {at.x + width - gui.px(8), y + gui.hairline()}, gui.theme->border);
  ImGui::SetCursorScreenPos({at.x, at.y + gui.px(13)});
  ImGui::Dummy({1, 0});
}

void menu_heading(const Gui& gui, std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(gui.fonts.second_semibold, gui.theme->second, {at.x + gui.px(28), at.y + gui.px(6)}, text);
  ImGui::SetCursorScreenPos({at.x, at.y + gui.px(10) + line_height(gui.fonts.second_semibold)});
  ImGui::Dummy({1, 0});
}

}  // namespace grapevine
