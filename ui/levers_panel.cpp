#include "ui/levers_panel.h"

#include <array>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "ui/lever_row.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kFooterRow = 30, kFooterGap = 8;

struct GroupCount {
  int rows = 0, changed = 0;
};

std::array<GroupCount, kGroups> count_groups(const Document& document) {
  std::array<GroupCount, kGroups> counts{};
  const auto table = parameter_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    GroupCount& count = counts[static_cast<std::size_t>(table[i].group)];
    ++count.rows;
    count.changed += document.changed(i) ? 1 : 0;
  }
  return counts;
}

// In capitals, of Latin letters those of Western Europe.
std::string upper(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]), before = static_cast<unsigned char>(i > 0 ? out[i - 1] : 0);
    const bool accented = before == 0xC3 && byte >= 0xA0 && byte <= 0xBE && byte != 0xB7;  // U+00E0 to U+00FE, but for the sign of division
    if ((byte >= 'a' && byte <= 'z') || accented) out[i] = static_cast<char>(byte - ('a' - 'A'));
  }
  return out;
}

// "1 changed", "3 levers", "61, with sources"
std::string count_text(Group group, const GroupCount& count) {
  if (count.changed > 0) return say_number(count.changed, "{} changed", "{} changed", count.changed);
  if (group == Group::assumptions) return say("{}, with sources", count.rows);
  return say_number(count.rows, "{} lever", "{} levers", count.rows);
}

bool group_head(Gui& gui, const Box& box, Group group, const GroupCount& count, bool open) {
  const Theme& theme = *gui.theme;
  gui.part = name_of(group);
  const bool pressed = pressable(gui, "fold", box.inset(-gui.px(4), 0));
  gui.part = {};
  const bool hovered = ImGui::IsItemHovered();
  const ImU32 colour = hovered ? theme.text : theme.second;
  draw_icon(gui, open ? Icon::fold_open : Icon::fold_closed, {box.left + gui.px(4), std::floor(box.middle()) + 0.5f}, colour, 9);
  Box rest = box;
  rest.left += gui.px(14);
  const std::string counted = count_text(group, count);
  const bool show_count = !open || count.changed > 0;
  if (show_count) draw_text_in(gui, gui.fonts.second, count.changed > 0 ? theme.accent : theme.third, rest.take_right(text_width(gui.fonts.second, counted)), counted);
  rest.right -= gui.px(8);
  draw_text_in(gui, gui.fonts.second_semibold, colour, rest, upper(say(name_of(group))));
  return pressed;
}

// Long groups are divided by what their parameters belong to: the first words of their paths.
std::string_view section_of(std::string_view path) {
  struct Section { std::string_view prefix, title; };
  static constexpr Section kSections[] = {
      {"people.", english("The crowd")}, {"participation.", english("Taking part")}, {"experience.", english("Experiences")}, {"promise.", english("What is promised")}, {"tell.", english("Telling others")}, {"post.", english("Posting")}, {"exposure.", english("Hearing of it")},
      {"feed.", english("The feed")}, {"mixing.", english("Talking it over")}, {"broadcast.", english("What the product announces")}, {"page.", english("The company page")}, {"listen.", english("The press")}, {"triage.", english("Triage")}, {"reply.", english("Replies")}, {"advocates.", english("Advocates")}, {"employees.", english("Employees")}, {"hero.", english("Heroes and others")}, {"adoption.", english("Adoption inside")}, {"trust.", english("Trust")}, {"training.", english("Training")},
      {"fatigue.", english("Fatigue")}, {"outreach.", english("Outreach and surveys")}, {"community.", english("The community")}, {"feedback.", english("Learning from complaints")}, {"contact.", english("Contacting the company")},
      {"support.phone.", english("Phone")}, {"support.email.", english("E-mail")}, {"support.chat.", english("Chat")}, {"support.social.", english("Social desk")}, {"support.specialists.", english("Specialists")},
      {"support.", english("Support")}, {"recovery.", english("Recovery")}, {"churn.", english("Leaving")}, {"acquisition.", english("Winning customers")}, {"value.", english("Customer value")}, {"cost.", english("Costs")}, {"crisis.", english("What counts as a crisis")}};
  for (const Section& section : kSections)
    if (path.starts_with(section.prefix)) return section.title;
  return english("Other");
}

float group_rows(Gui& gui, Group group, float left, float top, float right, const Document& document, Passing& passing, Commands& commands) {
  const auto table = parameter_table();
  const bool sections = group == Group::assumptions || group == Group::organisation || group == Group::community;
  std::string_view section;
  float y = top;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].group != group) continue;
    if (const std::string_view own = section_of(table[i].path); sections && own != section) {
      section = own;
      y += gui.px(6);
      draw_text_in(gui, gui.fonts.second, gui.theme->third, {left, y, right, y + gui.px(16)}, say(section));
      y += gui.px(20);
    }
    y = lever_row(gui, left, y, right, i, document, passing, commands);
  }
  return y;
}

