#include "ui/text_edit.h"

#include <imgui.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "ui/text.h"

namespace grapevine {

namespace {

constexpr float kPad = 10;

struct Flow {
  const ImFont* font;
  float size, width;
};

// Blanks at which a line ends become line breaks and all others blanks: as many characters as before, so the cursor stays.
void flow(char* text, std::size_t size, const Flow& how) {
  std::replace(text, text + size, '\n', ' ');
  for (char* line = text; line < text + size;) {
    char* end = line;
    for (char* word = line; word < text + size;) {
      char* next = std::find(word, text + size, ' ');
      if (word > line && how.font->CalcTextSizeA(how.size, 1e9f, 0, line, next).x > how.width) break;
      end = next;
      word = std::min(next + 1, text + size);
      if (next == text + size) break;
    }
    if (end >= text + size) return;
    *end = '\n';
    line = end + 1;
  }
}

int flow_typed(ImGuiInputTextCallbackData* data) {
  flow(data->Buf, static_cast<std::size_t>(data->BufTextLen), *static_cast<const Flow*>(data->UserData));
  data->BufDirty = true;
  return 0;
}

void note(Gui& gui, const char* id, const Box& box) {
  if (gui.controls) gui.controls->push_back({gui.part, id, box, true});
}

}  // namespace

bool edit_line(Gui& gui, const char* id, const Box& box, std::string& text) {
  note(gui, id, box);
  ImGui::PushFont(gui.fonts.body);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {gui.px(kPad), std::floor((box.height() - gui.fonts.body->FontSize) / 2)});
  ImGui::SetCursorScreenPos(box.min());
  ImGui::SetNextItemWidth(box.width());
  const bool changed = ImGui::InputText("##line", &text);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return changed;
}

float edit_text(Gui& gui, const char* id, float left, float top, float right, std::string& text, bool flows) {
  const float pad = gui.px(8);
  Flow how{gui.fonts.body, gui.fonts.body->FontSize, right - left - gui.px(2 * kPad) - gui.px(4)};
  std::string shown = text;
  if (flows) flow(shown.data(), shown.size(), how);
  const auto lines = static_cast<float>(std::count(shown.begin(), shown.end(), '\n') + 1);
  const Box box{left, top, right, top + std::max(2.0f, std::min(lines, 14.0f)) * gui.fonts.body->FontSize + 2 * pad};
  note(gui, id, box);
  ImGui::PushFont(gui.fonts.body);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {gui.px(kPad), pad});
  ImGui::SetCursorScreenPos(box.min());
  const ImGuiInputTextFlags flags = flows ? ImGuiInputTextFlags_CallbackEdit : ImGuiInputTextFlags_None;
  if (ImGui::InputTextMultiline("##text", &shown, {box.width(), box.height()}, flags, flows ? flow_typed : nullptr, flows ? &how : nullptr)) {
    if (flows) std::replace(shown.begin(), shown.end(), '\n', ' ');
    text = shown;
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return box.bottom;
}

}  // namespace grapevine
