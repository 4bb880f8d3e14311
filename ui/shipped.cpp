#include "ui/shipped.h"

#include "releases.h"
#include "scenarios.h"

namespace grapevine {

std::span<const ShippedScenarioText> shipped_texts() {
  static const std::vector<ShippedScenarioText> texts = [] {
    std::vector<ShippedScenarioText> all;
    for (const auto& scenario : ::shipped_scenarios()) all.push_back({scenario.name, scenario.json});
    return all;
  }();
  return texts;
}

LinkBases link_bases() {
  static const std::vector<ShippedScenarioText> records = [] {
    std::vector<ShippedScenarioText> all;
    for (const auto& release : ::shipped_releases()) all.push_back({release.name, release.json});
    return all;
  }();
  return {shipped_texts(), records};
}

std::span<const ShippedEntry> shipped_entries() {
  static const std::vector<ShippedEntry> entries = [] {
    std::vector<ShippedEntry> all;
    for (const ShippedScenarioText& text : shipped_texts())
      if (const auto scenario = parse_scenario(text.json, {.where = text.name}))
        all.push_back({std::string(text.name), scenario->title.empty() ? std::string(text.name) : scenario->title, scenario->question});
    return all;
  }();
  return entries;
}

std::string_view first_scenario_name() {
  constexpr std::string_view kFirst = "influencer-in-the-queue";
  for (const ShippedScenarioText& text : shipped_texts())
    if (text.name == kFirst) return kFirst;
  return shipped_texts().empty() ? std::string_view() : shipped_texts().front().name;
}

}  // namespace grapevine
