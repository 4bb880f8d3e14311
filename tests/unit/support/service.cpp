#include "support/service.h"

#include <cmath>
#include <cstdint>

#include <catch2/catch_test_macros.hpp>

#include "base/digest.h"
#include "base/portable_math.h"

using namespace grapevine;

namespace {

struct Moments {
  double mean, deviation;
};

// Over 2^20 equally spaced draws: no luck involved.
Moments moments_of(const SpanDistribution& distribution) {
  constexpr std::uint32_t kDraws = 1u << 20;
  double sum = 0, squares = 0;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const double x = distribution.draw_millis((i << 12) + 2048);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / kDraws;
  return {mean, std::sqrt(squares / kDraws - mean * mean)};
}

}  // namespace

TEST_CASE("a log-normal span has the mean and the coefficient of variation asked for") {
  for (const double cv : {0.1, 0.5, 1.0, 1.5, 2.0, 3.0}) {
    const Moments m = moments_of(SpanDistribution::log_normal(9, cv));
    INFO("cv " << cv);
    CHECK(std::abs(m.mean / (9.0 * kMinute) - 1) < 1e-4);
    CHECK(std::abs(m.deviation / m.mean / cv - 1) < 0.01);  // the largest of 2^20 draws is cut off
  }
}

TEST_CASE("an exponential span has its mean and a standard deviation as large") {
  const Moments m = moments_of(SpanDistribution::exponential(5));
  CHECK(std::abs(m.mean / (5.0 * kMinute) - 1) < 1e-4);
  CHECK(std::abs(m.deviation / m.mean - 1) < 1e-3);
}

TEST_CASE("a constant span is the mean, and infinite patience never ends") {
  for (const std::uint32_t bits : {0u, 1u, 0x80000000u, 0xFFFFFFFFu}) {
    CHECK(SpanDistribution::constant(3).draw(bits) == 3 * kMinute);
    CHECK(SpanDistribution::log_normal(3, 0).draw(bits) == 3 * kMinute);
    CHECK(SpanDistribution::never().draw(bits) == kNever);
  }
  CHECK(std::isinf(SpanDistribution::never().mean_minutes()));
}

TEST_CASE("a larger draw never gives a shorter span, across table and tails") {
  for (const auto& distribution : {SpanDistribution::exponential(7), SpanDistribution::log_normal(7, 0.3), SpanDistribution::log_normal(7, 2)}) {
    double last = 0;
    bool rising = true;
    for (std::uint64_t bits = 0; bits < (1ull << 32); bits += 9973) {
      const double span = distribution.draw_millis(static_cast<std::uint32_t>(bits));
      rising = rising && span >= last * (1 - 1e-6);  // the table is in single precision
      last = span;
    }
    CHECK(rising);
  }
}

TEST_CASE("the table follows the quantile function within a thousandth") {
  for (const auto& distribution : {SpanDistribution::exponential(7), SpanDistribution::log_normal(7, 1), SpanDistribution::log_normal(7, 2)}) {
    double worst = 0;
    for (int i = 1; i < 4096; ++i) {
      const double p = (i + 0.37) / 4096;
      const double table = distribution.draw_millis(static_cast<std::uint32_t>(p * 0x1p32)) / kMinute;
      worst = std::max(worst, std::abs(table / distribution.quantile_minutes(p) - 1));
    }
    CHECK(worst < 1e-3);
  }
}

TEST_CASE("a stretch multiplies every span") {
  const auto distribution = SpanDistribution::log_normal(10, 1);
  for (std::uint32_t bits = 77; bits < 0xF0000000u; bits += 0x01234567u)
    CHECK(std::abs(static_cast<double>(distribution.draw(bits, 2.5)) - 2.5 * distribution.draw_millis(bits)) <= 0.5);
}

TEST_CASE("no span is shorter than a millisecond, and none longer than a thousand years") {
  CHECK(SpanDistribution::exponential(1e-9).draw(0) == 1);
  CHECK(SpanDistribution::exponential(1e-9).draw(0xFFFFFFFFu) == 1);
  CHECK(SpanDistribution::exponential(1e9).draw(0xFFFFFFFFu) == kNever);
}

TEST_CASE("spans have the same bits on every build") {
  Digest digest;
  for (const auto& distribution : {SpanDistribution::exponential(5), SpanDistribution::log_normal(9, 0.8), SpanDistribution::log_normal(30, 1.5)})
    for (std::uint64_t bits = 0; bits < (1ull << 32); bits += 1000003) digest.add(distribution.draw(static_cast<std::uint32_t>(bits)));
  CHECK(digest.hex() == "3739e7a6afe7fa76c132745756125e75");
}
