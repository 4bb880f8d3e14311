// Crockford's base 32: ten digits and the capitals without I, L, O and U, so that it can be read aloud, typed and put
// into a QR code in its compact alphanumeric mode.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grapevine {

// `digits` characters of a number, most significant first; 1..12 of them, what is above is left out.
std::string base32(std::uint64_t number, int digits);
// The same of a digest's hexadecimal digits (its first 60 bits).
std::string base32(std::string_view hexadecimal, int digits);
// The number, at most 12 characters; small letters count as capitals, O as 0, I and L as 1. Nothing for any other
// character, or none at all.
std::optional<std::uint64_t> from_base32(std::string_view text);

}  // namespace grapevine
