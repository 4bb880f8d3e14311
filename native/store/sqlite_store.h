// The results store in SQLite; docs/results.md is its reference for analysts.
//
// Tables, all keyed so that their order on disk is the order of the results:
//   sides     side, name, scenario (canonical JSON), series_hours; of a sweep a side is a point
//   factors   factor, path                                                    of a sweep
//   settings  side, factor, value                                             of a sweep
//   metrics   metric, name, label, better (-1 lower, 1 higher, 0 neither)
//   kinds     series, name, label, unit
//   runs      side, replicate, metric, value
//   series    side, replicate, series, bin, value
//   digests   side, replicate, digest: XXH3-128 of the run's outcomes, as Outcomes::add_to feeds it; rows: of what is
//             kept of it here
// Views: wide (a row a run, a column a factor and a metric), outcomes, means, points.
#pragma once

#include "cli/results_store.h"

namespace grapevine {

Result<std::unique_ptr<ResultsStore>> open_sqlite_store(const std::filesystem::path& journal,
                                                        std::span<const StoredSide> sides,
                                                        const StoreLayout& layout);
Result<std::unique_ptr<ResultsStore>> resume_sqlite_store(const std::filesystem::path& journal,
                                                          std::span<const StoredSide> sides,
                                                          const StoreLayout& layout, const RunVisitor& visit,
                                                          std::int64_t& damaged);
std::optional<Error> read_sqlite_store(const std::filesystem::path& file, const StoreLayout& layout,
                                       const RunVisitor& visit);

}  // namespace grapevine
