#include "ui/first_screen.h"

#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "base/wording.h"
#include "ui/charts_panel.h"
#include "ui/lever_row.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kWide = 1200, kNarrow = 760, kGap = 24, kDoorHeight = 84, kTopBar = 52;

// --- the sentence

// "A customer … complained at 09:00." and "As you work today, …": a headline's first sentence, and the rest of it.
std::pair<std::string_view, std::string_view> halves(std::string_view sentence) {
  const auto end = sentence.find(". ");
  if (end == std::string_view::npos) return {{}, sentence};
  return {sentence.substr(0, end + 1), sentence.substr(end + 2)};
}

float sentence(Gui& gui, float left, float y, float right, const Scene& scene) {
  const Shown& shown = scene.shown();
  const Theme& theme = *gui.theme;
  const bool narrow = right - left < gui.px(kNarrow);
  const ImFont* font = narrow ? gui.fonts.kpi_small : gui.fonts.first;
  if (!shown.ready) {
    y += draw_wrapped(gui, font, theme.text, {left, y}, right - left, scene.document->baseline().title);
    return y + gui.px(6) + draw_wrapped(gui, gui.fonts.body, theme.second, {left, y + gui.px(6)}, right - left, say("Simulating the first futures…"));
  }
  const auto [first, second] = halves(shown.headline.sentence);
  if (!first.empty()) y += draw_wrapped(gui, font, theme.text, {left, y}, right - left, first) + gui.px(4);
  y += draw_wrapped(gui, font, faded(theme.accent, scene.opacity), {left, y}, right - left, second) + gui.px(8);
  return y + draw_wrapped(gui, gui.fonts.body, faded(theme.second, scene.opacity), {left, y}, right - left, shown.headline.detail);
}

// --- three things to change

struct Offer {
  std::string_view path;
  std::string (*why)(const Document& document);
};

std::string cost_of_an_agent(const Document& document) {
  const Parameters p = parameters_at(document.baseline(), 0);
  const double hours = p.support.social.open_until_hour - p.support.social.open_from_hour;
  return say("Each costs $ {:.0f} a day.", hours * p.cost.wage_per_hour + p.cost.tools_per_agent_per_day);
}
std::string who_is_first(const Document& document) {
  return std::string(parameters_at(document.baseline(), 0).triage.policy == Line::triage ? say("Today people with many followers come first.") : say("Today whoever came first is answered first."));
}
std::string who_are_advocates(const Document&) { return std::string(say("They answer at night, when nobody is in.")); }

constexpr Offer kOffers[] = {{"triage.policy", who_is_first}, {"support.social.agents", cost_of_an_agent}, {"advocates.share", who_are_advocates}};

float offers(Gui& gui, const Box& box, const Scene& scene, Passing& passing, Commands& commands) {
  const float left = box.left + gui.px(24), right = box.right - gui.px(24);
  float y = box.top + gui.px(20);
  draw_text(gui.fonts.title, gui.theme->text, {left, y}, say("Three things you could change"));
  y += gui.px(38);
  for (const Offer& offer : kOffers) {
    const auto parameter = find_parameter(offer.path);
    if (!parameter) continue;
    y = lever_row(gui, left, y, right, *parameter, *scene.document, passing, commands);
    y += draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y - gui.px(2)}, right - left, offer.why(*scene.document)) + gui.px(20);
  }
  if (!scene.shown().ready) return y;
  const Box guess{left, y, right, y + gui.px(42)};
  if (button(gui, "guess", guess, say("Guess first: what will help?"))) commands.push_back(Action::predict);
  return guess.bottom + gui.px(20);
}

// --- four doors

struct Door {
  const char* id;
  std::string_view title, what;
};
constexpr std::array<Door, 4> kDoors{{{"try it", english("Try it"), english("the whole what-if, with every lever")},
                                      {"fire drill", english("Run a fire drill"), english("rehearse a crisis, then see what each decision was worth")},
                                      {"open my data", english("Open my data"), english("tickets, mentions or a scenario file; stays on this device")},
                                      {"for analysts", english("For analysts"), english("every assumption with its source")}}};

bool door(Gui& gui, const Box& box, const Door& door, bool primary) {
  const Theme& theme = *gui.theme;
  const bool pressed = pressable(gui, door.id, box);
  const bool hovered = ImGui::IsItemHovered();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 surface = primary ? theme.accent : hovered ? theme.control : theme.panel;
  list->AddRectFilled(box.min(), box.max(), surface, gui.px(8));
  if (!primary) list->AddRect(box.min(), box.max(), hovered ? theme.third : theme.border, gui.px(8), 0, gui.hairline());
  const float left = box.left + gui.px(20), width = box.width() - gui.px(40);
  const float height = gui.px(24) + wrapped_height(gui.fonts.body, width, say(door.what), 2);
  const float y = std::floor(box.middle() - height / 2);
  draw_text_in(gui, gui.fonts.headline, primary ? theme.on_accent : theme.text, {left, y, left + width, y + gui.px(20)}, say(door.title));
  draw_wrapped(gui, gui.fonts.body, primary ? faded(theme.on_accent, 0.9f) : theme.second, {left, y + gui.px(24)}, width, say(door.what), 2);
  return pressed;
}

