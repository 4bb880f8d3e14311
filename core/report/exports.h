// Figures as files: plain ASCII numbers in the shortest form that reads back to the same bits, byte for byte
// the same from every surface (command line, window, browser). What was not measured (NaN) is an empty cell,
// and null in JSON.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ensemble/ensemble.h"
#include "scenario/scenario.h"

namespace grapevine {

// CSV (RFC 4180 with "\n"), one line of names first. All of the first `count` replicates.
std::string runs_csv(const Replicates& replicates,
                     std::int64_t count = kAll);  // replicate, then a column a metric
// replicate, bin, hour (at the start of the bin), then a column a series
std::string series_csv(const Replicates& replicates, std::int32_t series_hours, std::int64_t count = kAll);
// A line a metric: before, after and difference with their intervals and bands, and how many pairs are
// better, worse and equal.
std::string comparison_csv(const Comparison& comparison);

// Text as a CSV cell: quoted where RFC 4180 asks for it; what a spreadsheet would execute (a leading = + − @,
// tab or return, also behind blanks) gets an apostrophe in front. Numbers need none of this.
std::string csv_cell(std::string_view text);

// JSON for `--json`, two spaces, ending in a new line; stable keys, metric names as in outcomes.h.
std::string summary_json(const Scenario& scenario, const Replicates& replicates, std::int64_t count = kAll);
// `effects`: what comes about through word of mouth, where that was asked for.
std::string comparison_json(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                            std::span<const Effect> effects = {});

}  // namespace grapevine
