#include "ensemble/comparison.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/ensemble/made_up.h"

using namespace grapevine;
using Catch::Approx;

TEST_CASE("a comparison of the same replicates is exactly zero everywhere and better in none") {
  const Replicates same = made_up::replicates(3, 64);
  const Comparison c = compare(same, same);
  CHECK(c.pairs == 64);
  CHECK(c.identical == 64);
  CHECK(c.crises_averted == 0);
  CHECK(c.crises_caused == 0);
  for (const MetricComparison& m : c.metrics) {
    CAPTURE(info(m.metric).name);
    CHECK(m.difference.mean == 0);
    CHECK(m.difference.low == 0);
    CHECK(m.difference.high == 0);
    CHECK(m.better.successes == 0);
    CHECK(m.worse == 0);
    CHECK(m.equal == 64);
    CHECK_FALSE(m.clear);
  }
  CHECK(c.before == c.after);
}

TEST_CASE("permuting the pairs permutes nothing in their comparison but the order of sums") {
  Replicates before = made_up::replicates(3, 40), after = made_up::replicates(4, 40);
  const Comparison straight = compare(before, after);
  std::reverse(before.outcomes.begin(), before.outcomes.end());
  std::reverse(after.outcomes.begin(), after.outcomes.end());
  const Comparison reversed = compare(before, after);
  for (std::size_t m = 0; m < kMetricCount; ++m) {
    CHECK(reversed.metrics[m].better.successes == straight.metrics[m].better.successes);
    CHECK(reversed.metrics[m].difference.mean == Approx(straight.metrics[m].difference.mean));
    CHECK(reversed.metrics[m].difference.half_width() == Approx(straight.metrics[m].difference.half_width()));
    CHECK(reversed.metrics[m].after.low80 == straight.metrics[m].after.low80);
  }
  CHECK(reversed.before == straight.before);
  CHECK(reversed.crises_averted == straight.crises_averted);
}

TEST_CASE(
    "pairing matters: exchanging two futures of one side alone changes the interval of the difference") {
  const Replicates before = made_up::replicates(3, 40);
  Replicates after = before;
  for (Outcomes& outcomes : after.outcomes) outcomes[Metric::nps] += 1;
  const Comparison paired = compare(before, after);
  std::swap(after.outcomes[0], after.outcomes[1]);
  const Comparison broken = compare(before, after);
  CHECK(paired[Metric::nps].difference.half_width() < 1e-12);
  CHECK(broken[Metric::nps].difference.half_width() > 0.1);
}

TEST_CASE("only the first pairs are compared") {
  const Replicates before = made_up::replicates(3, 40), after = made_up::replicates(4, 30);
  Replicates first_before = before, first_after = after;
  first_before.outcomes.resize(16);
  first_after.outcomes.resize(16);
  const Comparison part = compare(before, after, 16), whole = compare(first_before, first_after);
  CHECK(part.pairs == 16);
  for (std::size_t m = 0; m < kMetricCount; ++m) {
    CHECK(part.metrics[m].difference.mean == whole.metrics[m].difference.mean);
    CHECK(part.metrics[m].before.median == whole.metrics[m].before.median);
  }
  CHECK(part.before == whole.before);
  CHECK(compare(before, after).pairs == 30);
  CHECK(compare(before, after, 0).pairs == 0);
  CHECK(compare(Replicates{}, Replicates{}).pairs == 0);
}

TEST_CASE("better follows the direction of the metric") {
  Replicates before, after;
  for (int i = 0; i < 10; ++i) {
    before.outcomes.push_back(made_up::outcomes(1, 1));
    after.outcomes.push_back(made_up::outcomes(1, 1));
    Outcomes& changed = after.outcomes.back();
    const double change = i < 7 ? 1 : i < 9 ? -1 : 0;
    changed[Metric::nps] += change;           // higher is better
    changed[Metric::backlog_peak] += change;  // lower is better
    changed[Metric::contacts] += change;      // neither
  }
  const Comparison c = compare(before, after);
  CHECK(c[Metric::nps].better.successes == 7);
  CHECK(c[Metric::nps].worse == 2);
  CHECK(c[Metric::nps].equal == 1);
  CHECK(c[Metric::backlog_peak].better.successes == 2);
  CHECK(c[Metric::backlog_peak].worse == 7);
  CHECK(c[Metric::contacts].better.successes == 7);
  CHECK(c[Metric::nps].better.trials == 10);
}

