// The small controls that panels are made of. Each is a Dear ImGui item (reached by keyboard, with a focus frame) drawn
// in our own look. `id` is unique among its neighbours and never comes from a file: push an index around lists.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>

#include "ui/box.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace grapevine {

enum class Icon { none, chevron_down, fold_open, fold_closed, undo, redo, sun, moon, close, more, check, play, pause, plus, minus, whole };
enum class Look { plain, primary, quiet };  // grey surface; accent surface; no surface until it is hovered

void draw_panel(const Gui& gui, const Box& box);
void draw_icon(const Gui& gui, Icon icon, ImVec2 centre, ImU32 colour, float size = 14);
// A triangle that points up or down, as beside a change.
void draw_triangle(const Gui& gui, bool up, ImVec2 centre, float size, ImU32 colour);
void draw_dashed(const Gui& gui, std::span<const ImVec2> line, ImU32 colour, float width, float dash, float gap);

// The item behind every control: an invisible button with a focus frame. Returns whether it was pressed.
bool pressable(Gui& gui, const char* id, const Box& box, bool enabled = true);

struct ButtonOptions {
  Look look = Look::plain;
  Icon icon = Icon::none;       // before the label, or alone
  Icon icon_after = Icon::none;
  bool enabled = true;
  Align align = Align::centre;
};
float button_width(const Gui& gui, std::string_view label, const ButtonOptions& options = {});
bool button(Gui& gui, const char* id, const Box& box, std::string_view label, const ButtonOptions& options = {});
bool toggle(Gui& gui, const char* id, const Box& box, bool on, bool changed);
// Returns the index that was chosen, or −1.
int segmented(Gui& gui, const char* id, const Box& box, std::span<const std::string_view> labels, int chosen, bool changed);
// Underlined headings; returns the index that was chosen, or −1.
float tabs_width(const Gui& gui, std::span<const std::string_view> labels);
int tabs(Gui& gui, const char* id, const Box& box, std::span<const std::string_view> labels, int chosen);

// What shows beside the pointer after it has rested on the last item, or on a box that is no item.
void hint(Gui& gui, std::string_view text);
void hint_over(Gui& gui, const Box& box, std::string_view text);
void hint_over(Gui& gui, const Box& box, const std::function<void()>& contents);
// A paragraph inside a tooltip or popup that grows with its contents.
void paragraph(const Gui& gui, const ImFont* font, ImU32 colour, std::string_view text, float width);

// A scrolling region at a place of our choosing; `end` always follows.
bool begin_region(const char* id, const Box& box, bool scrolls = true, bool sideways = false);
void end_region();
// Tells the region how far its contents reach, so that it scrolls as far.
void extend_region(float bottom);

// Popups in our look: a card under the box that opened it. Returns whether it is open; then `end_menu` follows.
bool begin_menu(Gui& gui, const char* id, const Box& anchor, float width, bool align_right = false);
void end_menu();
bool menu_item(Gui& gui, int id, std::string_view label, std::string_view detail = {}, bool chosen = false, bool enabled = true);
void menu_gap(const Gui& gui);
void menu_heading(const Gui& gui, std::string_view text);

}  // namespace grapevine
