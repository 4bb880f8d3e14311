// Before play: which drill, who plays, and the briefing.
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

constexpr float kWide = 1080, kPad = 20;

// A column of text in the middle of a scrolling region: calls contents(left, top, right), which returns its bottom.
template <class Contents>
void page(Gui& gui, const char* id, const Box& box, Contents&& contents) {
  begin_region(id, box);
  const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY();
  const float width = std::min(box.width() - gui.px(10), gui.px(kWide)), left = std::floor(box.left + (box.width() - width) / 2);
  extend_region(contents(left, top, left + width) + gui.px(12));
  end_region();
}

void card(Gui& gui, const Box& box, const DrillEntry& entry, std::size_t index, const DrillScene& scene) {
  ImGui::PushID(static_cast<int>(index));
  gui.part = "drill";
  const bool pressed = pressable(gui, entry.name.c_str(), box);
  gui.part = {};
  const bool hovered = ImGui::IsItemHovered();
  ImGui::PopID();
  draw_panel(gui, box);
  if (hovered) ImGui::GetWindowDrawList()->AddRect(box.min(), box.max(), gui.theme->accent, gui.px(8), 0, gui.px(2));
  const Box in = box.inset(gui.px(18), gui.px(16));
  float y = in.top + draw_wrapped(gui, gui.fonts.headline, gui.theme->text, {in.left, in.top}, in.width(), entry.title, 2) + gui.px(6);
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {in.left, y}, in.width(), entry.summary, 5);
  draw_text_in(gui, gui.fonts.second, gui.theme->third, {in.left, in.bottom - line_height(gui.fonts.second), in.right, in.bottom},
               say("{} decisions · {} roles · {} minutes in a room", entry.decisions, entry.roles, entry.room_minutes));
  if (pressed) scene.ask([name = entry.name](DrillModel& model) { model.open_named(name); });
}

// --- Prepare

// How teams decide. Returns the y below.
float who_votes(Gui& gui, float left, float y, float right, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  const std::array<std::string_view, 5> voters{say("Together"), say("2 vote first"), "3", "4", "5"};
  draw_text(gui.fonts.body_semibold, gui.theme->text, {left, y}, model.alone() ? say("How does the team decide?") : say("How does each team decide?"));
  y += line_height(gui.fonts.body_semibold) + gui.px(4);
  const std::size_t members = model.members();
  if (!model.begun()) {
    const Box row{left, y, right, y + gui.px(32)};
    const int chosen = members == 0 ? 0 : members <= voters.size() ? static_cast<int>(members) - 1 : -1;
    if (const int pressed = segmented(gui, "voters", row, voters, chosen, false); pressed >= 0) scene.ask([pressed](DrillModel& m) { m.set_members(pressed == 0 ? 0 : static_cast<std::size_t>(pressed) + 1); });
    y = row.bottom + gui.px(8);
  }
  return y + draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left,
                          members == 0 ? std::string(say("The team talks and decides."))
                                       : say("Each of {} members chooses alone at this screen, with how sure they are; then the team sees the count and decides. The hot wash tells how far they agreed, and whether the surest were right.", members)) + gui.px(12);
}

float who_plays(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  float y = draw_heading(gui, left, box.top + gui.px(16), right, say("Who plays at this machine?"), model.begun() ? say("stays as it is once play has begun") : std::string_view());
  const std::array<std::string_view, 4> counts{say("One team"), say("Two"), say("Three"), say("None here")};
  const auto count = static_cast<int>(model.teams().size());
  const int chosen = count == 0 ? 3 : count <= 3 ? count - 1 : -1;
  const Box row{left, y, right, y + gui.px(32)};
  if (!model.begun()) {
    if (const int pressed = segmented(gui, "teams", row, counts, chosen, false); pressed >= 0)
      scene.ask([pressed](DrillModel& m) { m.set_teams(pressed == 3 ? 0 : static_cast<std::size_t>(pressed) + 1); });
    y = row.bottom + gui.px(8);
    if (count > 0 && count < static_cast<int>(kMostTeams)) {
      const Box more{left, y, left + button_width(gui, say("One team more")), y + gui.px(30)};
      if (button(gui, "more teams", more, say("One team more"))) scene.ask([count](DrillModel& m) { m.set_teams(static_cast<std::size_t>(count) + 1); });
      y = more.bottom + gui.px(8);
    }
  }
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left,
                    count == 1 ? say("You see what your team would see, and decide. Give the code at the end to your facilitator, or look at what it was worth yourself.")
                    : count == 0 ? say("Teams play on their own machines. You keep the clock and the events here, and paste their codes in the hot wash.")
                                 : say("You keep the clock and enter what each team decides. Teams that play on their own machines give you a code in the hot wash.")) + gui.px(10);
  if (count > 0) y = who_votes(gui, left, y, right, scene);
  for (std::size_t i = 0; i < model.teams().size(); ++i) {
    const Box field{left, y, std::min(right, left + gui.px(260)), y + gui.px(32)};
    ImGui::PushID(static_cast<int>(i));
    auto& text = scene.passing->names[i];
    const TeamLook look = team_look(gui, look_of_name(team_in_code(model.teams()[i].name), i));
    ImGui::GetWindowDrawList()->AddRectFilled({left, y + gui.px(6)}, {left + gui.px(4), y + gui.px(26)}, look.colour, gui.px(2));
    const Box inner{field.left + gui.px(12), field.top, field.right, field.bottom};
    if (model.begun()) {
      draw_text_in(gui, gui.fonts.body, gui.theme->text, inner, model.teams()[i].name);
    } else {
      text_field(gui, "##team", inner, text.data(), text.size(), model.teams()[i].name.c_str());
      if (ImGui::IsItemDeactivatedAfterEdit()) scene.ask([i, name = std::string(text.data())](DrillModel& m) { m.set_name(i, name); });
    }
    ImGui::PopID();
    const std::string code = team_in_code(model.teams()[i].name);
    draw_text_in(gui, gui.fonts.second, gui.theme->third, {field.right + gui.px(12), y, right, field.bottom}, say("in codes: {}", code));
    y = field.bottom + gui.px(6);
  }
  return y + gui.px(12);
}

