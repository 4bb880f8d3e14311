#include "study/sensitivity.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/draws.h"
#include "ensemble/statistics.h"

namespace grapevine {

namespace {

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

IntervalEstimate estimate_of(double value, std::vector<double> resampled) {
  std::sort(resampled.begin(), resampled.end());
  return {value, quantile_of_sorted(resampled, 0.025), quantile_of_sorted(resampled, 0.975), sample_sd(resampled)};
}

// Rows of Saltelli's scheme as columns of outcomes about their mean, and the indices of a choice of base points.
class Scheme {
 public:
  Scheme(std::span<const double> outcomes, std::size_t factors)
      : factors_(factors), base_points_(outcomes.size() / (factors + 2)), values_(outcomes.begin(), outcomes.end()) {
    std::vector<double> both;
    for (std::size_t j = 0; j < base_points_; ++j) {
      both.push_back(at(j, 0));
      both.push_back(at(j, factors + 1));
    }
    mean_ = mean_of(both);
    for (double& value : values_) value -= mean_;
  }

  std::size_t base_points() const { return base_points_; }
  double mean() const { return mean_; }

  // first order and total of each factor from these base points; returns their variance
  double indices(std::span<const std::uint32_t> chosen, std::vector<double>& first, std::vector<double>& total) const {
    double sum = 0, squares = 0;
    first.assign(factors_, 0);
    total.assign(factors_, 0);
    for (const std::uint32_t j : chosen) {
      const double a = at(j, 0), b = at(j, factors_ + 1);
      sum += a + b;
      squares += a * a + b * b;
      for (std::size_t i = 0; i < factors_; ++i) {
        const double moved = at(j, 1 + i);
        first[i] += b * (moved - a);
        total[i] += (a - moved) * (a - moved);
      }
    }
    const auto n = static_cast<double>(chosen.size());
    const double variance = squares / (2 * n) - sum * sum / (4 * n * n);
    for (std::size_t i = 0; i < factors_; ++i) {
      first[i] = variance > 0 ? first[i] / n / variance : 0;
      total[i] = variance > 0 ? total[i] / (2 * n) / variance : 0;
    }
    return variance;
  }

 private:
  double at(std::size_t base, std::size_t row) const { return values_[base * (factors_ + 2) + row]; }

  std::size_t factors_, base_points_;
  std::vector<double> values_;
  double mean_ = 0;
};

}  // namespace

SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t factors, std::uint64_t seed, int resamples) {
  const Scheme scheme(outcomes, factors);
  const std::size_t n = scheme.base_points();
  std::vector<std::uint32_t> chosen(n);
  std::iota(chosen.begin(), chosen.end(), 0u);
  std::vector<double> first, total, first_again, total_again;
  SobolIndices indices;
  indices.mean = scheme.mean();
  indices.variance = scheme.indices(chosen, first, total);

  std::vector<std::vector<double>> firsts(factors), totals(factors);
  const Luck luck(seed, 0);
  for (int resample = 0; resample < resamples; ++resample) {
    Stream stream = luck.stream(Purpose::bootstrap, static_cast<std::uint32_t>(resample));
    for (std::uint32_t& j : chosen) j = to_below(stream.next32(), static_cast<std::uint32_t>(n));
    scheme.indices(chosen, first_again, total_again);
    for (std::size_t i = 0; i < factors; ++i) {
      firsts[i].push_back(first_again[i]);
      totals[i].push_back(total_again[i]);
    }
  }
  for (std::size_t i = 0; i < factors; ++i) {
    indices.first.push_back(estimate_of(first[i], std::move(firsts[i])));
    indices.total.push_back(estimate_of(total[i], std::move(totals[i])));
  }
  return indices;
}

MorrisEffects morris_effects(const PointTable& unit, std::span<const double> outcomes) {
  const std::size_t k = unit.factors;
  std::vector<std::vector<double>> effects(k), sizes(k);
  for (std::size_t row = 0; row + k < unit.size(); row += k + 1)
    for (std::size_t step = row; step < row + k; ++step)
      for (std::size_t i = 0; i < k; ++i) {
        const double move = unit[step + 1][i] - unit[step][i];
        if (move == 0) continue;
        effects[i].push_back((outcomes[step + 1] - outcomes[step]) / move);
        sizes[i].push_back(std::abs(effects[i].back()));
      }
  MorrisEffects found;
  for (std::size_t i = 0; i < k; ++i) {
    const Interval size = t_interval(sizes[i]);
    const double error = sample_sd(sizes[i]) / std::sqrt(static_cast<double>(sizes[i].size()));
    found.mu_star.push_back({size.mean, size.low, size.high, error});
    found.mu.push_back(t_interval(effects[i]).mean);
    found.sigma.push_back(sample_sd(effects[i]));
  }
  return found;
}

