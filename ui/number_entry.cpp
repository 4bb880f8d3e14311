#include "ui/number_entry.h"

#include <cmath>
#include <cstdio>

#include <fast_float/fast_float.h>

#include "base/wording.h"
#include "scenario/parameter_table.h"

namespace grapevine {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A comma before exactly three digits groups thousands, any other is a decimal point.
bool groups_thousands(std::string_view text, std::size_t comma) {
  std::size_t digits = 0;
  while (comma + 1 + digits < text.size() && is_digit(text[comma + 1 + digits])) ++digits;
  return digits == 3;
}

// The number in a text, without units, blanks and grouping.
std::string bare_number(std::string_view text) {
  std::string number;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c) || c == '.') number += c;
    else if (c == '-' && number.empty()) number += c;
    else if (text.substr(i).starts_with("\u2212") && number.empty()) { number += '-'; i += 2; }
    else if (c == ',') number += groups_thousands(text, i) ? "" : ".";
    else if ((c == 'e' || c == 'E') && !number.empty() && i + 1 < text.size() && (is_digit(text[i + 1]) || text[i + 1] == '-')) {
      number += 'e';
      if (text[i + 1] == '-') { number += '-'; ++i; }
    } else if (!number.empty() && c != ' ') break;  // a unit behind the number
  }
  return number;
}

}  // namespace

std::string entry_text(std::size_t parameter, double value) {
  char text[40];
  const bool percent = parameter_table()[parameter].unit == Unit::share;
  std::snprintf(text, sizeof text, "%.10g", percent ? value * 100 : value);
  return text;
}

Result<double> parse_entry(std::size_t parameter, std::string_view text) {
  const ParameterInfo& info = parameter_table()[parameter];
  const std::string number = bare_number(text);
  double value = 0;
  const auto [end, problem] = fast_float::from_chars(number.data(), number.data() + number.size(), value);
  if (number.empty() || problem != std::errc() || end != number.data() + number.size() || !std::isfinite(value))
    return Error{std::string(info.path), "\"" + shown(text) + "\"", allowed_text(parameter), std::string(say("type a number"))};
  if (info.unit == Unit::share) {
    // 14 % is 0.14, not 0.14000000000000001
    char clean[40];
    std::snprintf(clean, sizeof clean, "%.12g", value / 100);
    fast_float::from_chars(clean, clean + std::char_traits<char>::length(clean), value);
  }
  if (auto error = check(parameter, value, info.path)) {
    error->allowed = allowed_text(parameter);
    return *error;
  }
  return value;
}

std::string allowed_text(std::size_t parameter) {
  const ParameterInfo& info = parameter_table()[parameter];
  const std::string low = value_to_string(parameter, info.minimum), high = value_to_string(parameter, info.maximum);
  return info.is_integer() ? say("whole, {} to {}", low, high) : say("{} to {}", low, high);
}

std::string_view entry_unit(std::size_t parameter) {
  switch (parameter_table()[parameter].unit) {
    case Unit::share: return "%";
    case Unit::hours: return say("h");
    case Unit::minutes: return say("min");
    case Unit::days: return say("days");
    case Unit::dollars: case Unit::dollars_per_hour: case Unit::dollars_per_day: case Unit::dollars_per_year: return "$";
    default: return "";
  }
}

}  // namespace grapevine
