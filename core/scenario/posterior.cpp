#include "scenario/posterior.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/wording.h"
#include "scenario/schema_parts.h"
#include "scenario/value_json.h"

namespace grapevine {

namespace {

// The parameters named, in the order of the file; nothing of what cannot be drawn.
std::vector<std::size_t> read_drawn(ObjectReader& object) {
  std::vector<std::size_t> drawn;
  const Json* json = object.require("parameters", say("an array of paths of parameters"), say("name what is drawn"));
  const std::string pointer = object.pointer("parameters");
  const Json* array = json ? read_array(*json, kMostDrawn, pointer, object.problems()) : nullptr;
  if (!array) return drawn;
  Problems& problems = object.problems();
  if (array->empty()) problems.add(pointer, say("no parameter"), say("at least one"), say("name one, or remove the posterior"));
  for (std::size_t i = 0; i < array->size(); ++i) {
    const std::string place = pointer_to(pointer, i);
    const auto* path = (*array)[i].get_ptr<const Json::string_t*>();
    const auto parameter = path ? find_parameter(*path) : std::nullopt;
    if (!path)
      problems.add(place, found_text((*array)[i]), say("the path of a parameter"), say("write it in double quotes"));
    else if (!parameter)
      problems.add(unknown_parameter(*path, problems.where(place)));
    else if (parameter_table()[*parameter].role == Role::fixed)
      problems.add(place, say("{}, which shapes the crowd itself", *path), say("parameters that can change while the scenario runs"), say("remove it, and set it under \"parameters\""));
    else if (!drawn.empty() && drawn.back() >= *parameter)
      problems.add(place, *path, say("each parameter once, in the order of docs/parameters.md"), say("sort them, and the values of the draws with them"));
    else
      drawn.push_back(*parameter);
  }
  return drawn;
}

// One draw; false when something is wrong with it.
bool read_draw(const Json& json, const std::string& pointer, Posterior& posterior, Problems& problems) {
  const std::size_t before = problems.count();
  if (!json.is_array() || json.size() != posterior.parameters.size()) {
    problems.add(pointer, found_text(json), say("an array of {}, a value for each parameter", posterior.parameters.size()), say("give each parameter its value, in the order of \"parameters\""));
    return false;
  }
  for (std::size_t i = 0; i < json.size(); ++i)
    if (const auto value = read_value(json[i], rule_of(parameter_table()[posterior.parameters[i]]), pointer_to(pointer, i), problems)) posterior.values.push_back(*value);
  return problems.count() == before;
}

}  // namespace

std::span<const double> Posterior::draw(std::uint64_t replicate) const {
  if (empty()) return {};
  return std::span(values).subspan(static_cast<std::size_t>(replicate % size()) * parameters.size(), parameters.size());
}

bool Posterior::varies(std::size_t parameter) const { return std::ranges::binary_search(parameters, parameter); }

Posterior read_posterior(ObjectReader& scenario) {
  Posterior posterior;
  const Json* json = scenario.find("posterior");
  if (!json) return posterior;
  Problems& problems = scenario.problems();
  ObjectReader object(*json, scenario.pointer("posterior"), say("the posterior"), problems);
  if (!object.is_object()) return posterior;
  posterior.parameters = read_drawn(object);
  const Json* listed = object.require("draws", say("an array of draws, each an array of values"), say("list the draws"));
  object.refuse_unknown();
  const std::string pointer = object.pointer("draws");
  const Json* draws = listed ? read_array(*listed, kMostDraws, pointer, problems) : nullptr;
  if (draws && draws->empty()) problems.add(pointer, say("no draw"), say("at least one"), say("list the draws, or remove the posterior"));
  bool fits = draws && !draws->empty() && !posterior.parameters.empty();
  for (std::size_t i = 0; fits && i < draws->size(); ++i) fits = read_draw((*draws)[i], pointer_to(pointer, i), posterior, problems);
  return fits ? posterior : Posterior{};
}

void check_posterior(const Posterior& posterior, const Parameters& start, const std::vector<PlacedEntry>& timeline, Problems& problems) {
  for (std::size_t i = 0; i < posterior.size(); ++i) {
    Parameters drawn = start;
    for (std::size_t f = 0; f < posterior.parameters.size(); ++f) set(drawn, posterior.parameters[f], posterior.draw(i)[f]);
    Problems found("");
    if (check_timeline(drawn, timeline, found)) continue;
    const Error first = found.take().front();
    return problems.add(fmt::format("/posterior/draws/{}", i), first.found, first.allowed, say("remove this draw, or change the other parameters"));
  }
}

Json posterior_json(const Posterior& posterior) {
  Json json;
  for (const std::size_t parameter : posterior.parameters) json["parameters"].push_back(parameter_table()[parameter].path);
  for (std::size_t i = 0; i < posterior.size(); ++i) {
    Json draw = Json::array();
    for (std::size_t f = 0; f < posterior.parameters.size(); ++f) draw.push_back(json_value(rule_of(parameter_table()[posterior.parameters[f]]), posterior.draw(i)[f]));
    json["draws"].push_back(std::move(draw));
  }
  return json;
}

Json posterior_schema() {
  Json schema = object_schema("What is not known of some parameters: values that are equally likely together, as grapevine calibrate leaves them. Future i has draw i, and begins again after the last.");
  schema["required"] = {"parameters", "draws"};
  Json& parameters = schema["properties"]["parameters"];
  parameters["description"] = "Paths, in the order of the reference. Those that shape the crowd cannot be drawn.";
  parameters["type"] = "array";
  parameters["minItems"] = 1;
  parameters["maxItems"] = kMostDrawn;
  for (const ParameterInfo& info : parameter_table())
    if (info.role != Role::fixed) parameters["items"]["enum"].push_back(info.path);
  Json& draws = schema["properties"]["draws"];
  draws["description"] = "Each a value for each parameter.";
  draws["type"] = "array";
  draws["minItems"] = 1;
  draws["maxItems"] = kMostDraws;
  draws["items"]["type"] = "array";
  draws["items"]["minItems"] = 1;
  draws["items"]["maxItems"] = kMostDrawn;
  return schema;
}

}  // namespace grapevine
