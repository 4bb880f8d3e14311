#include <algorithm>
#include <cmath>
#include <cstdio>

#include "validation/validation.h"

namespace grapevine {

namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string with_decimals(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string limits(double low, double high) {
  if (std::isinf(low)) return "≤ " + number(high);
  if (std::isinf(high)) return "≥ " + number(low);
  return number(low) + " to " + number(high);
}

}  // namespace

double Check::distance() const { return standard_error > 0 ? (found - expected) / standard_error : 0; }

Checks::Checks(std::string group, std::string source)
    : group_(std::move(group)), source_(std::move(source)) {}

Check& Checks::add(CheckKind kind, std::string what, double expected, double found) {
  Check& check = rows_.emplace_back();
  check.kind = kind;
  check.group = group_;
  check.what = std::move(what);
  check.source = source_;
  check.expected = expected;
  check.found = found;
  check.expected_text = number(expected);
  check.found_text = number(found);
  return check;
}

void Checks::agrees(std::string what, double expected, double found, double standard_error,
                    double expected_error) {
  Check& check = add(CheckKind::agrees, std::move(what), expected, found);
  check.standard_error = std::hypot(standard_error, expected_error);
  // NaN compares false, so it never holds
  const bool known = standard_error >= 0 && expected_error >= 0 && std::isfinite(check.standard_error);
  check.holds = known && (check.standard_error > 0 ? std::abs(check.distance()) <= kStandardErrorsAllowed
                                                   : found == expected);
}

void Checks::differs(std::string what, double wrong, double found, double standard_error) {
  Check& check = add(CheckKind::differs, std::move(what), wrong, found);
  check.standard_error = standard_error;
  check.expected_text = "not " + number(wrong);
  check.holds = standard_error >= 0 && std::isfinite(standard_error) &&
                std::abs(found - wrong) > kStandardErrorsAllowed * standard_error;
}

void Checks::exact(std::string what, double expected, double found, double tolerance) {
  add(CheckKind::exact, std::move(what), expected, found).holds = std::abs(found - expected) <= tolerance;
}

void Checks::printed(std::string what, double table, double found, int decimals) {
  Check& check = add(CheckKind::exact, std::move(what), table, found);
  check.expected_text = with_decimals(table, decimals);
  check.found_text = with_decimals(found, decimals);
  check.holds = std::abs(found - table) <= 0.5000001 * std::pow(10.0, -decimals);
}

void Checks::between(std::string what, double low, double high, double found) {
  Check& check = add(CheckKind::between, std::move(what), low, found);
  check.expected_text = limits(low, high);
  check.holds = found >= low && found <= high;
}

void Checks::direction(std::string what, const Interval& difference, int sign) {
  Check& check = add(CheckKind::direction, std::move(what), sign, difference.mean);
  char text[96];
  std::snprintf(text, sizeof text, "%+.4g [%+.4g, %+.4g]", difference.mean, difference.low, difference.high);
  check.expected_text = sign > 0 ? "up" : "down";
  check.found_text = text;
  check.holds = sign > 0 ? difference.low > 0 : difference.high < 0;
}

void Checks::skip(std::string reason) {
  Check& check = add(CheckKind::skipped, std::move(reason), 0, 0);
  check.expected_text = check.found_text = "";
  check.holds = true;
}

void Checks::broken(std::string what, std::string why) {
  Check& check = add(CheckKind::broken, std::move(what), 0, 0);
  check.expected_text = "";
  check.found_text = std::move(why);
}

bool Checks::all_hold() const {
  return std::all_of(rows_.begin(), rows_.end(), [](const Check& check) { return check.holds; });
}

std::uint64_t ValidationSettings::seed_of(std::uint64_t standard) const {
  return seed == 0 ? standard : mix64(mix64(seed) + kGolden64 * (standard + 1));
}

}  // namespace grapevine
