#include "store/sqlite_store.h"

#include "base/digest.h"
#include "cli/files.h"
#include "store/statement.h"

namespace grapevine {

namespace {

// EXTRA also syncs the folder after a transaction: a power cut loses at most the batch that was being
// written. The page size and the text encoding are part of the final bytes, so they do not depend on how
// SQLite was built.
constexpr const char* kPragmas =
    "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
    "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA locking_mode = EXCLUSIVE; PRAGMA "
    "cache_size = -8192;";

constexpr const char* kTables =
    "CREATE TABLE sides(side INTEGER PRIMARY KEY, name TEXT NOT NULL, scenario TEXT NOT NULL, series_hours "
    "INTEGER NOT NULL);"
    "CREATE TABLE metrics(metric INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, better "
    "INTEGER NOT NULL);"
    "CREATE TABLE kinds(series INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT "
    "NULL);"
    "CREATE TABLE runs(side INTEGER, replicate INTEGER, metric INTEGER, value REAL NOT NULL, PRIMARY "
    "KEY(side, replicate, metric)) WITHOUT ROWID;"
    "CREATE TABLE series(side INTEGER, replicate INTEGER, series INTEGER, bin INTEGER, value INTEGER NOT "
    "NULL, PRIMARY KEY(side, replicate, series, bin)) WITHOUT ROWID;"
    "CREATE TABLE digests(side INTEGER, replicate INTEGER, digest TEXT NOT NULL, PRIMARY KEY(side, "
    "replicate)) WITHOUT ROWID;";

std::int64_t sign_of(Better better) {
  return better == Better::lower ? -1 : better == Better::higher ? 1 : 0;
}

class SqliteStore final : public ResultsStore {
 public:
  explicit SqliteStore(std::filesystem::path journal) : journal_(std::move(journal)) {}

  std::optional<Error> create(std::span<const StoredSide> sides);
  std::optional<Error> append(std::int32_t side, std::int64_t first,
                              std::span<const Outcomes> outcomes) override;
  Result<std::string> finish(const std::filesystem::path& path) override;

 private:
  bool run(const char* sql) {
    return sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  bool describe(std::span<const StoredSide> sides);
  bool write_rows(std::int64_t side, std::int64_t first, std::span<const Outcomes> outcomes);
  // What SQLite says about the last failure; undoes the open transaction.
  Error failure(const std::filesystem::path& path);
  void remove_journal();

  std::filesystem::path journal_;
  Connection connection_;
};

Error SqliteStore::failure(const std::filesystem::path& path) {
  Error error{shown_path(path), connection_ ? sqlite3_errmsg(connection_.get()) : "no memory for SQLite",
              "a place that can be written to", "free some space, or choose another place with -o"};
  if (connection_ && sqlite3_get_autocommit(connection_.get()) == 0) run("ROLLBACK");
  return error;
}

void SqliteStore::remove_journal() {
  std::error_code ignored;  // a journal that is not there
  std::filesystem::remove(journal_, ignored);
  std::filesystem::path rollback = journal_;
  std::filesystem::remove(rollback += "-journal", ignored);
}

std::optional<Error> SqliteStore::create(std::span<const StoredSide> sides) {
  remove_journal();
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(journal_.c_str(), &opened,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(opened);
  if (code != SQLITE_OK || !run(kPragmas) || !run("BEGIN") || !run(kTables) || !describe(sides) ||
      !run("COMMIT")) {
    const Error error = failure(journal_);
    connection_.reset();
    remove_journal();
    return error;
  }
  return std::nullopt;
}

bool SqliteStore::describe(std::span<const StoredSide> sides) {
  Statement add_side(connection_.get(), "INSERT INTO sides VALUES(?1, ?2, ?3, ?4)");
  std::int64_t ordinal = 0;
  for (const StoredSide& side : sides)
    add_side.run(ordinal++, std::string_view(side.name), std::string_view(side.scenario),
                 std::int64_t{side.series_hours});
  Statement add_metric(connection_.get(), "INSERT INTO metrics VALUES(?1, ?2, ?3, ?4)");
  ordinal = 0;
  for (const MetricInfo& metric : metric_table())
    add_metric.run(ordinal++, metric.name, metric.label, sign_of(metric.better));
  Statement add_kind(connection_.get(), "INSERT INTO kinds VALUES(?1, ?2, ?3, ?4)");
  for (std::size_t i = 0; i < kSeriesCount; ++i) {
    const SeriesInfo& series = info(static_cast<Series>(i));
    add_kind.run(static_cast<std::int64_t>(i), series.name, series.label, series.unit);
  }
  return add_side.ok() && add_metric.ok() && add_kind.ok();
}

bool SqliteStore::write_rows(std::int64_t side, std::int64_t first, std::span<const Outcomes> outcomes) {
  Statement add_run(connection_.get(), "INSERT INTO runs VALUES(?1, ?2, ?3, ?4)");
  Statement add_series(connection_.get(), "INSERT INTO series VALUES(?1, ?2, ?3, ?4, ?5)");
  Statement add_digest(connection_.get(), "INSERT INTO digests VALUES(?1, ?2, ?3)");
  std::int64_t replicate = first;
  for (const Outcomes& one : outcomes) {
    for (std::size_t metric = 0; metric < kMetricCount; ++metric)
      add_run.run(side, replicate, static_cast<std::int64_t>(metric), one.totals[metric]);
    for (std::size_t series = 0; series < kSeriesCount; ++series)
      for (std::size_t bin = 0; bin < one.series[series].size(); ++bin)
        add_series.run(side, replicate, static_cast<std::int64_t>(series), static_cast<std::int64_t>(bin),
                       one.series[series][bin]);
    Digest digest;
    one.add_to(digest);
    const std::string hex = digest.hex();
    add_digest.run(side, replicate, std::string_view(hex));
    ++replicate;
  }
  return add_run.ok() && add_series.ok() && add_digest.ok();
}

std::optional<Error> SqliteStore::append(std::int32_t side, std::int64_t first,
                                         std::span<const Outcomes> outcomes) {
  if (run("BEGIN") && write_rows(side, first, outcomes) && run("COMMIT")) return std::nullopt;
  return failure(journal_);
}

Result<std::string> SqliteStore::finish(const std::filesystem::path& path) {
  // VACUUM writes the rows in key order into a new file: the batches leave no trace in it
  const std::filesystem::path part = beside(path);
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  Statement vacuum(connection_.get(), "VACUUM INTO ?1");
  if (!vacuum.run(std::string_view(part.native()))) {
    const Error error = failure(path);
    std::filesystem::remove(part, ignored);
    return error;
  }
  auto digest = digest_of_file(part);
  if (!digest) return digest;
  if (auto error = put_in_place(part, path)) return *error;
  connection_.reset();
  remove_journal();
  return digest;
}

}  // namespace

Result<std::unique_ptr<ResultsStore>> open_sqlite_store(const std::filesystem::path& journal,
                                                        std::span<const StoredSide> sides) {
  auto store = std::make_unique<SqliteStore>(journal);
  if (auto error = store->create(sides)) return *error;
  return std::unique_ptr<ResultsStore>(std::move(store));
}

}  // namespace grapevine
