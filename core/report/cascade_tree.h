// The cascade of one story as a tree: who met it first from whom, and who passed it on.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/sim.h"

namespace grapevine {

struct TreePerson {
  std::uint32_t person = 0;      // internal index
  std::int64_t parent = -1;      // place in the list of whom they met it from; −1: the author, or the company
  std::int32_t depth = 0;        // 0: the author
  Millis after = 0;              // from the story's birth to the first meeting
  bool told = false;             // in person, else seen
  bool passed_on = false;
};

struct CascadeTree {
  std::vector<TreePerson> people;  // the author first (where a person is), then in the order of meeting
  std::int32_t depth = 0;          // of the deepest
  std::int32_t widest = 0;         // people at the widest depth beyond the author
  double beyond_one_hop = 0;       // share of those who met it who did not meet it from its author
  // Mean distance of two people in the tree: 2 where all heard of the author, more where it went from hand to hand
  // (Goel, Anderson, Hofman & Watts 2016). 0 for fewer than two.
  double structural_virality = 0;
};

// `sightings` of one replicate in the order they were kept; `story` is its number and `what` the story itself.
CascadeTree cascade_tree(std::span<const Sighting> sightings, std::uint32_t story, const Story& what);

// CSV: person, from, minutes, how, depth, passed_on; people by their label in the network.
std::string cascade_csv(const CascadeTree& tree, const Graph& graph);

}  // namespace grapevine
