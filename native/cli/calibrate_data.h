// The figures that a calibration fits: of a company's own tickets, or listed in a table.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "sim/outcomes.h"

namespace grapevine {

struct Observed {
  std::vector<Metric> metrics;
  std::vector<double> values;
  std::string from;  // "2,400 tickets, …": what they come from
};

struct ObservedRequest {
  std::string file, fit;  // of --data and --fit
  std::string map;        // of --map
  std::int32_t days = 0;  // of the scenario: what is counted is counted over so many
};

// `fit` names figures with commas between: metrics, or first_response_time (median and P90), resolution_time and backlog.
// The file holds tickets, as grapevine import reads them, or two columns "metric" and "value". Counts and peaks of tickets
// are medians over stretches as long as the scenario.
Result<Observed> read_observed(const ObservedRequest& request);

}  // namespace grapevine
