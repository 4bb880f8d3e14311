#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

void keys_panel(Gui& gui, Passing& passing, Commands& commands) {
  struct Key { std::string_view keys, what; };
  static constexpr Key kKeys[] = {
      {"Ctrl+Z", "Undo"},
      {"Ctrl+Y, Ctrl+Shift+Z", "Redo"},
      {"Tab, Shift+Tab", "Next and previous control"},
      {"↑ ↓", "Control above and below"},
      {"← →", "On a lever: one step; with Shift, ten. On a chart: read it out"},
      {"← → on a marker", "Move what happens by one bin; with Shift, by an hour"},
      {"Enter", "On a lever: type its value"},
      {"Space", "Press what has the focus"},
      {"Double-click", "On a lever: the baseline's value"},
      {"R", "Replay the last change"},
      {"H", "Hold changes, and show results as they come again"},
      {"1 to 8", "In a drill: choose an option"},
      {"P, J", "In a drill: stop and start the clock; jump to what comes next"},
      {"Esc", "Close what is open"},
      {"?", "This list"}};
  constexpr float kKeyWidth = 150, kTextWidth = 250;
  if (passing.show_keys) ImGui::OpenPopup("keys");
  passing.show_keys = false;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({0, 0}, {screen.x - gui.px(16), screen.y - gui.px(16)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(22), gui.px(18)});
  if (ImGui::BeginPopup("keys", ImGuiWindowFlags_NoMove)) {
    paragraph(gui, gui.fonts.title, gui.theme->text, "Keys", kKeyWidth + kTextWidth);
    ImGui::Dummy({gui.px(kKeyWidth + kTextWidth), gui.px(8)});
    for (const Key& key : kKeys) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_text(gui.fonts.body_semibold, gui.theme->text, at, key.keys);
      const float height = draw_wrapped(gui, gui.fonts.body, gui.theme->second, {at.x + gui.px(kKeyWidth), at.y}, gui.px(kTextWidth), key.what);
      ImGui::Dummy({gui.px(kKeyWidth + kTextWidth), height + gui.px(7)});
    }
    constexpr std::string_view kTour = "Take the tour";
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box box{at.x, at.y + gui.px(8), at.x + button_width(gui, kTour), at.y + gui.px(38)};
    if (button(gui, "take tour", box, kTour)) {
      commands.push_back(Action::start_tour);
      ImGui::CloseCurrentPopup();
    }
    ImGui::SetCursorScreenPos({at.x, box.bottom});
    ImGui::Dummy({0, 0});
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace grapevine
