// The door of room `report`: the same figures as a sentence, a table, JSON or CSV, on every surface alike.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ensemble/ensemble.h"

namespace grapevine {

// One sentence for a person in a hurry and one line that says how sure it is.
struct Headline {
  std::string sentence;  // "Answering by influence keeps 86 of 100 futures free of a crisis, against 61 as you work today."
  std::string detail;    // "25 more (18 to 32). 64 paired futures, same crowd, same luck."
};
Headline headline(const Scenario& scenario, const std::vector<MetricSummary>& summary, const Proportion& crisis, const World& world);
Headline headline(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison, const World& world);

// The five figures of the tiles, in order; all others follow in tables.
std::span<const Metric> tile_metrics();
// The metrics a comparison shows in its table.
std::span<const Metric> table_metrics();

struct TableRow {
  std::string label, before, after, difference, band, futures;  // "better in 58 of 64"
  Better better = Better::neither;
  int verdict = 0;       // +1 clearly better, −1 clearly worse, 0 no clear difference
};
std::vector<TableRow> comparison_table(const Comparison& comparison);

// CSV (RFC 4180, "\n"), numbers in shortest round-trip form: byte for byte the same from every surface.
std::string runs_csv(const Replicates& replicates);      // replicate, then a column a metric
std::string series_csv(const Replicates& replicates, std::int32_t series_hours);  // replicate, bin, hour, then a column a series
std::string comparison_csv(const Comparison& comparison);
// JSON for `--json`: stable keys, metric names as in outcomes.h.
std::string summary_json(const Scenario& scenario, const Replicates& replicates);
std::string comparison_json(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison);

}  // namespace grapevine
