#include "cli/scenario_edit.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace grapevine {

namespace {

using Json = nlohmann::ordered_json;

// A number or true or false where it reads as one, else text.
Json value_from_text(std::string_view text) {
  const Json value = text.size() < 64 ? Json::parse(text, nullptr, false) : Json(Json::value_t::discarded);
  return value.is_number() || value.is_boolean() ? value : Json(std::string(text));
}

}  // namespace

Result<Scenario> with_key(const Scenario& scenario, std::string_view path, std::string_view value,
                          const ParseOptions& options) {
  Json json = Json::parse(to_json(scenario));
  std::string pointer = "/" + std::string(path);
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  const Json changed = value_from_text(value);
  // which other keys a network may have depends on its kind
  if (path == "network.kind")
    json["network"] = Json{{"kind", changed}};
  else
    json[Json::json_pointer(pointer)] = changed;
  return parse_scenario(json.dump(-1, ' ', false, Json::error_handler_t::replace), options);
}

}  // namespace grapevine