TEST_CASE("crises averted and caused are counted pair by pair") {
  Replicates before = made_up::with_crises(5, 20), after = made_up::with_crises(5, 20);
  after.outcomes[0][Metric::crisis] = 0;
  after.outcomes[1][Metric::crisis] = 0;
  after.outcomes[19][Metric::crisis] = 1;
  const Comparison c = compare(before, after);
  CHECK(c.crisis_before.successes == 5);
  CHECK(c.crisis_after.successes == 4);
  CHECK(c.crises_averted == 2);
  CHECK(c.crises_caused == 1);
  CHECK(c[Metric::crisis].difference.mean == Approx(-1.0 / 20));
  CHECK(c[Metric::crisis].equal == 17);
  CHECK(c.identical == 17);
}

TEST_CASE("a difference is clear when its interval leaves out zero, from six pairs on") {
  const auto shifted = [](std::int64_t pairs) {
    const Replicates before = made_up::replicates(3, static_cast<std::uint32_t>(pairs));
    Replicates after = before;
    for (Outcomes& outcomes : after.outcomes) outcomes[Metric::nps] += 2;
    return compare(before, after);
  };
  CHECK_FALSE(shifted(5)[Metric::nps].clear);
  CHECK(shifted(6)[Metric::nps].clear);
  CHECK_FALSE(shifted(6)[Metric::contacts].clear);
  // noise alone is not clear
  CHECK_FALSE(compare(made_up::replicates(3, 64), made_up::replicates(4, 64))[Metric::nps].clear);
}

TEST_CASE("a band holds the mean and the middle 80 % of the futures, bin by bin") {
  Replicates replicates;
  for (int i = 0; i < 11; ++i) {
    Outcomes outcomes = made_up::outcomes(1, 1, 2);
    outcomes.series[static_cast<std::size_t>(Series::backlog)] = {10 - i, 100};
    replicates.outcomes.push_back(outcomes);
  }
  const Band backlog = band(replicates, Series::backlog);
  REQUIRE(backlog.mean.size() == 2);
  CHECK(backlog.mean[0] == 5);
  CHECK(backlog.low[0] == 1);
  CHECK(backlog.high[0] == 9);
  CHECK(backlog.mean[1] == 100);
  CHECK(backlog.low[1] == 100);
  CHECK(band(replicates, Series::backlog, 1).mean[0] == 10);
  CHECK(band(Replicates{}, Series::backlog).mean.empty());
}

TEST_CASE("the summary of crises is Wilson's, of all else Student's") {
  const Replicates replicates = made_up::with_crises(25, 64);
  const auto summary = summarise(replicates);
  CHECK(summary[static_cast<std::size_t>(Metric::crisis)].mean.low == wilson_interval(25, 64).low);
  const auto nps = replicates.column(Metric::nps);
  CHECK(summary[static_cast<std::size_t>(Metric::nps)].mean.high == t_interval(nps).high);
  CHECK(crises(replicates).successes == 25);
  CHECK(crises(replicates, 10).successes == 10);
}

TEST_CASE("the digest of replicates depends on their order and on each of them") {
  Replicates replicates = made_up::replicates(3, 8);
  const std::string digest = replicates.digest();
  CHECK(replicates.digest() == digest);
  CHECK(replicates.digest(7) != digest);
  std::swap(replicates.outcomes[2], replicates.outcomes[3]);
  CHECK(replicates.digest() != digest);
  std::swap(replicates.outcomes[2], replicates.outcomes[3]);
  CHECK(replicates.digest() == digest);
  replicates.outcomes[7].series[0][4] += 1;
  CHECK(replicates.digest() != digest);
}
