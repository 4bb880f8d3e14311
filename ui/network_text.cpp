#include "ui/network_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "base/wording.h"
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
  if (story.defect) return std::string(say("The defect"));
  if (story.root == kCompanyId) return std::string(say("A post of the company"));
  const std::string number = grouped(model.number_of(story.root));
  return story.valence < 0 ? say("Complaint of person {}", number) : say("Praise of person {}", number);
}

StoryInWords story_in_words(NetworkModel& model, std::uint32_t number, Millis at) {
  const Story& story = model.diary()->stories[number];
  const std::string begins = long_moment(model.scenario().start, story.born);
  if (story.born > at) return {0, say("It begins {}.", begins)};
  std::int64_t met = 0, beyond = 0;
  std::int32_t deepest = 0;
  for (const TreePerson& person : model.tree(number).people) {
    if (person.depth == 0 || story.born + person.after > at) continue;
    ++met;
    beyond += person.depth > 1;
    deepest = std::max(deepest, person.depth);
  }
  std::string text = say("Began {}.", begins) + " ";
  if (met == 0) text += say("Nobody has met it yet.");
  else if (beyond == 0) text += say_number(met, "{} person met it, from its author; nobody passed it on.", "All {} met it from its author; nobody passed it on.", grouped(met));
  else text += say_number(deepest, "{} met it from its author, {} through others, at most {} hop away.", "{} met it from its author, {} through others, at most {} hops away.", grouped(met - beyond), grouped(beyond), grouped(deepest));
  return {met, text};
}

std::vector<std::string> person_described(const NetworkModel& model, std::uint32_t person) {
  const World& world = *model.world();
  const std::int32_t ties = world.graph->degree(static_cast<std::int32_t>(person));
  const double mean = static_cast<double>(world.graph->stored_ties()) / std::max(1, world.size());
  std::string who(world.staff.works(person) ? world.staff.roles[person].is == StaffRole::Is::partner ? say("Works with the company.") : say("Works for the company.")
                  : world.people.customer[person] ? say("A customer.") : say("No customer at first."));
  who += " ";
  if (mean > 0 && ties >= 1.5 * mean) who += say_number(ties, "{} tie, {} times the average.", "{} ties, {} times the average.", grouped(ties), tick_text(std::round(10 * ties / mean) / 10));
  else who += say_number(ties, "{} tie.", "{} ties.", grouped(ties));
  std::vector<std::string> lines{who};
  if (!model.clear_communities()) return lines;
  const Communities& communities = *model.communities();
  const std::int32_t own = communities.of[person];
  std::int64_t outside = 0;
  for (const std::int32_t j : world.graph->neighbors(static_cast<std::int32_t>(person))) outside += communities.of[static_cast<std::size_t>(j)] != own;
  const std::int32_t size = communities.sizes[static_cast<std::size_t>(own)];
  lines.push_back(say_number(size, "In community {} of {} person.", "In community {} of {} people.", own + 1, grouped(size)) + " " +
                  say_number(outside, "{} tie leads out of it.", "{} ties lead out of it.", grouped(outside)));
  return lines;
}

std::string no_person(std::string_view number, const World& world) {
  return say("There is no person {} in this crowd of {}.", number, grouped(world.size()));
}

std::string network_to_json(NetworkModel& model, NetworkPassing& passing, const NetworkChoices& choices, const Futures& futures) {
  settle_network(passing, model);
  Json futures_list = Json::array();
  for (const FutureName& future : kFutureNames) futures_list.push_back({{"name", say(future.name)}, {"meaning", say(future.meaning)}});
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
