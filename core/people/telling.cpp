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
}

namespace {

// Picks until `count` are accepted. marks(position): the 64 bits among which the position's says whether it was picked.
template <class Marks>
inline void pick_again(Stream stream, std::span<const std::uint16_t> weights, std::int32_t count, std::span<std::int32_t> positions, Marks marks) {
  const auto degree = static_cast<std::uint32_t>(weights.size());
  // written in any case and kept when accepted: a branch on a draw is mispredicted
  for (std::int32_t chosen = 0; chosen < count;) {
    const std::uint64_t bits = stream.next();
    const std::uint32_t position = to_below(static_cast<std::uint32_t>(bits >> 32), degree);
    std::uint64_t& picked = marks(position);
    const std::uint64_t accepted = static_cast<std::uint64_t>((bits & 0xFFFFu) < weights[position]) & ~(picked >> (position % 64));
    picked |= accepted << (position % 64);
    positions[static_cast<std::size_t>(chosen)] = static_cast<std::int32_t>(position);
    chosen += static_cast<std::int32_t>(accepted);
  }
}

}  // namespace

void TellChooser::reserve(std::size_t largest_degree) {
  clocks_.reserve(largest_degree);
  picked_.reserve(largest_degree / 64 + 1);
}

std::size_t TellChooser::choose(Stream stream, std::span<const std::uint16_t> weights, std::int32_t count, std::span<std::int32_t> positions) {
  const auto degree = static_cast<std::int32_t>(weights.size());
  if (count >= degree) {
    for (std::int32_t i = 0; i < degree; ++i) positions[static_cast<std::size_t>(i)] = i;
    return static_cast<std::size_t>(degree);
  }
  if (3 * count <= 2 * degree) {
    if (degree <= 64) {  // nearly everybody: the marks stay in a register
      std::uint64_t picked = 0;
      pick_again(stream, weights, count, positions, [&](std::uint32_t) -> std::uint64_t& { return picked; });
    } else {
      picked_.assign(static_cast<std::size_t>(degree) / 64 + 1, 0);
      pick_again(stream, weights, count, positions, [&](std::uint32_t position) -> std::uint64_t& { return picked_[position / 64]; });
    }
    return static_cast<std::size_t>(count);
  }
  clocks_.clear();
  for (std::int32_t i = 0; i < degree; ++i) clocks_.push_back({exponential32(stream.next32()) / weights[static_cast<std::size_t>(i)], i});
  std::nth_element(clocks_.begin(), clocks_.begin() + count, clocks_.end(), [](const Clock& a, const Clock& b) { return a.rings != b.rings ? a.rings < b.rings : a.position < b.position; });
  // in the row's order, so that what is heard does not depend on how nth_element arranges its two sides
  std::sort(clocks_.begin(), clocks_.begin() + count, [](const Clock& a, const Clock& b) { return a.position < b.position; });
  for (std::int32_t i = 0; i < count; ++i) positions[static_cast<std::size_t>(i)] = clocks_[static_cast<std::size_t>(i)].position;
  return static_cast<std::size_t>(count);
}

}  // namespace grapevine
