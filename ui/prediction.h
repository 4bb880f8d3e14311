// A prediction: what a person expects before the results are shown, and how near it came.
#pragma once

#include <string>
#include <vector>

#include "ui/shown.h"

namespace grapevine {

// Of people who hear something bad, by bin; drawn on the chart, or said as a share of the baseline.
struct Prediction {
  bool sketching = false;           // results are hidden, the hand draws
  bool revealed = false;            // the sketch stands beside the results
  std::vector<double> values;       // by bin
  std::size_t last_bin = 0;         // where the hand was
  bool drawing = false;
};

// How near a sketch came: 100 points is the line itself, 0 no nearer than to expect no change.
std::string score_text(const Prediction& prediction, const Shown& shown);

}  // namespace grapevine
