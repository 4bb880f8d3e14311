// What kind of complaint a public one is, what the desk takes it for, and what an answer to it does. The four kinds are
// those of the response assessment of the US Air Force (Emerging Technology Division, 2008) [M]: trolls and ragers are
// watched and let be, the misguided are given the facts, unhappy customers are helped. Shares and sizes [A].
#pragma once

#include <cstdint>

#include "scenario/parameters.h"

namespace grapevine {

enum class TriageClass : std::uint8_t { unhappy, misguided, rager, troll };

// The true class, from 32 uniform bits (the shares add up to at most 1 by their ranges): trolls first, then ragers, then the misguided; what is left is unhappy.
TriageClass drawn_class(const TriageParameters& triage, std::uint32_t bits);

// What a desk that tells them apart takes it for: with class_accuracy the truth, else any of the other three alike.
TriageClass judged_class(const TriageParameters& triage, TriageClass truth, std::uint32_t right_bits, std::uint32_t which_bits);

// Trolls and ragers.
constexpr bool is_let_be(TriageClass c) { return c == TriageClass::rager || c == TriageClass::troll; }

// What is left of the factor by which a public reply changes a story's spread: a rager is not calmed, and a troll is fed,
// as much as by compensation in public.
double factor_for_class(TriageClass truth, double factor);

// Share of the usual handling time: a look for what is let be, the facts for the misguided.
constexpr double handling_share(TriageClass judged) { return is_let_be(judged) ? 0.3 : judged == TriageClass::misguided ? 0.5 : 1; }

// Share of what a fix gives back that reaches such an author.
constexpr double restored_share(TriageClass truth) { return truth == TriageClass::troll ? 0 : truth == TriageClass::rager ? 0.5 : 1; }

}  // namespace grapevine
