// Skip sampling where chances differ: Poisson points thrown at whole rows. A tie of chance p gets the hazard
// -ln(1-p); on a stretch of ties with total hazard H falls a Poisson(H) number of points, each on a tie in proportion to
// its hazard, and a tie is hit when at least one point falls on it: with probability 1 - e^(ln(1-p)) = p,
// independently of the others. A stretch without a hit costs one draw, whatever its length, and no branch.
//
// Like the skips of skips.h these draws belong to the run and not to ties.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/draws.h"
#include "diffusion/tie_rows.h"

namespace grapevine {

// Rows cut into stretches of at most kLargestHazard; a tie above kHeavyHazard is a stretch of its own, so that p = 1 is
// exact. Ties of chance 0 are left out. Columns `places` and `receivers` hold the ties in the order of the stretches.
struct PointPlan {
  static constexpr double kLargestHazard = 2.0;
  static constexpr double kHeavyHazard = 0.5;
  static constexpr int kOtherBits = 12;
  static constexpr std::size_t kLongest = std::size_t{1} << kOtherBits;  // ties in a stretch
  static constexpr int kCounted = 6;

  struct Stretch {
    std::array<Chance, kCounted> more_than;  // P(points > k)
    std::uint32_t first;                     // index of its first tie
    std::uint32_t count;                     // ties
  };
  // Alias method (Walker 1977, Vose 1991): draw a place, then one of the two ties that share it. Upper 20 bits: chance
  // of the place's own tie in units of 2^-20; lower 12 bits: the other tie, counted from the first of the stretch.
  using Place = std::uint32_t;

  std::vector<std::int32_t> stretch_starts;  // people + 1 offsets into `stretches`
  std::vector<Stretch> stretches;
  std::vector<double> hazards;               // one a stretch; infinite where p = 1
  std::vector<Place> places;
  std::vector<std::int32_t> receivers;
};

PointPlan plan_points(const TieRows& rows, std::span<const Chance> chances);

// P(a Poisson(hazard) number <= k).
double poisson_at_most(double hazard, int k);

}  // namespace grapevine
