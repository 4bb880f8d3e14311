// Networks made up by known rules, all simple (no self-loops, no repeats), undirected and of full weight. Every draw is
// addressed by luck, Purpose::graph, a person's stable id (their number in the generator) and what it is for, so a
// network is the same to the last bit on every compiler and in WebAssembly.
//
// Parameters out of range come back as errors, all of them at once, before anything is allocated; `where` is the JSON
// pointer of the parameter in a scenario.
#pragma once

#include <cstdint>
#include <vector>

#include "base/draws.h"
#include "base/error.h"
#include "graph/csr.h"
#include "scenario/scenario.h"

namespace grapevine {

// Configuration model with power-law degrees [A]: P(k) follows k^-exponent up to max_degree. The lower
// cutoff is a real number, found by bisection such that the expected degree is exactly mean_degree (the lowest degree is
// a part of a cell). Stubs are shuffled and paired; pairs that would be self-loops or repeats are exchanged with ties
// drawn at random, which keeps every degree (a few that resist in tiny dense networks are dropped).
struct PowerLaw {
  std::int32_t people = 10'000;   // 2..kMaxPeople
  double mean_degree = 20;        // between what the cutoffs allow; the error says what that is
  double exponent = 2.5;          // over 1, up to 10
  std::int32_t max_degree = 0;    // 1..people-1; 0: automatic_max_degree
};
Result<Graph> generate(const PowerLaw& network, const Luck& luck);

// min(people / 50, 200), but at least twice the mean (where people / 50 leaves no room for a tail: below 2,000 people
// at mean degree 20) and at most people - 1.
std::int32_t automatic_max_degree(std::int32_t people, double mean_degree);

// Growth with preferential attachment (Barabási & Albert 1999): from a clique of attach + 1 people, each newcomer ties
// to `attach` different people, chosen as ends of ties drawn uniformly (Batagelj & Brandes 2005: the list of ties is its
// own urn). The ends that a newcomer asks for are known before the ties are, so they are fetched ahead in blocks.
struct BarabasiAlbert {
  std::int32_t people = 10'000;  // 2..kMaxPeople
  std::int32_t attach = 10;      // 1..people-1
};
Result<Graph> generate(const BarabasiAlbert& network, const Luck& luck);

// Small world (Watts & Strogatz 1998): a ring in which everybody knows the `neighbors` / 2 next on either side; each
// tie's far end then moves, with probability `rewire`, to somebody drawn uniformly among those not tied already.
struct WattsStrogatz {
  std::int32_t people = 10'000;  // 3..kMaxPeople
  std::int32_t neighbors = 20;   // even, 2..people-1
  double rewire = 0.1;           // 0..1
};
Result<Graph> generate(const WattsStrogatz& network, const Luck& luck);

// Stochastic blocks: people of one block are tied with probability `inside`, of different blocks with `across`; every
// pair independently. Stable ids run through the blocks in order. Pairs are skipped geometrically, so the cost is
// proportional to people and ties.
struct StochasticBlocks {
  std::vector<std::int32_t> sizes{5'000, 5'000};  // each 1 or more, together 2..kMaxPeople
  double inside = 0.003;                          // 0..1
  double across = 0.001;                          // 0..1
};
Result<Graph> generate(const StochasticBlocks& network, const Luck& luck);

// Erdős & Rényi's G(n, p): one block.
struct ErdosRenyi {
  std::int32_t people = 10'000;  // 2..kMaxPeople
  double probability = 0.002;    // 0..1
};
Result<Graph> generate(const ErdosRenyi& network, const Luck& luck);

// The network of a scenario with its tie strengths (strength.h); the seed is the scenario's. Of stochastic_blocks the
// last block takes the remainder. Kind `file` is an error here: the shell reads it and calls read_edge_list.
Result<Graph> generate(const NetworkSpec& spec, std::int32_t people, std::uint64_t seed);

}  // namespace grapevine
