#include "store/sqlite_schema.h"

#include <fmt/format.h>

namespace grapevine {

namespace {

bool run(sqlite3* connection, const std::string& sql) {
  return sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

constexpr const char* kDropDescriptions =
    "DROP VIEW IF EXISTS wide; DROP VIEW IF EXISTS outcomes; DROP VIEW IF EXISTS means; DROP VIEW IF EXISTS points;"
    "DROP TABLE IF EXISTS sides; DROP TABLE IF EXISTS factors; DROP TABLE IF EXISTS settings;"
    "DROP TABLE IF EXISTS metrics; DROP TABLE IF EXISTS kinds;";

constexpr const char* kDescriptions =
    "CREATE TABLE sides(side INTEGER PRIMARY KEY, name TEXT NOT NULL, scenario TEXT NOT NULL, series_hours "
    "INTEGER NOT NULL);"
    "CREATE TABLE factors(factor INTEGER PRIMARY KEY, path TEXT NOT NULL);"
    "CREATE TABLE settings(side INTEGER, factor INTEGER, value REAL NOT NULL, PRIMARY KEY(side, factor)) WITHOUT "
    "ROWID;"
    "CREATE TABLE metrics(metric INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, better "
    "INTEGER NOT NULL);"
    "CREATE TABLE kinds(series INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT "
    "NULL);"
    "CREATE VIEW outcomes AS SELECT side, replicate, name AS metric, value FROM runs JOIN metrics USING (metric);"
    "CREATE VIEW means AS SELECT side, name AS metric, count(*) AS runs, avg(value) AS mean, min(value) AS least, "
    "max(value) AS most FROM runs JOIN metrics USING (metric) GROUP BY side, runs.metric;"
    "CREATE VIEW points AS SELECT side, path, value FROM settings JOIN factors USING (factor);";

// One row a run: the values of its factors and of its metrics, in columns of their names. No name holds a quote.
std::string wide_view(const StoreLayout& layout) {
  std::string columns;
  for (std::size_t i = 0; i < layout.factors.size(); ++i)
    columns += fmt::format(", (SELECT value FROM settings s WHERE s.side = r.side AND factor = {}) AS \"{}\"", i,
                           layout.factors[i]);
  for (const Metric metric : layout.metrics)
    columns += fmt::format(", max(CASE metric WHEN {} THEN value END) AS \"{}\"", static_cast<int>(metric),
                           info(metric).name);
  return "CREATE VIEW wide AS SELECT side, replicate" + columns + " FROM runs r GROUP BY side, replicate;";
}

std::int64_t sign_of(Better better) {
  return better == Better::lower ? -1 : better == Better::higher ? 1 : 0;
}

}  // namespace

bool create_run_tables(sqlite3* connection) {
  return run(connection,
             "CREATE TABLE IF NOT EXISTS runs(side INTEGER, replicate INTEGER, metric INTEGER, value REAL NOT NULL, PRIMARY "
             "KEY(side, replicate, metric)) WITHOUT ROWID;"
             "CREATE TABLE IF NOT EXISTS series(side INTEGER, replicate INTEGER, series INTEGER, bin INTEGER, value INTEGER NOT "
             "NULL, PRIMARY KEY(side, replicate, series, bin)) WITHOUT ROWID;"
             "CREATE TABLE IF NOT EXISTS digests(side INTEGER, replicate INTEGER, digest TEXT NOT NULL, rows TEXT NOT NULL, "
             "PRIMARY KEY(side, replicate)) WITHOUT ROWID;");
}

bool describe_job(sqlite3* connection, std::span<const StoredSide> sides, const StoreLayout& layout) {
  if (!run(connection, kDropDescriptions) || !run(connection, kDescriptions) || !run(connection, wide_view(layout)))
    return false;
  Statement add_side(connection, "INSERT INTO sides VALUES(?1, ?2, ?3, ?4)");
  Statement add_setting(connection, "INSERT INTO settings VALUES(?1, ?2, ?3)");
  std::int64_t ordinal = 0;
  for (const StoredSide& side : sides) {
    add_side.run(ordinal, std::string_view(side.name), std::string_view(side.scenario), std::int64_t{side.series_hours});
    for (std::size_t i = 0; i < side.values.size(); ++i)
      add_setting.run(ordinal, static_cast<std::int64_t>(i), side.values[i]);
    ++ordinal;
  }
  Statement add_factor(connection, "INSERT INTO factors VALUES(?1, ?2)");
  ordinal = 0;
  for (const std::string& path : layout.factors) add_factor.run(ordinal++, std::string_view(path));
  Statement add_metric(connection, "INSERT INTO metrics VALUES(?1, ?2, ?3, ?4)");
  for (const Metric metric : layout.metrics)
    add_metric.run(static_cast<std::int64_t>(metric), info(metric).name, info(metric).label, sign_of(info(metric).better));
  Statement add_kind(connection, "INSERT INTO kinds VALUES(?1, ?2, ?3, ?4)");
  for (std::size_t i = 0; layout.series && i < kSeriesCount; ++i) {
    const SeriesInfo& series = info(static_cast<Series>(i));
    add_kind.run(static_cast<std::int64_t>(i), series.name, series.label, series.unit);
  }
  return add_side.ok() && add_setting.ok() && add_factor.ok() && add_metric.ok() && add_kind.ok();
}

}  // namespace grapevine
