// The scenarios that travel inside the program, as the chooser lists them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace grapevine {

struct ShippedEntry {
  std::string name, title, question;
};
std::span<const ShippedEntry> shipped_entries();
std::span<const ShippedScenarioText> shipped_texts();
// What links may differ from.
LinkBases link_bases();
// The one that opens first.
std::string_view first_scenario_name();

}  // namespace grapevine
