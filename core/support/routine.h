// Routine contacts: how-to and billing questions from people who are nobody in the graph. They occupy agents; without
// them no queue forms. An inhomogeneous Poisson stream per channel, by hour of the week, with its own draws.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/base.h"

namespace grapevine {

// Relative demand by hour of the week (0 Monday 00:00 .. 167): office hours busiest, evenings less, nights little,
// weekends two fifths of a working day. The mean over the 24 hours of a working day is 1. [A]
const std::array<double, 168>& demand_profile();
constexpr double kWeekendDemand = 0.4;  // beside a working day

// The arrivals of one channel. In units of expected contacts the stream is Poisson with rate 1, so the k-th arrival
// is the same luck whatever the rate: a change of the rate lets it come sooner or later.
class RoutineStream {
 public:
  // `channel` is part of the address; `first_weekday` 0 Monday.
  void start(std::uint32_t channel, int first_weekday);
  // Goes on to `until`, at `per_day` contacts a working day, and calls arrive(moment, ordinal) for each arrival on the way,
  // ordinals from 1. Work is proportional to the arrivals and to the hours.
  template <class Arrive>
  void go_until(Millis until, const Luck& luck, double per_day, Arrive arrive);
  // Back to `now`, as if it had not gone further. On the way back lie `arrivals` (none: 0), the first of them at `first`;
  // `per_day` was what it went by.
  void go_back(Millis now, double per_day, std::uint32_t arrivals, Millis first);

 private:
  struct Demand {
    double per_milli;  // expected contacts
    double millis;     // between two, on average
    Millis until;      // as long as it stays the same
  };
  Demand demand_at(Millis moment, double per_day) const;

  std::uint32_t channel_ = 0;
  int first_weekday_ = 0;
  std::uint32_t ordinal_ = 0;  // of the last arrival drawn
  Millis last_ = 0;            // up to where it has gone
  double left_ = -1;           // expected contacts that go by until the arrival that was drawn; below 0: it has come
};

template <class Arrive>
void RoutineStream::go_until(Millis until, const Luck& luck, double per_day, Arrive arrive) {
  double left = left_;
  Millis last = last_;
  Demand demand{0, 0, last};
  while (per_day > 0 && last < until) {
    if (left < 0) left = exponential32(luck.quick_stream(Purpose::routine, channel_, ordinal_++).next32());
    if (last >= demand.until) demand = demand_at(last, per_day);
    const Millis end = std::min(demand.until, until);
    const double expected = demand.per_milli * static_cast<double>(end - last);
    if (left < expected) {
      last += whole_below(left * demand.millis);
      left = -1;
      arrive(last, ordinal_);
    } else {
      left -= expected;
      last = end;
    }
  }
  left_ = left;
  last_ = std::max(last, until);
}

}  // namespace grapevine
