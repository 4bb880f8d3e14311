#include "report/drill_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/drill_page.h"
#include "report/markup.h"
#include "report/qr_code.h"

namespace grapevine {

namespace {

std::string headline(const DrillReportSubject& of) {
  const DrillScores& scores = of.scores;
  const TeamScore& best = scores.teams[scores.by_rank.front()];
  if (scores.teams.size() == 1) return say("{} scored {:.0f} of 100", best.team, best.total);
  const TeamScore& last = scores.teams[scores.by_rank.back()];
  return say("{} scored {:.0f} of 100, {} {:.0f}: the same crisis, the same luck, other decisions", best.team, best.total, last.team, last.total);
}

std::string team_section(const DrillReportSubject& of, std::size_t team) {
  const Drill& drill = of.stage->drill;
  const TeamScore& score = of.scores.teams[team];
  DrillPlay play(of.stage);
  play.start(kPlayedFuture, score.moves);
  play.advance(drill.minutes());
  std::string html = fmt::format("<section class=\"long\">\n<h1>{}</h1>\n", escaped(say("{}: {:.1f} of 100", score.team, score.total)));
  html += drill_heading(say("Objectives")) + drill_table(objective_rows(drill, score));
  html += drill_heading(say("What became of it")) + drill_table(outcome_rows(drill, of.scores, team), 1, "figures");
  const auto points = turning_points(drill, of.analyses[team]);
  html += drill_heading(say("Turning points")) + (points.empty() ? drill_paragraph(say("No other decision would have made a clear difference.")) : drill_list(points));
  html += drill_heading(say("Decisions, and the best other one")) + drill_table(decision_rows(drill, of.analyses[team]));
  if (!of.curves[team].empty())
    html += drill_heading(say("The cost of silence")) + drill_paragraph(say("The first public answer at other delays, all other decisions as they were."), "note") + drill_table(silence_rows(drill, of.curves[team]), 1, "figures");
  html += drill_heading(say("Expected and observed")) + drill_table(inject_rows(play));
  return html + "</section>\n";
}

// Findings are the lessons of the decisions that were worth most; what is to be done about them is for the room to say.
std::string improvement_plan(const DrillReportSubject& of) {
  const Drill& drill = of.stage->drill;
  std::vector<double> regret(drill.cards.size());
  for (const DrillAnalysis& analysis : of.analyses)
    for (const CardAnalysis& card : analysis.cards) regret[static_cast<std::size_t>(card.card)] += card.regret;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < regret.size(); ++i)
    if (regret[i] > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return regret[a] > regret[b]; });
  if (order.size() > 4) order.resize(4);
  Rows rows = {headings({say("Finding"), say("What we change"), say("Owner"), say("Due")})};
  for (const std::size_t i : order) rows.push_back({fmt::format("{}: {}", drill.cards[i].title, drill.cards[i].lesson), "", "", ""});
  for (int i = 0; i < 3; ++i) rows.push_back({"", "", "", ""});
  return drill_section(say("Improvement plan"), drill_paragraph(say("To be filled in before the room is left. A finding without an owner and a date is a wish."), "note") + drill_table(rows, 1000, "blank"));
}

std::string appendix(const DrillReportSubject& of) {
  const Drill& drill = of.stage->drill;
  std::string html;
  DrillPlay play(of.stage);
  for (const TeamScore& score : of.scores.teams) {
    play.start(kPlayedFuture, score.moves);
    play.advance(drill.minutes());
    std::string log;
    for (const std::string& line : log_of(play)) log += escaped(line) + "\n";
    html += fmt::format("<details open=\"open\">\n<summary>{}</summary>\n<div class=\"log\">{}</div>\n</details>\n", escaped(say("Log of {}", score.team)), log);
  }
  std::string command = "grapevine drill score " + drill.name, pictures;
  for (const DecisionCode& code : of.codes) {
    const auto text = to_code(code, drill);
    if (!text) continue;
    command += " " + *text;
    pictures += fmt::format("<figure><figcaption>{}</figcaption>{}</figure>\n", escaped(code.team), qr_svg(qr_code(*text), say("The decision code of {} as a QR code; it stands as text above", code.team)));
  }
  for (const DecisionCode& code : of.voters)
    if (const auto text = to_code(code, drill)) command += " " + *text;
  html += drill_paragraph(say("To see it again, with the same figures to the last digit:"), "note") + fmt::format("<p><code>{}</code></p>\n", escaped(command));
  html += drill_paragraph(say("The same codes, to be read by a camera in a hot wash:"), "note") + fmt::format("<div class=\"codes\">\n{}</div>\n", pictures);
  html += drill_paragraph(say("Drill {} of id {}, Grapevine {}, {} futures, digest of nobody deciding {}.", drill.name, drill.id, kEngineVersion, of.scores.nothing.size(), of.scores.nothing.digest()), "note");
  if (!drill.source.empty()) html += drill_paragraph(drill.source, "note");
  return drill_section(say("Appendix"), html, "long appendix");
}

}  // namespace

std::string drill_report_html(const DrillReportSubject& of) {
  const Drill& drill = of.stage->drill;
  std::string body = fmt::format("<header>\n<p class=\"brand\"><b>Grapevine</b><span>{}</span><span>{}</span></p>\n<h1>{}</h1>\n{}</header>\n", escaped(say("After-action report")), escaped(drill.title), escaped(headline(of)),
                                 drill_paragraph(drill.summary, "second"));
  body += drill_section(say("All teams"), drill_table(leaderboard(drill, of.scores), 2, "figures") +
                                         drill_paragraph(say("Each team's decisions played again in {} futures with the same luck. In brackets: 0 % as when nobody decides, 100 % as when all goes by the book; an outcome in which going by the book is not clearly better than not deciding is not scored.",
                                                                     of.scores.nothing.size()), "note") + drill_chart(drill, of.scores));
  for (const std::size_t team : of.scores.by_rank) body += team_section(of, team);
  body += drill_section(say("Alignment"), drill_list(alignment_sentences(of.alignments)));
  body += improvement_plan(of);
  body += drill_section(say("What this can and cannot say"), drill_list({std::string(say("A simulated public, not a forecast. It shows what decisions are worth beside each other under the same luck, within the model's assumptions.")),
                                                                    std::string(say("Points come from the drill's author, outcomes from the simulation; where they disagree, that is worth a talk.")),
                                                                    std::string(say("Intervals are of 95 %. What is not clear may be nothing."))}));
  return drill_page(say("{}: after-action report", drill.title), body + appendix(of));
}

}  // namespace grapevine
