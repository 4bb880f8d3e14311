// The other pages of the details panel: what differs, assumptions, this scenario.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "report/axis.h"
#include "report/wording.h"
#include "ui/lever_row.h"
#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kRow = 30;

bool is_visible(float top, float bottom) {
  const ImVec2 min = ImGui::GetWindowDrawList()->GetClipRectMin(), max = ImGui::GetWindowDrawList()->GetClipRectMax();
  return bottom >= min.y && top <= max.y;
}

void rule(const Gui& gui, float left, float right, float y) {
  ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + gui.hairline()}, gui.theme->grid);
}

std::string when_text(const Scenario& scenario, Millis at) { return at <= 0 ? std::string(say("from the start")) : say("from {}", long_moment(scenario.start, at)); }

float differences_block(Gui& gui, float left, float top, float right, const Scenario& scenario, const std::vector<Difference>& rows) {
  const Theme& theme = *gui.theme;
  float y = top;
  const float width = right - left, label_right = left + std::floor(width * 0.42f), value_right = left + std::floor(width * 0.78f);
  for (const Difference& row : rows) {
    const float bottom = y + gui.px(kRow);
    if (is_visible(y, bottom)) {
      rule(gui, left, right, bottom);
      draw_text_in(gui, gui.fonts.body, theme.text, {left, y, label_right - gui.px(12), bottom}, row.label);
      const std::string change = row.before.empty() ? row.after : row.before + " → " + row.after;
      draw_text_in(gui, gui.fonts.body_semibold, theme.accent, {label_right, y, value_right - gui.px(12), bottom}, change);
      draw_text_in(gui, gui.fonts.body, theme.second, {value_right, y, right, bottom}, when_text(scenario, row.at), Align::right);
    }
    y = bottom + gui.hairline();
  }
  return y;
}

float heading(Gui& gui, float left, float y, float right, std::string_view text) {
  draw_text_in(gui, gui.fonts.second, gui.theme->third, {left, y, right, y + gui.px(28)}, text);
  return y + gui.px(28);
}

}  // namespace

float differences_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands) {
  const Document& document = *scene.document;
  float y = top;
  const std::vector<Difference> crowd = differences(document.opened(), document.baseline());
  if (!document.differs() && crowd.empty()) {
    y += gui.px(10);
    draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, {left, y, right, y + gui.px(22)}, say("Nothing differs from the baseline."));
    y += gui.px(22);
    y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, say("Move a lever, or choose one of this scenario's what-ifs at the top. Baseline and what-if then live through the same futures, so that any difference comes from the change."));
    return y + gui.px(8);
  }
  if (document.differs()) {
    y = heading(gui, left, y, right, say("This what-if differs from the baseline in"));
    y = differences_block(gui, left, y, right, document.what_if(), differences(document.baseline(), document.what_if()));
  }
  if (!crowd.empty()) {
    y = heading(gui, left, y + gui.px(8), right, say("Changed on both sides, for it shapes the crowd"));
    y = differences_block(gui, left, y, right, document.baseline(), crowd);
  }
  // the way back for one that was opened with the scenario
  y += gui.px(12);
  const std::string_view label = say("Back to the baseline");
  if (button(gui, "back", {left, y, left + button_width(gui, label), y + gui.px(30)}, label)) commands.push_back(Command::choose_what_if(kAsItIs));
  return y + gui.px(34);
}

float assumptions_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands&) {
  const Theme& theme = *gui.theme;
  const Document& document = *scene.document;
  const auto table = parameter_table();
  const float width = right - left;
  const bool wide = width > gui.px(640);
  const float value_right = left + std::floor(width * (wide ? 0.40f : 0.62f)), tag_left = value_right + gui.px(20), source_left = tag_left + gui.px(wide ? 176 : 0);
  draw_text_in(gui, gui.fonts.second, theme.third, {left, top, value_right, top + gui.px(28)}, say("Assumption"));
  draw_text_in(gui, gui.fonts.second, theme.third, {left + gui.px(80), top, value_right, top + gui.px(28)}, say("Value"), Align::right);
  draw_text_in(gui, gui.fonts.second, theme.third, {tag_left, top, right, top + gui.px(28)}, wide ? say("Evidence") : say("Evidence and source"));
  if (wide) draw_text_in(gui, gui.fonts.second, theme.third, {source_left, top, right, top + gui.px(28)}, say("Source"));
  float y = top + gui.px(28);
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].role == Role::lever) continue;
    const float bottom = y + gui.px(27);
    if (is_visible(y, bottom)) {
      rule(gui, left, right, y);
      const bool changed = document.changed(i);
      const std::string value = value_to_string(i, document.value(i));
      const ImFont* font = changed ? gui.fonts.body_semibold : gui.fonts.body;
      const float value_left = value_right - text_width(font, value);
      draw_text_in(gui, font, changed ? theme.accent : theme.text, {value_left, y, value_right + 1, bottom}, value);
      const Box label{left, y, value_left - gui.px(12), bottom};
      draw_text_in(gui, gui.fonts.body, theme.text, label, say(table[i].label));
      const std::string evidence = evidence_in_words(table[i].evidence);
      const bool verified = table[i].evidence.starts_with("V:");
      draw_text_in(gui, gui.fonts.second, verified ? theme.better : theme.second, {tag_left, y, (wide ? source_left : right) - gui.px(8), bottom}, evidence);
      if (wide) draw_text_in(gui, gui.fonts.body, theme.second, {source_left, y, right, bottom}, source_in_words(table[i]));
      hint_over(gui, {left, y, right, bottom}, [&] { explain_parameter(gui, i, document); });
    }
    y = bottom + gui.hairline();
  }
  return y;
}

float scenario_page(Gui& gui, float left, float top, float right, const Scene& scene) {
  const Theme& theme = *gui.theme;
  const Scenario& scenario = scene.document->baseline();
  const float width = std::min(right - left, gui.px(760)), label_width = gui.px(92);
  float y = top + gui.px(8);
  const auto entry = [&](std::string_view label, std::string_view text) {
    if (text.empty()) return;
    draw_text(gui.fonts.body, theme.third, {left, y}, label);
    y += draw_wrapped(gui, gui.fonts.body, theme.text, {left + label_width, y}, width - label_width, text) + gui.px(8);
  };
  entry(say("Scenario"), scenario.title);
  entry(say("Question"), scenario.question);
  entry(say("To expect"), scenario.expect);
  entry(say("Source"), scenario.source);
  entry(say("The crowd"), say("{} people, {} days from {} {}, seed {}", tick_text(scenario.people), scenario.days, long_date(scenario.start, 0), scenario.start.year, scenario.seed));
  std::string events;
  constexpr std::size_t kMostEvents = 12;
  const std::vector<Marker>& markers = scene.shown().markers;
  for (std::size_t i = 0; i < std::min(markers.size(), kMostEvents); ++i) events += (i ? "\n" : "") + long_moment(scenario.start, markers[i].at) + "  ·  " + markers[i].title;
  if (markers.size() > kMostEvents) events += "\n" + say("and {} more", markers.size() - kMostEvents);
  entry(say("Timeline"), events);
  entry(say("Ranges"), posterior_sentence(scenario));
  entry(say("Limits"), say("Simulated people and outcomes, for thinking and for practising. Not a forecast. Nothing you open leaves this device."));
  return y;
}

}  // namespace grapevine
