// Changing a key of a scenario that is no parameter: people, days, network.mean_degree.
#pragma once

#include <string_view>

#include "scenario/scenario.h"

namespace grapevine {

// The scenario as it would be with this value in its file; `path` is written with dots. The parser judges the
// whole.
Result<Scenario> with_key(const Scenario& scenario, std::string_view path, std::string_view value,
                          const ParseOptions& options);

}  // namespace grapevine
