#include "store/sqlite_reader.h"

#include <optional>

namespace grapevine {

namespace {

using Key = std::pair<std::int64_t, std::int64_t>;

Key key_of(const Query& query) { return {query.whole(0), query.whole(1)}; }

// The rows of one kind that belong to `run`. Rows before them belong to no run: they are reported.
class Part {
 public:
  Part(sqlite3* connection, const char* sql) : query_(connection, sql) {}

  template <class Take>
  void take(const Key& run, std::vector<Key>& damaged, Take take_row) {
    for (; query_.at_row() && key_of(query_) < run; query_.next()) report(damaged);
    for (; query_.at_row() && key_of(query_) == run; query_.next()) take_row(query_);
  }
  void report_rest(std::vector<Key>& damaged) {
    for (; query_.at_row(); query_.next()) report(damaged);
  }
  bool ok() const { return query_.ok(); }

 private:
  void report(std::vector<Key>& damaged) {
    if (damaged.empty() || damaged.back() != key_of(query_)) damaged.push_back(key_of(query_));
  }
  Query query_;
};

}  // namespace

ReadReport read_runs(sqlite3* connection, const StoreLayout& layout, const RunVisitor& visit) {
  ReadReport report;
  Query digests(connection, "SELECT side, replicate, digest, rows FROM digests ORDER BY side, replicate");
  Part values(connection, "SELECT side, replicate, metric, value FROM runs ORDER BY side, replicate, metric");
  Part series(connection, "SELECT side, replicate, series, bin, value FROM series ORDER BY side, replicate, series, bin");
  std::optional<Key> last;
  for (; digests.at_row(); digests.next()) {
    const Key key = key_of(digests);
    StoredRun run{key.first, key.second, {}, {}, digests.text(2)};
    // a damaged tree may lead to the same rows twice
    bool whole = !last || *last < key;
    last = key;
    values.take(key, report.damaged, [&](const Query& row) {
      const std::size_t place = run.values.size();
      whole = whole && place < layout.metrics.size() && row.whole(2) == static_cast<std::int64_t>(layout.metrics[place]);
      run.values.push_back(row.real(3) + 0.0);  // the digest takes -0 for 0
    });
    if (layout.series) run.series.resize(kSeriesCount);
    series.take(key, report.damaged, [&](const Query& row) {
      const auto which = static_cast<std::uint64_t>(row.whole(2));
      whole = whole && which < run.series.size() && row.whole(3) == static_cast<std::int64_t>(run.series[which].size());
      if (whole) run.series[which].push_back(row.whole(4));
    });
    if (whole && run.values.size() == layout.metrics.size() && run.rows_digest(layout) == digests.text(3))
      visit(std::move(run));
    else
      report.damaged.push_back(key);
  }
  values.report_rest(report.damaged);
  series.report_rest(report.damaged);
  report.ok = digests.ok() && values.ok() && series.ok();
  return report;
}

}  // namespace grapevine
