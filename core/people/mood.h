// What moves sentiment s in [−1, 1], and what a day does: moods return, every customer comes nearer to leaving and every
// prospect to becoming one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/portable_math.h"
#include "scenario/parameters.h"

namespace grapevine {

inline float clip_sentiment(float s) { return std::clamp(s, -1.0f, 1.0f); }

// A failure of severity 0..1 lowers s by drop (0.5 + severity); returns the new value. [A]
inline float after_failure(float s, float drop, float severity) { return clip_sentiment(s - drop * (0.5f + severity)); }
inline float after_success(float s, float lift) { return clip_sentiment(s + lift); }

// Hearing a story of valence v (−1..1) over a tie of weight w: what is left to lose or to gain is the headroom
// (after East, Hammond & Lomax 2008, [V:East08]); the negativity bias multiplies bad news only.
inline float after_exposure(float s, float valence, float weight, const ExposureParameters& p) {
  const float pull = static_cast<float>(p.strength) * weight;
  if (valence < 0) return clip_sentiment(s + pull * valence * static_cast<float>(p.negativity_bias) * (1.0f + s) * 0.5f);
  return clip_sentiment(s + pull * valence * (1.0f - s) * 0.5f);
}

// What one day does to the columns of a replicate. Slopes are at most 80.
struct DaySweep {
  float reversion = 0.01f;   // share of the way back to s0
  float base = 0.0015f;      // h0 per day
  float slope = 3.0f;        // b of h0 e^(−b s)
  float win_base = 0;        // a0 per day
  float win_slope = 0;       // b_a of a0 e^(b_a s)
};

// Patience is what is left of an Exp(1) threshold: to leave, counted down from above 0, for customers (+infinity: they
// never leave); to become a customer, counted up from below 0, for prospects.
inline bool is_customer(float patience) { return patience >= 0; }

// sentiment[i] moves towards home[i]; patience[i] comes nearer to 0 by the day's hazard at the new sentiment. Element by
// element, so it vectorises with the same bits at any width. Writes to `crossed` whose patience has passed 0, ascending,
// and returns how many: below 0 now are leavers, the others are won. All spans of one length. Where `hazard` is given it
// becomes the sum of the hazards of the customers who could leave, in a fixed order.
std::size_t sweep_day(std::span<float> sentiment, std::span<const float> home, std::span<float> patience, const DaySweep& day,
                      std::span<std::uint32_t> crossed, double* hazard = nullptr);

// A customer's hazard of leaving on one day at sentiment s.
inline float leaving_hazard(float s, const DaySweep& day) { return day.base * portable_exp2f_within120(-day.slope * kLog2E * s); }

// The same sum at the sentiments given, of a day that does not pass.
double sum_hazard(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day);

// Sums over the same people of lifetime value, and of lifetime value × probability to leave within `days`, in a fixed order
// and in single precision (relative error below 1e-5).
struct CustomerValue {
  double all = 0, at_risk = 0;
};
CustomerValue sum_value(std::span<const float> sentiment, std::span<const float> patience, const DaySweep& day, const ValueParameters& value, float days);

// Lifetime value of a customer at sentiment s: m r / (1 + i − r), r the modelled yearly retention
// exp(−365 h0 e^(−b s)) (Gupta, Lehmann & Stuart 2004).
double lifetime_value(double sentiment, const ChurnParameters& churn, const ValueParameters& value);

// The answer to "how likely are you to recommend us": 5 + 5 s + noise, rounded, 0..10 [V:NPS for the classes].
int recommendation(double sentiment, double noise);

}  // namespace grapevine
