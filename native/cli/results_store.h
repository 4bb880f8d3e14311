// Where the outcomes of a job go while it runs and when it is done. Implemented natively with SQLite
// (native/store); builds without it, such as the one for node, say so and write only the CSV files.
//
// While running: a journal, one transaction a batch of replicates, every replicate with a digest of its rows.
// When the job is complete: one file whose bytes depend on the results alone, not on batches, jobs or
// interruptions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "sim/outcomes.h"

namespace grapevine {

// One of the scenarios that a job runs: the baseline is side 0, what-ifs follow.
struct StoredSide {
  std::string name;
  std::string scenario;  // canonical JSON
  std::int32_t series_hours = 24;
};

class ResultsStore {
 public:
  virtual ~ResultsStore() = default;

  // Adds replicates first, first + 1, … of a side in one transaction that is on disk when it returns.
  virtual std::optional<Error> append(std::int32_t side, std::int64_t first,
                                      std::span<const Outcomes> outcomes) = 0;

  // Writes the final store to `path`, which is synced and in place when it returns, and removes the journal.
  // Returns the digest of the file's bytes.
  virtual Result<std::string> finish(const std::filesystem::path& path) = 0;
};

// True when this build has a store.
bool has_results_store();

// A new journal; one that is there is replaced. Only when has_results_store().
Result<std::unique_ptr<ResultsStore>> open_results_store(const std::filesystem::path& journal,
                                                         std::span<const StoredSide> sides);

}  // namespace grapevine