float roles(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  float y = draw_heading(gui, left, box.top + gui.px(16), right, say("Roles"), say("a role that nobody plays is decided for by a bot"));
  const std::array<std::string_view, 2> players{say("People"), say("A bot")};
  constexpr std::string_view kPolicies[] = {english("The bot waits for the default."), english("The bot takes the cheapest, late."), english("The bot goes by the book, early.")};
  for (std::size_t i = 0; i < scene.drill().roles.size(); ++i) {
    const DrillRole& role = scene.drill().roles[i];
    const auto index = static_cast<std::int32_t>(i);
    const float control = gui.px(150);
    draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, {left, y, right - control - gui.px(16), y + gui.px(22)}, role.title);
    ImGui::PushID(index);
    if (!model.begun()) {
      if (const int by = segmented(gui, "role", {right - control, y, right, y + gui.px(28)}, players, model.is_played(index) ? 0 : 1, false); by >= 0)
        scene.ask([index, by](DrillModel& m) { m.set_played(index, by == 0); });
    } else {
      draw_text_in(gui, gui.fonts.body, gui.theme->second, {right - control, y, right, y + gui.px(22)}, players[model.is_played(index) ? 0 : 1], Align::right);
    }
    ImGui::PopID();
    y += gui.px(22);
    y += std::max(gui.px(8), draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y}, right - left - control - gui.px(16),
                                          say(kPolicies[static_cast<std::size_t>(role.bot)]))) + gui.px(8);
  }
  return y + gui.px(8);
}

float paper(Gui& gui, const Box& box, const DrillScene& scene) {
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  float y = draw_heading(gui, left, box.top + gui.px(16), right, say("On paper"));
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, say("Briefing, role cards, decision forms, table labels, and for you alone the events list and the evaluator's sheet.")) + gui.px(10);
  const float wide = button_width(gui, say("Edit a copy"), {.look = Look::quiet}), ends = right + gui.px(13);  // its words end with the lines above
  const Box edit{ends - wide, y, ends, y + gui.px(32)};
  if (button(gui, "edit", edit, say("Edit a copy"), {.look = Look::quiet})) scene.ask([](DrillModel& m) { m.edit_open(); });
  hint(gui, say("Write your own: its events, decisions, briefing and scoring"));
  const Box save{left, y, left + button_width(gui, say("Save the print pack")), y + gui.px(32)};
  if (scene.platform->save_file && button(gui, "pack", save, say("Save the print pack"))) scene.ask([](DrillModel& m) { m.save_pack(); });
  return save.bottom + gui.px(18);
}

float next_button(Gui& gui, float left, float y, const char* id, std::string_view label, DrillPhase phase, const DrillScene& scene) {
  const ButtonOptions primary{.look = Look::primary};
  const Box box{left, y, left + button_width(gui, label, primary) + gui.px(12), y + gui.px(38)};
  if (button(gui, id, box, label, primary)) scene.ask([phase](DrillModel& m) { m.go_to(phase); });
  return box.bottom;
}

}  // namespace

