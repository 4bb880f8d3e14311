// The names that an experiment's file uses, for the reader and the writer alike.
#pragma once

#include "scenario/parameter_table.h"

namespace grapevine {

constexpr double kMostLevels = 1000;       // of a range in a grid
constexpr std::size_t kMostListed = 1000;  // values of a factor

// In the order of DesignSpec::Kind.
inline constexpr Choice kDesignKinds[] = {{"grid", "Grid"},
                                          {"list", "List"},
                                          {"random", "Random"},
                                          {"latin_hypercube", "Latin hypercube"},
                                          {"sobol", "Sobol' points"},
                                          {"saltelli", "Saltelli's scheme"},
                                          {"morris", "Morris trajectories"}};

inline constexpr Choice kScales[] = {{"linear", "Linear"}, {"log", "Logarithmic"}};

}  // namespace grapevine
