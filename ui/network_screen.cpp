#include "ui/network_screen.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/axis.h"
#include "ui/network_text.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kGap = 12, kSide = 300, kPlay = 56, kHead = 64, kOneColumn = 720;

// What the head says, and where: narrow, the words take several lines and the choice of the side stands below them.
struct Head {
  std::string title, detail;
  bool paired = false, narrow = false;
  float words_width = 0;

  Head(const Gui& gui, float width, const NetworkScene& scene) : paired(scene.scene->document->differs()), narrow(width < gui.px(560)) {
    const Document& document = *scene.scene->document;
    title = !paired ? std::string(say("Person by person: as it is")) : scene.choices->baseline ? std::string(say("Person by person: the baseline")) : say("Person by person: {}", document.what_if_title());
    const std::int32_t people = document.baseline().people;
    detail = say_number(people, "{} person, one of the futures behind the figures.", "{} people, one of the futures behind the figures.", tick_text(people));
    if (scene.model->communities()) (detail += " ") += scene.model->clear_communities() ? say("Communities stand apart.") : say("There are no clear communities.");
    const float room = width - gui.px(2 * 18);
    words_width = paired && !narrow ? room - std::min(gui.px(210), room / 2) - gui.px(12) : room;
  }
  float title_height(const Gui& gui) const { return narrow ? wrapped_height(gui.fonts.headline, words_width, title) : gui.px(22); }
  float height(const Gui& gui) const {
    if (!narrow) return gui.px(kHead);
    return gui.px(2 * 10 + 4) + title_height(gui) + wrapped_height(gui.fonts.body, words_width, detail) + (paired ? gui.px(38) : 0);
  }
};

float head_height(const Gui& gui, float width, const NetworkScene& scene) { return Head(gui, width, scene).height(gui); }

void head(Gui& gui, const Box& box, const NetworkScene& scene, Commands& commands) {
  draw_panel(gui, box);
  const Head words(gui, box.width(), scene);
  Box row = box.inset(gui.px(18), gui.px(10));
  if (words.paired) {
    const std::array<std::string_view, 2> sides{say("This what-if"), say("Baseline")};
    Box place = words.narrow ? row.take_bottom(gui.px(30)) : row.take_right(row.width() - words.words_width - gui.px(12));
    if (words.narrow) place.right = std::min(place.right, place.left + gui.px(260));
    place = {place.left, place.middle() - gui.px(15), place.right, place.middle() + gui.px(15)};
    if (const int side = segmented(gui, "side", place, sides, scene.choices->baseline ? 1 : 0, false); side >= 0) commands.push_back(Command::show_side(side == 1));
  }
  const float below = row.top + words.title_height(gui);
  if (words.narrow) {
    draw_wrapped(gui, gui.fonts.headline, gui.theme->text, {row.left, row.top}, words.words_width, words.title);
    draw_wrapped(gui, gui.fonts.body, gui.theme->second, {row.left, below + gui.px(4)}, words.words_width, words.detail);
    return;
  }
  draw_text_in(gui, gui.fonts.headline, gui.theme->text, {row.left, row.top, row.left + words.words_width, below}, words.title);
  draw_text_in(gui, gui.fonts.body, gui.theme->second, {row.left, below, row.left + words.words_width, row.bottom}, words.detail);
}

// Returns the y below it.
float place_message(Gui& gui, float left, float top, float right, const Message* message, Commands& commands) {
  if (!message) return top;
  const float height = message_height(gui, right - left, *message);
  message_panel(gui, {left, top, right, top + height}, *message, commands);
  return top + height + gui.px(kGap);
}

void one_column(Gui& gui, const Box& box, const NetworkScene& scene, const Message* message, Commands& commands) {
  const float gap = gui.px(kGap), left = box.left + gap, right = box.right - gap;
  begin_region("network", box);
  float y = place_message(gui, left, ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap, right, message, commands);
  const float words = head_height(gui, right - left, scene);
  head(gui, {left, y, right, y + words}, scene, commands);
  y += words + gap;
  const float tall = std::max(gui.px(220), box.height() - words - gui.px(kPlay) - 5 * gap);
  network_picture(gui, {left, y, right, y + tall}, scene);
  y += tall + gap;
  network_play(gui, {left, y, right, y + gui.px(kPlay)}, scene, commands);
  y += gui.px(kPlay) + gap;
  const float bottom = grown_panel(gui, left, y, right, [&](const Box& panel) { return network_side(gui, panel, false, scene); });
  extend_region(bottom + gap);
  end_region();
}

}  // namespace

void network_screen(Gui& gui, const Box& box, const NetworkScene& scene, const Message* message, Commands& commands) {
  settle_network(*scene.passing, *scene.model);
  if (scene.model->world()) update_looks(scene);
  if (box.width() < gui.px(kOneColumn)) return one_column(gui, box, scene, message, commands);
  const float gap = gui.px(kGap);
  Box rest = box.inset(gap);
  const Box side = rest.take_right(gui.px(kSide));
  rest.right -= gap;
  rest.top = place_message(gui, rest.left, rest.top, rest.right, message, commands);
  head(gui, rest.take_top(head_height(gui, rest.width(), scene)), scene, commands);
  rest.top += gap;
  const Box play = rest.take_bottom(gui.px(kPlay));
  rest.bottom -= gap;
  network_picture(gui, rest, scene);
  network_play(gui, play, scene, commands);
  network_side(gui, side, true, scene);
}

}  // namespace grapevine
