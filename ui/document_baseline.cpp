// Another baseline: the document told anew as what differs from it.
#include <algorithm>
#include <utility>

#include "base/wording.h"
#include "ui/document.h"

namespace grapevine {

namespace {

std::string short_enough(std::string title) {
  if (title.size() <= kLongestTitle) return title;
  title.resize(kLongestTitle);
  // never half a letter
  while (!title.empty() && (static_cast<unsigned char>(title.back()) & 0xC0) == 0x80) title.pop_back();
  if (!title.empty() && static_cast<unsigned char>(title.back()) >= 0xC0) title.pop_back();
  return title;
}

// The same future, with what `parameters` has from the start and the rest as changes at the start: so that scenarios with
// other values can be told as changes of each other.
Scenario starting_from(const Parameters& parameters, Scenario scenario) {
  TimelineEntry start;
  for (std::size_t i = 0; i < parameter_table().size(); ++i)
    if (get(scenario.parameters, i) != get(parameters, i)) start.changes.push_back({i, get(scenario.parameters, i)});
  scenario.parameters = parameters;
  if (!start.changes.empty()) scenario.timeline.insert(scenario.timeline.begin(), std::move(start));
  return scenario;
}

}  // namespace

// What is on screen comes first; then the what-ifs that are there, and how things were before. What cannot be told as an
// addition to the new baseline is left out, but for what is on screen: then there is nothing.
std::optional<Scenario> Document::with_baseline(const Scenario& other, std::string title) const {
  Scenario next = starting_from(baseline_.parameters, other);
  next.name = opened_->name;
  next.title = opened_->title;
  next.question = opened_->question;
  next.expect = opened_->expect;
  next.source = opened_->source;
  next.start = opened_->start;
  next.replicates = opened_->replicates;
  next.series_hours = opened_->series_hours;
  next.baseline = short_enough(std::move(title));
  next.what_ifs.clear();
  const std::string before = opened_->baseline.empty() ? std::string(kAsToday) : opened_->baseline;
  const bool as_before = choices_.what_if == kAsItIs && !differs_;
  const auto on_screen = what_if_between(next, what_if_, as_before ? before : short_enough(title_in_file()));
  if (!on_screen) return std::nullopt;

  std::vector<WhatIf> what_ifs;
  const auto add = [&](std::optional<WhatIf> what_if) {
    if (!what_if || what_if->timeline.empty() || what_ifs.size() >= kMostWhatIfs) return;
    if (std::ranges::find(what_ifs, what_if->timeline, &WhatIf::timeline) == what_ifs.end()) what_ifs.push_back(std::move(*what_if));
  };
  add(on_screen);
  for (std::size_t i = 0; i < moved_.what_ifs.size(); ++i) {
    Scenario with = with_what_if(baseline_, i);
    with.what_ifs.clear();
    add(what_if_between(next, with, moved_.what_ifs[i].title));
  }
  add(what_if_between(next, baseline_, before));
  next.what_ifs = std::move(what_ifs);
  return next;
}

std::optional<Error> Document::why_no_baseline(const Scenario& other) const {
  const std::string what = other.title.empty() ? std::string(say("the scenario")) : other.title;
  Scenario same_week = other;
  same_week.start = baseline_.start;
  if (!same_crowd(same_week, baseline_))
    return Error{what, std::string(say("another crowd")), std::string(say("the people, network, days and seed of the scenario on screen: only then do both live through the same futures")),
                 std::string(say("open it by itself, or save it from this scenario"))};
  if (!with_baseline(other, ""))
    return Error{what, std::string(say("something that happens there and not in what is on screen")), std::string(say("a baseline to which what is on screen only adds")),
                 std::string(say("choose another, or add the event to what is on screen"))};
  return std::nullopt;
}

Errors Document::set_baseline(const Scenario& other, std::string title) {
  if (auto error = why_no_baseline(other)) return {std::move(*error)};
  auto next = with_baseline(other, std::move(title));
  const bool differs = divergence(*next, what_if_) != kNever;
  Choices choices;
  choices.what_if = differs ? 0 : kAsItIs;
  apply(Step{std::make_shared<const Scenario>(std::move(*next)), std::move(choices)}, 0);
  return {};
}

std::optional<Scenario> Document::own_baseline() const {
  const auto own = std::ranges::find(moved_.what_ifs, kAsToday, &WhatIf::title);
  if (opened_->baseline.empty() || own == moved_.what_ifs.end()) return std::nullopt;
  Scenario scenario = with_what_if(baseline_, static_cast<std::size_t>(own - moved_.what_ifs.begin()));
  scenario.what_ifs.clear();
  return scenario;
}

}  // namespace grapevine
