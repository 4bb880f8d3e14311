// `grapevine cascade`: the expected spread of a cascade from some seeds on a graph, with its error.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/error.h"
#include "diffusion/cascade_run.h"
#include "graph/csr.h"

namespace grapevine {

constexpr std::int64_t kMaxCascadeRuns = 10'000'000;
constexpr int kMaxCascadeThreads = 1024;

// Where the chance of a tie or, in LT, its weight comes from.
enum class TieChances : std::uint8_t {
  uniform,   // `probability` for every tie
  weighted,  // 1 / in-degree of the receiver ("weighted cascade", Kempe et al. 2003)
  column,    // the probabilities that the graph's file gave
};

struct CascadeOptions {
  CascadeModel model = CascadeModel::independent_cascade;
  TieChances chances = TieChances::uniform;
  double probability = 0.1;            // 0..1; with `uniform`
  double quality = 1.0;                // 0..1; q of IC-N
  std::int32_t needed_neighbors = 2;   // 1..kMaxPeople; of complex contagion
  double needed_share = 0.18;          // 0..1; of share_threshold
  std::vector<std::int64_t> seeds;     // labels; empty when top_seeds > 0
  std::int32_t top_seeds = 0;          // the so many people of highest out-degree, ties to the smaller label
  std::int64_t runs = 10'000;          // 2..kMaxCascadeRuns
  std::uint64_t seed = 1;
  int threads = 0;                     // 0: as many as there are processors; the result does not depend on it
  CascadeKernel kernel = CascadeKernel::automatic;
  bool count_people = false;           // fill `activations` and `positives`
  // Called now and then from the calling thread with the number of runs that are done; false stops.
  std::function<bool(std::int64_t)> progress;
};

// Folded in the order of replicates from integers: the same to the bit for any number of threads. A run that was
// stopped has fewer `runs`: the longest beginning of the sequence that is complete.
struct CascadeEstimate {
  double mean = 0;                          // active people at the end, seeds included
  double standard_error = 0;                // of the mean
  double mean_positive = 0;                 // of them positive; equal to `mean` but for IC-N
  double standard_error_positive = 0;
  std::int64_t runs = 0;
  std::vector<std::int32_t> seeds;          // internal ids, in the order given or by degree
  std::vector<std::int32_t> spreads;        // one a replicate
  std::vector<std::int32_t> positive_spreads;
  std::vector<std::int64_t> activations;    // one a person (internal id): runs that ended with them active
  std::vector<std::int64_t> positives;      // the same, active and positive
};

// Errors (all at once): a seed that is not in the graph (with the nearest label that is) or is named twice, seeds and
// top_seeds together or neither, a probability or quality outside 0..1, no column of probabilities, LT weights that add
// up to more than 1 for a person, too few or too many runs, seeds or threads; runs stopped before there were two.
Result<CascadeEstimate> estimate_cascade(const Graph& graph, const CascadeOptions& options);

// The graph as rows.
TieRows tie_rows(const Graph& graph);

}  // namespace grapevine
