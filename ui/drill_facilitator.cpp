// The facilitator's view: the master scenario events list, the teams, the decision that is entered, and notes.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "ui/drill_parts.h"
#include "ui/drill_views.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kGap = 12;

ImU32 colour_of(const Theme& theme, EventLine::State state) {
  switch (state) {
    case EventLine::State::some: return theme.worse;
    case EventLine::State::watching: return theme.waiting_text;
    case EventLine::State::next: return theme.accent;
    default: return theme.third;
  }
}

float inject_row(Gui& gui, float left, float top, float right, std::size_t index, const EventLine& line, const DrillScene& scene) {
  using State = EventLine::State;
  const Theme& theme = *gui.theme;
  const bool gone = line.state == State::sent || line.state == State::some;
  const float begin = left + gui.px(58), button_room = gui.px(92), text_right = right - button_room - gui.px(12);
  const float head_height = wrapped_height(gui.fonts.body_semibold, text_right - begin, line.says, 2);
  const float tall = head_height + gui.px(2) + wrapped_height(gui.fonts.second, text_right - begin, line.expected, 3) + gui.px(18);
  if (line.state == State::next) ImGui::GetWindowDrawList()->AddRectFilled({left - gui.px(10), top}, {right + gui.px(8), top + tall - gui.px(2)}, theme.control, gui.px(6));
  float y = top + gui.px(8);
  draw_text(gui.fonts.body_semibold, gone ? theme.second : theme.text, {left, y}, line.when);
  y += draw_wrapped(gui, gone ? gui.fonts.body : gui.fonts.body_semibold, theme.text, {begin, y}, text_right - begin, line.says, 2) + gui.px(2);
  draw_wrapped(gui, gui.fonts.second, theme.second, {begin, y}, text_right - begin, line.expected, 3);
  draw_text_in(gui, gui.fonts.second_semibold, colour_of(theme, line.state), {right - button_room, top + gui.px(6), right, top + gui.px(22)}, line.standing, Align::right);
  ImGui::PushID(static_cast<int>(index));
  gui.part = "inject";
  const auto which = static_cast<std::int32_t>(index);
  const std::string_view act = line.state == State::skipped ? say("Send now") : gone ? say("Take back") : std::string_view();
  // what is written on it ends where the standing above it ends
  const bool menu = act.empty();
  const float ends = right + gui.px(menu ? 9 : 12);
  const Box box{ends - (menu ? gui.px(32) : button_width(gui, act)), top + gui.px(24), ends, top + gui.px(48)};
  if (button(gui, menu ? "menu" : "inject", box, act, {.look = Look::quiet, .icon = menu ? Icon::more : Icon::none})) {
    if (line.state == State::skipped) scene.ask([which](DrillModel& m) { m.send(which); });
    else if (gone) scene.ask([which](DrillModel& m) { m.skip(which); });
    else ImGui::OpenPopup("inject menu");
  }
  gui.part = {};
  if (begin_menu(gui, "inject menu", box, 240, true)) {
    if (menu_item(gui, 0, say("Send it now"), say("To everybody who plays here"))) scene.ask([which](DrillModel& m) { m.send(which); });
    if (menu_item(gui, 1, say("Skip it"), say("It will not be sent"))) scene.ask([which](DrillModel& m) { m.skip(which); });
    end_menu();
  }
  ImGui::PopID();
  ImGui::GetWindowDrawList()->AddRectFilled({left, top + tall}, {right, top + tall + gui.hairline()}, theme.border);
  return top + tall + gui.px(2);
}

void events_list(Gui& gui, const Box& box, const DrillScene& scene) {
  draw_panel(gui, box);
  const Drill& drill = scene.drill();
  const std::vector<EventLine> lines = events_of(*scene.model);
  const auto sent = std::ranges::count_if(lines, [](const EventLine& line) { return line.state == EventLine::State::sent || line.state == EventLine::State::some; });
  const float left = box.left + gui.px(18), right = box.right - gui.px(18);
  const float below = draw_heading(gui, left, box.top + gui.px(14), right, say("Master scenario events list"), say("{} of {} sent", sent, drill.injects.size()));
  begin_region("events", {box.left, below, box.right - gui.px(4), box.bottom - gui.px(8)});
  float y = ImGui::GetWindowPos().y - ImGui::GetScrollY();
  for (std::size_t i = 0; i < lines.size(); ++i) y = inject_row(gui, left, y, right - gui.px(6), i, lines[i], scene);
  for (const DrillAbort& abort : drill.aborts) {
    y += gui.px(8);
    y += draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y}, right - left, say("Stop when: {}", abort.text));
  }
  extend_region(y);
  end_region();
}

