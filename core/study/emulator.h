// A Gaussian process that stands in for the simulator: it learns an outcome from the points of a study and predicts it at
// others, with how sure it is (Sacks, Welch, Mitchell & Wynn 1989; Rasmussen & Williams 2006 [M]). Constant mean,
// Matérn 5/2 kernel with a length for each factor, and a nugget for what replicates leave open; lengths and nugget are
// those of the largest marginal likelihood, found by a pattern search from fixed starts, so that the same points give the
// same emulator.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "study/design.h"

namespace grapevine {

constexpr std::size_t kMostEmulated = 400;  // points that are learnt from; the work grows with their cube
constexpr std::size_t kFewestEmulated = 8;

// How well each point is predicted from all others (leave one out, with the lengths and the nugget of all).
struct CrossValidation {
  double q2 = 0;         // 1 − squared errors / squared deviations from the mean: 1 perfect, 0 no better than the mean
  double root_mean_square = 0;  // error, in units of the outcome
  double within_two = 0; // share of points within two predicted standard deviations; about .95 when it knows how sure it is
  std::vector<double> predicted;  // each learnt point, from all others
};

class Emulator {
 public:
  struct Prediction {
    double mean = 0, sd = 0;  // of the outcome itself, without the nugget
  };

  // Learns from the first kMostEmulated points. Nothing with fewer than kFewestEmulated points, or when the outcome does
  // not vary. Points in any units; each factor is scaled to its range.
  static std::optional<Emulator> fit(const PointTable& points, std::span<const double> outcomes);
  ~Emulator();
  Emulator(Emulator&&) noexcept;

  Prediction predict(std::span<const double> point) const;
  double mean(std::span<const double> point) const;  // of the prediction alone, at a hundredth of the cost
  const CrossValidation& cross_validation() const;
  std::span<const double> lengths() const;  // by factor, in parts of its range: the shorter, the more it matters
  double nugget_share() const;              // of the variance

 private:
  struct State;
  explicit Emulator(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace grapevine
