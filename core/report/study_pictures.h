// The pictures of a study's report, drawn as SVG under the rules of svg_chart.h.
#pragma once

#include <string>

#include "study/study.h"

namespace grapevine {

// A tornado: a row a factor, the weightiest first and at most kTornadoRows. Two bars show how far the mean of the outcome
// moves from its middle when the factor is at its low and at its high end (a fifth of the points each; of a choice, where
// the outcome is least and most); the values stand at their ends. A thin line holds the means of all fifths, so that it
// reaches beyond the bars where the outcome turns round in between.
constexpr std::size_t kTornadoRows = 12;
// Whether all of it would be one figure, as figures are printed: then there is nothing to draw.
bool hardly_moves(const Study& study, const StudyResults& results, std::size_t outcome, const OutcomeAnalysis& analysis);
std::string tornado_svg(const Study& study, const StudyResults& results, std::size_t outcome, const OutcomeAnalysis& analysis);

// The points by the two factors that a box restricts most (or by the box's factor and `other`), hits filled, and the box.
std::string discovery_svg(const Study& study, const Discovery& discovery, std::size_t other);

// Choices of levers by their largest regret, with the mean one; at most kRegretRows.
constexpr std::size_t kRegretRows = 10;
std::string regret_svg(const Study& study, Metric metric, const RegretTable& table);
// "Agents on social media 4, triage by influence": the levers of a point.
std::string choice_to_string(const Study& study, std::size_t point);

// What an emulator predicts of each point from all others, against what was run.
std::string emulator_svg(Metric metric, const std::vector<double>& outcomes, const CrossValidation& validation);

}  // namespace grapevine
