#include "firm/adoption.h"

#include <algorithm>

namespace grapevine {

std::int64_t adopt_for_a_day(std::span<float> left, std::span<float> before, const Staff& staff, const AdoptionParameters& p) {
  std::copy(left.begin(), left.end(), before.begin());
  const auto adopted = [&](std::size_t i) { return has_adopted(before[i]); };
  std::int64_t all = 0;
  for (std::size_t i = 0; i < before.size(); ++i) all += adopted(i);
  const double everywhere = before.empty() ? 0 : static_cast<double>(all) / static_cast<double>(before.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (adopted(i)) continue;
    std::int64_t convinced = 0;
    const std::uint32_t first = staff.starts[i], end = staff.starts[i + 1];
    for (std::uint32_t k = first; k < end; ++k) convinced += adopted(staff.colleagues[k]);
    const double share = end > first ? static_cast<double>(convinced) / (end - first) : everywhere;
    left[i] -= static_cast<float>((p.innovation_per_week * p.sponsorship + p.imitation_per_week * p.buy_in * share) / 7);
    all += has_adopted(left[i]);
  }
  return all;
}

}  // namespace grapevine
