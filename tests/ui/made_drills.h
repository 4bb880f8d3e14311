// A drill for tests of the screens: the weekend video among few people in few futures, so that a hot wash takes a moment.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "drills.h"

namespace grapevine::test {

inline nlohmann::ordered_json small_drill_document() {
  for (const ShippedDrill& shipped : shipped_drills()) {
    if (std::string_view(shipped.name) != "weekend-video") continue;
    auto small = nlohmann::ordered_json::parse(shipped.json);
    small["scenario"]["people"] = 400;
    small["scenario"]["days"] = 10;
    small["scenario"]["replicates"] = 8;
    return small;
  }
  return {};
}
inline const std::string& small_drill() {
  static const std::string kText = small_drill_document().dump();
  return kText;
}

}  // namespace grapevine::test
