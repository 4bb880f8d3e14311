#include "scenario/value_json.h"

#include <cmath>

namespace grapevine {

Json json_value(const ValueRule& rule, double value) {
  if (rule.kind == ValueRule::Kind::flag) return value != 0;
  if (rule.kind == ValueRule::Kind::choice) return rule.choices[static_cast<std::size_t>(value)].name;
  if (value == std::floor(value) && std::abs(value) <= 9007199254740992.0)
    return static_cast<std::int64_t>(value);
  return value;
}

Json schema_of(const ValueRule& rule) {
  Json schema;
  switch (rule.kind) {
    case ValueRule::Kind::flag:
      schema["type"] = "boolean";
      return schema;
    case ValueRule::Kind::choice:
      schema["type"] = "string";
      for (const Choice& choice : rule.choices) schema["enum"].push_back(choice.name);
      return schema;
    case ValueRule::Kind::number:
      schema["type"] = "number";
      break;
    case ValueRule::Kind::whole:
      schema["type"] = "integer";
      break;
  }
  schema["minimum"] = json_value(rule, rule.minimum);
  schema["maximum"] = json_value(rule, rule.maximum);
  if (rule.multiple_of > 0) schema["multipleOf"] = rule.multiple_of;
  for (std::int32_t value = 1; value <= rule.divides; ++value)
    if (rule.divides % value == 0) schema["enum"].push_back(value);
  return schema;
}

Json schema_of(const TextRule& rule) {
  Json schema;
  schema["type"] = "string";
  schema["maxLength"] = rule.longest;
  schema["pattern"] = pattern_of(rule);
  return schema;
}

}  // namespace grapevine
