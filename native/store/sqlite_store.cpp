#include "store/sqlite_store.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "cli/files.h"
#include "store/sqlite_reader.h"
#include "store/sqlite_schema.h"

namespace grapevine {

namespace {

// EXTRA also syncs the folder after a transaction: a power cut loses at most the batch that was being
// written. The page size and the text encoding are part of the final bytes, so they do not depend on how
// SQLite was built.
constexpr const char* kPragmas =
    "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
    "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA locking_mode = EXCLUSIVE; PRAGMA "
    "cache_size = -8192;";

// What SQLite may leave beside one of its files.
void remove_companions(const std::filesystem::path& file) {
  for (const char* suffix : {"-journal", "-wal", "-shm"}) {
    std::filesystem::path path = file;
    std::error_code ignored;  // one that is not there
    std::filesystem::remove(path += suffix, ignored);
  }
}

void remove_database(const std::filesystem::path& file) {
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  remove_companions(file);
}

// All values of a run by one statement, in half of the time that one each takes: SQLite stays where it is in the tree.
std::string insert_values(const StoreLayout& layout) {
  std::string sql = "INSERT INTO runs VALUES";
  for (std::size_t i = 0; i < layout.metrics.size(); ++i)
    sql += fmt::format("{}(?1, ?2, {}, ?{})", i == 0 ? "" : ", ", static_cast<int>(layout.metrics[i]), i + 3);
  return sql;
}

int open_database(const std::filesystem::path& file, int flags, Connection& connection) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  connection.reset(opened);
  return code;
}

class SqliteStore final : public ResultsStore {
 public:
  SqliteStore(std::filesystem::path journal, const StoreLayout& layout)
      : journal_(std::move(journal)), layout_(layout) {}

  std::optional<Error> create(std::span<const StoredSide> sides);
  std::optional<Error> resume(std::span<const StoredSide> sides, const RunVisitor& visit, std::int64_t& damaged);
  std::optional<Error> append(std::span<const StoredRun> runs) override;
  Result<std::string> finish(const std::filesystem::path& path) override;

