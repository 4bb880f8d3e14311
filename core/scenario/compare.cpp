// Two scenarios side by side: whether they share a crowd, from when on they differ, and in what.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/wording.h"
#include "scenario/fields.h"
#include "scenario/scenario.h"

namespace grapevine {

namespace {

// Parameters that a World keeps although they may change on the timeline: their value from the start counts.
constexpr std::string_view kKeptByWorld[] = {"feed.visibility", "exposure.weak_tie_weight"};

bool shapes_crowd(const ParameterInfo& info) {
  return info.role == Role::fixed ||
         std::find(std::begin(kKeptByWorld), std::end(kKeptByWorld), info.path) != std::end(kKeptByWorld);
}

// The keys of another kind of network do not count.
bool same_network(const NetworkSpec& a, const NetworkSpec& b) {
  if (a.kind != b.kind) return false;
  const NetworkKind& kind = network_kinds()[static_cast<std::size_t>(a.kind)];
  return std::all_of(kind.numbers.begin(), kind.numbers.end(),
                     [&](const auto& field) { return field.get(a) == field.get(b); }) &&
         std::all_of(kind.texts.begin(), kind.texts.end(),
                     [&](const auto& field) { return a.*field.place == b.*field.place; });
}

// Reads two timelines moment by moment: parameters in force after each, and what happens then.
class Walk {
 public:
  Walk(const Scenario& a, const Scenario& b) : sides_{{&a, 0, a.parameters, {}, {}}, {&b, 0, b.parameters, {}, {}}} {}

  // The next moment at which either has an entry; kNever when there is none.
  Millis advance() {
    const Millis at = std::min(sides_[0].next(), sides_[1].next());
    for (Side& side : sides_) side.take(at);
    return at;
  }
  const Parameters& parameters(int side) const { return sides_[side].now; }
  const std::vector<EventSpec>& events(int side) const { return sides_[side].events; }
  // Parameters of the posterior that the timeline has given a value: from then on their draw does not count.
  const std::set<std::size_t>& settled(int side) const { return sides_[side].settled; }

 private:
  struct Side {
    const Scenario* scenario;
    std::size_t taken;
    Parameters now;
    std::vector<EventSpec> events;  // of the current moment
    std::set<std::size_t> settled;

    Millis next() const { return taken < scenario->timeline.size() ? scenario->timeline[taken].at : kNever; }
    void take(Millis at) {
      events.clear();
      for (; at != kNever && next() == at; ++taken) {
        const TimelineEntry& entry = scenario->timeline[taken];
        for (const ParameterChange& change : entry.changes) {
          set(now, change.parameter, change.value);
          if (scenario->posterior.varies(change.parameter)) settled.insert(change.parameter);
        }
        events.insert(events.end(), entry.events.begin(), entry.events.end());
      }
    }
  };
  Side sides_[2];
};

// A key of a file as words.
std::string words_of(std::string_view key) {
  std::string words(key);
  std::ranges::replace(words, '_', ' ');
  return std::string(say(words));
}
// Those of the keys that there are.
[[maybe_unused]] constexpr std::string_view kWordsOfKeys[] = {
    english("power law"), english("barabasi albert"), english("watts strogatz"), english("stochastic blocks"), english("file"),
    english("mean degree"), english("exponent"), english("max degree"), english("strong share"), english("attach"),
    english("rewire"), english("blocks"), english("inside share"),
};

std::string network_text(const Scenario& scenario) {
  const NetworkKind& kind = network_kinds()[static_cast<std::size_t>(scenario.network.kind)];
  std::string text(words_of(kind.name));
  for (const auto& field : kind.texts) text += " " + scenario.network.*field.place;
  for (const auto& field : kind.numbers) {
    text += fmt::format(", {} {}", words_of(field.name), plain_number(field.get(scenario.network)));
  }
  return text;
}

void add_crowd_differences(const Scenario& a, const Scenario& b, std::vector<Difference>& list) {
  const auto add = [&](std::string_view label, const std::string& before, const std::string& after) {
    if (before != after) list.push_back({std::string(label), before, after, 0, kNever, {}});
  };
  add(say("Start"), to_string(a.start), to_string(b.start));
  add(say("Days"), std::to_string(a.days), std::to_string(b.days));
  add(say("Seed"), std::to_string(a.seed), std::to_string(b.seed));
  const bool imported =
      a.network.kind == NetworkSpec::Kind::file || b.network.kind == NetworkSpec::Kind::file;
  if (!imported) add(say("People"), std::to_string(a.people), std::to_string(b.people));
  if (!same_network(a.network, b.network)) add(say("Network"), network_text(a), network_text(b));
}

// Follows the pairs (a's value, b's value) of all parameters and notes where they part and meet again.
class ParameterDifferences {
 public:
  explicit ParameterDifferences(std::vector<Difference>& list)
      : list_(list), open_(parameter_table().size()) {}

