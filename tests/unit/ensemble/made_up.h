// Replicates made up for tests: no simulation behind them.
#pragma once

#include <cstdint>

#include "base/base.h"
#include "ensemble/comparison.h"

namespace grapevine::made_up {

// Outcomes of which every total and series value differs, drawn from (seed, replicate).
inline Outcomes outcomes(std::uint64_t seed, std::uint32_t replicate, std::size_t bins = 5) {
  Stream stream = Luck(seed, replicate).stream(Purpose::test, 1);
  Outcomes made;
  for (double& total : made.totals) total = 100 * stream.unit();
  made[Metric::crisis] = stream.unit() < 0.4 ? 1 : 0;
  made[Metric::crisis_level] = made[Metric::crisis];
  for (auto& series : made.series) {
    series.resize(bins);
    for (std::int64_t& value : series) value = to_below(stream.next32(), 50);
  }
  return made;
}

inline Replicates replicates(std::uint64_t seed, std::uint32_t count, std::size_t bins = 5) {
  Replicates made;
  for (std::uint32_t i = 0; i < count; ++i) made.outcomes.push_back(outcomes(seed, i, bins));
  return made;
}

// Copies of one future, of which the first `crises` see a crisis.
inline Replicates with_crises(std::int64_t crises, std::int64_t count) {
  Replicates made;
  for (std::int64_t i = 0; i < count; ++i) {
    Outcomes one = outcomes(1, 1);
    one[Metric::crisis] = one[Metric::crisis_level] = i < crises ? 1 : 0;
    made.outcomes.push_back(one);
  }
  return made;
}

}  // namespace grapevine::made_up
