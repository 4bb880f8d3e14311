// A slider that shows the baseline as a tick and a changed value in the accent. Drag, click, arrow keys; double-click
// for the baseline's value.
#pragma once

#include <optional>

#include "scenario/parameter_table.h"
#include "ui/box.h"
#include "ui/state.h"
#include "ui/theme.h"

namespace grapevine {

// What a slider spans: the parameter's range, or a useful part of it where that is so wide that the hand would miss
// (3 agents of at most 500). Values beyond can be typed.
struct SliderRange {
  double low = 0, high = 1;
};
SliderRange slider_range(const ParameterInfo& info, double baseline, double value);
// The nearest value that the slider stops at.
double snapped(const ParameterInfo& info, double value);

struct SliderModel {
  std::size_t parameter = 0;
  double value = 0, baseline = 0;
};
// Adds a command when it is moved; `box` is the whole area that takes the mouse. Returns whether Enter was
// pressed on it: somebody wants to type the number.
bool slider(Gui& gui, const Box& box, const SliderModel& model, Passing& passing, Commands& commands);

}  // namespace grapevine
