#include "study/history.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

#include "base/base.h"
#include "study/emulator.h"

namespace grapevine {

namespace {

constexpr std::uint32_t kFirstStream = 2000;      // draws of designs and of ABC rounds stand before
constexpr std::uint32_t kLuckOfWave = 1u << 20;
constexpr std::size_t kManyFigures = 5;
constexpr double kShrinks = 0.9;                  // a wave that leaves more of what was left is the last
constexpr std::size_t kTriesAPoint = 2000;        // of moves, where points are hard to find

// What one wave knows of one figure.
struct LearntFigure {
  std::optional<Emulator> emulator;  // none where the figure did not vary
  double constant = 0;               // its value then
  double variance = 0;               // of one future about its point's mean
};

// Means by point, and the variance of a future, of one figure; points that could not be run are left out.
LearntFigure learn(const PointTable& unit, const PointTable& summaries, std::size_t figure, std::size_t futures) {
  PointTable points{unit.factors, {}};
  std::vector<double> means;
  LearntFigure learnt;
  for (std::size_t first = 0; first + futures <= unit.size(); first += futures) {
    double sum = 0, squares = 0;
    for (std::size_t i = first; i < first + futures; ++i) sum += summaries[i][figure];
    if (!std::isfinite(sum)) continue;
    const double mean = sum / static_cast<double>(futures);
    for (std::size_t i = first; i < first + futures; ++i) squares += (summaries[i][figure] - mean) * (summaries[i][figure] - mean);
    points.append(unit[first]);
    means.push_back(mean);
    learnt.variance += squares / static_cast<double>(futures - 1);
  }
  if (means.empty()) return learnt;
  learnt.variance /= static_cast<double>(means.size());
  learnt.constant = std::accumulate(means.begin(), means.end(), 0.0) / static_cast<double>(means.size());
  if (auto fitted = Emulator::fit(points, means)) learnt.emulator.emplace(std::move(*fitted));
  return learnt;
}

}  // namespace

struct HistoryMatch::State {
  HistoryProblem problem;
  std::vector<std::vector<LearntFigure>> waves;
  PointTable runs_unit, runs_summaries;   // of all waves
  PointTable candidates;                  // random points that no wave has ruled out
  std::vector<double> space, quality;

  double implausibility(const std::vector<LearntFigure>& figures, std::span<const double> unit) const {
    std::vector<double> each;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const LearntFigure& figure = figures[i];
      const Emulator::Prediction predicted = figure.emulator ? figure.emulator->predict(unit) : Emulator::Prediction{figure.constant, 0};
      const double z = problem.observed[i], model = problem.discrepancy * z;
      const double variance = predicted.sd * predicted.sd + figure.variance + model * model;
      const double off = std::abs(z - predicted.mean);
      each.push_back(variance > 0 ? off / std::sqrt(variance) : off > 0 ? 1e9 : 0);
    }
    std::ranges::sort(each, std::greater<>());
    return each.size() < kManyFigures ? each[0] : each[1];
  }

  bool plausible(std::span<const double> unit) const {
    return std::ranges::all_of(waves, [&](const auto& figures) { return implausibility(figures, unit) <= problem.cutoff; });
  }

  // Learnt from the points of all waves that no earlier one has ruled out: those that a wave has chosen, and a few before.
  void add(HistoryWave wave) {
    const auto futures = static_cast<std::size_t>(problem.futures);
    PointTable unit{problem.factors, {}}, summaries{problem.observed.size(), {}};
    const auto take = [&](const PointTable& from_unit, const PointTable& from_summaries, std::size_t first) {
      for (std::size_t i = first; i < first + futures; ++i) unit.append(from_unit[i]), summaries.append(from_summaries[i]);
    };
    for (std::size_t first = 0; first + futures <= wave.unit.size(); first += futures) take(wave.unit, wave.summaries, first);
    for (std::size_t first = 0; first + futures <= runs_unit.size() && unit.size() / futures < kMostEmulated; first += futures)
      if (plausible(runs_unit[first])) take(runs_unit, runs_summaries, first);
    std::vector<LearntFigure> figures;
    double worst = 1;
    for (std::size_t i = 0; i < problem.observed.size(); ++i) {
      figures.push_back(learn(unit, summaries, i, futures));
      if (figures.back().emulator) worst = std::min(worst, figures.back().emulator->cross_validation().q2);
    }
    runs_unit.append(wave.unit.values);
    runs_summaries.append(wave.summaries.values);
    waves.push_back(std::move(figures));
    PointTable left{problem.factors, {}};
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (implausibility(waves.back(), candidates[i]) <= problem.cutoff) left.append(candidates[i]);
    candidates = std::move(left);
    space.push_back(static_cast<double>(candidates.size()) / static_cast<double>(kCandidates));
    quality.push_back(worst);
  }
};

