// Where the ticks and labels of a chart stand and what they say: the same in the app, in pictures and, in characters, at a
// terminal.
#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"

namespace grapevine {

// An axis from 0 to at least `largest` in at most `most_steps` round steps (1, 2, 2.5 or 5 times a power of ten; whole
// numbers from 1 up). 0 to 1 where there is nothing to show: nothing above 0, or not a number.
struct ValueAxis {
  double step = 1, top = 1;
  int steps = 1;
};
ValueAxis value_axis(double largest, int most_steps);

// "12,000", "40", "2.5"; from a thousand million on "5e+09".
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

// A marker's label beside its upright line: in one of a few rows, so that none covers another or leaves left..right, nor
// another's line where that can be avoided; on the right where there is room. Not placed: no room.
struct LabelPlace {
  bool placed = false;
  double left = 0;  // of the text
  int row = 0;      // 0 the uppermost
};
constexpr int kLabelRows = 3;
// `lines` and `widths` are of the labels in the order in which they may choose; `gap` is kept between what is placed.
std::vector<LabelPlace> place_labels(double left, double right, const std::vector<double>& lines,
                                     const std::vector<double>& widths, double gap);

}  // namespace grapevine
