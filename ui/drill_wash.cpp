// Hot wash and report: codes in, all teams on one chart, what each decision was worth, and everything on paper.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/drill_page.h"
#include "report/wording.h"
#include "ui/drill_parts.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kGap = 12, kPad = 18;

const DrillJudged* judged_of(const DrillScene& scene) { return scene.model->judge() && scene.model->judge()->scored() ? &scene.model->judge()->judged() : nullptr; }

// --- codes

float entrant_row(Gui& gui, float left, float y, float right, std::size_t index, const DrillScene& scene) {
  const DrillEntrant& entrant = scene.model->entrants()[index];
  const TeamLook look = team_look(gui, look_of_name(entrant.code.team, index));
  const Box row{left, y, right, y + gui.px(34)};
  ImGui::GetWindowDrawList()->AddRectFilled({left, y + gui.px(6)}, {left + gui.px(4), y + gui.px(28)}, look.colour, gui.px(2));
  const float out = gui.px(30);
  const auto decisions = std::ranges::count(entrant.code.moves, DrillMove::Kind::decide, &DrillMove::kind);
  const std::string how = entrant.team == DrillEntrant::kPasted ? say_number(decisions, "code pasted · {} decision", "code pasted · {} decisions", decisions) : say_number(decisions, "played here · {} decision", "played here · {} decisions", decisions);
  const float end = right - out - gui.px(6), name = text_width(gui.fonts.body_semibold, entrant.code.team);
  const float after = std::min(left + gui.px(116), std::max(left + gui.px(12) + name + gui.px(8), end - text_width(gui.fonts.second, how)));
  draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, {left + gui.px(12), y, after - gui.px(6), row.bottom}, entrant.code.team);
  draw_text_in(gui, gui.fonts.second, gui.theme->second, {after, y, end, row.bottom}, how);
  ImGui::PushID(static_cast<int>(index));
  gui.part = "entrant";
  if (button(gui, "leave out", {right - out, y + gui.px(2), right, y + gui.px(32)}, "", {.look = Look::quiet, .icon = Icon::close})) scene.ask([index](DrillModel& m) { m.leave_out(index); });
  gui.part = {};
  hint(gui, say("Leave this team out"));
  ImGui::PopID();
  return row.bottom + gui.px(2);
}

float codes_panel(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  float y = draw_heading(gui, left, box.top + gui.px(14), right, say("Teams"), say("{} in", model.entrants().size()));
  for (std::size_t i = 0; i < model.entrants().size(); ++i) y = entrant_row(gui, left, y, right, i, scene);
  for (std::size_t i = 0; i < model.teams().size(); ++i) {
    if (model.teams()[i].counts) continue;
    ImGui::PushID(static_cast<int>(i) + 100);
    if (button(gui, "take in", {left, y, right, y + gui.px(30)}, say("Take {} in again", model.teams()[i].name), {.look = Look::quiet, .align = Align::left})) scene.ask([i](DrillModel& m) { m.take_in(i); });
    ImGui::PopID();
    y += gui.px(32);
  }
  y += gui.px(8);
  auto& text = scene.passing->codes;
  const bool entered = text_field(gui, "##codes", {left, y, right, y + gui.px(78)}, text.data(), text.size(), say("Paste decision codes here, one or several"), true);
  y += gui.px(78) + gui.px(8);
  const Box add{left, y, left + button_width(gui, say("Add the codes")), y + gui.px(32)};
  const bool pressed = button(gui, "add codes", add, say("Add the codes"), {.enabled = text[0] != '\0'});
  const ButtonOptions quiet{.look = Look::quiet};
  const float by_camera = button_width(gui, say("Read with the camera"), quiet);
  const bool fits_beside = add.right + gui.px(8) + by_camera <= right;
  const Box camera = fits_beside ? Box{add.right + gui.px(8), add.top, add.right + gui.px(8) + by_camera, add.bottom} : Box{left, add.bottom + gui.px(6), left + by_camera, add.bottom + gui.px(38)};
  if (scene.platform->read_code && button(gui, "read code", camera, say("Read with the camera"), quiet)) scene.commands->push_back(Action::read_code);
  if ((entered || pressed) && text[0] != '\0') {
    scene.ask([codes = std::string(text.data())](DrillModel& m) { m.add_codes(codes); });
    text[0] = '\0';
  }
  return (scene.platform->read_code ? camera : add).bottom + gui.px(16);
}

// --- progress and reveal

