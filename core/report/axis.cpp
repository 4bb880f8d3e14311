#include "report/axis.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

// in groups of three; figures beyond what people count are written short
std::string grouped_tick(double value) {
  if (!(std::fabs(value) < 1e9)) return fmt::format("{:.3g}", value);
  std::string text = fmt::format("{:.0f}", std::fabs(value));
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, 1, ',');
  return value < 0 && text != "0" ? "\u2212" + text : text;
}

std::string clock_of(double hours) { return clock_text(std::llround(hours * 60) * kMinute); }

}  // namespace

ValueAxis value_axis(double largest, int most_steps) {
  most_steps = std::max(1, most_steps);
  if (!(largest > 0) || !std::isfinite(largest)) return {1, 1, 1};
  largest = std::min(largest, 1e300);
  for (double power = 1;; power *= 10)
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
      const double step = factor * power;
      // counts of people are never labelled in fractions
      if (factor == 2.5 && step < 10) continue;
      if (step * most_steps < largest * (1 - 1e-9)) continue;
      const int steps = std::max(1, static_cast<int>(std::ceil(largest / step - 1e-9)));
      if (steps <= most_steps) return {step, step * steps, steps};
    }
}

std::string tick_text(double value) {
  if (value == std::floor(value)) return grouped_tick(value);
  return fmt::format("{:.3g}", value);
}

std::string value_text(double value) {
  if (value >= 9.95 || value == std::floor(value)) return grouped_tick(value);
  return fmt::format("{:.1f}", value);
}

std::vector<TimeTick> time_ticks(const Date& start, std::int32_t days, int most_ticks) {
  most_ticks = std::max(2, most_ticks);
  std::vector<TimeTick> ticks;
  if (days <= 2) {
    int step = 24;
    for (const int hours : {1, 2, 3, 6, 12})
      if (days * 24 / hours + 1 <= most_ticks) { step = hours; break; }
    for (int hour = 0; hour <= days * 24; hour += step) ticks.push_back({static_cast<double>(hour), clock_of(hour)});
    return ticks;
  }
  std::int32_t step = 28;
  for (const std::int32_t candidate : {1, 2, 7, 14, 28})
    if (days / candidate + 1 <= most_ticks) { step = candidate; break; }
  while (days / step + 1 > most_ticks) step *= 2;
  for (std::int32_t day = 0; day <= days; day += step)
    ticks.push_back({day * 24.0, days > 21 ? day_and_month(start, day * kDay) : short_date(start, day * kDay)});
  return ticks;
}

std::string bin_text(const Date& start, double from_hours, double width_hours) {
  const Millis from = from_hours > 0 ? from_minutes(from_hours * 60) : 0;
  if (width_hours >= 24) return long_date(start, from);
  return say("{}, {} to {}", long_date(start, from), clock_of(from_hours), clock_of(from_hours + width_hours));
}

std::vector<LabelPlace> place_labels(double left, double right, const std::vector<double>& lines,
                                     const std::vector<double>& widths, double gap) {
  std::vector<LabelPlace> places(lines.size());
  const auto fits = [&](std::size_t which, double from, int row, bool over_lines) {
    const double until = from + widths[which];
    if (from < left || until > right + gap) return false;
    for (std::size_t other = 0; other < lines.size(); ++other) {
      const LabelPlace& place = places[other];
      if (place.placed && place.row == row && from < place.left + widths[other] + gap && place.left < until + gap)
        return false;
      if (!over_lines && lines[other] != lines[which] && lines[other] > from - gap / 2 && lines[other] < until + gap / 2) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const bool over_lines : {false, true})
      for (const double from : {lines[i] + gap, lines[i] - gap - widths[i]})
        for (int row = 0; row < kLabelRows; ++row)
          if (!places[i].placed && fits(i, from, row, over_lines)) places[i] = {true, from, row};
  return places;
}

}  // namespace grapevine
