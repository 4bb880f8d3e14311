#include "ensemble/counterfactuals.h"

#include <algorithm>

namespace grapevine {

namespace {

// The parameter has this value from start to end.
void hold(Scenario& scenario, std::string_view path, double value) {
  const std::size_t parameter = *find_parameter(path);
  set(scenario.parameters, parameter, value);
  for (TimelineEntry& entry : scenario.timeline)
    std::erase_if(entry.changes, [&](const ParameterChange& change) { return change.parameter == parameter; });
  std::erase_if(scenario.timeline, [](const TimelineEntry& entry) { return entry.changes.empty() && entry.events.empty(); });
}

}  // namespace

Scenario without_influence(Scenario scenario) {
  hold(scenario, "exposure.strength", 0);
  return scenario;
}

Effect effect_of(const FourFutures& futures, Metric metric) {
  const auto before = futures.before.column(metric), after = futures.after.column(metric);
  const auto before_direct = futures.before_direct.column(metric), after_direct = futures.after_direct.column(metric);
  const std::size_t pairs = std::min({before.size(), after.size(), before_direct.size(), after_direct.size()});
  std::vector<double> whole(pairs), indirect(pairs);
  for (std::size_t i = 0; i < pairs; ++i) {
    whole[i] = after[i] - before[i];
    indirect[i] = whole[i] - (after_direct[i] - before_direct[i]);
  }
  return {metric, t_interval(whole), t_interval(indirect)};
}

Scenario answered_after(Scenario scenario, double hours) {
  const bool answered = hours != kNeverAnswered;
  hold(scenario, "reply.enabled", answered ? 1 : 0);
  if (answered) hold(scenario, "reply.approval_hours", hours);
  return scenario;
}

}  // namespace grapevine
