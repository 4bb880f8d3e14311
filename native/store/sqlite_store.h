// The results store in SQLite.
//
// Tables, all keyed so that their order on disk is the order of the results:
//   sides     side, name, scenario (canonical JSON), series_hours
//   metrics   metric, name, label, better (-1 lower, 1 higher, 0 neither)
//   kinds     series, name, label, unit
//   runs      side, replicate, metric, value
//   series    side, replicate, series, bin, value
//   digests   side, replicate, digest: XXH3-128 of the replicate's outcomes, as Outcomes::add_to feeds it
#pragma once

#include "cli/results_store.h"

namespace grapevine {

Result<std::unique_ptr<ResultsStore>> open_sqlite_store(const std::filesystem::path& journal,
                                                        std::span<const StoredSide> sides);

}  // namespace grapevine
