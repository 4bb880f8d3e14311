// A chart drawn in characters, for people at a terminal.
#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"
#include "ensemble/comparison.h"

namespace grapevine {

struct TerminalStyle {
  int width = 80;         // columns, at least 40
  int chart_height = 14;  // rows of the plot, at least 4
  bool unicode = true;    // braille and typographic signs; else ASCII alone
  bool colour = false;    // ANSI colours that read on light and dark ground; nothing is told by colour alone
};

struct ChartMark {
  Millis at = 0;
  std::string label;  // "Complaint"
};

struct TerminalChart {
  std::string title, subtitle;  // "People who heard something bad", "new people per day, of 5,000"
  Date start;
  int bin_hours = 24;            // width of a bin of the bands
  const Band* before = nullptr;  // the baseline, a dashed line; may be null
  const Band* after = nullptr;   // a line in its 80 % band; never null
  std::string before_name = "baseline", after_name = "what-if";
  std::vector<ChartMark> marks;  // moments shown above the plot, ascending
};

// Title, legend, marks, the plot beside an axis of round numbers, and dates below. Bands must have at least
// one bin, and both as many as each other. Texts are expected to be printable.
std::string terminal_chart(const TerminalChart& chart, const TerminalStyle& style);

// The round step (1, 2 or 5 times a power of ten, at least 1) that divides 0..most into at most `steps`
// parts.
double round_step(double most, int steps);

}  // namespace grapevine
