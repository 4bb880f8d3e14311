// Calibration without a likelihood: sequential Monte Carlo for approximate Bayesian computation (ABC-SMC: Toni, Welch,
// Strelkowa, Ipsen & Stumpf 2009 [V:ABC refs]). Values of parameters are kept when what they give is near to what was
// observed; from round to round nearer is asked for. What is left is a sample of the posterior, as sharp as the last
// tolerance and as true as the model.
//
// The prior is even over the unit cube (see value_at). Kernel: normal by component, with twice the weighted variance of
// the round before; weights: prior over the sum of the kernel at the round before; tolerance: the median distance of the
// round before; distance: root mean square of differences over the median absolute deviation of the first round.
// Rounds depend on the problem alone: a calibration that is interrupted goes on from the rounds that are there.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "study/design.h"

namespace grapevine {

struct AbcProblem {
  std::size_t factors = 0;
  std::vector<double> observed;    // a value a summary
  std::int64_t particles = 1000;
  std::int32_t most_rounds = 12;
  double least_acceptance = 0.01;  // of what is tried in a round; below, it ends without that round
  std::uint64_t seed = 1;
};

struct AbcRound {
  PointTable unit;                // a row a particle
  PointTable summaries;           // what each gave
  std::vector<double> weights;    // sum 1
  std::vector<double> distances;
  double tolerance = 0;           // no distance is larger; of the first round, which takes all, the largest
  std::int64_t tried = 0;         // candidates, those outside the prior included
};

// Runs candidates: a row of summaries for each; `luck` is a number of its own for each. NaN where a candidate cannot be
// run: it is not kept. Nothing when it was told to stop.
using AbcSimulator = std::function<std::optional<PointTable>(const PointTable& unit, std::span<const std::uint32_t> luck)>;

enum class AbcEnd : std::uint8_t { goes_on, most_rounds, few_accepted, exact, stopped };
struct AbcStep {
  AbcEnd end = AbcEnd::goes_on;
  AbcRound round;                 // when it goes on
};
// The round after those there are.
AbcStep next_round(const AbcProblem& problem, std::span<const AbcRound> before, const AbcSimulator& simulate);

// What the last round says of a coordinate or a summary.
struct WeightedSpread {
  double mean = 0, sd = 0;
  double low = 0, median = 0, high = 0;  // 2.5, 50 and 97.5 %
};
WeightedSpread spread_of(std::span<const double> values, std::span<const double> weights);
double weighted_correlation(std::span<const double> a, std::span<const double> b, std::span<const double> weights);

// Of a coordinate: its posterior's standard deviation over the prior's. About 1: the observations say nothing about it.
double share_of_prior(const WeightedSpread& unit_spread);
constexpr double kUnidentified = 0.8;     // from here on a parameter cannot be identified
constexpr double kConfounded = 0.7;       // |correlation| from which two can only be told together

// So many particles of equal weight, drawn with the weights (systematic resampling): indices in ascending order.
std::vector<std::size_t> resample(std::span<const double> weights, std::size_t count, std::uint64_t seed);

}  // namespace grapevine
