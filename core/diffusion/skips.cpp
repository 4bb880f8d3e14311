#include "diffusion/skips.h"

#include <algorithm>
#include <limits>

#include "base/portable_math.h"

namespace grapevine {

GeometricTable::GeometricTable(Chance chance) {
  // as many entries as matter: what lies beyond has a chance below one slot of the guide
  const double miss = 1.0 - to_probability(chance);
  double beyond = 1.0;  // P(misses >= g)
  do {
    beyond *= miss;
    up_to_.push_back(static_cast<std::uint32_t>(threshold32(1.0 - beyond) - 1));
    ++longest_;
  } while (longest_ < kLongest && beyond > 1.0 / (1 << kGuideBits));
  up_to_.push_back(0xFFFFFFFFu);

  std::uint16_t misses = 0;
  for (std::uint32_t slot = 0; slot < 1u << kGuideBits; ++slot) {
    while (slot << (32 - kGuideBits) > up_to_[misses]) ++misses;
    guide_.push_back(misses);
  }
}

inline std::uint32_t GeometricTable::wait(std::uint32_t bits, Stream& stream) const {
  std::uint32_t misses = guide_[bits >> (32 - kGuideBits)];
  while (bits > up_to_[misses]) ++misses;
  if (misses == longest_) [[unlikely]] return longer_wait(stream);
  return misses;
}

std::uint32_t GeometricTable::longer_wait(Stream& stream) const {
  // no run passes over more ties than this
  constexpr std::uint32_t kMostMisses = 0x7FFFFFFF;
  std::uint32_t misses = longest_;
  while (misses < kMostMisses - longest_) {
    const std::uint32_t bits = stream.next32();
    std::uint32_t part = guide_[bits >> (32 - kGuideBits)];
    while (bits > up_to_[part]) ++part;
    misses += part;
    if (part < longest_) return misses;
  }
  return kMostMisses;
}

void GeometricTable::fill(Stream& stream, std::uint64_t last, std::span<std::uint64_t> positions) const {
  for (std::size_t i = 0; i < positions.size(); i += 2) {
    const std::uint64_t word = stream.next();
    last += 1 + wait(static_cast<std::uint32_t>(word >> 32), stream);
    positions[i] = last;
    last += 1 + wait(static_cast<std::uint32_t>(word), stream);
    positions[i + 1] = last;
  }
}

namespace {

// P(a Poisson(hazard) number <= k).
double poisson_at_most(double hazard, int k) {
  double term = portable_exp(-hazard), sum = term;
  for (int i = 1; i <= k; ++i) {
    term *= hazard / i;
    sum += term;
  }
  return sum;
}

struct Hazard {
  std::int32_t receiver;
  double hazard;
};

// Alias places of one stretch.
void append_places(PointPlan& plan, std::span<const Hazard> ties, double total) {
  const std::size_t first = plan.places.size();
  std::vector<double> share;
  std::vector<std::size_t> poor, rich;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    plan.places.push_back(static_cast<PointPlan::Place>(i));  // in the end for those that need no other
    plan.receivers.push_back(ties[i].receiver);
    share.push_back(ties.size() == 1 ? 1.0 : ties[i].hazard * static_cast<double>(ties.size()) / total);
    (share[i] < 1.0 ? poor : rich).push_back(i);
  }
  while (!poor.empty() && !rich.empty()) {
    const std::size_t taker = poor.back(), giver = rich.back();
    poor.pop_back();
    const auto keep = std::min(static_cast<std::uint32_t>(share[taker] * 0x1p20 + 0.5), (1u << 20) - 1);
    plan.places[first + taker] = keep << PointPlan::kOtherBits | static_cast<std::uint32_t>(giver);
    share[giver] -= 1.0 - share[taker];
    if (share[giver] < 1.0) {
      rich.pop_back();
      poor.push_back(giver);
    }
  }
}

void append_stretch(PointPlan& plan, std::span<const Hazard> ties, double total) {
  if (ties.empty()) return;
  PointPlan::Stretch stretch{};
  stretch.first = static_cast<std::uint32_t>(plan.places.size());
  stretch.count = static_cast<std::uint32_t>(ties.size());
  for (int k = 0; k < PointPlan::kCounted; ++k) stretch.more_than[static_cast<std::size_t>(k)] = to_chance(1.0 - poisson_at_most(total, k));
  // more than one point on a single tie is no news
  if (ties.size() == 1) std::fill(stretch.more_than.begin() + 1, stretch.more_than.end(), Chance{0});
  plan.stretches.push_back(stretch);
  plan.hazards.push_back(total);
  append_places(plan, ties, total);
}

}  // namespace

PointPlan plan_points(const TieRows& rows, std::span<const Chance> chances) {
  PointPlan plan;
  plan.stretch_starts.push_back(0);
  std::vector<Hazard> open;
  for (std::int32_t sender = 0; sender < rows.people(); ++sender) {
    double total = 0;
    for (std::int32_t tie = rows.starts[static_cast<std::size_t>(sender)]; tie < rows.starts[static_cast<std::size_t>(sender) + 1]; ++tie) {
      const Chance chance = chances[static_cast<std::size_t>(tie)];
      if (chance == 0) continue;
      const Hazard next{rows.receivers[static_cast<std::size_t>(tie)],
                        chance == kAlways ? std::numeric_limits<double>::infinity() : -portable_log(1.0 - to_probability(chance))};
      if (next.hazard > PointPlan::kHeavyHazard) {
        append_stretch(plan, {&next, 1}, next.hazard);
        continue;
      }
      if (total + next.hazard > PointPlan::kLargestHazard || open.size() == PointPlan::kLongest) {
        append_stretch(plan, open, total);
        open.clear();
        total = 0;
      }
      open.push_back(next);
      total += next.hazard;
    }
    append_stretch(plan, open, total);
    open.clear();
    plan.stretch_starts.push_back(static_cast<std::int32_t>(plan.stretches.size()));
  }
  return plan;
}

std::size_t PointThrower::throw_more(std::uint32_t index, std::uint32_t draw, std::size_t found) {
  for (int k = PointPlan::kCounted; found < kRoom && draw < to_chance(1.0 - poisson_at_most(plan_.hazards[index], k)); ++k) thrown_[found++] = index;
  return found;
}

}  // namespace grapevine
