// Scenario discovery: in which part of the space of factors does something happen? The patient rule induction method
// (PRIM: Friedman & Fisher 1999; as scenario discovery Bryant & Lempert 2010 [M]).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "study/design.h"

namespace grapevine {

// Ends of a box in one factor, both included.
struct BoxSide {
  std::size_t factor = 0;
  double low = 0, high = 0;
  bool below = false, above = false;  // whether low and high leave out points that there are
};

struct FactorBox {
  std::vector<BoxSide> sides;  // of the factors that the box restricts
  std::size_t points = 0, hits = 0;
  double coverage = 0;         // share of all hits that lie in it
  double density = 0;          // share of its points that are hits
  double mass = 0;             // share of all points that lie in it
};

struct BoxOptions {
  double peel = 0.05;          // share of the points that one step takes away
  double least_mass = 0.05;    // a smaller box is not looked at
};

// The box with these sides.
FactorBox box_of(const PointTable& points, const std::vector<bool>& hit, std::vector<BoxSide> sides);

// The boxes of a peeling, from all points inwards, each taking that end of a factor away which holds the smallest share of
// hits, of equals the one with the fewest points; ends at density 1 or the least mass. Equal values are never parted.
std::vector<FactorBox> peel_boxes(const PointTable& points, const std::vector<bool>& hit, const BoxOptions& options = {});

// The box with the largest harmonic mean of coverage and density: the one that a first look should be at. `boxes` is not
// empty.
std::size_t best_box(std::span<const FactorBox> boxes);
// The box without those of its sides that make it no better in that measure.
FactorBox simplified(const PointTable& points, const std::vector<bool>& hit, FactorBox box);

// A peeling, as found for a condition ("crisis>0.4"), and the best of its boxes, simplified.
struct Discovery {
  std::string condition;
  std::vector<bool> hit;  // by point
  std::vector<FactorBox> boxes;
  FactorBox box;

  // Whether the box says anything: some points are hits, some are not, and it leaves points out.
  bool tells() const { return boxes.front().hits > 0 && boxes.front().hits < boxes.front().points && !box.sides.empty(); }
};
Discovery discover(std::string condition, const PointTable& points, std::vector<bool> hit);

}  // namespace grapevine
