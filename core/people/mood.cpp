#include "people/mood.h"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "base/portable_math.h"

// Wider vectors where the processor has them; the build forbids contraction, so the bits do not change.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define GRAPEVINE_WIDE __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define GRAPEVINE_WIDE
#endif

namespace grapevine {

namespace {

constexpr std::size_t kSweepBlock = 64;  // somebody who leaves or is won in hardly any
constexpr std::uint32_t kSign = 0x80000000u;

using Terms = std::array<float, kSweepBlock>;  // of one block

struct Columns {
  float* __restrict sentiment;
  const float* __restrict home;
  float* __restrict patience;
};

// Calls block(first, length) for all n people, with a constant length as long as it goes.
template <class Block>
[[gnu::always_inline]] inline void for_each_block(std::size_t n, Block block) {
  std::size_t first = 0;
  for (; first + kSweepBlock <= n; first += kSweepBlock) block(first, kSweepBlock);
  if (first < n) block(first, n - first);
}

// A sum over the customers who can leave, by their patience: within a block eight sums in single precision, for as many
// lanes of a vector, which are added up in double. One order for every vector width.
class CustomerSum {
 public:
  [[gnu::always_inline]] void add(Terms& terms, const float* left, std::size_t length) {
    for (std::size_t k = 0; k < length; ++k) terms[k] = left[k] >= 0.0f && left[k] < std::numeric_limits<float>::infinity() ? terms[k] : 0.0f;
    for (std::size_t k = length; k < kSweepBlock; ++k) terms[k] = 0.0f;
    std::array<float, kLanes> sums{};
    for (std::size_t k = 0; k < kSweepBlock; k += kLanes)
      for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += terms[k + lane];
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes_[lane] += static_cast<double>(sums[lane]);
  }
  double total() const {
    double sum = 0;
    for (const double lane : lanes_) sum += lane;
    return sum;
  }

 private:
  static constexpr std::size_t kLanes = 8;
  std::array<double, kLanes> lanes_{};
};

// One block's day, in short loops of few enough constants each to keep them in registers. Writes to `crossed` who has
// passed 0 and returns how many.
template <bool sums>
[[gnu::always_inline]] inline std::size_t sweep_block(const Columns& columns, std::size_t first, std::size_t length, const DaySweep& d, std::uint32_t* crossed, CustomerSum& sum) {
  float* __restrict s = columns.sentiment + first;
  const float* __restrict home = columns.home + first;
  float* __restrict left = columns.patience + first;
  Terms hazard;
  std::array<std::uint32_t, kSweepBlock> passed;
  const float winning = d.win_slope * kLog2E, leaving = -d.slope * kLog2E;
  for (std::size_t k = 0; k < length; ++k) {
    s[k] = s[k] + d.reversion * (home[k] - s[k]);
    hazard[k] = (left[k] < 0.0f ? winning : leaving) * s[k];
  }
  for (std::size_t k = 0; k < length; ++k) hazard[k] = portable_exp2f_within120(hazard[k]);
  if constexpr (sums) {
    Terms terms;
    for (std::size_t k = 0; k < length; ++k) terms[k] = d.base * hazard[k];
    sum.add(terms, left, length);
  }
  std::uint32_t any = 0;
  for (std::size_t k = 0; k < length; ++k) {
    const float before = left[k];
    left[k] = before - (before < 0.0f ? -d.win_base : d.base) * hazard[k];
    passed[k] = std::bit_cast<std::uint32_t>(before) ^ std::bit_cast<std::uint32_t>(left[k]);  // another sign
    any |= passed[k];
  }
  if (any < kSign) return 0;
  std::size_t count = 0;
  for (std::size_t k = 0; k < length; ++k)
    if (passed[k] >= kSign) crossed[count++] = static_cast<std::uint32_t>(first + k);
  return count;
}

template <bool sums>
[[gnu::always_inline]] inline std::size_t sweep(const Columns& columns, std::size_t people, const DaySweep& day, std::uint32_t* crossed, CustomerSum& sum) {
  const DaySweep d = day;
  std::size_t count = 0;
  for_each_block(people, [&](std::size_t first, std::size_t length) __attribute__((always_inline)) { count += sweep_block<sums>(columns, first, length, d, crossed + count, sum); });
  return count;
}

}  // namespace

GRAPEVINE_WIDE std::size_t sweep_day(std::span<float> sentiment, std::span<const float> home, std::span<float> patience,
                                     const DaySweep& day, std::span<std::uint32_t> crossed, double* hazard) {
  const Columns columns{sentiment.data(), home.data(), patience.data()};
  CustomerSum sum;
  if (!hazard) return sweep<false>(columns, sentiment.size(), day, crossed.data(), sum);
  const std::size_t count = sweep<true>(columns, sentiment.size(), day, crossed.data(), sum);
  *hazard = sum.total();
  return count;
}

GRAPEVINE_WIDE double sum_hazard(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day) {
  const DaySweep d = day;
  CustomerSum sum;
  for_each_block(sentiment.size(), [&](std::size_t first, std::size_t length) __attribute__((always_inline)) {
    const float* const s = sentiment.data() + first;
    Terms hazard;
    for (std::size_t k = 0; k < length; ++k) hazard[k] = leaving_hazard(s[k], d);
    sum.add(hazard, patience.data() + first, length);
  });
  return sum.total();
}

namespace {

// 1 − e^(−x), for small x by its series: the difference would keep few digits.
[[gnu::always_inline]] inline float leaves(float x) { return x < 0.02f ? x * (1.0f - x * (0.5f - x * (1.0f / 6))) : 1.0f - portable_expf(-x); }

}  // namespace

GRAPEVINE_WIDE CustomerValue sum_value(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day, const ValueParameters& value, float days) {
  const DaySweep d = day;
  const auto margin = static_cast<float>(value.margin_per_year), discount = static_cast<float>(value.discount_per_year);
  CustomerSum all, at_risk;
  for_each_block(sentiment.size(), [&](std::size_t first, std::size_t length) __attribute__((always_inline)) {
    const float* const s = sentiment.data() + first;
    Terms hazard, worth, risk;
    for (std::size_t k = 0; k < length; ++k) hazard[k] = leaving_hazard(s[k], d);
    for (std::size_t k = 0; k < length; ++k) {
      const float lost = leaves(365.0f * hazard[k]);
      worth[k] = margin * (1.0f - lost) / (discount + lost);
    }
    for (std::size_t k = 0; k < length; ++k) risk[k] = worth[k] * leaves(days * hazard[k]);
    all.add(worth, patience.data() + first, length);
    at_risk.add(risk, patience.data() + first, length);
  });
  return {all.total(), at_risk.total()};
}

double lifetime_value(double sentiment, const ChurnParameters& churn, const ValueParameters& value) {
  const double retention = portable_exp(-365 * churn.base_per_day * portable_exp(-churn.sentiment_slope * sentiment));
  return value.margin_per_year * retention / (1 + value.discount_per_year - retention);
}

int recommendation(double sentiment, double noise) {
  return static_cast<int>(std::clamp(std::floor(5 + 5 * sentiment + noise + 0.5), 0.0, 10.0));
}

}  // namespace grapevine
