#include "people/telling.h"

#include <algorithm>

#include "base/portable_math.h"

namespace grapevine {

PoissonCounts::PoissonCounts(double mean) {
  double term = portable_exp(-mean);
  double sum = term;
  for (int k = 1; sum < 1.0 - 0x1p-33 && k < 400; ++k) {
    below_.push_back(threshold32(sum));
    term *= mean / k;
    sum += term;
  }
  below_.push_back(0x100000000ull);
  std::uint8_t k = 0;
  for (std::uint64_t byte = 0; byte < at_least_.size(); ++byte) {
    while (byte << 24 >= below_[k]) ++k;
    at_least_[byte] = k;
  }
}

namespace {

struct Row {
  std::span<const std::int32_t> receivers;
  std::span<const std::uint16_t> weights;
  Hearer operator[](std::size_t position) const { return {static_cast<std::uint32_t>(receivers[position]), weights[position]}; }
};

// Picks until `count` are accepted. marks(position): the 64 bits among which the position's says whether it was picked.
template <class Marks>
inline void pick_again(Stream stream, const Row& row, std::int32_t count, std::span<Hearer> told, Marks marks) {
  const auto degree = static_cast<std::uint32_t>(row.weights.size());
  // Written in any case and kept when accepted: a branch on a draw is mispredicted. And who it is is read here although
  // only the accepted are needed, so that the waits for weights and receivers, which the cache seldom holds, overlap.
  for (std::int32_t chosen = 0; chosen < count;) {
    const std::uint64_t bits = stream.next();
    const std::uint32_t position = to_below(static_cast<std::uint32_t>(bits >> 32), degree);
    const Hearer candidate = row[position];
    std::uint64_t& picked = marks(position);
    const std::uint64_t accepted = static_cast<std::uint64_t>((bits & 0xFFFFu) < candidate.weight) & ~(picked >> (position % 64));
    picked |= accepted << (position % 64);
    told[static_cast<std::size_t>(chosen)] = candidate;
    chosen += static_cast<std::int32_t>(accepted);
  }
}

}  // namespace

void TellChooser::reserve(std::size_t largest_degree) {
  clocks_.reserve(largest_degree);
  picked_.reserve(largest_degree / 64 + 1);
}

std::size_t TellChooser::choose(Stream stream, std::span<const std::int32_t> receivers, std::span<const std::uint16_t> weights, std::int32_t count, std::span<Hearer> told) {
  const Row row{receivers, weights};
  const auto degree = static_cast<std::int32_t>(weights.size());
  if (count >= degree) {
    for (std::size_t i = 0; i < weights.size(); ++i) told[i] = row[i];
    return weights.size();
  }
  if (3 * count <= 2 * degree) {
    if (degree <= 64) {  // nearly everybody: the marks stay in a register
      std::uint64_t picked = 0;
      pick_again(stream, row, count, told, [&](std::uint32_t) -> std::uint64_t& { return picked; });
    } else {
      picked_.assign(static_cast<std::size_t>(degree) / 64 + 1, 0);
      pick_again(stream, row, count, told, [&](std::uint32_t position) -> std::uint64_t& { return picked_[position / 64]; });
    }
    return static_cast<std::size_t>(count);
  }
  clocks_.clear();
  for (std::int32_t i = 0; i < degree; ++i) clocks_.push_back({exponential32(stream.next32()) / weights[static_cast<std::size_t>(i)], i});
  std::nth_element(clocks_.begin(), clocks_.begin() + count, clocks_.end(), [](const Clock& a, const Clock& b) { return a.rings != b.rings ? a.rings < b.rings : a.position < b.position; });
  // in the row's order, so that what is heard does not depend on how nth_element arranges its two sides
  std::sort(clocks_.begin(), clocks_.begin() + count, [](const Clock& a, const Clock& b) { return a.position < b.position; });
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) told[i] = row[static_cast<std::size_t>(clocks_[i].position)];
  return static_cast<std::size_t>(count);
}

}  // namespace grapevine
