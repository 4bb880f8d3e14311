// The draws of ties: exact chances, the same hits on every width, and the statistical battery that lets this mixer stand
// in for Philox. Seeds are fixed; a statistic may be five standard deviations off.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "diffusion/row_kernel.h"
#include "diffusion/tie_rows.h"

using namespace grapevine;

namespace {

constexpr double kBound = 5.0;

std::vector<Chance> all_kinds_of_chances() {
  return {0, 1, 2, 0x7FFF, 0xFFFF, 0x10000, 0x10001, 0x18000, 0x28F5C29, 0x1999999A, 0x80000000, 0xFFFF0000, 0xFFFF0001, kAlways - 1, kAlways};
}

// Standard deviations by which a chi-square statistic is off.
double chi_square_excess(const std::vector<std::int64_t>& counts, const std::vector<double>& expected, double degrees) {
  double chi = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) chi += (static_cast<double>(counts[i]) - expected[i]) * (static_cast<double>(counts[i]) - expected[i]) / expected[i];
  return (chi - degrees) / std::sqrt(2 * degrees);
}
double uniform_excess(const std::vector<std::int64_t>& counts) {
  std::int64_t total = 0;
  for (const std::int64_t count : counts) total += count;
  return chi_square_excess(counts, std::vector<double>(counts.size(), static_cast<double>(total) / static_cast<double>(counts.size())), static_cast<double>(counts.size()) - 1);
}

// Sixteen bits of the tie from `sender` to `receiver` in a replicate.
using Mixer = std::function<std::uint32_t(std::uint32_t replicate, std::uint32_t sender, std::uint32_t receiver)>;
std::uint32_t our_bits(std::uint32_t replicate, std::uint32_t sender, std::uint32_t receiver) {
  return coarse_bits(row_key(Luck(1, replicate).key(Purpose::cascade, 0), sender), receiver);
}
// What must not be done: a fixed hash of the tie, turned into a replicate's draw by an exclusive or.
std::uint32_t fused_bits(std::uint32_t replicate, std::uint32_t sender, std::uint32_t receiver) {
  const std::uint64_t tie = tie_bits(row_key(7, sender), receiver);
  return static_cast<std::uint32_t>((tie ^ Luck(1, replicate).key(Purpose::cascade, 0)) >> 48);
}

struct Step {
  const char* name;
  std::uint32_t replicate, sender, receiver;
};
const std::vector<Step>& neighbours() {
  static const std::vector<Step> steps = {{"next receiver", 0, 0, 1},      {"second receiver", 0, 0, 2},  {"receiver 16 on", 0, 0, 16},
                                          {"receiver 256 on", 0, 0, 256},  {"receiver 4096 on", 0, 0, 4096}, {"receiver 65536 on", 0, 0, 65536},
                                          {"next row", 0, 1, 0},           {"row 1024 on", 0, 1024, 0},   {"next row, next receiver", 0, 1, 1},
                                          {"next replicate", 1, 0, 0},     {"replicate 256 on", 256, 0, 0}, {"next replicate, next row", 1, 1, 0}};
  return steps;
}

// Worst excess over the neighbours of the 16 x 16 table of two draws' upper four bits.
double pair_excess(const Mixer& bits) {
  double worst = 0;
  for (const Step& step : neighbours()) {
    std::vector<std::int64_t> table(256);
    for (std::uint32_t replicate = 0; replicate < 8; ++replicate)
      for (std::uint32_t sender = 0; sender < 64; ++sender)
        for (std::uint32_t receiver = 0; receiver < 512; ++receiver) {
          const std::uint32_t a = bits(replicate, sender, receiver) >> 12;
          const std::uint32_t b = bits(replicate + step.replicate, sender + step.sender, receiver + step.receiver) >> 12;
          ++table[a * 16 + b];
        }
    worst = std::max(worst, std::abs(uniform_excess(table)));
  }
  return worst;
}

