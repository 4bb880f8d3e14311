#include "support/service.h"

#include <cassert>
#include <cmath>
#include <limits>

#include "base/portable_math.h"

namespace grapevine {

SpanDistribution SpanDistribution::never() { return {Kind::constant, std::numeric_limits<double>::infinity(), 0}; }

SpanDistribution SpanDistribution::constant(double mean_minutes) { return {Kind::constant, mean_minutes, 0}; }

SpanDistribution SpanDistribution::exponential(double mean_minutes) { return {Kind::exponential, mean_minutes, 0}; }

SpanDistribution SpanDistribution::log_normal(double mean_minutes, double coefficient_of_variation) {
  assert(coefficient_of_variation >= 0 && coefficient_of_variation <= 10);
  const double variance = portable_log(1.0 + coefficient_of_variation * coefficient_of_variation);
  return {variance > 0 ? Kind::log_normal : Kind::constant, mean_minutes, std::sqrt(variance)};
}

SpanDistribution::SpanDistribution(Kind kind, double mean_minutes, double sigma)
    : kind_(kind), mean_minutes_(mean_minutes), sigma_(sigma), table_([this](double p) { return unit_quantile(p); }) {
  assert(mean_minutes > 0);
}

double SpanDistribution::unit_quantile(double p) const {
  assert(p > 0 && p < 1);
  switch (kind_) {
    case Kind::constant: return 1.0;
    case Kind::exponential: return -portable_log(1.0 - p);
    case Kind::log_normal: break;
  }
  return portable_exp(sigma_ * (normal_quantile(p) - 0.5 * sigma_));
}

}  // namespace grapevine
