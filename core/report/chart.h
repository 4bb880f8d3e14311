// What a chart shows, whatever it is drawn with: curves over a scenario's days and what happens on them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/wording.h"
#include "ensemble/comparison.h"
#include "scenario/scenario.h"

namespace grapevine {

struct World;

// Something that happens.
struct Marker {
  enum class Kind { bad, good, plain };
  Millis at = 0;
  std::string title;  // "Complaint"
  Kind kind = Kind::plain;
};

// What an entry of the timeline is called: its title, or else what happens or changes in it first.
std::string marker_title(const TimelineEntry& entry);

// A scenario's events and its changes after the start, and the first reply to its first story: that long after it, the
// median over futures (minutes; none for NaN or 0, when half of the futures see none). Ascending.
std::vector<Marker> markers_of(const Scenario& scenario, double first_reply_minutes);

struct Chart {
  std::string title, subtitle;  // "People who heard something bad", "new people per day, of 5,000"
  Date start;
  int bin_hours = 24;           // width of a bin of the bands
  bool at_bin_end = false;      // values of a moment (a backlog) rather than of an interval (a count)
  std::optional<Band> before;   // the baseline, a dashed line of its mean; as many bins as `after`
  Band after;                   // a line in its 80 % band
  std::string before_name{say("Baseline")}, after_name{say("What-if")};
  std::vector<Marker> markers;  // ascending

  std::size_t bins() const { return after.mean.size(); }
};

// How one series goes, by default the main one: people who heard something bad. Without bins where there are none. A
// comparison shows what happens in its what-if. Of the first `count` replicates.
Chart summary_chart(const Scenario& scenario, const Replicates& replicates, const World& world,
                    Series series = Series::new_people_reached, std::int64_t count = kAll);
Chart comparison_chart(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                       const World& world, Series series = Series::new_people_reached);

// The largest finite value that a chart shows: of its lines and of the band, 0 of none.
double largest_value(const Chart& chart);
// Hours from the start at which the value of a bin is drawn.
double bin_position(const Chart& chart, std::size_t bin);

}  // namespace grapevine
