// Runs one replicate at a time in steps of a simulated day, so that whoever drives it can stop between two
// days. Each worker has its own; it keeps the memory of its simulations from one replicate to the next.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "ensemble/schedule.h"
#include "ensemble/snapshot_shelf.h"
#include "scenario/scenario.h"
#include "sim/sim.h"

namespace grapevine {

// What one side runs. Never changed once made: workers share it.
struct Course {
  Scenario scenario;
  std::shared_ptr<const World> world;
};

// A course in `world`, or where that is null in one built for it (`network` is the loaded graph when the
// scenario names a file). Errors of the crowd, and of events about people who are not in it.
Result<std::shared_ptr<const Course>> make_course(const Scenario& scenario,
                                                  std::shared_ptr<const World> world,
                                                  const std::shared_ptr<const Graph>& network);

// One replicate to run: from the start, or from a snapshot.
struct Task {
  Schedule::Claim claim{Side::baseline, 0};
  std::shared_ptr<const Course> course;
  SnapshotShelf::Held from;   // null: from the start
  std::vector<Millis> saves;  // ascending, after `from`: moments at which to leave a snapshot
  std::array<std::uint64_t, kSides> tickets{};  // of its owner: what was current when it was handed out
};

class Runner {
 public:
  // Takes over `task` and brings its simulation to where it begins.
  void begin(Task task);
  // On to the next midnight, moment to save or the end. True once the end is reached: outcomes() is complete.
  bool step();

  const Task& task() const { return task_; }
  Outcomes& outcomes() { return outcomes_; }
  // The snapshot that the last step left behind, or null.
  SnapshotShelf::Held take_snapshot() { return std::move(snapshot_); }

 private:
  struct Seat {
    std::shared_ptr<const Course> course;
    std::unique_ptr<Simulation> simulation;
  };
  Simulation& seated();

  std::array<Seat, kSides> seats_;  // a simulation of each side: neither forgets its scenario between turns
  Task task_;
  std::size_t saved_ = 0;
  SnapshotShelf::Held snapshot_;
  Outcomes outcomes_;
};

}  // namespace grapevine
