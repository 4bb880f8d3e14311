// Inside of room `report`: what the headline of a comparison may claim, a whole sentence for each outcome and each form of
// a change's name, so that a language can put its words in its own order.
#pragma once

#include <optional>
#include <string>

#include "report/wording.h"

namespace grapevine {

struct Claim {
  std::string sentence;  // "Answering by influence keeps 86 of 100 futures free of a crisis, against 61 as you work today."
  std::string detail;    // the difference with its interval: "25 more (18 to 32)."
};

// Clear, and large enough to act on.
bool matters(const MetricComparison& m);
// The first of the headline's metrics that matters.
std::optional<Metric> metric_to_tell(const Comparison& c);
Claim claim_of(Metric metric, const Comparison& c, const ChangeName& name, const Scenario& baseline);

// How things are without the change: "as you work today", or the name of a baseline of one's own: "under “A night shift”".
std::string way_of_working(const Scenario& baseline);
// "86 of 100 futures", "every future", "no future".
std::string futures(const FutureCount& count);
// "61", or "61 of 100" when no base was named before.
std::string against(const FutureCount& before, const FutureCount& after);

}  // namespace grapevine
