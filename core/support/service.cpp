#include "support/service.h"

#include <cassert>
#include <cmath>

#include "base/draws.h"
#include "base/portable_math.h"

namespace grapevine {

SpanDistribution SpanDistribution::never() { return {Kind::never, 0, 0}; }

SpanDistribution SpanDistribution::constant(double mean_minutes) { return {Kind::constant, mean_minutes, 0}; }

SpanDistribution SpanDistribution::exponential(double mean_minutes) { return {Kind::exponential, mean_minutes, 0}; }

SpanDistribution SpanDistribution::log_normal(double mean_minutes, double coefficient_of_variation) {
  assert(coefficient_of_variation >= 0 && coefficient_of_variation <= 10);
  const double variance = portable_log(1.0 + coefficient_of_variation * coefficient_of_variation);
  return {variance > 0 ? Kind::log_normal : Kind::constant, mean_minutes, std::sqrt(variance)};
}

SpanDistribution::SpanDistribution(Kind kind, double mean_minutes, double sigma)
    : kind_(kind), mean_minutes_(mean_minutes), mean_millis_(mean_minutes * kMinute), sigma_(sigma) {
  assert(kind == Kind::never || mean_minutes > 0);
  if (kind != Kind::exponential && kind != Kind::log_normal) return;
  table_.resize(kCells + 1);
  for (std::uint32_t i = kTailCells; i <= kCells - kTailCells; ++i)
    table_[i] = static_cast<float>(unit_quantile(static_cast<double>(i) / kCells));
}

double SpanDistribution::unit_quantile(double p) const {
  if (kind_ == Kind::exponential) return -portable_log(1.0 - p);
  return portable_exp(sigma_ * (normal_quantile(p) - 0.5 * sigma_));
}

double SpanDistribution::unit_draw(std::uint32_t bits) const {
  if (table_.empty()) return 1.0;
  constexpr int kShift = 32 - kCellBits;
  const std::uint32_t cell = bits >> kShift;
  if (cell - kTailCells >= kCells - 2 * kTailCells) return unit_quantile(to_unit32(bits));
  const double share = (static_cast<double>(bits & ((1u << kShift) - 1)) + 0.5) * (1.0 / (1u << kShift));
  const double low = table_[cell];
  const double high = table_[cell + 1];
  return low + share * (high - low);
}

Millis SpanDistribution::draw(std::uint32_t bits, double stretch) const {
  if (kind_ == Kind::never) return kNever;
  const double millis = unit_draw(bits) * mean_millis_ * stretch;
  if (millis >= 3.18e13) return kNever;  // as from_minutes: a thousand years
  return millis < 1.5 ? 1 : static_cast<Millis>(millis + 0.5);
}

double SpanDistribution::quantile_minutes(double p) const {
  assert(p > 0 && p < 1);
  if (kind_ == Kind::never) return INFINITY;
  return mean_minutes_ * (table_.empty() ? 1.0 : unit_quantile(p));
}

}  // namespace grapevine
