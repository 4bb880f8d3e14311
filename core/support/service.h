// Spans of time drawn by address: handling times and patience. Inverse distribution functions, so that a span grows
// with its draw (common random numbers stay monotone), read from a table with linear interpolation; the two tails,
// where a table is poor, are computed. Same bits on every platform: built from portable_math alone.
#pragma once

#include <cstdint>
#include <vector>

#include "base/calendar.h"

namespace grapevine {

class SpanDistribution {
 public:
  // Infinite patience: every draw is kNever.
  static SpanDistribution never();
  // Always the mean. mean_minutes > 0 here and below.
  static SpanDistribution constant(double mean_minutes);
  static SpanDistribution exponential(double mean_minutes);
  // Log-normal by its mean and coefficient of variation (standard deviation / mean, 0..10; 0 is constant).
  // Handling times in contact centres are log-normal: Brown et al. 2005, JASA 100 [V:Brown05].
  static SpanDistribution log_normal(double mean_minutes, double coefficient_of_variation);

  // The span whose share of shorter spans is `bits` / 2^32, at least 1 ms. Mean within 1e-4 of the mean asked for.
  Millis draw(std::uint32_t bits) const { return draw(bits, 1.0); }
  // The same, stretched: a half-trained agent takes 1 / .6 as long. stretch > 0.
  Millis draw(std::uint32_t bits, double stretch) const;

  // What the table approximates: the span below which a share p (0 < p < 1) lies, in minutes.
  double quantile_minutes(double p) const;
  double mean_minutes() const { return mean_minutes_; }

 private:
  enum class Kind : std::uint8_t { never, constant, exponential, log_normal };
  static constexpr int kCellBits = 10;
  static constexpr std::uint32_t kCells = 1u << kCellBits;
  static constexpr std::uint32_t kTailCells = 8;  // on each side: computed, not read

  SpanDistribution(Kind kind, double mean_minutes, double sigma);
  double unit_quantile(double p) const;  // of the distribution with mean 1
  double unit_draw(std::uint32_t bits) const;

  Kind kind_ = Kind::never;
  double mean_minutes_ = 0;
  double mean_millis_ = 0;
  double sigma_ = 0;          // of the logarithm
  std::vector<float> table_;  // kCells + 1 quantiles of the distribution with mean 1; empty for never and constant
};

}  // namespace grapevine
