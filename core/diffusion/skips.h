// Skip sampling for `grapevine cascade`: hits are found without asking every tie, by drawing where the next hit is.
// Two forms: geometric skips where all ties have one chance, Poisson points where chances differ.
//
// The draws belong to the run and not to ties: fast where chances are small, but a change of one chance moves every
// hit. Use them only where nothing is compared, for geometric skips couple two futures only sender by sender; the row kernel
// (tie_rows.h) gives the same distribution with a draw of its own for each tie.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/draws.h"
#include "diffusion/tie_rows.h"

namespace grapevine {

// Geometric waiting times by table: P(misses <= g) = 1 - (1-p)^(g+1) in units of 2^-32, with a guide from the upper
// bits of a draw. The table is made by multiplication alone, so its bits are the same everywhere. Beyond its last entry
// the wait starts anew, which is exact because a geometric wait has no memory.
class GeometricTable {
 public:
  // Requires chance > 0.
  explicit GeometricTable(Chance chance);

  // The positions, counted in ties, of the next hits after position `last`; an even number of them.
  void fill(Stream& stream, std::uint64_t last, std::span<std::uint64_t> positions) const;

 private:
  static constexpr int kGuideBits = 12;
  static constexpr std::uint32_t kLongest = 2048;
  std::uint32_t wait(std::uint32_t bits, Stream& stream) const;
  std::uint32_t longer_wait(Stream& stream) const;

  std::vector<std::uint32_t> up_to_;  // the largest draw that means at most g misses; the last entry is the largest draw
  std::vector<std::uint16_t> guide_;  // the fewest misses that a draw with these upper bits can mean
  std::uint32_t longest_ = 0;         // waits of at least this many are drawn in parts
};

// The hits of one run on one chance: the rows of all senders are taken as one long row, so that a run costs one draw a
// hit. Positions are drawn a block ahead: a branch on a position that is already in memory is resolved sooner than one
// on a position that is still being computed.
class GeometricSkips {
 public:
  GeometricSkips(const GeometricTable& table, Stream stream) : table_(&table), stream_(stream) {
    positions_[kBlock - 1] = ~std::uint64_t{0};  // the position before the first tie
    positions_[kBlock] = ~std::uint64_t{0};
    refill();
  }

  // Takes the next `ties` ties of the long row and calls visit(i) for each hit among them, i counted from the first.
  template <class Visit>
  [[gnu::always_inline]] void take(std::uint64_t ties, Visit visit) {
    const std::uint64_t begin = begin_;  // a copy, because the visitor may write bytes, which could alias it
    const std::uint64_t end = begin + ties;
    const std::uint64_t* position = positions_.data() + at_;
    for (;;) {
      for (; *position < end; ++position) visit(*position - begin);
      if (position != positions_.data() + kBlock) [[likely]] break;
      position = refill();
    }
    at_ = static_cast<std::size_t>(position - positions_.data());
    begin_ = end;
  }

 private:
  static constexpr std::size_t kBlock = 64;
  [[gnu::noinline]] const std::uint64_t* refill() {
    table_->fill(stream_, positions_[kBlock - 1], {positions_.data(), kBlock});
    return positions_.data();
  }

  const GeometricTable* table_;
  Stream stream_;
  std::uint64_t begin_ = 0;                          // of the current row
  std::size_t at_ = 0;
  std::array<std::uint64_t, kBlock + 1> positions_;  // ascending, closed by one that is never reached
};

// Chances that differ: Poisson points thrown at whole rows. A tie of chance p has the hazard -ln(1-p). On a stretch of
// ties with total hazard H falls a Poisson(H) number of points, each on a tie in proportion to its hazard, and a tie is
// hit when at least one point falls on it: with probability 1 - e^(ln(1-p)) = p, independently of the others. A stretch
// without a hit costs one draw whatever its length, and no branch. A tie may be reported more than once.
//
// Rows are cut into stretches of at most kLargestHazard; a tie above kHeavyHazard is a stretch of its own, which makes
// p = 1 exact. Ties of chance 0 are left out. Other chances are met to a relative 2^-18, from the 20 bits of a place.
struct PointPlan {
  static constexpr double kLargestHazard = 2.0;
  static constexpr double kHeavyHazard = 0.5;
  static constexpr int kOtherBits = 12;
  static constexpr std::size_t kLongest = std::size_t{1} << kOtherBits;  // ties in a stretch
  static constexpr int kCounted = 6;

