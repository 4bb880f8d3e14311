// How a new way of working spreads inside the company: Bass 1969 by agents, with the executives' sponsorship as the outer
// force and colleagues as the inner one.
#pragma once

#include <cstdint>
#include <span>

#include "people/people.h"
#include "scenario/parameters.h"

namespace grapevine {

// One day. left[i] is what is left of employee i's Exp(1) threshold; at 0 or below they have adopted. Everybody else's falls
// by (p·sponsorship + q·buy-in·share of their colleagues who have adopted by the day before) / 7; without colleagues the
// share is that of the whole company. `before` is scratch of the same length. Returns how many have adopted now.
std::int64_t adopt_for_a_day(std::span<float> left, std::span<float> before, const Staff& staff, const AdoptionParameters& adoption);

inline bool has_adopted(float left) { return left <= 0; }

}  // namespace grapevine
