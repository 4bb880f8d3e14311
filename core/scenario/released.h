// Links of earlier releases. A link is a difference from a shipped scenario, and JSON leaves out what is a default: to
// read one for ever, each release leaves a record of the scenarios that it shipped and of every default that it had
// (scenarios/released/VERSION.json, written by `grapevine scenarios --record`).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenario/json_guard.h"
#include "scenario/scenario.h"

namespace grapevine {

// Every default of the format: numbers of a scenario, parameters, kinds of networks and of events.
Json format_defaults();

// One record, read. It is ours, so one that cannot be read is nobody's fault but ours: it has no scenarios.
class Release {
 public:
  explicit Release(std::string_view record);
  const std::string& version() const { return version_; }  // "0.1.0"
  // The scenario that a link calls `name`, as this release shipped it; null when there is none.
  const Json* document(std::string_view name) const;
  // Every default of this release written out where `document` has nothing. What came later has today's default.
  Json with_defaults(Json document) const;

 private:
  std::string version_;
  Json defaults_, scenarios_;
};

}  // namespace grapevine
