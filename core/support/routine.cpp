#include "support/routine.h"

namespace grapevine {

namespace {

constexpr std::array<double, 168> kDemandProfile = [] {
  std::array<double, 168> profile{};
  const auto weight = [](int hour) { return hour < 7 ? 0.15 : hour < 9 ? 1.0 : hour < 17 ? 2.1 : hour < 21 ? 1.0 : 0.3; };
  double day = 0;
  for (int hour = 0; hour < 24; ++hour) day += weight(hour);
  for (int h = 0; h < 168; ++h) profile[static_cast<std::size_t>(h)] = weight(h % 24) * 24 / day * (h / 24 < 5 ? 1.0 : kWeekendDemand);
  return profile;
}();

// For each hour of the week the number of hours, itself included, until demand changes.
constexpr std::array<int, 168> kHoursAlike = [] {
  std::array<int, 168> hours{};
  for (std::size_t h = 0; h < 168; ++h) {
    hours[h] = 1;
    while (hours[h] < 168 && kDemandProfile[(h + static_cast<std::size_t>(hours[h])) % 168] == kDemandProfile[h]) ++hours[h];
  }
  return hours;
}();

}  // namespace

const std::array<double, 168>& demand_profile() { return kDemandProfile; }

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
  const double per_milli = per_day / kDay;
  for (;;) {
    const std::int64_t hour = last_ / kHour;
    const auto of_week = static_cast<std::size_t>((hour + 24 * first_weekday_) % 168);
    const double rate = per_milli * kDemandProfile[of_week];
    const Millis end = (hour + kHoursAlike[of_week]) * kHour;
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
