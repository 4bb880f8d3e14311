// Inside of room `scenario`: how a row of the parameter table is written, and the parts of the table, each in the order of
// parameters.h.
#pragma once

#include <string>
#include <vector>

#include "base/wording.h"
#include "scenario/parameter_table.h"

namespace grapevine {

std::vector<ParameterInfo> crowd_rows();    // people … page
std::vector<ParameterInfo> company_rows();  // listen … feedback
std::vector<ParameterInfo> support_rows();  // contact … recovery
std::vector<ParameterInfo> money_rows();    // churn … crisis

inline constexpr Choice kLines[] = {{"first_come", english("First come")}, {"triage", english("By influence")}};
inline constexpr Choice kVoices[] = {{"human", english("Human")}, {"scripted", english("Scripted")}, {"defensive", english("Defensive")}};

// A parameter's path is the name of its field.
#define FIELD(name) #name, [](Parameters& p) -> auto& { return p.name; }

struct Range {
  double minimum, maximum, step;
};
inline constexpr Range kFlag{0, 1, 1};

template <class Get>
ParameterInfo row(std::string_view path, Get get, Group group, Role role, std::string_view label, Unit unit, Range range, std::string_view evidence, std::string_view source, std::string_view meaning, std::span<const Choice> choices = {}) {
  ParameterInfo info;
  info.path = path;
  info.label = label;
  info.meaning = meaning;
  info.unit = unit;
  info.group = group;
  info.role = role;
  info.minimum = range.minimum;
  info.maximum = range.maximum;
  info.step = range.step;
  info.evidence = evidence;
  info.source = source;
  info.choices = choices;
  info.place = +get;
  return info;
}

// A cost that is likely to lie between two figures: what a return on investment is given as a range for.
inline ParameterInfo likely(double low, double high, ParameterInfo info) {
  info.likely_low = low;
  info.likely_high = high;
  return info;
}

}  // namespace grapevine
