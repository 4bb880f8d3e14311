// From a scenario to its canonical JSON.
#include "scenario/fields.h"
#include "scenario/posterior.h"
#include "scenario/scenario.h"
#include "scenario/scenario_json.h"
#include "scenario/value_json.h"

namespace grapevine {

namespace {

template <class T>
void write_fields(Json& json, std::span<const Field<T>> fields, const T& value) {
  const T defaults{};
  for (const Field<T>& field : fields)
    if (applies(field, value) && field.get(value) != field.get(defaults))
      json[std::string(field.name)] = json_value(field.rule, field.get(value));
}

Json network_json(const NetworkSpec& network) {
  const NetworkKind& kind = network_kinds()[static_cast<std::size_t>(network.kind)];
  Json json;
  json["kind"] = kind.name;
  write_fields(json, kind.numbers, network);
  for (const auto& field : kind.texts) json[std::string(field.name)] = network.*field.place;
  return json;
}

Json event_json(const EventSpec& event) {
  return std::visit(
      []<class Event>(const Event& held) {
        const EventKind<Event> kind = event_kind<Event>();
        Json json;
        json["kind"] = kind.name;
        write_fields(json, kind.fields, held);
        return json;
      },
      event);
}

Json entry_json(const TimelineEntry& entry) {
  Json json;
  json["at"] = moment_to_string(entry.at);
  if (!entry.title.empty()) json["title"] = entry.title;
  for (const ParameterChange& change : entry.changes) {
    const ParameterInfo& info = parameter_table()[change.parameter];
    json["set"][std::string(info.path)] = json_value(rule_of(info), change.value);
  }
  for (const EventSpec& event : entry.events) json["event"] = event_json(event);
  return json;
}

Json timeline_json(const std::vector<TimelineEntry>& timeline) {
  Json json = Json::array();
  for (const TimelineEntry& entry : timeline) json.push_back(entry_json(entry));
  return json;
}

Json parameters_json(const Parameters& parameters) {
  Json json;
  for (std::size_t i = 0; i < parameter_table().size(); ++i)
    if (get(parameters, i) != default_value(i))
      json[std::string(parameter_table()[i].path)] =
          json_value(rule_of(parameter_table()[i]), get(parameters, i));
  return json;
}

}  // namespace

Json json_of(const Scenario& scenario) {
  const Scenario defaults;
  Json json;
  json["grapevine"] = kScenarioVersion;
  for (const auto& field : scenario_texts())
    if (!(scenario.*field.place).empty()) json[std::string(field.name)] = scenario.*field.place;
  if (scenario.start != defaults.start) json["start"]["date"] = to_string(scenario.start);
  for (const auto& field : scenario_numbers()) {
    if (field.name == "people" && scenario.network.kind == NetworkSpec::Kind::file)
      continue;  // the file says who there is
    if (field.get(scenario) != field.get(defaults))
      json[std::string(field.name)] = json_value(field.rule, field.get(scenario));
  }
  if (Json network = network_json(scenario.network); network != network_json(defaults.network))
    json["network"] = std::move(network);
  if (Json parameters = parameters_json(scenario.parameters); !parameters.is_null())
    json["parameters"] = std::move(parameters);
  if (!scenario.timeline.empty()) json["timeline"] = timeline_json(scenario.timeline);
  for (const WhatIf& what_if : scenario.what_ifs) {
    Json item;
    item["title"] = what_if.title;
    if (!what_if.timeline.empty()) item["timeline"] = timeline_json(what_if.timeline);
    json["what_ifs"].push_back(std::move(item));
  }
  if (!scenario.posterior.empty()) json["posterior"] = posterior_json(scenario.posterior);
  return json;
}

std::string to_json(const Scenario& scenario) {
  return json_of(scenario).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace grapevine
