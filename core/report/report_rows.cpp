#include "report/report_rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "report/tables.h"

namespace grapevine {

namespace {

// Money, and what is asked for even where nothing differs clearly.
constexpr Metric kAlways[] = {Metric::total_cost, Metric::net_value};
constexpr Metric kUsual[] = {
    Metric::negative_reach,    Metric::peak_day_negative_exposures, Metric::event_first_response,
    Metric::resolution_median, Metric::first_contact_resolution,    Metric::abandonment,
    Metric::customers_lost,    Metric::nps,                         Metric::value_at_risk,
};

// Those that moved outcomes most when each was halved and raised by half, one at a time, in three shipped scenarios
// (reference, influencer-in-the-queue, recall; 32 futures; the sum of relative changes of crises, reach, customers lost,
// first response, backlog, net value and sentiment) [C].
constexpr std::string_view kWeighty[] = {
    "people.sentiment_mean", "people.customers_share", "feed.visibility",       "experience.failure_rate", "experience.per_day",
    "churn.base_per_day",    "churn.sentiment_slope",  "value.margin_per_year", "tell.bad_people",         "tell.bad_probability",
    "crisis.reach_people",   "contact.probability",    "post.bad_probability",  "feed.negative_branching",
};

template <class Tells, class Clear>
FigureChoice choose(Tells tells, Clear clear) {
  std::vector<Metric> all;
  std::ranges::copy_if(table_metrics(), std::back_inserter(all), tells);
  for (const Metric tile : tile_metrics())
    if (tells(tile) && std::ranges::find(all, tile) == all.end()) all.push_back(tile);
  std::vector<Metric> key;
  const auto take = [&](Metric metric) {
    const bool there = std::ranges::find(all, metric) != all.end() && std::ranges::find(key, metric) == key.end();
    if (there && key.size() < kKeyFigures) key.push_back(metric);
  };
  std::ranges::for_each(tile_metrics(), take);
  std::ranges::for_each(kAlways, take);
  for (const Metric metric : kUsual)
    if (clear(metric)) take(metric);
  for (const Metric metric : all)
    if (clear(metric)) take(metric);
  std::ranges::for_each(kUsual, take);
  FigureChoice choice;
  for (const Metric metric : all)
    (std::ranges::find(key, metric) != key.end() ? choice.key : choice.rest).push_back(metric);
  return choice;
}

bool is_off_default(const AssumptionRow& row) {
  const double usual = default_value(row.parameter);
  return row.baseline != usual || row.what_if != usual;
}

}  // namespace

FigureChoice choose_figures(const Comparison& comparison) {
  return choose(
      [&](Metric metric) {
        const double before = comparison[metric].before.mean.mean, after = comparison[metric].after.mean.mean;
        return std::isfinite(before) && std::isfinite(after) && has_something_to_tell(metric, before, after);
      },
      [&](Metric metric) {
        const MetricComparison& m = comparison[metric];
        return m.clear && info(metric).better != Better::neither && std::fabs(m.difference.mean) > info(metric).tolerance;
      });
}

FigureChoice choose_figures(const std::vector<MetricSummary>& summary) {
  return choose(
      [&](Metric metric) {
        const double mean = summary[static_cast<std::size_t>(metric)].mean.mean;
        return std::isfinite(mean) && has_something_to_tell(metric, mean, mean);
      },
      [](Metric) { return false; });
}

std::vector<Difference> set_apart(const Scenario& scenario) {
  Scenario ordinary = scenario;
  ordinary.parameters = {};
  ordinary.timeline.clear();
  return differences(ordinary, scenario);
}

std::vector<AssumptionRow> assumption_rows(const Scenario& baseline, const Scenario& what_if) {
  const Parameters before = parameters_at(baseline, 0), after = parameters_at(what_if, 0);
  std::vector<AssumptionRow> rows;
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    if (parameter_table()[i].role == Role::lever) continue;
    AssumptionRow row{i, get(before, i), get(after, i), false, false};
    row.changed = is_off_default(row);
    row.weighty = std::ranges::find(kWeighty, parameter_table()[i].path) != std::end(kWeighty);
    rows.push_back(row);
  }
  const auto rank = [](const AssumptionRow& row) {
    if (row.changed) return std::size_t{0};
    const auto place = std::ranges::find(kWeighty, parameter_table()[row.parameter].path);
    return 1 + static_cast<std::size_t>(place - std::begin(kWeighty));
  };
  std::ranges::stable_sort(rows, {}, rank);
  return rows;
}

}  // namespace grapevine