HistoryMatch::HistoryMatch(const HistoryProblem& problem) : state_(std::make_unique<State>()) {
  state_->problem = problem;
  state_->runs_unit.factors = problem.factors;
  state_->runs_summaries.factors = problem.observed.size();
  state_->candidates.factors = problem.factors;
  const Luck luck(problem.seed, kFirstStream);
  for (std::uint32_t i = 0; i < kCandidates; ++i) {
    Stream stream = luck.stream(Purpose::design, i);
    for (std::size_t f = 0; f < problem.factors; ++f) state_->candidates.values.push_back(stream.unit());
  }
}
HistoryMatch::~HistoryMatch() = default;

void HistoryMatch::add(HistoryWave wave) { state_->add(std::move(wave)); }

double HistoryMatch::implausibility(std::span<const double> unit) const {
  double most = 0;
  for (const auto& figures : state_->waves) most = std::max(most, state_->implausibility(figures, unit));
  return most;
}

bool HistoryMatch::plausible(std::span<const double> unit) const { return state_->plausible(unit); }
std::span<const double> HistoryMatch::space() const { return state_->space; }
std::span<const double> HistoryMatch::quality() const { return state_->quality; }

PointTable HistoryMatch::sample(std::size_t count, std::uint32_t stream) const {
  const PointTable& left = state_->candidates;
  PointTable points{left.factors, {}};
  // each stream begins elsewhere, so that waves do not run what was run before
  for (std::size_t i = 0; i < std::min(count, left.size()); ++i) points.append(left[(stream * count + i) % left.size()]);
  if (points.size() == count || left.size() == 0) return points;
  // little is left: moves from what was found, as wide as it, as long as they are not ruled out
  const std::vector<double> equal(left.size(), 1.0 / static_cast<double>(left.size()));
  std::vector<double> sds;
  for (std::size_t f = 0; f < left.factors; ++f) sds.push_back(std::max(0.01, spread_of(left.column(f), equal).sd));
  const Luck luck(state_->problem.seed, kFirstStream + 1 + stream);
  for (std::uint32_t attempt = 0; points.size() < count && attempt < kTriesAPoint * count; ++attempt) {
    Stream draws = luck.stream(Purpose::design, attempt);
    const auto from = points[std::min(points.size() - 1, static_cast<std::size_t>(draws.unit() * static_cast<double>(points.size())))];
    std::vector<double> point;
    for (std::size_t f = 0; f < left.factors; ++f) point.push_back(from[f] + sds[f] * normal_quantile(draws.unit()));
    const bool inside = std::ranges::all_of(point, [](double value) { return value >= 0 && value <= 1; });
    if (inside && plausible(point)) points.append(point);
  }
  return points;
}

HistoryStep HistoryMatch::next(const AbcSimulator& simulate) const {
  const HistoryProblem& problem = state_->problem;
  const std::size_t wave = state_->waves.size();
  if (wave > 0 && state_->space.back() == 0) return {HistoryEnd::nothing_left, {}};
  if (wave > 1 && state_->space[wave - 1] > kShrinks * state_->space[wave - 2]) return {HistoryEnd::settled, {}};
  if (wave >= static_cast<std::size_t>(problem.most_waves)) return {HistoryEnd::most_waves, {}};
  const auto count = static_cast<std::size_t>(problem.points);
  const PointTable points = wave == 0 ? latin_hypercube(count, problem.factors, problem.seed) : sample(count, static_cast<std::uint32_t>(wave));
  HistoryWave runs{{problem.factors, {}}, {}};
  std::vector<std::uint32_t> luck;
  for (std::size_t point = 0; point < points.size(); ++point)
    for (std::int64_t future = 0; future < problem.futures; ++future) {
      runs.unit.append(points[point]);
      luck.push_back(static_cast<std::uint32_t>(luck.size()) + kLuckOfWave * static_cast<std::uint32_t>(wave));
    }
  auto found = simulate(runs.unit, luck);
  if (!found) return {HistoryEnd::stopped, {}};
  runs.summaries = std::move(*found);
  return {HistoryEnd::goes_on, std::move(runs)};
}

}  // namespace grapevine
