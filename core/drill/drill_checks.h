// What must hold between the parts of a drill, each of which may stand there alone; and looking parts up by name.
#pragma once

#include <string_view>
#include <vector>

#include "drill/drill.h"
#include "scenario/problems.h"

namespace grapevine {

// Ids that stand once, one reply card, a scoring that weighs something, and effects that may come together in any order
// without breaking a relation between parameters. The references must be resolved.
void check_drill(const Drill& drill, Problems& problems);

std::int32_t find_option(const DrillCard& card, std::string_view id);  // kNone when there is none
std::int32_t find_card(const Drill& drill, std::string_view id);
std::int32_t find_inject(const Drill& drill, std::string_view id);
std::vector<std::string_view> option_names(const DrillCard& card);
// "no … X, did you mean Y?" as an error at `where`; `what`: "a card of this drill".
Error unknown_name(std::string_view name, std::span<const std::string_view> known, std::string where, std::string_view what);

}  // namespace grapevine
