// A drill on paper: what happened and what it was worth, and what the room needs to play it. One HTML file each, like
// html_report: opens from disk, asks nothing of anybody else, no script, all text escaped, prints well.
#pragma once

#include <string>
#include <vector>

#include "drill/score.h"

namespace grapevine {

struct DrillReportSubject {
  const std::shared_ptr<const DrillStage>& stage;
  const std::vector<DecisionCode>& codes;
  const std::vector<DecisionCode>& voters;             // members', for the alignment alone
  const DrillScores& scores;
  const std::vector<DrillAnalysis>& analyses;          // by code
  const std::vector<std::vector<ReplyDelay>>& curves;  // by code
  const std::vector<Alignment>& alignments;
};

// The after-action report: leaderboard, all teams on one chart, and for each its objectives, outcomes beside nobody
// deciding and a team that goes by the book, turning points, decisions with their regret, the cost of silence, expected
// against observed; alignment; an improvement plan to fill in; the logs and codes. The same subject gives the same bytes.
std::string drill_report_html(const DrillReportSubject& subject);

// The print pack: briefing, a card a role, decision forms, and for the facilitator alone the events list and the
// evaluator's sheet; labels for the tables.
std::string drill_pack_html(const Drill& drill);

}  // namespace grapevine
