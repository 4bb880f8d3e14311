#include "ui/tour_panel.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kPadX = 18, kPadY = 11, kBeside = 620, kGap = 8;
constexpr std::string_view kRead = english("I have read it"), kSkip = english("Skip the tour"), kClose = english("Close");

bool beside(const Gui& gui, float width) { return width >= gui.px(kBeside); }
float buttons_width(const Gui& gui) { return button_width(gui, say(kRead)) + gui.px(kGap) + button_width(gui, say(kSkip), {.look = Look::quiet}); }
float text_width_of(const Gui& gui, float width) { return width - 2 * gui.px(kPadX) - (beside(gui, width) ? buttons_width(gui) + gui.px(24) : 0); }

}  // namespace

float tour_height(const Gui& gui, float width) {
  float text = 0;
  for (int act = 1; act <= kActs + 1; ++act) text = std::max(text, wrapped_height(gui.fonts.body, text_width_of(gui, width), text_of(static_cast<Act>(act), true).text));
  return std::ceil(2 * gui.px(kPadY) + gui.px(20) + text + (beside(gui, width) ? 0 : gui.px(40)));
}

void tour_panel(Gui& gui, const Box& box, const Scene& scene, Act act, Commands& commands) {
  const Theme& theme = *gui.theme;
  draw_panel(gui, box);
  ImGui::GetWindowDrawList()->AddRectFilled({box.left, box.top + gui.px(8)}, {box.left + gui.px(3), box.bottom - gui.px(8)}, theme.accent, gui.px(2));
  const bool paired = scene.document->differs(), end = act == Act::end;
  const ActText text = text_of(act, paired);
  Box inner = box.inset(gui.px(kPadX), gui.px(kPadY));

  Box row = beside(gui, box.width()) ? inner.take_right(buttons_width(gui)) : inner.take_bottom(gui.px(32));
  row = {row.left, std::floor(row.middle()) - gui.px(15), row.right, std::floor(row.middle()) + gui.px(15)};
  const std::string_view leave = say(end ? kClose : kSkip);
  const ButtonOptions quiet{.look = end ? Look::primary : Look::quiet};
  const Box last = row.take_right(button_width(gui, leave, quiet));
  if (act == Act::read) {
    row.right -= gui.px(kGap);
    const bool there = paired && !scene.futures->stale() && scene.shown().paired;
    if (button(gui, "has read", row.take_right(button_width(gui, say(kRead))), say(kRead), {.look = Look::primary, .enabled = there})) commands.push_back(Action::has_read);
  }
  if (button(gui, "skip tour", last, leave, quiet)) commands.push_back(Action::skip_tour);

  const float line = gui.px(16), right = inner.left + text_width_of(gui, box.width());
  float left = inner.left;
  if (!end) {
    const std::string count = say("{} of {}", static_cast<int>(act), kActs);
    left += draw_text_in(gui, gui.fonts.body, theme.second, {left, inner.top, right, inner.top + line}, count) + gui.px(10);
  }
  draw_text_in(gui, gui.fonts.title, theme.text, {left, inner.top, right, inner.top + line}, text.title);
  draw_wrapped(gui, gui.fonts.body, theme.second, {inner.left, inner.top + gui.px(20)}, right - inner.left, text.text);
}

void tour_frame(const Gui& gui, const Box& box) {
  ImGui::GetWindowDrawList()->AddRect(box.min(), box.max(), gui.theme->accent, gui.px(10), 0, gui.px(2));
}

}  // namespace grapevine
