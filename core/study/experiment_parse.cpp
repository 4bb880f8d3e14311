// From bytes to an experiment, with every problem at once.
#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "scenario/object_reader.h"
#include "study/experiment.h"
#include "study/experiment_keys.h"
#include "study/sobol_sequence.h"

namespace grapevine {

namespace {

using Kind = DesignSpec::Kind;

ValueRule whole_rule(double minimum, double maximum) {
  ValueRule rule;
  rule.kind = ValueRule::Kind::whole;
  rule.minimum = minimum;
  rule.maximum = maximum;
  return rule;
}

ValueRule choice_rule(std::span<const Choice> choices) {
  ValueRule rule;
  rule.kind = ValueRule::Kind::choice;
  rule.choices = choices;
  return rule;
}

// The value of a key by its rule, or `otherwise` where it is missing or wrong.
double read_or(ObjectReader& object, std::string_view key, const ValueRule& rule, double otherwise) {
  const Json* json = object.find(key);
  if (!json) return otherwise;
  return read_value(*json, rule, object.pointer(key), object.problems()).value_or(otherwise);
}

// The same for a key that must be there; nothing when it is not.
std::optional<double> read_required(ObjectReader& object, std::string_view key, const ValueRule& rule,
                                    std::string_view remedy) {
  const Json* json = object.require(key, allowed_values(rule), remedy);
  return json ? read_value(*json, rule, object.pointer(key), object.problems()) : std::nullopt;
}

bool read_version(ObjectReader& object) {
  const std::string add = fmt::format("add \"grapevine_experiment\": {}", kExperimentVersion);
  const Json* json = object.require("grapevine_experiment", "the version of the format", add);
  if (!json || (json->is_number_integer() && *json == kExperimentVersion)) return true;
  object.problems().add(object.pointer("grapevine_experiment"), found_text(*json),
                        fmt::format("version {}; this is Grapevine {}", kExperimentVersion, kEngineVersion),
                        "open it with a Grapevine that knows this version");
  return false;
}

// A range of a number; which of its keys may be there depends on the parameter and on the design.
void read_range(ObjectReader& object, const ParameterInfo& info, Kind design, Factor& factor) {
  const ValueRule rule = rule_of(info);
  const auto from = read_required(object, "from", rule, "say where the range begins, or list \"values\"");
  const auto to = read_required(object, "to", rule, "say where the range ends");
  const auto scale = read_or(object, "scale", choice_rule(kScales), 0);
  factor.logarithmic = scale == 1;
  if (from && to && !(*from < *to))
    object.problems().add(object.pointer("to"), fmt::format("{} after {}", plain_number(*to), plain_number(*from)),
                          "more than \"from\"", "exchange the two, or list \"values\"");
  if (factor.logarithmic && from && *from <= 0)
    object.problems().add(object.pointer("from"), plain_number(*from), "more than 0 with a logarithmic scale",
                          "choose a larger value, or leave out \"scale\"");
  if (design == Kind::grid) {
    const double most = info.is_integer() && from && to ? std::max(2.0, *to - *from + 1) : kMostLevels;
    const auto levels = read_required(object, "levels", whole_rule(2, std::min(most, kMostLevels)),
                                      "say how many values of the range the grid has");
    factor.levels = static_cast<std::int32_t>(levels.value_or(2));
  }
  factor.from = from.value_or(0);
  factor.to = to.value_or(1);
}

void read_values(ObjectReader& object, const Json& json, const ParameterInfo& info, Factor& factor) {
  const std::string pointer = object.pointer("values");
  const Json* array = read_array(json, kMostListed, pointer, object.problems());
  if (!array) return;
  if (array->size() < 2)
    object.problems().add(pointer, found_text(*array), "at least two values", "add the values to be tried");
  for (std::size_t i = 0; i < array->size(); ++i)
    if (const auto value = read_value((*array)[i], rule_of(info), pointer_to(pointer, i), object.problems()))
      factor.values.push_back(*value);
}

// The range or the values of a factor.
void read_extent(ObjectReader& object, const ParameterInfo& info, Kind design, Factor& factor) {
  if (const Json* values = object.find("values")) {
    read_values(object, *values, info, factor);
  } else if (info.is_flag() || info.is_choice()) {
    const std::size_t count = info.is_flag() ? 2 : info.choices.size();
    for (std::size_t i = 0; i < count; ++i) factor.values.push_back(static_cast<double>(i));
  } else {
    read_range(object, info, design, factor);
  }
}

void read_factor_moment(ObjectReader& object, const ParameterInfo& info, Factor& factor) {
  const Json* json = object.find("at");
  if (!json) return;
  const auto* text = json->get_ptr<const Json::string_t*>();
  const auto moment = text ? parse_moment(*text) : std::nullopt;
  if (!moment)
    object.problems().add(object.pointer("at"), found_text(*json),
                          "a moment such as \"D2 09:00\": day counted from 0, local time", "write it in that form");
  else if (info.role == Role::fixed)
    object.problems().add(object.pointer("at"), fmt::format("a moment for {}, which shapes the crowd itself", info.path),
                          "no such key for this parameter", "remove it");
  else
    factor.at = *moment;
}

// What a scenario has beside its parameters.
bool is_of_scenario(std::string_view path) {
  constexpr std::string_view kKeys[] = {"days", "people", "replicates", "seed", "series_hours", "start", "start.date", "network", "timeline", "what_ifs", "posterior"};
  return std::ranges::find(kKeys, path) != std::end(kKeys) || path.starts_with("network.");
}

void read_factor(const Json& json, std::string pointer, Kind design, Experiment& experiment, Problems& problems) {
  ObjectReader object(json, std::move(pointer), "a factor", problems);
  const Json* path = object.require("path", "the path of a parameter", "name what is varied");
  const auto* text = path ? path->get_ptr<const Json::string_t*>() : nullptr;
  if (path && !text)
    problems.add(object.pointer("path"), found_text(*path), "the path of a parameter", "write it in double quotes");
  if (!text) return;  // which other keys are allowed depends on it
  const auto parameter = find_parameter(*text);
  if (!parameter && is_of_scenario(*text))
    return problems.add(object.pointer("path"), fmt::format("{}, which is no parameter: all points have one crowd, luck and length", *text),
                        "a parameter, as docs/parameters.md lists them", "write a scenario for each value, and an experiment for each scenario");
  if (!parameter) return problems.add(unknown_parameter(*text, problems.where(object.pointer("path"))));
  const auto& others = experiment.factors;
  if (std::any_of(others.begin(), others.end(), [&](const Factor& other) { return other.parameter == *parameter; }))
    problems.add(object.pointer("path"), fmt::format("{} for the second time", *text), "each parameter once",
                 "remove one of the two");
  Factor factor;
  factor.parameter = *parameter;
  const ParameterInfo& info = parameter_table()[*parameter];
  if (design != Kind::list) read_extent(object, info, design, factor);
  read_factor_moment(object, info, factor);
  object.refuse_unknown();
  experiment.factors.push_back(std::move(factor));
}

void read_factors(ObjectReader& object, Experiment& experiment) {
  const Json* json = object.require("factors", "an array of what is varied", "add at least one factor");
  if (!json) return;
  const std::string pointer = object.pointer("factors");
  const Json* array = read_array(*json, kMostFactors, pointer, object.problems());
  if (!array) return;
  if (array->empty())
    object.problems().add(pointer, "no factor", "1 to " + std::to_string(kMostFactors), "add at least one factor");
  for (std::size_t i = 0; i < array->size(); ++i)
    read_factor((*array)[i], pointer_to(pointer, i), experiment.design.kind, experiment, object.problems());
}

void read_point_count(ObjectReader& object, std::string_view key, bool power_of_two, DesignSpec& design) {
  const double most = static_cast<double>(kMostPoints);
  const auto points = read_required(object, key, whole_rule(power_of_two ? 1 : 2, most), "say how many");
  design.points = static_cast<std::int64_t>(points.value_or(2));
  if (!power_of_two || std::has_single_bit(static_cast<std::uint64_t>(design.points))) return;
  const auto below = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(design.points)));
  object.problems().add(object.pointer(key), std::to_string(design.points), "a power of two: only then are the points balanced",
                        fmt::format("write {} or {}", below, below * 2));
}

