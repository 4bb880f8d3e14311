// What every screen begins with: a window over the whole canvas, and panels that grow with their contents.
#pragma once

#include "ui/box.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace grapevine {

// ImGui::End() follows. Returns the canvas.
inline Box begin_screen(const char* name) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin(name, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  return {0, 0, size.x, size.y};
}

// A panel that is as tall as what is drawn in it: contents first, surface below them afterwards. Returns its bottom.
template <class Contents>
float grown_panel(Gui& gui, float left, float top, float right, Contents&& contents) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  const float bottom = contents(Box{left, top, right, top});
  list->ChannelsSetCurrent(0);
  draw_panel(gui, {left, top, right, bottom});
  list->ChannelsMerge();
  return bottom;
}

}  // namespace grapevine
