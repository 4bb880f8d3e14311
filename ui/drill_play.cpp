// Play: the clock, what comes in, the figures, and the decision to be taken.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "ui/drill_parts.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kGap = 12, kStrip = 58, kControl = 32, kTile = 74, kOneColumn = 820, kOneRow = 760;

// --- the clock, and what moves it

void pace_menu(Gui& gui, const Box& anchor, bool tight, const DrillScene& scene) {
  if (!begin_menu(gui, "pace menu", anchor, 260)) return;
  for (std::size_t i = 0; i < kPaces.size(); ++i) {
    const std::int32_t pace = kPaces[i];
    if (menu_item(gui, static_cast<int>(i), fmt::format("{} ×", pace), say("A minute here is {} there", span_of(pace)), pace == scene.model->pace())) scene.ask([pace](DrillModel& m) { m.set_pace(pace); });
  }
  menu_gap(gui);
  if (tight && menu_item(gui, 101, say("+ 5 min"), say("For what is being decided"), false, scene.model->has_open_cards())) scene.ask([](DrillModel& m) { m.more_time(); });
  const bool stops = scene.model->stops();
  if (menu_item(gui, 100, say("Stop when something comes in"), say("And when a decision opens or is due"), stops)) scene.ask([stops](DrillModel& m) { m.set_stops(!stops); });
  end_menu();
}

void view_switch(Gui& gui, Box& row, const DrillScene& scene) {
  const std::array<std::string_view, 3> views{say("Team"), say("Facilitator"), say("Room")};
  const float width = std::min(gui.px(270), row.width());
  if (width < gui.px(180)) return;
  if (const int view = segmented(gui, "view", row.take_right(width), views, static_cast<int>(scene.model->view()), false); view >= 0)
    scene.ask([view](DrillModel& m) { m.look(static_cast<DrillView>(view)); });
}

void clock_strip(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  draw_panel(gui, box);
  // narrow: the views stand in a row of their own
  Box rest = box;
  const Box first = rest.take_top(gui.px(kStrip));
  Box row{box.left + gui.px(16), first.middle() - gui.px(kControl / 2), box.right - gui.px(12), first.middle() + gui.px(kControl / 2)};
  Box second = rest.height() > gui.px(kControl) ? Box{row.left, rest.top, row.right, rest.top + gui.px(kControl)} : Box{};
  const auto place = [&](float width) {
    const Box at = row.take_left(width);
    row.left += gui.px(8);
    return at;
  };
  const std::string clock = time_of(scene.drill(), model.minute());
  draw_text_in(gui, gui.fonts.first, gui.theme->text, place(text_width(gui.fonts.first, "00:00") + 1), clock);
  const std::string day = short_date(scene.drill().scenario.start, scene.drill().moment(model.minute()));
  const bool tight = box.width() < gui.px(500);
  if (!tight) draw_text_in(gui, gui.fonts.body, gui.theme->second, place(std::max(text_width(gui.fonts.body, "Wed 30"), text_width(gui.fonts.body, day)) + gui.px(10)), day);
  if (model.over()) {
    if (!tight) draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, place(text_width(gui.fonts.body_semibold, say("The window has closed.")) + 1), say("The window has closed."));
    const ButtonOptions primary{.look = Look::primary};
    if (button(gui, "to hot wash", place(button_width(gui, say("To the hot wash"), primary)), say("To the hot wash"), primary)) scene.ask([](DrillModel& m) { m.go_to(DrillPhase::hot_wash); });
  } else {
    const bool runs = model.running();
    const ButtonOptions main{.look = runs ? Look::plain : Look::primary, .icon = runs ? Icon::pause : Icon::play};
    const std::string_view label = tight ? std::string_view() : runs ? say("Pause") : model.minute() == 0 ? say("Start the clock") : say("Go on");
    if (button(gui, "run", place(button_width(gui, tight ? std::string_view() : say("Start the clock"), main)), label, main)) scene.ask([runs](DrillModel& m) { m.run(!runs); });
    hint(gui, "P");
    const std::int32_t next = model.next_minute();
    if (button(gui, "jump", place(button_width(gui, say("Jump"))), say("Jump"), {.enabled = next != kNone})) scene.ask([](DrillModel& m) { m.jump(); });
    hint(gui, next == kNone ? say("Nothing more comes") : say("To what comes next (J)"));
    const ButtonOptions chooser{.icon_after = tight ? Icon::none : Icon::chevron_down};
    const std::string pace = fmt::format("{} ×", model.pace());
    const Box speed = place(std::min(row.width(), button_width(gui, tight ? pace : "480 ×", chooser)));
    if (button(gui, "pace", speed, pace, chooser)) ImGui::OpenPopup("pace menu");
    hint(gui, say("A minute here is {} there", span_of(model.pace())));
    pace_menu(gui, speed, tight, scene);
    if (tight) return view_switch(gui, second, scene);
    if (button(gui, "more time", place(button_width(gui, say("+ 5 min"))), say("+ 5 min"), {.enabled = model.has_open_cards()})) scene.ask([](DrillModel& m) { m.more_time(); });
    hint(gui, say("Five minutes more of the room's time for what is being decided: {} there", span_of(kMoreMinutes * model.pace())));
  }
  view_switch(gui, second.width() > 0 ? second : row, scene);
}

