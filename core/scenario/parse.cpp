// From a JSON document to a scenario, with every problem of the document at once.
#include <algorithm>

#include <fmt/format.h>

#include "base/wording.h"
#include "scenario/field_reader.h"
#include "scenario/fields.h"
#include "scenario/object_reader.h"
#include "scenario/posterior.h"
#include "scenario/relations.h"
#include "scenario/scenario.h"
#include "scenario/scenario_json.h"

namespace grapevine {

namespace {

// False when the document is of a version that this build does not read: then nothing else of it is judged.
bool read_version(ObjectReader& object) {
  const Json* json = object.require(
      "grapevine", say("\"grapevine\": {}, the version of the format", kScenarioVersion),
      say("add \"grapevine\": {}", kScenarioVersion));
  if (!json) return true;
  if (json->is_number_integer() && *json == kScenarioVersion) return true;
  const bool newer = json->is_number() && json->get<double>() > kScenarioVersion;
  object.problems().add(
      object.pointer("grapevine"),
      json->is_number_integer() ? say("version {}", json->dump()) : found_text(*json),
      say("version {}; this is Grapevine {}", kScenarioVersion, kEngineVersion),
      newer ? say("open it with a newer Grapevine")
            : say("write {} when the file follows that version", kScenarioVersion));
  return !json->is_number();
}

void read_start(ObjectReader& scenario, Date& start) {
  const Json* json = scenario.find("start");
  if (!json) return;
  ObjectReader object(*json, scenario.pointer("start"), say("the start"), scenario.problems());
  const Json* date = object.require("date", "\"date\": \"2026-11-02\"", say("add the date of day 0"));
  object.refuse_unknown();
  if (!date) return;
  const auto* text = date->get_ptr<const Json::string_t*>();
  const auto parsed = text ? parse_date(*text) : std::nullopt;
  if (parsed)
    start = *parsed;
  else
    object.problems().add(object.pointer("date"), found_text(*date),
                          say("a date from 1900-01-01 to 2999-12-31, as \"2026-11-02\""),
                          say("write year, month and day in that order"));
}

void read_network(ObjectReader& scenario, NetworkSpec& network) {
  const Json* json = scenario.find("network");
  if (!json) return;
  ObjectReader object(*json, scenario.pointer("network"), say("the network"), scenario.problems());
  std::vector<Choice> choices;
  for (const NetworkKind& kind : network_kinds()) choices.push_back({kind.name, kind.name});
  ValueRule rule;
  rule.kind = ValueRule::Kind::choice;
  rule.choices = choices;
  const Json* named = object.require("kind", allowed_values(rule), say("add the kind of network"));
  const auto kind =
      named ? read_value(*named, rule, object.pointer("kind"), object.problems()) : std::nullopt;
  if (!kind) return;  // which other keys are allowed depends on it
  network.kind = static_cast<NetworkSpec::Kind>(static_cast<std::int32_t>(*kind));
  const NetworkKind& chosen = network_kinds()[static_cast<std::size_t>(*kind)];
  for (const Field<NetworkSpec>& field : chosen.numbers) read_field(object, field, network);
  for (const TextField<NetworkSpec>& field : chosen.texts) {
    object.require(field.name, allowed_values(field.rule), say("name the file of the network"));
    read_text_field(object, field, network);
  }
  object.refuse_unknown();
}

// One member of "parameters" or "set".
void read_parameter(std::string_view path, const Json& json, ObjectReader& object, bool on_timeline,
                    std::vector<ParameterChange>& changes) {
  const std::string pointer = object.pointer(path);
  const auto index = find_parameter(path);
  if (!index) {
    Error error = unknown_parameter(path, object.problems().where(pointer));
    if (json.is_object())
      error.remedy = say("write each parameter by its whole path, as in \"support.phone.agents\": 3");
    object.problems().add(std::move(error));
    return;
  }
  const ParameterInfo& info = parameter_table()[*index];
  if (on_timeline && info.role == Role::fixed) {
    object.problems().add(pointer, say("{}, which shapes the crowd itself", path),
                          say("parameters that can change while the scenario runs"),
                          say("set it under \"parameters\", for the whole scenario"));
    return;
  }
  if (const auto value = read_value(json, rule_of(info), pointer, object.problems()))
    changes.push_back({*index, *value});
}

std::vector<ParameterChange> read_parameters(const Json& json, std::string pointer, bool on_timeline,
                                             Problems& problems) {
  std::vector<ParameterChange> changes;
  ObjectReader object(json, std::move(pointer), on_timeline ? say("the changes") : say("the parameters"), problems);
  if (!object.is_object()) return changes;
  for (const auto& [path, value] : json.items()) read_parameter(path, value, object, on_timeline, changes);
  if (on_timeline && json.empty())
    problems.add(object.pointer(), say("no change"), say("at least one parameter and its new value"),
                 say("add a change or remove the entry"));
  std::sort(changes.begin(), changes.end(),
            [](const ParameterChange& a, const ParameterChange& b) { return a.parameter < b.parameter; });
  return changes;
}

template <class Event>
Event read_event_fields(ObjectReader& object, const EventKind<Event>& kind) {
  Event event;
  for (const Field<Event>& field : kind.fields) read_field(object, field, event);
  object.refuse_unknown();
  return event;
}

void read_event(const Json& json, std::string pointer, std::vector<EventSpec>& events, Problems& problems) {
  ObjectReader object(json, std::move(pointer), say("an event"), problems);
  std::vector<Choice> choices;
  for_each_event_kind([&](const auto& kind) { choices.push_back({kind.name, kind.name}); });
  ValueRule rule;
  rule.kind = ValueRule::Kind::choice;
  rule.choices = choices;
  const Json* named = object.require("kind", allowed_values(rule), say("add the kind of event"));
  const auto kind = named ? read_value(*named, rule, object.pointer("kind"), problems) : std::nullopt;
  if (!kind) return;  // which other keys are allowed depends on it
  for_each_event_kind([&](const auto& each) {
    if (each.name == choices[static_cast<std::size_t>(*kind)].name)
      events.push_back(read_event_fields(object, each));
  });
  if (object.find("rank") && object.find("person"))
    problems.add(object.pointer(), say("both a rank and a person"), say("one of them"), say("remove one of the two"));
}

}  // namespace

std::optional<Millis> read_moment(ObjectReader& object, std::string_view key, Millis end) {
  const Json* json = object.require(key, fmt::format("\"{}\": \"D2 09:00\"", key),
                                    say("add the day, counted from 0, and the local time"));
  if (!json) return std::nullopt;
  const auto* text = json->get_ptr<const Json::string_t*>();
  const auto moment = text ? parse_moment(*text) : std::nullopt;
  if (moment && *moment < end) return moment;
  if (moment)
    object.problems().add(object.pointer(key), say("a moment after the end"),
                          say("before {}, the end of the scenario", moment_to_string(end)),
                          say("choose an earlier moment or more days"));
  else
    object.problems().add(object.pointer(key), found_text(*json),
                          say("a moment such as \"D2 09:00\" or \"D2\": day counted from 0, local time"),
                          say("write it in that form"));
  return std::nullopt;
}

void read_change_or_event(ObjectReader& object, TimelineEntry& entry) {
  Problems& problems = object.problems();
  const Json* changes = object.find("set");
  const Json* event = object.find("event");
  if (object.is_object() && !changes == !event)
    problems.add(object.pointer(), changes ? say("both \"set\" and \"event\"") : say("neither \"set\" nor \"event\""),
                 say("one of the two"), changes ? say("make two entries of it") : say("say what changes or what happens"));
  if (changes) entry.changes = read_parameters(*changes, object.pointer("set"), true, problems);
  if (event) read_event(*event, object.pointer("event"), entry.events, problems);
}

namespace {

PlacedEntry read_entry(const Json& json, std::string pointer, Millis end, Problems& problems) {
  PlacedEntry placed{{}, pointer};
  ObjectReader object(json, std::move(pointer), say("a timeline entry"), problems);
  if (const auto at = read_moment(object, "at", end)) placed.entry.at = *at;
  if (const Json* title = object.find("title"))
    if (auto text = read_text(*title, kTitleRule, object.pointer("title"), problems))
      placed.entry.title = std::move(*text);
  read_change_or_event(object, placed.entry);
  object.refuse_unknown();
  return placed;
}

std::vector<PlacedEntry> read_timeline(ObjectReader& object, Millis end) {
  std::vector<PlacedEntry> entries;
  const Json* json = object.find("timeline");
  if (!json) return entries;
  const std::string pointer = object.pointer("timeline");
  const Json* array = read_array(*json, kMostEntries, pointer, object.problems());
  if (!array) return entries;
  for (std::size_t i = 0; i < array->size(); ++i)
    entries.push_back(read_entry((*array)[i], pointer_to(pointer, i), end, object.problems()));
  std::stable_sort(entries.begin(), entries.end(),
                   [](const PlacedEntry& a, const PlacedEntry& b) { return earlier(a.entry, b.entry); });
  return entries;
}

std::vector<TimelineEntry> without_places(std::vector<PlacedEntry> entries) {
  std::vector<TimelineEntry> timeline;
  timeline.reserve(entries.size());
  for (PlacedEntry& placed : entries) timeline.push_back(std::move(placed.entry));
  return timeline;
}

struct PlacedWhatIf {
  std::string title;
  std::vector<PlacedEntry> entries;
};

std::vector<PlacedWhatIf> read_what_ifs(ObjectReader& scenario, Millis end) {
  std::vector<PlacedWhatIf> what_ifs;
  const Json* json = scenario.find("what_ifs");
  if (!json) return what_ifs;
  const std::string pointer = scenario.pointer("what_ifs");
  const Json* array = read_array(*json, kMostWhatIfs, pointer, scenario.problems());
  if (!array) return what_ifs;
  for (std::size_t i = 0; i < array->size(); ++i) {
    ObjectReader object((*array)[i], pointer_to(pointer, i), "a what-if", scenario.problems());
    PlacedWhatIf what_if;
    if (const Json* title = object.require("title", say("\"title\": what is tried"), say("add a title")))
      if (auto text = read_text(*title, kTitleRule, object.pointer("title"), scenario.problems()))
        what_if.title = std::move(*text);
    what_if.entries = read_timeline(object, end);
    object.refuse_unknown();
    what_ifs.push_back(std::move(what_if));
  }
  return what_ifs;
}

void read_people(ObjectReader& object, const Field<Scenario>& field, const ParseOptions& options,
                 Scenario& scenario) {
  const Json* given = object.find(field.name);
  if (!given && scenario.network.kind == NetworkSpec::Kind::file) return;
  const Json standard = scenario.people;  // the default, too, may be more than is allowed
  const Json* json = given ? given : &standard;
  const std::string pointer = object.pointer(field.name);
  ValueRule rule = field.rule;
  rule.maximum = options.max_people;
  if (scenario.network.kind == NetworkSpec::Kind::file)
    object.problems().add(pointer, found_text(*json),
                          say("no such key with an imported network, which says who there is"), say("remove it"));
  else if (json->is_number() && json->get<double>() > rule.maximum)
    object.problems().add(pointer, found_text(*json), allowed_values(rule),
                          say("ask for fewer people, or raise the limit with --max-people"));
  else if (const auto value = read_value(*json, rule, pointer, object.problems()))
    field.set(scenario, *value);
}

}  // namespace

std::optional<Scenario> scenario_from_json(const Json& document, const ParseOptions& options,
                                           Problems& problems) {
  ObjectReader object(document, "", "a scenario", problems);
  if (!object.is_object() || !read_version(object)) return std::nullopt;
  Scenario scenario;
  for (const auto& field : scenario_texts()) read_text_field(object, field, scenario);
  read_start(object, scenario.start);
  read_network(object, scenario.network);
  bool length_known = true;
  for (const auto& field : scenario_numbers()) {
    if (field.name == "people")
      read_people(object, field, options, scenario);
    else if (!read_field(object, field, scenario) && field.name == "days")
      length_known = false;
  }
  const Millis end = length_known ? scenario.end() : kNever;
  if (const Json* parameters = object.find("parameters"))
    for (const ParameterChange& change :
         read_parameters(*parameters, object.pointer("parameters"), false, problems))
      set(scenario.parameters, change.parameter, change.value);
  std::vector<PlacedEntry> timeline = read_timeline(object, end);
  std::vector<PlacedWhatIf> what_ifs = read_what_ifs(object, end);
  scenario.posterior = read_posterior(object);
  object.refuse_unknown();

  check_network(scenario, problems);
  if (check_timeline(scenario.parameters, timeline, problems)) {
    check_posterior(scenario.posterior, scenario.parameters, timeline, problems);
    for (const PlacedWhatIf& what_if : what_ifs)
      check_timeline(scenario.parameters, merged(timeline, what_if.entries), problems);
  }
  if (!problems.empty()) return std::nullopt;
  scenario.timeline = without_places(std::move(timeline));
  for (PlacedWhatIf& what_if : what_ifs)
    scenario.what_ifs.push_back({std::move(what_if.title), without_places(std::move(what_if.entries))});
  return scenario;
}

Result<Scenario> parse_scenario(std::string_view bytes, const ParseOptions& options) {
  Problems problems(options.where);
  if (const auto document = read_json(bytes, problems))
    if (auto scenario = scenario_from_json(*document, options, problems)) return std::move(*scenario);
  return problems.take();
}

}  // namespace grapevine
