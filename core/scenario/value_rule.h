// What one value in a file may be. Parameters and the other keys of a scenario are judged by the same rule;
// the parser, the JSON Schema, `--set` and the reference page all read it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "scenario/parameter_table.h"

namespace grapevine {

struct ValueRule {
  enum class Kind : std::uint8_t { number, whole, flag, choice };
  Kind kind = Kind::number;
  double minimum = 0, maximum = 1;  // both may be taken; flags 0..1, choices their index
  std::string_view unit;            // for messages; empty: none
  std::span<const Choice> choices;  // of a choice
  std::int32_t multiple_of = 0;     // of a whole number; 0: any
  std::int32_t divides = 0;         // of a whole number; 0: any

  bool is_whole() const { return kind != Kind::number; }
};

ValueRule rule_of(const ParameterInfo& info);

// Whether `value` may stand there. NaN never may.
bool accepts(const ValueRule& rule, double value);
// "a whole number from 0 to 500 (agents)", "true or false", "one of \"first_come\", \"triage\"".
std::string allowed_values(const ValueRule& rule);
// Whole values in full, others with six significant digits.
std::string plain_number(double value);

}  // namespace grapevine
