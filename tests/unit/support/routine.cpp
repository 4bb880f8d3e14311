#include "support/routine.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace grapevine;

TEST_CASE("a working day brings the asked number of routine contacts, a weekend day two fifths of it") {
  double working = 0, weekend = 0;
  constexpr int weeks = 40;
  RoutineStream stream;
  stream.start(0, 0);
  const Luck luck(1, 1);
  for (Millis t = stream.next(luck, 100); t < weeks * 7 * kDay; t = stream.next(luck, 100)) (t / kDay % 7 < 5 ? working : weekend) += 1;
  CHECK(std::abs(working / (5 * weeks) - 100) < 4 * std::sqrt(100.0 / (5 * weeks)));
  CHECK(std::abs(weekend / (2 * weeks) - 40) < 4 * std::sqrt(40.0 / (2 * weeks)));
}

TEST_CASE("more contacts are the same luck, sooner") {
  RoutineStream few, many;
  few.start(1, 0);
  many.start(1, 0);
  const Luck luck(1, 1);
  for (int k = 0; k < 100; ++k) CHECK(many.next(luck, 20) < few.next(luck, 10));
}

TEST_CASE("no contacts are owed for a time without any") {
  RoutineStream stream;
  stream.start(2, 0);
  const Luck luck(1, 1);
  CHECK(stream.next(luck, 0) == kNever);
  stream.resume(3 * kDay);
  CHECK(stream.next(luck, 50) >= 3 * kDay);
}
