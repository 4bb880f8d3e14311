// Reading the runs of a store back, each against the digest of its rows.
#pragma once

#include <utility>
#include <vector>

#include "cli/results_store.h"
#include "store/statement.h"

namespace grapevine {

struct ReadReport {
  bool ok = false;  // SQLite could read to the end
  std::vector<std::pair<std::int64_t, std::int64_t>> damaged;  // side and replicate of runs that are not whole
};

// Visits the runs that are whole, in order of side and replicate.
ReadReport read_runs(sqlite3* connection, const StoreLayout& layout, const RunVisitor& visit);

}  // namespace grapevine
