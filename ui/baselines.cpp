#include "ui/baselines.h"

#include <algorithm>
#include <utility>

#include "base/wording.h"
#include "ui/shipped.h"

namespace grapevine {

namespace {

const std::vector<Scenario>& shipped_scenarios_parsed() {
  static const std::vector<Scenario> all = [] {
    std::vector<Scenario> parsed;
    for (const ShippedScenarioText& text : shipped_texts())
      if (auto scenario = parse_scenario(text.json, {.where = text.name})) parsed.push_back(std::move(*scenario));
    return parsed;
  }();
  return all;
}

}  // namespace

std::string baseline_title(const Document& document) {
  const std::string& own = document.opened().baseline;
  return own.empty() ? std::string(say(kAsToday)) : own;
}

std::vector<BaselineChoice> baseline_choices(const Document& document, std::span<const Kept> kept) {
  std::vector<BaselineChoice> choices;
  const Scenario& now = document.baseline();
  const auto add = [&](BaselineChoice choice) {
    const bool there = std::ranges::any_of(choices, [&](const BaselineChoice& other) { return divergence(other.scenario, choice.scenario) == kNever; });
    if (there || document.why_no_baseline(choice.scenario)) return;
    choice.chosen = divergence(choice.scenario, now) == kNever;
    choices.push_back(std::move(choice));
  };
  add({now.baseline, baseline_title(document), {}, now});
  if (auto own = document.own_baseline()) add({{}, std::string(say(kAsToday)), std::string(say("The scenario's own")), std::move(*own)});
  for (std::size_t i = 0; i < now.what_ifs.size(); ++i) {
    const std::string& title = now.what_ifs[i].title;
    add({title.empty() ? shown_title(title) : title, shown_title(title), std::string(say("One of this scenario's what-ifs")), with_what_if(now, i)});
  }
  for (const Kept& one : kept) add({one.title, one.title, std::string(say("Kept beside the charts")), one.shown->what_if});
  for (const Scenario& shipped : shipped_scenarios_parsed()) {
    const bool same = shipped.name == now.name;
    add({same ? std::string() : shipped.title, same ? std::string(say(kAsToday)) : shipped.title, std::string(same ? say("The scenario's own") : say("Another scenario with the same crowd")), shipped});
  }
  return choices;
}

}  // namespace grapevine
