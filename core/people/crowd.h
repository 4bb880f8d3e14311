// The people of a world as columns: what each keeps in every replicate.
#pragma once

#include <cstdint>
#include <vector>

#include <Eigen/Core>

#include "base/base.h"
#include "graph/graph.h"
#include "scenario/parameters.h"

namespace grapevine {

struct People {
  Eigen::ArrayXf sentiment;               // s0, −1..1, by internal index
  std::vector<std::uint8_t> customer;     // 1 for customers, 0 for prospects

  std::int32_t size() const { return static_cast<std::int32_t>(customer.size()); }
};

// Attributes drawn once for a world: sentiment normal with the given mean and sd, clipped to −1..1; a share of the
// people are customers. Addressed by stable id: relabelling the network changes nothing.
People make_people(const PeopleParameters& parameters, const Graph& graph, std::uint64_t seed);

}  // namespace grapevine
