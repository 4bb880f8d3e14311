#include "report/tables.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "report/wording.h"

namespace grapevine {

namespace {

constexpr Metric kTiles[] = {Metric::crisis, Metric::first_response_p90, Metric::backlog_peak,
                             Metric::sentiment_exposed, Metric::support_cost};

constexpr Metric kTable[] = {
    Metric::crisis,
    Metric::peak_day_negative_exposures,
    Metric::negative_reach,
    Metric::largest_story_reach,
    Metric::negative_posts,
    Metric::advocate_replies,
    Metric::employee_replies,
    Metric::employee_reports,
    Metric::mishandled_replies,
    Metric::trolls_answered,
    Metric::complaints_let_be,
    Metric::customers_let_be,
    Metric::open_web_interactions,
    Metric::positive_per_negative,
    Metric::posts_unshared,
    Metric::posts_beyond_one_hop,
    Metric::sentiment_exposed,
    Metric::sentiment_complainants,
    Metric::nps,
    Metric::event_first_response,
    Metric::first_response_median,
    Metric::first_response_p90,
    Metric::answered_within_hour,
    Metric::resolution_median,
    Metric::first_contact_resolution,
    Metric::handoffs,
    Metric::abandonment,
    Metric::backlog_peak,
    Metric::routine_wait_mean,
    Metric::complaints,
    Metric::questions_asked,
    Metric::deflected,
    Metric::deflection_rate,
    Metric::knowledge_items,
    Metric::adopted_share,
    Metric::customers_lost,
    Metric::customers_won,
    Metric::customer_value,
    Metric::value_lost,
    Metric::value_at_risk,
    Metric::support_cost,
    Metric::programme_cost,
    Metric::total_cost,
    Metric::cost_per_contact,
    Metric::net_value,
};

// Figures of what a scenario may lack (a story of the timeline among them): told only where there is something to tell.
constexpr Metric kOptional[] = {
    Metric::advocate_replies, Metric::employee_replies, Metric::employee_reports, Metric::mishandled_replies,
    Metric::questions_asked,  Metric::deflected,        Metric::deflection_rate,  Metric::knowledge_items,
    Metric::adopted_share,    Metric::event_first_response, Metric::complaints_let_be, Metric::customers_let_be,
};

// A share of futures with a crisis as the share without.
Interval turned(const Interval& interval) { return {1 - interval.mean, 1 - interval.high, 1 - interval.low}; }
Interval negated(const Interval& interval) { return {-interval.mean, -interval.high, -interval.low}; }

// As they are written behind a figure: " %".
std::vector<std::string> units() {
  std::vector<std::string> units = {say("{} %", "0"), say_number(2, "{} point", "{} points", "0"), say("{} min", "0"), say("{} h", "0"), say("{:.1f} days", 0.0)};
  for (std::string& unit : units) unit.erase(0, unit.find_last_of('0') + 1);
  return units;
}

// "75 to 93 %" where both ends share their unit behind the number, "58 min to 1 h 30 min" where they do not.
std::string range(const std::string& low, const std::string& high) {
  for (const std::string& unit : units()) {
    const bool plain =
        low.find(' ') == low.size() - unit.size() && high.find(' ') == high.size() - unit.size();
    if (plain && low.ends_with(unit) && high.ends_with(unit))
      return say("{} to {}", low.substr(0, low.size() - unit.size()), high);
  }
  return say("{} to {}", low, high);
}

std::string band_of(Metric metric, const MetricSummary& summary, double half_width) {
  if (metric == Metric::crisis) {
    const Interval calm = turned(summary.mean);
    return range(figure_to_string(metric, calm.low), figure_to_string(metric, calm.high));
  }
  return range(known_figure(metric, summary.low80, half_width),
               known_figure(metric, summary.high80, half_width));
}

double shown_mean(Metric metric, const MetricSummary& summary) {
  return metric == Metric::crisis ? 1 - summary.mean.mean : summary.mean.mean;
}

std::string futures_of(const MetricComparison& m, std::int64_t pairs) {
  if (m.equal == pairs) return say("the same in all {}", pairs);
  return info(m.metric).better == Better::neither ? say("higher in {} of {}", m.better.successes, pairs) : say("better in {} of {}", m.better.successes, pairs);
}

}  // namespace

std::span<const Metric> tile_metrics() { return kTiles; }
std::span<const Metric> table_metrics() { return kTable; }

bool has_something_to_tell(Metric metric, double before, double after) {
  const bool optional = std::find(std::begin(kOptional), std::end(kOptional), metric) != std::end(kOptional);
  return !optional || before != 0 || after != 0;
}

std::string_view shown_label(Metric metric) {
  return metric == Metric::crisis ? english("Futures without a crisis") : info(metric).label;
}

TableRow comparison_row(const Comparison& comparison, Metric metric) {
  const MetricComparison& m = comparison[metric];
  const bool crisis = metric == Metric::crisis;
  const Interval difference = crisis ? negated(m.difference) : m.difference;
  const double half = difference.half_width();
  const auto signed_text = [&](double value) { return known_difference(metric, value, half); };

  TableRow row;
  row.metric = metric;
  row.label = say(shown_label(metric));
  row.before = known_figure(metric, shown_mean(metric, m.before), m.before.mean.half_width());
  row.after = known_figure(metric, shown_mean(metric, m.after), m.after.mean.half_width());
  row.difference = signed_text(difference.mean);
  row.difference_interval = range(signed_text(difference.low), signed_text(difference.high));
  row.band = band_of(metric, m.after, m.after.mean.half_width());
  row.futures = futures_of(m, comparison.pairs);
  row.better = crisis ? Better::higher : info(metric).better;
  if (m.clear && row.better != Better::neither)
    row.verdict = (difference.mean > 0) == (row.better == Better::higher) ? 1 : -1;
  return row;
}

std::vector<TableRow> comparison_table(const Comparison& comparison) {
  std::vector<TableRow> rows;
  for (const Metric metric : kTable)
    if (has_something_to_tell(metric, comparison[metric].before.mean.mean, comparison[metric].after.mean.mean))
      rows.push_back(comparison_row(comparison, metric));
  return rows;
}

SummaryRow summary_row(const std::vector<MetricSummary>& summary, Metric metric) {
  const MetricSummary& m = summary[static_cast<std::size_t>(metric)];
  const double half = m.mean.half_width();
  return {metric, std::string(say(shown_label(metric))), known_figure(metric, shown_mean(metric, m), half),
          band_of(metric, m, half)};
}

std::vector<SummaryRow> summary_table(const std::vector<MetricSummary>& summary) {
  std::vector<SummaryRow> rows;
  for (const Metric metric : kTable)
    if (const double mean = summary[static_cast<std::size_t>(metric)].mean.mean; has_something_to_tell(metric, mean, mean))
      rows.push_back(summary_row(summary, metric));
  return rows;
}

}  // namespace grapevine