  void note(const Parameters& a, const Parameters& b, Millis at) {
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const double before = get(a, i), after = get(b, i);
      if (open_[i] && open_[i]->before == before && open_[i]->after == after) continue;
      if (open_[i]) list_[open_[i]->place].until = at;
      open_[i].reset();
      if (before == after) continue;
      open_[i] = Open{before, after, list_.size()};
      list_.push_back({std::string(say(parameter_table()[i].label)), value_to_string(i, before), value_to_string(i, after), at, kNever, i});
    }
  }

 private:
  struct Open {
    double before, after;
    std::size_t place;  // in the list
  };
  std::vector<Difference>& list_;
  std::vector<std::optional<Open>> open_;
};

// Events of one moment: equal ones cancel, those with the same label are one difference, the rest stand
// alone.
void add_event_differences(std::vector<EventSpec> a, std::vector<EventSpec> b, Millis at,
                           std::vector<Difference>& list) {
  const auto cancel = [&](auto same, bool keep) {
    for (std::size_t i = 0; i < a.size();) {
      const auto match =
          std::find_if(b.begin(), b.end(), [&](const EventSpec& event) { return same(a[i], event); });
      if (match == b.end()) {
        ++i;
        continue;
      }
      if (keep) list.push_back({event_label(a[i]), event_details(a[i]), event_details(*match), at, kNever, {}});
      b.erase(match);
      a.erase(a.begin() + static_cast<std::ptrdiff_t>(i));
    }
  };
  cancel([](const EventSpec& x, const EventSpec& y) { return x == y; }, false);
  cancel([](const EventSpec& x, const EventSpec& y) { return event_label(x) == event_label(y); }, true);
  for (const EventSpec& event : a)
    list.push_back({event_label(event), event_details(event), std::string(say("none")), at, kNever, {}, Difference::Kind::removed});
  for (const EventSpec& event : b)
    list.push_back({event_label(event), std::string(say("none")), event_details(event), at, kNever, {}, Difference::Kind::added});
}

}  // namespace

bool same_crowd(const Scenario& a, const Scenario& b) {
  if (!same_network(a.network, b.network) || a.seed != b.seed || a.days != b.days) return false;
  if (a.network.kind != NetworkSpec::Kind::file && a.people != b.people) return false;
  if (weekday(a.start) != weekday(b.start)) return false;
  for (std::size_t i = 0; i < parameter_table().size(); ++i)
    if (shapes_crowd(parameter_table()[i]) && get(a.parameters, i) != get(b.parameters, i)) return false;
  return true;
}

Millis divergence(const Scenario& a, const Scenario& b) {
  if (!same_crowd(a, b) || a.parameters != b.parameters || a.series_hours != b.series_hours || a.posterior != b.posterior) return 0;
  Walk walk(a, b);
  for (Millis at = walk.advance(); at != kNever; at = walk.advance())
    if (walk.parameters(0) != walk.parameters(1) || walk.settled(0) != walk.settled(1) || walk.events(0) != walk.events(1)) return at;
  return kNever;
}

std::vector<Difference> differences(const Scenario& a, const Scenario& b) {
  std::vector<Difference> list;
  add_crowd_differences(a, b, list);
  ParameterDifferences parameters(list);
  Walk walk(a, b);
  Millis at = walk.advance();
  // changes at the very start replace the values from the start
  if (at > 0) parameters.note(a.parameters, b.parameters, 0);
  for (; at != kNever; at = walk.advance()) {
    parameters.note(walk.parameters(0), walk.parameters(1), at);
    add_event_differences(walk.events(0), walk.events(1), at, list);
  }
  return list;
}

}  // namespace grapevine
