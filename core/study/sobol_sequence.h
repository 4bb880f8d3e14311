// Sobol' points: a low-discrepancy sequence in base 2 (Sobol' 1967) with the direction numbers of Joe & Kuo 2008 (SIAM
// J. Sci. Comput. 30: 2635, set new-joe-kuo-6 [V:JoeKuo]), scrambled as Owen 1995 does: each bit is flipped by a
// draw that belongs to the dimension and to the bits above it. So every power of two of points keeps its balance (each
// interval of a power of two holds equally many), no point lies on 0, and another seed is another design.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/draws.h"

namespace grapevine {

constexpr std::size_t kMostSobolDimensions = 64;

// Where the numbers of a dimension (from the second on) begin: a primitive polynomial over two elements of this degree
// (its inner coefficients as bits, the highest first) and m_1 … m_degree, each odd and below 2^i.
struct SobolDirection {
  std::int32_t degree;
  std::uint32_t inner;
  std::uint32_t first[9];
};
std::span<const SobolDirection> sobol_directions();

// Coordinate `dimension` of point `index` as a fraction of 2^32, unscrambled: dimension < kMostSobolDimensions. The
// first point is 0.
std::uint32_t sobol_bits(std::uint32_t index, std::size_t dimension);

// The same bits scrambled with the luck of a design.
std::uint32_t owen_scrambled(std::uint32_t bits, const Luck& luck, std::size_t dimension);

// Scrambled and in (0, 1).
double sobol_unit(std::uint32_t index, std::size_t dimension, const Luck& luck);

}  // namespace grapevine