// How far the number of hits among `width` receivers, over replicates, is from a binomial one.
double count_excess(const Mixer& bits, std::uint32_t width, double p) {
  const auto threshold = static_cast<std::uint32_t>(p * 65536);
  p = threshold / 65536.0;
  const std::uint32_t rows = 20'000;
  std::vector<std::int64_t> counts(width + 1);
  for (std::uint32_t replicate = 0; replicate < rows; ++replicate) {
    std::uint32_t hits = 0;
    for (std::uint32_t receiver = 0; receiver < width; ++receiver) hits += bits(replicate, 3, receiver * 5) < threshold;
    ++counts[hits];
  }
  // binomial expectations, the rare counts pooled at both ends
  std::vector<double> expected;
  std::vector<std::int64_t> pooled;
  double probability = std::pow(1 - p, width), waiting = 0;
  std::int64_t waiting_count = 0;
  for (std::uint32_t k = 0; k <= width; ++k) {
    waiting += probability * rows;
    waiting_count += counts[k];
    if (waiting >= 10) {
      expected.push_back(waiting);
      pooled.push_back(waiting_count);
      waiting = 0;
      waiting_count = 0;
    }
    probability *= (width - k) * p / ((k + 1) * (1 - p));
  }
  expected.back() += waiting;
  pooled.back() += waiting_count;
  return chi_square_excess(pooled, expected, static_cast<double>(expected.size()) - 1);
}

}  // namespace

TEST_CASE("a chance is exact at 0 and 1 and nearest in between", "[diffusion]") {
  CHECK(to_chance(0) == 0);
  CHECK(to_chance(-1) == 0);
  CHECK(to_chance(std::nan("")) == 0);
  CHECK(to_chance(1) == kAlways);
  CHECK(to_chance(2) == kAlways);
  CHECK(to_chance(1 - 1e-12) == kAlways - 1);
  CHECK(to_chance(0.5) == 0x80000000u);
  CHECK(to_probability(to_chance(0.25)) == 0.25);
  CHECK(to_probability(kAlways) == 1.0);
  CHECK(scaled_chance(kAlways, std::uint64_t{1} << 32) == kAlways);
  CHECK(scaled_chance(0x80000000u, threshold32(0.5)) == 0x40000000u);
  CHECK(scaled_chance(kAlways, 0) == 0);
  for (std::uint32_t receiver = 0; receiver < 100'000; ++receiver) {
    REQUIRE_FALSE(tie_is_hit(mix64(receiver), receiver, 0));
    REQUIRE(tie_is_hit(mix64(receiver), receiver, kAlways));
  }
}

TEST_CASE("every width of the kernel hits what the definition hits", "[diffusion]") {
  const std::vector<Chance> kinds = all_kinds_of_chances();
  Stream stream(11);
  for (const RowKernel& kernel : available_row_kernels()) {
    INFO(kernel.name);
    for (int trial = 0; trial < 200; ++trial) {
      // some rows of some lengths, one after the other in the columns
      std::vector<std::uint32_t> addresses;
      std::vector<Chance> chances;
      std::vector<RowStrip> strips;
      std::vector<std::uint32_t> expected;
      const bool same = trial % 2 == 0;
      const Chance same_chance = kinds[static_cast<std::size_t>(trial / 2) % kinds.size()];
      for (int row = 0; row < 6; ++row) {
        const std::uint64_t key = stream.next();
        const std::uint32_t length = to_below(stream.next32(), 70);
        const auto first = static_cast<std::uint32_t>(addresses.size());
        for (std::uint32_t i = 0; i < length; ++i) {
          addresses.push_back(stream.next32() >> (i % 2 == 0 ? 0 : 20));
          chances.push_back(kinds[to_below(stream.next32(), static_cast<std::uint32_t>(kinds.size()))]);
          // a threshold that the tie's own draw meets exactly
          if (i % 7 == 0) chances.back() = coarse_bits(key, addresses.back()) << 16 | (stream.next32() & 0xFFFFu);
          if (tie_is_hit(key, addresses.back(), same ? same_chance : chances.back())) expected.push_back(first + i);
        }
        for (std::uint32_t i = 0; i < length; i += kStrip) strips.push_back({key, first + i, valid_ties(static_cast<std::int32_t>(length - i))});
      }
      std::vector<std::uint16_t> thresholds;
      for (const Chance chance : chances) thresholds.push_back(static_cast<std::uint16_t>(chance >> 16));
      addresses.resize(addresses.size() + kStrip);
      thresholds.resize(thresholds.size() + kStrip);
      std::vector<std::uint32_t> hits(strips.size() * kStrip);
      const StripColumns columns{addresses.data(), same ? nullptr : thresholds.data(), same ? nullptr : chances.data(), same_chance};
      hits.resize(kernel.draw(columns, strips, hits.data()));
      REQUIRE(hits == expected);
    }
  }
}

