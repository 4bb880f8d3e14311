// --fail-if "crisis>0.4": a condition on the mean of a metric, for scripts that want to stop there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "sim/outcomes.h"

namespace grapevine {

struct Condition {
  enum class Relation : std::uint8_t { below, at_most, at_least, above };
  Metric metric{};
  Relation relation{};
  double limit = 0;
  std::string text;  // as written

  bool holds(double value) const;
};

// "metric>value", "metric<=value", …; all errors at once.
Result<std::vector<Condition>> parse_conditions(std::span<const std::string> texts, std::string_view option = "--fail-if");

std::optional<Metric> find_metric(std::string_view name);
// With the nearest name, or all of them; `option` is where it stood.
Error unknown_metric(std::string_view name, std::string_view option);

}  // namespace grapevine