// --- what has come in, the latest first

float feed(Gui& gui, float left, float top, float right, const DrillSession& session) {
  const Theme& theme = *gui.theme;
  float y = top;
  const auto lines = feed_of(session);
  if (lines.empty()) return y + draw_wrapped(gui, gui.fonts.body, theme.third, {left, y}, right - left, say("Nothing yet. It is quiet until the clock goes on."));
  for (const FeedLine& line : lines) {
    const bool fresh = session.minute() - line.minute <= 5;
    const float begin = left + gui.px(56);
    draw_text(gui.fonts.body_semibold, fresh ? theme.accent : theme.second, {left, y}, time_of(session.drill(), line.minute));
    y += draw_wrapped(gui, gui.fonts.second_semibold, line.decision ? theme.accent : theme.second, {begin, y}, right - begin, line.head) + gui.px(2);
    y += draw_wrapped(gui, gui.fonts.body, theme.text, {begin, y}, right - begin, line.text) + gui.px(9);
    ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + gui.hairline()}, theme.border);
    y += gui.px(10);
  }
  return y;
}

void feed_panel(Gui& gui, const Box& box, const DrillSession& session) {
  draw_panel(gui, box);
  const float left = box.left + gui.px(18), right = box.right - gui.px(18);
  const float below = draw_heading(gui, left, box.top + gui.px(14), right, say("What has come in"), say("latest first"));
  begin_region("feed", {box.left, below, box.right - gui.px(4), box.bottom - gui.px(8)});
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY();
  extend_region(feed(gui, left, top + gui.px(4), right, session));
  end_region();
}

// --- figures

float figure_tiles(Gui& gui, const Box& box, const DrillSession& session) {
  const auto figures = figures_of(session);
  const float gap = gui.px(kGap), width = box.width();
  const int columns = width >= gui.px(760) ? 6 : width >= gui.px(380) ? 3 : 2;
  const float each = std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  // a second line for labels where one of them needs it
  const float pad = gui.px(columns == 6 && each < gui.px(150) ? 12 : 14);
  const bool long_label = std::ranges::any_of(figures, [&](const DrillFigure& figure) { return text_width(gui.fonts.second, figure.label) > each - 2 * pad; });
  const float tall = gui.px(kTile) + (long_label ? line_height(gui.fonts.second) : 0);
  float y = box.top;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const int column = static_cast<int>(i) % columns;
    if (i > 0 && column == 0) y += tall + gap;
    const float x = box.left + (each + gap) * static_cast<float>(column);
    const Box tile{x, y, column + 1 == columns ? box.right : x + each, y + tall};
    draw_panel(gui, tile);
    const Box in = tile.inset(pad, gui.px(11));
    draw_wrapped(gui, gui.fonts.second, gui.theme->second, {in.left, in.top}, in.width(), figures[i].label, 2);
    draw_text_in(gui, gui.fonts.kpi_small, gui.theme->text, {in.left, in.bottom - line_height(gui.fonts.kpi_small), in.right, in.bottom}, figures[i].value);
    hint_over(gui, tile, figures[i].meaning);
  }
  return y + tall;
}

void history_chart(Gui& gui, const Box& box, const DrillScene& scene, const DrillSession& session) {
  DrillChart chart{say("People who heard something bad"), say("counted up, since the window opened"), {}, 0, static_cast<double>(scene.drill().minutes()), window_ticks(scene.drill(), box.width() / gui.scale), static_cast<double>(session.minute())};
  DrillLine line{std::string(say("You")), {}, {gui.theme->accent, 0, 0}};
  for (std::size_t i = 0; i < session.history().size(); ++i) line.points.emplace_back(static_cast<double>(i) * kHistoryMinutes, static_cast<double>(session.history()[i].people_reached));
  chart.lines.push_back(std::move(line));
  drill_chart_panel(gui, box, chart);
}

