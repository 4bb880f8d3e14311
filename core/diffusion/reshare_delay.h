// How long after seeing a post people pass it on: the memory kernel of SEISMIC (Zhao et al. 2015, fitted to Twitter;
// reference package `seismic`) [V:SEISMIC]. Density c up to 300 s, then c (t / 300 s)^−(1+θ). Half within 41 minutes,
// a fifth after a day.
#pragma once

#include <cstdint>

#include "base/calendar.h"

namespace grapevine {

inline constexpr double kReshareDensity = 6.265725e-4;  // c, per second
inline constexpr double kReshareTheta = 0.2314843;      // θ
inline constexpr double kReshareFlatSeconds = 300;

// Share of reshares that come within t.
double reshare_share_within(Millis t);
// The delay whose share is `unit` (0..1); at least 1 ms, kNever beyond a thousand years.
Millis reshare_delay(double unit);

}  // namespace grapevine
