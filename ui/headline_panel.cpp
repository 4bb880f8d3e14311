#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/wording.h"
#include "ui/panels.h"
#include "ui/session.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kPadX = 18, kPadY = 11;
constexpr int kMostLines = 8;  // the sentence is what people leave with: it is never cut

HeadlineText text_of(const Scene& scene) {
  const Shown& shown = scene.shown();
  if (!shown.ready) return {scene.document->baseline().title, std::string(say("Working out the first futures…"))};
  if (scene.before_reveal)
    return {std::string(say("Change something, and draw on the left chart what you expect.")), std::string(say("Results are hidden until you reveal them; the line begins where things are today."))};
  if (scene.prediction->revealed) return {shown.headline.sentence, score_text(*scene.prediction, shown)};
  return shown.headline;
}

// The buttons on the right, from left to right.
struct HeadButton {
  const char* id;
  std::string_view label, hint;
  Action action;
  bool primary = false;
};
std::vector<HeadButton> buttons_of(const Scene& scene) {
  if (!scene.shown().ready || scene.replayed) return {};
  if (scene.before_reveal) return {{"end prediction", say("Never mind"), say("Shows the results without a sketch"), Action::end_prediction}, {"reveal", say("Reveal"), say("Shows what happens beside your sketch"), Action::reveal, true}};
  if (scene.prediction->revealed) return {{"end prediction", say("Done"), say("Takes the sketch off the chart"), Action::end_prediction}};
  std::vector<HeadButton> buttons{{"predict", say("Predict"), say("Sketch what you expect before you see it"), Action::predict}};
  if (!scene.shown().paired) return buttons;
  if (scene.kept.size() < kMostKept) buttons.push_back({"keep", say("Keep"), say("Keeps this what-if on the charts while you try another"), Action::keep});
  buttons.push_back({"why", say("Why?"), say("The people, cases and minutes behind this, in the future that shows it most plainly"), Action::explain});
  return buttons;
}

// a fine line along the bottom edge: how many of the futures are there
void draw_progress(const Gui& gui, const Box& box, const Futures& futures) {
  if (futures.settled()) return;
  const FuturesProgress progress = futures.progress();
  const float share = progress.total > 0 ? static_cast<float>(progress.done) / static_cast<float>(progress.total) : 0;
  const float inset = gui.px(8), thick = gui.px(2), y = box.bottom - thick;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({box.left + inset, y}, {box.right - inset, box.bottom}, gui.theme->track);
  list->AddRectFilled({box.left + inset, y}, {box.left + inset + (box.width() - 2 * inset) * share, box.bottom}, gui.theme->accent);
}

float buttons_width(const Gui& gui, const std::vector<HeadButton>& buttons) {
  float width = buttons.empty() ? 0 : gui.px(8);
  for (const HeadButton& one : buttons) width += button_width(gui, one.label) + gui.px(8);
  return width;
}

// Where there is no room beside the words the buttons stand below them.
bool below(const Gui& gui, float width, const std::vector<HeadButton>& buttons) { return buttons_width(gui, buttons) > width * 0.34f || (!buttons.empty() && width < gui.px(400)); }

}  // namespace

float headline_height(const Gui& gui, float width, const Scene& scene) {
  const HeadlineText text = text_of(scene);
  const std::vector<HeadButton> buttons = buttons_of(scene);
  const bool under = below(gui, width, buttons);
  const float inner = width - 2 * gui.px(kPadX) - (under ? 0 : buttons_width(gui, buttons));
  const float height = wrapped_height(gui.fonts.headline, inner, text.sentence, kMostLines) + gui.px(3) + wrapped_height(gui.fonts.body, inner, text.detail, kMostLines) + 2 * gui.px(kPadY);
  return std::max(gui.px(64), std::ceil(height)) + (under ? gui.px(40) : 0);
}

void headline_panel(Gui& gui, const Box& box, const Scene& scene, Commands& commands) {
  draw_panel(gui, box);
  const HeadlineText text = text_of(scene);
  Box inner = box.inset(gui.px(kPadX), gui.px(kPadY));
  const std::vector<HeadButton> buttons = buttons_of(scene);
  Box row;
  if (below(gui, box.width(), buttons)) {
    row = inner.take_bottom(gui.px(32));
    inner.bottom -= gui.px(8);
  } else {
    row = inner.take_right(buttons_width(gui, buttons));
    const float middle = std::floor(box.middle());
    row = {row.left + gui.px(16), middle - gui.px(16), row.right, middle + gui.px(16)};
  }
  for (const HeadButton& one : buttons) {
    const Box place = row.take_left(button_width(gui, one.label));
    row.left += gui.px(8);
    if (button(gui, one.id, place, one.label, {.look = one.primary ? Look::primary : Look::plain})) {
      if (one.action == Action::explain) commands.push_back(Command::explain(-1));
      else commands.push_back(one.action);
    }
    hint(gui, one.hint);
  }
  const float sentence = wrapped_height(gui.fonts.headline, inner.width(), text.sentence, kMostLines);
  const float detail = wrapped_height(gui.fonts.body, inner.width(), text.detail, kMostLines);
  const float top = std::floor(inner.middle() - (sentence + gui.px(3) + detail) / 2);
  draw_wrapped(gui, gui.fonts.headline, faded(gui.theme->text, scene.opacity), {inner.left, top}, inner.width(), text.sentence, kMostLines);
  draw_wrapped(gui, gui.fonts.body, faded(gui.theme->second, scene.opacity), {inner.left, top + sentence + gui.px(3)}, inner.width(), text.detail, kMostLines);
  draw_progress(gui, box, *scene.futures);
  if (!scene.replayed) return;
  // which of the two is on screen
  const std::string_view before = say("Before the last change");
  const float width = text_width(gui.fonts.second_semibold, before) + gui.px(20), height = gui.px(24);
  const Box tag{box.right - gui.px(12) - width, box.top + gui.px(10), box.right - gui.px(12), box.top + gui.px(10) + height};
  ImGui::GetWindowDrawList()->AddRectFilled(tag.min(), tag.max(), gui.theme->waiting, height / 2);
  draw_text_in(gui, gui.fonts.second_semibold, IM_COL32(23, 27, 33, 255), tag, before, Align::centre);
}

}  // namespace grapevine
