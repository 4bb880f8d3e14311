#include "ui/network_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "report/axis.h"
#include "report/wording.h"

namespace grapevine {

namespace {

using Json = nlohmann::ordered_json;

constexpr Millis kAfterStory = 12 * kHour;   // when much has happened and little is over
constexpr std::size_t kStories = 4;

void begin(NetworkPassing& passing, const Diary& diary) {
  passing.at = diary.until / 2;
  for (std::size_t i = 0; i < diary.stories.size(); ++i) {
    const Story& story = diary.stories[i];
    if (story.cause < kTimelineCause || story.defect) continue;
    passing.at = story.born + kAfterStory;
    passing.story = static_cast<std::int64_t>(i);
    return;
  }
}

Json standpoints_json(std::span<const PersonNow> people) {
  std::array<std::int64_t, kStandpoints> count{};
  for (const PersonNow& person : people) ++count[static_cast<std::size_t>(standpoint_of(person))];
  Json list = Json::array();
  for (std::size_t i = 0; i < kStandpoints; ++i)
    list.push_back({{"label", label_of(static_cast<Standpoint>(i))}, {"meaning", meaning_of(static_cast<Standpoint>(i))}, {"count", count[i]}});
  return list;
}

Json stories_json(NetworkModel& model, Millis at) {
  Json list = Json::array();
  for (const StoryNow& story : largest_stories(*model.diary(), at, kStories))
    list.push_back({{"title", story_title(model.diary()->stories[story.story], model)}, {"reach", story.reach}, {"words", story_in_words(model, story.story, at).text}});
  return list;
}

Json connectors_json(const NetworkModel& model) {
  const Graph& graph = *model.world()->graph;
  Json list = Json::array();
  for (const std::int32_t person : model.connectors())
    if (graph.degree(person) > 0) list.push_back({{"person", graph.label(person)}, {"ties", graph.degree(person)}});
  return list;
}

Json bridges_json(const NetworkModel& model) {
  Json list = Json::array();
  if (!model.clear_communities()) return list;
  for (const Bridge& bridge : model.bridges())
    list.push_back({{"person", model.world()->graph->label(bridge.person)}, {"outside", bridge.outside}, {"reaches", bridge.reaches}});
  return list;
}

Json person_json(NetworkModel& model, const NetworkPassing& passing) {
  if (passing.person < 0) return nullptr;
  const auto person = static_cast<std::uint32_t>(passing.person);
  std::vector<std::string> lines = person_described(model, person);
  for (const std::string& line : person_in_full(model.people_at(passing.at)[person], acquaintance(*model.diary(), person, passing.at), passing.at)) lines.push_back(line);
  return {{"number", model.number_of(person)}, {"lines", lines}};
}

}  // namespace

void settle_network(NetworkPassing& passing, const NetworkModel& model) {
  const std::int64_t people = model.world() ? model.world()->size() : 0;
  if (passing.person >= people) passing.person = -1;
  if (passing.hovered >= people) passing.hovered = -1;
  if (!model.diary()) return;
  const Diary& diary = *model.diary();
  if (passing.at < 0) begin(passing, diary);
  passing.at = std::min(passing.at, diary.until);
  if (passing.story >= static_cast<std::int64_t>(diary.stories.size())) passing.story = -1;
}

std::string story_title(const Story& story, const NetworkModel& model) {
  const std::string what = story.valence < 0 ? "Complaint" : "Praise";
  if (story.defect) return "The defect";
  return story.root == kCompanyId ? "A post of the company" : what + " of person " + grouped(model.number_of(story.root));
}

StoryInWords story_in_words(NetworkModel& model, std::uint32_t number, Millis at) {
  const Story& story = model.diary()->stories[number];
  const std::string begins = long_moment(model.scenario().start, story.born) + ".";
  if (story.born > at) return {0, "It begins " + begins};
  std::int64_t met = 0, beyond = 0;
  std::int32_t deepest = 0;
  for (const TreePerson& person : model.tree(number).people) {
    if (person.depth == 0 || story.born + person.after > at) continue;
    ++met;
    beyond += person.depth > 1;
    deepest = std::max(deepest, person.depth);
  }
  std::string text = "Began " + begins + " ";
  if (met == 0) text += "Nobody has met it yet.";
  else if (beyond == 0) text += met == 1 ? "One person met it, from its author." : "All " + grouped(met) + " met it from its author; nobody passed it on.";
  else text += grouped(met - beyond) + " met it from its author, " + grouped(beyond) + " through others, at most " + counted(deepest, "hop", "hops") + " away.";
  return {met, text};
}

std::vector<std::string> person_described(const NetworkModel& model, std::uint32_t person) {
  const World& world = *model.world();
  const std::int32_t ties = world.graph->degree(static_cast<std::int32_t>(person));
  const double mean = static_cast<double>(world.graph->stored_ties()) / std::max(1, world.size());
  std::string who = world.staff.works(person) ? (world.staff.roles[person].is == StaffRole::Is::partner ? "Works with the company. " : "Works for the company. ")
                    : world.people.customer[person] ? "A customer. " : "No customer at first. ";
  who += counted(ties, "tie", "ties");
  if (mean > 0 && ties >= 1.5 * mean) who += ", " + tick_text(std::round(10 * ties / mean) / 10) + " times the average";
  std::vector<std::string> lines{who + "."};
  if (!model.clear_communities()) return lines;
  const Communities& communities = *model.communities();
  const std::int32_t own = communities.of[person];
  std::int64_t outside = 0;
  for (const std::int32_t j : world.graph->neighbors(static_cast<std::int32_t>(person))) outside += communities.of[static_cast<std::size_t>(j)] != own;
  lines.push_back("In community " + std::to_string(own + 1) + " of " + counted(communities.sizes[static_cast<std::size_t>(own)], "person", "people") + "; " + counted(outside, "tie leads", "ties lead") + " out of it.");
  return lines;
}

std::string no_person(std::string_view number, const World& world) {
  return "There is no person " + std::string(number) + " in this crowd of " + grouped(world.size()) + ".";
}

std::string network_to_json(NetworkModel& model, NetworkPassing& passing, const NetworkChoices& choices, const Futures& futures) {
  settle_network(passing, model);
  Json futures_list = Json::array();
  for (const FutureName& future : kFutureNames) futures_list.push_back({{"name", future.name}, {"meaning", future.meaning}});
  Json network = {{"ready", model.diary() != nullptr}, {"futures", futures_list}, {"future", static_cast<int>(choices.future)}, {"baseline", choices.baseline}};
  if (!model.diary() || !model.world()) return network.dump();
  const Diary& diary = *model.diary();
  const Date start = model.scenario().start;
  network["replicate"] = diary.replicate;
  network["of"] = futures.replicates();
  network["minutes"] = passing.at / kMinute;
  network["until"] = diary.until / kMinute;
  network["when"] = long_moment(start, passing.at);
  network["whole"] = diary.whole;
  network["standpoints"] = standpoints_json(model.people_at(passing.at));
  network["stories"] = stories_json(model, passing.at);
  network["connectors"] = connectors_json(model);
  network["clear_communities"] = model.clear_communities();
  network["bridges"] = bridges_json(model);
  network["person"] = person_json(model, passing);
  network["not_found"] = passing.not_found;
  return network.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace grapevine
