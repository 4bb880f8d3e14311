// Numbers as people type them, in the unit that is shown: percent for shares. No ImGui here.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace grapevine {

// What stands in the field when it opens: "60" for a share of 0.6.
std::string entry_text(std::size_t parameter, double value);
// "60", "60 %", "$ 1,500", "1.5 h", "0,5". Checked against the parameter's range.
Result<double> parse_entry(std::size_t parameter, std::string_view text);
// "0 % to 99 %": what may be typed.
std::string allowed_text(std::size_t parameter);
// The unit behind the field: "%", "h", "" for none.
std::string_view entry_unit(std::size_t parameter);

}  // namespace grapevine
