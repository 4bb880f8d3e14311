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

struct Columns {
  float* __restrict sentiment;
  const float* __restrict home;
  float* __restrict patience;
};

// One block's day, in three short loops of few enough constants each to keep them in registers. Writes to `crossed` who
// has passed 0 and returns how many.
[[gnu::always_inline]] inline std::size_t sweep_block(const Columns& columns, std::size_t first, std::size_t length, const DaySweep& d, std::uint32_t* crossed) {
  float* __restrict s = columns.sentiment + first;
  const float* __restrict home = columns.home + first;
  float* __restrict left = columns.patience + first;
  std::array<float, kSweepBlock> hazard;
  std::array<std::uint32_t, kSweepBlock> passed;
  for (std::size_t k = 0; k < length; ++k) {
    s[k] = s[k] + d.reversion * (home[k] - s[k]);
    hazard[k] = (left[k] < 0.0f ? d.win_slope : -d.slope) * s[k];
  }
  for (std::size_t k = 0; k < length; ++k) hazard[k] = portable_expf_within80(hazard[k]);
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

}  // namespace

GRAPEVINE_WIDE std::size_t sweep_day(std::span<float> sentiment, std::span<const float> home, std::span<float> patience,
                                     const DaySweep& day, std::span<std::uint32_t> crossed) {
  const std::size_t n = sentiment.size();
  const Columns columns{sentiment.data(), home.data(), patience.data()};
  const DaySweep d = day;
  std::size_t count = 0, first = 0;
  for (; first + kSweepBlock <= n; first += kSweepBlock) count += sweep_block(columns, first, kSweepBlock, d, crossed.data() + count);
  if (first < n) count += sweep_block(columns, first, n - first, d, crossed.data() + count);
  return count;
}

namespace {

constexpr std::size_t kLanes = 8;

// Adds term(sentiment) of the customers of one block who can leave to eight running sums.
template <class Term>
[[gnu::always_inline]] inline void add_block(const float* s, const float* left, std::size_t length, Term term, std::array<double, kLanes>& sums) {
  std::array<float, kSweepBlock> terms;
  for (std::size_t k = 0; k < length; ++k) terms[k] = term(s[k]);
  for (std::size_t k = 0; k < length; ++k) terms[k] = left[k] >= 0.0f && left[k] < std::numeric_limits<float>::infinity() ? terms[k] : 0.0f;
  for (std::size_t k = length; k < kSweepBlock; ++k) terms[k] = 0.0f;
  for (std::size_t k = 0; k < kSweepBlock; k += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += static_cast<double>(terms[k + lane]);
}

// Sum of term(sentiment) over the customers who can leave: the running sums are added up at the end, one order for every
// vector width.
template <class Term>
[[gnu::always_inline]] inline double sum_over_customers(std::span<const float> sentiment, std::span<const float> patience, Term term) {
  std::array<double, kLanes> sums{};
  const std::size_t n = sentiment.size();
  std::size_t first = 0;
  for (; first + kSweepBlock <= n; first += kSweepBlock) add_block(sentiment.data() + first, patience.data() + first, kSweepBlock, term, sums);
  if (first < n) add_block(sentiment.data() + first, patience.data() + first, n - first, term, sums);
  double sum = 0;
  for (const double part : sums) sum += part;
  return sum;
}

}  // namespace

GRAPEVINE_WIDE double sum_hazard(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day) {
  const DaySweep d = day;
  return sum_over_customers(sentiment, patience, [d](float s) { return d.base * portable_expf_within80(-d.slope * s); });
}

namespace {

// 1 − e^(−x), for small x by its series: the difference would keep few digits.
[[gnu::always_inline]] inline float leaves(float x) { return x < 0.02f ? x * (1.0f - x * (0.5f - x * (1.0f / 6))) : 1.0f - portable_expf(-x); }

struct Worth {
  float margin, discount;
  explicit Worth(const ValueParameters& value) : margin(static_cast<float>(value.margin_per_year)), discount(static_cast<float>(value.discount_per_year)) {}
  [[gnu::always_inline]] float at(float hazard) const {
    const float lost = leaves(365.0f * hazard);
    return margin * (1.0f - lost) / (discount + lost);
  }
};

}  // namespace

GRAPEVINE_WIDE double sum_value(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day, const ValueParameters& value) {
  const DaySweep d = day;
  const Worth worth(value);
  return sum_over_customers(sentiment, patience, [=](float s) { return worth.at(d.base * portable_expf_within80(-d.slope * s)); });
}

GRAPEVINE_WIDE double sum_value_at_risk(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day, const ValueParameters& value, float days) {
  const DaySweep d = day;
  const Worth worth(value);
  return sum_over_customers(sentiment, patience, [=](float s) {
    const float hazard = d.base * portable_expf_within80(-d.slope * s);
    return worth.at(hazard) * leaves(days * hazard);
  });
}

double lifetime_value(double sentiment, const ChurnParameters& churn, const ValueParameters& value) {
  const double retention = portable_exp(-365 * churn.base_per_day * portable_exp(-churn.sentiment_slope * sentiment));
  return value.margin_per_year * retention / (1 + value.discount_per_year - retention);
}

int recommendation(double sentiment, double noise) {
  return static_cast<int>(std::clamp(std::floor(5 + 5 * sentiment + noise + 0.5), 0.0, 10.0));
}

}  // namespace grapevine
