#include "report/study_tables.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace grapevine {

namespace {

// −0 as 0; what was not measured as an empty cell.
void add_number(fmt::memory_buffer& text, double value) {
  text.push_back(',');
  if (!std::isnan(value)) fmt::format_to(std::back_inserter(text), "{}", value + 0.0);
}

}  // namespace

std::string factor_value(const Factor& factor, double value) {
  const ParameterInfo& info = parameter_table()[factor.parameter];
  if (info.is_flag()) return value != 0 ? "true" : "false";
  if (info.is_choice()) return std::string(info.choices[static_cast<std::size_t>(value)].name);
  return fmt::format("{}", value + 0.0);
}

std::string points_csv(const Study& study, const StudyResults& results) {
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "point");
  for (const Factor& factor : study.experiment.factors)
    fmt::format_to(out, ",{}", parameter_table()[factor.parameter].path);
  fmt::format_to(out, ",replicates,precise");
  for (const Metric metric : results.outcomes()) fmt::format_to(out, ",{0},{0}_low,{0}_high", info(metric).name);
  text.push_back('\n');
  for (std::size_t point = 0; point < results.size(); ++point) {
    if (results.replicates(point) == 0) continue;
    fmt::format_to(out, "{}", point);
    for (std::size_t i = 0; i < study.experiment.factors.size(); ++i)
      fmt::format_to(out, ",{}", factor_value(study.experiment.factors[i], study.points[point][i]));
    fmt::format_to(out, ",{},{:d}", results.replicates(point), is_precise(study.experiment, results, point));
    for (std::size_t outcome = 0; outcome < results.outcomes().size(); ++outcome) {
      const Interval interval = results.interval(point, outcome);
      for (const double value : {interval.mean, interval.low, interval.high}) add_number(text, value);
    }
    text.push_back('\n');
  }
  return fmt::to_string(text);
}

std::string study_runs_csv(const StudyResults& results) {
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "point,replicate");
  for (const Metric metric : results.outcomes()) fmt::format_to(out, ",{}", info(metric).name);
  text.push_back('\n');
  for (std::size_t point = 0; point < results.size(); ++point)
    for (std::int64_t replicate = 0; replicate < results.replicates(point); ++replicate) {
      fmt::format_to(out, "{},{}", point, replicate);
      for (std::size_t outcome = 0; outcome < results.outcomes().size(); ++outcome)
        add_number(text, results.value(point, replicate, outcome));
      text.push_back('\n');
    }
  return fmt::to_string(text);
}

}  // namespace grapevine
