// The room view, for the projector: the time, what everybody can know, and how far it has gone. Read from the last row.
#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "ui/drill_parts.h"
#include "ui/drill_views.h"
#include "ui/screen.h"
#include "ui/text.h"

namespace grapevine {

void drill_room(Gui& gui, const Box& box, const DrillScene& scene) {
  const RoomView room = room_of(*scene.model);
  const Theme& theme = *gui.theme;
  draw_panel(gui, box);
  const Box in = box.inset(gui.px(40), gui.px(26));
  const ImFont* large = gui.fonts.clock;
  float y = in.top;
  draw_text(large, theme.text, {in.left, y}, room.clock);
  const float beside = in.left + text_width(large, room.clock) + gui.px(36);
  draw_text(gui.fonts.first, theme.second, {beside, y + gui.px(34)}, room.day);
  draw_text(gui.fonts.first, room.stands ? theme.waiting_text : theme.second, {beside, y + gui.px(78)}, room.state);
  y += large->FontSize;
  draw_text(large, theme.accent, {in.left, y}, room.heard);
  draw_text(gui.fonts.first, theme.second, {in.left + text_width(large, room.heard) + gui.px(24), y + large->FontSize * 0.58f}, room.of);
  y += large->FontSize + gui.px(6);

  ImGui::GetWindowDrawList()->AddRectFilled({in.left, y}, {in.right, y + gui.hairline()}, theme.border);
  y += gui.px(18);
  if (room.known.empty()) draw_text(gui.fonts.first, theme.third, {in.left, y}, say("Nothing public yet."));
  for (const RoomView::Line& line : room.known) {
    const float text_left = in.left + gui.px(100), width = in.right - text_left;
    const float tall = wrapped_height(gui.fonts.kpi_small, width, line.text, 3) + line_height(gui.fonts.title) + gui.px(4);
    if (y + tall > in.bottom) break;
    draw_text(gui.fonts.kpi_small, theme.second, {in.left, y}, line.when);
    draw_text(gui.fonts.title, theme.second, {text_left, y}, line.from);
    draw_wrapped(gui, gui.fonts.kpi_small, theme.text, {text_left, y + line_height(gui.fonts.title) + gui.px(4)}, width, line.text, 3);
    y += tall + gui.px(18);
  }
}

}  // namespace grapevine