void drill_chooser(Gui& gui, const Box& box, const DrillScene& scene) {
  page(gui, "drills", box, [&](float left, float top, float right) {
    float y = top + gui.px(16);
    y += draw_wrapped(gui, gui.fonts.first, gui.theme->text, {left, y}, right - left, say("Which crisis do you want to rehearse?")) + gui.px(8);
    y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left,
                      say("Your decisions are played against a simulated public. Afterwards you see what each was worth, with the same luck. The companies are invented.")) + gui.px(20);
    const float gap = gui.px(12), width = right - left;
    const int columns = width >= gui.px(860) ? 3 : width >= gui.px(560) ? 2 : 1;
    const float each = std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns)), tall = gui.px(186);
    const auto entries = drill_entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const int column = static_cast<int>(i) % columns;
      if (i > 0 && column == 0) y += tall + gap;
      const float x = left + (each + gap) * static_cast<float>(column);
      card(gui, {x, y, x + each, y + tall}, entries[i], i, scene);
    }
    y += tall + gui.px(20);
    if (!scene.platform->choose_file) return y;
    const Box open{left, y, left + button_width(gui, say("Open a drill file…")), y + gui.px(34)};
    if (button(gui, "open drill file", open, say("Open a drill file…"))) scene.commands->push_back(Action::choose_file);
    draw_text_in(gui, gui.fonts.second, gui.theme->third, {open.right + gui.px(14), open.top, right, open.bottom}, say("It stays on this device."));
    return open.bottom;
  });
}

void drill_prepare(Gui& gui, const Box& box, const DrillScene& scene) {
  page(gui, "prepare", box, [&](float left, float top, float right) {
    const Drill& drill = scene.drill();
    float y = top + gui.px(12);
    y += draw_wrapped(gui, gui.fonts.first, gui.theme->text, {left, y}, right - left, drill.title) + gui.px(6);
    y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, drill.summary) + gui.px(4);
    y += draw_wrapped(gui, gui.fonts.second, gui.theme->third, {left, y}, right - left,
                      say("{} to {} · {} decisions · about {} minutes of play", when_of(drill, 0), when_of(drill, drill.minutes()), drill.cards.size(), drill.room_minutes)) + gui.px(16);
    const float gap = gui.px(12);
    const bool side = right - left >= gui.px(760);
    const float middle = side ? std::floor(left + (right - left) * 0.56f) : right;
    const float below = grown_panel(gui, left, y, middle, [&](const Box& panel) { return who_plays(gui, panel, scene); });
    const float begin = side ? middle + gap : left;
    float other = side ? y : below + gap;
    other = grown_panel(gui, begin, other, right, [&](const Box& panel) { return roles(gui, panel, scene); }) + gap;
    other = grown_panel(gui, begin, other, right, [&](const Box& panel) { return paper(gui, panel, scene); });
    return next_button(gui, left, std::max(below, other) + gui.px(16), "to brief", scene.model->begun() ? say("On") : say("To the briefing"), DrillPhase::brief, scene);
  });
}

void drill_brief(Gui& gui, const Box& box, const DrillScene& scene) {
  page(gui, "brief", box, [&](float left, float top, float right) {
    const Drill& drill = scene.drill();
    float y = top + gui.px(12);
    y += draw_wrapped(gui, gui.fonts.first, gui.theme->text, {left, y}, right - left, drill.title) + gui.px(14);
    const float gap = gui.px(12);
    const bool side = right - left >= gui.px(760);
    const float middle = side ? std::floor(left + (right - left) * 0.56f) : right;
    const float below = grown_panel(gui, left, y, middle, [&](const Box& panel) {
      const float l = panel.left + gui.px(kPad), r = panel.right - gui.px(kPad);
      float at = draw_heading(gui, l, panel.top + gui.px(16), r, say("Where you stand"), when_of(drill, 0));
      for (const std::string& line : drill.briefing) at += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {l, at}, r - l, line) + gui.px(10);
      at = draw_heading(gui, l, at + gui.px(6), r, say("What is to be achieved"));
      for (const DrillObjective& objective : drill.objectives) at += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {l, at}, r - l, "• " + objective.text) + gui.px(6);
      return at + gui.px(12);
    });
    const float begin = side ? middle + gap : left;
    const float other = grown_panel(gui, begin, side ? y : below + gap, right, [&](const Box& panel) {
      const float l = panel.left + gui.px(kPad), r = panel.right - gui.px(kPad);
      float at = draw_heading(gui, l, panel.top + gui.px(16), r, say("Who you are"), say("each reads their own"));
      for (std::size_t i = 0; i < drill.roles.size(); ++i) {
        const bool bot = !scene.model->is_played(static_cast<std::int32_t>(i));
        draw_text(gui.fonts.body_semibold, gui.theme->text, {l, at}, bot ? say("{} (a bot)", drill.roles[i].title) : drill.roles[i].title);
        at += line_height(gui.fonts.body_semibold) + gui.px(2);
        at += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {l, at}, r - l, drill.roles[i].brief) + gui.px(12);
      }
      return at + gui.px(8);
    });
    return next_button(gui, left, std::max(below, other) + gui.px(16), "to play", scene.model->begun() ? say("Back to the play") : say("Begin to play"), DrillPhase::play, scene);
  });
}

}  // namespace grapevine
