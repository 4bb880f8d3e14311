// The results of a study as CSV, under the same rules as exports.h.
#pragma once

#include <string>

#include "study/study.h"

namespace grapevine {

// A line a point: point, a column a factor (flags and choices by name), replicates, precise (1 when a stop rule was met,
// or there was none), and of each outcome its mean and the ends of its 95 % interval: crisis, crisis_low, crisis_high.
// Points of another shard are left out.
std::string points_csv(const Study& study, const StudyResults& results);
// A line a run: point, replicate, a column an outcome.
std::string study_runs_csv(const StudyResults& results);

// A value of a factor as files have it: 3, 0.25, true, triage.
std::string factor_value(const Factor& factor, double value);

}  // namespace grapevine
