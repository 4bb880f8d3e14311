// A chart over the scenario's days: the what-if as a line in its band, the baseline dashed, events as markers, a
// read-out under the pointer. Drawn with ImDrawList; everything is snapped to device pixels.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/box.h"
#include "ui/document.h"
#include "ui/prediction.h"
#include "ui/shown.h"
#include "ui/theme.h"

namespace grapevine {

// Another line on the chart.
struct OtherLine {
  std::string_view title;
  const std::vector<double>* values = nullptr;
  int style = 0;                    // 0..2: kept what-ifs; 3: a sketch
};

struct ChartModel {
  std::string_view title, subtitle;
  std::string_view unit;            // in the read-out: "new people"
  Date start;
  std::int32_t days = 14;
  std::int32_t bin_hours = 24;
  bool at_bin_end = false;          // values of a moment (a backlog) rather than of an interval (a count)
  bool paired = false;              // else the line is the baseline itself
  const Curve* curve = nullptr;     // null: nothing to show yet
  const std::vector<Marker>* markers = nullptr;
  const std::vector<Moment>* moments = nullptr;  // of the markers that can be moved
  std::vector<OtherLine> others;
  Prediction* prediction = nullptr;
  float opacity = 1;                // of what is being worked out anew
};

// The moment that is read out, shared by the charts of one screen; negative: none. The caller owns it and calls
// `begin_frame` before the charts.
struct ReadOut {
  double hours = -1;
  bool touched = false;             // by a chart in this frame
  void begin_frame() {
    if (!touched) hours = -1;
    touched = false;
  }
};

// Something on the timeline in somebody's hand, or moved by keys.
struct MomentGrab {
  bool held = false, moved = false;
  std::int32_t id = 0;
};

// What was moved, and to when.
struct MomentMove {
  std::int32_t id = 0;
  Millis at = 0;
  bool begins = false;              // a new drag, or a new run of keys
};

std::optional<MomentMove> draw_chart(Gui& gui, const char* id, const Box& box, const ChartModel& model, ReadOut& read_out, MomentGrab& grab);

}  // namespace grapevine
