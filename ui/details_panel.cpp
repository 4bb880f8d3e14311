#include <algorithm>
#include <array>
#include <cmath>

#include "base/wording.h"
#include "report/axis.h"
#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kHead = 44, kPadX = 18, kPadBottom = 12;

// "64 futures", or how far they are
std::string futures_text(const Futures& futures) {
  const FuturesProgress progress = futures.progress();
  const std::string total = tick_text(static_cast<double>(progress.total));
  if (futures.settled()) return say_number(progress.total, "{} future", "{} futures", total);
  return say_number(progress.total, "{} of {} future", "{} of {} futures", tick_text(static_cast<double>(progress.done)), total);
}

void draw_futures_menu(Gui& gui, const Box& anchor, const Futures& futures, Commands& commands) {
  if (!begin_menu(gui, "futures menu", anchor, 260, true)) return;
  struct Entry { std::int64_t count; std::string_view detail; };
  static constexpr Entry kEntries[] = {{16, english("A first impression")}, {64, english("Enough for most questions")},
                                       {256, english("Half the width of the bands of 64")}, {1024, english("For small differences; takes a while")}};
  for (const Entry& entry : kEntries)
    if (menu_item(gui, static_cast<int>(entry.count), say_number(entry.count, "{} future", "{} futures", tick_text(static_cast<double>(entry.count))), say(entry.detail), futures.replicates() == entry.count)) commands.push_back(Command::set_replicates(entry.count));
  end_menu();
}

// Where tabs have no room: one of them, and the others behind it.
void page_menu(Gui& gui, const Box& box, std::span<const std::string_view> labels, ViewChoices& choices) {
  const auto chosen = static_cast<std::size_t>(choices.tab);
  if (button(gui, "page", box, labels[chosen], {.look = Look::quiet, .icon_after = Icon::chevron_down, .align = Align::left})) ImGui::OpenPopup("page menu");
  if (!begin_menu(gui, "page menu", box, 220)) return;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (menu_item(gui, static_cast<int>(i), labels[i], {}, i == chosen)) choices.tab = static_cast<Tab>(i);
  end_menu();
}

// tabs on the left, number of futures on the right
void draw_head(Gui& gui, const Box& head, const Scene& scene, ViewChoices& choices, Commands& commands) {
  Box row = head.inset(gui.px(kPadX), 0);
  const Futures& futures = *scene.futures;
  const std::string text = futures_text(futures);
  const ButtonOptions options{.look = Look::quiet, .icon_after = Icon::chevron_down};
  Box place = row.take_right(button_width(gui, text, options));
  place = {place.left + gui.px(8), head.top + gui.px(8), place.right + gui.px(8), head.bottom - gui.px(8)};
  if (button(gui, "futures", place, text, options)) ImGui::OpenPopup("futures menu");
  hint(gui, say("Each future is the same crowd with other luck. Baseline and what-if share the luck of each."));
  draw_futures_menu(gui, place, futures, commands);

  const std::size_t count = scene.document->differs() ? scene.shown().differences.size() : 0;
  const std::string differs = count > 0 ? say("What differs ({})", count) : std::string(say("What differs"));
  const std::array<std::string_view, 6> labels{say("All figures"), say("Compared"), say("Why?"), differs, say("Assumptions"), say("This scenario")};
  row.right -= gui.px(12);
  if (tabs_width(gui, labels) > row.width()) page_menu(gui, {head.left + gui.px(8), place.top, std::min(row.right, head.left + gui.px(190)), place.bottom}, labels, choices);
  else if (const int pressed = tabs(gui, "tabs", {row.left, row.top, row.right, row.bottom}, labels, static_cast<int>(choices.tab)); pressed >= 0) choices.tab = static_cast<Tab>(pressed);
  ImGui::GetWindowDrawList()->AddRectFilled({head.left + gui.px(1), head.bottom - gui.hairline()}, {head.right - gui.px(1), head.bottom}, gui.theme->border);
}

float draw_page(Gui& gui, float left, float top, float right, const Scene& scene, Tab tab, Commands& commands) {
  switch (tab) {
    case Tab::figures: return figures_page(gui, left, top, right, scene, commands);
    case Tab::compared: return compared_page(gui, left, top, right, scene, commands);
    case Tab::why: return why_page(gui, left, top, right, scene, commands);
    case Tab::differences: return differences_page(gui, left, top, right, scene, commands);
    case Tab::assumptions: return assumptions_page(gui, left, top, right, scene, commands);
    case Tab::scenario: return scenario_page(gui, left, top, right, scene);
  }
  return top;
}

}  // namespace

float details_panel(Gui& gui, const Box& box, bool scrolls, const Scene& scene, ViewChoices& choices, Commands& commands) {
  Box rest = box;
  if (scrolls) draw_panel(gui, box);
  else rest.bottom = rest.top + gui.px(kHead);  // it has no height yet
  draw_head(gui, rest.take_top(gui.px(kHead)), scene, choices, commands);
  const float left = box.left + gui.px(kPadX), right = box.right - gui.px(kPadX);
  if (!scrolls) return draw_page(gui, left, rest.top + gui.px(6), right, scene, choices.tab, commands) + gui.px(kPadBottom);

  rest = {rest.left + gui.px(1), rest.top, rest.right - gui.px(1), rest.bottom - gui.px(1)};
  // each page keeps its own place in its scroll
  ImGui::PushID(static_cast<int>(choices.tab));
  begin_region("page", rest);
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gui.px(6);
  extend_region(draw_page(gui, left, top, right, scene, choices.tab, commands) + gui.px(kPadBottom));
  end_region();
  ImGui::PopID();
  return box.bottom;
}

}  // namespace grapevine
