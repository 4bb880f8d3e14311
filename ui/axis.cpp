#include "ui/axis.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace grapevine {

namespace {

std::string grouped(double value) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.0f", std::fabs(value));
  std::string text = digits;
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, 1, ',');
  return value < 0 && text != "0" ? "\u2212" + text : text;
}

std::string clock_text(double hours) {
  char text[16];
  const int minutes = static_cast<int>(std::lround(hours * 60)) % (24 * 60);
  std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
  return text;
}

std::string day_and_month(const Date& start, std::int64_t day) {
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = civil_from_days(days_from_civil(start) + day);
  return std::to_string(date.day) + " " + kMonths[date.month - 1];
}

// the day part of "Fri 6 Nov, 09:42"
std::string long_day(const Date& start, Millis t) {
  const std::string text = long_moment(start, t);
  return text.substr(0, text.find(','));
}

}  // namespace

ValueAxis value_axis(double largest, int most_steps) {
  most_steps = std::max(1, most_steps);
  if (!(largest > 0) || !std::isfinite(largest)) return {1, 1, 1};
  double power = std::pow(10.0, std::floor(std::log10(largest / most_steps)));
  for (;; power *= 10)
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
      const double step = factor * power;
      // counts of people are never labelled in fractions
      if (step < 1 || (factor == 2.5 && step < 10)) continue;
      const int steps = std::max(1, static_cast<int>(std::ceil(largest / step - 1e-9)));
      if (steps <= most_steps) return {step, step * steps, steps};
    }
}

std::string tick_text(double value) {
  if (value == std::floor(value)) return grouped(value);
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string value_text(double value) {
  if (value >= 9.95 || value == std::floor(value)) return grouped(value);
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::vector<TimeTick> time_ticks(const Date& start, std::int32_t days, int most_ticks) {
  most_ticks = std::max(2, most_ticks);
  std::vector<TimeTick> ticks;
  if (days <= 2) {
    int step = 24;
    for (const int hours : {1, 2, 3, 6, 12})
      if (days * 24 / hours + 1 <= most_ticks) { step = hours; break; }
    for (int hour = 0; hour <= days * 24; hour += step) ticks.push_back({static_cast<double>(hour), clock_text(hour)});
    return ticks;
  }
  std::int32_t step = 28;
  for (const std::int32_t candidate : {1, 2, 7, 14, 28})
    if (days / candidate + 1 <= most_ticks) { step = candidate; break; }
  while (days / step + 1 > most_ticks) step *= 2;
  for (std::int32_t day = 0; day <= days; day += step)
    ticks.push_back({day * 24.0, days > 21 ? day_and_month(start, day) : short_date(start, day * kDay)});
  return ticks;
}

std::string bin_text(const Date& start, double from_hours, double width_hours) {
  const Millis from = from_hours > 0 ? from_minutes(from_hours * 60) : 0;
  if (width_hours >= 24) return long_day(start, from);
  return long_day(start, from) + ", " + clock_text(from_hours) + " to " + clock_text(from_hours + width_hours);
}

}  // namespace grapevine
