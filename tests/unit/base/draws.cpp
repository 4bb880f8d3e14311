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

TEST_CASE("a quick draw depends on its address alone") {
  const Luck luck(7, 3);
  const auto first = luck.quick_words(Purpose::test, 1, 2);
  luck.quick_words(Purpose::test, 9, 9);
  CHECK(Luck(7, 3).quick_words(Purpose::test, 1, 2) == first);
  CHECK(Luck(8, 3).quick_words(Purpose::test, 1, 2) != first);
  CHECK(Luck(7, 4).quick_words(Purpose::test, 1, 2) != first);
  CHECK(luck.quick_words(Purpose::tell, 1, 2) != first);
  CHECK(luck.quick_words(Purpose::test, 2, 1) != first);
  CHECK(luck.quick_words(Purpose::test, 1, 3) != first);
}

TEST_CASE("a normal draw of 32 bits grows with its bits and is within 2e-4 of the quantile, across table and tails") {
  double worst = 0, last = -10;
  bool rising = true;
  for (std::uint64_t bits = 0; bits < (1ull << 32); bits += 99'991) {
    const double z = standard_normal32(static_cast<std::uint32_t>(bits));
    worst = std::max(worst, std::abs(z - standard_normal(to_unit32(static_cast<std::uint32_t>(bits)))));
    rising = rising && z >= last - 1e-6;  // the table is in single precision
    last = z;
  }
  CHECK(worst < 2e-4);
  CHECK(rising);
  CHECK(standard_normal32(0) == standard_normal(to_unit32(0)));
  CHECK(standard_normal32(~0u) == standard_normal(to_unit32(~0u)));
}

TEST_CASE("quick words pass the battery: uniform in every position, neither positions nor neighbours, ordinals, replicates or purposes go together") {
  const auto unit = [](std::uint32_t word) { return to_unit32(word) - 0.5; };
  constexpr std::uint32_t n = 60000;
  for (std::size_t position = 0; position < 4; ++position) {
    for (const int shift : {0, 8, 24}) {
      std::vector<std::int64_t> along_people(256), along_ordinals(256), along_replicates(256);
      const Luck luck(11, 0);
      for (std::uint32_t i = 0; i < n; ++i) {
        ++along_people[luck.quick_words(Purpose::test, i, i / 7)[position] >> shift & 0xFF];
        ++along_ordinals[luck.quick_words(Purpose::test, 5, i)[position] >> shift & 0xFF];
        ++along_replicates[Luck(11, i).quick_words(Purpose::test, 5, 3)[position] >> shift & 0xFF];
      }
      CHECK(std::abs(chi_square_distance(along_people)) < 5);
      CHECK(std::abs(chi_square_distance(along_ordinals)) < 5);
      CHECK(std::abs(chi_square_distance(along_replicates)) < 5);
    }
    // correlation of the word with others that are drawn beside it; sd 1/12 √n each
    std::array<double, 7> products{};
    const Luck luck(12, 1), next(12, 2);
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto words = luck.quick_words(Purpose::test, i, 1);
      const double here = unit(words[position]);
      for (std::size_t other = 0; other < 3; ++other) products[other] += here * unit(words[(position + other + 1) % 4]);
      products[3] += here * unit(luck.quick_words(Purpose::test, i + 1, 1)[position]);
      products[4] += here * unit(luck.quick_words(Purpose::test, i, 2)[position]);
      products[5] += here * unit(luck.quick_words(Purpose::tell, i, 1)[position]);
      products[6] += here * unit(next.quick_words(Purpose::test, i, 1)[position]);
    }
    for (const double product : products) CHECK(std::abs(product) < 5.0 / 12 * std::sqrt(n));
  }
}

TEST_CASE("every bit of a quick address turns half the bits of its words") {
  const Luck luck(13, 0);
  for (int bit = 0; bit < 56; ++bit) {
    std::int64_t turned = 0;
    constexpr std::uint32_t n = 2000;
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t a = i * 2654435761u, b = i & 0xFFFF;
      const auto before = luck.quick_words(Purpose::test, a, b);
      const auto after = bit < 32 ? luck.quick_words(Purpose::test, a ^ 1u << bit, b) : luck.quick_words(Purpose::test, a, b ^ 1u << (bit - 32));
      for (std::size_t k = 0; k < 4; ++k) turned += std::popcount(before[k] ^ after[k]);
    }
    CHECK(std::abs(static_cast<double>(turned) - 64.0 * n) < 5 * std::sqrt(32.0 * n));
  }
}

TEST_CASE("exponential32 is the exponential of its bits, and positive at both ends") {
  Stream stream(3);
  double worst = 0;
  for (int i = 0; i < 100000; ++i) {
    const std::uint32_t bits = stream.next32();
    worst = std::max(worst, std::abs(exponential32(bits) - exponential(to_unit32(bits))));
  }
  CHECK(worst < 2e-14);
  CHECK(exponential32(0xFFFFFFFFu) > 0);
  CHECK(std::abs(exponential32(0) - 33 * std::log(2.0)) < 2e-14);
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
