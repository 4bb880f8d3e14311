// The teams of support: part of parameters.h, where every other struct stands.
#pragma once

#include <cstdint>

namespace grapevine {

// One channel and the team behind it.
struct ChannelParameters {
  bool enabled = true;
  std::int32_t agents = 1;
  double open_from_hour = 9;
  double open_until_hour = 17;
  bool weekends = false;
  double service_minutes = 10;
  double patience_hours = 24;
  double routine_per_1000_per_day = 5;
  std::int32_t night_agents = 0;  // the shift that takes over when the usual one goes home, weekends and holidays included
  bool operator==(const ChannelParameters&) const = default;
};

struct SupportParameters {
  ChannelParameters phone{true, 2, 9, 17, false, 9, 0.5, 14};
  ChannelParameters email{true, 1, 9, 17, false, 10, 72, 3.6};
  // Takes a share of the calls where there is one.
  ChannelParameters chat{false, 1, 9, 17, false, 11, 0.25, 0};
  ChannelParameters social{true, 1, 8, 20, true, 10, 24, 7};
  // Where hand-offs go: no public door, cases wait without losing patience.
  ChannelParameters specialists{true, 4, 8, 17, false, 30, 1000, 0};
  double service_variation = 1.2;
  double handoff_probability = 0.30;
  bool shared_records = false;
  double shared_handoff_probability = 0.15;
  double reask_minutes = 0;
  double information_loss = 0;
  std::int32_t silos = 1;
  double misrouted_share = 0.2;
  double empowerment = 0;
  double managers_share = 0;
  double managers_hours = 48;
  double resolve_probability = 0.80;
  double return_probability = 0.7;
  double return_delay_hours = 24;
  double abandoned_post_probability = 0.15;
  double abandoned_drop = 0.10;
  bool operator==(const SupportParameters&) const = default;
};

}  // namespace grapevine