float progress_panel(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  const DrillJudge* judge = model.judge();
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  float y = box.top + gui.px(14);
  if (!judge) {
    y += draw_wrapped(gui, gui.fonts.headline, gui.theme->text, {left, y}, right - left, say("No team yet")) + gui.px(4);
    return y + draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, say("Paste the codes that the teams give you.")) + gui.px(14);
  }
  const std::int64_t futures = model.drill().scenario.replicates;
  const ButtonOptions primary{.look = model.revealed() ? Look::plain : Look::primary, .enabled = judge->scored()};
  const std::string_view label = model.revealed() ? say("Hide the leaderboard") : say("Reveal");
  // beside the words, or below them where that would leave too little room
  const float wide = std::max(gui.px(110), button_width(gui, label, primary)), beside = right - left - wide - gui.px(16);
  const bool below = beside < gui.px(240);
  const float top = y, room = below ? right - left : beside;
  const std::string_view title = model.revealed() ? say("The difference is you") : say("First: what happened, and what did you expect?");
  y += draw_wrapped(gui, gui.fonts.headline, gui.theme->text, {left, y}, room, title) + gui.px(4);
  const std::string detail = judge->finished() ? say("Every team played again in {} futures, with the same people and the same luck.", futures)
                                               : say("Playing every team again in {} futures with the same luck: {:.0f} %", futures, std::floor(judge->share_done() * 100));
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, room, detail) + gui.px(8);
  const Box reveal = below ? Box{left, y, left + wide, y + gui.px(34)} : Box{right - wide, top, right, top + gui.px(34)};
  if (button(gui, "reveal", reveal, label, primary)) scene.ask([shown = model.revealed()](DrillModel& m) { m.reveal(!shown); });
  y = std::max(y, reveal.bottom + gui.px(8));
  if (!judge->finished()) {
    const Box track{left, y, right, y + gui.px(4)};
    ImGui::GetWindowDrawList()->AddRectFilled(track.min(), track.max(), gui.theme->track, gui.px(2));
    ImGui::GetWindowDrawList()->AddRectFilled(track.min(), {left + (right - left) * static_cast<float>(judge->share_done()), track.bottom}, gui.theme->accent, gui.px(2));
    y = track.bottom + gui.px(10);
  }
  return y + gui.px(6);
}

// --- what is revealed

void all_teams_chart(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillJudged& judged = *judged_of(scene);
  const Drill& drill = scene.drill();
  const double hours = drill.scenario.series_hours;
  DrillChart chart{say("People who heard something bad"), say("counted up, the mean over all futures; the same people and the same luck for all"), {}, 0, drill.scenario.days * 24.0, {}, -1};
  const auto add = [&](std::string_view name, const Replicates& replicates, TeamLook look) {
    DrillLine line{std::string(name), {{0, 0}}, look};
    const std::vector<double> values = reached_over_time(replicates);
    for (std::size_t i = 0; i < values.size(); ++i) line.points.emplace_back(static_cast<double>(i + 1) * hours, values[i]);
    chart.lines.push_back(std::move(line));
  };
  for (std::size_t i = 0; i < judged.codes.size(); ++i) add(judged.codes[i].team, judged.scores.by_team[i], team_look(gui, look_of_name(judged.codes[i].team, i)));
  add(say("nobody decides"), judged.scores.nothing, {gui.theme->baseline, 6, 4.5f});
  add(say("by the book"), judged.scores.book, {gui.theme->third, 2, 3});
  // from a day before it begins, as far as the world goes
  chart.from = std::max(0.0, to_hours(drill.from) - 12);
  for (DrillLine& line : chart.lines) std::erase_if(line.points, [&](const auto& point) { return point.first < chart.from; });
  const auto days = static_cast<std::int32_t>(chart.until / 24);
  const std::int32_t step = std::max(1, static_cast<std::int32_t>((chart.until - chart.from) / 24 / std::max(2.0f, box.width() / gui.px(84))) + 1);
  for (std::int32_t day = static_cast<std::int32_t>(chart.from / 24) + 1; day < days; day += step) chart.ticks.emplace_back(day * 24.0, short_date(drill.scenario.start, day * kDay));
  drill_chart_panel(gui, box, chart);
}

void silence_chart(Gui& gui, const Box& box, const std::vector<ReplyDelay>& curve, TeamLook look) {
  DrillChart chart{say("The cost of silence"), say("people who heard, by how long the first answer takes; all other decisions as they were"), {}, 0, 1, {}, -1};
  DrillLine line{std::string(say("mean over all futures")), {}, look}, low{std::string(say("95 % interval")), {}, {gui.theme->third, 3, 3}}, high{"", {}, {gui.theme->third, 3, 3}};
  // one step a row: delays double, and never stands at the end
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const Interval& mean = curve[i].beside_at_once[Metric::negative_reach].after.mean;
    const auto at = static_cast<double>(i);
    line.points.emplace_back(at, mean.mean);
    low.points.emplace_back(at, mean.low);
    high.points.emplace_back(at, mean.high);
    chart.ticks.emplace_back(at, curve[i].minutes == kNone ? std::string(say("never")) : curve[i].minutes == 0 ? std::string(say("at once")) : span_of(curve[i].minutes));
    chart.until = std::max(1.0, at);
  }
  chart.lines = {std::move(line), std::move(low), std::move(high)};
  drill_chart_panel(gui, box, chart);
}

