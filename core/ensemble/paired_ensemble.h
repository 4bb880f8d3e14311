// Many replicates of a baseline and of a what-if with the same luck, while somebody watches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "ensemble/comparison.h"
#include "scenario/scenario.h"
#include "sim/sim.h"

namespace grapevine {

// How far a job is. `per_second` is measured over the run so far.
struct Progress {
  std::int64_t done = 0, total = 0;  // replicates of both sides
  double per_second = 0;
  double seconds_left = 0;  // 0 when unknown or finished
  bool finished() const { return done == total; }
};

// Paired runs of a baseline and any number of what-ifs in turn. With threads, workers take replicate indices
// and `poll` only looks; without (the plain browser build), `poll` works for at most its budget, a simulated
// day at a time. The results are the same bits either way.
//
// Outcomes of the baseline are kept between what-ifs. A what-if that first differs at moment d continues each
// replicate from a snapshot of the baseline at or before d (they are kept at the timeline's entries and at
// the moment edited last, see snapshot_shelf.h); one that differs nowhere is the baseline and runs nothing.
//
// One thread owns the object and makes all calls; none of them waits for a worker but `wait` and the
// destructor.
class PairedEnsemble {
 public:
  explicit PairedEnsemble(
      int threads);   // 0 (and any number in a build without threads): everything happens in poll
  ~PairedEnsemble();  // stops within a simulated day
  PairedEnsemble(const PairedEnsemble&) = delete;
  PairedEnsemble& operator=(const PairedEnsemble&) = delete;

  // A new baseline; `network` is the loaded graph when the scenario names a file. The what-if is cleared. The
  // target is the scenario's replicates. Builds the world unless the crowd is the same as before, and then
  // keeps all that still holds: snapshots from before the first difference, and the outcomes when there is
  // none. Errors (of the crowd, or an event about a person who is not there) leave the old one in place.
  Errors set_baseline(const Scenario& scenario, std::shared_ptr<const Graph> network = nullptr);
  // A new what-if (in its own World when its crowd is another); starts a new generation, results of the old
  // are dropped. A set_baseline must have succeeded before. Errors leave the old one in place.
  Errors set_what_if(const Scenario& scenario);
  void clear_what_if();                          // baseline only
  void set_replicates(std::int64_t replicates);  // the target, 1..1,000,000; fewer drops what lies beyond
  // Memory for snapshots, 128 MB to begin with; 0 keeps none. Never changes a result.
  void set_snapshot_limit(std::size_t bytes);

  void poll(double budget_ms);  // in slices when there are no threads; else returns at once
  // Until finished, cancelled, or keep_going, asked about every `every_ms`, says no. Cancels nothing.
  void wait(const std::function<bool(const Progress&)>& keep_going = {}, double every_ms = 100);
  void cancel();  // stops work within a simulated day until the next set_*; what is folded stays
  Progress progress() const;
  std::int64_t baseline_ready() const;  // replicates 0..n−1 of the baseline that are there
  std::int64_t pairs_ready() const;     // pairs 0..n−1 that are there; 0 without a what-if
  std::uint64_t generation() const;     // grows with every set_* and clear_what_if

  // Good until the next set_* or clear_what_if; workers add to them meanwhile, beyond what is ready.
  const Replicates& baseline() const;  // valid for indices below baseline_ready()
  const Replicates& what_if() const;   // valid for indices below pairs_ready()
  const World& world() const;          // of the baseline
  std::shared_ptr<const World> shared_world() const;
  std::size_t snapshot_bytes() const;  // what the snapshots take

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
