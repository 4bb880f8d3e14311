#include "base/draws.h"

#include <array>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

using namespace grapevine;

namespace {

// Chi-square of counts against equal expectation, as a distance in standard deviations from its mean.
double chi_square_distance(const std::vector<std::int64_t>& counts) {
  double total = 0;
  for (const auto count : counts) total += static_cast<double>(count);
  const double expected = total / static_cast<double>(counts.size());
  double sum = 0;
  for (const auto count : counts) sum += (static_cast<double>(count) - expected) * (static_cast<double>(count) - expected) / expected;
  const double freedom = static_cast<double>(counts.size()) - 1;
  return (sum - freedom) / std::sqrt(2 * freedom);
}

}  // namespace

TEST_CASE("Philox gives the published words") {
  // Random123's known-answer test: counter and key all zero
  r123::Philox4x32 philox;
  const auto words = philox({{0, 0, 0, 0}}, {{0, 0}});
  CHECK(words.v[0] == 0x6627e8d5u);
  CHECK(words.v[1] == 0xe169c58du);
  CHECK(words.v[2] == 0xbc57ac4cu);
  CHECK(words.v[3] == 0x9b00dbd8u);
}

TEST_CASE("a draw depends on its address alone") {
  const Luck luck(7, 3);
  const auto first = luck.words(Purpose::test, 1, 2, 3, 4);
  luck.words(Purpose::test, 9, 9, 9, 9);
  CHECK(luck.words(Purpose::test, 1, 2, 3, 4) == first);
  CHECK(Luck(7, 3).words(Purpose::test, 1, 2, 3, 4) == first);
  CHECK(Luck(8, 3).words(Purpose::test, 1, 2, 3, 4) != first);
  CHECK(Luck(7, 4).words(Purpose::test, 1, 2, 3, 4) != first);
  CHECK(luck.words(Purpose::tell, 1, 2, 3, 4) != first);
  CHECK(luck.words(Purpose::test, 2, 1, 3, 4) != first);
  CHECK(luck.words(Purpose::test, 1, 2, 3, 5) != first);
}

TEST_CASE("neighbouring addresses give uniform words in every position") {
  const Luck luck(11, 0);
  for (std::size_t position = 0; position < 4; ++position) {
    std::vector<std::int64_t> counts(256);
    for (std::uint32_t a = 0; a < 40000; ++a) ++counts[luck.words(Purpose::test, a, a / 7)[position] >> 24];
    CHECK(std::abs(chi_square_distance(counts)) < 5);
  }
}

TEST_CASE("a stream passes the same battery as Philox: uniform bytes, uniform pairs, no serial correlation") {
  for (const std::uint64_t key : {0ull, 1ull, 2ull, 0xFFFFFFFFFFFFFFFFull}) {
    Stream stream(key);
    std::vector<std::int64_t> bytes(256), pairs(4096);
    double sum = 0, product = 0, last = 0.5;
    constexpr int n = 60000;
    for (int i = 0; i < n; ++i) {
      const std::uint64_t bits = stream.next();
      ++bytes[bits >> 56];
      ++bytes[bits & 0xFF];
      ++pairs[(bits >> 58) << 6 | (bits & 63)];
      const double unit = to_unit(bits) - 0.5;
      sum += unit;
      product += unit * last;
      last = unit;
    }
    CHECK(std::abs(chi_square_distance(bytes)) < 5);
    CHECK(std::abs(chi_square_distance(pairs)) < 5);
    CHECK(std::abs(sum / n) < 5 * std::sqrt(1.0 / 12 / n));
    CHECK(std::abs(product / n) < 5 / 12.0 / std::sqrt(n));
  }
}

TEST_CASE("one changed bit of an address changes half the bits of a tie's draw") {
  double flipped = 0;
  constexpr int n = 2000;
  for (int i = 0; i < n; ++i) {
    const std::uint64_t key = mix64(static_cast<std::uint64_t>(i));
    flipped += std::popcount(tie_bits(key, static_cast<std::uint32_t>(i)) ^ tie_bits(key, static_cast<std::uint32_t>(i) ^ (1u << (i % 32))));
  }
  CHECK(std::abs(flipped / n - 32) < 5 * 4 / std::sqrt(n));
}

TEST_CASE("replicates and seeds that differ by one share nothing") {
  int equal = 0;
  for (std::uint32_t r = 0; r < 5000; ++r) {
    equal += Luck(1, r).words(Purpose::test, 5)[0] == Luck(1, r + 1).words(Purpose::test, 5)[0];
    equal += Luck(r, 1).words(Purpose::test, 5)[0] == Luck(r + 1, 1).words(Purpose::test, 5)[0];
  }
  CHECK(equal == 0);
}

TEST_CASE("thresholds are exact at their ends") {
  CHECK_FALSE(yes(0u, 0.0));
  CHECK(yes(0xFFFFFFFFu, 1.0));
  CHECK_FALSE(yes(0u, -1.0));
  CHECK_FALSE(yes(0u, std::nan("")));
  CHECK(yes(0x7FFFFFFFu, 0.5));
  CHECK_FALSE(yes(0x80000000u, 0.5));
}

TEST_CASE("units lie strictly between 0 and 1, whole numbers below their limit") {
  CHECK(to_unit(0) > 0);
  CHECK(to_unit(~0ull) < 1);
  CHECK(to_unit32(0) > 0);
  CHECK(to_unit32(~0u) < 1);
  CHECK(to_below(~0u, 7) == 6);
  CHECK(to_below(0, 7) == 0);
}
