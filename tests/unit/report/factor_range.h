// A factor of a made-up study: a parameter over a range, in so many levels.
#pragma once

#include <cstdint>

#include "scenario/parameter_table.h"
#include "study/study.h"

namespace grapevine {

inline Factor factor_range(const char* path, double from, double to, std::int32_t levels) {
  Factor factor;
  factor.parameter = *find_parameter(path);
  factor.from = from;
  factor.to = to;
  factor.levels = levels;
  return factor;
}

}  // namespace grapevine
