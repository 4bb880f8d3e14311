#include "study/experiment.h"

#include <algorithm>
#include <cmath>

#include "scenario/value_json.h"
#include "study/experiment_keys.h"

namespace grapevine {

namespace {

using Kind = DesignSpec::Kind;

const ParameterInfo& info_of(const Factor& factor) { return parameter_table()[factor.parameter]; }

Json json_of(const Factor& factor, Kind design) {
  const ValueRule rule = rule_of(info_of(factor));
  Json json;
  json["path"] = info_of(factor).path;
  if (design != Kind::list && factor.values.empty()) {
    json["from"] = json_value(rule, factor.from);
    json["to"] = json_value(rule, factor.to);
    if (factor.logarithmic) json["scale"] = "log";
    if (design == Kind::grid) json["levels"] = factor.levels;
  }
  for (const double value : factor.values) json["values"].push_back(json_value(rule, value));
  if (factor.at > 0) json["at"] = moment_to_string(factor.at);
  return json;
}

Json json_of(const Experiment& experiment) {
  const DesignSpec& design = experiment.design;
  Json json;
  json["kind"] = name_of(design.kind);
  for (std::size_t point = 0; point < design.rows.size(); ++point) {
    Json row = Json::array();
    for (std::size_t i = 0; i < design.rows.factors; ++i)
      row.push_back(json_value(rule_of(info_of(experiment.factors[i])), design.rows[point][i]));
    json["rows"].push_back(std::move(row));
  }
  if (design.points > 0) json[design.kind == Kind::morris ? "trajectories" : "points"] = design.points;
  if (design.kind == Kind::morris) json["levels"] = design.levels;
  return json;
}

// Level i of a factor in a grid.
double level_of(const Factor& factor, std::size_t level) {
  if (!factor.values.empty()) return factor.values[level];
  const double share = static_cast<double>(level) / (factor.levels - 1);
  const double value = factor.logarithmic
                           ? portable_exp(portable_log(factor.from) + share * (portable_log(factor.to) - portable_log(factor.from)))
                           : factor.from + share * (factor.to - factor.from);
  if (level == 0) return factor.from;
  if (level + 1 == static_cast<std::size_t>(factor.levels)) return factor.to;
  return info_of(factor).is_integer() ? std::floor(value + 0.5) : value;
}

std::vector<std::size_t> level_counts(const Experiment& experiment) {
  std::vector<std::size_t> counts;
  for (const Factor& factor : experiment.factors)
    counts.push_back(factor.values.empty() ? static_cast<std::size_t>(factor.levels) : factor.values.size());
  return counts;
}

}  // namespace

std::string_view name_of(Kind kind) { return kDesignKinds[static_cast<std::size_t>(kind)].name; }

std::string to_json(const Experiment& experiment) {
  Json json;
  json["grapevine_experiment"] = kExperimentVersion;
  if (!experiment.title.empty()) json["title"] = experiment.title;
  json["scenario"] = experiment.scenario;
  for (const Factor& factor : experiment.factors) json["factors"].push_back(json_of(factor, experiment.design.kind));
  json["design"] = json_of(experiment);
  if (experiment.until_precise) {
    json["replicates"]["until"] = info(experiment.rule.metric).name;
    if (experiment.rule.tolerance > 0) json["replicates"]["tolerance"] = experiment.rule.tolerance;
    json["replicates"]["most"] = experiment.rule.most;
  } else {
    json["replicates"] = experiment.replicates;
  }
  json["seed"] = experiment.seed;
  for (const Metric metric : experiment.outcomes) json["outcomes"].push_back(info(metric).name);
  if (experiment.series) json["series"] = true;
  return json.dump(2) + "\n";
}

double value_at(const Factor& factor, double unit) {
  const auto part = [unit](double count) { return std::min(std::floor(unit * count), count - 1); };
  if (!factor.values.empty())
    return factor.values[static_cast<std::size_t>(part(static_cast<double>(factor.values.size())))];
  if (unit <= 0) return factor.from;
  if (unit >= 1) return factor.to;
  if (factor.logarithmic) {
    const double low = portable_log(factor.from), high = portable_log(factor.to);
    const double value = std::clamp(portable_exp(low + unit * (high - low)), factor.from, factor.to);
    return info_of(factor).is_integer() ? std::floor(value + 0.5) : value;
  }
  if (info_of(factor).is_integer()) return factor.from + part(factor.to - factor.from + 1);
  return std::clamp(factor.from + unit * (factor.to - factor.from), factor.from, factor.to);
}

std::int64_t point_count(const Experiment& experiment) {
  const auto factors = static_cast<std::int64_t>(experiment.factors.size());
  switch (experiment.design.kind) {
    case Kind::grid: {
      std::int64_t points = 1;
      for (const std::size_t count : level_counts(experiment)) {
        points *= static_cast<std::int64_t>(count);
        if (points > kMostPoints) return INT64_MAX;
      }
      return points;
    }
    case Kind::list:
      return static_cast<std::int64_t>(experiment.design.rows.size());
    case Kind::saltelli:
      return experiment.design.points * (factors + 2);
    case Kind::morris:
      return experiment.design.points * (factors + 1);
    case Kind::random:
    case Kind::latin_hypercube:
    case Kind::sobol:
      break;
  }
  return experiment.design.points;
}

PointTable unit_points_of(const Experiment& experiment) {
  const DesignSpec& design = experiment.design;
  const auto points = static_cast<std::size_t>(design.points);
  const std::size_t factors = experiment.factors.size();
  switch (design.kind) {
    case Kind::random:
      return random_design(points, factors, experiment.seed);
    case Kind::latin_hypercube:
      return latin_hypercube(points, factors, experiment.seed);
    case Kind::sobol:
      return sobol_design(points, factors, experiment.seed);
    case Kind::saltelli:
      return saltelli_design(points, factors, experiment.seed);
    case Kind::morris:
      return morris_design(points, factors, design.levels, experiment.seed);
    case Kind::grid:
    case Kind::list:
      break;
  }
  return {};
}

PointTable points_of(const Experiment& experiment) {
  if (experiment.design.kind == Kind::list) return experiment.design.rows;
  const bool grid = experiment.design.kind == Kind::grid;
  PointTable table = grid ? full_grid(level_counts(experiment)) : unit_points_of(experiment);
  for (std::size_t point = 0; point < table.size(); ++point)
    for (std::size_t i = 0; i < table.factors; ++i) {
      double& value = table[point][i];
      const Factor& factor = experiment.factors[i];
      value = grid ? level_of(factor, static_cast<std::size_t>(value)) : value_at(factor, value);
    }
  return table;
}

Scenario scenario_at(const Experiment& experiment, const Scenario& base, std::span<const double> values) {
  Scenario scenario = base;
  for (std::size_t i = 0; i < values.size(); ++i)
    scenario = with_change(scenario, experiment.factors[i].parameter, values[i], experiment.factors[i].at);
  return scenario;
}

std::string point_to_string(const Experiment& experiment, std::span<const double> values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += ", ";
    text += std::string(info_of(experiment.factors[i]).path) + " " +
            value_to_string(experiment.factors[i].parameter, values[i]);
  }
  return text;
}

}  // namespace grapevine
