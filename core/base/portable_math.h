// Elementary functions that give the same bits on every compiler, processor and WebAssembly engine: built from
// + − × ÷, sqrt and bit operations alone, evaluated in a fixed order (the build forbids contraction into fused
// multiply-add). The C library's own differ between glibc, musl and even between two processors.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace grapevine {

// e^x. Relative error below 4e-16; 0 below −745, +infinity above 709.78.
double portable_exp(double x);

// Natural logarithm of x > 0. Relative error below 5e-16. −infinity at 0, NaN below.
double portable_log(double x);

// x^y for x > 0.
inline double portable_pow(double x, double y) { return portable_exp(y * portable_log(x)); }

inline double portable_log10(double x) { return portable_log(x) * 0.43429448190325182765; }
inline double portable_log2(double x) { return portable_log(x) * 1.44269504088896340736; }

// A 128th part of 1 <= m < 2: the inverse of its middle, and the logarithm of 1 over that inverse.
struct LogCell {
  double inverse, log;
};
inline constexpr std::array<LogCell, 128> kLogCells = [] {
  std::array<LogCell, 128> cells{};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double middle = 1 + (static_cast<double>(i) + 0.5) / 128;
    // 2 atanh(s) to s^41: |s| < 1/3
    const double s = (middle - 1) / (middle + 1);
    double series = 0;
    for (int k = 41; k >= 1; k -= 2) series = series * (s * s) + 1.0 / k;
    cells[i] = {1 / middle, 2 * s * series};
  }
  return cells;
}();

// Natural logarithm of a positive normal number, for draws: absolute error below 1e-14 for 2^-32 <= x <= 2^64. A table
// and a short series; a third of the time of portable_log, which is right to the last digits near 1 as well.
inline double quick_log(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const LogCell& cell = kLogCells[bits >> 45 & 127];
  const double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
  const double f = m * cell.inverse - 1;  // within 1/256
  const double log_1f = f - f * f * ((0.5 - f * (1.0 / 3)) + f * f * (0.25 - f * 0.2));
  const auto exponent = static_cast<double>(static_cast<std::int32_t>(bits >> 52) - 1023);
  return exponent * 0.69314718055994530942 + (cell.log + log_1f);
}

// Quantile of the standard normal distribution for 0 < p < 1 (Wichura 1988, AS 241: relative error about 1e-15).
double normal_quantile(double p);

// Distribution function of the standard normal (absolute error below 1e-12), for tests and reports.
double normal_cdf(double x);

// The whole number nearest to x, |x| < 2^51, of two the even one: by adding a number so large that its last place is 1.
// A conversion would do as well, but for the checks of its range that it needs in WebAssembly.
inline std::int64_t nearest_whole(double x) {
  constexpr double kLarge = 0x1.8p52;
  return std::bit_cast<std::int64_t>(x + kLarge) - std::bit_cast<std::int64_t>(kLarge);
}
// The whole number below x: of a whole x it may be x - 1.
inline std::int64_t whole_below(double x) { return nearest_whole(x - 0.5); }

inline constexpr float kLog2E = 1.44269504f;

// 2^x in single precision for the daily sweep, for |x| <= 120: a whole power and a fraction r of at most one half, both
// exact, then 1 and a polynomial of degree 4 times r (minimax, 1.1e-7); relative error below 2.5e-7. Branch-free, so that a
// loop over it vectorises; the polynomial is added up in pairs, because the loop waits for the longest chain of operations.
inline float portable_exp2f_within120(float x) {
  // nearest integer by the magic-number rounding of IEEE single precision
  const float shifted = x + 12582912.0f;
  const float r = x - (shifted - 12582912.0f);
  const float square = r * r;
  const float rest = (0.240222424f + 0.0555073358f * r) + square * (0.00967151299f + 0.00132647273f * r);
  const float p = (1.0f + 0.693147004f * r) + square * rest;
  // the integer, in the lowest bits of `shifted`, is added to the exponent
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(p) + (std::bit_cast<std::uint32_t>(shifted) << 23));
}

// e^x of any x, which is clamped to ±80. Relative error below 3e-7 + 1.5e-7 |x|.
inline float portable_expf(float x) {
  x = x < 80.0f ? x : 80.0f;
  x = x > -80.0f ? x : -80.0f;
  return portable_exp2f_within120(kLog2E * x);
}

}  // namespace grapevine
