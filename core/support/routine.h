// Routine contacts: how-to and billing questions from people who are nobody in the graph. They occupy agents; without
// them no queue forms. An inhomogeneous Poisson stream per channel, by hour of the week, with its own draws.
#pragma once

#include <array>
#include <cstdint>

#include "base/base.h"

namespace grapevine {

// Relative demand by hour of the week (0 Monday 00:00 .. 167): office hours busiest, evenings less, nights little,
// weekends two fifths of a working day. The mean over the 24 hours of a working day is 1. [A]
const std::array<double, 168>& demand_profile();
constexpr double kWeekendDemand = 0.4;  // beside a working day

// The arrivals of one channel. In units of expected contacts the stream is Poisson with rate 1, so the k-th arrival
// is the same luck whatever the rate.
class RoutineStream {
 public:
  // `channel` is part of the address; `first_weekday` 0 Monday.
  void start(std::uint32_t channel, int first_weekday);
  // The next arrival at or after the last one, at `per_day` contacts a working day (0: never).
  Millis next(const Luck& luck, double per_day);
  // After a time without contacts: nothing is owed for it.
  void resume(Millis now) { last_ = last_ > now ? last_ : now; }
  std::uint32_t ordinal() const { return ordinal_; }  // of the last arrival given, from 1

 private:
  std::uint32_t channel_ = 0;
  int first_weekday_ = 0;
  std::uint32_t ordinal_ = 0;
  Millis last_ = 0;
};

}  // namespace grapevine
