#include "support/triage_class.h"

#include <algorithm>

#include "base/base.h"

namespace grapevine {

TriageClass drawn_class(const TriageParameters& triage, std::uint32_t bits) {
  if (yes(bits, triage.troll_share)) return TriageClass::troll;
  if (yes(bits, triage.troll_share + triage.rager_share)) return TriageClass::rager;
  if (yes(bits, triage.troll_share + triage.rager_share + triage.misguided_share)) return TriageClass::misguided;
  return TriageClass::unhappy;
}

TriageClass judged_class(const TriageParameters& triage, TriageClass truth, std::uint32_t right_bits, std::uint32_t which_bits) {
  if (yes(right_bits, triage.class_accuracy)) return truth;
  const std::uint32_t other = static_cast<std::uint32_t>(truth) + 1 + to_below(which_bits, 3);
  return static_cast<TriageClass>(other % 4);
}

double factor_for_class(TriageClass truth, double factor) {
  constexpr double kFed = 1.2;
  if (!is_let_be(truth)) return factor;
  return std::max(factor, 1.0) * (truth == TriageClass::troll ? kFed : 1);
}

}  // namespace grapevine
