// The crowd of a scenario: graph and people, built once, read-only, shared by every replicate of the baseline and its
// what-ifs.
#pragma once

#include <memory>
#include <vector>

#include "base/base.h"
#include "diffusion/diffusion.h"
#include "graph/graph.h"
#include "people/people.h"
#include "scenario/scenario.h"

namespace grapevine {

struct World {
  std::shared_ptr<const Graph> graph;
  People people;                       // columns by internal index
  Staff staff;                         // who of them works for the company or with it
  std::vector<float> participation;    // how much each takes part in public; empty: all alike
  double reshare_base = 0;             // r0 = 1 / (phi0 K), from the unlevered visibility at time 0
  double threshold_base = 0;           // the same where people follow thresholds
  double branching_factor = 0;         // K = Σ k(k−1)/(1+k/k_att) / Σ k
  TieRows rows;                        // the graph's ties as rows, for the diffusion kernels
  std::vector<Chance> see;             // 1 / (1 + k/k_att) per person: times φ it is P(see)
  std::vector<std::uint32_t> customers_by_rank;  // internal indices of customers, best connected first

  std::int32_t size() const { return people.size(); }
};

// A loaded edge list as the network of a scenario: undirected, its ties strong and weak as the scenario says.
std::shared_ptr<const Graph> crowd_network(Graph loaded, const Scenario& scenario);

// `network` is that graph when the scenario names a file, else it is generated.
Result<std::shared_ptr<const World>> build_world(const Scenario& scenario, std::shared_ptr<const Graph> network = nullptr);

// The person an event is about, as an internal index; an error when there is none.
Result<std::uint32_t> find_person(const World& world, const PersonChoice& who);

}  // namespace grapevine
