#include "report/exports.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/report/made_up_pairs.h"

using namespace grapevine;
using Json = nlohmann::json;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text)
    if (c == separator)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); });
}

}  // namespace

TEST_CASE("runs.csv reads back to the same bits, a line a replicate and a column a metric") {
  const Replicates replicates = made_up::replicates(3, 5);
  const auto lines = split(runs_csv(replicates), '\n');
  REQUIRE(lines.size() == 7);
  CHECK(lines.back().empty());
  const auto names = split(lines[0], ',');
  REQUIRE(names.size() == kMetricCount + 1);
  CHECK(names[0] == "replicate");
  CHECK(names[1] == "crisis_level");
  CHECK(names.back() == "customers_let_be");
  for (std::size_t i = 0; i < 5; ++i) {
    const auto cells = split(lines[i + 1], ',');
    REQUIRE(cells.size() == kMetricCount + 1);
    CHECK(cells[0] == std::to_string(i));
    for (std::size_t m = 0; m < kMetricCount; ++m)
      CHECK(std::strtod(cells[m + 1].c_str(), nullptr) == replicates.outcomes[i].totals[m]);
  }
}

TEST_CASE("permuting replicates permutes the rows and nothing else") {
  Replicates replicates = made_up::replicates(3, 6);
  auto rows_of = [](const Replicates& r) {
    auto lines = split(runs_csv(r), '\n');
    std::vector<std::string> rows;
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) rows.push_back(lines[i].substr(lines[i].find(',')));
    return rows;
  };
  auto straight = rows_of(replicates);
  std::rotate(replicates.outcomes.begin(), replicates.outcomes.begin() + 2, replicates.outcomes.end());
  const auto rotated = rows_of(replicates);
  CHECK(straight != rotated);
  std::rotate(straight.begin(), straight.begin() + 2, straight.end());
  CHECK(straight == rotated);
}

TEST_CASE("numbers are in their shortest form, zero without a sign, the unmeasured empty") {
  Replicates replicates = made_up::replicates(3, 1);
  Outcomes& o = replicates.outcomes[0];
  o[Metric::crisis_level] = 61;
  o[Metric::crisis] = 0.1;
  o[Metric::peak_day_negative_exposures] = -0.0;
  o[Metric::negative_exposures] = std::numeric_limits<double>::quiet_NaN();
  o[Metric::positive_exposures] = 1e-7;
  CHECK(split(runs_csv(replicates), '\n')[1].starts_with("0,61,0.1,0,,1e-07,"));
}

TEST_CASE("series.csv has a line a replicate and bin, with the hour at which the bin begins") {
  Replicates replicates = made_up::replicates(3, 2, 3);
  for (std::size_t s = 0; s < kSeriesCount; ++s)
    replicates.outcomes[1].series[s][2] = static_cast<std::int64_t>(s) * 10;
  const auto lines = split(series_csv(replicates, 6), '\n');
  REQUIRE(lines.size() == 2 * 3 + 2);
  CHECK(lines[0] ==
        "replicate,bin,hour,negative_exposures,positive_exposures,new_people_reached,complaints,contacts,"
        "first_responses,resolved,abandoned,backlog,customers_lost");
  CHECK(lines[6] == "1,2,12,0,10,20,30,40,50,60,70,80,90");
}

TEST_CASE("only the replicates that are ready are exported") {
  const Replicates replicates = made_up::replicates(3, 8);
  Replicates three = replicates;
  three.outcomes.resize(3);
  CHECK(runs_csv(replicates, 3) == runs_csv(three));
  CHECK(series_csv(replicates, 24, 3) == series_csv(three, 24));
  CHECK(summary_json(small::scenario(), replicates, 3) == summary_json(small::scenario(), three));
  CHECK(split(runs_csv(replicates, 0), '\n').size() == 2);
}

TEST_CASE("comparison.csv has a line a metric and as many cells in each") {
  const Comparison c = made_up::Pairs(64, 25, 9).set(Metric::nps, 20, 25, 1).comparison();
  const auto lines = split(comparison_csv(c), '\n');
  REQUIRE(lines.size() == kMetricCount + 2);
  const auto names = split(lines[0], ',');
  for (std::size_t i = 1; i <= kMetricCount; ++i) CHECK(split(lines[i], ',').size() == names.size());
  const auto nps = std::find_if(lines.begin(), lines.end(),
                                [](const std::string& line) { return line.starts_with("nps,"); });
  REQUIRE(nps != lines.end());
  const auto cells = split(*nps, ',');
  const auto cell = [&](std::string_view name) {
    return cells[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())];
  };
  CHECK(cell("before_mean") == "20");
  CHECK(cell("after_mean") == "25");
  CHECK(cell("difference") == "5");
  CHECK(cell("better") == "64");
  CHECK(cell("worse") == "0");
  CHECK(cell("pairs") == "64");
  CHECK(cell("clear") == "1");
}

