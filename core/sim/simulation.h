// One replicate: an agenda of events drained in a fixed order, and a sweep of the columns at the end of each day.
// A Simulation keeps its memory between runs; running allocates nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "scenario/scenario.h"
#include "sim/outcomes.h"
#include "sim/sightings.h"
#include "sim/world.h"

namespace grapevine {

struct State;

// The whole state of a replicate at one moment, to start a changed future from.
class Snapshot {
 public:
  Snapshot();
  ~Snapshot();
  Snapshot(Snapshot&&) noexcept;
  Snapshot& operator=(Snapshot&&) noexcept;
  bool empty() const;
  Millis at() const;
  std::size_t bytes() const;

 private:
  friend class Simulation;
  struct State;
  std::unique_ptr<State> state_;
};

// What there is at a moment, counted from the records themselves and not from the tallies of what happened.
struct Standing {
  std::int64_t waiting = 0, in_service = 0, between = 0, resolved = 0, abandoned = 0, given_up = 0;  // complaints, by state
  std::int64_t in_lines = 0;     // complaints that stand in the desks' lines
  std::int64_t customers = 0;    // now
};

// What the company could read off its screens at a moment; cheap enough to ask every few simulated minutes.
struct Glance {
  std::int64_t backlog = 0;            // contacts in lines and in service
  std::int64_t people_reached = 0;     // heard something bad at least once
  std::int64_t public_complaints = 0;  // first posts
  std::int64_t crisis_level = 0;
  std::int64_t customers_lost = 0;     // up to the end of the day before
  Millis story_at = kNever, story_answered = kNever;  // the first bad story of the timeline, and its first public reply
};

class Simulation {
 public:
  // `scenario` must be valid and of the world's crowd; find_person must succeed for its events.
  Simulation(std::shared_ptr<const World> world, const Scenario& scenario);
  ~Simulation();
  Simulation(Simulation&&) noexcept;

  // Another scenario of the same crowd, keeping the memory. While a replicate runs, at a moment reached by advance, one
  // that agrees with the scenario before now().
  void set_scenario(const Scenario& scenario);

  void start(std::uint32_t replicate);
  // Writes who shows or tells what to whom to `sightings`, from now on; null: not any more. Changes no outcome.
  void keep_sightings(std::vector<Sighting>* sightings);
  std::span<const Story> stories() const;   // so far, by number
  const State& state() const;               // for readers within this room (state.h)
  // Drains events before `until` (whole days go fastest). Returns false once the end is reached.
  bool advance(Millis until);
  void finish(Outcomes& outcomes);          // after the end: totals, series and digests
  void run(std::uint32_t replicate, Outcomes& outcomes);  // start, advance to the end, finish

  Millis now() const;
  Standing standing() const;                // at a moment reached by advance
  Glance glance() const;                    // at a moment reached by advance
  void save(Snapshot& snapshot) const;      // at a moment reached by advance
  // Continues from a snapshot taken under a scenario that agrees with this one before snapshot.at().
  void restore(const Snapshot& snapshot);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
