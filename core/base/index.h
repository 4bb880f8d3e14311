// Signed numbers of people, arcs and places as indices of standard containers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace grapevine {

constexpr std::size_t index(std::int64_t i) { return static_cast<std::size_t>(i); }  // of i ≥ 0

}  // namespace grapevine
