// What the schemas of all our files are made of.
#pragma once

#include <span>
#include <string>

#include <fmt/format.h>

#include "scenario/fields.h"
#include "scenario/value_json.h"

namespace grapevine {

// "moment", "entry", "timeline", "event", "changes", and each parameter by its path: to stand under "definitions".
Json timeline_definitions();

inline Json reference_to(std::string_view definition) {
  return {{"$ref", fmt::format("#/definitions/{}", definition)}};
}

inline Json object_schema(std::string_view description) {
  Json schema;
  schema["description"] = description;
  schema["type"] = "object";
  schema["additionalProperties"] = false;
  return schema;
}

template <class T>
void add_fields(Json& properties, std::span<const Field<T>> fields) {
  const T defaults{};
  for (const Field<T>& field : fields) {
    Json schema = schema_of(field.rule);
    schema["description"] = field.meaning;
    if (applies(field, defaults)) schema["default"] = json_value(field.rule, field.get(defaults));
    properties[std::string(field.name)] = std::move(schema);
  }
}

template <class T>
void add_texts(Json& properties, std::span<const TextField<T>> fields) {
  for (const TextField<T>& field : fields) {
    Json schema = schema_of(field.rule);
    schema["description"] = field.meaning;
    properties[std::string(field.name)] = std::move(schema);
  }
}

}  // namespace grapevine
