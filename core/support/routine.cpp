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
  *this = {};
  channel_ = channel;
  first_weekday_ = first_weekday;
}

RoutineStream::Demand RoutineStream::demand_at(Millis moment, double per_day) const {
  const std::int64_t hour = moment / kHour;
  const auto of_week = static_cast<std::size_t>((hour + 24 * first_weekday_) % 168);
  const double per_milli = per_day / kDay * kDemandProfile[of_week];
  return {per_milli, 1 / per_milli, (hour + kHoursAlike[of_week]) * kHour};
}

void RoutineStream::go_back(Millis now, double per_day, std::uint32_t arrivals, Millis first) {
  const Millis from = arrivals > 0 ? first : last_;
  if (arrivals > 0) {
    ordinal_ -= left_ < 0 ? arrivals - 1 : arrivals;
    left_ = 0;
  }
  for (last_ = now; left_ >= 0 && now < from;) {
    const Demand demand = demand_at(now, per_day);
    const Millis end = std::min(demand.until, from);
    left_ += demand.per_milli * static_cast<double>(end - now);
    now = end;
  }
}

}  // namespace grapevine
