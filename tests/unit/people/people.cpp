#include "people/people.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <vector>

using namespace grapevine;

TEST_CASE("bad news leaves less to lose, good news less to gain") {
  const ExposureParameters p;
  CHECK(after_exposure(0.5f, -1, 1, p) < 0.5f);
  CHECK(after_exposure(0.5f, 1, 1, p) > 0.5f);
  CHECK(after_exposure(-1.0f, -1, 1, p) == -1.0f);
  CHECK(after_exposure(1.0f, 1, 1, p) == 1.0f);
  const float from_high = 0.8f - after_exposure(0.8f, -1, 1, p);
  const float from_low = -0.2f - after_exposure(-0.2f, -1, 1, p);
  CHECK(from_high > from_low);
  CHECK(after_exposure(0.5f, -1, 0, p) == 0.5f);
}

TEST_CASE("a negativity bias of two doubles what bad news takes and leaves good news alone") {
  ExposureParameters biased;
  biased.negativity_bias = 2;
  const float plain = 0.5f - after_exposure(0.5f, -1, 1, {});
  CHECK(std::abs((0.5f - after_exposure(0.5f, -1, 1, biased)) - 2 * plain) < 1e-6f);
  CHECK(after_exposure(0.5f, 1, 1, biased) == after_exposure(0.5f, 1, 1, {}));
}

TEST_CASE("moods return home and hazards add up in a day's sweep") {
  std::vector<float> mood(100, 0.0f), home(100, 0.5f), patience(100, 1.0f);
  patience[7] = std::numeric_limits<float>::infinity();
  patience[70] = 0.001f;
  std::vector<std::uint32_t> gone(100);
  REQUIRE(sweep_day(mood, home, patience, {0.1f, 0.01f, 3}, gone) == 1);
  CHECK(gone[0] == 70);
  patience[70] = patience[0];
  CHECK(mood[0] == 0.05f);
  CHECK(std::abs(patience[0] - (1 - 0.01f * std::exp(-0.15f))) < 1e-6f);
  CHECK(std::isinf(patience[7]));
  // every element has the same bits, wherever it falls in a vector
  CHECK(std::all_of(patience.begin() + 8, patience.end(), [&](float p) { return p == patience[0]; }));
}

TEST_CASE("prospects come nearer to being won, the sooner the better their mood, and never to leaving") {
  // one in three is a prospect; whole blocks and a rest
  const std::size_t n = 200;
  std::vector<float> mood(n, 0.5f), home(n, 0.5f), patience(n, 1.0f);
  for (std::size_t i = 0; i < n; i += 3) patience[i] = -1.0f;
  patience[9] = -0.001f;   // won
  patience[195] = -0.02f;  // won, in the rest
  patience[10] = 0.001f;   // leaves
  mood[12] = home[12] = 1.0f;
  const float mean_hazard = 0.01f * std::exp(-0.5f * 3), win_hazard = 0.02f * std::exp(0.5f);
  std::vector<std::uint32_t> crossed(n);
  REQUIRE(sweep_day(mood, home, patience, {0.1f, 0.01f, 3, 0.02f, 1}, crossed) == 3);
  CHECK(crossed[0] == 9);
  CHECK(crossed[1] == 10);
  CHECK(crossed[2] == 195);
  CHECK(is_customer(patience[9]));
  CHECK_FALSE(is_customer(patience[10]));
  CHECK(std::abs(patience[1] - (1 - mean_hazard)) < 1e-6f);
  CHECK(std::abs(patience[0] - (-1 + win_hazard)) < 1e-6f);
  CHECK(patience[12] > patience[0]);
  for (const std::size_t i : {3u, 63u, 66u, 189u, 198u}) CHECK(patience[i] == patience[0]);
  // without a hazard nobody is won
  std::vector<float> still(n, -0.001f), as_before = still;
  CHECK(sweep_day(mood, home, still, {0.1f, 0.01f, 3}, crossed) == 0);
  CHECK(still == as_before);
}

