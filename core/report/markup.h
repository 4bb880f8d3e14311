// Text on its way into HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace grapevine {

// Text from anywhere as it may stand between tags and in quoted attributes: made printable, and & < > " ' escaped.
std::string escaped(std::string_view text);

}  // namespace grapevine
