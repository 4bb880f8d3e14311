#include "report/worth.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/wording.h"

namespace grapevine {

namespace {

// "140 %", "−20 %", to two digits: more is never known.
std::string percent(double share) {
  const double value = share * 100, size = std::fabs(value);
  const double step = size >= 1000 ? 100 : size >= 100 ? 10 : 1;
  const double rounded = std::floor(size / step + 0.5) * step;
  return say("{} %", (value < 0 && rounded > 0 ? "−" : "") + grouped(static_cast<std::int64_t>(rounded)));
}

std::string delay_in_words(double hours) {
  if (hours == kNeverAnswered) return std::string(say("never"));
  return hours == 0 ? std::string(say("at once")) : say("{:g} h", hours);
}

// What silence costs: the net value that an answer at once would have kept.
Interval cost_of_silence(const Comparison& beside_at_once) {
  const Interval& lost = beside_at_once[Metric::net_value].difference;
  return {-lost.mean, -lost.high, -lost.low};
}

}  // namespace

std::string returns_sentence(const Comparison& comparison) {
  const Returns returns = returns_of(comparison);
  if (!returns.defined) {
    const double saved = -returns.cost;
    return saved > 0 ? say("Return on investment: not defined, for it saves {}.",
                                   figure_to_string(Metric::total_cost, saved))
                     : std::string(say("Return on investment: not defined, for it costs nothing."));
  }
  const std::string range = returns.open_above ? say("{} or more", percent(returns.low)) : say("{} to {}", percent(returns.low), percent(returns.high));
  return say("Return on investment: {} ({}, over luck and what each lever is likely to cost).", percent(returns.mean), range);
}

std::span<const Metric> divided_metrics() {
  static constexpr Metric kDivided[] = {Metric::customer_value, Metric::customers_lost, Metric::nps, Metric::sentiment_all};
  return kDivided;
}

std::string effect_sentence(const Effect& effect) {
  const Metric metric = effect.metric;
  const double half = effect.indirect.half_width();
  const auto text = [&](double value) { return known_difference(metric, value, half); };
  if (effect.whole.low <= 0 && effect.whole.high >= 0)
    return say("{}: no clear effect to divide.", say(info(metric).label));
  return say("{}: {} of {} through word of mouth ({}; {} to {}).", say(info(metric).label), text(effect.indirect.mean),
                     known_difference(metric, effect.whole.mean, effect.whole.half_width()),
                     percent(effect.indirect.mean / effect.whole.mean), text(effect.indirect.low), text(effect.indirect.high));
}

std::vector<std::vector<std::string>> silence_table(const std::vector<SilencePoint>& points) {
  std::vector<std::vector<std::string>> rows = {
      {std::string(say("Answered")), std::string(say("People reached")), std::string(say("Worst day")), std::string(say("No crisis")), std::string(say("Customers lost")),
       std::string(say("Cost of silence")), std::string(say("95 % interval"))}};
  for (const SilencePoint& point : points) {
    const Comparison& c = point.beside_at_once;
    const auto after = [&](Metric metric) {
      const MetricSummary& summary = c[metric].after;
      return known_figure(metric, summary.mean.mean, summary.mean.half_width());
    };
    const FutureCount calm = count_futures(1 - c.crisis_after.interval.mean, c.pairs);
    const Interval cost = cost_of_silence(c);
    const auto dollars = [&](double value) { return known_difference(Metric::net_value, value, cost.half_width()); };
    const bool same = c.identical == c.pairs;
    rows.push_back({delay_in_words(point.hours), after(Metric::negative_reach), after(Metric::peak_day_negative_exposures),
                    say("{} of {}", calm.number, calm.of), after(Metric::customers_lost),
                    same ? "" : dollars(cost.mean), same ? "" : say("{} to {}", dollars(cost.low), dollars(cost.high))});
  }
  return rows;
}

std::string silence_json(const Scenario& scenario, const std::vector<SilencePoint>& points) {
  nlohmann::ordered_json json = {{"engine", kEngineVersion}, {"scenario", scenario.name}};
  for (const SilencePoint& point : points) {
    const Comparison& c = point.beside_at_once;
    const Interval cost = cost_of_silence(c);
    nlohmann::ordered_json entry;
    entry["hours"] = point.hours == kNeverAnswered ? nlohmann::ordered_json() : nlohmann::ordered_json(point.hours);
    entry["cost_of_silence"] = {{"mean", cost.mean}, {"low", cost.low}, {"high", cost.high}};
    for (const Metric metric : {Metric::negative_reach, Metric::peak_day_negative_exposures, Metric::crisis, Metric::customers_lost})
      entry[info(metric).name] = c[metric].after.mean.mean;
    json["points"].push_back(std::move(entry));
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace grapevine
