// The print pack of a drill.
#include <fmt/format.h>

#include "base/wording.h"
#include "report/drill_page.h"
#include "report/drill_report.h"
#include "report/markup.h"

namespace grapevine {

namespace {

const DrillRole& role_of(const Drill& drill, std::int32_t role) { return drill.roles[static_cast<std::size_t>(role)]; }

std::string briefing(const Drill& drill) {
  std::vector<std::string> goals, seats;
  for (const DrillObjective& objective : drill.objectives) goals.push_back(objective.text);
  for (const DrillRole& role : drill.roles) seats.push_back(role.title);
  std::string html = drill_paragraph(drill.summary, "second") + drill_list(drill.briefing);
  html += drill_heading(say("Objectives")) + drill_list(goals) + drill_heading(say("Roles")) + drill_list(seats);
  html += drill_paragraph(say("You play from {} to {}, in about {} minutes. Decisions count when they are written down with the time and how sure you are.", long_moment(drill.scenario.start, drill.from),
                                      long_moment(drill.scenario.start, drill.until), drill.room_minutes));
  return drill_section(say("Briefing: one for each person"), html, "page");
}

std::string role_cards(const Drill& drill) {
  std::string html;
  for (const DrillRole& role : drill.roles) html += fmt::format("<div class=\"card\"><h2>{}</h2>\n{}{}</div>\n", escaped(role.title), drill_paragraph(role.brief), drill_paragraph(say("Only you know this. You may tell the others; you need not."), "note"));
  return drill_section(say("Role cards: cut and hand out"), html, "page long");
}

std::string decision_forms(const Drill& drill) {
  std::string html;
  for (const DrillCard& card : drill.cards) {
    html += fmt::format("<div class=\"card\"><h2>{}</h2>\n", escaped(card.title));
    html += drill_paragraph(say("{} decides within {}.", role_of(drill, card.role).title, duration_to_string(card.deadline_minutes)), "note") + drill_paragraph(card.question);
    for (std::size_t i = 0; i < card.options.size(); ++i) {
      const DrillOption& option = card.options[i];
      const std::string fallback = static_cast<std::int32_t>(i) == card.fallback ? " " + std::string(say("This is what happens without a decision.")) : "";
      const std::string cost = option.cost > 0 ? " " + say("$ {:g}.", option.cost) : "";
      html += fmt::format("<p><span class=\"tick\"></span><b>{}</b> {}</p>\n", escaped(option.title), escaped(option.text + cost + fallback));
    }
    html += drill_paragraph(say("Time: ____________   How sure (0 to 100 %): ________   Decided by: ________________")) + "</div>\n";
  }
  return drill_section(say("Decision forms: cut, hand out when the card opens"), html, "page long");
}

std::string when_of(const Drill& drill, const DrillInject& inject) {
  if (!inject.is_contingency()) return day_and_clock(drill, inject.minute);
  std::string conditions;
  for (std::size_t i = 0; i < inject.when.size(); ++i) conditions = i == 0 ? words_of(inject.when[i], drill) : say("{} and {}", conditions, words_of(inject.when[i], drill));
  return say("when {}", conditions);
}

// When a decision opens: by the clock, or with what may come.
std::string opening_of(const Drill& drill, const DrillCard& card) {
  if (card.inject == kNone) return day_and_clock(drill, card.minute);
  const DrillInject& inject = drill.injects[static_cast<std::size_t>(card.inject)];
  if (!inject.is_contingency()) return day_and_clock(drill, inject.minute + card.delay_minutes);
  return card.delay_minutes > 0 ? say("{} after: {}", duration_to_string(card.delay_minutes), inject.from) : say("with: {}", inject.from);
}

std::string events_list(const Drill& drill) {
  Rows rows = {headings({say("When"), say("Channel"), say("From"), say("Text"), say("Expected response"), say("Owner")})};
  for (const DrillInject& inject : drill.injects) rows.push_back({when_of(drill, inject), inject.channel, inject.from, inject.text, inject.expected, role_of(drill, inject.owner).title});
  Rows cards = {headings({say("Opens"), say("Decision"), say("Role"), say("Deadline"), say("Without a decision")})};
  for (const DrillCard& card : drill.cards)
    cards.push_back({opening_of(drill, card), card.title,
                     role_of(drill, card.role).title, duration_to_string(card.deadline_minutes), card.options[static_cast<std::size_t>(card.fallback)].title});
  std::vector<std::string> aborts;
  for (const DrillAbort& abort : drill.aborts) {
    std::string text = abort.text;
    for (const DrillCondition& condition : abort.when) text += " (" + words_of(condition, drill) + ")";
    aborts.push_back(text);
  }
  std::string html = drill_paragraph(say("For the facilitator only."), "only") + drill_table(rows) + drill_heading(say("Decisions")) + drill_table(cards);
  if (!aborts.empty()) html += drill_heading(say("When to stop")) + drill_list(aborts);
  return drill_section(say("Master scenario events list"), html, "page long");
}

std::string evaluator_sheet(const Drill& drill) {
  Rows rows = {headings({say("Expected"), say("Seen at"), say("Yes / partly / no"), say("What we heard and saw")})};
  for (const DrillInject& inject : drill.injects) rows.push_back({inject.expected, "", "", ""});
  Rows goals = {headings({say("Objective"), say("Yes / partly / no"), say("Evidence")})};
  for (const DrillObjective& objective : drill.objectives) goals.push_back({objective.text, "", ""});
  return drill_section(say("Evaluator's sheet"), drill_paragraph(say("For the evaluator: one a team."), "only") + drill_table(rows, 1000, "blank") + drill_heading(say("Objectives")) + drill_table(goals, 1000, "blank"), "page long");
}

std::string labels(const Drill& drill) {
  std::string html;
  for (const DrillRole& role : drill.roles) html += fmt::format("<div class=\"label\">{}</div>\n", escaped(role.title));
  return drill_section(say("Table labels: fold along the middle"), html);
}

}  // namespace

std::string drill_pack_html(const Drill& drill) {
  const std::string head = fmt::format("<header>\n<p class=\"brand\"><b>Grapevine</b><span>{}</span><span>{}</span></p>\n<h1>{}</h1>\n</header>\n", escaped(say("Print pack")), escaped(say("id {}", drill.id)), escaped(drill.title));
  return drill_page(say("{}: print pack", drill.title), head + briefing(drill) + role_cards(drill) + decision_forms(drill) + events_list(drill) + evaluator_sheet(drill) + labels(drill));
}

}  // namespace grapevine
