// Intervals. Sums run in index order, so the same replicates give the same bits.
#pragma once

#include <cstdint>
#include <span>

namespace grapevine {

struct Interval {
  double mean = 0;
  double low = 0, high = 0;     // 95 % confidence
  double half_width() const { return (high - low) / 2; }
};

double student_t_quantile_975(std::int64_t degrees_of_freedom);   // two-sided 95 %
Interval t_interval(std::span<const double> values);               // of the mean; low = high = mean below two values
Interval wilson_interval(std::int64_t successes, std::int64_t trials);  // mean is the share
double quantile(std::span<const double> values, double q);         // type 7, of unsorted values
double sample_sd(std::span<const double> values);

}  // namespace grapevine
