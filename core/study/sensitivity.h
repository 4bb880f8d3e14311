// How much of an outcome each factor answers for. All of it works on the values of an outcome at the points of a design,
// in the order of the design; a stochastic outcome is a mean over replicates, which all points run with the same luck.
// Results depend on neither machine nor threads: resampling is addressed by seed and resample.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/design.h"

namespace grapevine {

struct IntervalEstimate {
  double value = 0;
  double low = 0, high = 0;      // 95 %
  double standard_error = 0;
};

constexpr int kResamples = 1000;

// Sobol' indices from the rows of saltelli_design. With base points A, B and AB_i (Saltelli et al. 2010 [V:SALib]):
// first order S_i = mean f(B) (f(AB_i) − f(A)) / V, total ST_i = mean (f(A) − f(AB_i))² / 2V (Jansen 1999 [V:Jansen]),
// V the variance over A and B together, about whose mean f is taken: that takes nothing from the expectation and much
// from the error. Intervals are percentiles of `resamples` bootstraps over base points.
struct SobolIndices {
  std::vector<IntervalEstimate> first, total;  // by factor
  double mean = 0, variance = 0;       // 0: the outcome does not vary, and the indices say nothing
};
SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t factors, std::uint64_t seed,
                           int resamples = kResamples);

// Elementary effects (Morris 1991; mu* of Campolongo, Cariboni & Saltelli 2007 [V:SALib]): the change of the outcome a
// unit of a coordinate, one of each factor a trajectory. `unit` is morris_design's table.
struct MorrisEffects {
  std::vector<IntervalEstimate> mu_star;   // mean of |effect|; interval by t over trajectories
  std::vector<double> mu, sigma;   // mean and standard deviation of the effects
};
MorrisEffects morris_effects(const PointTable& unit, std::span<const double> outcomes);

// Least squares on standardised columns: the outcome moves by `slope` standard deviations when the factor moves by one.
// Factors that never vary have slope 0. `explained` is R²; intervals by t. Needs more points than factors + 1: else
// empty.
struct Regression {
  std::vector<IntervalEstimate> slopes;
  double explained = 0;
};
Regression standardised_regression(const PointTable& points, std::span<const double> outcomes);

// Spearman's correlation of each factor's ranks with the outcome's (means of ranks for ties); interval by Fisher's z with
// the variance of Bonett & Wright 2000. 0 when either does not vary.
std::vector<IntervalEstimate> rank_correlations(const PointTable& points, std::span<const double> outcomes);

// Ranks 1 … n, equal values sharing the mean of theirs.
std::vector<double> ranks_with_ties(std::span<const double> values);

}  // namespace grapevine
