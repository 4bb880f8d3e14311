// Reading one object by the table of its fields.
#pragma once

#include <utility>

#include "scenario/fields.h"

namespace grapevine {

// False when something stands there that the rule refuses.
template <class T>
bool read_field(ObjectReader& object, const Field<T>& field, T& target) {
  const Json* json = object.find(field.name);
  if (!json) return true;
  const auto value = read_value(*json, field.rule, object.pointer(field.name), object.problems());
  if (value) field.set(target, *value);
  return value.has_value();
}

template <class T>
void read_text_field(ObjectReader& object, const TextField<T>& field, T& target) {
  const Json* json = object.find(field.name);
  if (!json) return;
  if (auto text = read_text(*json, field.rule, object.pointer(field.name), object.problems()))
    target.*field.place = std::move(*text);
}

}  // namespace grapevine
