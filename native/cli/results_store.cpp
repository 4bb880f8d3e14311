#include "cli/results_store.h"

#include "base/digest.h"

#if GRAPEVINE_HAS_STORE
#include "store/sqlite_store.h"
#endif

namespace grapevine {

std::vector<Metric> StoreLayout::every_metric() {
  std::vector<Metric> all;
  for (std::size_t i = 0; i < kMetricCount; ++i) all.push_back(static_cast<Metric>(i));
  return all;
}

std::string StoredRun::rows_digest(const StoreLayout& layout) const {
  Digest rows;
  rows.add(side);
  rows.add(replicate);
  rows.add(std::string_view(digest));
  for (std::size_t i = 0; i < values.size(); ++i) {
    rows.add(static_cast<std::int64_t>(layout.metrics[i]));
    rows.add(values[i]);
  }
  for (const std::vector<std::int64_t>& bins : series) {
    rows.add(static_cast<std::int64_t>(bins.size()));
    for (const std::int64_t value : bins) rows.add(value);
  }
  return rows.hex();
}

StoredRun stored_run(const StoreLayout& layout, std::int64_t side, std::int64_t replicate, const Outcomes& outcomes) {
  StoredRun run{side, replicate, {}, {}, {}};
  for (const Metric metric : layout.metrics) run.values.push_back(outcomes[metric]);
  if (layout.series) run.series.assign(outcomes.series.begin(), outcomes.series.end());
  Digest digest;
  outcomes.add_to(digest);
  run.digest = digest.hex();
  return run;
}

#if GRAPEVINE_HAS_STORE

bool has_results_store() { return true; }

Result<std::unique_ptr<ResultsStore>> open_results_store(const std::filesystem::path& journal,
                                                         std::span<const StoredSide> sides,
                                                         const StoreLayout& layout) {
  return open_sqlite_store(journal, sides, layout);
}

Result<std::unique_ptr<ResultsStore>> resume_results_store(const std::filesystem::path& journal,
                                                           std::span<const StoredSide> sides,
                                                           const StoreLayout& layout, const RunVisitor& visit,
                                                           std::int64_t& damaged) {
  return resume_sqlite_store(journal, sides, layout, visit, damaged);
}

std::optional<Error> read_results_store(const std::filesystem::path& file, const StoreLayout& layout,
                                        const RunVisitor& visit) {
  return read_sqlite_store(file, layout, visit);
}

#else

bool has_results_store() { return false; }

namespace {

Error no_store() { return {"results.sqlite", "a build without a store", "", "use the native command line"}; }

}  // namespace

Result<std::unique_ptr<ResultsStore>> open_results_store(const std::filesystem::path&, std::span<const StoredSide>,
                                                         const StoreLayout&) {
  return no_store();
}

Result<std::unique_ptr<ResultsStore>> resume_results_store(const std::filesystem::path&, std::span<const StoredSide>,
                                                           const StoreLayout&, const RunVisitor&, std::int64_t&) {
  return no_store();
}

std::optional<Error> read_results_store(const std::filesystem::path&, const StoreLayout&, const RunVisitor&) {
  return no_store();
}

#endif

}  // namespace grapevine