// Everything of the design but the rows of a list, which need the factors.
const Json* read_design(ObjectReader& experiment, DesignSpec& design) {
  const Json* json = experiment.require("design", "\"design\": {\"kind\": \"latin_hypercube\", \"points\": 64}",
                                        "say which points are looked at");
  if (!json) return nullptr;
  ObjectReader object(*json, experiment.pointer("design"), "the design", experiment.problems());
  const auto kind = read_required(object, "kind", choice_rule(kDesignKinds), "add the kind of design");
  if (!kind) return nullptr;
  design.kind = static_cast<Kind>(static_cast<std::int32_t>(*kind));
  const Json* rows = nullptr;
  switch (design.kind) {
    case Kind::grid:
      break;
    case Kind::list:
      rows = object.require("rows", "an array of points, each an array with a value for each factor", "list the points");
      break;
    case Kind::random:
    case Kind::latin_hypercube:
      read_point_count(object, "points", false, design);
      break;
    case Kind::sobol:
    case Kind::saltelli:
      read_point_count(object, "points", true, design);
      break;
    case Kind::morris: {
      read_point_count(object, "trajectories", false, design);
      ValueRule levels = whole_rule(2, 100);
      levels.multiple_of = 2;
      design.levels = static_cast<std::int32_t>(read_or(object, "levels", levels, 4));
    }
  }
  object.refuse_unknown();
  return rows;
}

