// The guarded way from bytes to JSON. nlohmann/json alone overflows the stack on deep nesting, keeps the last
// of two equal keys in silence, stops at a zero byte and is quadratic in the keys of an ordered object; here
// the bytes are first read as a stream of tokens that allocates nothing in proportion to what they ask for,
// and only then as a document.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "scenario/problems.h"

namespace grapevine {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 8u << 20;
constexpr int kMostDepth = 16;
constexpr std::size_t kMostValues = 200'000;  // values in the document
constexpr std::size_t kMostKeys = 300;        // keys of one object

// The document, or nothing when it is too large, too deep or no JSON: then `problems` says so, with line and
// column. Duplicate keys are added to `problems` as well, but the document is returned, so that its other
// errors are found too.
std::optional<Json> read_json(std::string_view bytes, Problems& problems);

}  // namespace grapevine
