// The results folder of a sweep:
//
//   manifest.json            first, and again with the digests when the study is complete
//   experiment.json          canonical; scenario.json and the edge list, where there is one, beside it
//   journal.sqlite           while running; in its place at the end
//   results.sqlite           every run; points.csv and runs.csv beside it
//   run.log                  time, host, threads: what differs from one run to the next
//
// Everything but run.log is the same, byte for byte, for the same experiment and engine, whatever the threads,
// interruptions and shards.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/study_input.h"

namespace grapevine {

class StudyFolder {
 public:
  enum class Opening { fresh, resume, again };

  // Makes the folder, or goes on with one that holds the same study: then `already` is called for every run that is
  // there. Refuses a folder of something else, and when `fresh` is asked for one that holds runs; `again` drops them.
  static Result<StudyFolder> open(const std::filesystem::path& path, const StudyInput& input, Shard shard, Opening opening,
                                  const RunVisitor& already);

  bool complete() const { return complete_; }     // it was so already: nothing is left to do
  std::int64_t damaged() const { return damaged_; }  // places of the journal: what they held has to be run again

  // Takes runs over; they are in the journal when `flush` returns, and once a second before.
  std::optional<Error> keep(std::vector<StoredRun> runs);
  std::optional<Error> flush();
  // Every run is kept: writes the final files. Returns what they hold.
  Result<StudyResults> finish(const StudyInput& input);
  void log(const std::string& line);

  const std::filesystem::path& path() const { return path_; }
  const std::string& outcomes_digest() const { return manifest_.sides.front().outcomes_digest; }

 private:
  std::optional<Error> begin(const StudyInput& input);

  std::filesystem::path path_;
  Manifest manifest_;
  bool complete_ = false;
  std::int64_t damaged_ = 0;
  std::int64_t runs_ = 0;                // in the store
  std::unique_ptr<ResultsStore> store_;  // null when complete
  std::vector<StoredRun> waiting_;
  std::chrono::steady_clock::time_point last_kept_ = std::chrono::steady_clock::now();
};

}  // namespace grapevine
