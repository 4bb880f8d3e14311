// Where the ticks of a chart stand and what they say. No ImGui here.
#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"

namespace grapevine {

// An axis from 0 to at least `largest` in round steps (1, 2, 2.5 or 5 times a power of ten; whole numbers from 1 up).
struct ValueAxis {
  double step = 1, top = 1;
  int steps = 1;
};
ValueAxis value_axis(double largest, int most_steps);

// "12,000", "40", "2.5".
std::string tick_text(double value);
// A mean as it is read out: "1,240", "38", "4.2".
std::string value_text(double value);

struct TimeTick {
  double hours = 0;
  std::string text;
};
// Ticks at whole days ("Fri 6"; "2 Nov" where a month or more is shown) or, within two days, at whole hours ("09:00").
std::vector<TimeTick> time_ticks(const Date& start, std::int32_t days, int most_ticks);

// "Fri 6 Nov, 09:00 to 12:00", or the day when a bin is a day.
std::string bin_text(const Date& start, double from_hours, double width_hours);

}  // namespace grapevine
