// The same scenario with one thing taken away or held fast, to see what an effect consists of.
#pragma once

#include "ensemble/comparison.h"
#include "scenario/scenario.h"

namespace grapevine {

// What people hear of each other moves nobody's opinion. The difference that a change still makes then is its direct
// effect; the rest of its whole effect is indirect, through word of mouth.
Scenario without_influence(Scenario scenario);

// A paired effect, and how much of it comes about through word of mouth: by pair, the difference that a change makes
// less the one that it makes without influence. Of the first replicates that all four have.
struct Effect {
  Metric metric{};
  Interval whole, indirect;
};
struct FourFutures {
  const Replicates &before, &after;                 // as they are
  const Replicates &before_direct, &after_direct;   // without influence
};
Effect effect_of(const FourFutures& futures, Metric metric);

// Each public answer is published so many hours after it was written, whatever the timeline says; at `kNeverAnswered`
// nobody answers in public. What is lost beside an answer at once is the cost of silence.
constexpr double kNeverAnswered = -1;
Scenario answered_after(Scenario scenario, double hours);

}  // namespace grapevine
