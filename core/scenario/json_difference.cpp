#include "scenario/json_difference.h"

#include <algorithm>

namespace grapevine {

namespace {

Json array_difference(const Json& base, const Json& target) {
  Json result = Json::array();
  for (const Json& element : target) {
    const auto same = std::find(base.begin(), base.end(), element);
    if (same == base.end())
      result.push_back(element);
    else
      result.push_back(static_cast<Json::number_unsigned_t>(same - base.begin()));
  }
  return result;
}

Json apply_to_array(const Json& base, const Json& difference) {
  Json result = Json::array();
  for (const Json& element : difference) {
    const auto* index = element.get_ptr<const Json::number_unsigned_t*>();
    const bool stands_for = index && base.is_array() && *index < base.size();
    result.push_back(stands_for ? base[static_cast<std::size_t>(*index)] : element);
  }
  return result;
}

}  // namespace

Json json_difference(const Json& base, const Json& target) {
  Json difference = Json::object();
  for (const auto& [key, value] : target.items()) {
    const auto old = base.find(key);
    if (old == base.end())
      difference[key] = value;
    else if (*old == value)
      continue;
    else if (old->is_object() && value.is_object())
      difference[key] = json_difference(*old, value);
    else if (old->is_array() && value.is_array())
      difference[key] = array_difference(*old, value);
    else
      difference[key] = value;
  }
  for (const auto& [key, value] : base.items())
    if (!target.contains(key)) difference[key] = nullptr;
  return difference;
}

Json apply_difference(const Json& base, const Json& difference) {
  if (!difference.is_object()) return difference;
  Json result = base.is_object() ? base : Json::object();
  for (const auto& [key, value] : difference.items()) {
    const auto old = result.find(key);
    if (value.is_null())
      result.erase(key);
    else if (value.is_array())
      result[key] = apply_to_array(old == result.end() ? Json() : *old, value);
    else
      result[key] = value.is_object() ? apply_difference(old == result.end() ? Json() : *old, value) : value;
  }
  return result;
}

}  // namespace grapevine
