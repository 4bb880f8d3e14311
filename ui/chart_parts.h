// The parts of a chart that can be looked at one by one: its plane, legend, markers and read-out.
#pragma once

#include <string>
#include <vector>

#include "report/axis.h"
#include "ui/chart.h"

namespace grapevine {

// Where values and hours stand on the screen.
struct Plane {
  Box box;               // of the plot itself
  double hours = 1;      // shown
  ValueAxis axis;

  float x(double hour) const { return box.left + static_cast<float>(hour / hours) * box.width(); }
  float y(double value) const { return box.bottom - static_cast<float>(value / axis.top) * box.height(); }
  double hour_at(float at) const { return static_cast<double>((at - box.left) / box.width()) * hours; }
};

// Where the title ends and the plot's surroundings begin; draws title, subtitle and legend.
float draw_chart_head(Gui& gui, const Box& box, const ChartModel& model);
void draw_axes(Gui& gui, const Plane& plane, const ChartModel& model);
void draw_curve(Gui& gui, const Plane& plane, const ChartModel& model);

void draw_others(Gui& gui, const Plane& plane, const ChartModel& model);
void draw_markers(Gui& gui, const Plane& plane, const ChartModel& model);

// Hours of the middle (or end) of a bin, where its value is drawn.
double bin_position(const ChartModel& model, std::size_t bin);
void draw_read_out(Gui& gui, const Plane& plane, const ChartModel& model, std::size_t bin, bool card);

}  // namespace grapevine
