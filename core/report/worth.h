// What a change is worth, what silence costs, and how much of an effect is word of mouth: as sentences and tables.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ensemble/ensemble.h"

namespace grapevine {

// "Return on investment: 140 % (−20 % to 310 %, over luck and likely costs)." or why there is none.
std::string returns_sentence(const Comparison& comparison);

// "Customer value: $ 320 of $ 450 through word of mouth (71 %; $ 200 to $ 440)."
std::string effect_sentence(const Effect& effect);
// The outcomes whose effect is divided: what people think, and what that is worth.
std::span<const Metric> divided_metrics();

// One point of the curve of silence, beside an answer at once.
struct SilencePoint {
  double hours = 0;  // kNeverAnswered: never
  Comparison beside_at_once;
};
// Heading row first, then a row a point: delay, people reached, worst day, futures with a crisis, customers lost, cost
// of silence with its interval.
std::vector<std::vector<std::string>> silence_table(const std::vector<SilencePoint>& points);
std::string silence_json(const Scenario& scenario, const std::vector<SilencePoint>& points);

}  // namespace grapevine
