#include "study/analysis.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/sobol_sequence.h"

namespace grapevine {

OutcomeAnalysis analyse(const Study& study, const StudyResults& results, std::size_t outcome) {
  const std::vector<double> means = results.means(outcome);
  OutcomeAnalysis analysis;
  analysis.metric = results.outcomes()[outcome];
  const auto [low, high] = std::minmax_element(means.begin(), means.end());
  analysis.points = {t_interval(means).mean, *low, *high};
  switch (study.experiment.design.kind) {
    case DesignSpec::Kind::saltelli:
      analysis.sobol = sobol_indices(means, study.points.factors, study.experiment.seed);
      break;
    case DesignSpec::Kind::morris:
      analysis.morris = morris_effects(unit_points_of(study.experiment), means);
      break;
    default:
      analysis.regression = standardised_regression(study.points, means);
      if (analysis.regression->slopes.empty()) analysis.regression.reset();
      analysis.ranks = rank_correlations(study.points, means);
  }
  return analysis;
}

std::optional<Emulation> emulate(const Study& study, const StudyResults& results, std::size_t outcome) {
  constexpr std::size_t kBasePoints = 1024;
  const std::vector<Factor>& factors = study.experiment.factors;
  if (study.experiment.design.kind == DesignSpec::Kind::list || 2 * factors.size() > kMostSobolDimensions) return std::nullopt;
  const auto emulator = Emulator::fit(study.points, results.means(outcome));
  if (!emulator) return std::nullopt;
  PointTable table = saltelli_design(kBasePoints, factors.size(), study.experiment.seed);
  std::vector<double> predicted;
  for (std::size_t point = 0; point < table.size(); ++point) {
    for (std::size_t i = 0; i < factors.size(); ++i) table[point][i] = value_at(factors[i], table[point][i]);
    predicted.push_back(emulator->mean(table[point]));
  }
  return Emulation{std::min(study.points.size(), kMostEmulated), emulator->cross_validation(),
                   sobol_indices(predicted, factors.size(), study.experiment.seed)};
}

std::vector<MarginalMean> marginal_means(const std::vector<double>& values, const std::vector<double>& outcomes, std::size_t parts) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  const std::size_t least = std::max<std::size_t>(1, values.size() / parts);
  std::vector<MarginalMean> means;
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    MarginalMean sum;
    while (to < order.size() && (to - from < least || values[order[to]] == values[order[to - 1]])) {
      sum.value += values[order[to]];
      sum.outcome += outcomes[order[to]];
      ++to;
    }
    const auto n = static_cast<double>(to - from);
    means.push_back({sum.value / n, sum.outcome / n});
  }
  return means;
}

std::vector<std::size_t> by_weight(const OutcomeAnalysis& analysis, std::size_t factors) {
  const auto weight = [&](std::size_t factor) {
    if (analysis.sobol) return analysis.sobol->total[factor].value;
    if (analysis.morris) return analysis.morris->mu_star[factor].value;
    return std::abs(analysis.regression ? analysis.regression->slopes[factor].value : analysis.ranks[factor].value);
  };
  std::vector<std::size_t> order(factors);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  return order;
}

}  // namespace grapevine
