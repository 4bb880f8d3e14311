// Drills for tests: those that ship, and ones made of them by changing a place of the document.
#pragma once

#include <nlohmann/json.hpp>

#include "drill/play.h"
#include "drills.h"
#include "scenarios.h"

namespace grapevine::drills {

inline std::span<const ShippedScenarioText> scenario_texts() {
  static const std::vector<ShippedScenarioText> texts = [] {
    std::vector<ShippedScenarioText> all;
    for (const ShippedScenario& shipped : shipped_scenarios()) all.push_back({shipped.name, shipped.json});
    return all;
  }();
  return texts;
}

inline nlohmann::ordered_json document(std::string_view name) {
  for (const ShippedDrill& shipped : shipped_drills())
    if (shipped.name == name) return nlohmann::ordered_json::parse(shipped.json);
  throw std::runtime_error("no such drill");
}

inline Result<Drill> parsed(const nlohmann::ordered_json& document) { return parse_drill(document.dump(), scenario_texts()); }

// Weekend video among 400 people: a future takes a millisecond.
inline nlohmann::ordered_json small_document() {
  auto small = document("weekend-video");
  small["scenario"]["people"] = 400;
  small["scenario"]["days"] = 10;
  small["scenario"]["parameters"]["crisis.reach_people"] = 30;
  return small;
}
inline const std::shared_ptr<const DrillStage>& small_stage() {
  static const auto kStage = build_stage(parsed(small_document()).value()).value();
  return kStage;
}
inline const Drill& small() { return small_stage()->drill; }

inline Outcomes outcomes_of(DrillPlay& play, std::uint32_t replicate, const DrillMoves& moves) {
  Outcomes outcomes;
  play.start(replicate, moves);
  play.finish(outcomes);
  return outcomes;
}

}  // namespace grapevine::drills
