// The JSON Schema of drill files, read from the tables that the parser reads.
#include "drill/drill_fields.h"
#include "scenario/schema_parts.h"

namespace grapevine {

namespace {

Json array_of(Json items, std::string_view description, std::size_t least, std::size_t most) {
  Json schema;
  schema["description"] = description;
  schema["type"] = "array";
  if (least > 0) schema["minItems"] = least;
  schema["maxItems"] = most;
  schema["items"] = std::move(items);
  return schema;
}

Json id_schema(std::string_view description) {
  Json schema = schema_of(kDrillName);
  schema["description"] = description;
  return schema;
}

Json text_schema(std::string_view description) {
  Json schema = schema_of(kDrillText);
  schema["description"] = description;
  return schema;
}

Json value_schema(const ValueRule& rule, std::string_view description) {
  Json schema = schema_of(rule);
  schema["description"] = description;
  return schema;
}

Json one_of(std::string_view a, std::string_view b) { return {{{"required", {a}}}, {{"required", {b}}}}; }

Json effects_schema() {
  Json item = object_schema("What it does to the world: either parameters change or something happens.");
  add_fields(item["properties"], effect_numbers());
  item["properties"]["set"] = reference_to("changes");
  item["properties"]["event"] = reference_to("event");
  item["oneOf"] = one_of("set", "event");
  return array_of(std::move(item), "What it does to the world.", 0, kMostEffects);
}

Json condition_schema() {
  Json measured = object_schema("A measure above or below a limit.");
  measured["required"] = {"measure"};
  measured["properties"]["measure"] = value_schema(measure_rule(), "What is measured, every five minutes of the window.");
  measured["properties"]["above"] = value_schema(limit_rule(), "It holds above this.");
  measured["properties"]["below"] = value_schema(limit_rule(), "It holds below this.");
  measured["oneOf"] = one_of("above", "below");
  Json chosen = object_schema("An option that was chosen.");
  chosen["required"] = {"card", "chose"};
  chosen["properties"]["card"] = id_schema("A card.");
  chosen["properties"]["chose"] = id_schema("One of its options.");
  Json schema;
  schema["oneOf"] = {std::move(measured), std::move(chosen)};
  return schema;
}

Json role_schema() {
  Json schema = object_schema("Somebody who decides.");
  schema["required"] = {"id", "title", "brief"};
  add_texts(schema["properties"], role_texts());
  add_fields(schema["properties"], role_numbers());
  return schema;
}

Json objective_schema() {
  Json schema = object_schema("What is to be achieved; with a metric, it is measured.");
  schema["required"] = {"text"};
  schema["properties"]["text"] = text_schema("In words.");
  schema["properties"]["metric"] = value_schema(metric_rule(), "The outcome that tells.");
  schema["properties"]["at_most"] = value_schema(limit_rule(), "Met up to this.");
  schema["properties"]["at_least"] = value_schema(limit_rule(), "Met from this on.");
  return schema;
}

Json inject_schema() {
  Json schema = object_schema("A line of the master scenario events list.");
  schema["required"] = {"id", "channel", "from", "text", "expected", "owner"};
  add_texts(schema["properties"], inject_texts());
  schema["properties"]["owner"] = id_schema("The role whose business it is.");
  schema["properties"]["at"] = reference_to("moment");
  schema["properties"]["when"] = array_of(condition_schema(), "A contingency inject: it is sent at the first check at which all of these hold.", 1, kMostLines);
  schema["properties"]["effects"] = effects_schema();
  schema["oneOf"] = one_of("at", "when");
  return schema;
}

Json card_schema() {
  Json option = object_schema("One way to decide.");
  option["required"] = {"id", "title"};
  add_texts(option["properties"], option_texts());
  add_fields(option["properties"], option_numbers());
  option["properties"]["effects"] = effects_schema();
  Json schema = object_schema("A decision of one role.");
  schema["required"] = {"id", "title", "question", "role", "options", "default"};
  add_texts(schema["properties"], card_texts());
  schema["properties"]["role"] = id_schema("The role that decides.");
  schema["properties"]["at"] = reference_to("moment");
  schema["properties"]["after"] = id_schema("The inject after which it opens.");
  add_fields(schema["properties"], card_numbers());
  schema["properties"]["options"] = array_of(std::move(option), "What may be chosen.", 2, kMostOptions);
  schema["properties"]["default"] = id_schema("The option that is taken at the deadline.");
  schema["oneOf"] = one_of("at", "after");
  return schema;
}

Json scoring_schema() {
  Json outcome = object_schema("An outcome and its weight.");
  outcome["required"] = {"metric", "weight"};
  outcome["properties"]["metric"] = value_schema(metric_rule(), "The outcome.");
  outcome["properties"]["weight"] = value_schema(weight_rule(), "How much it counts.");
  Json schema = object_schema("The rubric: points of the options chosen, and what became of it between nobody deciding (0) and a team that goes by the book (1).");
  schema["required"] = {"outcomes"};
  schema["properties"]["decisions"] = value_schema(weight_rule(), "Weight of the points of the options.");
  schema["properties"]["decisions"]["default"] = Drill{}.decisions_weight;
  schema["properties"]["outcomes"] = array_of(std::move(outcome), "The first is what regret is counted in.", 1, kMostLines);
  return schema;
}

}  // namespace

std::string drill_schema() {
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "Grapevine drill";
  const Json body = object_schema("A crisis to rehearse.");
  for (auto& [key, value] : body.items()) schema[key] = value;
  schema["required"] = {"drill", "name", "title", "summary", "scenario", "play", "briefing", "roles", "objectives", "injects", "cards", "scoring"};
  Json& properties = schema["properties"];
  properties["drill"] = {{"description", "Version of the format."}, {"type", "integer"}, {"const", kDrillVersion}};
  add_texts(properties, drill_texts());
  properties["scenario"] = {{"description", "The name of a shipped scenario, or a scenario."}, {"type", {"string", "object"}}};
  Json& play = properties["play"] = object_schema("The window in which teams decide.");
  play["required"] = {"from", "until"};
  play["properties"]["from"] = play["properties"]["until"] = reference_to("moment");
  add_fields(properties, drill_numbers());
  properties["briefing"] = array_of(text_schema("A line."), "What everybody is told at the start.", 0, kMostLines);
  properties["roles"] = array_of(role_schema(), "Who decides.", 1, kMostRoles);
  properties["objectives"] = array_of(objective_schema(), "What is to be achieved.", 1, kMostLines);
  properties["injects"] = array_of(inject_schema(), "The master scenario events list.", 1, kMostInjects);
  properties["cards"] = array_of(card_schema(), "What is decided.", 1, kMostCards);
  Json abort = object_schema("Why the drill stops early.");
  abort["required"] = {"text"};
  abort["properties"]["text"] = text_schema("In words.");
  abort["properties"]["when"] = array_of(condition_schema(), "It stops by itself when all of these hold.", 0, kMostLines);
  properties["abort"] = array_of(std::move(abort), "Why the drill stops early.", 0, kMostLines);
  properties["scoring"] = scoring_schema();
  schema["definitions"] = timeline_definitions();
  return schema.dump(2) + "\n";
}

}  // namespace grapevine
