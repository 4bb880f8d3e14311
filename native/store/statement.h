// A thin hold on SQLite's C interface: a connection and its statements that close themselves.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace grapevine {

struct CloseConnection {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

// A prepared statement that is run many times. Every call reports through ok(): after a failure nothing more
// is done.
class Statement {
 public:
  Statement(sqlite3* connection, const char* sql) {
    result_ = sqlite3_prepare_v2(connection, sql, -1, &statement_, nullptr);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Binds the values to ?1, ?2, … and runs the statement, which returns no rows. Of a span each takes a place.
  template <class... Values>
  bool run(const Values&... values) {
    if (!ok()) return false;
    int place = 0;
    (bind_next(place, values), ...);
    if (result_ == SQLITE_OK && sqlite3_step(statement_) != SQLITE_DONE) result_ = SQLITE_ERROR;
    const int reset = sqlite3_reset(statement_);
    if (reset != SQLITE_OK) result_ = reset;
    return ok();
  }

  bool ok() const { return result_ == SQLITE_OK; }

 private:
  template <class Value>
  void bind_next(int& place, const Value& value) {
    if (result_ == SQLITE_OK) result_ = bind(++place, value);
  }
  void bind_next(int& place, std::span<const double> values) {
    for (const double value : values) bind_next(place, value);
  }
  int bind(int place, double value) { return sqlite3_bind_double(statement_, place, value); }
  int bind(int place, std::int64_t value) { return sqlite3_bind_int64(statement_, place, value); }
  int bind(int place, std::string_view value) {
    return sqlite3_bind_text(statement_, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
  }

  sqlite3_stmt* statement_ = nullptr;
  int result_ = SQLITE_OK;
};

// The rows of a query, one at a time. What a row holds is not to be
// trusted: the digest of a run tells.
class Query {
 public:
  Query(sqlite3* connection, const char* sql) {
    result_ = sqlite3_prepare_v2(connection, sql, -1, &statement_, nullptr);
    next();
  }
  ~Query() { sqlite3_finalize(statement_); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool at_row() const { return result_ == SQLITE_ROW; }
  // At a row, or behind the last one.
  bool ok() const { return result_ == SQLITE_ROW || result_ == SQLITE_DONE; }
  void next() {
    if (result_ == SQLITE_OK || result_ == SQLITE_ROW) result_ = sqlite3_step(statement_);
  }
  std::int64_t whole(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  std::string text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int result_ = SQLITE_OK;
};

}  // namespace grapevine
