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

std::size_t TellChooser::choose(Stream stream, std::span<const std::uint16_t> weights, std::int32_t count, std::span<std::int32_t> positions) {
  const auto degree = static_cast<std::int32_t>(weights.size());
  if (count >= degree) {
    for (std::int32_t i = 0; i < degree; ++i) positions[static_cast<std::size_t>(i)] = i;
    return static_cast<std::size_t>(degree);
  }
  if (3 * count <= 2 * degree) {
    std::int32_t chosen = 0;
    while (chosen < count) {
      const std::uint64_t bits = stream.next();
      const auto position = static_cast<std::int32_t>(to_below(static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(degree)));
      if ((bits & 0xFFFFu) >= weights[static_cast<std::size_t>(position)]) continue;
      const auto end = positions.begin() + chosen;
      if (std::find(positions.begin(), end, position) != end) continue;
      positions[static_cast<std::size_t>(chosen++)] = position;
    }
    return static_cast<std::size_t>(count);
  }
  clocks_.clear();
  for (std::int32_t i = 0; i < degree; ++i) clocks_.push_back({exponential(stream.unit()) / weights[static_cast<std::size_t>(i)], i});
  std::nth_element(clocks_.begin(), clocks_.begin() + count, clocks_.end(), [](const Clock& a, const Clock& b) { return a.rings != b.rings ? a.rings < b.rings : a.position < b.position; });
  // in the row's order, so that what is heard does not depend on how nth_element arranges its two sides
  std::sort(clocks_.begin(), clocks_.begin() + count, [](const Clock& a, const Clock& b) { return a.position < b.position; });
  for (std::int32_t i = 0; i < count; ++i) positions[static_cast<std::size_t>(i)] = clocks_[static_cast<std::size_t>(i)].position;
  return static_cast<std::size_t>(count);
}

}  // namespace grapevine
