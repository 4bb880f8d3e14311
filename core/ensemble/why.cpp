#include "ensemble/why.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "base/wording.h"
#include "ensemble/counterfactuals.h"

namespace grapevine {

namespace {

constexpr std::size_t kMostChanges = 16;
constexpr std::size_t kBefore = 0, kAfter = 1, kBeforeDirect = 2, kAfterDirect = 3, kWithout = 4;

// Every moment at which either has an entry, and the start.
std::vector<Millis> moments_of(const Scenario& a, const Scenario& b) {
  std::vector<Millis> moments{0};
  for (const Scenario* scenario : {&a, &b})
    for (const TimelineEntry& entry : scenario->timeline) moments.push_back(entry.at);
  std::ranges::sort(moments);
  moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
  return moments;
}

bool has_entry(const Scenario& scenario, const TimelineEntry& wanted) {
  return std::ranges::any_of(scenario.timeline, [&](const TimelineEntry& entry) { return entry.at == wanted.at && entry.events == wanted.events; });
}

// Who is behind the first story that happens by itself.
void name_author(const World& world, const Scenario& scenario, Why& why) {
  for (const TimelineEntry& entry : scenario.timeline)
    for (const EventSpec& event : entry.events) {
      const auto* story = std::get_if<StoryEvent>(&event);
      const auto person = story ? find_person(world, story->who) : Result<std::uint32_t>(Error{});
      if (!person) continue;
      why.person = world.graph->stable_ids()[*person];
      why.followers = world.graph->degree(static_cast<std::int32_t>(*person)) * scenario.parameters.people.followers_per_tie;
      return;
    }
}

}  // namespace

std::vector<ScenarioChange> changes_between(const Scenario& baseline, const Scenario& what_if) {
  std::vector<ScenarioChange> changes;
  std::vector<std::pair<Parameters, Parameters>> stretches;
  for (const Millis at : moments_of(baseline, what_if)) stretches.emplace_back(parameters_at(baseline, at), parameters_at(what_if, at));
  for (std::size_t p = 0; p < parameter_table().size(); ++p)
    if (std::ranges::any_of(stretches, [&](const auto& both) { return get(both.first, p) != get(both.second, p); }))
      changes.push_back({std::string(say(parameter_table()[p].label)), static_cast<std::int64_t>(p), 0});
  for (std::size_t i = 0; i < what_if.timeline.size(); ++i)
    if (const TimelineEntry& entry = what_if.timeline[i]; !entry.events.empty() && !has_entry(baseline, entry))
      changes.push_back({entry.title.empty() ? event_label(entry.events.front()) : entry.title, -1, i});
  return changes;
}

Scenario without_change(const Scenario& baseline, const Scenario& what_if, const ScenarioChange& change) {
  Scenario scenario = what_if;
  if (change.parameter < 0) {
    scenario.timeline.erase(scenario.timeline.begin() + static_cast<std::ptrdiff_t>(change.entry));
    return scenario;
  }
  const auto parameter = static_cast<std::size_t>(change.parameter);
  const auto is_of_it = [&](const ParameterChange& one) { return one.parameter == parameter; };
  set(scenario.parameters, parameter, get(baseline.parameters, parameter));
  for (TimelineEntry& entry : scenario.timeline) std::erase_if(entry.changes, is_of_it);
  std::erase_if(scenario.timeline, [](const TimelineEntry& entry) { return entry.changes.empty() && entry.events.empty(); });
  for (const TimelineEntry& entry : baseline.timeline)
    for (const ParameterChange& own : entry.changes)
      if (is_of_it(own)) scenario.timeline.push_back({entry.at, entry.title, {own}, {}});
  std::ranges::stable_sort(scenario.timeline, earlier);
  return scenario;
}

std::optional<std::int64_t> plainest_pair(const Replicates& before, const Replicates& after, Metric metric, std::int64_t count) {
  const std::vector<double> a = before.column(metric, count), b = after.column(metric, count);
  const std::size_t pairs = std::min(a.size(), b.size());
  double sum = 0;
  for (std::size_t i = 0; i < pairs; ++i) sum += b[i] - a[i];
  const double sign = sum < 0 ? -1 : 1;
  std::optional<std::int64_t> plainest;
  double largest = 0;
  for (std::size_t i = 0; i < pairs; ++i)
    if (const double change = sign * (b[i] - a[i]); change > largest) {
      largest = change;
      plainest = static_cast<std::int64_t>(i);
    }
  return plainest;
}

Explainer::Explainer(std::shared_ptr<const World> world, const Scenario& baseline, const Scenario& what_if, Metric metric, std::int64_t replicate)
    : changes_(changes_between(baseline, what_if)) {
  why_.metric = metric;
  why_.replicate = replicate;
  name_author(*world, what_if, why_);
  if (changes_.size() > kMostChanges) changes_.resize(kMostChanges);
  for (Scenario scenario : {baseline, what_if, without_influence(baseline), without_influence(what_if)}) futures_.push_back({std::move(scenario), {}});
  // what is the only thing that was changed does all of it
  if (changes_.size() > 1)
    for (const ScenarioChange& change : changes_) futures_.push_back({without_change(baseline, what_if, change), {}});
  simulation_ = std::make_unique<Simulation>(std::move(world), baseline);
}

bool Explainer::step() {
  if (done()) return true;
  if (until_ == 0) {
    simulation_->set_scenario(futures_[next_].scenario);
    simulation_->start(static_cast<std::uint32_t>(why_.replicate));
  }
  until_ += kDay;
  if (simulation_->advance(std::min(until_, futures_[next_].scenario.end()))) return false;
  simulation_->finish(futures_[next_].outcomes);
  until_ = 0;
  if (++next_ == futures_.size()) finish();
  return done();
}

void Explainer::finish() {
  why_.before = futures_[kBefore].outcomes;
  why_.after = futures_[kAfter].outcomes;
  const double change = why_.change();
  const auto share_lost = [&](double left) { return change == 0 ? 0 : 1 - left / change; };
  const Metric metric = why_.metric;
  why_.by_word_of_mouth = share_lost(futures_[kAfterDirect].outcomes[metric] - futures_[kBeforeDirect].outcomes[metric]);
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const double without = changes_.size() == 1 ? why_.before[metric] : futures_[kWithout + i].outcomes[metric];
    why_.causes.push_back({changes_[i].label, without, share_lost(without - why_.before[metric])});
  }
  std::ranges::stable_sort(why_.causes, [](const Cause& a, const Cause& b) { return a.share > b.share; });
}

}  // namespace grapevine
