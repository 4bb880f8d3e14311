// What can be said of a network: the figures of `network stats`, who is best connected, and the constants that the
// model takes from the degrees. Vectors are by internal index unless said otherwise.
//
// Counts, clustering and the branching constant have the same bits on every build; spectral_radius and page_rank are
// sparse products of Eigen, good to their tolerance and kept off the digest's path.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/csr.h"

namespace grapevine {

struct GraphMetrics {
  std::int64_t people = 0;
  std::int64_t nodes = 0;             // people with a tie in either direction
  std::int64_t edges = 0;             // undirected ties, or arcs of a directed graph
  double average_clustering = 0;      // mean over `nodes` of the share of pairs of neighbours that are tied; who has
                                      // fewer than two neighbours counts 0
  double transitivity = 0;            // 3 triangles / paths of two ties
  std::int64_t largest_component = 0;  // people
  std::int32_t max_degree = 0;        // of a directed graph the largest out-degree
  double mean_degree = 0;             // stored directions / people
};

// Arcs count without their direction for clustering, transitivity and components. O(ties^1.5).
GraphMetrics measure(const Graph& graph);

// people by degree: entry k is how many have (out-)degree k; max_degree + 1 entries, none for nobody.
std::vector<std::int64_t> degree_histogram(const Graph& graph);

// The `count` best connected, largest (out-)degree first, equal ones by smaller label; fewer where there are fewer.
std::vector<std::int32_t> top_by_degree(const Graph& graph, std::int32_t count);

// K = sum k(k-1) / (1 + k/attention) / sum k: how many others see, per unit of
// visibility, what a person reached over a tie passes on, if the network is a tree around them. 0 without ties.
// `attention` > 0 is the number of ties that halves attention (k_att); infinity switches the effect off.
double branching_constant(const Graph& graph, double attention);

// <k> / (<k^2> - <k>): the transmissibility above which outbreaks can be large, were the network random with these
// degrees (Newman 2002). Infinite where nobody has two ties.
double percolation_threshold(const Graph& graph);

// The largest eigenvalue of the matrix of tie weights (where all are full: of the adjacency matrix), by power
// iteration on the matrix plus identity to a relative change below `tolerance`, at most `iterations` products.
// Requires an undirected graph.
double spectral_radius(const Graph& graph, double tolerance = 1e-12, int iterations = 1'000);

// PageRank (Brin & Page 1998): where a walker is found who follows ties in proportion to their weights, and with
// probability 1 - damping, or where there are none, starts again anywhere. Sums to 1; to an absolute change below
// `tolerance` in all, at most `iterations` products.
std::vector<double> page_rank(const Graph& graph, double damping = 0.85, double tolerance = 1e-12, int iterations = 1'000);

}  // namespace grapevine
