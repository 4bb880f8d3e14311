// A results folder, as -o writes it:
//
//   manifest.json    first, and again with the digests when the job is complete
//   scenario.json    the baseline, canonical; what-if-1.json, … beside it; the edge list when the network is
//   one journal.sqlite   while running; in its place at the end results.sqlite runs.csv, series.csv    of the
//   baseline; what-if-1-runs.csv, … beside them run.log          time, host, threads, command line: what
//   differs from one run to the next
//
// Everything but run.log is the same, byte for byte, for the same scenarios and engine.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/manifest.h"
#include "cli/results_store.h"
#include "cli/scenario_input.h"
#include "ensemble/ensemble.h"

namespace grapevine {

class ResultsFolder {
 public:
  // Makes the folder and writes manifest and scenarios. Refuses a folder that holds results of another job,
  // or files that are not ours to replace. `log` is one line for run.log.
  static Result<ResultsFolder> create(const std::filesystem::path& path, const std::string& command,
                                      std::span<const ScenarioInput> sides, std::string log);

  // Puts what is new among the first `ready` replicates of a side into the journal, at most once a second
  // unless `now`.
  std::optional<Error> keep(std::size_t side, const Replicates& replicates, std::int64_t ready, bool now);
  std::int64_t kept(std::size_t side) const { return kept_[side]; }

  // All sides are complete and kept: writes the final files.
  std::optional<Error> finish(std::span<const Replicates* const> sides, std::string log);
  // The job ends before its time; the journal stays.
  void stop(std::string log);

  const std::filesystem::path& path() const { return path_; }

 private:
  std::optional<Error> write_inputs(std::span<const ScenarioInput> sides);
  void write_log(std::string line);

  std::filesystem::path path_;
  Manifest manifest_;
  std::vector<std::int32_t> series_hours_;  // by side
  std::vector<std::int64_t> kept_;          // by side: replicates that are in the journal
  std::unique_ptr<ResultsStore> store_;     // null in a build without one
  std::chrono::steady_clock::time_point last_kept_ = std::chrono::steady_clock::now();
  std::string log_;
};

// "2026-11-02T09:00:00Z host: ", how a line of run.log begins.
std::string log_prefix();
// Nothing when the job of this manifest may be written into the folder: there is none yet, or it holds the same job.
std::optional<Error> refuse_folder(const std::filesystem::path& path, const Manifest& wanted);
// Makes the folder.
std::optional<Error> make_folder(const std::filesystem::path& path);

// The scenarios of a results folder as they were run, the baseline first. Errors: another engine, a file or a network
// other than the one that was run.
Result<std::vector<ScenarioInput>> load_sides(const std::filesystem::path& folder, const Manifest& manifest,
                                              const ScenarioOptions& options);

// What the baseline's and the what-ifs' files are called: "scenario.json", "what-if-1.json"; "runs.csv", …
std::string side_file(std::size_t side, std::string_view name_of_baseline, std::string_view name_of_what_if);

}  // namespace grapevine
