#include <algorithm>
#include <cmath>

#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kPadX = 18, kPadY = 11;
constexpr int kMostLines = 3;
constexpr std::string_view kWhy = "Why?";

HeadlineText text_of(const Scene& scene) {
  const Shown& shown = scene.shown();
  if (shown.ready) return shown.headline;
  return {scene.document->baseline().title, "Working out the first futures…"};
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

// Room for the button on the right.
float why_width(const Gui& gui, const Scene& scene) { return scene.shown().paired && !scene.replayed ? button_width(gui, kWhy) + gui.px(16) : 0; }

}  // namespace

float headline_height(const Gui& gui, float width, const Scene& scene) {
  const HeadlineText text = text_of(scene);
  const float inner = width - 2 * gui.px(kPadX) - why_width(gui, scene);
  const float height = wrapped_height(gui.fonts.headline, inner, text.sentence, kMostLines) + gui.px(3) + wrapped_height(gui.fonts.body, inner, text.detail, kMostLines) + 2 * gui.px(kPadY);
  return std::max(gui.px(64), std::ceil(height));
}

void headline_panel(Gui& gui, const Box& box, const Scene& scene, Commands& commands) {
  draw_panel(gui, box);
  const HeadlineText text = text_of(scene);
  Box inner = box.inset(gui.px(kPadX), gui.px(kPadY));
  if (const float room = why_width(gui, scene); room > 0) {
    const Box place = inner.take_right(room - gui.px(16));
    inner.right -= gui.px(16);
    const float middle = std::floor(box.middle()), half = gui.px(16);
    if (button(gui, "why", {place.left, middle - half, place.right, middle + half}, kWhy)) commands.push_back(Command::explain(-1));
    hint(gui, "The people, cases and minutes behind this, in the future that shows it most plainly");
  }
  const float sentence = wrapped_height(gui.fonts.headline, inner.width(), text.sentence, kMostLines);
  const float detail = wrapped_height(gui.fonts.body, inner.width(), text.detail, kMostLines);
  const float top = std::floor(box.middle() - (sentence + gui.px(3) + detail) / 2);
  draw_wrapped(gui, gui.fonts.headline, faded(gui.theme->text, scene.opacity), {inner.left, top}, inner.width(), text.sentence, kMostLines);
  draw_wrapped(gui, gui.fonts.body, faded(gui.theme->second, scene.opacity), {inner.left, top + sentence + gui.px(3)}, inner.width(), text.detail, kMostLines);
  draw_progress(gui, box, *scene.futures);
  if (!scene.replayed) return;
  // which of the two is on screen
  constexpr std::string_view kBefore = "Before the last change";
  const float width = text_width(gui.fonts.second_semibold, kBefore) + gui.px(20), height = gui.px(24);
  const Box tag{box.right - gui.px(12) - width, box.top + gui.px(10), box.right - gui.px(12), box.top + gui.px(10) + height};
  ImGui::GetWindowDrawList()->AddRectFilled(tag.min(), tag.max(), gui.theme->waiting, height / 2);
  draw_text_in(gui, gui.fonts.second_semibold, IM_COL32(23, 27, 33, 255), tag, kBefore, Align::centre);
}

}  // namespace grapevine
