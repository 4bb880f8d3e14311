#include "support/routine.h"

namespace grapevine {

namespace {

std::array<double, 168> make_demand_profile() {
  std::array<double, 168> profile{};
  const auto weight = [](int hour) { return hour < 7 ? 0.15 : hour < 9 ? 1.0 : hour < 17 ? 2.1 : hour < 21 ? 1.0 : 0.3; };
  double day = 0;
  for (int hour = 0; hour < 24; ++hour) day += weight(hour);
  for (int h = 0; h < 168; ++h) profile[static_cast<std::size_t>(h)] = weight(h % 24) * 24 / day * (h / 24 < 5 ? 1.0 : kWeekendDemand);
  return profile;
}

// For each hour of the week the number of hours, itself included, until demand changes.
const std::array<int, 168>& hours_alike() {
  static const std::array<int, 168> alike = [] {
    std::array<int, 168> hours{};
    const auto& profile = demand_profile();
    for (std::size_t h = 0; h < 168; ++h) {
      hours[h] = 1;
      while (hours[h] < 168 && profile[(h + static_cast<std::size_t>(hours[h])) % 168] == profile[h]) ++hours[h];
    }
    return hours;
  }();
  return alike;
}

}  // namespace

const std::array<double, 168>& demand_profile() {
  static const std::array<double, 168> profile = make_demand_profile();
  return profile;
}

void RoutineStream::start(std::uint32_t channel, int first_weekday) {
  channel_ = channel;
  first_weekday_ = first_weekday;
  ordinal_ = 0;
  last_ = 0;
}

Millis RoutineStream::next(const Luck& luck, double per_day) {
  if (per_day <= 0) return kNever;
  // walk the profile, as many hours at once as are alike, until the drawn number of expected contacts has gone by
  double left = exponential32(luck.quick_stream(Purpose::routine, channel_, ordinal_++).next32());
  const auto& profile = demand_profile();
  const auto& alike = hours_alike();
  const double per_milli = per_day / kDay;
  for (;;) {
    const std::int64_t hour = last_ / kHour;
    const auto of_week = static_cast<std::size_t>((hour + 24 * first_weekday_) % 168);
    const double rate = per_milli * profile[of_week];
    const Millis end = (hour + alike[of_week]) * kHour;
    const double expected = rate * static_cast<double>(end - last_);
    if (left < expected) {
      last_ += static_cast<Millis>(left / rate);
      return last_;
    }
    left -= expected;
    last_ = end;
  }
}

}  // namespace grapevine
