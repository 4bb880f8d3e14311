// A strip of the network on the what-if screen: one future played person by person beside its figures.
#include <cmath>

#include "base/wording.h"
#include "report/axis.h"
#include "ui/network_screen.h"
#include "ui/network_text.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kBar = 52, kPicture = 226, kLegend = 216, kLegendFrom = 560, kRow = 22;

// How people stand, with how many they are, on the right of the picture.
void legend(Gui& gui, Box box, const NetworkScene& scene) {
  const std::array<ImU32, kPalette> palette = network_palette(gui);
  for (std::size_t i = 0; i < kStandpoints; ++i) {
    const auto standpoint = static_cast<Standpoint>(i);
    Box row = box.take_top(gui.px(kRow));
    const ImVec2 at{row.left + gui.px(7), std::floor(row.middle())};
    draw_point({static_cast<std::uint8_t>(i), shape_of(standpoint), 32, 255}, at, gui.px(5), palette[i]);
    row.left += gui.px(20);
    draw_text_in(gui, gui.fonts.second, gui.theme->second, row.take_right(gui.px(44)), tick_text(static_cast<double>(scene.picture->count[i])), Align::right);
    row.right -= gui.px(8);
    draw_text_in(gui, gui.fonts.second, gui.theme->text, row, label_of(standpoint));
    hint_over(gui, row, meaning_of(standpoint));
  }
}

}  // namespace

float strip_height(const Gui& gui, bool open) { return gui.px(kBar) + (open ? gui.px(kPicture) : 0); }

void network_strip(Gui& gui, const Box& box, bool open, const NetworkScene& scene, ViewChoices& choices, Commands& commands) {
  Box rest = box;
  Box bar = rest.take_bottom(gui.px(kBar));
  if (open) {
    settle_network(*scene.passing, *scene.model);
    if (scene.model->world()) update_looks(scene);
    const Box picture{rest.left, rest.top, rest.right, rest.bottom + gui.px(8)};
    draw_panel(gui, picture);
    Box inside = rest.inset(gui.px(16), gui.px(10));
    Box words = inside.width() > gui.px(kLegendFrom) && scene.told() ? inside.take_right(gui.px(kLegend)) : Box{};
    network_picture(gui, {rest.left, rest.top, words.width() > 0 ? words.left - gui.px(12) : rest.right, rest.bottom}, scene);
    if (words.width() > 0) legend(gui, words, scene);
  }
  draw_panel(gui, bar);
  const std::string_view label = say("Network");
  const ButtonOptions fold{.look = Look::quiet, .icon = open ? Icon::fold_open : Icon::fold_closed};
  Box row = bar.inset(gui.px(8), gui.px(10));
  if (button(gui, "fold strip", row.take_left(button_width(gui, label, fold)), label, fold)) choices.strip = open ? Strip::closed : Strip::open;
  hint(gui, open ? say("Folds the picture away") : say("One future, person by person"));
  row.left += gui.px(8);
  if (!open) {
    draw_text_in(gui, gui.fonts.second, gui.theme->third, row, say("One future, person by person: who heard what, and when"));
    return;
  }
  const Box all = row.take_right(button_width(gui, say("Open"), {.look = Look::quiet}));
  if (button(gui, "whole network", all, say("Open"), {.look = Look::quiet})) commands.push_back(Command::go_to(Screen::network));
  hint(gui, say("The network on a screen of its own: people, stories, communities"));
  network_play(gui, {row.left, bar.top, row.right - gui.px(4), bar.bottom}, scene, commands);
}

}  // namespace grapevine
