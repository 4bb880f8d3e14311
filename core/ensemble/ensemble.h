// The door of room `ensemble`: many replicates of a scenario and its what-if with the same luck, folded by
// replicate index, so that the result does not depend on threads, slices or order of completion.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "ensemble/comparison.h"
#include "ensemble/counterfactuals.h"
#include "ensemble/paired_ensemble.h"
#include "ensemble/returns.h"
#include "ensemble/statistics.h"
#include "ensemble/why.h"

namespace grapevine {

// The stop rule: 16, 32, 64, … replicates until the half-width of the metric's interval (of its
// paired difference when `paired`) is within its tolerance; for levels 5 % of |mean| will do as well. Sets
// the target of the ensemble as it goes. keep_going is asked while waiting; when it says no, the replicates
// that are there are reported as not precise enough.
struct StopRule {
  Metric metric = Metric::peak_day_negative_exposures;
  double tolerance = 0;  // 0: the metric's own
  std::int64_t most = 1024;
};
// The interval of a metric's level that a rule looks at: Wilson's of Metric::crisis, else t.
Interval level_interval(Metric metric, std::span<const double> values);
// Whether an interval of at least two replicates meets the rule.
bool precise_enough(const StopRule& rule, const Interval& interval, bool paired);

struct StopReport {
  std::int64_t replicates = 0;
  bool met = false;
  Interval interval;  // sequential: looked at more than once
};
StopReport run_until_precise(PairedEnsemble& ensemble, const StopRule& rule, bool paired,
                             const std::function<bool(const Progress&)>& keep_going = {});

}  // namespace grapevine
