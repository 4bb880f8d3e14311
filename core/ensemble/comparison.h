// What many replicates say together: summaries, bands over time, and paired comparison. Everything is folded
// in the order of replicates, so it depends on neither threads nor the order in which they were finished.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ensemble/statistics.h"
#include "sim/outcomes.h"

namespace grapevine {

// For functions of "the first `count` replicates": all there are.
constexpr std::int64_t kAll = INT64_MAX;

// Replicates by index: outcomes[i] belongs to replicate i. While an ensemble is still at work only a first
// part of them is there: pass its length as `count`.
struct Replicates {
  std::vector<Outcomes> outcomes;
  std::int64_t size() const { return static_cast<std::int64_t>(outcomes.size()); }
  std::vector<double> column(Metric metric, std::int64_t count = kAll) const;
  std::string digest(
      std::int64_t count = kAll) const;  // XXH3-128 of all outcomes in replicate order, 32 hex digits
};

// Per bin over replicates: mean and the 80 % band (quantiles .1 and .9, type 7).
struct Band {
  std::vector<double> mean, low, high;
  bool operator==(const Band&) const = default;
};
Band band(const Replicates& replicates, Series series, std::int64_t count = kAll);

struct Proportion {
  std::int64_t successes = 0, trials = 0;
  Interval interval;  // Wilson, 95 %
};

struct MetricSummary {
  Interval mean;  // t interval; of Metric::crisis, which is a share of futures, Wilson's
  double median = 0, low80 = 0, high80 = 0;
};

struct MetricComparison {
  Metric metric{};
  MetricSummary before, after;
  Interval difference;  // after − before, paired, t
  Proportion better;    // pairs in which the what-if is better (ties count for neither); of a metric that is
                        // neither better high nor low: pairs in which it is higher
  std::int64_t worse = 0, equal = 0;
  bool clear = false;  // the interval of the difference leaves out 0, and there are kFewestPairs pairs
};

// Five pairs that all point one way still happen by chance in 1 of 16 cases (both directions), six in 1
// of 32.
constexpr std::int64_t kFewestPairs = 6;

struct Comparison {
  std::int64_t pairs = 0;
  std::vector<MetricComparison> metrics;   // in the order of Metric
  Proportion crisis_before, crisis_after;  // successes are futures with a crisis
  std::int64_t crises_averted = 0,
               crises_caused = 0;   // pairs with a crisis before and none after; the reverse
  std::int64_t identical = 0;       // pairs whose outcomes are the same in every figure and series
  std::vector<Band> before, after;  // by Series
  const MetricComparison& operator[](Metric metric) const {
    return metrics[static_cast<std::size_t>(metric)];
  }
};

// Of the first `pairs` replicates of both, at most as many as both have.
Comparison compare(const Replicates& before, const Replicates& after, std::int64_t pairs = kAll);

// In the order of Metric.
std::vector<MetricSummary> summarise(const Replicates& replicates, std::int64_t count = kAll);
// How many of the replicates see a crisis.
Proportion crises(const Replicates& replicates, std::int64_t count = kAll);

}  // namespace grapevine
