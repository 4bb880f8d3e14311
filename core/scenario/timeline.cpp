// Scenarios plus changes: what is in force when, and how a change is added.
#include <algorithm>
#include <iterator>

#include "scenario/scenario.h"

namespace grapevine {

namespace {

ParameterChange* find_change(TimelineEntry& entry, std::size_t parameter) {
  for (ParameterChange& change : entry.changes)
    if (change.parameter == parameter) return &change;
  return nullptr;
}

// Changes of an entry stand in the order of the table, as the parser leaves them.
void add_change(TimelineEntry& entry, const ParameterChange& added) {
  const auto place =
      std::find_if(entry.changes.begin(), entry.changes.end(),
                   [&](const ParameterChange& change) { return change.parameter > added.parameter; });
  entry.changes.insert(place, added);
}

void remove_change(std::vector<TimelineEntry>& timeline, std::vector<TimelineEntry>::iterator entry,
                   std::size_t parameter) {
  std::erase_if(entry->changes, [&](const ParameterChange& change) { return change.parameter == parameter; });
  if (entry->changes.empty() && entry->events.empty()) timeline.erase(entry);
}

}  // namespace

Scenario with_what_if(const Scenario& scenario, std::size_t which) {
  Scenario result = scenario;
  if (which >= scenario.what_ifs.size()) return result;
  const std::vector<TimelineEntry>& added = scenario.what_ifs[which].timeline;
  result.timeline.clear();
  std::merge(scenario.timeline.begin(), scenario.timeline.end(), added.begin(), added.end(),
             std::back_inserter(result.timeline), earlier);
  return result;
}

Scenario with_change(const Scenario& scenario, std::size_t parameter, double value, Millis at) {
  Scenario result = scenario;
  if (parameter_table()[parameter].role == Role::fixed) {
    set(result.parameters, parameter, value);
    return result;
  }
  at -= at % kMinute;
  std::vector<TimelineEntry>& timeline = result.timeline;
  const auto [first, last] = std::equal_range(timeline.begin(), timeline.end(),
                                              TimelineEntry{at, {}, {{parameter, value}}, {}}, earlier);

  // the last change of this parameter at that moment is the one that counts, and what would be in force
  // without it
  double in_force = get(parameters_at(scenario, at - 1), parameter);
  auto changed = last;
  for (auto entry = first; entry != last; ++entry) {
    if (!find_change(*entry, parameter)) continue;
    if (changed != last) in_force = find_change(*changed, parameter)->value;
    changed = entry;
  }

  // a draw may be any value: one that is set is another, even where it is the one that stands in the scenario
  const bool drawn = scenario.posterior.varies(parameter);
  if (changed != last) {
    find_change(*changed, parameter)->value = value;
    if (value == in_force && !drawn) remove_change(timeline, changed, parameter);
  } else if (value != in_force || drawn) {
    // an untitled entry is ours to extend; one with a title was written by somebody
    const auto ours = std::find_if(
        first, last, [](const TimelineEntry& entry) { return entry.title.empty() && entry.events.empty(); });
    if (ours != last)
      add_change(*ours, {parameter, value});
    else
      timeline.insert(last, TimelineEntry{at, {}, {{parameter, value}}, {}});
  }
  return result;
}

Parameters parameters_at(const Scenario& scenario, Millis t) {
  Parameters parameters = scenario.parameters;
  for (const TimelineEntry& entry : scenario.timeline) {
    if (entry.at > t) break;
    for (const ParameterChange& change : entry.changes) set(parameters, change.parameter, change.value);
  }
  return parameters;
}

}  // namespace grapevine