  struct Stretch {
    std::array<Chance, kCounted> more_than;  // P(points > k)
    std::uint32_t first;                     // index of its first tie
    std::uint32_t count;                     // ties
  };
  // Alias method (Walker 1977, Vose 1991): draw a place, then one of the two ties that share it. Upper 20 bits: chance
  // of the place's own tie in units of 2^-20; lower 12 bits: the other tie, counted from the first of the stretch.
  using Place = std::uint32_t;

  std::vector<std::int32_t> stretch_starts;  // people + 1 offsets into `stretches`
  std::vector<Stretch> stretches;
  std::vector<double> hazards;               // one a stretch; infinite where p = 1
  std::vector<Place> places;                 // one a tie, in the order of the stretches
  std::vector<std::int32_t> receivers;       // the same
};

PointPlan plan_points(const TieRows& rows, std::span<const Chance> chances);

// The hits of one run, in two passes over a batch of senders that hold no unpredictable branch: how many points fall on
// each stretch, then where each of them falls.
class PointThrower {
 public:
  PointThrower(const PointPlan& plan, Stream stream) : plan_(plan), stream_(stream) {}

  // Takes senders from queue[head..end) while the batch has room, and calls visit(receiver) for their hits. Returns the
  // first sender that is not finished.
  template <class Visit>
  [[gnu::always_inline]] std::int32_t take(const std::int32_t* queue, std::int32_t head, std::int32_t end, Visit visit) {
    std::size_t found = 0;
    while (head < end && found < kBatch) {
      const auto sender = static_cast<std::size_t>(queue[head]);
      const std::int32_t row_end = plan_.stretch_starts[sender + 1];
      std::int32_t stretch = plan_.stretch_starts[sender] + progress_;
      for (; stretch < row_end && found < kBatch; ++stretch) found = throw_points(static_cast<std::uint32_t>(stretch), found);
      progress_ = stretch < row_end ? stretch - plan_.stretch_starts[sender] : 0;
      head += stretch == row_end;
    }
    const PointPlan::Place* const places = plan_.places.data();
    const std::int32_t* const receivers = plan_.receivers.data();
    const PointPlan::Stretch* const stretches = plan_.stretches.data();
    for (std::size_t i = 0; i < found; ++i) {
      const PointPlan::Stretch& stretch = stretches[thrown_[i]];
      const std::uint64_t word = stream_.next();
      const std::uint32_t own = to_below(static_cast<std::uint32_t>(word >> 32), stretch.count);
      constexpr std::uint32_t kOther = PointPlan::kLongest - 1;
      const PointPlan::Place place = places[stretch.first + own];
      const std::uint32_t chosen = (static_cast<std::uint32_t>(word) | kOther) < place ? own : place & kOther;
      visit(receivers[stretch.first + chosen]);
    }
    return head;
  }

 private:
  static constexpr std::size_t kBatch = 64;
  static constexpr std::size_t kRoom = kBatch + 64;  // no 32-bit draw means 64 points on a hazard of kLargestHazard

  // Appends the stretch once for each point that falls on it.
  [[gnu::always_inline]] std::size_t throw_points(std::uint32_t index, std::size_t found) {
    const PointPlan::Stretch& stretch = plan_.stretches.data()[index];
    // the largest draw is folded into the one below, so that a chance of kAlways is one
    const std::uint32_t bits = std::uint32_t{stream_.next32()};
    const std::uint32_t draw = bits - (bits == kAlways);
    std::uint32_t points = 0;
    for (std::size_t k = 0; k < PointPlan::kCounted; ++k) {
      thrown_[found + k] = index;
      points += draw < stretch.more_than[k];
    }
    found += points;
    if (points == PointPlan::kCounted) [[unlikely]] found = throw_more(index, draw, found);
    return found;
  }
  std::size_t throw_more(std::uint32_t index, std::uint32_t draw, std::size_t found);

  const PointPlan& plan_;
  Stream stream_;
  std::int32_t progress_ = 0;                 // stretches of the sender at the head that are done
  std::array<std::uint32_t, kRoom> thrown_;
};

}  // namespace grapevine
