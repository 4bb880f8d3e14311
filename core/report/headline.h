// One sentence for a person in a hurry and one line that says how sure it is.
#pragma once

#include <string>
#include <vector>

#include "ensemble/ensemble.h"

namespace grapevine {

struct Headline {
  std::string sentence;  // "Answering by influence keeps 86 of 100 futures free of a crisis, against 61 as
                         // you work today."
  std::string detail;    // "25 more (18 to 32). 64 paired futures, same crowd, same luck."
};

// Both name the baseline as its scenario does: "as you work today", or "under “A night shift”" where Scenario::baseline
// says so.
//
// Of one scenario: what happens, and how many futures see no crisis. `summary` is in the order of Metric,
// `crisis` counts futures with a crisis; both of the same replicates.
Headline headline(const Scenario& scenario, const std::vector<MetricSummary>& summary,
                  const Proportion& crisis, const World& world);

// Of a what-if beside its baseline. The sentence tells the first of these that differs clearly and by more
// than the metric's tolerance: futures without a crisis; the worst day; customers lost; customer value at
// risk; the first response (nine in ten); cost. When none does it says so, with the share of pairs that agree
// on whether there is a crisis; when all pairs are the same, that. The detail adds the interval, and what
// gets clearly worse elsewhere.
Headline headline(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                  const World& world);

// The figure of which that sentence tells; the worst day's when nothing differs clearly.
Metric headline_metric(const Comparison& comparison);

}  // namespace grapevine
