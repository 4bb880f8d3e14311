#include "scenario/released.h"

#include "scenario/fields.h"
#include "scenario/scenario_json.h"
#include "scenario/value_json.h"

namespace grapevine {

namespace {

template <class T>
Json defaults_of(std::span<const Field<T>> fields) {
  const T value{};
  Json json = Json::object();
  for (const Field<T>& field : fields)
    if (applies(field, value)) json[std::string(field.name)] = json_value(field.rule, field.get(value));
  return json;
}

const Json& member(const Json& object, std::string_view name) {
  static const Json kNothing = Json::object();
  const auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() ? *found : kNothing;
}

// What `object` lacks of `defaults`. Whatever is no object is left to the strict reader.
void fill(Json& object, const Json& defaults) {
  if (!object.is_object() || !defaults.is_object()) return;
  for (const auto& [name, value] : defaults.items())
    if (!object.contains(name)) object[name] = value;
}

std::string kind_of(const Json& object) {
  const Json& kind = member(object, "kind");
  return kind.is_string() ? kind.get<std::string>() : std::string();
}

void fill_timeline(Json& holder, const Json& events) {
  if (!holder.is_object() || !holder.contains("timeline") || !holder["timeline"].is_array()) return;
  for (Json& entry : holder["timeline"]) {
    if (!entry.is_object() || !entry.contains("event")) continue;
    Json& event = entry["event"];
    Json wanted = member(events, kind_of(event));
    if (event.is_object() && event.contains("person")) wanted.erase("rank");  // a story names one of the two
    fill(event, wanted);
  }
}

}  // namespace

Json format_defaults() {
  Json json;
  json["start"]["date"] = to_string(Scenario{}.start);
  json["scenario"] = defaults_of(scenario_numbers());
  for (std::size_t i = 0; i < parameter_table().size(); ++i)
    json["parameters"][std::string(parameter_table()[i].path)] = json_value(rule_of(parameter_table()[i]), default_value(i));
  json["network"] = network_kinds()[static_cast<std::size_t>(NetworkSpec{}.kind)].name;
  for (const NetworkKind& kind : network_kinds()) json["networks"][std::string(kind.name)] = defaults_of(kind.numbers);
  for_each_event_kind([&](const auto& kind) { json["events"][std::string(kind.name)] = defaults_of(kind.fields); });
  return json;
}

std::string release_record(std::span<const ShippedScenarioText> shipped) {
  Json json;
  json["version"] = kEngineVersion;
  json["defaults"] = format_defaults();
  for (const ShippedScenarioText& text : shipped)
    if (const auto scenario = parse_scenario(text.json, {.where = text.name})) json["scenarios"][link_name(*scenario)] = json_of(*scenario);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Release::Release(std::string_view record) {
  const Json json = Json::parse(record, nullptr, false);
  const Json& version = member(json, "version");
  if (version.is_string()) version_ = version.get<std::string>();
  defaults_ = member(json, "defaults");
  scenarios_ = member(json, "scenarios");
}

const Json* Release::document(std::string_view name) const {
  const Json& found = member(scenarios_, name);
  return found.empty() ? nullptr : &found;
}

Json Release::with_defaults(Json document) const {
  if (!document.is_object()) return document;
  const bool from_file = kind_of(member(document, "network")) == "file";
  Json numbers = member(defaults_, "scenario");
  if (from_file) numbers.erase("people");  // the file says who there is
  fill(document, numbers);
  if (!document.contains("start")) document["start"] = member(defaults_, "start");
  if (!document.contains("parameters")) document["parameters"] = Json::object();
  fill(document["parameters"], member(defaults_, "parameters"));
  if (!document.contains("network")) document["network"]["kind"] = member(defaults_, "network");
  fill(document["network"], member(member(defaults_, "networks"), kind_of(document["network"])));
  const Json& events = member(defaults_, "events");
  fill_timeline(document, events);
  if (document.contains("what_ifs") && document["what_ifs"].is_array())
    for (Json& what_if : document["what_ifs"]) fill_timeline(what_if, events);
  return document;
}

}  // namespace grapevine
