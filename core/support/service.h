// Spans of time drawn by address: handling times and patience, by inversion of their distributions. Same bits on every
// platform: built from portable_math alone.
#pragma once

#include <cstdint>

#include "base/calendar.h"
#include "base/portable_math.h"
#include "base/quantile_table.h"

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
  Millis draw(std::uint32_t bits) const { return rounded(draw_millis(bits)); }
  // The same, stretched: a half-trained agent takes 1 / .6 as long. stretch > 0.
  Millis draw(std::uint32_t bits, double stretch) const { return rounded(draw_millis(bits) * stretch); }
  // Before rounding, in milliseconds (for gaps that are summed); infinite for never().
  double draw_millis(std::uint32_t bits) const;

  // What the table approximates: the span below which a share p (0 < p < 1) lies, in minutes.
  double quantile_minutes(double p) const { return mean_minutes_ * unit_quantile(p); }
  double mean_minutes() const { return mean_minutes_; }  // infinite for never()

 private:
  enum class Kind : std::uint8_t { constant, exponential, log_normal };
  SpanDistribution(Kind kind, double mean_minutes, double sigma);
  double unit_quantile(double p) const;           // of the distribution with mean 1

  static Millis rounded(double millis) {
    if (millis >= 3.18e13) return kNever;  // as from_minutes: a thousand years
    return millis < 1.5 ? 1 : nearest_whole(millis);
  }

  Kind kind_ = Kind::constant;
  double mean_minutes_ = 0;
  double sigma_ = 0;          // of the logarithm
  QuantileTable table_;       // of the distribution with mean 1
};

inline double SpanDistribution::draw_millis(std::uint32_t bits) const {
  return mean_minutes_ * kMinute * table_.draw(bits, [this](double p) { return unit_quantile(p); });
}

}  // namespace grapevine