TEST_CASE("exports are plain ASCII") {
  const Replicates replicates = made_up::replicates(3, 4);
  const Comparison c = compare(replicates, made_up::replicates(4, 4));
  CHECK(is_ascii(runs_csv(replicates)));
  CHECK(is_ascii(series_csv(replicates, 24)));
  CHECK(is_ascii(comparison_csv(c)));
  CHECK(is_ascii(summary_json(small::scenario(), replicates)));
}

TEST_CASE("cells that a spreadsheet would execute are disarmed, others are left as they are") {
  CHECK(csv_cell("plain text") == "plain text");
  CHECK(csv_cell("") == "");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"no\"") == "\"say \"\"no\"\"\"");
  CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
  CHECK(csv_cell("=1+2") == "\"'=1+2\"");
  CHECK(csv_cell("+49 30") == "\"'+49 30\"");
  CHECK(csv_cell("-cmd|' /C calc'!A0") == "\"'-cmd|' /C calc'!A0\"");
  CHECK(csv_cell("@SUM(A1)") == "\"'@SUM(A1)\"");
  CHECK(csv_cell("\t=1") == "\"'\t=1\"");
  CHECK(csv_cell("  =1") == "\"'  =1\"");
  CHECK(csv_cell("−1") == "\"'−1\"");
  CHECK(csv_cell("a=1") == "a=1");
}

TEST_CASE("the summary's JSON holds every metric and series by name, and reads back to the same bits") {
  const Replicates replicates = made_up::replicates(3, 16);
  const Json json = Json::parse(summary_json(small::scenario(), replicates));
  CHECK(json["scenario"]["name"] == "small");
  CHECK(json["scenario"]["people"] == 600);
  CHECK(json["replicates"] == 16);
  CHECK(json["digest"] == replicates.digest());
  CHECK(json["crisis"]["futures"] == crises(replicates).successes);
  REQUIRE(json["metrics"].size() == kMetricCount);
  const auto summary = summarise(replicates);
  for (std::size_t m = 0; m < kMetricCount; ++m) {
    const Json& metric = json["metrics"][std::string(info(static_cast<Metric>(m)).name)];
    CHECK(metric["mean"].get<double>() == summary[m].mean.mean);
    CHECK(metric["high"].get<double>() == summary[m].mean.high);
    CHECK(metric["low80"].get<double>() == summary[m].low80);
  }
  REQUIRE(json["series"].size() == kSeriesCount);
  CHECK(json["series"]["backlog"]["mean"].get<std::vector<double>>() ==
        band(replicates, Series::backlog).mean);
}

TEST_CASE("the comparison's JSON says what differs and by how much") {
  const Scenario baseline = small::scenario();
  const Scenario what_if = with_change(baseline, small::parameter("triage.policy"), 1, 2 * kDay);
  const Comparison c = made_up::Pairs(64, 25, 9).comparison();
  const Json json = Json::parse(comparison_json(baseline, what_if, c));
  CHECK(json["pairs"] == 64);
  REQUIRE(json["differs"].size() == 1);
  CHECK(json["differs"][0]["at"] == "D2 00:00");
  CHECK(json["crisis"]["averted"] == 16);
  CHECK(json["crisis"]["caused"] == 0);
  CHECK(json["crisis"]["after"]["futures"] == 9);
  CHECK(json["metrics"]["crisis"]["difference"]["mean"] == -0.25);
  CHECK(json["metrics"]["crisis"]["clear"] == true);
  CHECK(json["metrics"].size() == kMetricCount);
}

TEST_CASE("broken text in a title does not stop an export") {
  Scenario scenario = small::scenario();
  scenario.title = "bad \xFF bytes";
  CHECK(Json::parse(summary_json(scenario, made_up::replicates(3, 2))).contains("metrics"));
}

TEST_CASE("exports have these very bytes on every build") {
  const Replicates replicates = made_up::replicates(3, 20);
  const Comparison c = compare(replicates, made_up::replicates(4, 20));
  CHECK(digest_of(runs_csv(replicates) + series_csv(replicates, 24)) == "67655375cdce1d13a497e98676ad2f8f");
  CHECK(digest_of(comparison_csv(c)) == "a8ebdf29e6c29cbee66e0ce78b9e8461");
  Scenario scenario = small::scenario();
  CHECK(digest_of(summary_json(scenario, replicates) + comparison_json(scenario, scenario, c)) ==
        "687c2f57beb4b8ddc42d0a286c70d83b");
}
