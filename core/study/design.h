// Designs: which points of the space of factors a study looks at. Pure functions of their arguments; every draw is
// addressed by the seed of the design, the factor and the point, so a design is the same on every machine.
//
// All but grid and list are made in the unit cube, a coordinate a factor; study/experiment.h turns coordinates into
// values of parameters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace grapevine {

// Rows of equal length, one a point.
struct PointTable {
  std::size_t factors = 0;
  std::vector<double> values;  // point by point

  std::size_t size() const { return factors == 0 ? 0 : values.size() / factors; }
  std::span<const double> operator[](std::size_t point) const {
    return std::span(values).subspan(point * factors, factors);
  }
  std::span<double> operator[](std::size_t point) { return std::span(values).subspan(point * factors, factors); }
  std::vector<double> column(std::size_t factor) const;
  void append(std::span<const double> rows) { values.insert(values.end(), rows.begin(), rows.end()); }  // of another table
};

// Independent uniform points in (0, 1).
PointTable random_design(std::size_t points, std::size_t factors, std::uint64_t seed);

// Latin hypercube (McKay, Beckman & Conover 1979): of n points exactly one lies in each of the n equal strata of every
// factor, at a random place in it. The strata are paired so that the factors are all but uncorrelated (ranked
// Gram-Schmidt, Owen 1994): |correlation of ranks| < .05 from 30 points and a few factors on.
PointTable latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed);

// Scrambled Sobol' points; factors <= kMostSobolDimensions, a power of two of points.
PointTable sobol_design(std::size_t points, std::size_t factors, std::uint64_t seed);

// Saltelli's scheme for Sobol' indices (Saltelli et al. 2010 [V:SALib]): for each of n base points, rows A, then AB_0 …
// AB_{k-1} (A with column i from B), then B; n (k + 2) rows. A and B are the halves of a scrambled Sobol' point of 2k
// coordinates. n a power of two, 2 factors <= kMostSobolDimensions.
PointTable saltelli_design(std::size_t base_points, std::size_t factors, std::uint64_t seed);

// Trajectories of Morris 1991: each starts at a random point of a grid of `levels` (even) and moves each factor once, by
// D = levels / (2 (levels - 1)), up or down, in random order; trajectories × (factors + 1) rows, coordinates in [0, 1].
PointTable morris_design(std::size_t trajectories, std::size_t factors, std::int32_t levels, std::uint64_t seed);

// Every combination of the indices 0 … counts[i] − 1; the last factor changes fastest.
PointTable full_grid(std::span<const std::size_t> counts);

}  // namespace grapevine
