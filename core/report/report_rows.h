// What a report has room for: which figures, settings and assumptions come first, and which are left for its appendix.
#pragma once

#include <string>
#include <vector>

#include "ensemble/ensemble.h"
#include "scenario/scenario.h"

namespace grapevine {

// Figures split in two, each in the order of table_metrics(): at most kKeyFigures that belong in front (the tiles', money,
// then what is clearly better or worse by more than the figure's tolerance, then what is usually asked for), and the rest
// that has something to tell. What was not measured is left out.
constexpr std::size_t kKeyFigures = 12;
struct FigureChoice {
  std::vector<Metric> key, rest;
};
FigureChoice choose_figures(const Comparison& comparison);
FigureChoice choose_figures(const std::vector<MetricSummary>& summary);

// All that sets a scenario apart from the same crowd with every parameter at its default and nothing happening.
std::vector<Difference> set_apart(const Scenario& scenario);

// Assumptions and what shapes the crowd, in the order of reading: those that either side has away from the default, in
// the order of the table; those that move results most; the rest, in the order of the table.
struct AssumptionRow {
  std::size_t parameter = 0;
  double baseline = 0, what_if = 0;  // in force at the start
  bool changed = false;              // one of them is not the default
  bool weighty = false;
};
std::vector<AssumptionRow> assumption_rows(const Scenario& baseline, const Scenario& what_if);

}  // namespace grapevine
