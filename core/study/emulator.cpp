#include "study/emulator.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace grapevine {

namespace {

constexpr double kShortest = 0.05, kLongest = 20;     // lengths, in parts of a factor's range
constexpr double kLeastNugget = 1e-8, kMostNugget = 4;  // of the variance of the process
constexpr double kFirstStep = 1.2, kLastStep = 0.05;  // of the search, in logarithms

// Of the correlation with distance 1 where lengths are 1.
double matern(double squared_distance) {
  const double r = std::sqrt(5 * squared_distance);
  return (1 + r + r * r / 3) * std::exp(-r);
}

// What a choice of lengths and nugget makes of the data.
struct Fit {
  Eigen::LLT<Eigen::MatrixXd> cholesky;
  Eigen::VectorXd weights;  // K⁻¹ (y − mean)
  double mean = 0, variance = 0, log_likelihood = -1e300;
};

}  // namespace

struct Emulator::State {
  std::vector<double> low, width;  // of each factor
  Eigen::MatrixXd x;               // a row a point, scaled
  Eigen::VectorXd y;
  std::vector<double> logs;        // of the lengths, and last of the nugget
  Fit fit;
  std::vector<double> lengths;
  CrossValidation validation;

  double nugget() const { return std::exp(logs.back()); }
  Fit evaluate(const std::vector<double>& parameters) const;
  void search();
  void validate();
  Eigen::VectorXd scaled(std::span<const double> point) const;
  Eigen::VectorXd correlation(std::span<const double> point) const;
};

// Mean and variance are those of the largest likelihood, given the rest.
Fit Emulator::State::evaluate(const std::vector<double>& parameters) const {
  const Eigen::Index n = x.rows(), k = x.cols();
  Eigen::MatrixXd stretched = x;
  for (Eigen::Index c = 0; c < k; ++c) stretched.col(c) *= std::exp(-parameters[static_cast<std::size_t>(c)]);
  Eigen::MatrixXd correlation(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < i; ++j)
      correlation(i, j) = correlation(j, i) = matern((stretched.row(i) - stretched.row(j)).squaredNorm());
    correlation(i, i) = 1 + std::exp(parameters.back());
  }
  Fit found;
  found.cholesky.compute(correlation);
  if (found.cholesky.info() != Eigen::Success) return found;
  const Eigen::VectorXd ones = Eigen::VectorXd::Ones(n);
  const Eigen::VectorXd inverse_ones = found.cholesky.solve(ones);
  found.mean = inverse_ones.dot(y) / inverse_ones.sum();
  const Eigen::VectorXd centred = y - found.mean * ones;
  found.weights = found.cholesky.solve(centred);
  found.variance = centred.dot(found.weights) / static_cast<double>(n);
  if (!(found.variance > 0)) return found;
  const double log_determinant = 2 * found.cholesky.matrixLLT().diagonal().array().log().sum();
  found.log_likelihood = -0.5 * (static_cast<double>(n) * std::log(found.variance) + log_determinant);
  return found;
}

// A pattern search: each parameter in turn one step either way, half the step when none helps.
void Emulator::State::search() {
  const auto k = static_cast<std::size_t>(x.cols());
  for (const double nugget : {1e-6, 1e-2, 0.5}) {
    std::vector<double> at(k, std::log(0.7));
    at.push_back(std::log(nugget));
    Fit best = evaluate(at);
    for (double step = kFirstStep; step > kLastStep;) {
      bool better = false;
      for (std::size_t i = 0; i <= k; ++i)
        for (const double sign : {1.0, -1.0}) {
          std::vector<double> other = at;
          const bool is_length = i < k;
          other[i] = std::clamp(at[i] + sign * step * (is_length ? 1 : 2), std::log(is_length ? kShortest : kLeastNugget),
                                std::log(is_length ? kLongest : kMostNugget));
          if (other[i] == at[i]) continue;
          Fit found = evaluate(other);
          if (found.log_likelihood <= best.log_likelihood + 1e-6) continue;
          best = std::move(found);
          at = std::move(other);
          better = true;
          break;
        }
      if (!better) step /= 2;
    }
    if (best.log_likelihood <= fit.log_likelihood) continue;
    fit = std::move(best);
    logs = std::move(at);
  }
}

