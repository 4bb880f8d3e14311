// Rows of ties, and the kernel that decides a whole row at once: which receivers does one sender's message hit?
// `grapevine cascade` (independent cascade) and the stories of the full engine (who sees a post) both call it.
//
// Every tie has its own draw, addressed by (row key, stable id of the receiver): the answer for one tie depends on
// nothing else, neither on its position in the row nor on the other ties nor on who was hit before. That is what
// keeps "same luck" exact between a baseline and a what-if. Integer arithmetic only, so the bits are the same on
// every compiler, vector width and in WebAssembly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/draws.h"

namespace grapevine {

// A graph as compressed rows, borrowed from whoever owns it (class Graph, a test, a benchmark).
// People are internal ids 0 .. people()-1; a tie is one stored direction, from the row's owner to a receiver.
struct TieRows {
  std::span<const std::int32_t> starts;       // people() + 1 offsets into `receivers`, ascending
  std::span<const std::int32_t> receivers;    // one a tie: internal id, ascending within a row, no repeats
  std::span<const std::uint32_t> stable_ids;  // one a person: the address of their draws

  std::int32_t people() const { return static_cast<std::int32_t>(stable_ids.size()); }
  std::int64_t ties() const { return static_cast<std::int64_t>(receivers.size()); }
  std::int32_t degree(std::int32_t sender) const { return starts[sender + 1] - starts[sender]; }
  std::span<const std::int32_t> row(std::int32_t sender) const {
    return receivers.subspan(static_cast<std::size_t>(starts[sender]), static_cast<std::size_t>(degree(sender)));
  }
};

// A chance in units of 2^-32. 0 is "never"; kAlways is "always" (not 1 - 2^-32); every other value t is hit with
// probability exactly t / 2^32.
using Chance = std::uint32_t;
constexpr Chance kAlways = 0xFFFFFFFFu;

// The nearest chance to p; p <= 0 and NaN give 0, p >= 1 gives kAlways, and 0 < p < 1 never rounds up to kAlways.
constexpr Chance to_chance(double p) {
  const std::uint64_t t = threshold32(p);
  if (p >= 1.0) return kAlways;
  return t >= kAlways ? kAlways - 1 : static_cast<Chance>(t);
}
constexpr double to_probability(Chance chance) { return chance == kAlways ? 1.0 : chance * 0x1p-32; }

// The key of one sender's row within something that has a key of its own: a replicate of a cascade, a story.
constexpr std::uint64_t row_key(std::uint64_t key, std::uint32_t sender_stable_id) { return tie_bits(key, sender_stable_id); }

// The first 16 bits of a tie's draw: two multiply-xorshift rounds of 32 bits (constants of Wellons' "lowbias32"),
// keyed before and between the rounds by the two halves of the row key. Two rounds of 32 bits fill twice as many
// vector lanes as mix64 and pass the same battery (tests/unit/diffusion/tie_rows.cpp). The replicate enters through
// the key and is multiplied, never combined by a bare exclusive or: that is known to give wrong spreads.
constexpr std::uint32_t coarse_bits(std::uint64_t row_key, std::uint32_t receiver_stable_id) {
  std::uint32_t x = receiver_stable_id + static_cast<std::uint32_t>(row_key);
  x = (x ^ (x >> 16)) * 0x21F0AAADu;
  x = (x ^ (x >> 15) ^ static_cast<std::uint32_t>(row_key >> 32)) * 0x735A2D97u;
  return x >> 16;
}

// The definition that every vector form must equal: is the tie of this row to this receiver hit? The upper 16 bits
// decide alone but for one tie in 65,536, for which 16 more are drawn: the probability is exact to 32 bits.
constexpr bool tie_is_hit(std::uint64_t row_key, std::uint32_t receiver_stable_id, Chance chance) {
  const std::uint32_t coarse = coarse_bits(row_key, receiver_stable_id);
  if (coarse != chance >> 16) return coarse < chance >> 16;
  const auto fine = static_cast<std::uint32_t>(tie_bits(row_key, receiver_stable_id) >> 48);
  return fine < (chance & 0xFFFFu) || chance == kAlways;
}

// Sets of people as bits, person i being bit i % 64 of word i / 64.
constexpr std::size_t words_for(std::int32_t people) { return (static_cast<std::size_t>(people) + 63) / 64; }
constexpr bool has_person(std::span<const std::uint64_t> set, std::int32_t person) {
  return set[static_cast<std::size_t>(person) / 64] >> (person % 64) & 1;
}
constexpr void add_person(std::span<std::uint64_t> set, std::int32_t person) {
  set[static_cast<std::size_t>(person) / 64] |= std::uint64_t{1} << (person % 64);
}

// Who is asked in one row, and who need not be.
struct RowDraw {
  std::uint64_t key = 0;                      // row_key(...) of the sender
  std::span<const std::int32_t> receivers;    // internal ids, any order
  std::span<const std::uint32_t> stable_ids;  // one a person
  std::span<const std::uint64_t> skip;        // set of people who are never reported; empty: nobody is skipped
};

// Decides every tie of the row with one chance for all. Writes the positions in the row (0 .. receivers.size()-1,
// ascending) of the receivers that are hit and not skipped; returns how many.
// Requires positions.size() >= receivers.size().
std::size_t draw_row(const RowDraw& row, Chance chance, std::span<std::int32_t> positions);

// The same with a chance per person, chances[receiver], times a factor that the whole row shares, in units of 2^-32
// (threshold32(p): 2^32 is 1). This is the form of P(see) = phi / (1 + k_j/k_att) (Hodas & Lerman 2012 [V:HL12]), with
// chances[j] = to_chance(1 / (1 + k_j/k_att)) kept with the world and factor = threshold32(phi).
std::size_t draw_row(const RowDraw& row, std::span<const Chance> chances, std::uint64_t factor, std::span<std::int32_t> positions);

// The chance of one receiver in the form above: floor(chance * factor / 2^32).
constexpr Chance scaled_chance(Chance chance, std::uint64_t factor) {
  return static_cast<Chance>(chance * factor >> 32);
}

}  // namespace grapevine