TEST_CASE("the sum of hazards leaves out those who cannot leave, and a sweep's has those who leave on its day") {
  for (const std::size_t n : {11u, 64u, 200u}) {
    const std::vector<float> home(n, 0.5f);
    std::vector<float> mood(n, 0.0f), patience(n, 1.0f);
    patience[3] = std::numeric_limits<float>::infinity();
    patience[10] = -1.0f;  // a prospect
    patience[7] = 0.001f;  // leaves
    const DaySweep day{0.1f, 0.01f, 3};
    const auto customers = static_cast<double>(n - 2);
    CHECK(std::abs(sum_hazard(mood, patience, day) / (0.01 * customers) - 1) < 1e-6);
    std::vector<float> other_mood = mood, other_patience = patience;
    std::vector<std::uint32_t> crossed(n), other_crossed(n);
    double hazard = 0;
    REQUIRE(sweep_day(mood, home, patience, day, crossed, &hazard) == 1);
    CHECK(std::abs(hazard / (0.01 * std::exp(-0.15) * customers) - 1) < 1e-6);
    // asking for the sum changes nothing else
    REQUIRE(sweep_day(other_mood, home, other_patience, day, other_crossed) == 1);
    CHECK(crossed == other_crossed);
    CHECK(mood == other_mood);
    CHECK(patience == other_patience);
    CHECK(sum_hazard(mood, patience, day) < hazard);
  }
}

TEST_CASE("what customers are worth is the sum of lifetime values, what is at risk that times the chance to leave") {
  for (const double discount : {0.0, 0.1}) {
    for (const double slope : {0.5, 3.0, 8.0}) {
      std::vector<float> mood(100), patience(100, 1.0f);
      patience[3] = std::numeric_limits<float>::infinity();
      ChurnParameters churn;
      churn.sentiment_slope = slope;
      ValueParameters value;
      value.discount_per_year = discount;
      double expected = 0, worth = 0;
      for (std::size_t i = 0; i < mood.size(); ++i) {
        mood[i] = static_cast<float>(i) / 50 - 1;
        const double hazard = churn.base_per_day * std::exp(-churn.sentiment_slope * static_cast<double>(mood[i]));
        if (i == 3) continue;
        worth += lifetime_value(static_cast<double>(mood[i]), churn, value);
        expected += lifetime_value(static_cast<double>(mood[i]), churn, value) * (1 - std::exp(-30 * hazard));
      }
      const DaySweep day{0, static_cast<float>(churn.base_per_day), static_cast<float>(churn.sentiment_slope)};
      const CustomerValue sum = sum_value(mood, patience, day, value, 30);
      CHECK(std::abs(sum.all / worth - 1) < 1e-5);
      CHECK(std::abs(sum.at_risk / expected - 1) < 1e-5);
    }
  }
}

TEST_CASE("a scan of days finds exactly those who are due, at any length and day") {
  for (const std::size_t n : {0u, 1u, 63u, 64u, 65u, 128u, 200u, 1000u}) {
    for (const std::int64_t wanted : {0, 1, 127, 128, 255, 256 + 3}) {
      std::vector<std::uint8_t> due(n);
      // days beside the one looked for, and it itself: never, one in five, always
      for (const std::size_t every : {0u, 5u, 1u}) {
        for (std::size_t i = 0; i < n; ++i) due[i] = due_day(every && i % every == 0 ? wanted : wanted + 1 + static_cast<std::int64_t>(i * 7919 % 255));
        std::vector<std::uint32_t> found(n), expected;
        found.resize(find_due(due, due_day(wanted), found));
        std::sort(found.begin(), found.end());
        for (std::size_t i = 0; i < n; ++i)
          if (every && i % every == 0) expected.push_back(static_cast<std::uint32_t>(i));
        CHECK(found == expected);
      }
    }
  }
}

TEST_CASE("lifetime value follows m r / (1 + i − r) and falls with sentiment") {
  ChurnParameters churn;
  const double retention = std::exp(-365 * churn.base_per_day * std::exp(-3 * 0.65));
  CHECK(std::abs(lifetime_value(0.65, churn, {}) - 120 * retention / (1.1 - retention)) < 1e-9);
  CHECK(lifetime_value(0.2, churn, {}) < lifetime_value(0.6, churn, {}));
}

