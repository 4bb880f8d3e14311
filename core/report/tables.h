// Figures in rows, as people read them. Futures are shown by the share that stays without a crisis (higher is
// better), files by Metric::crisis itself.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ensemble/ensemble.h"

namespace grapevine {

// The five figures of the tiles, in order; all others follow in tables.
std::span<const Metric> tile_metrics();
// The metrics that tables show, in order; begins with the tiles' first.
std::span<const Metric> table_metrics();
// Whether a row has something to tell: figures of what a scenario may lack (a community, employees) are left out at 0.
bool has_something_to_tell(Metric metric, double before, double after);

// The label under which people see a metric: MetricInfo::label but for the crisis, "Futures without a
// crisis".
std::string_view shown_label(Metric metric);

struct TableRow {
  Metric metric{};
  std::string label;
  std::string before, after;        // means over futures, rounded to what is known of their difference
  std::string difference;           // "+25 points"
  std::string difference_interval;  // its 95 % interval, "+18 to +32 points"
  std::string
      band;  // of `after`: 80 % of futures lie in it, "33 to 52"; of a share of futures: 95 % interval
  std::string futures;              // "better in 58 of 64"
  Better better = Better::neither;  // of the figure as shown
  int verdict = 0;                  // +1 clearly better, −1 clearly worse, 0 no clear difference
};
TableRow comparison_row(const Comparison& comparison, Metric metric);
std::vector<TableRow> comparison_table(const Comparison& comparison);  // of table_metrics()

// Of one scenario: mean over futures, and the band as above.
struct SummaryRow {
  Metric metric{};
  std::string label, value, band;
};
SummaryRow summary_row(const std::vector<MetricSummary>& summary, Metric metric);
std::vector<SummaryRow> summary_table(const std::vector<MetricSummary>& summary);  // of table_metrics()

}  // namespace grapevine
