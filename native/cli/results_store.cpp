#include "cli/results_store.h"

#if GRAPEVINE_HAS_STORE
#include "store/sqlite_store.h"
#endif

namespace grapevine {

#if GRAPEVINE_HAS_STORE

bool has_results_store() { return true; }

Result<std::unique_ptr<ResultsStore>> open_results_store(const std::filesystem::path& journal,
                                                         std::span<const StoredSide> sides) {
  return open_sqlite_store(journal, sides);
}

#else

bool has_results_store() { return false; }

Result<std::unique_ptr<ResultsStore>> open_results_store(const std::filesystem::path&,
                                                         std::span<const StoredSide>) {
  return Error{"results.sqlite", "a build without a store", "", "use the native command line"};
}

#endif

}  // namespace grapevine
