#include "study/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/base.h"
#include "ensemble/statistics.h"

namespace grapevine {

namespace {

constexpr std::size_t kBatch = 256;            // not a matter of threads: it decides nothing but how much is run in vain
constexpr std::uint32_t kFirstOfRounds = 1000;  // draws of designs stand before
constexpr std::uint32_t kLuckOfRound = 1u << 20;

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile_of_sorted(values, 0.5);
}

// Median absolute deviation of each summary; where it is 0 the mean one, and where nothing varies 1.
std::vector<double> scales_of(const PointTable& summaries) {
  std::vector<double> scales;
  for (std::size_t i = 0; i < summaries.factors; ++i) {
    std::vector<double> column = summaries.column(i);
    const double middle = median_of(column);
    for (double& value : column) value = std::abs(value - middle);
    double scale = median_of(column);
    if (!(scale > 0)) scale = std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
    scales.push_back(scale > 0 ? scale : 1);
  }
  return scales;
}

double distance_of(std::span<const double> found, const std::vector<double>& observed, const std::vector<double>& scales) {
  double squares = 0;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    const double off = (found[i] - observed[i]) / scales[i];
    squares += off * off;
  }
  return std::sqrt(squares / static_cast<double>(observed.size()));
}

// Where a round's candidates come from: the prior, or moves of the particles of the round before.
class Proposals {
 public:
  Proposals(const AbcProblem& problem, std::span<const AbcRound> before)
      : luck_(problem.seed, kFirstOfRounds + static_cast<std::uint32_t>(before.size())), factors_(problem.factors) {
    if (before.empty()) return;
    last_ = &before.back();
    double sum = 0;
    for (const double weight : last_->weights) running_.push_back(sum += weight);
    for (std::size_t i = 0; i < factors_; ++i)
      sds_.push_back(std::max(1e-6, std::sqrt(2.0) * spread_of(last_->unit.column(i), last_->weights).sd));
  }

  std::vector<double> propose(std::uint32_t index) const {
    Stream stream = luck_.stream(Purpose::design, index);
    std::vector<double> point(factors_);
    if (last_ == nullptr) {
      for (double& value : point) value = stream.unit();
      return point;
    }
    const double at = stream.unit() * running_.back();
    const auto chosen = std::min<std::size_t>(static_cast<std::size_t>(std::upper_bound(running_.begin(), running_.end(), at) - running_.begin()), running_.size() - 1);
    for (std::size_t i = 0; i < factors_; ++i) point[i] = last_->unit[chosen][i] + sds_[i] * normal_quantile(stream.unit());
    return point;
  }

  double weight(std::span<const double> point) const {
    if (last_ == nullptr) return 1;
    double sum = 0;
    for (std::size_t j = 0; j < last_->unit.size(); ++j) {
      double exponent = 0;
      for (std::size_t i = 0; i < factors_; ++i) {
        const double off = (point[i] - last_->unit[j][i]) / sds_[i];
        exponent -= off * off / 2;
      }
      sum += last_->weights[j] * portable_exp(exponent);
    }
    return sum > 0 ? 1 / sum : 0;
  }

 private:
  Luck luck_;
  std::size_t factors_;
  const AbcRound* last_ = nullptr;
  std::vector<double> running_, sds_;
};

bool inside(const std::vector<double>& point) {
  return std::ranges::all_of(point, [](double value) { return value >= 0 && value <= 1; });
}

}  // namespace