void code_line(Gui& gui, const Box& box, const DrillScene& scene, std::size_t team) {
  draw_panel(gui, box);
  Box row = box.inset(gui.px(16), gui.px(9));
  const std::string code = scene.model->code_text(team);
  const bool copied = gui.now - scene.model->copied_at() < 2;
  const Box copy = row.take_right(button_width(gui, say("Copy the code")));
  row.right -= gui.px(12);
  if (scene.platform->copy_text && button(gui, "copy code", copy, copied ? say("Copied") : say("Copy the code"), {.enabled = !code.empty()})) scene.ask([team](DrillModel& m) { m.copy_code(team); });
  const ButtonOptions quiet{.look = Look::quiet};
  const Box undo = row.take_right(button_width(gui, say("Take back the last"), quiet));
  row.right -= gui.px(8);
  if (button(gui, "undo decision", undo, say("Take back the last"), quiet)) scene.ask([team](DrillModel& m) { m.undo(team); });
  hint(gui, say("The last decision of this team (Ctrl+Z)"));
  const float label = text_width(gui.fonts.second, say("Decision code")) + gui.px(12);
  draw_text_in(gui, gui.fonts.second, gui.theme->second, row.take_left(label), say("Decision code"));
  draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, row, code.empty() ? say("more decisions than a code holds") : std::string_view(code));
}

void team_view(Gui& gui, const Box& box, const DrillScene& scene, std::size_t team) {
  const DrillSession& session = *scene.model->teams()[team].session;
  const float gap = gui.px(kGap);
  Box rest = box;
  const bool one = box.width() < gui.px(kOneColumn);
  if (!one) {
    const Box side = rest.take_left(std::floor(box.width() * 0.34f));
    rest.left += gap;
    feed_panel(gui, side, session);
  }
  begin_region("team", {rest.left, rest.top, rest.right + gui.px(10), rest.bottom});
  const float right = rest.right;
  float y = ImGui::GetWindowPos().y - ImGui::GetScrollY();
  const float top = y;
  y = figure_tiles(gui, {rest.left, y, right, y}, session) + gap;
  y = grown_panel(gui, rest.left, y, right, [&](const Box& panel) { return decision_panel(gui, panel, scene, team, false); }) + gap;
  if (one) y = grown_panel(gui, rest.left, y, right, [&](const Box& panel) {
    const float below = draw_heading(gui, panel.left + gui.px(18), panel.top + gui.px(14), panel.right - gui.px(18), say("What has come in"), say("latest first"));
    return feed(gui, panel.left + gui.px(18), below, panel.right - gui.px(18), session) + gui.px(8);
  }) + gap;
  const float left_over = top + rest.height() - y - gui.px(48) - gap;
  const float tall = std::max(gui.px(200), left_over);
  history_chart(gui, {rest.left, y, right, y + tall}, scene, session);
  y += tall + gap;
  code_line(gui, {rest.left, y, right, y + gui.px(48)}, scene, team);
  extend_region(y + gui.px(48));
  end_region();
}

}  // namespace

void drill_play_screen(Gui& gui, const Box& box, const DrillScene& scene) {
  Box rest = box;
  clock_strip(gui, rest.take_top(gui.px(box.width() < gui.px(kOneRow) ? kStrip + kControl + 8 : kStrip)), scene);
  rest.top += gui.px(kGap);
  const std::size_t teams = scene.model->teams().size();
  if (scene.passing->team >= teams) scene.passing->team = 0;
  if (scene.model->view() == DrillView::room) return drill_room(gui, rest, scene);
  if (scene.model->view() == DrillView::facilitator || teams == 0) return drill_facilitator(gui, rest, scene);
  if (teams > 1) {
    // whose screen
    std::vector<std::string_view> names;
    for (const DrillTeam& team : scene.model->teams()) names.push_back(team.name);
    const Box row = rest.take_top(gui.px(32));
    rest.top += gui.px(kGap);
    if (const int chosen = segmented(gui, "whose", row, names, static_cast<int>(scene.passing->team), false); chosen >= 0) {
      scene.passing->team = static_cast<std::size_t>(chosen);
      scene.passing->choose_card(-1);
    }
  }
  team_view(gui, rest, scene, scene.passing->team);
}

}  // namespace grapevine
