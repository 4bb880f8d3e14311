// The difference between two scenario documents, as a document: a JSON merge patch (RFC 7396: null takes a
// key out), except that in an array a whole number stands for the base's element of that index.
#pragma once

#include "scenario/json_guard.h"

namespace grapevine {

Json json_difference(const Json& base, const Json& target);

// apply_difference(base, json_difference(base, target)) has the same members as target, in some order.
// `difference` may be anything: the result is some document, to be judged by the strict reader.
Json apply_difference(const Json& base, const Json& difference);

}  // namespace grapevine
