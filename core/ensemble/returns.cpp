#include "ensemble/returns.h"

#include <limits>

namespace grapevine {

Returns returns_of(const Comparison& comparison) {
  const auto difference = [&](Metric metric) -> const Interval& { return comparison[metric].difference; };
  const Interval& net = difference(Metric::net_value);
  Returns returns;
  returns.cost = difference(Metric::total_cost).mean;
  returns.gain = net.mean + returns.cost;
  returns.defined = comparison.pairs > 0 && returns.cost > 0;
  if (!returns.defined) return returns;

  const double programme = difference(Metric::programme_cost).mean;
  const double cheapest = returns.cost + difference(Metric::programme_cost_low).mean - programme;
  const double dearest = returns.cost + difference(Metric::programme_cost_high).mean - programme;
  const double half = net.half_width();
  returns.mean = net.mean / returns.cost;
  returns.open_above = cheapest <= 0;
  // a loss is the larger share of a small outlay, so both ends are tried at both costs
  const double gain_low = returns.gain - half, gain_high = returns.gain + half;
  const auto share = [](double gain, double cost) { return (gain - cost) / cost; };
  returns.low = share(gain_low, dearest);
  returns.high = share(gain_high, dearest);
  if (returns.open_above) {
    returns.high = std::numeric_limits<double>::infinity();
    return returns;
  }
  for (const double end : {share(gain_low, cheapest), share(gain_high, cheapest)}) {
    if (end < returns.low) returns.low = end;
    if (end > returns.high) returns.high = end;
  }
  return returns;
}

}  // namespace grapevine
