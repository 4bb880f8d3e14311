// What the tables and views of a store are called and hold; see sqlite_store.h.
#pragma once

#include "cli/results_store.h"
#include "store/statement.h"

namespace grapevine {

// Makes the tables of runs, series and digests where they are missing.
bool create_run_tables(sqlite3* connection);
// Makes tables and views that describe the job, in place of those that are there.
bool describe_job(sqlite3* connection, std::span<const StoredSide> sides, const StoreLayout& layout);

}  // namespace grapevine