void read_rows(const Json& json, Experiment& experiment, Problems& problems) {
  const std::string pointer = "/design/rows";
  const Json* array = read_array(json, static_cast<std::size_t>(kMostPoints), pointer, problems);
  if (!array) return;
  if (array->empty()) problems.add(pointer, "no point", "at least one", "list the points");
  PointTable& rows = experiment.design.rows;
  rows.factors = experiment.factors.size();
  for (std::size_t i = 0; i < array->size(); ++i) {
    const Json& row = (*array)[i];
    const std::string place = pointer_to(pointer, i);
    if (!row.is_array() || row.size() != rows.factors) {
      problems.add(place, found_text(row), fmt::format("an array of {}, a value for each factor", rows.factors),
                   "give each factor its value, in the order of \"factors\"");
      continue;
    }
    for (std::size_t factor = 0; factor < rows.factors; ++factor) {
      const ValueRule rule = rule_of(parameter_table()[experiment.factors[factor].parameter]);
      rows.values.push_back(read_value(row[factor], rule, pointer_to(place, factor), problems).value_or(0));
    }
  }
}

std::optional<Metric> read_metric(const Json& json, std::string_view pointer, Problems& problems) {
  std::vector<Choice> choices;
  for (const MetricInfo& metric : metric_table()) choices.push_back({metric.name, metric.label});
  const auto index = read_value(json, choice_rule(choices), pointer, problems);
  if (!index) return std::nullopt;
  return static_cast<Metric>(static_cast<std::int32_t>(*index));
}

