#include "diffusion/skips.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace grapevine {

GeometricTable::GeometricTable(double probability) {
  // as many entries as matter: what lies beyond has a chance below one slot of the guide
  const double miss = 1.0 - probability;
  double beyond = 1.0;  // P(misses >= g)
  do {
    below_.push_back(threshold32(1.0 - beyond));
    beyond *= miss;
    ++longest_;
  } while (longest_ < kLongest && beyond > 1.0 / (1 << kGuideBits));
  below_.push_back(threshold32(1.0 - beyond));
  below_.push_back(std::uint64_t{1} << 32);

  std::uint16_t misses = 0;
  for (std::uint64_t slot = 0; slot < 1u << kGuideBits; ++slot) {
    while (slot << (32 - kGuideBits) >= below_[misses + 1u]) ++misses;
    guide_.push_back(misses);
  }
}

void GeometricTable::fill(Stream& stream, std::span<Skip> skips) const {
  // no run passes over more ties than this
  constexpr std::uint32_t kNever = 0x7FFFFFFF;
  for (Skip& skip : skips) {
    std::uint32_t misses = 0;
    for (;;) {
      const std::uint64_t word = stream.next();
      const auto bits = static_cast<std::uint32_t>(word >> 32);
      std::uint32_t part = guide_[bits >> (32 - kGuideBits)];
      while (bits >= below_[part + 1u]) ++part;
      misses = std::min(misses + part, kNever);
      if (part < longest_ || misses == kNever) {
        skip = {misses, static_cast<std::uint32_t>(word)};
        break;
      }
    }
  }
}

SkipPlan plan_skips(Chance chance) {
  SkipPlan plan;
  plan.tables.emplace_back(to_probability(chance));
  return plan;
}

SkipPlan plan_skips(const TieRows& rows, std::span<const Chance> chances) {
  SkipPlan plan;
  for (int c = 0; c < SkipPlan::kClasses; ++c) plan.tables.emplace_back(std::ldexp(1.0, -c));
  plan.segment_starts.push_back(0);
  plan.tie_starts.push_back(0);
  std::array<std::vector<SkipPlan::KeptTie>, SkipPlan::kClasses> classes;
  for (std::int32_t sender = 0; sender < rows.people(); ++sender) {
    for (std::int32_t tie = rows.starts[static_cast<std::size_t>(sender)]; tie < rows.starts[static_cast<std::size_t>(sender) + 1]; ++tie) {
      const Chance chance = chances[static_cast<std::size_t>(tie)];
      if (chance == 0) continue;
      const int which = std::min(std::countl_zero(chance), SkipPlan::kClasses - 1);
      const Chance keep = chance == kAlways ? kAlways : chance << which;
      classes[static_cast<std::size_t>(which)].push_back({rows.receivers[static_cast<std::size_t>(tie)], keep});
    }
    for (std::size_t which = 0; which < classes.size(); ++which) {
      if (classes[which].empty()) continue;
      plan.segments.push_back({static_cast<std::uint32_t>(classes[which].size() * SkipPlan::kClasses + which)});
      plan.ties.insert(plan.ties.end(), classes[which].begin(), classes[which].end());
      classes[which].clear();
    }
    plan.segment_starts.push_back(static_cast<std::int32_t>(plan.segments.size()));
    plan.tie_starts.push_back(static_cast<std::int32_t>(plan.ties.size()));
  }
  return plan;
}

}  // namespace grapevine
