#include "report/chart.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include <fmt/format.h>

#include "report/wording.h"

namespace grapevine {

namespace {

using Kind = Marker::Kind;

Marker marker(std::string_view title, Kind kind) { return {0, std::string(title), kind}; }

Marker marker_of(const StoryEvent& event) {
  return event.valence < 0 ? marker(say("Complaint"), Kind::bad) : marker(say("Praise"), Kind::good);
}
Marker marker_of(const DefectEvent&) { return marker(say("Defect"), Kind::bad); }
Marker marker_of(const PressEvent& event) { return marker(say("Press"), event.valence < 0 ? Kind::bad : Kind::good); }
Marker marker_of(const RecallEvent&) { return marker(say("Recall"), Kind::good); }
Marker marker_of(const HolidayEvent&) { return marker(say("Holiday"), Kind::plain); }
Marker marker_of(const StatementEvent&) { return marker(say("Statement"), Kind::good); }
Marker marker_of(const PagePostEvent& event) {
  return marker(say("Page post"), event.valence < 0 ? Kind::bad : Kind::good);
}
Marker marker_of(const SurgeEvent&) { return marker(say("Surge of contacts"), Kind::bad); }

void add_first_reply(std::vector<Marker>& markers, const Scenario& scenario, double minutes) {
  if (std::isnan(minutes) || minutes <= 0) return;
  for (const TimelineEntry& entry : scenario.timeline)
    for (const EventSpec& event : entry.events) {
      if (!std::holds_alternative<StoryEvent>(event)) continue;
      const Millis at = entry.at + from_minutes(minutes);
      if (at < scenario.end() - kHour) markers.push_back({at, std::string(say("First reply")), Kind::good});
      return;
    }
}

Chart frame_of(const Scenario& scenario, const World& world, Series series) {
  Chart chart;
  chart.title = say(info(series).label);
  chart.subtitle = say(info(series).unit);
  chart.at_bin_end = series == Series::backlog;
  if (!chart.at_bin_end)
    chart.subtitle = scenario.series_hours == 24  ? say("{} per day", chart.subtitle)
                     : scenario.series_hours == 1 ? say("{} per hour", chart.subtitle)
                                                  : say("{} per {} hours", chart.subtitle, scenario.series_hours);
  if (series == Series::new_people_reached) chart.subtitle = say("{}, of {}", chart.subtitle, grouped(world.size()));
  chart.start = scenario.start;
  chart.bin_hours = scenario.series_hours;
  return chart;
}

}  // namespace

std::string marker_title(const TimelineEntry& entry) {
  if (!entry.title.empty()) return entry.title;
  if (!entry.events.empty()) return std::visit([](const auto& kind) { return marker_of(kind).title; }, entry.events.front());
  return entry.changes.empty() ? std::string() : std::string(say(parameter_table()[entry.changes.front().parameter].label));
}

std::vector<Marker> markers_of(const Scenario& scenario, double first_reply_minutes) {
  std::vector<Marker> markers;
  for (const TimelineEntry& entry : scenario.timeline) {
    for (const EventSpec& event : entry.events) {
      Marker marker = std::visit([](const auto& kind) { return marker_of(kind); }, event);
      marker.at = entry.at;
      if (!entry.title.empty()) marker.title = entry.title;
      markers.push_back(std::move(marker));
    }
    // a change from the start is how things are, not something that happens
    if (entry.events.empty() && entry.at > 0) {
      std::string title = marker_title(entry);
      if (!title.empty()) markers.push_back({entry.at, std::move(title), Kind::plain});
    }
  }
  add_first_reply(markers, scenario, first_reply_minutes);
  std::ranges::stable_sort(markers, {}, &Marker::at);
  return markers;
}

Chart summary_chart(const Scenario& scenario, const Replicates& replicates, const World& world, Series series, std::int64_t count) {
  Chart chart = frame_of(scenario, world, series);
  chart.after = band(replicates, series, count);
  chart.after_name = say("Mean");
  const auto reply = static_cast<std::size_t>(Metric::event_first_response);
  chart.markers = markers_of(scenario, summarise(replicates, count)[reply].median);
  return chart;
}

Chart comparison_chart(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                       const World& world, Series series) {
  Chart chart = frame_of(baseline, world, series);
  chart.markers = markers_of(what_if, comparison[Metric::event_first_response].after.median);
  const auto shown = static_cast<std::size_t>(series);
  if (comparison.before.size() <= shown || comparison.after.size() <= shown) return chart;
  const Band &before = comparison.before[shown], &after = comparison.after[shown];
  if (before.mean.size() != after.mean.size()) return chart;
  chart.before = before;
  chart.after = after;
  return chart;
}

double largest_value(const Chart& chart) {
  double largest = 0;
  const auto look = [&](const std::vector<double>& values) {
    for (const double value : values)
      if (std::isfinite(value)) largest = std::max(largest, value);
  };
  look(chart.after.mean);
  look(chart.after.high);
  if (chart.before) look(chart.before->mean);
  return largest;
}

double bin_position(const Chart& chart, std::size_t bin) {
  return (static_cast<double>(bin) + (chart.at_bin_end ? 1.0 : 0.5)) * chart.bin_hours;
}

}  // namespace grapevine
