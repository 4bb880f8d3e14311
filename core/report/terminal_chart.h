// A chart drawn in characters, for people at a terminal.
#pragma once

#include <string>

#include "report/chart.h"

namespace grapevine {

struct TerminalStyle {
  int width = 80;         // columns, at least 40
  int chart_height = 14;  // rows of the plot, at least 4
  bool unicode = true;    // braille and typographic signs; else ASCII alone
  bool colour = false;    // ANSI colours that read on light and dark ground; nothing is told by colour alone
};

// Title, legend, marks, the plot beside an axis of round numbers, and dates below. The chart must have at least one
// bin. Texts are expected to be printable.
std::string terminal_chart(const Chart& chart, const TerminalStyle& style);

}  // namespace grapevine
