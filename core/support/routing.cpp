#include "support/routing.h"

#include <algorithm>

namespace grapevine {

Routing routing(const SupportParameters& p, double buy_in) {
  const double shared = p.shared_records ? buy_in : 0;
  const double handed_on = p.handoff_probability - shared * (p.handoff_probability - std::min(p.handoff_probability, p.shared_handoff_probability));
  Routing r;
  r.lines = 1 + static_cast<int>((p.silos - 1) * (1 - shared) + 0.5);
  r.first_line = threshold32(handed_on * (1 - p.empowerment));
  r.specialists = threshold32(handed_on);
  r.misrouted = threshold32(p.misrouted_share);
  r.lost = threshold32(p.information_loss * (1 - shared));
  r.manager = threshold32(p.managers_share);
  r.reask_minutes = p.reask_minutes * (1 - shared);
  return r;
}

int line_reached(const Routing& routing, int own, std::uint32_t misrouted_bits, std::uint32_t which_bits) {
  if (routing.lines == 1 || misrouted_bits >= routing.misrouted) return own;
  const int further = 1 + static_cast<int>(to_below(which_bits, static_cast<std::uint32_t>(routing.lines - 1)));
  return (own + further) % routing.lines;
}

}  // namespace grapevine