TEST_CASE("draw_row reports the hits of the definition in order and skips whom it is told to", "[diffusion]") {
  const std::vector<Chance> kinds = all_kinds_of_chances();
  Stream stream(12);
  constexpr std::int32_t kPeople = 300;
  std::vector<std::uint32_t> stable_ids;
  std::vector<Chance> chances;
  for (std::int32_t i = 0; i < kPeople; ++i) {
    stable_ids.push_back(static_cast<std::uint32_t>(7919 * i % 1009));
    chances.push_back(kinds[static_cast<std::size_t>(i) % kinds.size()]);
  }
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<std::int32_t> receivers(static_cast<std::size_t>(trial) * 3);
    for (std::int32_t& receiver : receivers) receiver = static_cast<std::int32_t>(to_below(stream.next32(), kPeople));
    std::vector<std::uint64_t> skip(words_for(kPeople));
    if (trial % 3 != 0)
      for (std::int32_t i = 0; i < kPeople; i += trial % 3) add_person(skip, i);
    const RowDraw row{stream.next(), receivers, stable_ids, trial % 3 == 0 ? std::span<const std::uint64_t>() : skip};
    const std::uint64_t factor = trial % 2 == 0 ? threshold32(0.35) : std::uint64_t{1} << 32;
    const Chance same = kinds[static_cast<std::size_t>(trial) % kinds.size()];

    std::vector<std::int32_t> expected_same, expected_own;
    for (std::size_t i = 0; i < receivers.size(); ++i) {
      const auto receiver = static_cast<std::size_t>(receivers[i]);
      if (has_person(skip, receivers[i])) continue;
      if (tie_is_hit(row.key, stable_ids[receiver], same)) expected_same.push_back(static_cast<std::int32_t>(i));
      if (tie_is_hit(row.key, stable_ids[receiver], scaled_chance(chances[receiver], factor))) expected_own.push_back(static_cast<std::int32_t>(i));
    }
    std::vector<std::int32_t> positions(receivers.size());
    const std::size_t same_found = draw_row(row, same, positions);
    REQUIRE(std::vector<std::int32_t>(positions.begin(), positions.begin() + static_cast<std::ptrdiff_t>(same_found)) == expected_same);
    const std::size_t own_found = draw_row(row, chances, factor, positions);
    REQUIRE(std::vector<std::int32_t>(positions.begin(), positions.begin() + static_cast<std::ptrdiff_t>(own_found)) == expected_own);
  }
}

TEST_CASE("a larger chance or factor keeps every hit", "[diffusion]") {
  for (std::uint32_t receiver = 0; receiver < 20'000; ++receiver) {
    const std::uint64_t key = mix64(receiver / 50);
    bool hit = false;
    for (const double p : {0.0, 1e-6, 0.001, 0.1, 0.1000001, 0.5, 0.999, 1.0}) {
      const bool now = tie_is_hit(key, receiver, to_chance(p));
      REQUIRE((now || !hit));
      hit = now;
    }
  }
}

TEST_CASE("small chances are met, also those that only the finer bits decide", "[diffusion]") {
  // 2^24 ties; 0x3000 is three 2^-20 and has no upper half at all
  for (const Chance chance : {Chance{0x3000}, Chance{0x1C000}, to_chance(0.001), to_chance(0.01)}) {
    std::int64_t hits = 0;
    for (std::uint32_t row = 0; row < 4096; ++row) {
      const std::uint64_t key = row_key(5, row);
      for (std::uint32_t receiver = 0; receiver < 4096; ++receiver) hits += tie_is_hit(key, receiver, chance);
    }
    const double p = to_probability(chance), expected = p * 0x1p24;
    INFO(p << ": " << hits << " hits, expected " << expected);
    CHECK(std::abs(static_cast<double>(hits) - expected) < kBound * std::sqrt(expected * (1 - p)));
  }
}

