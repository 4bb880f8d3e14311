// The door of room `ensemble`: many replicates of a scenario and its what-if with the same luck, folded by replicate
// index, so that the result does not depend on threads, slices or order of completion.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ensemble/statistics.h"
#include "scenario/scenario.h"
#include "sim/sim.h"

namespace grapevine {

// Replicates by index: outcomes[i] belongs to replicate i.
struct Replicates {
  std::vector<Outcomes> outcomes;
  std::vector<double> column(Metric metric) const;
  std::string digest() const;  // XXH3-128 of all outcomes in replicate order
};

// Per bin over replicates: mean and the 80 % band.
struct Band {
  std::vector<double> mean, low, high;
};
Band band(const Replicates& replicates, Series series);

struct Proportion {
  std::int64_t successes = 0, trials = 0;
  Interval interval;           // Wilson, 95 %
};

struct MetricSummary {
  Interval mean;
  double median = 0, low80 = 0, high80 = 0;
};

struct MetricComparison {
  Metric metric{};
  MetricSummary before, after;
  Interval difference;          // after − before, paired, t
  Proportion better;            // pairs in which the what-if is better (ties count for neither)
  std::int64_t worse = 0, equal = 0;
  bool clear = false;           // the interval of the difference leaves out 0
};

struct Comparison {
  std::int64_t pairs = 0;
  std::vector<MetricComparison> metrics;  // in the order of Metric
  Proportion crisis_before, crisis_after;
  std::int64_t crises_averted = 0, crises_caused = 0;  // pairs with a crisis before and none after; the reverse
  std::vector<Band> before, after;        // by Series
  const MetricComparison& operator[](Metric metric) const { return metrics[static_cast<std::size_t>(metric)]; }
};

// Of the first `pairs` replicates of both.
Comparison compare(const Replicates& before, const Replicates& after, std::int64_t pairs);
std::vector<MetricSummary> summarise(const Replicates& replicates);  // in the order of Metric

// How far a job is. `per_second` is measured over the run so far.
struct Progress {
  std::int64_t done = 0, total = 0;
  double per_second = 0;
  double seconds_left = 0;      // 0 when unknown
  bool finished() const { return done == total; }
};

// Paired runs of a baseline and any number of what-ifs in turn. With threads, workers take replicate indices and
// `poll` only looks; without (the plain browser build), `poll` works for at most its budget, a simulated day at a
// time. Outcomes of the baseline are kept between what-ifs; a what-if that first differs on day d starts from a
// snapshot of the baseline at that moment.
class PairedEnsemble {
 public:
  explicit PairedEnsemble(int threads);  // 0: everything happens in poll
  ~PairedEnsemble();
  PairedEnsemble(const PairedEnsemble&) = delete;
  PairedEnsemble& operator=(const PairedEnsemble&) = delete;

  // A new baseline; `network` is the loaded graph when the scenario names a file. Errors leave the old one in place.
  Errors set_baseline(const Scenario& scenario, std::shared_ptr<const Graph> network = nullptr);
  // A new what-if of the same crowd (its own World when it is not); starts a new generation, results of the old are
  // dropped. The baseline itself is run first where its replicates are missing.
  Errors set_what_if(const Scenario& scenario);
  void clear_what_if();                    // baseline only
  void set_replicates(std::int64_t replicates);  // the target, 1..1,000,000; may grow later

  void poll(double budget_ms);             // in slices when there are no threads; else returns at once
  void wait(const std::function<bool(const Progress&)>& keep_going = {}, double every_ms = 100);  // until finished or keep_going says no
  void cancel();                           // stops work; what is folded stays
  Progress progress() const;
  std::int64_t baseline_ready() const;     // replicates 0..n−1 of the baseline that are there
  std::int64_t pairs_ready() const;        // pairs 0..n−1 that are there
  std::uint64_t generation() const;        // grows with every set_*

  const Replicates& baseline() const;      // valid for indices below baseline_ready()
  const Replicates& what_if() const;       // valid for indices below pairs_ready()
  const World& world() const;              // of the baseline

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The stop rule: 16, 32, … until the interval of `metric` (of its difference when paired) is within its tolerance.
struct StopRule {
  Metric metric = Metric::peak_day_negative_exposures;
  double tolerance = 0;                    // 0: the metric's own
  std::int64_t most = 1024;
};
struct StopReport {
  std::int64_t replicates = 0;
  bool met = false;
  Interval interval;                       // sequential: looked at more than once
};
StopReport run_until_precise(PairedEnsemble& ensemble, const StopRule& rule, bool paired, const std::function<bool(const Progress&)>& keep_going = {});

}  // namespace grapevine
