#include "sim/outcomes.h"

#include <limits>
#include <set>

#include <catch2/catch_test_macros.hpp>

using namespace grapevine;

namespace {

Outcomes sample() {
  Outcomes outcomes;
  for (std::size_t m = 0; m < kMetricCount; ++m) outcomes.totals[m] = static_cast<double>(m) / 7;
  for (std::size_t s = 0; s < kSeriesCount; ++s) outcomes.series[s] = {static_cast<std::int64_t>(s), 2, 3};
  outcomes.day_digests = {11, 12};
  return outcomes;
}

std::string digest_of(const Outcomes& outcomes) {
  Digest digest;
  outcomes.add_to(digest);
  return digest.hex();
}

}  // namespace

TEST_CASE("every metric has a name of its own, a label, a meaning and a tolerance") {
  std::set<std::string_view> names, labels;
  for (const MetricInfo& metric : metric_table()) {
    CAPTURE(metric.name);
    CHECK(metric.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") == std::string_view::npos);
    CHECK_FALSE(metric.label.empty());
    CHECK(metric.meaning.size() > 10);
    CHECK(metric.meaning.back() == '.');
    CHECK(metric.tolerance > 0);
    names.insert(metric.name);
    labels.insert(metric.label);
  }
  CHECK(names.size() == kMetricCount);
  CHECK(labels.size() == kMetricCount);
}

TEST_CASE("rows of the metric table stand at the place of their metric") {
  CHECK(info(Metric::crisis_level).name == "crisis_level");
  CHECK(info(Metric::sentiment_exposed).name == "sentiment_exposed");
  CHECK(info(Metric::first_response_p90).name == "first_response_p90");
  CHECK(info(Metric::utilisation_specialists).name == "utilisation_specialists");
  CHECK(info(Metric::value_at_risk).name == "value_at_risk");
  CHECK(info(Metric::total_cost).name == "total_cost");
  CHECK(info(Series::new_people_reached).name == "new_people_reached");
  CHECK(info(Series::backlog).name == "backlog");
  CHECK(info(Series::customers_lost).name == "customers_lost");
}

TEST_CASE("the digest changes with every total, series value and day digest, and with where a series ends") {
  const Outcomes base = sample();
  std::set<std::string> digests{digest_of(base)};
  std::size_t changes = 0;
  const auto expect_new = [&](const Outcomes& changed) {
    ++changes;
    digests.insert(digest_of(changed));
  };
  for (std::size_t m = 0; m < kMetricCount; ++m) {
    Outcomes changed = base;
    changed.totals[m] += 1e-9;
    expect_new(changed);
  }
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    Outcomes changed = base;
    changed.series[s][1] += 1;
    expect_new(changed);
  }
  Outcomes other_day = base;
  other_day.day_digests[1] ^= 1;
  expect_new(other_day);
  Outcomes moved = base;
  moved.series[1].push_back(moved.series[2].front());
  moved.series[2].erase(moved.series[2].begin());
  expect_new(moved);
  CHECK(digests.size() == changes + 1);
}

TEST_CASE("a zero with a sign has the digest of zero, and NaN makes the digest invalid") {
  Outcomes plus = sample(), minus = sample(), broken = sample();
  plus[Metric::nps] = 0.0;
  minus[Metric::nps] = -0.0;
  CHECK(digest_of(plus) == digest_of(minus));
  broken[Metric::nps] = std::numeric_limits<double>::quiet_NaN();
  Digest digest;
  broken.add_to(digest);
  CHECK_FALSE(digest.valid());
}