void team_tile(Gui& gui, const Box& box, std::size_t index, const DrillScene& scene) {
  const DrillTeam& team = scene.model->teams()[index];
  const Theme& theme = *gui.theme;
  ImGui::PushID(static_cast<int>(index));
  gui.part = "team";
  const bool pressed = pressable(gui, "team", box);
  gui.part = {};
  ImGui::PopID();
  draw_panel(gui, box);
  if (scene.passing->team == index) ImGui::GetWindowDrawList()->AddRect(box.min(), box.max(), theme.accent, gui.px(8), 0, gui.px(2));
  if (pressed) {
    scene.passing->team = index;
    scene.passing->choose_card(-1);
  }
  const Box in = box.inset(gui.px(14), gui.px(11));
  const TeamLook look = team_look(gui, look_of_name(team_in_code(team.name), index));
  const float mark = std::floor(in.top + (line_height(gui.fonts.title) - gui.px(10)) / 2);
  ImGui::GetWindowDrawList()->AddRectFilled({in.left, mark}, {in.left + gui.px(10), mark + gui.px(10)}, look.colour, gui.px(2));
  const TeamStanding standing = standing_of(*scene.model, team);
  const float wide = draw_text_in(gui, gui.fonts.title, theme.text, {in.left + gui.px(17), in.top, in.right, in.top + line_height(gui.fonts.title)}, team.name);
  draw_text_in(gui, gui.fonts.second_semibold, standing.urgent ? theme.worse : theme.second, {in.left + gui.px(26) + wide, in.top, in.right, in.top + line_height(gui.fonts.title)}, standing.text, Align::right);
  float y = in.top + line_height(gui.fonts.title) + gui.px(6);
  const auto figures = figures_of(*team.session);
  for (const std::size_t figure : {0u, 2u, 3u, 4u}) {
    const float line = line_height(gui.fonts.second) + gui.px(3);
    draw_text_in(gui, gui.fonts.second, theme.second, {in.left, y, in.right, y + line}, figures[figure].label);
    draw_text_in(gui, gui.fonts.second_semibold, theme.text, {in.left + in.width() / 2, y, in.right, y + line}, figures[figure].value, Align::right);
    y += line;
  }
}

float team_tiles(Gui& gui, float left, float top, float right, const DrillScene& scene) {
  const std::size_t count = scene.model->teams().size();
  const float gap = gui.px(kGap), width = right - left, tall = gui.px(124);
  const int columns = std::clamp(static_cast<int>(width / gui.px(210)), 1, std::max(1, std::min(4, static_cast<int>(count))));
  const float each = std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  float y = top;
  for (std::size_t i = 0; i < count; ++i) {
    const int column = static_cast<int>(i) % columns;
    if (i > 0 && column == 0) y += tall + gap;
    const float x = left + (each + gap) * static_cast<float>(column);
    team_tile(gui, {x, y, column + 1 == columns ? right : x + each, y + tall}, i, scene);
  }
  return count > 0 ? y + tall + gap : y;
}

void teams_chart(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  DrillChart chart{say("People who heard something bad"), say("counted up; leaderboard hidden until the hot wash"), {}, 0, static_cast<double>(scene.drill().minutes()), window_ticks(scene.drill(), box.width() / gui.scale), static_cast<double>(model.minute())};
  const auto add = [&](std::string_view name, const DrillSession& session, TeamLook look) {
    DrillLine line{std::string(name), {}, look};
    for (std::size_t i = 0; i < session.history().size(); ++i) line.points.emplace_back(static_cast<double>(i) * kHistoryMinutes, static_cast<double>(session.history()[i].people_reached));
    chart.lines.push_back(std::move(line));
  };
  for (std::size_t i = 0; i < model.teams().size(); ++i) add(model.teams()[i].name, *model.teams()[i].session, team_look(gui, look_of_name(team_in_code(model.teams()[i].name), i)));
  add(say("nobody decides"), model.reference(), {gui.theme->baseline, 6, 4.5f});
  drill_chart_panel(gui, box, chart);
}

void notes(Gui& gui, const Box& box, const DrillScene& scene) {
  draw_panel(gui, box);
  Box row = box.inset(gui.px(14), gui.px(9));
  auto& text = scene.passing->note;
  const Box add = row.take_right(button_width(gui, say("Note it")));
  row.right -= gui.px(10);
  const bool entered = text_field(gui, "##note", row, text.data(), text.size(), say("A note for everybody's log: what you hear, what you want to come back to"));
  const bool pressed = button(gui, "add note", add, say("Note it"), {.enabled = text[0] != '\0'});
  if ((!entered && !pressed) || text[0] == '\0') return;
  scene.ask([note = std::string(text.data())](DrillModel& m) { m.note(note); });
  text[0] = '\0';
}

}  // namespace

void drill_facilitator(Gui& gui, const Box& box, const DrillScene& scene) {
  const float gap = gui.px(kGap);
  Box rest = box;
  const bool side = box.width() >= gui.px(860);
  if (side) {
    events_list(gui, rest.take_left(std::floor(box.width() * 0.37f)), scene);
    rest.left += gap;
  }
  begin_region("facilitator", {rest.left, rest.top, rest.right + gui.px(10), rest.bottom});
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY(), left = rest.left, right = rest.right;
  float y = team_tiles(gui, left, top, right, scene);
  if (!scene.model->teams().empty()) y = grown_panel(gui, left, y, right, [&](const Box& panel) { return decision_panel(gui, panel, scene, scene.passing->team, true); }) + gap;
  if (!side) {
    events_list(gui, {left, y, right, y + gui.px(420)}, scene);
    y += gui.px(420) + gap;
  }
  const float tall = std::max(gui.px(220), top + rest.height() - y - gui.px(50) - gap);
  teams_chart(gui, {left, y, right, y + tall}, scene);
  y += tall + gap;
  notes(gui, {left, y, right, y + gui.px(50)}, scene);
  extend_region(y + gui.px(50));
  end_region();
}

}  // namespace grapevine
