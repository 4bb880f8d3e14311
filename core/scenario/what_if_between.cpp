// Two scenarios as one with a what-if of its own, so that both fit into one file and one link.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "scenario/scenario.h"

namespace grapevine {

namespace {

// Entries of one moment, changes applied to `parameters`.
std::vector<TimelineEntry> take(const Scenario& scenario, Millis at, Parameters& parameters) {
  std::vector<TimelineEntry> happening;
  for (const TimelineEntry& entry : scenario.timeline) {
    if (entry.at != at) continue;
    for (const ParameterChange& change : entry.changes) set(parameters, change.parameter, change.value);
    if (!entry.events.empty()) happening.push_back(entry);
  }
  return happening;
}

}  // namespace

std::optional<WhatIf> what_if_between(const Scenario& scenario, const Scenario& changed, std::string title) {
  std::set<Millis> moments = {0};
  for (const Scenario* side : {&scenario, &changed})
    for (const TimelineEntry& entry : side->timeline) moments.insert(entry.at);

  WhatIf what_if{std::move(title), {}};
  Parameters with = scenario.parameters, wanted = changed.parameters;
  for (const Millis at : moments) {
    const std::vector<TimelineEntry> already = take(scenario, at, with);
    std::vector<TimelineEntry> happening = take(changed, at, wanted);
    TimelineEntry change{at, "", {}, {}};
    for (std::size_t i = 0; i < parameter_table().size(); ++i)
      if (get(with, i) != get(wanted, i)) change.changes.push_back({i, get(wanted, i)});
    if (!change.changes.empty()) what_if.timeline.push_back(std::move(change));
    with = wanted;
    for (const TimelineEntry& there : already) {
      const auto same = std::ranges::find(happening, there.events, &TimelineEntry::events);
      if (same == happening.end()) return std::nullopt;
      happening.erase(same);
    }
    std::ranges::move(happening, std::back_inserter(what_if.timeline));
  }
  Scenario both = scenario;
  both.what_ifs = {what_if};
  if (divergence(with_what_if(both, 0), changed) != kNever) return std::nullopt;
  return what_if;
}

}  // namespace grapevine
