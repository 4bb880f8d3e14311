#include "support/community.h"

namespace grapevine {

namespace {

// Standard deviation of the logarithm: of a log-normal, the tenth above the quantile z holds Φ(σ − z) = 0.56, z = 1.2816.
constexpr double kActivitySigma = 1.4325;

std::array<double, 168> make_online_profile() {
  std::array<double, 168> profile{};
  const auto weight = [](std::size_t hour) { return hour < 7 ? 0.1 : hour < 17 ? 1.0 : hour < 23 ? 2.5 : 0.5; };
  double day = 0;
  for (std::size_t hour = 0; hour < 24; ++hour) day += weight(hour);
  for (std::size_t h = 0; h < 168; ++h) profile[h] = weight(h % 24) / day * (h / 24 < 5 ? 1.0 : 1.5);
  return profile;
}

// When the sum of a hazard, `per_hour_online` times the profile, has grown by `needed`; kNever when not before `until`.
Millis first_answer(Millis now, Millis until, double per_hour_online, double needed, int first_weekday) {
  const auto& profile = online_profile();
  while (now < until) {
    const std::int64_t hour = now / kHour;
    const Millis end = (hour + 1) * kHour;
    const double per_milli = per_hour_online * profile[static_cast<std::size_t>((hour + 24 * first_weekday) % 168)] / kHour;
    const double grows = per_milli * static_cast<double>(end - now);
    if (needed < grows) {
      const Millis at = now + static_cast<Millis>(needed / per_milli);
      return at < until ? at : kNever;
    }
    needed -= grows;
    now = end;
  }
  return kNever;
}

}  // namespace

const std::array<double, 168>& online_profile() {
  static const std::array<double, 168> profile = make_online_profile();
  return profile;
}

std::int64_t helper_activity(const Luck& world, std::uint32_t stable_id, std::uint64_t super_users) {
  const auto words = world.words(Purpose::community, stable_id);
  if (words[0] >= super_users) return 0;
  const double z = standard_normal(to_unit32(words[1]));
  return static_cast<std::int64_t>(kAverageHelper * portable_exp(kActivitySigma * (z - 0.5 * kActivitySigma)) + 0.5);
}

Question ask(const CommunityParameters& p, Stream luck, Millis now, double helpers, std::int64_t knowledge, int first_weekday) {
  const std::uint32_t finds = luck.next32(), settles = luck.next32();
  const double needed = exponential(luck.unit()), patience = exponential(luck.unit());
  const auto known = static_cast<double>(knowledge);
  if (yes(finds, known / (known + p.knowledge_half))) return {now, false, true};
  const Millis patient_until = now + from_hours(p.patience_hours * patience);
  const double per_hour_online = helpers * p.answers_per_hour * (1 + p.recognition);
  const Millis answer = per_hour_online > 0 ? first_answer(now, patient_until, per_hour_online, needed, first_weekday) : kNever;
  if (answer == kNever) return {patient_until, false, false};
  return {answer, true, yes(settles, p.solve_probability)};
}

}  // namespace grapevine
