// What a change is worth for what it costs.
#pragma once

#include "ensemble/comparison.h"

namespace grapevine {

// Return on investment: (gain − cost) / cost, where the gain is what customers are worth more (kept and won, by lifetime
// value) and what contacts settled among customers save, and the cost is that of the programme and of support. In shares:
// 1.4 is 140 %. The range holds both what luck leaves open (95 % interval of the paired difference) and what each lever
// is likely to cost at least and at most. [A]; deflection logic after "Gold in Them Hills", Lithium 2009 [V:LithROI].
struct Returns {
  bool defined = false;     // the change costs something
  double cost = 0;          // $, mean difference of cost in all
  double gain = 0;          // $, mean difference of net value and cost together
  double mean = 0, low = 0, high = 0;
  bool open_above = false;  // at its lowest likely cost it costs nothing: there is no upper end
};
Returns returns_of(const Comparison& comparison);

}  // namespace grapevine
