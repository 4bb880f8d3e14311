#include "diffusion/points.h"

#include <algorithm>
#include <limits>

#include "base/portable_math.h"

namespace grapevine {
namespace {

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
    const std::uint32_t keep = to_chance(share[taker]) >> PointPlan::kOtherBits;
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

double poisson_at_most(double hazard, int k) {
  double term = portable_exp(-hazard), sum = term;
  for (int i = 1; i <= k; ++i) {
    term *= hazard / i;
    sum += term;
  }
  return sum;
}

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

}  // namespace grapevine
