// A drill for tests of the screens: the weekend video among few people in few futures, so that a hot wash takes a moment.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "drill/judge.h"
#include "drills.h"
#include "ui/shipped.h"

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

// The code of a team that decides one card.
inline std::string code_of(const std::string& name, std::int32_t card, std::int32_t option) {
  const Drill drill = parse_drill(small_drill(), shipped_texts()).value();
  DecisionCode code{team_in_code(name), {}};
  put_move(code.moves, {DrillMove::Kind::decide, card, option, 5, 7});
  return to_code(code, drill).value();
}

}  // namespace grapevine::test
