#include "study/results.h"

#include <algorithm>

namespace grapevine {

bool StudyResults::add(std::size_t point, std::int64_t replicate, std::span<const double> values) {
  if (point >= points_.size() || values.size() != outcomes_.size() || replicate != replicates(point)) return false;
  points_[point].insert(points_[point].end(), values.begin(), values.end());
  return true;
}

std::vector<double> StudyResults::column(std::size_t point, std::size_t outcome) const {
  std::vector<double> values(static_cast<std::size_t>(replicates(point)));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = value(point, static_cast<std::int64_t>(i), outcome);
  return values;
}

Interval StudyResults::interval(std::size_t point, std::size_t outcome) const {
  return level_interval(outcomes_[outcome], column(point, outcome));
}

std::vector<double> StudyResults::means(std::size_t outcome) const {
  std::vector<double> means(size());
  for (std::size_t point = 0; point < means.size(); ++point) means[point] = interval(point, outcome).mean;
  return means;
}

bool is_precise(const Experiment& experiment, const StudyResults& results, std::size_t point) {
  if (!experiment.until_precise) return true;
  const auto& outcomes = results.outcomes();
  const auto watched = std::find(outcomes.begin(), outcomes.end(), experiment.rule.metric) - outcomes.begin();
  return precise_enough(experiment.rule, results.interval(point, static_cast<std::size_t>(watched)), false);
}

}  // namespace grapevine