TEST_CASE("totals are written as a person reads them") {
  CHECK(figure_to_string(Metric::complaints, 0) == "0");
  CHECK(figure_to_string(Metric::complaints, 4.25) == "4.2");
  CHECK(figure_to_string(Metric::complaints, 9.97) == "10");
  CHECK(figure_to_string(Metric::negative_exposures, 42137.4) == "42,137");
  CHECK(figure_to_string(Metric::negative_exposures, 1234567) == "1,234,567");
  CHECK(figure_to_string(Metric::answered_within_hour, 0.86) == "86 %");
  CHECK(figure_to_string(Metric::answered_within_hour, 0.042) == "4.2 %");
  CHECK(figure_to_string(Metric::answered_within_hour, 0.625) == "63 %");  // halves go up, as in sentences
  CHECK(figure_to_string(Metric::answered_within_hour, 1) == "100 %");
  CHECK(figure_to_string(Metric::first_response_p90, 72) == "1 h 12 min");
  CHECK(figure_to_string(Metric::first_response_p90, 0) == "0 min");
  CHECK(figure_to_string(Metric::sentiment_exposed, 0.184) == "+0.18");
  CHECK(figure_to_string(Metric::sentiment_exposed, -0.05) == "−0.05");
  CHECK(figure_to_string(Metric::nps, 27.3) == "+27");
  CHECK(figure_to_string(Metric::handoffs, 0.456) == "0.46");
  CHECK(figure_to_string(Metric::support_cost, 340) == "$ 340");
  CHECK(figure_to_string(Metric::support_cost, 18400) == "$ 18.4 k");
  CHECK(figure_to_string(Metric::support_cost, 184000) == "$ 184 k");
  CHECK(figure_to_string(Metric::support_cost, 1840000) == "$ 1.84 M");
}

TEST_CASE("amounts of money never read 1000 of a unit") {
  CHECK(figure_to_string(Metric::support_cost, 999.4) == "$ 999");
  CHECK(figure_to_string(Metric::support_cost, 999.6) == "$ 1.0 k");
  CHECK(figure_to_string(Metric::support_cost, 99'949) == "$ 99.9 k");
  CHECK(figure_to_string(Metric::support_cost, 99'951) == "$ 100 k");
  CHECK(figure_to_string(Metric::support_cost, 999'499) == "$ 999 k");
  CHECK(figure_to_string(Metric::support_cost, 999'501) == "$ 1.00 M");
}

TEST_CASE("a share that is not all never reads 100 %, and one that is not none never reads 0 %") {
  CHECK(figure_to_string(Metric::answered_within_hour, 0.996) == "99.6 %");
  CHECK(figure_to_string(Metric::churn_all, 0.0035) == "0.35 %");
}

TEST_CASE("what rounds to nothing carries no sign") {
  CHECK(figure_to_string(Metric::sentiment_exposed, -0.001) == "0.00");
  CHECK(figure_to_string(Metric::sentiment_exposed, 0.001) == "0.00");
  CHECK(difference_to_string(Metric::sentiment_exposed, -0.0001) == "0.000");
  CHECK(difference_to_string(Metric::complaints, -0.03) == "0.0");
  CHECK(difference_to_string(Metric::complaints, 0) == "0");
  CHECK(difference_to_string(Metric::complaints, -0.0) == "0");
}

TEST_CASE("differences carry their sign and their unit") {
  CHECK(difference_to_string(Metric::crisis, 0.25) == "+25 points");
  CHECK(difference_to_string(Metric::crisis, -0.01) == "−1 point");
  CHECK(difference_to_string(Metric::churn_all, -0.0005) == "−0.05 points");
  CHECK(difference_to_string(Metric::first_response_p90, -160) == "−2 h 40 min");
  CHECK(difference_to_string(Metric::first_response_p90, 3) == "+3 min");
  CHECK(difference_to_string(Metric::backlog_peak, -22) == "−22");
  CHECK(difference_to_string(Metric::sentiment_exposed, 0.09) == "+0.09");
  CHECK(difference_to_string(Metric::sentiment_exposed, 0.004) == "+0.004");
  CHECK(difference_to_string(Metric::support_cost, 300) == "+$ 300");
  CHECK(difference_to_string(Metric::support_cost, -1400) == "−$ 1.4 k");
}

TEST_CASE("what was not measured is a dash") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(figure_to_string(Metric::sentiment_complainants, nan) == "–");
  CHECK(difference_to_string(Metric::sentiment_complainants, nan) == "–");
}
