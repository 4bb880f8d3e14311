#include "scenario/value_rule.h"

#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

ValueRule rule_of(const ParameterInfo& info) {
  ValueRule rule;
  rule.kind = info.is_flag()      ? ValueRule::Kind::flag
              : info.is_choice()  ? ValueRule::Kind::choice
              : info.is_integer() ? ValueRule::Kind::whole
                                  : ValueRule::Kind::number;
  rule.minimum = info.minimum;
  rule.maximum = info.maximum;
  rule.unit = name_of(info.unit);
  rule.choices = info.choices;
  return rule;
}

bool accepts(const ValueRule& rule, double value) {
  if (!(value >= rule.minimum && value <= rule.maximum)) return false;
  if (!rule.is_whole()) return true;
  if (value != std::floor(value)) return false;
  if (rule.multiple_of > 0 && std::fmod(value, rule.multiple_of) != 0) return false;
  return rule.divides == 0 || (value >= 1 && std::fmod(rule.divides, value) == 0);
}

std::string allowed_values(const ValueRule& rule) {
  switch (rule.kind) {
    case ValueRule::Kind::flag:
      return std::string(say("true or false"));
    case ValueRule::Kind::choice: {
      std::string list;
      for (const Choice& choice : rule.choices)
        list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", choice.name);
      return say("one of {}", list);
    }
    case ValueRule::Kind::number:
    case ValueRule::Kind::whole:
      break;
  }
  std::string text = rule.is_whole() ? say("a whole number from {} to {}", plain_number(rule.minimum), plain_number(rule.maximum))
                                      : say("a number from {} to {}", plain_number(rule.minimum), plain_number(rule.maximum));
  if (rule.multiple_of > 0) text = say("{}, a multiple of {}", text, rule.multiple_of);
  if (rule.divides > 0) text = say("{} that divides {}", text, rule.divides);
  if (!rule.unit.empty()) text += fmt::format(" ({})", say(rule.unit));
  return text;
}

std::string plain_number(double value) {
  const bool whole = value == std::floor(value) && std::abs(value) < 1e16;
  return whole ? fmt::format("{:.0f}", value + 0.0) : fmt::format("{:.6g}", value);
}

}  // namespace grapevine