 private:
  bool run(const char* sql) {
    return sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  bool begin_rows();
  bool write_rows(const StoredRun& run);
  void forget_statements();
  std::optional<Error> copy_whole_runs(sqlite3* from, const RunVisitor& visit, std::int64_t& damaged);
  // What SQLite says about the last failure; undoes the open transaction.
  Error failure(const std::filesystem::path& path);
  void remove_journal();

  std::filesystem::path journal_;
  StoreLayout layout_;
  Connection connection_;
  std::optional<Statement> add_run_, add_series_, add_digest_;  // closed before the connection
};

Error SqliteStore::failure(const std::filesystem::path& path) {
  Error error{shown_path(path), connection_ ? sqlite3_errmsg(connection_.get()) : "no memory for SQLite",
              std::string(kWritablePlace), "free some space, or choose another place with -o"};
  if (connection_ && sqlite3_get_autocommit(connection_.get()) == 0) run("ROLLBACK");
  return error;
}

void SqliteStore::remove_journal() {
  remove_database(journal_);
  remove_database(beside(journal_));  // of a resumption that was ended on the way
}

std::optional<Error> SqliteStore::create(std::span<const StoredSide> sides) {
  remove_journal();
  if (open_database(journal_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, connection_) != SQLITE_OK || !run(kPragmas) || !run("BEGIN") ||
      !create_run_tables(connection_.get()) || !describe_job(connection_.get(), sides, layout_) || !run("COMMIT")) {
    const Error error = failure(journal_);
    connection_.reset();
    remove_journal();
    return error;
  }
  return std::nullopt;
}

bool SqliteStore::write_rows(const StoredRun& run) {
  add_run_->run(run.side, run.replicate, std::span(run.values));
  for (std::size_t series = 0; series < run.series.size(); ++series)
    for (std::size_t bin = 0; bin < run.series[series].size(); ++bin)
      add_series_->run(run.side, run.replicate, static_cast<std::int64_t>(series), static_cast<std::int64_t>(bin),
                       run.series[series][bin]);
  const std::string rows = run.rows_digest(layout_);
  add_digest_->run(run.side, run.replicate, std::string_view(run.digest), std::string_view(rows));
  return add_run_->ok() && add_series_->ok() && add_digest_->ok();
}

bool SqliteStore::begin_rows() {
  if (!run("BEGIN")) return false;
  if (add_run_) return true;
  add_run_.emplace(connection_.get(), insert_values(layout_).c_str());
  add_series_.emplace(connection_.get(), "INSERT INTO series VALUES(?1, ?2, ?3, ?4, ?5)");
  add_digest_.emplace(connection_.get(), "INSERT INTO digests VALUES(?1, ?2, ?3, ?4)");
  return true;
}

std::optional<Error> SqliteStore::append(std::span<const StoredRun> runs) {
  bool written = begin_rows();
  for (const StoredRun& one : runs) written = written && write_rows(one);
  if (written && run("COMMIT")) return std::nullopt;
  const Error error = failure(journal_);
  forget_statements();
  return error;
}

void SqliteStore::forget_statements() {
  add_run_.reset();
  add_series_.reset();
  add_digest_.reset();
}

std::optional<Error> SqliteStore::copy_whole_runs(sqlite3* from, const RunVisitor& visit, std::int64_t& damaged) {
  bool written = begin_rows();
  const ReadReport report = read_runs(from, layout_, [&](StoredRun&& one) {
    written = written && write_rows(one);
    if (written) visit(std::move(one));
  });
  damaged = static_cast<std::int64_t>(report.damaged.size()) + (report.ok ? 0 : 1);
  if (written && run("COMMIT")) return std::nullopt;
  return failure(journal_);
}

// What is whole goes into a new journal, which takes the place of the old one: whatever the damage, what comes after
// rests on values that their digests vouch for, and on nothing else that the old file says.
std::optional<Error> SqliteStore::resume(std::span<const StoredSide> sides, const RunVisitor& visit, std::int64_t& damaged) {
  Connection old;
  if (open_database(journal_, SQLITE_OPEN_READWRITE, old) != SQLITE_OK) return failure(journal_);
  // held until the new one is locked, so that of two that resume one is told
  switch (sqlite3_exec(old.get(), "PRAGMA cell_size_check = ON; BEGIN IMMEDIATE", nullptr, nullptr, nullptr)) {
    case SQLITE_BUSY:
      return Error{shown_path(journal_), "a study that another grapevine is writing", "a study that nobody is writing",
                   "wait for it to end, or name a new folder with -o"};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
      connection_ = std::move(old);
      return failure(journal_);
    default:
      break;  // all is well, or damaged
  }
  const std::filesystem::path part = beside(journal_);
  {
    SqliteStore fresh(part, layout_);
    if (auto error = fresh.create(sides)) return error;
    if (auto error = fresh.copy_whole_runs(old.get(), visit, damaged)) {
      fresh.forget_statements();
      fresh.connection_.reset();
      remove_database(part);
      return error;
    }
  }
  remove_companions(journal_);  // they are the old one's
  if (auto error = put_in_place(part, journal_)) return error;
  if (open_database(journal_, SQLITE_OPEN_READWRITE, connection_) != SQLITE_OK || !run(kPragmas) || !run("BEGIN IMMEDIATE") || !run("COMMIT"))
    return failure(journal_);
  return std::nullopt;
}

Result<std::string> SqliteStore::finish(const std::filesystem::path& path) {
  forget_statements();
  // VACUUM writes the rows in key order into a new file: the batches leave no trace in it, and with the version of the
  // schema set, neither does a resumption
  if (!run("PRAGMA schema_version = 1")) return failure(path);
  const std::filesystem::path part = beside(path);
  remove_database(part);
  Statement vacuum(connection_.get(), "VACUUM INTO ?1");
  if (!vacuum.run(std::string_view(part.native()))) {
    const Error error = failure(path);
    remove_database(part);
    return error;
  }
  remove_companions(part);
  auto digest = digest_of_file(part);
  if (!digest) return digest;
  if (auto error = put_in_place(part, path)) return *error;
  connection_.reset();
  remove_journal();
  return digest;
}

}  // namespace

Result<std::unique_ptr<ResultsStore>> open_sqlite_store(const std::filesystem::path& journal,
                                                        std::span<const StoredSide> sides,
                                                        const StoreLayout& layout) {
  auto store = std::make_unique<SqliteStore>(journal, layout);
  if (auto error = store->create(sides)) return *error;
  return std::unique_ptr<ResultsStore>(std::move(store));
}

Result<std::unique_ptr<ResultsStore>> resume_sqlite_store(const std::filesystem::path& journal,
                                                          std::span<const StoredSide> sides,
                                                          const StoreLayout& layout, const RunVisitor& visit,
                                                          std::int64_t& damaged) {
  auto store = std::make_unique<SqliteStore>(journal, layout);
  if (auto error = store->resume(sides, visit, damaged)) return *error;
  return std::unique_ptr<ResultsStore>(std::move(store));
}

std::optional<Error> read_sqlite_store(const std::filesystem::path& file, const StoreLayout& layout,
                                       const RunVisitor& visit) {
  Connection connection;
  const int code = open_database(file, SQLITE_OPEN_READONLY, connection);
  const ReadReport report = code == SQLITE_OK ? read_runs(connection.get(), layout, visit) : ReadReport{};
  if (report.ok && report.damaged.empty()) return std::nullopt;
  return Error{shown_path(file), "a damaged results store", "the file as it was written",
               "restore it from a copy, or run the study again: the same runs give the same results"};
}

}  // namespace grapevine
