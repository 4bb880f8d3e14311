// Inside of room `validation`: the groups, and what they share.
#pragma once

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "validation/validation.h"

namespace grapevine {

void check_erlang_formulas(Checks& checks, const ValidationSettings& settings);
void check_desk(Checks& checks, const ValidationSettings& settings);
void check_other_queues(Checks& checks, const ValidationSettings& settings);
void check_small_cascades(Checks& checks, const ValidationSettings& settings);
void check_cascade_laws(Checks& checks, const ValidationSettings& settings);
void check_real_networks(Checks& checks, const ValidationSettings& settings);
void check_real_cascades(Checks& checks, const ValidationSettings& settings);
void check_influence(Checks& checks, const ValidationSettings& settings);
void check_growing_networks(Checks& checks, const ValidationSettings& settings);
void check_random_networks(Checks& checks, const ValidationSettings& settings);
void check_percolation(Checks& checks, const ValidationSettings& settings);
void check_branching(Checks& checks, const ValidationSettings& settings);
void check_contagion(Checks& checks, const ValidationSettings& settings);
void check_timing(Checks& checks, const ValidationSettings& settings);
void check_intervals(Checks& checks, const ValidationSettings& settings);
void check_published(Checks& checks, const ValidationSettings& settings);
void check_mean_field(Checks& checks, const ValidationSettings& settings);
void check_limits(Checks& checks, const ValidationSettings& settings);
void check_conservation(Checks& checks, const ValidationSettings& settings);
void check_luck(Checks& checks, const ValidationSettings& settings);
void check_firestorms(Checks& checks, const ValidationSettings& settings);
void check_recovery(Checks& checks, const ValidationSettings& settings);
void check_directions(Checks& checks, const ValidationSettings& settings);
void check_facts(Checks& checks, const ValidationSettings& settings);

// One figure a run (or a network), runs that differ in their luck alone: its mean and the standard error of
// that.
struct Sample {
  std::vector<double> values;

  void add(double value) { values.push_back(value); }
  double mean() const {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  }
  double standard_error() const { return sample_sd(values) / std::sqrt(static_cast<double>(values.size())); }
};

inline void agrees(Checks& checks, std::string what, double expected, const Sample& sample) {
  checks.agrees(std::move(what), expected, sample.mean(), sample.standard_error());
}
inline void differs(Checks& checks, std::string what, double wrong, const Sample& sample) {
  checks.differs(std::move(what), wrong, sample.mean(), sample.standard_error());
}

// A made-up network; its parameters are our own, so an error here is our mistake.
template <class Network>
Graph made(const Network& network, std::uint64_t seed) {
  return std::move(generate(network, Luck(seed, 0)).value());
}

// A public network, or nothing after a `skipped` or `broken` row.
std::optional<Graph> public_network(Checks& checks, const ValidationSettings& settings, std::string_view file,
                                    bool directed);

// "0.30": so many decimals.
std::string decimal(double value, int decimals);

}  // namespace grapevine
