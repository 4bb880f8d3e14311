// What the runs of a study gave, by point.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "study/experiment.h"

namespace grapevine {

class StudyResults {
 public:
  explicit StudyResults(const Experiment& experiment)
      : outcomes_(experiment.outcomes), points_(static_cast<std::size_t>(point_count(experiment))) {}

  // Replicates of a point in ascending order; `values` by outcome of the experiment. False when there is no such point
  // or it is not this replicate's turn.
  bool add(std::size_t point, std::int64_t replicate, std::span<const double> values);

  std::size_t size() const { return points_.size(); }
  const std::vector<Metric>& outcomes() const { return outcomes_; }
  std::int64_t replicates(std::size_t point) const {
    return static_cast<std::int64_t>(points_[point].size() / outcomes_.size());
  }
  double value(std::size_t point, std::int64_t replicate, std::size_t outcome) const {
    return points_[point][static_cast<std::size_t>(replicate) * outcomes_.size() + outcome];
  }
  std::vector<double> column(std::size_t point, std::size_t outcome) const;  // by replicate
  Interval interval(std::size_t point, std::size_t outcome) const;           // of the mean, 95 %
  std::vector<double> means(std::size_t outcome) const;                      // by point

 private:
  std::vector<Metric> outcomes_;
  std::vector<std::vector<double>> points_;  // replicate by replicate, its outcomes
};

// Whether a point met the experiment's stop rule with the replicates it has; true without a rule.
bool is_precise(const Experiment& experiment, const StudyResults& results, std::size_t point);

}  // namespace grapevine
