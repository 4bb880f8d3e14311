// Networks of given degrees: the configuration model, and the power law from which the degrees may come.
#pragma once

#include <cstdint>
#include <vector>

#include "base/draws.h"
#include "graph/csr.h"

namespace grapevine {

// What a draw of Purpose::graph is for: the second part of its address, after the person (or another number that the
// stage gives things). Append, never renumber: it would change every network.
enum class GraphStage : std::uint32_t { degree = 1, odd_stub, bucket, shuffle, exchange, attach, attach_again, rewire, skip };

inline std::uint64_t graph_key(const Luck& luck, GraphStage stage, std::uint32_t who) {
  return luck.key(Purpose::graph, who, static_cast<std::uint32_t>(stage));
}
inline Stream graph_stream(const Luck& luck, GraphStage stage, std::uint32_t who) {
  return Stream(graph_key(luck, stage, who));
}

// Uniform in [0, n) by multiply-shift of all 64 bits: bias below n / 2^64.
constexpr std::uint32_t to_below64(std::uint64_t bits, std::uint32_t n) {
  return static_cast<std::uint32_t>(((bits >> 32) * n + ((bits & 0xFFFFFFFFu) * n >> 32)) >> 32);
}

// Degrees 1 .. max of a power law: degree k stands for the cell [k - 1/2, k + 1/2) of a continuous density x^-exponent
// that begins at a real cutoff, so that any mean in between can be had exactly.
class PowerLawDegrees {
 public:
  // Requires exponent > 1 and max_degree >= 1.
  PowerLawDegrees(double exponent, std::int32_t max_degree);

  std::int32_t max() const { return static_cast<std::int32_t>(tail_.size()) - 1; }
  double lowest_mean() const { return mean(0.5); }  // the highest is max()

  // One degree a person, each by that person's own draw, expected value `mean`; where the sum would be odd somebody
  // has one tie more. Requires lowest_mean() <= mean <= max().
  std::vector<std::int32_t> draw(std::int32_t people, double mean, const Luck& luck) const;

 private:
  double mean(double cutoff) const;
  std::vector<std::uint64_t> thresholds(double mean) const;

  double power_;
  std::vector<double> tail_;  // (k + 1/2)^(1 - exponent): proportional to the mass above cell k
};

// A simple undirected network, drawn at random, in which the person with stable id i has degrees[i] ties. Stubs are
// shuffled and paired; pairs that would be self-loops or repeats exchange ends with ties drawn at random, which keeps
// every degree (in tiny dense networks a few may resist and are dropped). Full weight.
// Requires degrees in 0 .. people - 1 with an even sum of at most 2 kMaxTies.
Graph graph_with_degrees(const std::vector<std::int32_t>& degrees, const Luck& luck);

}  // namespace grapevine
