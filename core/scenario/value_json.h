// One value as JSON, and what JSON Schema says of it.
#pragma once

#include "scenario/json_guard.h"
#include "scenario/object_reader.h"
#include "scenario/value_rule.h"

namespace grapevine {

// Whole numbers as integers, so that 3 hours are written 3; choices by name. Exact: reading it gives the same
// bits.
Json json_value(const ValueRule& rule, double value);

// type, range, choices.
Json schema_of(const ValueRule& rule);
Json schema_of(const TextRule& rule);

}  // namespace grapevine
