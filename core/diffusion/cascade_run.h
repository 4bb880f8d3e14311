// Inside of room `diffusion`: one replicate of a cascade, and what its replicates share. `estimate_cascade`
// (cascade.h) checks its options, runs many of these on several threads and folds them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "diffusion/points.h"
#include "diffusion/skips.h"
#include "diffusion/tie_rows.h"

namespace grapevine {

enum class CascadeModel : std::uint8_t {
  independent_cascade,  // each newly active u has one try at v, success p_uv (Kempe, Kleinberg & Tardos 2003)
  linear_threshold,     // v activates when the sum of active b_uv reaches its uniform threshold (the same)
  negative_opinions,    // IC-N: a positive activator makes a positive person w.p. q, else a negative one; a negative
                        // activator always a negative one; simultaneous tries in random order (Chen et al. 2011)
};

// A graph packed for cascades: built once, read by every replicate and thread. The columns follow the ties of `rows`.
struct CascadeNetwork {
  TieRows rows;                            // borrowed: must outlive this
  std::vector<std::uint32_t> addresses;    // stable id of each receiver, padded for the row kernel
  std::vector<Chance> chances;             // p_uv or b_uv; empty when all are `same_chance`
  std::vector<std::uint16_t> thresholds;   // upper halves of `chances`, padded; empty with them
  Chance same_chance = 0;
  std::optional<PointPlan> points;         // 
  std::optional<SkipPlan> skips;           // skips instead of rows

  Chance chance(std::size_t tie) const { return chances.empty() ? same_chance : chances[tie]; }
};

// All ties with one chance. `skips` asks for skip sampling where it applies.
CascadeNetwork pack_uniform(const TieRows& rows, Chance chance, bool skips);
// A chance a tie. Requires chances.size() == rows.ties().
CascadeNetwork pack_weighted(const TieRows& rows, std::vector<Chance> chances, bool skips);

// Working memory of one thread and the outcome of its latest replicate. No allocation while running.
class CascadeRun {
 public:
  explicit CascadeRun(const CascadeNetwork& network);

  // Runs replicate `luck` from the seeds (internal ids, distinct); `quality` is q of IC-N and not read otherwise.
  void run(CascadeModel model, std::span<const std::int32_t> seeds, Chance quality, const Luck& luck);

  // Who is active at the end, in the order of activation, seeds first.
  std::span<const std::int32_t> active() const { return {queue_.data(), static_cast<std::size_t>(active_count_)}; }
  // IC-N: how many of them are positive, and whether one is. Otherwise all are.
  std::int32_t positive_count() const { return positive_count_; }
  bool is_positive(std::int32_t person) const { return negative_.empty() || negative_[static_cast<std::size_t>(person)] == 0; }

 private:
  // What simultaneous successful tries at one person leave: the first of them in random order decides.
  struct FirstTry {
    std::uint64_t order;
    bool negative;
  };
  // Where the hits of a sender come from: a row of addressed draws, or one stream of skips over all rows.
  class RowHits;
  class SkipHits;
  class PointHits;

  void forget();
  template <class Hits>
  void spread(Hits hits);
  template <class Hits>
  void spread_opinions(Hits hits, Chance quality, const Luck& luck);
  void spread_thresholds(std::uint64_t key);

  const CascadeNetwork* network_;
  std::vector<std::int32_t> queue_;         // active people in order, and one spare place
  std::vector<std::uint8_t> is_active_;     // one a person
  std::int32_t active_count_ = 0;
  std::int32_t positive_count_ = 0;
  std::vector<std::uint8_t> negative_;      // IC-N: one a person, meaningful for active ones
  std::vector<FirstTry> first_try_;         // IC-N: one a person, meaningful for those of the next step
  std::vector<std::uint32_t> missing_;      // LT: what active neighbours' weights still have to exceed
  std::vector<std::int32_t> touched_;       // LT: who has an entry there
};

}  // namespace grapevine