void read_replicates(ObjectReader& object, Experiment& experiment) {
  const Json* json = object.find("replicates");
  if (!json) return;
  const ValueRule count = whole_rule(1, 100'000);
  if (!json->is_object()) {
    if (const auto read = read_value(*json, count, object.pointer("replicates"), object.problems()))
      experiment.replicates = static_cast<std::int64_t>(*read);
    return;
  }
  ObjectReader rule(*json, object.pointer("replicates"), "the stop rule", object.problems());
  experiment.until_precise = true;
  if (const Json* metric = rule.require("until", "the metric that is to be precise", "name a metric"))
    if (const auto read = read_metric(*metric, rule.pointer("until"), rule.problems())) experiment.rule.metric = *read;
  ValueRule tolerance;
  tolerance.minimum = 0;
  tolerance.maximum = 1e12;
  experiment.rule.tolerance = read_or(rule, "tolerance", tolerance, 0);
  experiment.rule.most = static_cast<std::int64_t>(read_or(rule, "most", whole_rule(16, 100'000), 1024));
  experiment.replicates = experiment.rule.most;
  rule.refuse_unknown();
}

void read_outcomes(ObjectReader& object, Experiment& experiment) {
  std::vector<bool> wanted(kMetricCount, true);
  if (const Json* json = object.find("outcomes")) {
    wanted.assign(kMetricCount, false);
    const std::string pointer = object.pointer("outcomes");
    const Json* array = read_array(*json, kMetricCount, pointer, object.problems());
    if (array && array->empty())
      object.problems().add(pointer, "no metric", "at least one", "name a metric, or leave the key out for all of them");
    for (std::size_t i = 0; array && i < array->size(); ++i)
      if (const auto metric = read_metric((*array)[i], pointer_to(pointer, i), object.problems()))
        wanted[static_cast<std::size_t>(*metric)] = true;
  }
  if (experiment.until_precise) wanted[static_cast<std::size_t>(experiment.rule.metric)] = true;
  for (std::size_t i = 0; i < kMetricCount; ++i)
    if (wanted[i]) experiment.outcomes.push_back(static_cast<Metric>(i));
}

// What is right in each part and too much in all.
void check_size(const Experiment& experiment, Problems& problems) {
  const auto kind = experiment.design.kind;
  const std::size_t dimensions = experiment.factors.size() * (kind == Kind::saltelli ? 2 : 1);
  if ((kind == Kind::sobol || kind == Kind::saltelli) && dimensions > kMostSobolDimensions)
    problems.add("/factors", fmt::format("{} factors", experiment.factors.size()),
                 fmt::format("at most {} with this design", kMostSobolDimensions / (kind == Kind::saltelli ? 2 : 1)),
                 "leave out some factors, or choose latin_hypercube or morris");
  const std::int64_t points = point_count(experiment);
  if (points > kMostPoints)
    problems.add("/design", points == INT64_MAX ? "points beyond counting" : fmt::format("{} points", points),
                 fmt::format("at most {} points", kMostPoints), "choose fewer points, levels or factors");
  else if (points * experiment.replicates > kMostRuns)
    problems.add("/replicates", fmt::format("{} runs ({} points x {})", points * experiment.replicates, points, experiment.replicates),
                 fmt::format("at most {} runs", kMostRuns), "choose fewer points or replicates");
}

}  // namespace

Result<Experiment> parse_experiment(std::string_view bytes, const ExperimentOptions& options) {
  Problems problems(options.where);
  const auto document = read_json(bytes, problems);
  if (!document) return problems.take();
  ObjectReader object(*document, "", "an experiment", problems);
  if (!object.is_object() || !read_version(object)) return problems.take();
  Experiment experiment;
  if (const Json* title = object.find("title"))
    experiment.title = read_text(*title, {}, object.pointer("title"), problems).value_or("");
  if (const Json* scenario = object.require("scenario", "the name of a scenario, or a file beside the experiment", "name the scenario"))
    experiment.scenario = read_text(*scenario, {TextRule::Form::file_name, 200}, object.pointer("scenario"), problems).value_or("");
  const Json* rows = read_design(object, experiment.design);
  read_factors(object, experiment);
  if (rows && problems.empty()) read_rows(*rows, experiment, problems);
  read_replicates(object, experiment);
  experiment.seed = static_cast<std::uint64_t>(read_or(object, "seed", whole_rule(0, 9007199254740991.0), 1));
  read_outcomes(object, experiment);
  ValueRule flag;
  flag.kind = ValueRule::Kind::flag;
  experiment.series = read_or(object, "series", flag, 0) != 0;
  object.refuse_unknown();
  if (problems.empty()) check_size(experiment, problems);
  if (!problems.empty()) return problems.take();
  return experiment;
}

}  // namespace grapevine
