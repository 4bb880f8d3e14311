#include <catch2/catch_test_macros.hpp>

#include "report/drill_rows.h"

using namespace grapevine;

TEST_CASE("Equal scores share the better rank, and the next team takes the place that it has") {
  DrillScores scores;
  for (const double total : {64.04, 80.0, 63.96, 12.0}) {
    scores.teams.emplace_back();
    scores.teams.back().total = total;
  }
  scores.by_rank = {1, 0, 2, 3};
  std::vector<std::string> ranks;
  for (const auto& row : leaderboard(Drill{}, scores)) ranks.push_back(row.front());
  CHECK(ranks == std::vector<std::string>{"Rank", "1", "2", "2", "4"});
}
