// Snapshots of the baseline's replicates, at a few moments, within a limit of memory. A what-if that first
// differs at moment d continues a replicate from its latest snapshot at or before d.
//
// When the shelf is full the other moments give way to the one being edited: the one edited longest ago
// first, and of it the highest replicates first, because the lowest are the first to be wanted again. No
// locks: its owner guards it. Snapshots are shared, so one that is dropped lives on while a replicate starts
// from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/simulation.h"

namespace grapevine {

class SnapshotShelf {
 public:
  using Held = std::shared_ptr<const Snapshot>;

  explicit SnapshotShelf(std::size_t limit_bytes) : limit_(limit_bytes) {}

  // Moments at which snapshots are wanted for as long as there is room (the timeline's), and the one being
  // edited. Moment 0 needs none and is not wanted.
  void want(Millis moment);
  void edit(Millis moment);
  // Moments after `from` and up to `until` at which this replicate has no snapshot but should leave one,
  // ascending.
  void missing(std::int64_t replicate, Millis from, Millis until, std::vector<Millis>& moments) const;

  // Offers a snapshot for its moment, Snapshot::at(). Returns whether it was kept. One larger than an eighth
  // of the limit never is, and no more are wanted then: a few replicates would not pay.
  bool keep(std::int64_t replicate, Held snapshot);
  // The latest of this replicate at or before `moment`; null when there is none.
  Held find(std::int64_t replicate, Millis moment) const;

  void forget_after(Millis moment);   // the baseline changed from then on: drops what is later
  void clear();                       // drops everything, wanted moments included
  void set_limit(std::size_t bytes);  // drops what is there; 0: none are kept
  std::size_t bytes() const { return bytes_; }

 private:
  struct Moment {
    Millis at = 0;
    bool on_timeline = false;
    std::uint64_t edited = 0;        // grows with each edit; the largest is being edited
    std::vector<Held> by_replicate;  // null where there is none
    std::size_t bytes = 0;
  };
  Moment& moment_at(Millis at);
  void forget_unused();
  bool being_edited(const Moment& moment) const { return moment.edited == edits_; }
  bool wanted(const Moment& moment) const { return moment.on_timeline || being_edited(moment); }
  bool make_room(std::size_t bytes, const Moment& receiving);
  bool drop_last(Moment& moment);

  std::vector<Moment> moments_;  // ascending in `at`
  std::size_t limit_, bytes_ = 0;
  std::size_t last_bytes_ = 0;  // of the snapshot offered last: they are about as large as each other
  std::uint64_t edits_ = 1;
  bool too_large_ = false;
};

}  // namespace grapevine
