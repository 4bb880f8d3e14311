#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr std::size_t kMostErrors = 4;
constexpr int kMostLines = 12;  // what to do comes last: it is not cut off on a phone
constexpr float kPadX = 18, kPadY = 13;

// Calls line(font, colour, text) for each paragraph of the message.
template <class Line>
void each_line(const Gui& gui, const Message& message, Line&& line) {
  const Theme& theme = *gui.theme;
  line(gui.fonts.title, theme.text, message.title, 4.0f);
  for (std::size_t i = 0; i < std::min(message.errors.size(), kMostErrors); ++i) {
    const Error& error = message.errors[i];
    line(gui.fonts.body_semibold, theme.text, error.where, 6.0f);
    std::string text;
    if (!error.found.empty()) text += say("Found {}.", error.found) + " ";
    if (!error.allowed.empty()) text += say("Allowed: {}.", error.allowed) + " ";
    if (!error.remedy.empty()) {
      std::string remedy = error.remedy;
      if (remedy[0] >= 'a' && remedy[0] <= 'z') remedy[0] = static_cast<char>(remedy[0] - 'a' + 'A');
      text += remedy + (remedy.ends_with('.') || remedy.ends_with('?') ? "" : ".");
    }
    line(gui.fonts.body, theme.second, text, 1.0f);
  }
  if (message.errors.size() > kMostErrors)
    line(gui.fonts.body, theme.second, say("And {} more.", message.errors.size() - kMostErrors), 6.0f);
}

float text_room(const Gui& gui, float width) { return width - 2 * gui.px(kPadX) - gui.px(40); }

}  // namespace

float message_height(const Gui& gui, float width, const Message& message) {
  float height = 0;
  each_line(gui, message, [&](const ImFont* font, ImU32, std::string_view text, float gap) { height += gui.px(gap) + wrapped_height(font, text_room(gui, width), text, kMostLines); });
  if (!message.offer.empty()) height += gui.px(40);
  return std::ceil(height + 2 * gui.px(kPadY) - gui.px(4));
}

void message_panel(Gui& gui, const Box& box, const Message& message, Commands& commands) {
  draw_panel(gui, box);
  // a quiet edge in the colour of waiting, with the words beside it
  ImGui::GetWindowDrawList()->AddRectFilled({box.left, box.top + gui.px(8)}, {box.left + gui.px(3), box.bottom - gui.px(8)}, gui.theme->waiting, gui.px(2));
  float y = box.top + gui.px(kPadY) - gui.px(4);
  each_line(gui, message, [&](const ImFont* font, ImU32 colour, std::string_view text, float gap) {
    y += gui.px(gap);
    y += draw_wrapped(gui, font, colour, {box.left + gui.px(kPadX), y}, text_room(gui, box.width()), text, kMostLines);
  });
  if (!message.offer.empty()) {
    const Box offer{box.left + gui.px(kPadX), box.bottom - gui.px(kPadY + 30), box.left + gui.px(kPadX) + button_width(gui, message.offer, {.look = Look::primary}), box.bottom - gui.px(kPadY)};
    if (button(gui, "take offer", offer, message.offer, {.look = Look::primary})) commands.push_back(Action::take_offer);
  }
  const Box close{box.right - gui.px(44), box.top + gui.px(10), box.right - gui.px(14), box.top + gui.px(40)};
  if (button(gui, "close message", close, "", {.look = Look::quiet, .icon = Icon::close})) commands.push_back(Action::dismiss_message);
  hint(gui, say("Close"));
}

}  // namespace grapevine