TEST_CASE("draws are uniform over receivers, rows and replicates", "[diffusion][battery]") {
  for (const int by : {0, 1, 2}) {
    std::vector<std::int64_t> upper(1024), lower(1024);
    for (std::uint32_t i = 0; i < 1u << 19; ++i) {
      const std::uint32_t bits = our_bits(by == 2 ? i : 4, by == 1 ? i : 5, by == 0 ? i : 6);
      ++upper[bits >> 6];
      ++lower[bits & 1023];
    }
    INFO((by == 0 ? "receivers" : by == 1 ? "rows" : "replicates"));
    CHECK(std::abs(uniform_excess(upper)) < kBound);
    CHECK(std::abs(uniform_excess(lower)) < kBound);
  }
}

TEST_CASE("draws of neighbouring receivers, rows and replicates are pairwise independent", "[diffusion][battery]") {
  CHECK(pair_excess(our_bits) < kBound);
}

TEST_CASE("two small chances are met together as often as independence says", "[diffusion][battery]") {
  constexpr std::uint32_t kThreshold = 655;  // 0.01
  for (const Step& step : neighbours()) {
    std::int64_t both = 0;
    for (std::uint32_t replicate = 0; replicate < 16; ++replicate)
      for (std::uint32_t sender = 0; sender < 64; ++sender)
        for (std::uint32_t receiver = 0; receiver < 1024; ++receiver)
          both += our_bits(replicate, sender, receiver) < kThreshold &&
                  our_bits(replicate + step.replicate, sender + step.sender, receiver + step.receiver) < kThreshold;
    const double expected = 0x1p20 * (kThreshold / 65536.0) * (kThreshold / 65536.0);
    INFO(step.name << ": " << both << " together, expected " << expected);
    CHECK(std::abs(static_cast<double>(both) - expected) < kBound * std::sqrt(expected));
  }
}

TEST_CASE("the number of hits in a row is binomial", "[diffusion][battery]") {
  for (const std::uint32_t width : {16u, 64u, 200u})
    for (const double p : {0.01, 0.1, 0.5}) {
      INFO(width << " ties of chance " << p);
      CHECK(std::abs(count_excess(our_bits, width, p)) < kBound);
    }
}

TEST_CASE("draws have no serial correlation", "[diffusion][battery]") {
  constexpr std::uint32_t kDraws = 1 << 18;
  std::vector<double> centred;
  for (std::uint32_t i = 0; i < kDraws; ++i) centred.push_back((our_bits(9, i / 1024, i % 1024) + 0.5) / 65536 - 0.5);
  for (const std::size_t lag : {1, 2, 3, 4, 8, 15, 16, 17, 32, 64, 128, 1023, 1024, 1025, 4096}) {
    double sum = 0;
    for (std::size_t i = lag; i < kDraws; ++i) sum += centred[i] * centred[i - lag];
    const double correlation = sum * 12 / static_cast<double>(kDraws - lag);
    INFO("lag " << lag);
    CHECK(std::abs(correlation) * std::sqrt(static_cast<double>(kDraws - lag)) < kBound);
  }
}

TEST_CASE("one changed bit of an address changes every bit of the draw half of the time", "[diffusion][battery]") {
  constexpr std::uint32_t kTrials = 20'000;
  for (int part = 0; part < 3; ++part)
    for (int bit = 0; bit < 21; ++bit) {
      std::array<std::int32_t, 16> flips{};
      Stream stream(mix64(static_cast<std::uint64_t>(part * 100 + bit)));
      for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
        std::array<std::uint32_t, 3> address{};
        for (std::uint32_t& word : address) word = stream.next32() >> 11;
        const std::uint32_t before = our_bits(address[0], address[1], address[2]);
        address[static_cast<std::size_t>(part)] ^= 1u << bit;
        const std::uint32_t changed = before ^ our_bits(address[0], address[1], address[2]);
        for (std::size_t out = 0; out < 16; ++out) flips[out] += static_cast<std::int32_t>(changed >> out & 1);
      }
      for (std::size_t out = 0; out < 16; ++out) {
        INFO((part == 0 ? "replicate" : part == 1 ? "sender" : "receiver") << " bit " << bit << ", bit " << out << " of the draw");
        REQUIRE(std::abs(flips[out] - kTrials / 2.0) < 6 * std::sqrt(kTrials / 4.0));
      }
    }
}

TEST_CASE("the battery catches replicates that are fused by an exclusive or", "[diffusion][battery]") {
  // ties of one replicate share its word: equal upper bits of two ties' hashes are equal in every replicate
  CHECK(std::abs(count_excess(fused_bits, 64, 0.1)) > 20);
}
