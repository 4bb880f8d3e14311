// Designs: strata, balance and correlations.
#include "study/design.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include "study/sobol_sequence.h"

using namespace grapevine;

namespace {

// How many points lie in each of n equal parts of a factor.
std::vector<int> counts_of(const PointTable& table, std::size_t factor, std::size_t parts) {
  std::vector<int> counts(parts);
  for (const double value : table.column(factor)) {
    REQUIRE(value > 0);
    REQUIRE(value < 1);
    ++counts[static_cast<std::size_t>(value * static_cast<double>(parts))];
  }
  return counts;
}

bool all_are(const std::vector<int>& counts, int expected) {
  return std::all_of(counts.begin(), counts.end(), [&](int count) { return count == expected; });
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sa += a[i], sb += b[i], saa += a[i] * a[i], sbb += b[i] * b[i], sab += a[i] * b[i];
  }
  return (sab - sa * sb / n) / std::sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
}

// x times y modulo a polynomial of this degree over two elements.
std::uint32_t times(std::uint32_t x, std::uint32_t y, std::uint32_t polynomial, int degree) {
  std::uint32_t product = 0;
  for (; y != 0; y >>= 1) {
    if (y & 1) product ^= x;
    x <<= 1;
    if (x >> degree & 1) x ^= polynomial;
  }
  return product;
}

std::uint32_t power(std::uint32_t x, std::uint32_t n, std::uint32_t polynomial, int degree) {
  std::uint32_t result = 1;
  for (; n != 0; n >>= 1, x = times(x, x, polynomial, degree))
    if (n & 1) result = times(result, x, polynomial, degree);
  return result;
}

}  // namespace

TEST_CASE("a Latin hypercube has one point in each stratum of each factor") {
  for (const std::size_t points : {2u, 7u, 64u, 1000u}) {
    const PointTable table = latin_hypercube(points, 6, 3);
    for (std::size_t factor = 0; factor < 6; ++factor) CHECK(all_are(counts_of(table, factor, points), 1));
  }
}

TEST_CASE("the factors of a Latin hypercube are all but uncorrelated, with every seed") {
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u})
    for (const std::size_t points : {40u, 200u}) {
      const PointTable table = latin_hypercube(points, 8, seed);
      for (std::size_t a = 0; a < 8; ++a)
        for (std::size_t b = 0; b < a; ++b) {
          INFO("seed " << seed << ", " << points << " points, factors " << a << " and " << b);
          CHECK(std::abs(correlation(table.column(a), table.column(b))) < 0.05);
        }
    }
}

TEST_CASE("direction numbers are as Joe and Kuo state them: primitive polynomials, each once, and odd starts") {
  std::set<std::pair<std::int32_t, std::uint32_t>> seen;
  for (const SobolDirection& direction : sobol_directions()) {
    const int degree = direction.degree;
    INFO("degree " << degree << ", inner " << direction.inner);
    CHECK(seen.insert({degree, direction.inner}).second);
    for (int i = 0; i < degree; ++i) {
      CHECK(direction.first[i] % 2 == 1);
      CHECK(direction.first[i] < 2u << i);
    }
    if (degree == 1) continue;
    // x generates all 2^degree − 1 elements: its order is that number and no divisor of it
    const std::uint32_t polynomial = 1u << degree | direction.inner << 1 | 1u, order = (1u << degree) - 1;
    CHECK(power(2, order, polynomial, degree) == 1);
    for (std::uint32_t divisor = 2; divisor <= order; ++divisor)
      if (order % divisor == 0) CHECK((power(2, order / divisor, polynomial, degree) != 1));
  }
}

TEST_CASE("the first Sobol' points are the published ones") {
  // van der Corput, and dimensions 2 and 3 as Joe & Kuo's program prints them, in the order of the index itself
  const double first[8][3] = {{0, 0, 0},         {.5, .5, .5},       {.25, .75, .75},    {.75, .25, .25},
                              {.125, .625, .375}, {.625, .125, .875}, {.375, .375, .625}, {.875, .875, .125}};
  for (std::uint32_t i = 0; i < 8; ++i)
    for (std::size_t d = 0; d < 3; ++d) CHECK(sobol_bits(i, d) == static_cast<std::uint32_t>(first[i][d] * 0x1p32));
}

TEST_CASE("scrambled Sobol' points keep the balance of every power of two") {
  const PointTable table = sobol_design(256, kMostSobolDimensions, 5);
  for (std::size_t factor = 0; factor < table.factors; ++factor) CHECK(all_are(counts_of(table, factor, 256), 1));
  // 16 points in each of the 16 boxes of the first two
  std::vector<int> boxes(16);
  for (std::size_t p = 0; p < table.size(); ++p)
    ++boxes[static_cast<std::size_t>(table[p][0] * 4) * 4 + static_cast<std::size_t>(table[p][1] * 4)];
  CHECK(all_are(boxes, 16));
}

TEST_CASE("another seed is another design, the same seed the same") {
  CHECK(sobol_design(64, 4, 1).values == sobol_design(64, 4, 1).values);
  CHECK(sobol_design(64, 4, 1).values != sobol_design(64, 4, 2).values);
  CHECK(latin_hypercube(64, 4, 1).values != latin_hypercube(64, 4, 2).values);
  CHECK(random_design(64, 4, 1).values != random_design(64, 4, 2).values);
  CHECK(morris_design(8, 4, 4, 1).values != morris_design(8, 4, 4, 2).values);
}

TEST_CASE("Saltelli's rows are A, A with one column of B, and B") {
  const std::size_t k = 3;
  const PointTable table = saltelli_design(16, k, 1);
  REQUIRE(table.size() == 16 * (k + 2));
  for (std::size_t base = 0; base < 16; ++base) {
    const std::size_t row = base * (k + 2);
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t column = 0; column < k; ++column)
        CHECK(table[row + 1 + i][column] == (column == i ? table[row + k + 1][column] : table[row][column]));
  }
}

TEST_CASE("a Morris trajectory moves each factor once, by D, within the grid") {
  const std::size_t k = 5;
  const double step = 4.0 / (2 * 3);
  const PointTable table = morris_design(40, k, 4, 9);
  REQUIRE(table.size() == 40 * (k + 1));
  std::set<double> levels;
  std::vector<std::size_t> order_of_first;
  for (std::size_t t = 0; t < 40; ++t) {
    std::vector<int> moves(k);
    for (std::size_t s = 0; s < k; ++s) {
      const auto before = table[t * (k + 1) + s], after = table[t * (k + 1) + s + 1];
      std::size_t moved = 0;
      for (std::size_t i = 0; i < k; ++i) {
        levels.insert(before[i]);
        if (before[i] == after[i]) continue;
        ++moves[i], ++moved;
        CHECK(std::abs(std::abs(after[i] - before[i]) - step) < 1e-12);
        if (s == 0) order_of_first.push_back(i);
      }
      CHECK(moved == 1);
    }
    CHECK(all_are(moves, 1));
  }
  CHECK(levels.size() == 4);
  CHECK(std::set(order_of_first.begin(), order_of_first.end()).size() == k);  // no order is preferred
}

TEST_CASE("a grid has every combination once, the last factor changing fastest") {
  const std::size_t counts[] = {2, 3};
  CHECK(full_grid(counts).values == std::vector<double>{0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2});
}
