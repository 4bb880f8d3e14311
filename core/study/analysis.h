// What a study's design allows to say about one of its outcomes.
#pragma once

#include <optional>

#include "study/discovery.h"
#include "study/emulator.h"
#include "study/regret.h"
#include "study/results.h"
#include "study/sensitivity.h"
#include "study/sweep.h"

namespace grapevine {

// What an emulator that has learnt an outcome says of it: Sobol' indices of its predictions over the factors' whole
// ranges, from as few runs as there are. As good as the emulator: see the cross-validation.
struct Emulation {
  std::size_t learnt = 0;  // points
  CrossValidation validation;
  SobolIndices sobol;
};

struct OutcomeAnalysis {
  Metric metric{};
  Interval points;  // of the points' means: their mean, and in low and high the smallest and the largest
  std::optional<SobolIndices> sobol;     // of a saltelli design
  std::optional<MorrisEffects> morris;   // of a morris design
  std::optional<Regression> regression;  // of all others, where there are enough points
  std::vector<IntervalEstimate> ranks;           // beside the regression
  std::optional<Emulation> emulation;    // where it was asked for
};

// `outcome` counts those of the experiment. Every point must be there.
OutcomeAnalysis analyse(const Study& study, const StudyResults& results, std::size_t outcome);

// Nothing where there is too little to learn from, or a list, which has no ranges.
std::optional<Emulation> emulate(const Study& study, const StudyResults& results, std::size_t outcome);

// Means of an outcome over about so many equal parts of the points, in the order of a factor's values; equal values are
// never parted. What they show is the factor's own effect, averaged over the others.
struct MarginalMean {
  double value = 0, outcome = 0;
};
std::vector<MarginalMean> marginal_means(const std::vector<double>& values, const std::vector<double>& outcomes, std::size_t parts);

// The factors in the order in which they matter most: by total index, mu* or size of the slope.
std::vector<std::size_t> by_weight(const OutcomeAnalysis& analysis, std::size_t factors);

}  // namespace grapevine