// Leave one out in closed form: the error of a point is its weight over the diagonal of K⁻¹ (Dubrule 1983), here with the
// mean of all points.
void Emulator::State::validate() {
  const Eigen::Index n = x.rows();
  const Eigen::MatrixXd inverse = fit.cholesky.solve(Eigen::MatrixXd::Identity(n, n));
  const double middle = y.mean();
  double errors = 0, deviations = 0, inside = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    const double error = fit.weights(i) / inverse(i, i);
    validation.predicted.push_back(y(i) - error);
    errors += error * error;
    deviations += (y(i) - middle) * (y(i) - middle);
    inside += error * error <= 4 * fit.variance / inverse(i, i);
  }
  validation.q2 = 1 - errors / deviations;
  validation.root_mean_square = std::sqrt(errors / static_cast<double>(n));
  validation.within_two = inside / static_cast<double>(n);
}

Eigen::VectorXd Emulator::State::scaled(std::span<const double> point) const {
  Eigen::VectorXd scaled(x.cols());
  for (std::size_t i = 0; i < low.size(); ++i) scaled(static_cast<Eigen::Index>(i)) = (point[i] - low[i]) / width[i];
  return scaled;
}

// Of a point with each that was learnt from.
Eigen::VectorXd Emulator::State::correlation(std::span<const double> point) const {
  const Eigen::VectorXd at = scaled(point);
  Eigen::VectorXd correlation(x.rows());
  for (Eigen::Index i = 0; i < x.rows(); ++i) {
    double distance = 0;
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      const double part = (x(i, c) - at(c)) / lengths[static_cast<std::size_t>(c)];
      distance += part * part;
    }
    correlation(i) = matern(distance);
  }
  return correlation;
}

Emulator::Emulator(std::unique_ptr<State> state) : state_(std::move(state)) {}
Emulator::~Emulator() = default;
Emulator::Emulator(Emulator&&) noexcept = default;

std::optional<Emulator> Emulator::fit(const PointTable& points, std::span<const double> outcomes) {
  const std::size_t n = std::min(points.size(), kMostEmulated);
  if (n < kFewestEmulated) return std::nullopt;
  const auto [least, most] = std::minmax_element(outcomes.begin(), outcomes.begin() + static_cast<std::ptrdiff_t>(n));
  if (*least == *most) return std::nullopt;
  auto state = std::make_unique<State>();
  for (std::size_t i = 0; i < points.factors; ++i) {
    const std::vector<double> column = points.column(i);
    const auto [low, high] = std::minmax_element(column.begin(), column.end());
    state->low.push_back(*low);
    state->width.push_back(*high > *low ? *high - *low : 1);
  }
  state->x.resize(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(points.factors));
  state->y.resize(static_cast<Eigen::Index>(n));
  for (std::size_t p = 0; p < n; ++p) {
    state->x.row(static_cast<Eigen::Index>(p)) = state->scaled(points[p]).transpose();
    state->y(static_cast<Eigen::Index>(p)) = outcomes[p];
  }
  state->search();
  if (state->logs.empty()) return std::nullopt;
  for (std::size_t i = 0; i < points.factors; ++i) state->lengths.push_back(std::exp(state->logs[i]));
  state->validate();
  return Emulator(std::move(state));
}

Emulator::Prediction Emulator::predict(std::span<const double> point) const {
  const State& s = *state_;
  const Eigen::VectorXd correlation = s.correlation(point);
  const double explained = correlation.dot(s.fit.cholesky.solve(correlation));
  return {s.fit.mean + correlation.dot(s.fit.weights), std::sqrt(s.fit.variance * std::max(0.0, 1 - explained))};
}

double Emulator::mean(std::span<const double> point) const {
  return state_->fit.mean + state_->correlation(point).dot(state_->fit.weights);
}

const CrossValidation& Emulator::cross_validation() const { return state_->validation; }
std::span<const double> Emulator::lengths() const { return state_->lengths; }
double Emulator::nugget_share() const { return state_->nugget() / (1 + state_->nugget()); }

}  // namespace grapevine
