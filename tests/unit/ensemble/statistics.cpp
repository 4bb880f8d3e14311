#include "ensemble/statistics.h"

#include <cmath>
#include <vector>

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "base/base.h"

using namespace grapevine;
using Catch::Approx;

TEST_CASE("Student's t agrees with the tables") {
  const std::pair<int, double> table[] = {
      {1, 12.7062047362}, {2, 4.3026527297},  {3, 3.1824463053},   {4, 2.7764451052},
      {5, 2.5705818356},  {6, 2.4469118511},  {7, 2.3646242516},   {8, 2.3060041352},
      {9, 2.2621571628},  {10, 2.2281388520}, {15, 2.1314495456},  {20, 2.0859634473},
      {30, 2.0422724563}, {60, 2.0002978220}, {120, 1.9799304051}, {1000, 1.9623390808},
  };
  for (const auto& [degrees, expected] : table) {
    CAPTURE(degrees);
    CHECK(std::fabs(student_t_quantile_975(degrees) - expected) < 1e-9);
  }
  CHECK(student_t_quantile_975(0) == student_t_quantile_975(1));
}

TEST_CASE("Student's t falls towards the normal quantile without a step where the method changes") {
  for (int n = 1; n < 5000; ++n) {
    const double step = student_t_quantile_975(n) - student_t_quantile_975(n + 1);
    CAPTURE(n);
    REQUIRE(step > 0);
    // the derivative is about −2.37 / n²
    if (n >= 50) REQUIRE(std::fabs(step * n * (n + 1) - 2.37) < 0.2);
  }
  CHECK(student_t_quantile_975(1'000'000'000) == Approx(1.959963984540054).epsilon(1e-8));
  // across the change itself the second difference is as small as its neighbours'
  const auto curve = [](int n) {
    return student_t_quantile_975(n - 1) - 2 * student_t_quantile_975(n) + student_t_quantile_975(n + 1);
  };
  CHECK(std::fabs(curve(200) - curve(198)) < 2.5e-8);
  CHECK(std::fabs(curve(201) - curve(203)) < 2.5e-8);
}

TEST_CASE("a t interval is the textbook's") {
  // mean 5, s = 2.13809, n = 8, t(7) = 2.36462
  const std::vector<double> values = {2, 4, 4, 4, 5, 5, 7, 9};
  const Interval interval = t_interval(values);
  CHECK(interval.mean == Approx(5));
  CHECK(sample_sd(values) == Approx(2.1380899353));
  CHECK(interval.half_width() == Approx(2.3646242516 * 2.1380899353 / std::sqrt(8.0)));
  CHECK(interval.low == Approx(5 - interval.half_width()));
}

TEST_CASE("equal values have exactly their own mean and no width") {
  const std::vector<double> values(64, 0.1);
  const Interval interval = t_interval(values);
  CHECK(interval.mean == 0.1);
  CHECK(interval.low == 0.1);
  CHECK(interval.high == 0.1);
  CHECK(sample_sd(values) == 0);
}

TEST_CASE("one value has no interval, no value is zero") {
  const std::vector<double> one = {3.5};
  CHECK(t_interval(one).low == 3.5);
  CHECK(t_interval(one).high == 3.5);
  CHECK(t_interval({}).mean == 0);
  CHECK(sample_sd(one) == 0);
}

TEST_CASE("the 95 % interval covers the true mean in 95 % of 4,000 samples of eight normal values") {
  const Luck luck(20261102, 0);
  int covered = 0;
  constexpr int kSamples = 4000;
  for (int sample = 0; sample < kSamples; ++sample) {
    Stream stream = luck.stream(Purpose::test, static_cast<std::uint32_t>(sample));
    std::vector<double> values;
    for (int i = 0; i < 8; ++i) values.push_back(10 + 3 * standard_normal(stream.unit()));
    const Interval interval = t_interval(values);
    covered += interval.low <= 10 && 10 <= interval.high;
  }
  // four standard errors: 4 sqrt(.95 .05 / 4000) = .0138
  CHECK(std::fabs(covered / double{kSamples} - 0.95) < 0.0138);
}

TEST_CASE("Wilson's interval agrees with published values") {
  // 39 of 64: the first screen's "between 49 and 72"
  const Interval futures = wilson_interval(39, 64);
  CHECK(futures.mean == Approx(0.609375));
  CHECK(std::round(futures.low * 100) == 49);
  CHECK(std::round(futures.high * 100) == 72);
  // Newcombe 1998: 81 of 263 (.2553, .3662), 15 of 148 (.0624, .1605), 1 of 29 (.0061, .1718)
  CHECK(std::fabs(wilson_interval(81, 263).low - 0.2553) < 5e-5);
  CHECK(std::fabs(wilson_interval(81, 263).high - 0.3662) < 5e-5);
  CHECK(std::fabs(wilson_interval(15, 148).low - 0.0624) < 5e-5);
  CHECK(std::fabs(wilson_interval(15, 148).high - 0.1605) < 5e-5);
  CHECK(std::fabs(wilson_interval(1, 29).low - 0.0061) < 5e-5);
  CHECK(std::fabs(wilson_interval(1, 29).high - 0.1718) < 5e-5);
}

TEST_CASE("Wilson's interval stays within 0 and 1 and has the share inside") {
  for (std::int64_t n = 1; n <= 64; ++n)
    for (std::int64_t k = 0; k <= n; ++k) {
      const Interval interval = wilson_interval(k, n);
      CAPTURE(k, n);
      REQUIRE(interval.low >= 0);
      REQUIRE(interval.low <= interval.mean);
      REQUIRE(interval.mean <= interval.high);
      REQUIRE(interval.high <= 1);
      REQUIRE(interval.low < interval.high);
    }
  CHECK(wilson_interval(0, 20).low == 0);
  CHECK(wilson_interval(20, 20).high == 1);
  CHECK(wilson_interval(0, 0).high == 1);
}

TEST_CASE("quantiles are type 7") {
  // R: quantile(c(1, 2, 4, 8, 16), c(.1, .5, .9)) = 1.4 4.0 12.8
  const std::vector<double> values = {8, 1, 16, 2, 4};
  CHECK(quantile(values, 0.1) == Approx(1.4));
  CHECK(quantile(values, 0.5) == 4);
  CHECK(quantile(values, 0.9) == Approx(12.8));
  CHECK(quantile(values, 0) == 1);
  CHECK(quantile(values, 1) == 16);
  CHECK(quantile(std::vector<double>{7}, 0.3) == 7);
  CHECK(quantile({}, 0.5) == 0);
}

TEST_CASE("statistics have these very bits on every build") {
  Stream stream = Luck(7, 0).stream(Purpose::test, 1);
  std::vector<double> values;
  for (int i = 0; i < 100; ++i) values.push_back(stream.unit());
  Digest digest;
  for (const int n : {2, 3, 7, 8, 100, 200, 201, 1023}) digest.add(student_t_quantile_975(n));
  for (const Interval& interval : {t_interval(values), wilson_interval(39, 64)})
    for (const double value : {interval.mean, interval.low, interval.high}) digest.add(value);
  digest.add(quantile(values, 0.1));
  CHECK(digest.hex() == "e80ce86521116a9c27f77a3eaebbc9fe");
}
