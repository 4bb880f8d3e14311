// What a drill's score, decisions and silence say, as rows of text for the terminal and for the after-action report.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "drill/score.h"

namespace grapevine {

using Rows = std::vector<std::vector<std::string>>;  // the heading row first
// The first row of a table, of words as they are said.
std::vector<std::string> headings(std::initializer_list<std::string_view> words);

// "Press release, once it is approved", "at Saturday 23:40, 40 min after it opened".
std::string taken_in_words(const Drill& drill, const CardAnalysis& card);
// "had it been \"A person says what is certain\" at Saturday 23:00".
std::string alternative_in_words(const Drill& drill, const CardAnalysis& card, const Alternative& alternative);

// Best first: rank, team, score, points, and each outcome of the rubric as its mean with its difference from nobody
// deciding.
Rows leaderboard(const Drill& drill, const DrillScores& scores);
// The outcomes of the rubric, and what decides about a crisis: nobody deciding, by the book, the team, difference from
// nobody deciding with its interval.
Rows outcome_rows(const Drill& drill, const DrillScores& scores, std::size_t team);
// Each decision: what, when, confidence, points, and what its best alternative would have changed.
Rows decision_rows(const Drill& drill, const DrillAnalysis& analysis);
// One sentence a turning point.
std::vector<std::string> turning_points(const Drill& drill, const DrillAnalysis& analysis);
// The cost of silence, in the drill's first outcome.
Rows silence_rows(const Drill& drill, const std::vector<ReplyDelay>& curve);
// One sentence a team.
std::vector<std::string> alignment_sentences(const std::vector<Alignment>& teams);
// Each objective and whether it was met, of one team.
Rows objective_rows(const Drill& drill, const TeamScore& score);
// Expected against observed, an inject a row; `play` is over.
Rows inject_rows(const DrillPlay& play);

// Everything as JSON: teams in the order of the codes.
std::string drill_scores_json(const Drill& drill, const DrillScores& scores, const std::vector<DrillAnalysis>& analyses, const std::vector<Alignment>& teams);

}  // namespace grapevine
