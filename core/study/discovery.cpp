#include "study/discovery.h"

#include <algorithm>
#include <cmath>

namespace grapevine {

namespace {

// A peeling: the points that are still inside, and the ends that brought them there.
class Peeling {
 public:
  Peeling(const PointTable& points, const std::vector<bool>& hit) : points_(points), hit_(hit) {
    for (std::size_t p = 0; p < points.size(); ++p) inside_.push_back(p);
    for (std::size_t i = 0; i < points.factors; ++i) {
      const std::vector<double> column = points.column(i);
      const auto [low, high] = std::minmax_element(column.begin(), column.end());
      sides_.push_back({i, *low, *high, false, false});
    }
  }

  FactorBox box() const {
    std::vector<BoxSide> sides;
    for (const BoxSide& side : sides_)
      if (side.below || side.above) sides.push_back(side);
    return box_of(points_, hit_, std::move(sides));
  }

  // Takes the best end away; false when every end would leave fewer than `least` points or no more hits a point.
  bool peel(double share, std::size_t least) {
    std::vector<std::size_t> best;
    double lowest = box().density;  // of what is taken away; only less than this raises the density
    BoxSide best_side;
    for (const BoxSide& side : sides_)
      for (const bool lower : {true, false}) {
        BoxSide narrower = side;
        std::vector<std::size_t> rest = without_end(narrower, lower, share);
        if (rest.size() < std::max<std::size_t>(least, 1) || rest.size() == inside_.size()) continue;
        const double density = static_cast<double>(hits_of(inside_) - hits_of(rest)) / static_cast<double>(inside_.size() - rest.size());
        if (density > lowest || (density == lowest && rest.size() <= best.size())) continue;
        if (best.empty() && density == lowest) continue;
        lowest = density;
        best = std::move(rest);
        best_side = narrower;
      }
    if (best.empty()) return false;
    inside_ = std::move(best);
    sides_[best_side.factor] = best_side;
    return true;
  }

 private:
  std::size_t hits_of(const std::vector<std::size_t>& which) const {
    return static_cast<std::size_t>(std::count_if(which.begin(), which.end(), [&](std::size_t p) { return hit_[p]; }));
  }

  // Without about a share of the points at one end of a factor, and at least without those of its last value.
  std::vector<std::size_t> without_end(BoxSide& side, bool lower, double share) const {
    std::vector<double> values;
    for (const std::size_t p : inside_) values.push_back(points_[p][side.factor]);
    std::sort(values.begin(), values.end());
    const auto few = static_cast<std::size_t>(std::max(1.0, std::floor(share * static_cast<double>(values.size()))));
    std::vector<std::size_t> rest;
    if (lower) {
      const double first = std::max(values[few - 1], values.front());
      const auto keep = std::upper_bound(values.begin(), values.end(), first);
      if (keep == values.end()) return rest;
      side.low = *keep;
      side.below = true;
    } else {
      const double last = values[values.size() - few];
      const auto keep = std::lower_bound(values.begin(), values.end(), last);
      if (keep == values.begin()) return rest;
      side.high = *(keep - 1);
      side.above = true;
    }
    for (const std::size_t p : inside_)
      if (points_[p][side.factor] >= side.low && points_[p][side.factor] <= side.high) rest.push_back(p);
    return rest;
  }

  const PointTable& points_;
  const std::vector<bool>& hit_;
  std::vector<std::size_t> inside_;
  std::vector<BoxSide> sides_;
};

// Harmonic mean of coverage and density.
double worth(const FactorBox& box) {
  return box.hits == 0 ? 0 : 2 * box.coverage * box.density / (box.coverage + box.density);
}

}  // namespace

std::vector<FactorBox> peel_boxes(const PointTable& points, const std::vector<bool>& hit, const BoxOptions& options) {
  Peeling peeling(points, hit);
  std::vector<FactorBox> boxes = {peeling.box()};
  const auto least = static_cast<std::size_t>(std::ceil(options.least_mass * static_cast<double>(points.size())));
  while (boxes.back().density < 1 && boxes.back().hits > 0 && peeling.peel(options.peel, least))
    boxes.push_back(peeling.box());
  return boxes;
}

std::size_t best_box(std::span<const FactorBox> boxes) {
  const auto best = std::max_element(boxes.begin(), boxes.end(), [&](const FactorBox& a, const FactorBox& b) { return worth(a) < worth(b); });
  return static_cast<std::size_t>(best - boxes.begin());
}

FactorBox box_of(const PointTable& points, const std::vector<bool>& hit, std::vector<BoxSide> sides) {
  FactorBox box;
  std::size_t all_hits = 0;
  for (std::size_t p = 0; p < points.size(); ++p) {
    all_hits += hit[p];
    const bool inside = std::all_of(sides.begin(), sides.end(), [&](const BoxSide& side) {
      const double value = points[p][side.factor];
      return (!side.below || value >= side.low) && (!side.above || value <= side.high);
    });
    box.points += inside;
    box.hits += inside && hit[p];
  }
  box.sides = std::move(sides);
  box.coverage = all_hits ? static_cast<double>(box.hits) / static_cast<double>(all_hits) : 0;
  box.density = box.points ? static_cast<double>(box.hits) / static_cast<double>(box.points) : 0;
  box.mass = static_cast<double>(box.points) / static_cast<double>(points.size());
  return box;
}

FactorBox simplified(const PointTable& points, const std::vector<bool>& hit, FactorBox box) {
  for (bool dropped = true; dropped;) {
    dropped = false;
    FactorBox best = box;
    for (std::size_t i = 0; i < box.sides.size(); ++i)
      for (bool BoxSide::*end : {&BoxSide::below, &BoxSide::above}) {
        if (!(box.sides[i].*end)) continue;
        std::vector<BoxSide> sides = box.sides;
        sides[i].*end = false;
        std::erase_if(sides, [](const BoxSide& side) { return !side.below && !side.above; });
        FactorBox wider = box_of(points, hit, std::move(sides));
        if (worth(wider) < worth(best) || (dropped && worth(wider) == worth(best))) continue;
        best = std::move(wider);
        dropped = true;
      }
    box = std::move(best);
  }
  return box;
}

Discovery discover(std::string condition, const PointTable& points, std::vector<bool> hit) {
  Discovery found{std::move(condition), std::move(hit), {}, {}};
  found.boxes = peel_boxes(points, found.hit);
  found.box = simplified(points, found.hit, found.boxes[best_box(found.boxes)]);
  return found;
}

}  // namespace grapevine
