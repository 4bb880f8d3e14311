#include "ui/shown.h"

#include <algorithm>
#include <cmath>

#include "report/headline.h"
#include "report/tables.h"

namespace grapevine {

namespace {

// Of a difference as it is written: +1 more, −1 less, 0 the same.
int direction_of(std::string_view difference) { return difference.starts_with('+') ? 1 : difference.starts_with("\u2212") ? -1 : 0; }

// "12 to 12" says nothing: all futures agree.
std::string band_text(std::string band, std::string_view value) {
  return band == std::string(value) + " to " + std::string(value) ? "in all futures" : band;
}

FigureText figure_alone(const std::vector<MetricSummary>& summary, Metric metric) {
  SummaryRow row = summary_row(summary, metric);
  FigureText figure;
  figure.metric = metric;
  figure.label = std::move(row.label);
  figure.after = std::move(row.value);
  figure.band = band_text(std::move(row.band), figure.after);
  figure.better = info(metric).better;
  return figure;
}

FigureText figure_paired(const Comparison& comparison, Metric metric) {
  TableRow row = comparison_row(comparison, metric);
  const int direction = direction_of(row.difference);
  row.band = band_text(std::move(row.band), row.after);
  return {metric, std::move(row.label), std::move(row.before), std::move(row.after), std::move(row.difference),
          std::move(row.difference_interval), std::move(row.band), std::move(row.futures), row.verdict, direction, row.better};
}

// --- markers --------------------------------------------------------------------------------------------------------------

Marker marker_of(const StoryEvent& event) { return {0, event.valence < 0 ? "Complaint" : "Praise", event.valence < 0 ? Marker::Kind::bad : Marker::Kind::good}; }
Marker marker_of(const DefectEvent&) { return {0, "Defect", Marker::Kind::bad}; }
Marker marker_of(const PressEvent& event) { return {0, "Press", event.valence < 0 ? Marker::Kind::bad : Marker::Kind::good}; }
Marker marker_of(const RecallEvent&) { return {0, "Recall", Marker::Kind::good}; }
Marker marker_of(const HolidayEvent&) { return {0, "Holiday", Marker::Kind::plain}; }
Marker marker_of(const StatementEvent&) { return {0, "Statement", Marker::Kind::good}; }
Marker marker_of(const PagePostEvent& event) {
  return {0, "Page post", event.valence < 0 ? Marker::Kind::bad : Marker::Kind::good};
}
Marker marker_of(const SurgeEvent&) { return {0, "Surge of contacts", Marker::Kind::bad}; }

std::vector<Marker> markers_of(const Scenario& scenario) {
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
      std::string title = entry.title;
      if (title.empty() && !entry.changes.empty()) title = parameter_table()[entry.changes.front().parameter].label;
      if (!title.empty()) markers.push_back({entry.at, std::move(title), Marker::Kind::plain});
    }
  }
  return markers;
}

// The reply to the first story, at the median over futures; none when half of the futures see none.
void add_first_reply(std::vector<Marker>& markers, const Scenario& scenario, double median_minutes) {
  for (const TimelineEntry& entry : scenario.timeline)
    for (const EventSpec& event : entry.events) {
      if (!std::holds_alternative<StoryEvent>(event)) continue;
      if (std::isnan(median_minutes) || median_minutes <= 0) return;
      const Millis at = entry.at + from_minutes(median_minutes);
      if (at < scenario.end() - kHour) markers.push_back({at, "First reply", Marker::Kind::good});
      return;
    }
}

void finish_markers(Shown& shown, double reply_minutes) {
  shown.markers = markers_of(shown.what_if);
  add_first_reply(shown.markers, shown.what_if, reply_minutes);
  std::ranges::stable_sort(shown.markers, {}, &Marker::at);
}

}  // namespace

Shown shown_alone(const Scenario& scenario, const Replicates& replicates, std::int64_t count, const World& world) {
  Shown shown;
  shown.ready = true;
  shown.futures = count;
  shown.baseline = shown.what_if = scenario;
  const std::vector<MetricSummary> summary = summarise(replicates, count);
  Headline said = headline(scenario, summary, crises(replicates, count), world);
  shown.headline = {std::move(said.sentence), std::move(said.detail)};
  for (const Metric metric : tile_metrics()) shown.tiles.push_back(figure_alone(summary, metric));
  for (const Metric metric : table_metrics()) shown.table.push_back(figure_alone(summary, metric));
  shown.people = {Series::new_people_reached, band(replicates, Series::new_people_reached, count), {}};
  shown.backlog = {Series::backlog, band(replicates, Series::backlog, count), {}};
  finish_markers(shown, summary[static_cast<std::size_t>(Metric::event_first_response)].median);
  return shown;
}

Shown shown_paired(const Scenario& baseline, const Scenario& what_if, const Replicates& before, const Replicates& after,
                   std::int64_t count, const World& world) {
  Shown shown;
  shown.ready = shown.paired = true;
  shown.futures = count;
  shown.baseline = baseline;
  shown.what_if = what_if;
  shown.comparison = compare(before, after, count);
  Headline said = headline(baseline, what_if, shown.comparison, world);
  shown.headline = {std::move(said.sentence), std::move(said.detail)};
  for (const Metric metric : tile_metrics()) shown.tiles.push_back(figure_paired(shown.comparison, metric));
  for (const Metric metric : table_metrics()) shown.table.push_back(figure_paired(shown.comparison, metric));
  const auto curve = [&](Series series) {
    const auto index = static_cast<std::size_t>(series);
    return Curve{series, shown.comparison.after[index], shown.comparison.before[index].mean};
  };
  shown.people = curve(Series::new_people_reached);
  shown.backlog = curve(Series::backlog);
  shown.differences = differences(baseline, what_if);
  finish_markers(shown, shown.comparison[Metric::event_first_response].after.median);
  return shown;
}

}  // namespace grapevine
