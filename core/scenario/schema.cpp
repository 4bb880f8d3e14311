// The JSON Schema of scenario files, read from the tables that the parser reads.
#include <fmt/format.h>

#include "scenario/fields.h"
#include "scenario/posterior.h"
#include "scenario/reference.h"
#include "scenario/scenario.h"
#include "scenario/scenario_json.h"
#include "scenario/schema_parts.h"

namespace grapevine {

namespace {

Json kind_schema(std::string_view name, std::string_view meaning) {
  Json schema = object_schema(meaning);
  schema["required"] = {"kind"};
  schema["properties"]["kind"]["const"] = name;
  return schema;
}

Json network_schema() {
  Json schema;
  schema["description"] = "Who is tied to whom. Its other keys depend on its kind.";
  for (const NetworkKind& kind : network_kinds()) {
    Json branch = kind_schema(kind.name, kind.meaning);
    add_fields(branch["properties"], kind.numbers);
    add_texts(branch["properties"], kind.texts);
    for (const auto& field : kind.texts) branch["required"].push_back(field.name);
    schema["oneOf"].push_back(std::move(branch));
  }
  return schema;
}

Json event_schema() {
  Json schema;
  schema["description"] = "Something that happens. Its other keys depend on its kind.";
  for_each_event_kind([&](const auto& kind) {
    Json branch = kind_schema(kind.name, kind.meaning);
    add_fields(branch["properties"], kind.fields);
    if (kind.name == "story") branch["not"]["required"] = {"rank", "person"};
    schema["oneOf"].push_back(std::move(branch));
  });
  return schema;
}

Json moment_schema() {
  Json schema;
  schema["description"] = "Day counted from 0 and local clock time, \"D2 09:00\"; \"D2\" is its midnight.";
  schema["type"] = "string";
  schema["pattern"] = "^D(100000|[0-9]{1,5}|0[0-9]{5})( ([01][0-9]|2[0-3]):[0-5][0-9])?$";
  return schema;
}

Json title_schema(std::string_view description) {
  Json schema = schema_of(kTitleRule);
  schema["description"] = description;
  return schema;
}

Json entry_schema() {
  Json schema = object_schema("A moment of the timeline: either parameters change or something happens.");
  schema["required"] = {"at"};
  schema["properties"]["at"] = reference_to("moment");
  schema["properties"]["title"] = title_schema("Shown on the chart.");
  schema["properties"]["set"] = reference_to("changes");
  schema["properties"]["event"] = reference_to("event");
  schema["oneOf"] = {{{"required", {"set"}}}, {{"required", {"event"}}}};
  return schema;
}

Json timeline_schema() {
  Json schema;
  schema["description"] = "What changes or happens when. Entries may stand in any order.";
  schema["type"] = "array";
  schema["maxItems"] = kMostEntries;
  schema["items"] = reference_to("entry");
  return schema;
}

Json what_ifs_schema() {
  Json item = object_schema("A change that is worth comparing with the scenario itself.");
  item["required"] = {"title"};
  item["properties"]["title"] = title_schema("What is tried.");
  item["properties"]["timeline"] = reference_to("timeline");
  Json schema;
  schema["description"] = "What to compare the scenario with.";
  schema["type"] = "array";
  schema["maxItems"] = kMostWhatIfs;
  schema["items"] = std::move(item);
  return schema;
}

}  // namespace

Json timeline_definitions() {
  Json all;
  all["moment"] = moment_schema();
  all["entry"] = entry_schema();
  all["timeline"] = timeline_schema();
  all["event"] = event_schema();
  Json changes =
      object_schema("Parameters that take a new value, by path. Those that shape the crowd cannot.");
  changes["minProperties"] = 1;
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    const ParameterInfo& info = parameter_table()[i];
    if (info.role != Role::fixed) changes["properties"][std::string(info.path)] = reference_to(info.path);
  }
  all["changes"] = std::move(changes);
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    const ParameterInfo& info = parameter_table()[i];
    Json schema = schema_of(rule_of(info));
    schema["title"] = info.label;
    schema["description"] = parameter_description(i);
    schema["default"] = json_value(rule_of(info), default_value(i));
    all[std::string(info.path)] = std::move(schema);
  }
  return all;
}

namespace {

Json start_schema() {
  Json schema = object_schema("When day 0 is; it says which days are weekends.");
  schema["required"] = {"date"};
  Json& date = schema["properties"]["date"];
  date["description"] = "The date of day 0.";
  date["type"] = "string";
  date["pattern"] = "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
  date["default"] = to_string(Scenario{}.start);
  return schema;
}

}  // namespace

std::string scenario_schema() {
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "Grapevine scenario";
  Json body = object_schema(
      "A crowd, a set of parameters and a timeline. Everything but the version may be left out.");
  for (auto& [key, value] : body.items()) schema[key] = value;
  schema["required"] = {"grapevine"};
  Json& properties = schema["properties"];
  properties["grapevine"] = {
      {"description", "Version of the format."}, {"type", "integer"}, {"const", kScenarioVersion}};
  add_texts(properties, scenario_texts());
  properties["start"] = start_schema();
  add_fields(properties, scenario_numbers());
  properties["network"] = network_schema();
  Json& parameters = properties["parameters"] = object_schema("Parameters in force from the start, by path.");
  for (const ParameterInfo& info : parameter_table())
    parameters["properties"][std::string(info.path)] = reference_to(info.path);
  properties["timeline"] = reference_to("timeline");
  properties["what_ifs"] = what_ifs_schema();
  properties["posterior"] = posterior_schema();
  // an imported network says who there is
  schema["if"] = {{"required", {"network"}},
                  {"properties",
                   {{"network", {{"required", {"kind"}}, {"properties", {{"kind", {{"const", "file"}}}}}}}}}};
  schema["then"]["not"]["required"] = Json::array({"people"});
  schema["definitions"] = timeline_definitions();
  return schema.dump(2) + "\n";
}

}  // namespace grapevine
