// Intervals. The same values in the same order give the same bits on every machine: sums run in index order
// and only
// + − × ÷ and sqrt are used. These figures are exported.
#pragma once

#include <cstdint>
#include <span>

namespace grapevine {

struct Interval {
  double mean = 0;
  double low = 0, high = 0;  // 95 % confidence
  double half_width() const { return (high - low) / 2; }
};

// 97.5 % quantile of Student's t, that is two-sided 95 %; relative error below 1e-10. Degrees of freedom
// below 1 count as 1.
double student_t_quantile_975(std::int64_t degrees_of_freedom);

// Of the mean of `values` (finite): mean ± t s / √n. Equal values give exactly their value without any width,
// and so does a single one; no values give zeros.
Interval t_interval(std::span<const double> values);

// Of a share (Wilson 1927): mean is successes / trials; always within 0..1. 0 ≤ successes ≤ trials; without
// trials nothing is known: 0..1.
Interval wilson_interval(std::int64_t successes, std::int64_t trials);

// Type 7 of Hyndman & Fan 1996 (the default of R and NumPy), 0 ≤ q ≤ 1; 0 of no values.
double quantile(std::span<const double> values, double q);            // in any order
double quantile_of_sorted(std::span<const double> values, double q);  // ascending

// With n − 1; 0 below two values.
double sample_sd(std::span<const double> values);

}  // namespace grapevine