// The two ways back stand beside each other, or where they would be cut one below the other.
bool footer_fits(const Gui& gui, float width) {
  return text_width(gui.fonts.body, say("Reset")) + gui.px(10 + 8) + button_width(gui, say("Levers")) + button_width(gui, say("Assumptions")) <= width - gui.px(28);
}
float footer_height(const Gui& gui, float width) { return gui.px(2 * kFooterRow + kFooterGap + 21) + (footer_fits(gui, width) ? 0 : gui.px(kFooterRow + kFooterGap)); }

// the way back, and whether results wait, pinned below the levers
void footer(Gui& gui, const Box& box, const Scene& scene, const ViewChoices& choices, Commands& commands) {
  const Document& document = *scene.document;
  int levers = 0, assumptions = 0;
  for (std::size_t i = 0; i < parameter_table().size(); ++i)
    if (document.changed(i)) ++(parameter_table()[i].role == Role::lever ? levers : assumptions);
  ImGui::GetWindowDrawList()->AddRectFilled({box.left, box.top}, {box.right, box.top + gui.hairline()}, gui.theme->border);
  Box rows = box.inset(gui.px(14), gui.px(10));
  const bool fits = footer_fits(gui, box.width());
  Box first = rows.take_top(gui.px(kFooterRow)), second = first;
  rows.take_top(gui.px(kFooterGap));
  if (fits) {
    draw_text_in(gui, gui.fonts.body, gui.theme->second, first.take_left(text_width(gui.fonts.body, say("Reset"))), say("Reset"));
    first.left += gui.px(10);
    // side by side, each as wide as its word asks for
    const float one = button_width(gui, say("Levers")), other = button_width(gui, say("Assumptions")), gap = gui.px(8);
    const float split = first.left + std::floor((first.width() - gap) * one / (one + other));
    second = {split + gap, first.top, first.right, first.bottom};
    first.right = split;
  } else {
    second = rows.take_top(gui.px(kFooterRow));
    rows.take_top(gui.px(kFooterGap));
  }
  if (button(gui, "reset levers", first, fits ? say("Levers") : say("Reset levers"), {.enabled = levers > 0})) commands.push_back(Action::reset_levers);
  if (levers == 0) hint(gui, say("All levers are as in the baseline."));
  if (button(gui, "reset assumptions", second, fits ? say("Assumptions") : say("Reset assumptions"), {.enabled = assumptions > 0})) commands.push_back(Action::reset_assumptions);
  if (assumptions == 0) hint(gui, say("All assumptions are as in the baseline."));

  Box row = rows.take_top(gui.px(kFooterRow));
  const Box place = row.take_left(gui.px(32));
  const float middle = std::floor(place.middle());
  if (toggle(gui, "hold", {place.left, middle - gui.px(9), place.right, middle + gui.px(9)}, choices.hold, false)) commands.push_back(Action::toggle_hold);
  hint(gui, say("Set several levers first, and ask for the results when all are set"));
  row.left += gui.px(10);
  if (scene.held) {
    if (button(gui, "show held", row, say("Show results"), {.look = Look::primary})) commands.push_back(Action::show_held);
  } else {
    draw_text_in(gui, gui.fonts.body, gui.theme->second, row, choices.hold ? say("Changes are held") : say("Hold changes"));
  }
}

}  // namespace

float levers_panel(Gui& gui, const Box& box, bool scrolls, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands) {
  const Document& document = *scene.document;
  const float tall = footer_height(gui, box.width());
  Box list = box;
  if (scrolls) {
    draw_panel(gui, box);
    footer(gui, list.take_bottom(tall), scene, choices, commands);
    begin_region("levers", list.inset(gui.px(1), gui.px(1)));
  }
  const float left = list.left + gui.px(18), right = list.right - gui.px(18);
  float y = (scrolls ? ImGui::GetWindowPos().y - ImGui::GetScrollY() : box.top) + gui.px(12);
  const auto counts = count_groups(document);
  for (std::size_t g = 0; g < kGroups; ++g) {
    ImGui::PushID(static_cast<int>(g));
    if (group_head(gui, {left, y, right, y + gui.px(24)}, static_cast<Group>(g), counts[g], choices.group_open[g])) choices.group_open[g] = !choices.group_open[g];
    y += gui.px(28);
    if (choices.group_open[g]) y = group_rows(gui, static_cast<Group>(g), left, y, right, document, passing, commands) + gui.px(8);
    else y += gui.px(4);
    ImGui::PopID();
  }
  y += gui.px(8);
  if (scrolls) {
    extend_region(y);
    end_region();
    return box.bottom;
  }
  footer(gui, {box.left, y, box.right, y + tall}, scene, choices, commands);
  return y + tall;
}

}  // namespace grapevine
