#include "firm/listening.h"

#include <algorithm>
#include <cmath>

namespace grapevine {

Millis hearing_delay(const ListenParameters& listen, const Luck& luck, std::uint32_t author_id, std::uint32_t cause) {
  if (listen.heard_within_hour <= 0) return kNever;
  const double per_hour = -portable_log(1 - listen.heard_within_hour);
  const auto words = luck.words(Purpose::listening, author_id, cause);
  return from_hours(exponential(to_unit32(words[0])) / per_hour);
}

std::int32_t press_threshold(const ListenParameters& listen, const CrisisParameters& crisis) {
  return std::max(1, static_cast<std::int32_t>(std::ceil(listen.press_share_of_crisis * crisis.reach_people)));
}

double reply_factor(const ReplyParameters& reply) {
  if (reply.public_compensation) return 1.2;
  const double tone = reply.voice == Voice::human ? 1.0 : reply.voice == Voice::scripted ? 0.5 : -0.5;
  return 1 - reply.suppression * reply.quality * tone;
}

}  // namespace grapevine