float team_pages(Gui& gui, float left, float top, float right, const DrillScene& scene) {
  const DrillJudged& judged = *judged_of(scene);
  const Drill& drill = scene.drill();
  DrillPassing& passing = *scene.passing;
  if (passing.judged >= judged.codes.size()) passing.judged = 0;
  float y = top;
  if (judged.codes.size() > 1) {
    std::vector<std::string_view> names;
    for (const DecisionCode& code : judged.codes) names.push_back(code.team);
    if (const int chosen = segmented(gui, "judged", {left, y, right, y + gui.px(32)}, names, static_cast<int>(passing.judged), false); chosen >= 0) passing.judged = static_cast<std::size_t>(chosen);
    y += gui.px(32) + gui.px(kGap);
  }
  const std::size_t team = passing.judged;
  if (team >= judged.analyses.size() || team >= judged.curves.size())
    return grown_panel(gui, left, y, right, [&](const Box& panel) { return panel.top + gui.px(16) + draw_wrapped(gui, gui.fonts.body, gui.theme->second, {panel.left + gui.px(kPad), panel.top + gui.px(16)}, panel.width() - gui.px(2 * kPad), say("What each decision was worth is still being worked out…")) + gui.px(16); }) + gui.px(kGap);
  const auto section = [&](std::string_view title, std::string_view beside, auto&& contents) {
    y = grown_panel(gui, left, y, right, [&](const Box& panel) {
      const float l = panel.left + gui.px(kPad), r = panel.right - gui.px(kPad);
      return contents(l, draw_heading(gui, l, panel.top + gui.px(14), r, title, beside), r) + gui.px(8);
    }) + gui.px(kGap);
  };
  const auto sentences = [&](const std::vector<std::string>& lines, std::string_view none) {
    return [&gui, lines, none](float l, float at, float r) {
      if (lines.empty()) at += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {l, at}, r - l, none) + gui.px(6);
      for (const std::string& line : lines) at += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {l, at}, r - l, line) + gui.px(9);
      return at;
    };
  };
  section(say("Turning points"), say("where another decision would have changed most"), sentences(turning_points(drill, judged.analyses[team]), say("No other decision would have made a clear difference.")));
  section(say("What each decision was worth"), say("the best other decision, in the same futures with the same luck"), [&](float l, float at, float r) {
    constexpr float kWeights[] = {1.1f, 1.9f, 0.8f, 0.7f, 1.9f, 0.8f, 1.2f};
    return draw_rows(gui, l, at, r, decision_rows(drill, judged.analyses[team]), kWeights);
  });
  if (!judged.curves[team].empty()) {
    silence_chart(gui, {left, y, right, y + gui.px(270)}, judged.curves[team], team_look(gui, look_of_name(judged.codes[team].team, team)));
    y += gui.px(270) + gui.px(kGap);
  }
  section(say("What became of it"), "", [&](float l, float at, float r) {
    constexpr float kWeights[] = {1.5f, 1, 1, 1, 1.1f, 1.6f};
    return draw_rows(gui, l, at, r, outcome_rows(drill, judged.scores, team), kWeights, 1);
  });
  section(say("Objectives"), "", [&](float l, float at, float r) {
    constexpr float kWeights[] = {3, 1};
    return draw_rows(gui, l, at, r, objective_rows(drill, judged.scores.teams[team]), kWeights);
  });
  section(say("Alignment"), say("how far members agreed, and whether the surest were right"), sentences(alignment_sentences(judged.alignments), ""));
  return y;
}

float revealed(Gui& gui, float left, float top, float right, const DrillScene& scene) {
  const float y = grown_panel(gui, left, top, right, [&](const Box& panel) {
    const float l = panel.left + gui.px(kPad), r = panel.right - gui.px(kPad);
    const float at = draw_heading(gui, l, panel.top + gui.px(14), r, say("Leaderboard"), say("0 to 100; in brackets 0 % as when nobody decides, 100 % as by the book"));
    constexpr float kWeights[] = {0.4f, 0.9f, 0.6f, 0.9f, 1.4f};
    return draw_rows(gui, l, at, r, leaderboard(scene.drill(), judged_of(scene)->scores), kWeights, 2) + gui.px(6);
  }) + gui.px(kGap);
  return team_pages(gui, left, y, right, scene);
}

}  // namespace