Regression standardised_regression(const PointTable& points, std::span<const double> outcomes) {
  const auto n = static_cast<Eigen::Index>(points.size());
  std::vector<std::size_t> varying;
  for (std::size_t i = 0; i < points.factors; ++i)
    if (sample_sd(points.column(i)) > 0) varying.push_back(i);
  const auto k = static_cast<Eigen::Index>(varying.size());
  const double spread = sample_sd(outcomes);
  Regression found;
  if (n <= k + 1) return found;
  found.slopes.resize(points.factors);
  if (k == 0 || !(spread > 0)) return found;

  Eigen::MatrixXd x(n, k);
  for (Eigen::Index c = 0; c < k; ++c) {
    const std::vector<double> column = points.column(varying[static_cast<std::size_t>(c)]);
    const double middle = mean_of(column), sd = sample_sd(column);
    for (Eigen::Index r = 0; r < n; ++r) x(r, c) = (column[static_cast<std::size_t>(r)] - middle) / sd;
  }
  Eigen::VectorXd y(n);
  const double middle = mean_of(outcomes);
  for (Eigen::Index r = 0; r < n; ++r) y(r) = (outcomes[static_cast<std::size_t>(r)] - middle) / spread;

  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(x);
  const Eigen::VectorXd slopes = qr.solve(y);
  const double unexplained = (y - x * slopes).squaredNorm();
  found.explained = 1 - unexplained / static_cast<double>(n - 1);
  const std::int64_t freedom = n - k - 1;
  // variances of the slopes: the diagonal of the inverse of x'x
  const Eigen::MatrixXd inverse = (x.transpose() * x).completeOrthogonalDecomposition().pseudoInverse();
  for (Eigen::Index c = 0; c < k; ++c) {
    const double error = std::sqrt(std::max(0.0, unexplained / static_cast<double>(freedom) * inverse(c, c)));
    const double half = student_t_quantile_975(freedom) * error;
    found.slopes[varying[static_cast<std::size_t>(c)]] = {slopes(c), slopes(c) - half, slopes(c) + half, error};
  }
  return found;
}

std::vector<double> ranks_with_ties(std::span<const double> values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return values[a] != values[b] ? values[a] < values[b] : a < b; });
  std::vector<double> ranks(values.size());
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
    for (std::size_t i = from; i < to; ++i) ranks[order[i]] = static_cast<double>(from + to + 1) / 2;
  }
  return ranks;
}

std::vector<IntervalEstimate> rank_correlations(const PointTable& points, std::span<const double> outcomes) {
  const std::vector<double> y = ranks_with_ties(outcomes);
  const double y_mean = mean_of(y), y_sd = sample_sd(y);
  std::vector<IntervalEstimate> found(points.factors);
  for (std::size_t i = 0; i < points.factors; ++i) {
    const std::vector<double> x = ranks_with_ties(points.column(i));
    const double x_mean = mean_of(x), x_sd = sample_sd(x);
    if (!(x_sd > 0 && y_sd > 0) || x.size() < 4) continue;
    double sum = 0;
    for (std::size_t p = 0; p < x.size(); ++p) sum += (x[p] - x_mean) * (y[p] - y_mean);
    const auto n = static_cast<double>(x.size());
    const double r = std::clamp(sum / (n - 1) / (x_sd * y_sd), -1.0, 1.0);
    const double error = std::sqrt((1 + r * r / 2) / (n - 3));  // of Fisher's z
    const double z = std::atanh(std::clamp(r, -1 + 1e-12, 1 - 1e-12));
    found[i] = {r, std::tanh(z - 1.959963984540054 * error), std::tanh(z + 1.959963984540054 * error), error * (1 - r * r)};
  }
  return found;
}

}  // namespace grapevine
