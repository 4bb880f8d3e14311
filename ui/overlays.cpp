#include <algorithm>
#include <string>

#include "base/wording.h"
#include "ui/drill_parts.h"
#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

struct Key {
  std::string_view keys, what;
  bool of_window = false;  // a browser has its own use for it
};

void keys_panel(Gui& gui, bool window, Passing& passing, Commands& commands) {
  static constexpr Key kKeys[] = {
      {english("Ctrl+O"), english("Open a file"), true},
      {english("Ctrl+S, Ctrl+Shift+S"), english("Save the scenario; save it as another file"), true},
      {english("Ctrl+E"), english("Save the report"), true},
      {english("Ctrl+Q"), english("Quit"), true},
      {english("Ctrl+Z"), english("Undo")},
      {english("Ctrl+Y, Ctrl+Shift+Z"), english("Redo")},
      {english("Tab, Shift+Tab"), english("Next and previous control")},
      {"↑ ↓", english("Control above and below")},
      {"← →", english("On a lever: one step; with Shift, ten. On a chart: read it out")},
      {english("← → on a marker"), english("Move what happens by one bin; with Shift, by an hour")},
      {english("Enter"), english("On a lever: type its value")},
      {english("Space"), english("Press what has the focus")},
      {english("Double-click"), english("On a lever: the baseline's value")},
      {"R", english("Replay the last change")},
      {"H", english("Hold changes, and show results as they come again")},
      {english("1 to 8"), english("In a drill: choose an option")},
      {"P, J", english("In a drill: stop and start the clock; jump to what comes next")},
      {english("Esc"), english("Close what is open")},
      {"?", english("This list")}};
  constexpr float kKeyWidth = 150, kTextWidth = 250;
  if (passing.show_keys) ImGui::OpenPopup("keys");
  passing.show_keys = false;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({0, 0}, {screen.x - gui.px(16), screen.y - gui.px(16)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(22), gui.px(18)});
  if (ImGui::BeginPopup("keys", ImGuiWindowFlags_NoMove)) {
    paragraph(gui, gui.fonts.title, gui.theme->text, say("Keys"), kKeyWidth + kTextWidth);
    ImGui::Dummy({gui.px(kKeyWidth + kTextWidth), gui.px(8)});
    for (const Key& key : kKeys) {
      if (key.of_window && !window) continue;
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_text(gui.fonts.body_semibold, gui.theme->text, at, say(key.keys));
      const float height = draw_wrapped(gui, gui.fonts.body, gui.theme->second, {at.x + gui.px(kKeyWidth), at.y}, gui.px(kTextWidth), say(key.what));
      ImGui::Dummy({gui.px(kKeyWidth + kTextWidth), height + gui.px(7)});
    }
    const std::string_view tour = say("Take the tour");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box box{at.x, at.y + gui.px(8), at.x + button_width(gui, tour), at.y + gui.px(38)};
    if (button(gui, "take tour", box, tour)) {
      commands.push_back(Action::start_tour);
      ImGui::CloseCurrentPopup();
    }
    ImGui::SetCursorScreenPos({at.x, box.bottom});
    ImGui::Dummy({0, 0});
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

void path_panel(Gui& gui, PathEntry& path, Commands& commands) {
  if (path.state == Opening::closed) return;
  const bool begins = path.state == Opening::asked;
  if (begins) ImGui::OpenPopup("path");
  path.state = Opening::open;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(gui.px(520), screen.x - gui.px(32));
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(22), gui.px(18)});
  const bool open = ImGui::BeginPopup("path", ImGuiWindowFlags_NoMove);
  if (!open) {  // closed by a press elsewhere
    path.state = Opening::closed;
    commands.push_back(Command::enter_path({}));
  } else {
    paragraph(gui, gui.fonts.title, gui.theme->text, path.title, 460);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (begins) ImGui::SetKeyboardFocusHere();
    const bool entered = text_field(gui, "##path", {at.x, at.y + gui.px(10), at.x + width, at.y + gui.px(44)}, path.text.data(), path.text.size(), "/home/…");
    const std::string_view label = path.saves ? say("Save") : say("Open");
    const float y = at.y + gui.px(56), wide = button_width(gui, label, {.look = Look::primary});
    const bool pressed = button(gui, "take path", {at.x + width - wide, y, at.x + width, y + gui.px(32)}, label, {.look = Look::primary});
    const float cancel = button_width(gui, say("Cancel")), right = at.x + width - wide - gui.px(8);
    const bool cancelled = button(gui, "cancel path", {right - cancel, y, right, y + gui.px(32)}, say("Cancel"));
    ImGui::SetCursorScreenPos({at.x, y + gui.px(32)});
    ImGui::Dummy({width, 0});
    if (entered || pressed || cancelled) {
      path.state = Opening::closed;
      commands.push_back(Command::enter_path(cancelled ? std::string() : std::string(path.text.data())));
      ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace

void overlays(Gui& gui, const Platform& platform, Passing& passing, Commands& commands) {
  keys_panel(gui, static_cast<bool>(platform.desk.save), passing, commands);
  path_panel(gui, passing.path, commands);
}

}  // namespace grapevine
