// Between a scenario and its JSON document. The text form is in scenario.h; links work on documents.
#pragma once

#include <optional>

#include "scenario/json_guard.h"
#include "scenario/object_reader.h"
#include "scenario/scenario.h"

namespace grapevine {

// The scenario, or nothing and every problem of the document. `problems` may hold some already (duplicate
// keys).
std::optional<Scenario> scenario_from_json(const Json& document, const ParseOptions& options,
                                           Problems& problems);

// The moment at `key`, which must be there and before `end`; else nothing and a problem.
std::optional<Millis> read_moment(ObjectReader& object, std::string_view key, Millis end);
// "set" or "event", exactly one of the two, as in an entry of the timeline.
void read_change_or_event(ObjectReader& object, TimelineEntry& entry);

// Canonical: keys in the order of the schema, only what differs from the defaults, entries in time order.
Json json_of(const Scenario& scenario);

}  // namespace grapevine
