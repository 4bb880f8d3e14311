#include "base/portable_math.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "base/draws.h"

using namespace grapevine;

// The C library serves as the second opinion here, and here only.

TEST_CASE("portable_exp is within 4e-16 of the true value over its whole range") {
  Stream stream(1);
  double worst = 0;
  for (int i = 0; i < 200000; ++i) {
    const double x = (stream.unit() - 0.5) * 1400;
    const double expected = std::exp(x);
    if (expected == 0 || std::isinf(expected)) continue;
    if (std::abs(expected) < 1e-300) continue;  // subnormal: absolute precision only
    worst = std::max(worst, std::abs(portable_exp(x) - expected) / expected);
  }
  CHECK(worst < 5e-16);
  CHECK(portable_exp(0) == 1);
  CHECK(portable_exp(-800) == 0);
  CHECK(std::isinf(portable_exp(710)));
  CHECK(portable_exp(-744.0) > 0);
}

TEST_CASE("portable_log is within 5e-16 of the true value, also near 1 and below the normal range") {
  Stream stream(2);
  double worst = 0;
  for (int i = 0; i < 200000; ++i) {
    const double x = i % 2 ? 0.5 + stream.unit() : std::exp((stream.unit() - 0.5) * 1400);
    if (x == 1) continue;
    worst = std::max(worst, std::abs(portable_log(x) - std::log(x)) / std::abs(std::log(x)));
  }
  CHECK(worst < 1e-15);
  CHECK(portable_log(1) == 0);
  CHECK(std::isinf(portable_log(0)));
  CHECK(std::isnan(portable_log(-1)));
  CHECK(std::abs(portable_log(5e-324) - std::log(5e-324)) < 1e-12);
}

TEST_CASE("quick_log is within 1e-14 of the true value over the range of draws, and at the ends of its cells") {
  Stream stream(4);
  double worst = 0;
  const auto look = [&](double x) { worst = std::max(worst, std::abs(quick_log(x) - std::log(x))); };
  for (int i = 0; i < 200000; ++i) look(std::exp((stream.unit() * 96 - 32) * std::log(2.0)));
  for (int i = 0; i <= 128; ++i) {
    look(1 + i / 128.0);
    look(std::nextafter(1 + i / 128.0, 0.0));
  }
  CHECK(worst < 1e-14);
}

TEST_CASE("whole numbers without a conversion: the nearest, and the one below") {
  Stream stream(5);
  for (int i = 0; i < 100000; ++i) {
    const double x = (stream.unit() - 0.5) * std::exp2(1 + stream.unit() * 50);
    CHECK(nearest_whole(x) == static_cast<std::int64_t>(std::nearbyint(x)));
    if (x != std::floor(x)) CHECK(whole_below(x) == static_cast<std::int64_t>(std::floor(x)));
  }
  CHECK(nearest_whole(0) == 0);
  CHECK(nearest_whole(2.5) == 2);
  CHECK(nearest_whole(3.5) == 4);
  CHECK(whole_below(0) == 0);
  CHECK(whole_below(0.25) == 0);
  CHECK(whole_below(7) >= 6);
  CHECK(whole_below(7) <= 7);
}

TEST_CASE("portable_exp2f_within120 is within 2.5e-7, and exact at whole numbers") {
  double worst = 0;
  for (int i = -120000; i <= 120000; ++i) {
    const float x = static_cast<float>(i) / 1000;
    worst = std::max(worst, std::abs(static_cast<double>(portable_exp2f_within120(x)) / std::exp2(static_cast<double>(x)) - 1));
  }
  CHECK(worst < 2.5e-7);
  for (int i = -120; i <= 120; ++i) CHECK(portable_exp2f_within120(static_cast<float>(i)) == std::ldexp(1.0f, i));
}

TEST_CASE("portable_expf keeps its promise and clamps its argument") {
  double worst = 0;
  for (int i = -80000; i <= 80000; ++i) {
    const float x = static_cast<float>(i) / 1000;
    const double error = std::abs(static_cast<double>(portable_expf(x)) / std::exp(static_cast<double>(x)) - 1);
    worst = std::max(worst, error / (3e-7 + 1.5e-7 * std::abs(static_cast<double>(x))));
  }
  CHECK(worst < 1);
  CHECK(portable_expf(500) == portable_expf(80));
  CHECK(portable_expf(-500) == portable_expf(-80));
}

TEST_CASE("normal_quantile inverts normal_cdf") {
  CHECK(std::abs(normal_quantile(0.975) - 1.959963984540054) < 1e-13);
  CHECK(std::abs(normal_quantile(0.5)) == 0);
  CHECK(std::abs(normal_quantile(1e-10) + 6.361340902404056) < 1e-12);
  for (int i = 1; i < 1000; ++i) {
    const double p = i / 1000.0;
    CHECK(std::abs(normal_cdf(normal_quantile(p)) - p) < 1e-12);
  }
  CHECK(std::abs(normal_cdf(3.5) - 0.5 * std::erfc(-3.5 / std::sqrt(2.0))) < 1e-13);
  CHECK(std::abs(normal_cdf(-2.5) - 0.5 * std::erfc(2.5 / std::sqrt(2.0))) < 1e-13);
}