AbcStep next_round(const AbcProblem& problem, std::span<const AbcRound> before, const AbcSimulator& simulate) {
  if (static_cast<std::int32_t>(before.size()) >= problem.most_rounds) return {AbcEnd::most_rounds, {}};
  if (!before.empty() && before.back().tolerance <= 0) return {AbcEnd::exact, {}};
  const auto wanted = static_cast<std::size_t>(problem.particles);
  const Proposals proposals(problem, before);
  const std::vector<double> scales = before.empty() ? std::vector<double>{} : scales_of(before.front().summaries);
  const double tolerance = before.empty() ? std::numeric_limits<double>::infinity() : median_of(before.back().distances);
  AbcRound round;
  round.unit.factors = problem.factors;
  round.summaries.factors = problem.observed.size();
  const auto most = static_cast<std::int64_t>(static_cast<double>(wanted) / problem.least_acceptance);
  for (std::uint32_t next = 0; round.unit.size() < wanted;) {
    PointTable batch{problem.factors, {}};
    std::vector<std::uint32_t> luck;
    while (luck.size() < kBatch && static_cast<std::int64_t>(next) < most) {
      const std::vector<double> point = proposals.propose(next);
      if (inside(point)) {
        batch.append(point);
        luck.push_back(next + kLuckOfRound * static_cast<std::uint32_t>(before.size()));
      }
      ++next;
    }
    if (luck.empty()) return {AbcEnd::few_accepted, {}};
    const auto found = simulate(batch, luck);
    if (!found) return {AbcEnd::stopped, {}};
    for (std::size_t i = 0; i < luck.size() && round.unit.size() < wanted; ++i) {
      const auto summaries = (*found)[i];
      if (std::ranges::any_of(summaries, [](double value) { return !std::isfinite(value); })) continue;
      const double distance = before.empty() ? 0 : distance_of(summaries, problem.observed, scales);
      if (distance > tolerance) continue;
      round.unit.append(batch[i]);
      round.summaries.append(summaries);
      round.distances.push_back(distance);
      round.weights.push_back(proposals.weight(batch[i]));
      if (round.unit.size() == wanted) round.tried = luck[i] % kLuckOfRound + 1;
    }
  }
  if (before.empty()) {
    const std::vector<double> own = scales_of(round.summaries);
    for (std::size_t i = 0; i < wanted; ++i) round.distances[i] = distance_of(round.summaries[i], problem.observed, own);
  }
  round.tolerance = before.empty() ? *std::ranges::max_element(round.distances) : tolerance;
  const double sum = std::accumulate(round.weights.begin(), round.weights.end(), 0.0);
  for (double& weight : round.weights) weight /= sum;
  return {AbcEnd::goes_on, std::move(round)};
}

WeightedSpread spread_of(std::span<const double> values, std::span<const double> weights) {
  WeightedSpread spread;
  for (std::size_t i = 0; i < values.size(); ++i) spread.mean += weights[i] * values[i];
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) squares += weights[i] * (values[i] - spread.mean) * (values[i] - spread.mean);
  spread.sd = std::sqrt(squares);
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  const auto quantile = [&](double share) {
    double sum = 0;
    for (const std::size_t i : order)
      if ((sum += weights[i]) >= share) return values[i];
    return values[order.back()];
  };
  spread.low = quantile(0.025);
  spread.median = quantile(0.5);
  spread.high = quantile(0.975);
  return spread;
}

double weighted_correlation(std::span<const double> a, std::span<const double> b, std::span<const double> weights) {
  const WeightedSpread sa = spread_of(a, weights), sb = spread_of(b, weights);
  if (!(sa.sd > 0 && sb.sd > 0)) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += weights[i] * (a[i] - sa.mean) * (b[i] - sb.mean);
  return sum / (sa.sd * sb.sd);
}

double share_of_prior(const WeightedSpread& unit_spread) { return unit_spread.sd * std::sqrt(12.0); }

std::vector<std::size_t> resample(std::span<const double> weights, std::size_t count, std::uint64_t seed) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const double first = Luck(seed, kFirstOfRounds - 1).stream(Purpose::design, 0).unit();
  std::vector<std::size_t> chosen;
  double running = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double place = (first + static_cast<double>(i)) / static_cast<double>(count) * sum;
    while (at + 1 < weights.size() && running + weights[at] < place) running += weights[at++];
    chosen.push_back(at);
  }
  return chosen;
}

}  // namespace grapevine
