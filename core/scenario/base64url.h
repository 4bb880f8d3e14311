// Base64 in the alphabet of RFC 4648 section 5, without padding: what survives in the fragment of a link.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace grapevine {

std::string to_base64url(std::string_view bytes);
// Nothing for other characters, an impossible length, or bits left over that are not zero.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace grapevine
