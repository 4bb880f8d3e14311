#include "cli/condition.h"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

namespace grapevine {

std::optional<Metric> find_metric(std::string_view name) {
  const auto metrics = metric_table();
  for (std::size_t i = 0; i < metrics.size(); ++i)
    if (metrics[i].name == name) return static_cast<Metric>(i);
  return std::nullopt;
}

Error unknown_metric(std::string_view name, std::string_view option) {
  std::vector<std::string_view> names;
  for (const MetricInfo& metric : metric_table()) names.push_back(metric.name);
  const std::string_view near = nearest_name(name, names);
  return {std::string(option), "unknown metric \"" + shown(name) + "\"",
          near.empty() ? fmt::format("{}", fmt::join(names, ", ")) : "",
          near.empty() ? "choose one of them" : fmt::format("did you mean {}?", near)};
}

namespace {

Result<Condition> parse_condition(const std::string& text, std::string_view option) {
  const std::size_t sign = text.find_first_of("<>");
  const Error shape{std::string(option), "\"" + shown(text) + "\"",
                    "metric>value, with >, >=, < or <=", fmt::format("write for instance {} 'crisis>0.4'", option)};
  if (sign == std::string::npos || sign == 0) return shape;
  const bool or_equal = text.compare(sign + 1, 1, "=") == 0;
  const std::string name = text.substr(0, text.find_last_not_of(' ', sign - 1) + 1);
  const std::size_t from = text.find_first_not_of(' ', sign + 1 + or_equal);
  if (from == std::string::npos) return shape;
  double limit = 0;
  const auto [end, code] = fast_float::from_chars(text.data() + from, text.data() + text.size(), limit);
  if (code != std::errc() || end != text.data() + text.size() || limit != limit) return shape;
  const auto metric = find_metric(name);
  if (!metric) return unknown_metric(name, option);
  using R = Condition::Relation;
  const R relation =
      text[sign] == '<' ? (or_equal ? R::at_most : R::below) : (or_equal ? R::at_least : R::above);
  return Condition{*metric, relation, limit, text};
}

}  // namespace

bool Condition::holds(double value) const {
  switch (relation) {
    case Relation::below:
      return value < limit;
    case Relation::at_most:
      return value <= limit;
    case Relation::at_least:
      return value >= limit;
    case Relation::above:
      return value > limit;
  }
  return false;
}

Result<std::vector<Condition>> parse_conditions(std::span<const std::string> texts, std::string_view option) {
  std::vector<Condition> conditions;
  Errors errors;
  for (const std::string& text : texts) {
    auto condition = parse_condition(text, option);
    if (condition)
      conditions.push_back(std::move(*condition));
    else
      errors.push_back(condition.errors().front());
  }
  if (!errors.empty()) return errors;
  return conditions;
}

}  // namespace grapevine
