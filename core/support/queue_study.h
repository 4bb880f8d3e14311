// What `grapevine queue` computes: Erlang's formulas beside a simulation that runs the engine's own Desk.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/error.h"
#include "support/erlang.h"

namespace grapevine {

struct QueueStudyOptions {
  double arrivals_per_hour = 100;  // [0.001, 1e6]; Poisson
  double service_per_hour = 12;    // [0.001, 36,000]; of one agent
  double patience_per_hour = 30;   // 0 or [0.001, 36,000]; rate of abandonment of one waiting case; 0: infinite patience
  int agents = 10;                 // 1..100,000
  double service_cv = 1;           // [0, 10]; coefficient of variation; exactly 1 exponential, else log-normal (0: constant)
  double return_probability = 0;   // [0, 0.999]; share of services after which the case joins the line again (rework)
  bool blocking = false;           // no waiting room: who finds every agent busy is lost (Erlang B)
  bool loss_run = true;            // also run the same arrivals without a waiting room, for simulated.mean.p_block
  // Arrivals per hour of classes served in this order, most urgent first; replaces arrivals_per_hour. 0..64 classes.
  std::vector<double> class_arrivals_per_hour;

  std::int64_t cases = 30'000;  // counted in each replicate, 100..1e9
  std::int64_t warm_up = 3'000;    // arrivals before counting begins, 0..1e9
  int replicates = 64;             // 2..100,000
  std::uint64_t seed = 1;
};

// Every option that is out of range, each with its place written as the command-line option ("--agents").
Errors check(const QueueStudyOptions& options);

// The keys that apply are set.
struct QueueFigures {
  std::optional<double> p_block;            // lost because every agent was busy, with no waiting room
  std::optional<double> p_wait;             // did not start at once (every agent was busy), later abandoned or not
  std::optional<double> p_abandon;          // share of arrivals
  std::optional<double> mean_wait_seconds;  // over all arrivals; who abandons has waited until then
  std::optional<double> utilisation;        // busy agent-time / agent-time
};

// A mean over replicates and its standard error.
struct Estimate {
  double mean = 0;
  double standard_error = 0;
};

// Counts and integrals of the desk between the end of the warm-up and the last arrival, averaged over replicates.
// Each visit of a case that returns (rework) counts as an arrival.
struct SimulatedQueue {
  QueueFigures mean;            // p_block from the loss run
  QueueFigures standard_error;  // the same keys
  // Beyond the keys of the command line, none of them with `blocking`:
  Estimate mean_wait_started_seconds;        // over those whose service started
  Estimate mean_waiting;                     // cases in the line, over time
  Estimate p_started_within_20_seconds;      // of all arrivals
  Estimate mean_sojourn_hours;               // arrival to final departure, over those served
  std::vector<Estimate> class_wait_seconds;  // of those started, most urgent class first; empty without classes
  std::int64_t events = 0;                   // arrivals, service ends and abandonments simulated, warm-up included
};

struct QueueStudy {
  // With rework the formulas see lambda / (1 - return_probability): exact for Erlang C, close for A and B.
  QueueFigures erlang_b;                 // p_block, utilisation
  std::optional<QueueFigures> erlang_c;  // p_wait, mean_wait_seconds, utilisation; empty when unstable
  std::optional<QueueFigures> erlang_a;  // all but p_block; empty with infinite patience
  std::vector<double> class_wait_seconds;  // Cobham's, infinite where unstable; empty without classes or with patience
  SimulatedQueue simulated;  // the keys of blocking: p_block, utilisation; without a stable state no mean_wait_seconds
};

// Runs formulas and simulation; the errors of check() when there are any. One thread. The luck of an arrival is
// addressed by (seed, replicate, its ordinal), so a change of agents, patience or policy meets the same cases.
Result<QueueStudy> run_queue_study(const QueueStudyOptions& options);

}  // namespace grapevine