float doors(Gui& gui, float left, float y, float right, ViewChoices& choices, Commands& commands) {
  const float gap = gui.px(16), width = right - left;
  const int columns = width >= gui.px(900) ? 4 : width >= gui.px(520) ? 2 : 1;
  const float each = std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  for (std::size_t i = 0; i < kDoors.size(); ++i) {
    const int column = static_cast<int>(i) % columns;
    if (i > 0 && column == 0) y += gui.px(kDoorHeight) + gap;
    const float x = left + (each + gap) * static_cast<float>(column);
    if (!door(gui, {x, y, x + each, y + gui.px(kDoorHeight)}, kDoors[i], i == 0)) continue;
    commands.push_back(Command::go_to(i == 1 ? Screen::drill : i == 2 ? Screen::data : Screen::what_if));
    if (i == 3) choices.tab = Tab::assumptions;
  }
  return y + gui.px(kDoorHeight);
}

void bar(Gui& gui, const Box& box, const Scene& scene, Passing& passing, Commands& commands) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), gui.theme->panel);
  list->AddRectFilled({box.left, box.bottom - gui.hairline()}, box.max(), gui.theme->border);
  draw_mark(gui, {box.left + gui.px(18), std::floor(box.middle())});
  draw_text_in(gui, gui.fonts.headline, gui.theme->text, {box.left + gui.px(54), box.top, box.right, box.bottom}, "Grapevine");
  const ButtonOptions quiet{.look = Look::quiet};
  Box row = box.inset(gui.px(14), gui.px(11));
  if (button(gui, "keys", row.take_right(gui.px(30)), "?", quiet)) passing.show_keys = true;
  if (!scene.platform->show_text_view) return;
  row.right -= gui.px(8);
  if (button(gui, "text view", row.take_right(button_width(gui, say("Text view"), quiet)), say("Text view"), quiet)) commands.push_back(Action::text_view);
}

}  // namespace

void first_screen(Gui& gui, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const Box page = begin_screen("First");
  const Box below{page.left, page.top + gui.px(kTopBar), page.right, page.bottom};
  begin_region("first", below);
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY();
  const float width = std::min(size.x - 2 * gui.px(size.x < gui.px(kNarrow) ? 16 : 48), gui.px(kWide));
  const float left = std::floor((size.x - width) / 2), right = left + width;
  // on a very tall screen a little of the room goes above it
  float y = top + gui.px(size.y < gui.px(820) ? 28 : 56) + std::floor(std::max(0.0f, size.y - gui.px(1100)) * 0.2f);
  if (!passing.messages.empty()) {
    const float height = message_height(gui, width, passing.messages.back());
    message_panel(gui, {left, y, right, y + height}, passing.messages.back(), commands);
    y += height + gui.px(kGap);
  }
  y = sentence(gui, left, y, right, scene) + gui.px(kGap);
  const float chart_height = gui.px(size.y < gui.px(820) ? 320 : 400);
  if (width < gui.px(kNarrow)) {
    people_chart(gui, {left, y, right, y + chart_height}, scene, passing, commands);
    y += chart_height + gui.px(16);
    y = grown_panel(gui, left, y, right, [&](const Box& box) { return offers(gui, box, scene, passing, commands); });
  } else {
    // both as tall as the taller of them
    const float split = left + std::floor(width * 0.634f);
    const float bottom = grown_panel(gui, split + gui.px(kGap), y, right, [&](const Box& box) { return std::max(y + chart_height, offers(gui, box, scene, passing, commands)); });
    people_chart(gui, {left, y, split, bottom}, scene, passing, commands);
    y = bottom;
  }
  y = doors(gui, left, y + gui.px(36), right, choices, commands) + gui.px(28);
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->third, {left, y}, width, say("Simulated people and outcomes. Use it to think, not to predict. Nothing you open leaves this device.")) + gui.px(kGap);
  extend_region(y);
  end_region();
  bar(gui, {page.left, page.top, page.right, page.top + gui.px(kTopBar)}, scene, passing, commands);
  overlays(gui, *scene.platform, passing, commands);
  ImGui::End();
}

}  // namespace grapevine