void drill_hot_wash(Gui& gui, const Box& box, const DrillScene& scene) {
  const float gap = gui.px(kGap);
  const bool side = box.width() >= gui.px(820);
  begin_region("wash", {box.left, box.top, box.right + gui.px(10), box.bottom});
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY();
  const float split = side ? box.left + std::floor(std::clamp(box.width() * 0.26f, gui.px(260), gui.px(340))) : box.right;
  const float codes = grown_panel(gui, box.left, top, split, [&](const Box& panel) { return codes_panel(gui, panel, scene); });
  const float left = side ? split + gap : box.left;
  float y = side ? top : codes + gap;
  y = grown_panel(gui, left, y, box.right, [&](const Box& panel) { return progress_panel(gui, panel, scene); }) + gap;
  if (judged_of(scene)) {
    const float tall = gui.px(scene.model->revealed() ? 320 : 420);
    all_teams_chart(gui, {left, y, box.right, y + tall}, scene);
    y += tall + gap;
    if (scene.model->revealed()) y = revealed(gui, left, y, box.right, scene);
    const ButtonOptions primary{.look = Look::primary};
    const Box on{left, y, left + button_width(gui, say("To the report"), primary) + gui.px(8), y + gui.px(36)};
    if (scene.model->revealed() && button(gui, "to report", on, say("To the report"), primary)) scene.ask([](DrillModel& m) { m.go_to(DrillPhase::report); });
    y = on.bottom;
  }
  extend_region(std::max(codes, y) + gap);
  end_region();
}

void drill_report_screen(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  begin_region("report", {box.left, box.top, box.right + gui.px(10), box.bottom});
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY();
  const float width = std::min(box.width(), gui.px(820)), left = std::floor(box.left + (box.width() - width) / 2), right = left + width;
  const DrillJudge* judge = model.judge();
  float y = grown_panel(gui, left, top, right, [&](const Box& panel) {
    const float l = panel.left + gui.px(kPad), r = panel.right - gui.px(kPad);
    float at = draw_heading(gui, l, panel.top + gui.px(18), r, say("After-action report"), scene.drill().title);
    at += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {l, at}, r - l,
                       say("One HTML file that opens from disk and prints well: leaderboard, chart, and for each team objectives, outcomes beside nobody deciding, turning points, every decision with its interval, the cost of silence, expected against observed; alignment, an improvement plan to fill in, the logs and the codes. The same codes give the same bytes on any machine.")) + gui.px(12);
    const bool ready = judge && judge->finished();
    const ButtonOptions primary{.look = Look::primary, .enabled = ready};
    const Box save{l, at, l + button_width(gui, say("Save the report"), primary) + gui.px(8), at + gui.px(36)};
    if (button(gui, "save report", save, say("Save the report"), primary)) scene.ask([](DrillModel& m) { m.save_report(); });
    const std::string wait = ready ? std::string() : judge ? say("still being worked out: {:.0f} %", std::floor(judge->share_done() * 100)) : std::string(say("no team yet: paste codes in the hot wash"));
    draw_text_in(gui, gui.fonts.body, gui.theme->second, {save.right + gui.px(14), save.top, r, save.bottom}, wait);
    return save.bottom + gui.px(18);
  }) + gui.px(kGap);
  y = grown_panel(gui, left, y, right, [&](const Box& panel) {
    const float l = panel.left + gui.px(kPad), r = panel.right - gui.px(kPad);
    float at = draw_heading(gui, l, panel.top + gui.px(18), r, say("More to take home"));
    const auto row = [&](const char* id, std::string_view label, std::string_view what, bool enabled, void (DrillModel::*save)() const) {
      const Box button_box{l, at, l + gui.px(170), at + gui.px(32)};
      if (button(gui, id, button_box, label, {.enabled = enabled})) scene.ask([save](DrillModel& m) { (m.*save)(); });
      draw_text_in(gui, gui.fonts.body, gui.theme->second, {button_box.right + gui.px(14), at, r, button_box.bottom}, what);
      at = button_box.bottom + gui.px(8);
    };
    row("save pack", say("Save the print pack"), say("Briefing, role cards, decision forms, events list, evaluator's sheet, table labels"), true, &DrillModel::save_pack);
    row("save log", say("Save the log"), say("What came in and what was decided here, with notes; and as scripts that play it again"), model.begun() && !model.teams().empty(), &DrillModel::save_log);
    return at + gui.px(10);
  }) + gui.px(kGap);
  extend_region(y);
  end_region();
}

}  // namespace grapevine
