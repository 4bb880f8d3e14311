#include "ui/shown.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/headline.h"
#include "report/tables.h"
#include "report/worth.h"

namespace grapevine {

namespace {

// Of a difference as it is written: +1 more, −1 less, 0 the same.
int direction_of(std::string_view difference) { return difference.starts_with('+') ? 1 : difference.starts_with("\u2212") ? -1 : 0; }

// "12 to 12" says nothing: all futures agree.
std::string band_text(std::string band, std::string_view value) {
  return band == say("{} to {}", value, value) ? std::string(say("in all futures")) : band;
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
  for (const Metric metric : table_metrics()) {
    const double mean = summary[static_cast<std::size_t>(metric)].mean.mean;
    if (has_something_to_tell(metric, mean, mean)) shown.table.push_back(figure_alone(summary, metric));
  }
  shown.people = {Series::new_people_reached, band(replicates, Series::new_people_reached, count), {}};
  shown.backlog = {Series::backlog, band(replicates, Series::backlog, count), {}};
  shown.first_reply_minutes = summary[static_cast<std::size_t>(Metric::event_first_response)].median;
  shown.markers = markers_of(scenario, shown.first_reply_minutes);
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
  for (const Metric metric : table_metrics()) {
    const MetricComparison& m = shown.comparison[metric];
    if (has_something_to_tell(metric, m.before.mean.mean, m.after.mean.mean)) shown.table.push_back(figure_paired(shown.comparison, metric));
  }
  shown.returns = returns_sentence(shown.comparison);
  const auto curve = [&](Series series) {
    const auto index = static_cast<std::size_t>(series);
    return Curve{series, shown.comparison.after[index], shown.comparison.before[index].mean};
  };
  shown.people = curve(Series::new_people_reached);
  shown.backlog = curve(Series::backlog);
  shown.differences = differences(baseline, what_if);
  shown.first_reply_minutes = shown.comparison[Metric::event_first_response].after.median;
  shown.markers = markers_of(what_if, shown.first_reply_minutes);
  return shown;
}

}  // namespace grapevine
