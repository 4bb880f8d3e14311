// What must hold between several values of a scenario, each of which may stand there alone.
#pragma once

#include <string>
#include <vector>

#include "scenario/problems.h"
#include "scenario/scenario.h"

namespace grapevine {

// A timeline entry and where it stands in the file.
struct PlacedEntry {
  TimelineEntry entry;
  std::string pointer;
};

// Both timelines as one, ascending in time; at the same moment the entries of `base` come first.
std::vector<PlacedEntry> merged(const std::vector<PlacedEntry>& base, const std::vector<PlacedEntry>& added);

// Whether the parameters' relations hold from the start and after every moment of the timeline (ascending in
// time); a problem where each is first broken.
bool check_timeline(const Parameters& start, const std::vector<PlacedEntry>& timeline, Problems& problems);

// Whether such a network can be made of so many people.
void check_network(const Scenario& scenario, Problems& problems);

}  // namespace grapevine
