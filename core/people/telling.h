// Telling in person: how many people, and whom.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/draws.h"

namespace grapevine {

// Poisson counts by inversion of integer thresholds. The search starts from what is already sure by the first byte, so that
// it mostly ends at once: how long it takes cannot be predicted otherwise.
class PoissonCounts {
 public:
  PoissonCounts() = default;
  explicit PoissonCounts(double mean);  // 0 <= mean <= 64
  std::int32_t draw(std::uint32_t bits) const {
    std::int32_t k = at_least_[bits >> 24];
    while (bits >= below_[static_cast<std::size_t>(k)]) ++k;
    return k;
  }

 private:
  std::vector<std::uint64_t> below_;  // below_[k] = 2^32 P(X <= k), the last one 2^32
  std::array<std::uint8_t, 256> at_least_{};  // by the first byte
};

// Somebody who is told, and the strength of the tie to them in 1/65535.
struct Hearer {
  std::uint32_t person;
  std::uint32_t weight;
};

// Draws `count` different people of a row of ties without replacement, each next one with probability proportional
// to the tie's weight (1/65535, all positive) among those left. Writes min(count, weights.size()) of them and returns how
// many. Two ways that have this distribution: picking again when one is taken (up to two thirds of all), exponential clocks
// (Efraimidis & Spirakis 2006) otherwise.
class TellChooser {
 public:
  void reserve(std::size_t largest_degree);
  // `receivers` and `weights` are of one length, and `told` is no shorter than what is written.
  std::size_t choose(Stream stream, std::span<const std::int32_t> receivers, std::span<const std::uint16_t> weights, std::int32_t count, std::span<Hearer> told);

 private:
  struct Clock {
    double rings;
    std::int32_t position;
  };
  std::vector<Clock> clocks_;
  std::vector<std::uint64_t> picked_;  // a bit for each position of the row
};

}  // namespace grapevine
