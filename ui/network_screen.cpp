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

// Where it is narrow the choice of the side stands below the words.
float head_height(const Gui& gui, float width, const NetworkScene& scene) { return gui.px(kHead + (scene.scene->document->differs() && width < gui.px(560) ? 38 : 0)); }

void head(Gui& gui, const Box& box, const NetworkScene& scene, Commands& commands) {
  draw_panel(gui, box);
  const Scenario& scenario = scene.scene->document->baseline();
  const bool paired = scene.scene->document->differs();
  Box row = box.inset(gui.px(18), gui.px(10));
  if (paired) {
    const std::array<std::string_view, 2> sides{say("This what-if"), say("Baseline")};
    const bool below = box.height() > gui.px(kHead);
    Box place = below ? row.take_bottom(gui.px(30)) : row.take_right(std::min(gui.px(210), row.width() / 2));
    if (below) place.right = std::min(place.right, place.left + gui.px(260));
    place = {place.left, place.middle() - gui.px(15), place.right, place.middle() + gui.px(15)};
    if (const int side = segmented(gui, "side", place, sides, scene.choices->baseline ? 1 : 0, false); side >= 0) commands.push_back(Command::show_side(side == 1));
    if (below) row.bottom -= gui.px(8);
    else row.right -= gui.px(12);
  }
  const std::string title = !paired ? std::string(say("Person by person: as it is")) : scene.choices->baseline ? std::string(say("Person by person: the baseline")) : say("Person by person: {}", scene.scene->document->what_if_title());
  std::string detail = say_number(scenario.people, "{} person, one of the futures behind the figures.", "{} people, one of the futures behind the figures.", tick_text(scenario.people));
  if (scene.model->communities()) (detail += " ") += scene.model->clear_communities() ? say("Communities stand apart.") : say("There are no clear communities.");
  const float line = gui.px(22);
  draw_text_in(gui, gui.fonts.headline, gui.theme->text, {row.left, row.top, row.right, row.top + line}, title);
  draw_text_in(gui, gui.fonts.body, gui.theme->second, {row.left, row.top + line, row.right, row.bottom}, detail);
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
