// How strong ties are [A]: the ties with the most common neighbours are strong, the others weak.
// That strong ties are the embedded ones is Granovetter's (1973) and what call records show (Onnela et al. 2007) [M].
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/csr.h"

namespace grapevine {

// The common neighbours of each tie of an undirected graph, once a tie: for each person those in their row who come
// before them, and how many neighbours the two share.
struct CommonNeighbors {
  std::vector<std::int32_t> starts;   // people + 1 offsets
  std::vector<std::int32_t> earlier;  // internal indices, the first part of each row of the graph
  std::vector<std::uint32_t> counts;  // of the same ties
};

// Counts every triangle once, from its last corner: O(ties^1.5) when internal indices follow degree, as they do
// unless the graph was built `as_given`. Requires an undirected graph.
CommonNeighbors common_neighbors(const Graph& graph);

struct TieStrength {
  double strong_share = 0.25;  // of the ties, 0..1; rounded to a whole number of ties
  double weak_weight = 0.3;    // 0..1; a strong tie weighs 1
};

// Writes the weights. Strong are the ties with the most common neighbours; among equals a hash of the two stable ids
// decides, so the result depends on nothing but who is tied to whom. The arcs of a directed graph take the weight of
// the undirected tie that they are part of.
void assign_tie_strength(Graph& graph, const TieStrength& strength = {});

}  // namespace grapevine
