#include "ui/workspace.h"

#include "ui/screen.h"
#include "ui/what_if_screen.h"

namespace grapevine {

namespace {

constexpr float kTopBar = 52;

void keys(const Platform& platform, Passing& passing, Commands& commands) {
  ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput) return;
  const bool control = io.KeyCtrl || io.KeySuper;
  if (control && ImGui::IsKeyPressed(ImGuiKey_Z)) commands.push_back(io.KeyShift ? Action::redo : Action::undo);
  if (control && ImGui::IsKeyPressed(ImGuiKey_Y)) commands.push_back(Action::redo);
  if (control && platform.desk.save) {
    if (ImGui::IsKeyPressed(ImGuiKey_O, false)) commands.push_back(Action::choose_file);
    if (ImGui::IsKeyPressed(ImGuiKey_S, false)) commands.push_back(io.KeyShift ? Action::save_document_as : Action::save_document);
    if (ImGui::IsKeyPressed(ImGuiKey_E, false)) commands.push_back(Action::save_report);
    if (ImGui::IsKeyPressed(ImGuiKey_Q, false)) commands.push_back(Action::quit);
  }
  for (const ImWchar c : io.InputQueueCharacters)
    if (c == '?') passing.show_keys = true;
    else if (c == 'r') commands.push_back(Action::replay_change);
    else if (c == 'h') commands.push_back(Action::toggle_hold);
}

}  // namespace

void workspace(Gui& gui, const Scene& scene, NetworkModel& model, NetworkPicture& picture, ViewChoices& choices, Passing& passing, Commands& commands) {
  const Box all = begin_screen("Grapevine");
  keys(*scene.platform, passing, commands);
  Box rest = all;
  const Box bar = rest.take_top(gui.px(kTopBar));
  passing.strip_shown = false;
  const auto network = [&](bool strip) { return NetworkScene{&scene, &model, &picture, &choices.network, &passing.network, strip}; };
  if (choices.screen == Screen::network) network_screen(gui, rest, network(false), passing.messages.empty() ? nullptr : &passing.messages.back(), commands);
  else what_if_screen(gui, rest, scene, network(true), choices, passing, commands);
  top_bar(gui, bar, scene, choices, passing, commands);
  overlays(gui, *scene.platform, passing, commands);
  ImGui::End();
}

}  // namespace grapevine
