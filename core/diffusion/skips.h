// Geometric skip sampling: instead of asking every tie, draw how many ties are passed over before the next hit.
// The rows of all senders of a run are taken as one long row, so that a run costs about one draw a hit.
//
// Draws belong to the run and not to ties: fast where chances are small, but a change of one chance moves every hit.
// Use it only where nothing is compared (SPEED.md, "Same luck is worth more than any kernel"); the row kernel
// (tie_rows.h) has the same distribution.
//
// Chances that differ are thinned: a tie of chance p belongs to class c with 2^-(c+1) <= p < 2^-c, skips are drawn for
// a chance of 2^-c, one stream a class, and a tie that is reached is kept with chance p 2^c, of at least one half.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/draws.h"
#include "diffusion/tie_rows.h"

namespace grapevine {

// How many ties are passed over, and 32 bits that decide whether the tie reached is kept.
struct Skip {
  std::uint32_t misses;
  std::uint32_t coin;
};

// Geometric waiting times by table: P(misses < g) = 1 - (1-p)^g in units of 2^-32, with a guide from the upper bits of
// a draw. The table is made by multiplication alone, so its bits are the same everywhere. Beyond its last entry the
// wait starts anew, which is exact because a geometric wait has no memory.
class GeometricTable {
 public:
  // Requires 0 < probability <= 1.
  explicit GeometricTable(double probability);

  void fill(Stream& stream, std::span<Skip> skips) const;

 private:
  static constexpr int kGuideBits = 12;
  static constexpr std::uint32_t kLongest = 2048;
  std::vector<std::uint64_t> below_;  // below_[g] = P(misses < g) * 2^32, closed by 2^32, which no draw reaches
  std::vector<std::uint16_t> guide_;  // the fewest misses that a draw with these upper bits can mean
  std::uint32_t longest_ = 0;         // waits of at least this many are drawn in parts
};

// One class's stream of skips within a run, drawn a block ahead: a branch on a skip that is already in memory is
// resolved sooner than one on a skip that is still being computed.
class SkipStream {
 public:
  void begin(const GeometricTable& table, std::uint64_t key) {
    table_ = &table;
    stream_ = Stream(key);
    refill();
    to_next_ = skips_[0].misses;
  }
  // Ties to pass over before the next hit, and the coin that goes with that hit.
  std::int64_t to_next() const { return to_next_; }
  std::uint32_t coin() const { return skips_[at_].coin; }
  // The row of `ties` lies behind.
  void pass(std::int64_t ties) { to_next_ -= ties; }
  // The hit lies behind too; distances stay relative to the row's start.
  void advance() {
    if (++at_ == kBlock) [[unlikely]] refill();
    to_next_ += 1 + std::int64_t{skips_[at_].misses};
  }

 private:
  static constexpr std::size_t kBlock = 32;
  void refill() {
    table_->fill(stream_, skips_);
    at_ = 0;
  }
  std::int64_t to_next_ = 0;
  std::size_t at_ = 0;
  std::array<Skip, kBlock> skips_{};
  Stream stream_{0};
  const GeometricTable* table_ = nullptr;
};

// Rows of ties regrouped by class. Ties of chance 0 are left out.
struct SkipPlan {
  static constexpr int kClasses = 16;  // the last one also holds all smaller chances
  struct KeptTie {
    std::int32_t receiver;
    Chance keep;  // kAlways: kept for certain
  };
  struct Segment {
    std::uint32_t size_and_class;  // ties * kClasses + class
    std::uint32_t size() const { return size_and_class / kClasses; }
    std::uint32_t which() const { return size_and_class % kClasses; }
  };

  std::vector<GeometricTable> tables;          // one a class; a single one of the common chance when `segments` is empty
  std::vector<std::int32_t> segment_starts;    // people + 1 offsets into `segments`
  std::vector<Segment> segments;               // ascending class within a row
  std::vector<std::int32_t> tie_starts;        // people + 1 offsets into `ties`
  std::vector<KeptTie> ties;                   // in the order of the segments
};

// One chance for all ties: 0 < chance < kAlways.
SkipPlan plan_skips(Chance chance);
// A chance a tie, in the order of rows.receivers.
SkipPlan plan_skips(const TieRows& rows, std::span<const Chance> chances);

}  // namespace grapevine
