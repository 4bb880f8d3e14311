// Who gets a contact that the first line does not settle: another specialists' line, nobody for a while, a manager.
#pragma once

#include <array>
#include <cstdint>

#include "base/base.h"
#include "scenario/parameters.h"

namespace grapevine {

inline constexpr int kMostLines = 4;  // specialists' teams without a common line, at most

// What is in force, as thresholds of 32 uniform bits where it is a probability.
struct Routing {
  int lines = 1;                  // 1..kMostLines
  std::uint64_t first_line = 0;   // a contact of the first line is handed on
  std::uint64_t specialists = 0;  // a case is handed from one specialist to the next
  std::uint64_t misrouted = 0;    // it reaches a line that can only hand it on
  std::uint64_t lost = 0;         // nobody knows of it any more until the customer asks again
  std::uint64_t manager = 0;      // a manager has to decide
  double reask_minutes = 0;       // added to each handling by a specialist
};

// h = handoff_probability; with shared records h − b (h − min(h, shared_handoff_probability)), b the executives' buy-in
// (adoption.buy_in), and what hand-offs cost beside (asking again, losing the case) shrinks to 1 − b of it, as does the
// number of lines beyond the first, rounded. An empowered first line hands on (1 − support.empowerment) h. [A]
Routing routing(const SupportParameters& support, double buy_in);

// Agents of one of the lines among which a team is divided; the first ones take the remainder.
constexpr int agents_of_line(int agents, int lines, int line) {
  return line < lines ? agents / lines + (line < agents % lines ? 1 : 0) : 0;
}

// The line that can settle a contact, from its own 32 bits.
constexpr int own_line(const Routing& routing, std::uint32_t bits) {
  return static_cast<int>(to_below(bits, static_cast<std::uint32_t>(routing.lines)));
}

// The line that a contact handed on reaches: its own, or with misrouted_share any of the others.
int line_reached(const Routing& routing, int own, std::uint32_t misrouted_bits, std::uint32_t which_bits);

}  // namespace grapevine
