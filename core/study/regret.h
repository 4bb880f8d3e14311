// Regret: how much worse than the best choice for a future a choice is (Savage 1951). Choices are what the company can
// set (levers), futures what it cannot (assumptions); a study must have run every choice in every future.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "study/experiment.h"

namespace grapevine {

struct ChoiceRegret {
  std::size_t point = 0;       // the first point with this choice: its values name it
  double mean = 0, most = 0;   // of its regret over futures, 0 and up
  std::size_t worst_point = 0; // where the regret is largest
  std::size_t best_in = 0;     // futures in which no choice is better
  double mean_outcome = 0;
};

struct RegretTable {
  std::size_t futures = 0;
  std::vector<ChoiceRegret> choices;  // the smallest largest regret first, then by mean, then by point
};

// Nothing where it cannot be told: then `why` says so and what to do. `lower_is_better` is about the outcomes.
std::optional<RegretTable> regret_table(const Experiment& experiment, const PointTable& points,
                                        const std::vector<double>& outcomes, bool lower_is_better, std::string& why);

}  // namespace grapevine