TEST_CASE("recommendations are whole numbers from 0 to 10") {
  CHECK(recommendation(1, 3) == 10);
  CHECK(recommendation(-1, -3) == 0);
  CHECK(recommendation(0, 0) == 5);
  CHECK(recommendation(0.7, 0.2) == 9);
}

TEST_CASE("Poisson counts have their mean and variance") {
  for (const double mean : {0.0, 0.5, 5.0, 10.0, 24.0}) {
    const PoissonCounts counts(mean);
    Stream stream(static_cast<std::uint64_t>(mean * 10) + 1);
    double sum = 0, squares = 0;
    constexpr int n = 100000;
    for (int i = 0; i < n; ++i) {
      const double k = counts.draw(stream.next32());
      sum += k;
      squares += k * k;
    }
    const double found = sum / n, variance = squares / n - found * found;
    CHECK(std::abs(found - mean) <= 5 * std::sqrt((mean + 1e-9) / n));
    CHECK(std::abs(variance - mean) <= 0.05 * mean + 1e-9);
    CHECK(counts.draw(0) >= 0);
    CHECK(counts.draw(~0u) < 100);
  }
}

namespace {

// How often each of the ties is chosen, over many draws.
std::vector<double> inclusion(const std::vector<std::uint16_t>& weights, std::int32_t count, int draws) {
  TellChooser chooser;
  std::vector<std::int32_t> receivers(weights.size());
  std::iota(receivers.begin(), receivers.end(), 0);
  std::vector<Hearer> told(weights.size());
  std::vector<double> share(weights.size());
  for (int i = 0; i < draws; ++i) {
    const std::size_t n = chooser.choose(Stream(mix64(static_cast<std::uint64_t>(i))), receivers, weights, count, told);
    for (std::size_t k = 0; k < n; ++k) share[told[k].person] += 1.0 / draws;
  }
  return share;
}

}  // namespace

TEST_CASE("both ways of choosing whom to tell give the exact chances of weighted sampling without replacement") {
  // two of three with weights 1, .5, .5: P(first in) = 1 − P(others only) = 1 − 2 (¼ · ⅓) = 5/6
  const std::vector<std::uint16_t> weights = {65534, 32767, 32767};
  const auto share = inclusion(weights, 2, 40000);
  const double error = 4 * std::sqrt(5.0 / 6 / 6 / 40000);
  CHECK(std::abs(share[0] - 5.0 / 6) < error);
  CHECK(std::abs(share[1] - 7.0 / 12) < 4 * std::sqrt(0.25 / 40000));
  // three of four goes by clocks; the first is left out with the chance that the other three come before it
  const auto clocks = inclusion({60000, 30000, 30000, 30000}, 3, 40000);
  const double left_out = 3.0 / 5 * (2.0 / 4) * (1.0 / 3);
  CHECK(std::abs(clocks[0] - (1 - left_out)) < 4 * std::sqrt(left_out / 40000));
}

TEST_CASE("nobody is told twice, all are told when all are wanted, and each comes with the weight of the tie") {
  TellChooser chooser;
  for (const std::size_t degree : {30u, 100u}) {
    std::vector<std::int32_t> receivers;
    std::vector<std::uint16_t> weights;
    for (std::size_t i = 0; i < degree; ++i) {
      receivers.push_back(static_cast<std::int32_t>(7 * i + 3));
      weights.push_back(static_cast<std::uint16_t>(19660 + i));
    }
    std::vector<Hearer> told(degree);
    for (const std::int32_t count : {0, 1, 10, 20, 29, 30, 99, 100, 101}) {
      const std::size_t n = chooser.choose(Stream(5), receivers, weights, count, told);
      CHECK(n == std::min(static_cast<std::size_t>(count), degree));
      std::set<std::uint32_t> people;
      for (std::size_t k = 0; k < n; ++k) {
        people.insert(told[k].person);
        CHECK(told[k].weight == 19660 + (told[k].person - 3) / 7);
      }
      CHECK(people.size() == n);
    }
  }
}
