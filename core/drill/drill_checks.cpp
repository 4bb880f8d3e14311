#include "drill/drill_checks.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

template <class T>
std::int32_t find(const std::vector<T>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? kNone : static_cast<std::int32_t>(found - items.begin());
}

template <class T>
void check_ids(const std::vector<T>& items, std::string_view pointer, Problems& problems) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!seen.insert(items[i].id).second)
      problems.add(pointer_to(pointer_to(pointer, i), "id"), say("\"{}\" a second time", items[i].id), say("an id of its own"), say("choose another"));
}

// Teams may decide in any order and at any time, so relations must hold for every value that a parameter may ever have,
// beside every value of the others. Each relation asks for sums that stay below a limit and hours that open before they
// close: it is enough to look at the largest and at the smallest values, with the latest opening and the earliest close.
struct Extremes {
  Parameters largest, smallest;
  void see(const ParameterChange& change) {
    const std::string_view path = parameter_table()[change.parameter].path;
    const double high = get(largest, change.parameter), low = get(smallest, change.parameter);
    const bool opens = path.ends_with(".open_from_hour"), closes = path.ends_with(".open_until_hour");
    set(largest, change.parameter, closes ? std::min(high, change.value) : std::max(high, change.value));
    set(smallest, change.parameter, opens ? std::max(low, change.value) : std::min(low, change.value));
  }
};

void check_relations_of_all(const Drill& drill, Problems& problems) {
  Extremes extremes{drill.scenario.parameters, drill.scenario.parameters};
  const auto see = [&](const TimelineEntry& entry) {
    for (const ParameterChange& change : entry.changes) extremes.see(change);
  };
  for (const TimelineEntry& entry : drill.scenario.timeline) see(entry);
  for (const DrillInject& inject : drill.injects)
    for (const DrillEffect& effect : inject.effects) see(effect.entry);
  for (const DrillCard& card : drill.cards)
    for (const DrillOption& option : card.options)
      for (const DrillEffect& effect : option.effects) see(effect.entry);
  for (const Parameters* parameters : {&extremes.largest, &extremes.smallest})
    for (Error& error : check_relations(*parameters, problems.where("/cards"))) {
      error.found = say("{}, when effects come together", error.found);
      problems.add(std::move(error));
    }
}

}  // namespace

std::int32_t find_option(const DrillCard& card, std::string_view id) { return find(card.options, id); }
std::int32_t find_card(const Drill& drill, std::string_view id) { return find(drill.cards, id); }
std::int32_t find_inject(const Drill& drill, std::string_view id) { return find(drill.injects, id); }

std::vector<std::string_view> option_names(const DrillCard& card) {
  std::vector<std::string_view> names;
  for (const DrillOption& option : card.options) names.push_back(option.id);
  return names;
}

Error unknown_name(std::string_view name, std::span<const std::string_view> known, std::string where, std::string_view what) {
  const std::string_view near = nearest_name(name, known);
  std::string all;
  for (const std::string_view each : known) all += fmt::format("{}{}", all.empty() ? "" : ", ", each);
  return {std::move(where), fmt::format("\"{}\"", shown(name)), fmt::format("{}: {}", what, all.empty() ? std::string(say("there is none")) : all),
          near.empty() ? say("choose one of them") : say("did you mean \"{}\"?", near)};
}

void check_drill(const Drill& drill, Problems& problems) {
  check_ids(drill.roles, "/roles", problems);
  check_ids(drill.injects, "/injects", problems);
  check_ids(drill.cards, "/cards", problems);
  std::int32_t replies = 0;
  for (std::size_t i = 0; i < drill.cards.size(); ++i) {
    check_ids(drill.cards[i].options, fmt::format("/cards/{}/options", i), problems);
    replies += drill.cards[i].is_reply;
    if (drill.cards[i].is_reply && replies > 1)
      problems.add(fmt::format("/cards/{}/reply", i), say("a second first answer in public"), say("one card with \"reply\": true"), say("remove one of them"));
  }
  double weight = 0;
  std::set<std::int32_t> weighed;
  for (std::size_t i = 0; i < drill.outcomes.size(); ++i) {
    weight += drill.outcomes[i].weight;
    if (!weighed.insert(drill.outcomes[i].metric).second)
      problems.add(fmt::format("/scoring/outcomes/{}/metric", i), say("the same outcome a second time"), say("each outcome once"), say("remove one of them"));
  }
  if (weight <= 0) problems.add("/scoring/outcomes", say("weights that add up to nothing"), say("at least one weight above 0"), say("weigh an outcome"));
  check_relations_of_all(drill, problems);
}

}  // namespace grapevine
