// What run, compare and replay have in common: a baseline and any number of what-ifs are run with the same
// luck, with progress, Ctrl-C and, with -o, a results folder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/condition.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/scenario_input.h"
#include "ensemble/ensemble.h"

namespace grapevine {

struct JobOptions {
  std::int32_t jobs = 0;  // threads; 0 before parsing: one a core
  std::string output;     // results folder; empty: none
  std::string svg;        // file for the chart; empty: none
  bool json = false;
  bool digest = false;
  bool dry_run = false;
  std::vector<std::string> fail_if;

  static constexpr std::int32_t kMostJobs = 1024;
  static std::int32_t cores();  // of this machine, 1 to kMostJobs
  void declare(Options& options, bool with_output);
};

// The baseline's crowd is kept in the ensemble.
struct JobResult {
  std::vector<ScenarioInput> sides;  // the baseline first
  std::vector<Replicates> what_ifs;  // by side, from the first what-if on
  std::unique_ptr<PairedEnsemble> ensemble;

  const Replicates& replicates(std::size_t side) const {
    return side == 0 ? ensemble->baseline() : what_ifs[side - 1];
  }
};

// Runs all sides to the end. The exit code instead of a result when that does not come about, after saying
// why.
struct JobOutcome {
  Exit exit = Exit::done;
  std::optional<JobResult> result;
};
JobOutcome run_job(std::vector<ScenarioInput> sides, const std::string& command, const JobOptions& options,
                   Console& console);

// What a run takes, measured on part of one.
struct RunCost {
  std::int32_t people = 0;
  double building_seconds = 0;  // of the crowd, once
  double run_seconds = 0;       // of one run on one thread
};
Result<RunCost> measure_run(const ScenarioInput& input);
// Of results on disk, in all forms; rows: a metric, or a bin of a series.
double megabytes_of_results(double runs, double rows_a_run);
double series_rows(const Scenario& scenario);

// --dry-run: says how many runs there would be, how long they would take (measured on part of one) and how
// large the results would be.
Exit dry_run(const std::vector<ScenarioInput>& sides, const JobOptions& options, Console& console);

}  // namespace grapevine
