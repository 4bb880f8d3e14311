#include "ensemble/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace grapevine {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kNormal975 = 1.9599639845400545;

// Arc tangent of x >= 0: halved three times, then its series (|x| <= tan(π/16) = .199: to 1e-17).
double portable_atan(double x) {
  for (int i = 0; i < 3; ++i) x = x / (1 + std::sqrt(1 + x * x));
  const double z = x * x;
  double sum = 0;
  for (int k = 23; k >= 1; k -= 2) sum = 1.0 / k - z * sum;
  return 8 * x * sum;
}

// P(|T| < t), T with n degrees of freedom: the finite sums of Abramowitz & Stegun 26.7.3 and 26.7.4.
double student_t_inside(double t, int n) {
  const double cosine_squared = n / (n + t * t);
  const double sine = t / std::sqrt(n + t * t);
  double term = 1, sum = n == 1 ? 0 : 1;
  if (n % 2 == 0) {
    for (int k = 2; k <= n - 2; k += 2) sum += term *= cosine_squared * (k - 1) / k;
    return sine * sum;
  }
  for (int k = 3; k <= n - 2; k += 2) sum += term *= cosine_squared * (k - 1) / k;
  return 2 / kPi * (portable_atan(t / std::sqrt(n)) + sine * std::sqrt(cosine_squared) * sum);
}

// Expansion about the normal quantile in 1/n (Abramowitz & Stegun 26.7.5): relative error 2/n^5.
double student_t_expansion(double n) {
  const double x = kNormal975, z = x * x;
  const double g1 = (z + 1) * x / 4;
  const double g2 = ((5 * z + 16) * z + 3) * x / 96;
  const double g3 = (((3 * z + 19) * z + 17) * z - 15) * x / 384;
  const double g4 = ((((79 * z + 776) * z + 1482) * z - 1920) * z - 945) * x / 92160;
  return x + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n;
}

// The root of student_t_inside(t, n) = 0.95 by secants from the expansion.
double student_t_root(int n) {
  double a = student_t_expansion(n), b = a * 1.01;
  double at_a = student_t_inside(a, n) - 0.95, at_b = student_t_inside(b, n) - 0.95;
  for (int i = 0; i < 12 && at_a != at_b; ++i) {
    const double next = b - at_b * (b - a) / (at_b - at_a);
    a = b;
    at_a = at_b;
    b = next;
    at_b = student_t_inside(b, n) - 0.95;
  }
  return b;
}

// up to here the root is exact; beyond, the expansion is good to 1e-11
constexpr int kExactDegrees = 200;

std::array<double, kExactDegrees + 1> exact_quantiles() {
  std::array<double, kExactDegrees + 1> table{};
  table[1] = 12.706204736174705;  // tan(.475 π)
  for (int n = 2; n <= kExactDegrees; ++n) table[static_cast<std::size_t>(n)] = student_t_root(n);
  return table;
}

// Mean of at least one value. Taken from the first, so that equal values have exactly their own mean.
double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value - values[0];
  return values[0] + sum / static_cast<double>(values.size());
}

}  // namespace

double student_t_quantile_975(std::int64_t degrees_of_freedom) {
  static const auto exact = exact_quantiles();
  const std::int64_t n = std::max<std::int64_t>(degrees_of_freedom, 1);
  return n <= kExactDegrees ? exact[static_cast<std::size_t>(n)]
                            : student_t_expansion(static_cast<double>(n));
}

double sample_sd(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double mean = mean_of(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

Interval t_interval(std::span<const double> values) {
  if (values.empty()) return {};
  const double mean = mean_of(values);
  if (values.size() < 2) return {mean, mean, mean};
  const auto n = static_cast<std::int64_t>(values.size());
  const double half = student_t_quantile_975(n - 1) * sample_sd(values) / std::sqrt(static_cast<double>(n));
  return {mean, mean - half, mean + half};
}

Interval wilson_interval(std::int64_t successes, std::int64_t trials) {
  if (trials <= 0) return {0, 0, 1};
  const double n = static_cast<double>(trials);
  const double share = static_cast<double>(successes) / n;
  const double z2 = kNormal975 * kNormal975;
  const double scale = 1 + z2 / n;
  const double middle = (share + z2 / (2 * n)) / scale;
  const double half = kNormal975 * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / scale;
  // at the ends the bound is exactly the end, which rounding would miss
  const double low = successes == 0 ? 0 : middle - half;
  const double high = successes == trials ? 1 : middle + half;
  return {share, low, high};
}

double quantile_of_sorted(std::span<const double> values, double q) {
  if (values.empty()) return 0;
  const double place = static_cast<double>(values.size() - 1) * q;
  const double below = std::floor(place);
  const auto i = static_cast<std::size_t>(below);
  if (i + 1 >= values.size()) return values.back();
  return values[i] + (place - below) * (values[i + 1] - values[i]);
}

double quantile(std::span<const double> values, double q) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return quantile_of_sorted(sorted, q);
}

}  // namespace grapevine
