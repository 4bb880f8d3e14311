#include "report/tables.h"

#include <algorithm>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/report/made_up_pairs.h"

using namespace grapevine;
using made_up::Pairs;

TEST_CASE("tiles are the five figures of the mock-up") {
  const auto tiles = tile_metrics();
  REQUIRE(tiles.size() == 5);
  CHECK(shown_label(tiles[0]) == "Futures without a crisis");
  CHECK(shown_label(tiles[1]) == "First response, P90");
  CHECK(shown_label(tiles[2]) == "Backlog at peak");
  CHECK(shown_label(tiles[3]) == "Net sentiment, exposed");
  CHECK(shown_label(tiles[4]) == "Cost of support");
}

TEST_CASE("tables show every tile, and no metric twice") {
  const auto table = table_metrics();
  CHECK(std::set<Metric>(table.begin(), table.end()).size() == table.size());
  for (const Metric tile : tile_metrics()) CHECK(std::find(table.begin(), table.end(), tile) != table.end());
  CHECK(comparison_table(Pairs(8).comparison()).size() == table.size());
}

TEST_CASE("crises are shown as futures without one: higher is better") {
  const TableRow row = comparison_row(Pairs(64, 25, 9).comparison(), Metric::crisis);
  CHECK(row.label == "Futures without a crisis");
  CHECK(row.before == "61 %");
  CHECK(row.after == "86 %");
  CHECK(row.difference == "+25 points");
  CHECK(row.difference_interval == "+14 to +36 points");
  CHECK(row.band == "75 to 92 %");
  CHECK(row.futures == "better in 16 of 64");
  CHECK(row.better == Better::higher);
  CHECK(row.verdict == 1);
  CHECK(comparison_row(Pairs(64, 9, 25).comparison(), Metric::crisis).verdict == -1);
}

TEST_CASE(
    "a row carries both means, the difference and its interval, and a verdict by the metric's direction") {
  Pairs pairs(64);
  pairs.set(Metric::first_response_p90, 232, 72, 4)
      .set(Metric::nps, 20, 15, 1)
      .set(Metric::contacts, 100, 120, 5)
      .set(Metric::backlog_peak, 40, 39, 30);
  const Comparison c = pairs.comparison();
  const TableRow faster = comparison_row(c, Metric::first_response_p90);
  CHECK(faster.before == "3 h 52 min");
  CHECK(faster.after == "1 h 12 min");
  CHECK(faster.difference == "−2 h 40 min");
  CHECK(faster.difference_interval == "−2 h 41 min to −2 h 39 min");
  CHECK(faster.band == "1 h 8 min to 1 h 16 min");
  CHECK(faster.futures == "better in 64 of 64");
  CHECK(faster.verdict == 1);
  CHECK(comparison_row(c, Metric::nps).verdict == -1);
  CHECK(comparison_row(c, Metric::backlog_peak).verdict == 0);
  const TableRow neither = comparison_row(c, Metric::contacts);
  CHECK(neither.verdict == 0);
  CHECK(neither.futures == "higher in 64 of 64");
}

TEST_CASE("pairs that are all the same are called the same") {
  const TableRow row = comparison_row(Pairs(64).comparison(), Metric::nps);
  CHECK(row.difference == "0");
  CHECK(row.futures == "the same in all 64");
  CHECK(row.verdict == 0);
}

TEST_CASE("a summary shows the mean and where 80 % of futures lie") {
  Replicates replicates = made_up::with_crises(25, 64);
  for (std::size_t i = 0; i < 64; ++i)
    replicates.outcomes[i][Metric::backlog_peak] = 30 + static_cast<double>(i % 3) * 10;
  const auto summary = summarise(replicates);
  const SummaryRow backlog = summary_row(summary, Metric::backlog_peak);
  CHECK(backlog.value == "40");
  CHECK(backlog.band == "30 to 50");
  const SummaryRow calm = summary_row(summary, Metric::crisis);
  CHECK(calm.value == "61 %");
  CHECK(calm.band == "49 to 72 %");
  CHECK(summary_table(summary).size() == table_metrics().size());
}
