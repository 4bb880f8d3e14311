// Where the outcomes of a job go while it runs and when it is done. Implemented natively with SQLite
// (native/store); builds without it, such as the one for node, say so and write only the CSV files.
//
// While running: a journal, one transaction a batch of runs, every run with a digest of its rows. When the job is
// complete: one file whose bytes depend on the results alone, not on batches, jobs or interruptions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "sim/outcomes.h"

namespace grapevine {

// One of the scenarios that a job runs: the baseline is side 0, what-ifs follow; of a sweep, one a point.
struct StoredSide {
  std::string name;
  std::string scenario;  // canonical JSON; of a sweep only side 0's, the scenario that is varied
  std::int32_t series_hours = 24;
  std::vector<double> values;  // of the factors of a sweep
};

// What a store keeps of each run, and under which names.
struct StoreLayout {
  std::vector<Metric> metrics = every_metric();  // in the order of Metric
  bool series = true;
  std::vector<std::string> factors;  // paths of the parameters that a sweep varies

  static std::vector<Metric> every_metric();
};

struct StoredRun {
  std::int64_t side = 0, replicate = 0;
  std::vector<double> values;                     // by layout
  std::vector<std::vector<std::int64_t>> series;  // by Series; empty when the layout keeps none
  std::string digest;                             // of all outcomes, also of those that are not kept

  std::string rows_digest(const StoreLayout& layout) const;  // of what is kept, for finding damage
};
StoredRun stored_run(const StoreLayout& layout, std::int64_t side, std::int64_t replicate, const Outcomes& outcomes);

using RunVisitor = std::function<void(StoredRun&&)>;

class ResultsStore {
 public:
  virtual ~ResultsStore() = default;

  // Adds runs in one transaction that is on disk when it returns.
  virtual std::optional<Error> append(std::span<const StoredRun> runs) = 0;

  // Writes the final store to `path`, which is synced and in place when it returns, and removes the journal.
  // Returns the digest of the file's bytes.
  virtual Result<std::string> finish(const std::filesystem::path& path) = 0;
};

// True when this build has a store.
bool has_results_store();

// A new journal; one that is there is replaced. Only when has_results_store().
Result<std::unique_ptr<ResultsStore>> open_results_store(const std::filesystem::path& journal,
                                                         std::span<const StoredSide> sides,
                                                         const StoreLayout& layout);

// A journal that an interrupted job of the same sides and layout has left behind, to go on with. Visits every run in it
// that is whole, in order of side and replicate; what is damaged is left out, and `damaged` says how many places were
// found so. The journal is written anew from what is whole, which for a while takes the room of both.
Result<std::unique_ptr<ResultsStore>> resume_results_store(const std::filesystem::path& journal,
                                                           std::span<const StoredSide> sides,
                                                           const StoreLayout& layout, const RunVisitor& visit,
                                                           std::int64_t& damaged);

// Visits every run of a finished store, in order of side and replicate. An error when any of it is damaged.
std::optional<Error> read_results_store(const std::filesystem::path& file, const StoreLayout& layout,
                                        const RunVisitor& visit);

}  // namespace grapevine
