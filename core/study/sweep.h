// A study while it runs: workers take runs as its schedule gives them out, whoever owns it takes away what is finished.
// The outcomes of a run depend on its point and its replicate alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "study/schedule.h"

namespace grapevine {

// An experiment with the scenario that it varies.
struct Study {
  Experiment experiment;
  Scenario base;
  std::shared_ptr<const Graph> network;  // where the scenario's network is a file
  PointTable points;                     // points_of(experiment)

  Scenario scenario(std::size_t point) const { return scenario_at(experiment, base, points[point]); }
};

// The parameter that a factor varies.
inline const ParameterInfo& factor_info(const Study& study, std::size_t factor) { return parameter_table()[study.experiment.factors[factor].parameter]; }

// What does not fit in the points of a shard: relations between parameters, moments beyond the end. Some of it, where
// there is much.
Errors check_points(const Study& study, Shard shard);

struct FinishedRuns {
  std::size_t point = 0;
  std::int64_t first = 0;          // replicate
  std::vector<Outcomes> outcomes;  // of first, first + 1, …
};

// One thread owns the object and makes all calls.
class Sweep {
 public:
  // `study` must outlive it. Without threads (0, or a build without them) `take` does the work.
  Sweep(const Study& study, Shard shard, int threads);
  ~Sweep();  // stops within a simulated day
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;

  // A run that is there from an earlier session, with its value of the stop rule's metric; before `start`. False when
  // it does not belong to this study.
  bool already_done(std::size_t point, std::int64_t replicate, double watched);
  // Builds the crowd and lets the workers begin. Errors of the crowd and of events about people who are not in it.
  Errors start();

  // What was finished since the last call, in any order; waits up to `most_ms` for the first of it.
  std::vector<FinishedRuns> take(double most_ms);
  // For hands elsewhere, such as other processes: what they are to run, nothing when all is done or running; and what they
  // have run, which is given out by `take` like the rest.
  std::optional<StudySchedule::Claim> claim();
  void deliver(FinishedRuns runs);
  // Nothing new begins, and what runs ends within a simulated day; what was finished can still be taken.
  void stop();

  bool finished() const;    // every run is done; some may still have to be taken
  Progress progress() const;
  Errors errors() const;    // of a point's crowd: the sweep has stopped because of them
  // How many replicates a point has, and whether its rule was met. Final once finished.
  std::int64_t replicates(std::size_t point) const;
  bool precise(std::size_t point) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
