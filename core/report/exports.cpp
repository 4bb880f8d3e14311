#include "report/exports.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace grapevine {

namespace {

using Json = nlohmann::ordered_json;
using Text = fmt::memory_buffer;

std::string to_string(const Text& text) { return {text.data(), text.size()}; }

void add(Text& text, std::string_view part) { text.append(part.data(), part.data() + part.size()); }

// A number in a cell of its own, behind a comma; −0 as 0.
void add_cell(Text& text, double value) {
  text.push_back(',');
  if (!std::isnan(value)) fmt::format_to(std::back_inserter(text), "{}", value + 0.0);
}
void add_cell(Text& text, std::int64_t value) { fmt::format_to(std::back_inserter(text), ",{}", value); }

std::size_t first_part(const Replicates& replicates, std::int64_t count) {
  return static_cast<std::size_t>(std::clamp<std::int64_t>(count, 0, replicates.size()));
}

Json number(double value) { return std::isnan(value) ? Json() : Json(value + 0.0); }

Json to_json(const Interval& interval) {
  return {{"mean", number(interval.mean)}, {"low", number(interval.low)}, {"high", number(interval.high)}};
}

Json to_json(const MetricSummary& summary) {
  Json json = to_json(summary.mean);
  json["median"] = number(summary.median);
  json["low80"] = number(summary.low80);
  json["high80"] = number(summary.high80);
  return json;
}

// Null where it is not defined, and for an end that is open.
Json to_json(const Returns& returns) {
  if (!returns.defined) return nullptr;
  return {{"mean", number(returns.mean)},
          {"low", number(returns.low)},
          {"high", returns.open_above ? Json() : number(returns.high)},
          {"gain", number(returns.gain)},
          {"cost", number(returns.cost)}};
}

Json to_json(const Proportion& proportion) {
  return {{"futures", proportion.successes},
          {"of", proportion.trials},
          {"share", number(proportion.interval.mean)},
          {"low", number(proportion.interval.low)},
          {"high", number(proportion.interval.high)}};
}

Json numbers(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

Json to_json(const Band& band) {
  return {{"mean", numbers(band.mean)}, {"low80", numbers(band.low)}, {"high80", numbers(band.high)}};
}

Json described(const Scenario& scenario) {
  return {{"name", scenario.name},
          {"title", scenario.title},
          {"start", to_string(scenario.start)},
          {"days", scenario.days},
          {"people", scenario.people},
          {"seed", scenario.seed},
          {"series_hours", scenario.series_hours}};
}

Json described(const std::vector<Difference>& list) {
  Json json = Json::array();
  for (const Difference& d : list) {
    Json entry = {
        {"label", d.label}, {"before", d.before}, {"after", d.after}, {"at", moment_to_string(d.at)}};
    if (d.until != kNever) entry["until"] = moment_to_string(d.until);
    json.push_back(std::move(entry));
  }
  return json;
}

// Titles come from files: broken UTF-8 must not stop an export.
std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string runs_csv(const Replicates& replicates, std::int64_t count) {
  Text text;
  add(text, "replicate");
  for (const MetricInfo& metric : metric_table())
    fmt::format_to(std::back_inserter(text), ",{}", metric.name);
  add(text, "\n");
  for (std::size_t i = 0; i < first_part(replicates, count); ++i) {
    fmt::format_to(std::back_inserter(text), "{}", i);
    for (const double total : replicates.outcomes[i].totals) add_cell(text, total);
    add(text, "\n");
  }
  return to_string(text);
}

std::string series_csv(const Replicates& replicates, std::int32_t series_hours, std::int64_t count) {
  Text text;
  add(text, "replicate,bin,hour");
  for (std::size_t s = 0; s < kSeriesCount; ++s)
    fmt::format_to(std::back_inserter(text), ",{}", info(static_cast<Series>(s)).name);
  add(text, "\n");
  for (std::size_t i = 0; i < first_part(replicates, count); ++i) {
    const auto& series = replicates.outcomes[i].series;
    for (std::size_t bin = 0; bin < series[0].size(); ++bin) {
      fmt::format_to(std::back_inserter(text), "{},{},{}", i, bin,
                     static_cast<std::int64_t>(bin) * series_hours);
      for (const auto& values : series) add_cell(text, values[bin]);
      add(text, "\n");
    }
  }
  return to_string(text);
}

std::string comparison_csv(const Comparison& comparison) {
  Text text;
  add(text, "metric");
  for (const std::string_view side : {"before", "after"})
    for (const std::string_view column : {"mean", "low", "high", "median", "low80", "high80"})
      fmt::format_to(std::back_inserter(text), ",{}_{}", side, column);
  add(text, ",difference,difference_low,difference_high,better,worse,equal,pairs,clear\n");
  for (const MetricComparison& m : comparison.metrics) {
    add(text, info(m.metric).name);
    for (const MetricSummary& side : {m.before, m.after})
      for (const double value :
           {side.mean.mean, side.mean.low, side.mean.high, side.median, side.low80, side.high80})
        add_cell(text, value);
    for (const double value : {m.difference.mean, m.difference.low, m.difference.high}) add_cell(text, value);
    for (const std::int64_t value :
         {m.better.successes, m.worse, m.equal, comparison.pairs, std::int64_t{m.clear}})
      add_cell(text, value);
    add(text, "\n");
  }
  return to_string(text);
}

std::string csv_cell(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  const bool executed =
      first != text.npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
  const bool typographic_minus = first != text.npos && text.substr(first).starts_with("\u2212");
  const bool quoted = executed || typographic_minus || text.find_first_of(",\"\r\n") != text.npos;
  if (!quoted) return std::string(text);
  std::string cell = executed || typographic_minus ? "\"'" : "\"";
  for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
  return cell + "\"";
}

std::string summary_json(const Scenario& scenario, const Replicates& replicates, std::int64_t count) {
  const auto summary = summarise(replicates, count);
  Json json = {{"engine", kEngineVersion},
               {"scenario", described(scenario)},
               {"replicates", first_part(replicates, count)},
               {"digest", replicates.digest(count)},
               {"crisis", to_json(crises(replicates, count))}};
  for (std::size_t m = 0; m < kMetricCount; ++m)
    json["metrics"][info(static_cast<Metric>(m)).name] = to_json(summary[m]);
  for (std::size_t s = 0; s < kSeriesCount; ++s)
    json["series"][info(static_cast<Series>(s)).name] =
        to_json(band(replicates, static_cast<Series>(s), count));
  return dumped(json);
}

std::string comparison_json(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                            std::span<const Effect> effects) {
  Json json = {{"engine", kEngineVersion},
               {"baseline", described(baseline)},
               {"what_if", described(what_if)},
               {"differs", described(differences(baseline, what_if))},
               {"pairs", comparison.pairs},
               {"identical", comparison.identical},
               {"crisis",
                {{"before", to_json(comparison.crisis_before)},
                 {"after", to_json(comparison.crisis_after)},
                 {"averted", comparison.crises_averted},
                 {"caused", comparison.crises_caused}}},
               {"return_on_investment", to_json(returns_of(comparison))}};
  for (const Effect& effect : effects)
    json["indirect"][info(effect.metric).name] = {{"whole", to_json(effect.whole)}, {"indirect", to_json(effect.indirect)}};
  for (const MetricComparison& m : comparison.metrics)
    json["metrics"][info(m.metric).name] = {{"before", to_json(m.before)},
                                            {"after", to_json(m.after)},
                                            {"difference", to_json(m.difference)},
                                            {"better", m.better.successes},
                                            {"worse", m.worse},
                                            {"equal", m.equal},
                                            {"clear", m.clear}};
  for (std::size_t s = 0; s < comparison.before.size(); ++s)
    json["series"][info(static_cast<Series>(s)).name] = {{"before", to_json(comparison.before[s])},
                                                         {"after", to_json(comparison.after[s])}};
  return dumped(json);
}

}  // namespace grapevine
