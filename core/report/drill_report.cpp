#include "report/drill_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/drill_page.h"
#include "report/markup.h"
#include "report/qr_code.h"

namespace grapevine {

namespace {

std::string headline(const DrillReportSubject& of) {
  const DrillScores& scores = of.scores;
  const TeamScore& best = scores.teams[scores.by_rank.front()];
  if (scores.teams.size() == 1) return fmt::format("{} scored {:.0f} of 100", best.team, best.total);
  const TeamScore& last = scores.teams[scores.by_rank.back()];
  return fmt::format("{} scored {:.0f} of 100, {} {:.0f}: the same crisis, the same luck, other decisions", best.team, best.total, last.team, last.total);
}

std::string team_section(const DrillReportSubject& of, std::size_t team) {
  const Drill& drill = of.stage->drill;
  const TeamScore& score = of.scores.teams[team];
  DrillPlay play(of.stage);
  play.start(kPlayedFuture, score.moves);
  play.advance(drill.minutes());
  std::string html = fmt::format("<section class=\"long\">\n<h1>{}</h1>\n", escaped(fmt::format("{}: {:.1f} of 100", score.team, score.total)));
  html += "<h2>Objectives</h2>\n" + drill_table(objective_rows(drill, score));
  html += "<h2>What became of it</h2>\n" + drill_table(outcome_rows(drill, of.scores, team), 1, "figures");
  const auto points = turning_points(drill, of.analyses[team]);
  html += "<h2>Turning points</h2>\n" + (points.empty() ? drill_paragraph("No other decision would have made a clear difference.") : drill_list(points));
  html += "<h2>Decisions, and the best other one</h2>\n" + drill_table(decision_rows(drill, of.analyses[team]));
  if (!of.curves[team].empty())
    html += "<h2>The cost of silence</h2>\n" + drill_paragraph("The first public answer at other delays, all other decisions as they were.", "note") + drill_table(silence_rows(drill, of.curves[team]), 1, "figures");
  html += "<h2>Expected and observed</h2>\n" + drill_table(inject_rows(play));
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
  Rows rows = {{"Finding", "What we change", "Owner", "Due"}};
  for (const std::size_t i : order) rows.push_back({fmt::format("{}: {}", drill.cards[i].title, drill.cards[i].lesson), "", "", ""});
  for (int i = 0; i < 3; ++i) rows.push_back({"", "", "", ""});
  return drill_section("Improvement plan", drill_paragraph("To be filled in before the room is left. A finding without an owner and a date is a wish.", "note") + drill_table(rows, 1000, "blank"));
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
    html += fmt::format("<details open=\"open\">\n<summary>Log of {}</summary>\n<div class=\"log\">{}</div>\n</details>\n", escaped(score.team), log);
  }
  std::string command = "grapevine drill score " + drill.name, pictures;
  for (const DecisionCode& code : of.codes) {
    const auto text = to_code(code, drill);
    if (!text) continue;
    command += " " + *text;
    pictures += fmt::format("<figure><figcaption>{}</figcaption>{}</figure>\n", escaped(code.team), qr_svg(qr_code(*text), "The decision code of " + code.team + " as a QR code; it stands as text above"));
  }
  for (const DecisionCode& code : of.voters)
    if (const auto text = to_code(code, drill)) command += " " + *text;
  html += drill_paragraph("To see it again, with the same figures to the last digit:", "note") + fmt::format("<p><code>{}</code></p>\n", escaped(command));
  html += drill_paragraph("The same codes, to be read by a camera in a hot wash:", "note") + fmt::format("<div class=\"codes\">\n{}</div>\n", pictures);
  html += drill_paragraph(fmt::format("Drill {} of id {}, Grapevine {}, {} futures, digest of nobody deciding {}.", drill.name, drill.id, kEngineVersion, of.scores.nothing.size(), of.scores.nothing.digest()), "note");
  if (!drill.source.empty()) html += drill_paragraph(drill.source, "note");
  return drill_section("Appendix", html, "long appendix");
}

}  // namespace

std::string drill_report_html(const DrillReportSubject& of) {
  const Drill& drill = of.stage->drill;
  std::string body = fmt::format("<header>\n<p class=\"brand\"><b>Grapevine</b><span>After-action report</span><span>{}</span></p>\n<h1>{}</h1>\n{}</header>\n", escaped(drill.title), escaped(headline(of)),
                                 drill_paragraph(drill.summary, "second"));
  body += drill_section("All teams", drill_table(leaderboard(drill, of.scores), 2, "figures") +
                                         drill_paragraph(fmt::format("Each team's decisions played again in {} futures with the same luck. In brackets: 0 % as when nobody decides, 100 % as when all goes by the book; an outcome in which going by the book is not clearly better than not deciding is not scored.",
                                                                     of.scores.nothing.size()), "note") + drill_chart(drill, of.scores));
  for (const std::size_t team : of.scores.by_rank) body += team_section(of, team);
  body += drill_section("Alignment", drill_list(alignment_sentences(of.alignments)));
  body += improvement_plan(of);
  body += drill_section("What this can and cannot say", drill_list({"A simulated public, not a forecast. It shows what decisions are worth beside each other under the same luck, within the model's assumptions.",
                                                                    "Points come from the drill's author, outcomes from the simulation; where they disagree, that is worth a talk.",
                                                                    "Intervals are of 95 %. What is not clear may be nothing."}));
  return drill_page(drill.title + ": after-action report", body + appendix(of));
}

}  // namespace grapevine
