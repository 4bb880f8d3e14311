#include "people/mood.h"

#include <array>
#include <cmath>
#include <limits>

#include "base/portable_math.h"

// Wider vectors where the processor has them; the build forbids contraction, so the bits do not change.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define GRAPEVINE_WIDE __attribute__((target_clones("default", "avx2")))
#else
#define GRAPEVINE_WIDE
#endif

namespace grapevine {

GRAPEVINE_WIDE void sweep_day(std::span<float> sentiment, std::span<const float> home, std::span<float> patience, const DaySweep& day) {
  const std::size_t n = sentiment.size();
  float* __restrict s = sentiment.data();
  const float* __restrict s0 = home.data();
  float* __restrict left = patience.data();
  const DaySweep d = day;
  for (std::size_t i = 0; i < n; ++i) {
    const float mood = s[i] + d.reversion * (s0[i] - s[i]);
    s[i] = mood;
    left[i] -= d.base * portable_expf(-d.slope * mood);
  }
}

double sum_hazard(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day) {
  // eight running sums, added up at the end: one order for every vector width
  std::array<double, 8> sums{};
  for (std::size_t i = 0; i < sentiment.size(); ++i)
    if (patience[i] < std::numeric_limits<float>::infinity()) sums[i % 8] += static_cast<double>(day.base * portable_expf(-day.slope * sentiment[i]));
  double sum = 0;
  for (const double part : sums) sum += part;
  return sum;
}

double lifetime_value(double sentiment, const ChurnParameters& churn, const ValueParameters& value) {
  const double retention = portable_exp(-365 * churn.base_per_day * portable_exp(-churn.sentiment_slope * sentiment));
  return value.margin_per_year * retention / (1 + value.discount_per_year - retention);
}

int recommendation(double sentiment, double noise) {
  return static_cast<int>(std::clamp(std::floor(5 + 5 * sentiment + noise + 0.5), 0.0, 10.0));
}

}  // namespace grapevine
