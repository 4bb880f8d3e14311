#include "study/design.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/sobol_sequence.h"

namespace grapevine {

namespace {

using Index = std::uint32_t;

PointTable table_of(std::size_t points, std::size_t factors) {
  return {factors, std::vector<double>(points * factors)};
}

// What the words of an address are for: the design's kind comes first.
enum Word : std::uint32_t { kUniform = 1000, kStratum = 1001, kPlace = 1002, kMorris = 1003 };

// 0 … n − 1 in random order (Fisher & Yates).
std::vector<Index> shuffled(std::size_t n, Stream stream) {
  std::vector<Index> order(n);
  std::iota(order.begin(), order.end(), Index{0});
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[to_below(stream.next32(), static_cast<Index>(i))]);
  return order;
}

// The rank of each value, 0 … n − 1; equal values by index.
std::vector<Index> ranks_of(std::span<const double> values) {
  std::vector<Index> order(values.size()), ranks(values.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::sort(order.begin(), order.end(),
            [&](Index a, Index b) { return values[a] != values[b] ? values[a] < values[b] : a < b; });
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<Index>(i);
  return ranks;
}

// Ranks about their mean.
std::vector<double> centred(std::span<const Index> ranks) {
  std::vector<double> values(ranks.size());
  const double middle = (static_cast<double>(ranks.size()) - 1) / 2;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = ranks[i] - middle;
  return values;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// Takes out of column j what the columns before it explain, and ranks what is left.
void decorrelate(std::vector<std::vector<Index>>& strata, std::size_t j) {
  std::vector<double> rest = centred(strata[j]);
  for (std::size_t i = 0; i < j; ++i) {
    const std::vector<double> other = centred(strata[i]);
    const double slope = dot(rest, other) / dot(other, other);
    for (std::size_t p = 0; p < rest.size(); ++p) rest[p] -= slope * other[p];
  }
  strata[j] = ranks_of(rest);
}

}  // namespace

std::vector<double> PointTable::column(std::size_t factor) const {
  std::vector<double> all(size());
  for (std::size_t point = 0; point < all.size(); ++point) all[point] = values[point * factors + factor];
  return all;
}

PointTable random_design(std::size_t points, std::size_t factors, std::uint64_t seed) {
  const Luck luck(seed, 0);
  PointTable table = table_of(points, factors);
  for (std::size_t factor = 0; factor < factors; ++factor) {
    const std::uint64_t key = luck.key(Purpose::design, kUniform, static_cast<Index>(factor));
    for (std::size_t point = 0; point < points; ++point)
      table[point][factor] = to_unit(tie_bits(key, static_cast<Index>(point)));
  }
  return table;
}

PointTable latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed) {
  const Luck luck(seed, 0);
  std::vector<std::vector<Index>> strata;
  for (std::size_t factor = 0; factor < factors; ++factor)
    strata.push_back(shuffled(points, luck.stream(Purpose::design, kStratum, static_cast<Index>(factor))));
  // with no more points than factors there is nothing left to pair
  constexpr int kRounds = 3;
  if (points > factors + 1)
    for (int round = 0; round < kRounds; ++round)
      for (std::size_t j = 1; j < factors; ++j) decorrelate(strata, j);

  PointTable table = table_of(points, factors);
  for (std::size_t factor = 0; factor < factors; ++factor) {
    const std::uint64_t key = luck.key(Purpose::design, kPlace, static_cast<Index>(factor));
    for (std::size_t point = 0; point < points; ++point)
      table[point][factor] = (strata[factor][point] + to_unit32(static_cast<Index>(
                                                          tie_bits(key, static_cast<Index>(point)) >> 32))) /
                             static_cast<double>(points);
  }
  return table;
}

PointTable sobol_design(std::size_t points, std::size_t factors, std::uint64_t seed) {
  const Luck luck(seed, 0);
  PointTable table = table_of(points, factors);
  for (std::size_t point = 0; point < points; ++point)
    for (std::size_t factor = 0; factor < factors; ++factor)
      table[point][factor] = sobol_unit(static_cast<Index>(point), factor, luck);
  return table;
}

PointTable saltelli_design(std::size_t base_points, std::size_t factors, std::uint64_t seed) {
  const PointTable both = sobol_design(base_points, 2 * factors, seed);
  PointTable table = table_of(base_points * (factors + 2), factors);
  for (std::size_t base = 0; base < base_points; ++base) {
    const auto a = both[base].first(factors);
    const auto b = both[base].last(factors);
    const std::size_t row = base * (factors + 2);
    for (std::size_t i = 0; i <= factors; ++i) std::copy(a.begin(), a.end(), table[row + i].begin());
    for (std::size_t i = 0; i < factors; ++i) table[row + 1 + i][i] = b[i];
    std::copy(b.begin(), b.end(), table[row + factors + 1].begin());
  }
  return table;
}

PointTable morris_design(std::size_t trajectories, std::size_t factors, std::int32_t levels, std::uint64_t seed) {
  const Luck luck(seed, 0);
  const auto half = static_cast<Index>(levels / 2);
  PointTable table = table_of(trajectories * (factors + 1), factors);
  for (std::size_t t = 0; t < trajectories; ++t) {
    Stream stream = luck.stream(Purpose::design, kMorris, static_cast<Index>(t));
    // the two ends of each factor's step, as levels; which of them comes first
    std::vector<std::pair<Index, Index>> steps(factors);
    for (auto& [from, to] : steps) {
      from = to_below(stream.next32(), half);
      to = from + half;
      if (stream.next32() & 0x80000000u) std::swap(from, to);
    }
    const std::vector<Index> order = shuffled(factors, Stream(stream.next()));
    const std::size_t row = t * (factors + 1);
    for (std::size_t i = 0; i < factors; ++i) {
      const auto moved = std::find(order.begin(), order.end(), static_cast<Index>(i)) - order.begin();
      for (std::size_t s = 0; s <= factors; ++s)
        table[row + s][i] = static_cast<double>(static_cast<std::ptrdiff_t>(s) > moved ? steps[i].second : steps[i].first) /
                            (levels - 1);
    }
  }
  return table;
}

PointTable full_grid(std::span<const std::size_t> counts) {
  const std::size_t points =
      std::accumulate(counts.begin(), counts.end(), std::size_t{1}, [](std::size_t a, std::size_t b) { return a * b; });
  PointTable table = table_of(points, counts.size());
  for (std::size_t point = 0; point < points; ++point) {
    std::size_t rest = point;
    for (std::size_t factor = counts.size(); factor-- > 0; rest /= counts[factor])
      table[point][factor] = static_cast<double>(rest % counts[factor]);
  }
  return table;
}

}  // namespace grapevine
