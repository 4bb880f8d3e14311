// A community in which customers answer each other. Hardly anybody writes: what is answered depends on its super-users,
// on how many of them are online, and on what has been answered before.
#pragma once

#include <array>
#include <cstdint>

#include "base/base.h"
#include "scenario/parameters.h"

namespace grapevine {

// Hours that a super-user spends online in each hour of the week (0 Monday 00:00 .. 167): evenings busiest, nights
// hardly any; in all one hour on a working day and one and a half on a day of the weekend. [A]
const std::array<double, 168>& online_profile();

// How much a super-user answers beside the average one, in 1/65536 so that sums do not depend on their order: log-normal
// of mean 1, as unequal as the busiest tenth giving 56 % of the answers makes it (Wu 2010: the mean over more than 200
// communities). 0 for whom is none: fewer than a share `super_users` (threshold32) of all. `world` is the luck of the
// world: the same people in every future, and a larger share only adds some.
std::int64_t helper_activity(const Luck& world, std::uint32_t stable_id, std::uint64_t super_users);
inline constexpr double kAverageHelper = 65536;

// What will become of a question, all of it settled when it is asked.
struct Question {
  Millis closes = 0;      // from then on it is settled, or its asker turns to the company
  bool answered = false;  // by a peer; else it was found answered already, or patience ended
  bool solved = false;
};

// A question that is asked now. With probability k / (k + `knowledge_half`), k the solved questions so far, its answer
// is there already. Else the first answer comes with the hazard helpers · answers_per_hour · (1 + recognition) in each hour
// that a super-user is online (helpers: the sum of their activities, in averages), unless patience (exponential) ends
// before; it settles the question with `solve_probability`, else the asker turns to the company at once.
Question ask(const CommunityParameters& p, Stream luck, Millis now, double helpers, std::int64_t knowledge, int first_weekday);

}  // namespace grapevine
