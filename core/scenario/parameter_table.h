// The one declaration of every parameter: name, meaning, unit, range, default, group, source and evidence tag. The
// parser, the JSON Schema, `--set`, the reference page, the levers and the assumptions panel are all read from it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.h"
#include "scenario/parameters.h"

namespace grapevine {

enum class Unit : std::uint8_t { none, share, per_day, per_1000_per_day, people, agents, ties, hours, minutes, clock_hour, days, dollars, dollars_per_hour, dollars_per_day, dollars_per_year, sentiment };
enum class Group : std::uint8_t { listen, triage, respond, community, product, organisation, assumptions };
// A lever is what a company can change; an assumption is what we believe of the world; a fixed one shapes the crowd
// itself and can only be set for the whole scenario, never on the timeline.
enum class Role : std::uint8_t { lever, assumption, fixed };

struct Choice {
  std::string_view name;   // in files
  std::string_view label;  // on screens
};

struct ParameterInfo {
  std::string_view path;
  std::string_view label;    // on screens, sentence case
  std::string_view meaning;  // one or two sentences
  Unit unit = Unit::none;
  Group group = Group::assumptions;
  Role role = Role::assumption;
  double minimum = 0, maximum = 1;
  double step = 0.01;        // of the slider and the arrow keys
  std::string_view evidence;  // "V:TARP" verified in that source, "C" computed, "M" from memory, "A" our choice
  std::string_view source;    // a sentence for the app
  double likely_low = 0, likely_high = 0;  // of a cost: where its value is likely to lie; 0, 0: not given
  std::span<const Choice> choices;  // not empty: a choice among these, value = index
  using Place = std::variant<double& (*)(Parameters&), std::int32_t& (*)(Parameters&), bool& (*)(Parameters&), Line& (*)(Parameters&), Voice& (*)(Parameters&)>;
  Place place;

  bool is_flag() const { return std::holds_alternative<bool& (*)(Parameters&)>(place); }
  bool is_integer() const { return std::holds_alternative<std::int32_t& (*)(Parameters&)>(place); }
  bool is_choice() const { return !choices.empty(); }
};

// All parameters in the order of parameters.h.
std::span<const ParameterInfo> parameter_table();

// Index into the table, or nothing for an unknown path.
std::optional<std::size_t> find_parameter(std::string_view path);
// "unknown parameter X, did you mean Y?" as an error at `where`.
Error unknown_parameter(std::string_view path, std::string_view where);

// Every value as a number: flags 0 and 1, choices their index. `set` expects a value that `check` accepts.
double get(const Parameters& parameters, std::size_t index);
void set(Parameters& parameters, std::size_t index, double value);
// Nothing when `value` may stand there; else the error (range, whole number, choice) at `where`.
std::optional<Error> check(std::size_t index, double value, std::string_view where);
// Value from text ("6", "0.4", "triage", "true"), as on the command line.
Result<double> parse_value(std::size_t index, std::string_view text, std::string_view where);

double default_value(std::size_t index);
// Views of tables and names are in English, to be said where they are shown.
std::string_view name_of(Unit unit);    // "hours", "$ per day", "" for none
std::string_view name_of(Group group);  // "Listen"
// Where the value comes from, and of a cost what it is likely to be: in the reader's language.
std::string source_in_words(const ParameterInfo& info);
// Value as a person reads it: "60 %", "3", "1.5 h", "By influence", "on", "$ 28 per hour".
std::string value_to_string(std::size_t index, double value);
// Relations between parameters (channel shares add up to at most 1, hours open in order): all that are broken.
Errors check_relations(const Parameters& parameters, std::string_view where);

}  // namespace grapevine
