// On which day each person has the next experience: a byte a person, so that a day's are found among all in a sweep of
// little memory.
#pragma once

#include <cstdint>
#include <span>

namespace grapevine {

// A day as it is kept: modulo 256. Whoever looks for a day finds those of 256 days later too and leaves them out.
constexpr std::uint8_t due_day(std::int64_t day) { return static_cast<std::uint8_t>(day); }

// Writes to `found` (as long as `due`) every i with due[i] == day and returns how many; those of one block of 64 people
// come together, in no particular order within it.
std::size_t find_due(std::span<const std::uint8_t> due, std::uint8_t day, std::span<std::uint32_t> found);

}  // namespace grapevine
