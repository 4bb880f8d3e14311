#include "diffusion/reshare_delay.h"

#include <algorithm>

#include "base/portable_math.h"

namespace grapevine {

namespace {
constexpr double kFlatShare = kReshareDensity * kReshareFlatSeconds;
// the published constants integrate to 1 within 3e-6; what is missing is spread over the whole
constexpr double kTotal = kFlatShare * (1 + 1 / kReshareTheta);
}  // namespace

double reshare_share_within(Millis t) {
  const double seconds = static_cast<double>(std::max<Millis>(t, 0)) / 1000;
  if (seconds <= kReshareFlatSeconds) return kReshareDensity * seconds / kTotal;
  return (kFlatShare + kFlatShare / kReshareTheta * (1 - portable_pow(seconds / kReshareFlatSeconds, -kReshareTheta))) / kTotal;
}

Millis reshare_delay(double unit) {
  const double share = unit * kTotal;
  double seconds = share / kReshareDensity;
  if (share > kFlatShare) {
    const double left = 1 - (share - kFlatShare) * kReshareTheta / kFlatShare;
    seconds = left > 0 ? kReshareFlatSeconds * portable_pow(left, -1 / kReshareTheta) : 1e12;
  }
  if (seconds > 3.2e10) return kNever;
  return std::max<Millis>(1, static_cast<Millis>(seconds * 1000 + 0.5));
}

}  // namespace grapevine
