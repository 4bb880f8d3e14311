// Pairs of futures made up for tests of wording: all alike but for what a test changes.
#pragma once

#include "ensemble/comparison.h"
#include "tests/unit/ensemble/made_up.h"
#include "tests/unit/ensemble/small_scenarios.h"

namespace grapevine::made_up {

struct Pairs {
  Replicates before, after;

  // `count` pairs of quiet futures, with `crises_before` and `crises_after` crises, averted ones first.
  explicit Pairs(std::int64_t count, std::int64_t crises_before = 0, std::int64_t crises_after = 0)
      : before(with_crises(crises_before, count)), after(with_crises(crises_after, count)) {
    for (Replicates* side : {&before, &after})
      for (Outcomes& outcomes : side->outcomes)
        for (std::size_t m = 0; m < kMetricCount; ++m)
          if (m > static_cast<std::size_t>(Metric::crisis)) outcomes.totals[m] = 100;
  }

  // A metric before and after, with a spread of `spread` over pairs in the difference.
  Pairs& set(Metric metric, double value_before, double value_after, double spread = 0) {
    for (std::size_t i = 0; i < before.outcomes.size(); ++i) {
      before.outcomes[i][metric] = value_before;
      after.outcomes[i][metric] = value_after + (i % 2 == 0 ? spread : -spread);
    }
    return *this;
  }
  Comparison comparison() const { return compare(before, after); }
};

}  // namespace grapevine::made_up
