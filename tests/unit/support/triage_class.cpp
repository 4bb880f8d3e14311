#include <array>

#include <catch2/catch_test_macros.hpp>

#include "base/base.h"
#include "support/triage_class.h"

using namespace grapevine;

namespace {

constexpr std::uint32_t kDraws = 1 << 16;
std::uint32_t bits(std::uint32_t draw) { return draw << 16; }

}  // namespace

TEST_CASE("complaints fall into the four classes by their shares") {
  TriageParameters triage;
  triage.troll_share = 0.25;
  triage.rager_share = 0.125;
  triage.misguided_share = 0.5;
  std::array<std::uint32_t, 4> found{};
  for (std::uint32_t draw = 0; draw < kDraws; ++draw) ++found[static_cast<std::size_t>(drawn_class(triage, bits(draw)))];
  CHECK(found[static_cast<std::size_t>(TriageClass::troll)] == kDraws / 4);
  CHECK(found[static_cast<std::size_t>(TriageClass::rager)] == kDraws / 8);
  CHECK(found[static_cast<std::size_t>(TriageClass::misguided)] == kDraws / 2);
  CHECK(found[static_cast<std::size_t>(TriageClass::unhappy)] == kDraws / 8);
}

TEST_CASE("what is judged wrongly is taken for each of the other three alike") {
  TriageParameters triage;
  triage.class_accuracy = 0.25;
  for (const TriageClass truth : {TriageClass::unhappy, TriageClass::misguided, TriageClass::rager, TriageClass::troll}) {
    CHECK(judged_class(triage, truth, 0, 0) == truth);
    std::array<int, 4> taken{};
    for (std::uint32_t third = 0; third < 3; ++third) ++taken[static_cast<std::size_t>(judged_class(triage, truth, UINT32_MAX, third * 0x55555556u))];
    for (std::size_t c = 0; c < 4; ++c) CHECK(taken[c] == (c == static_cast<std::size_t>(truth) ? 0 : 1));
  }
}

TEST_CASE("an answer stops customers, not ragers, and feeds trolls") {
  CHECK(factor_for_class(TriageClass::unhappy, 0.6) == 0.6);
  CHECK(factor_for_class(TriageClass::misguided, 0.6) == 0.6);
  CHECK(factor_for_class(TriageClass::rager, 0.6) == 1);
  CHECK(factor_for_class(TriageClass::rager, 1.3) == 1.3);
  CHECK(factor_for_class(TriageClass::troll, 0.6) == 1.2);
}
