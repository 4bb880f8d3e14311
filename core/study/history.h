// History matching (Craig, Goldstein, Seheult & Smith 1997 [M]; Vernon, Goldstein & Bower 2010 [M]; method [V:HM]): rules out
// values of parameters that cannot have given what was observed. Each wave runs points that are not ruled out yet, learns
// an emulator of each figure, and rules out by its implausibility
//   I² = (z − E[f])² / (V_emulator + V_observed + V_model)
// where I > 3 (Pukelsheim's three-sigma rule [M]). V_observed is the variance of one future, for the past was one;
// V_model allows for a model that is wrong. What is left is not a posterior: it says what could be, not how likely.
// Waves depend on the problem and on the waves before them, so that one that is interrupted can be gone on with.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "study/calibration.h"

namespace grapevine {

struct HistoryProblem {
  std::size_t factors = 0;
  std::vector<double> observed;   // a value a figure
  std::int64_t points = 40;       // of a wave, in the unit cube
  std::int64_t futures = 4;       // of each point; at least 2
  std::int32_t most_waves = 4;
  double cutoff = 3;              // of implausibility
  double discrepancy = 0.05;      // standard deviation of what the model gets wrong, of each figure's value
  std::uint64_t seed = 1;
};

// The runs of one wave: a row a future, `futures` rows a point.
struct HistoryWave {
  PointTable unit, summaries;
};

enum class HistoryEnd : std::uint8_t { goes_on, most_waves, settled, nothing_left, stopped };
struct HistoryStep {
  HistoryEnd end = HistoryEnd::goes_on;
  HistoryWave wave;               // when it goes on
};

// What the waves so far rule out.
class HistoryMatch {
 public:
  explicit HistoryMatch(const HistoryProblem& problem);
  ~HistoryMatch();

  // Takes a wave over: learns from it and rules out.
  void add(HistoryWave wave);
  // The wave after those added. It ends when a wave has ruled out less than a tenth of what was left, when nothing is left,
  // and after most_waves.
  HistoryStep next(const AbcSimulator& simulate) const;

  // Largest implausibility over all waves; within a wave over its figures, or the second largest from five figures on, so
  // that one emulator that is wrong rules out nothing alone.
  double implausibility(std::span<const double> unit) const;
  bool plausible(std::span<const double> unit) const;
  // Of the unit cube: the share that is not ruled out after each wave, by kCandidates points.
  std::span<const double> space() const;
  // By wave, the worst emulator's leave-one-out Q²; 1 where no figure varied.
  std::span<const double> quality() const;
  // Points evenly from what is left: as many, or fewer where they cannot be found.
  PointTable sample(std::size_t count, std::uint32_t stream) const;

  static constexpr std::size_t kCandidates = 20'000;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace grapevine
