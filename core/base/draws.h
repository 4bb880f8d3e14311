// Addressed draws: a random number is a pure function of (seed, replicate, who, what for, that one's own ordinal).
// There is no shared stream and nothing to save; adding an event somewhere cannot shift a draw elsewhere, which is
// what makes "same crowd, same luck" exact. Addresses use stable ids only, never positions in a container.
//
// The reference generator is Philox4x32-10 (Salmon et al. 2011, package Random123). Where many numbers belong to one
// address (the ties of one sender, the stages of one service) Philox keys a cheaper 64-bit mixer once and the mixer
// gives the rest. What is drawn most often (experiences, telling, routine contacts) is keyed by the mixer as well: the
// quick_ functions of Luck. All pass the battery in tests/unit/base/draws.cpp.
#pragma once

#include <array>
#include <cstdint>

#include <Random123/philox.h>

#include "base/portable_math.h"
#include "base/quantile_table.h"

namespace grapevine {

// What a draw is for. A purpose is part of the address: append, never renumber (it would change every result).
enum class Purpose : std::uint8_t {
  graph = 1,         // generators
  person = 2,        // attributes that a person keeps in every replicate
  threshold = 3,     // churn threshold and survey noise of one replicate
  experience = 4,    // when, how it went, how severe
  voice = 5,         // what a person does after an experience
  tell = 6,          // whom a person tells
  feed = 7,          // who sees a post
  story = 8,         // heterogeneity of a story
  listening = 9,     // whether and when the firm hears of it
  contact = 10,      // when a contact is made, patience
  service = 11,      // handling time, hand-off, resolution
  routine = 12,      // routine contacts of one channel
  event = 13,        // timeline events
  cascade = 14,      // `grapevine cascade`
  bootstrap = 15,    // resampling in statistics
  layout = 16,
  advocate = 17,     // who is one, and which complaints they answer
  employee = 18,     // who is one, of which department and kind; what they report and answer
  adoption = 19,     // when an employee takes up the new ways
  community = 20,    // who asks, who answers, whether it helps
  outreach = 21,     // which failures the company notices by itself
  survey = 22,       // who is asked and answers
  page = 23,         // fans of the company's accounts and what they see
  broadcast = 24,    // announcements and invitations
  routing = 25,      // silos, lost cases, managers
  training = 26,     // which replies go wrong
  participation = 27,  // who is a creator, who has the app
  acquisition = 28,  // threshold to become a customer
  chat = 29,         // who prefers it
  quality = 30,      // whether praise stays praise
  triage = 31,       // what kind of complaint a post is, and what the desk takes it for
  // from here on: draws that belong to no replicate
  design = 128,      // points of a study
  test = 255,
};

// Finaliser of MurmurHash3 with David Stafford's constants (Mix13): a bijection of 64 bits with full avalanche.
constexpr std::uint64_t mix64(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

constexpr std::uint64_t kGolden64 = 0x9E3779B97F4A7C15ull;

// Uniform in (0,1): 52 bits and a half, exact, never 0 and never 1.
constexpr double to_unit(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52; }
// Uniform in (0,1) from 32 bits.
constexpr double to_unit32(std::uint32_t bits) { return (static_cast<double>(bits) + 0.5) * 0x1p-32; }
// Uniform integer in [0, n): multiply-shift; bias below n / 2^32.
constexpr std::uint32_t to_below(std::uint32_t bits, std::uint32_t n) {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits) * n) >> 32);
}
// Threshold t such that P(bits < t) = p for 32 uniform bits; exact at 0 and 1 (hence 64 wide).
constexpr std::uint64_t threshold32(double p) {
  if (!(p > 0.0)) return 0;
  if (p >= 1.0) return 0x100000000ull;
  return static_cast<std::uint64_t>(p * 0x1p32 + 0.5);
}
constexpr bool yes(std::uint32_t bits, double p) { return bits < threshold32(p); }

// Exponential with mean 1, from a unit uniform.
inline double exponential(double unit) { return -portable_log(unit); }
// The same from 32 bits, −log of to_unit32(bits): the quick way.
inline double exponential32(std::uint32_t bits) { return 22.180709777918249 - quick_log(static_cast<double>(bits) + 0.5); }
inline double standard_normal(double unit) { return normal_quantile(unit); }
// The same from 32 bits, within 2e-4: the quick way, by a table.
inline double standard_normal32(std::uint32_t bits) {
  static const QuantileTable table(normal_quantile);
  return table.draw(bits, normal_quantile);
}

// A sequence of 64-bit numbers that belongs to one address (SplitMix64: Steele, Lea & Flood 2014).
class Stream {
 public:
  explicit constexpr Stream(std::uint64_t key) : state_(key) {}
  constexpr std::uint64_t next() { return mix64(state_ += kGolden64); }
  constexpr std::uint32_t next32() { return static_cast<std::uint32_t>(next() >> 32); }
  constexpr double unit() { return to_unit(next()); }

 private:
  std::uint64_t state_;
};

// The luck of one replicate: every draw of it by address.
class Luck {
 public:
  Luck(std::uint64_t seed, std::uint32_t replicate) {
    const auto derived = philox({replicate, 0, 0, 0}, {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    key_ = {derived[0], derived[1]};
    quick_key_ = static_cast<std::uint64_t>(derived[3]) << 32 | derived[2];
    quick_mask_ = mix64(quick_key_ + kGolden64);
  }

  // Four independent 32-bit words for address (purpose, a, b, c, d); d < 2^24.
  std::array<std::uint32_t, 4> words(Purpose purpose, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) const {
    return philox({a, b, c, static_cast<std::uint32_t>(purpose) << 24 | (d & 0xFFFFFFu)}, key_);
  }
  // One 64-bit word for an address, also the key of a Stream or of a row of ties.
  std::uint64_t key(Purpose purpose, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) const {
    const auto w = words(purpose, a, b, c, d);
    return static_cast<std::uint64_t>(w[1]) << 32 | w[0];
  }
  Stream stream(Purpose purpose, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) const {
    return Stream(key(purpose, a, b, c, d));
  }

  // The same at a quarter of the cost, for what is drawn most; b < 2^24. The address, keyed by the replicate, is mixed
  // into the start of a stream.
  Stream quick_stream(Purpose purpose, std::uint32_t a, std::uint32_t b) const {
    const std::uint64_t address = static_cast<std::uint64_t>(purpose) << 56 | static_cast<std::uint64_t>(b & 0xFFFFFFu) << 32 | a;
    return Stream(mix64(address + quick_key_) ^ quick_mask_);
  }
  std::array<std::uint32_t, 4> quick_words(Purpose purpose, std::uint32_t a, std::uint32_t b) const {
    Stream stream = quick_stream(purpose, a, b);
    const std::uint64_t first = stream.next();
    const std::uint64_t second = stream.next();
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first >> 32), static_cast<std::uint32_t>(second), static_cast<std::uint32_t>(second >> 32)};
  }

 private:
  static std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    const r123::Philox4x32::ctr_type c = {{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x32::key_type k = {{key[0], key[1]}};
    const auto r = r123::Philox4x32{}(c, k);
    return {r.v[0], r.v[1], r.v[2], r.v[3]};
  }
  std::array<std::uint32_t, 2> key_;
  std::uint64_t quick_key_, quick_mask_;
};

// The draw of one tie within a row of ties: `row_key` belongs to the sender (and story), `receiver` is a stable id.
constexpr std::uint64_t tie_bits(std::uint64_t row_key, std::uint32_t receiver) {
  return mix64(row_key + kGolden64 * (static_cast<std::uint64_t>(receiver) + 1));
}

}  // namespace grapevine
