// Inside of room `diffusion`: one replicate of a cascade, and what its replicates share. `estimate_cascade`
// (cascade.h) checks its options, runs many of these on several threads and folds them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "diffusion/row_kernel.h"
#include "diffusion/skips.h"
#include "diffusion/tie_rows.h"

namespace grapevine {

enum class CascadeModel : std::uint8_t {
  independent_cascade,  // each newly active u has one try at v, success p_uv (Kempe, Kleinberg & Tardos 2003)
  linear_threshold,     // v activates when the sum of its active b_uv exceeds its uniform threshold (the same)
  negative_opinions,    // IC-N: a positive activator makes a positive person with chance q, else a negative one; a
                        // negative activator always a negative one; simultaneous tries in random order (Chen et al. 2011)
  complex_contagion,    // v activates when so many neighbours have reached it, each tie with chance p_uv (Centola & Macy 2007)
  share_threshold,      // v activates when such a share of its neighbours has reached it (Watts 2002)
};

enum class CascadeKernel : std::uint8_t {
  automatic,  // skips where chances are small on average, else rows
  rows,       // every tie has its own draw: same luck for every chance and every set of seeds
  skips,      // the faster where few ties are hit
};

// A graph packed for cascades: built once, read by every replicate and thread. Which columns there are depends on the
// kernel.
struct CascadeNetwork {
  TieRows rows;                            // borrowed: must outlive this
  std::vector<Chance> chances;             // p_uv or b_uv of each tie; empty when all are `same_chance`
  Chance same_chance = 0;
  std::vector<std::uint32_t> addresses;    // rows: stable id of each receiver, padded
  std::vector<std::uint16_t> thresholds;   // rows: upper halves of `chances`, padded; empty with them
  std::vector<std::uint32_t> needed;       // complex contagion and shares: hits that activate a person, at least 1
  std::optional<GeometricTable> skips;     // skips with one chance
  std::optional<PointPlan> points;         // skips with a chance a tie
};

// All ties with one chance, or a chance a tie (chances.size() == rows.ties()).
CascadeNetwork pack_cascade(const TieRows& rows, Chance chance, CascadeModel model, CascadeKernel kernel);
CascadeNetwork pack_cascade(const TieRows& rows, std::vector<Chance> chances, CascadeModel model, CascadeKernel kernel);

// So many hits for everybody, at least 1.
std::vector<std::uint32_t> needed_hits(const TieRows& rows, std::uint32_t neighbors);
// The smallest number of hits that is at least this share (0..1) of the ties that reach a person, at least 1.
std::vector<std::uint32_t> needed_hits_by_share(const TieRows& rows, double share);

// Working memory of one thread and the outcome of its latest replicate. No allocation while running.
class CascadeRun {
 public:
  CascadeRun(const CascadeNetwork& network, CascadeModel model);

  // One replicate from the seeds (internal ids, distinct). `quality` is q of IC-N, not read otherwise.
  void run(std::span<const std::int32_t> seeds, Chance quality, const Luck& luck);

  // Who is active at the end, seeds first.
  std::span<const std::int32_t> active() const { return {queue_.data(), static_cast<std::size_t>(active_count_)}; }
  // Whether an active person is positive; without opinions all are.
  bool is_positive(std::int32_t person) const { return negative_.empty() || negative_[static_cast<std::size_t>(person)] == 0; }

 private:
  // Of simultaneous successful tries at one person the first in random order decides.
  struct FirstTry {
    std::uint64_t order;
    bool negative;
  };
  enum State : std::uint8_t { kInactive = 0, kActive = 1, kTouched = 2 };  // touched: IC-N next step; else reached, not yet active

  std::uint8_t& state(std::int32_t person) { return state_[static_cast<std::size_t>(person)]; }
  void forget();
  template <class Hits>
  void spread(Hits hits);
  template <class Hits>
  void spread_opinions(Hits hits, Chance quality, const Luck& luck);
  void spread_by_thresholds(std::uint64_t key);
  template <class Hits>
  void spread_by_counts(Hits hits);

  const CascadeNetwork* network_;
  CascadeModel model_;
  std::vector<std::int32_t> queue_;     // active people in order of activation, and one spare place
  std::vector<std::uint8_t> state_;     // one a person
  std::int32_t active_count_ = 0;
  std::vector<std::uint8_t> negative_;  // IC-N: one a person, meaningful for active ones
  std::vector<FirstTry> first_try_;     // IC-N: one a person, meaningful for touched ones
  // LT: what further active weights must exceed; complex contagion and shares: hits to come. Meaningful for touched ones.
  std::vector<std::uint32_t> missing_;
  std::vector<std::int32_t> touched_;   // with `missing_`: everybody who was touched in this replicate
};

}  // namespace grapevine
