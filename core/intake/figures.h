// What tickets say: when they come, how long a first reply and a resolution take, and how often they are handed on.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "intake/tickets.h"

namespace grapevine {

// Of spans in minutes: quantiles (type 7), and the logarithms' mean and standard deviation over spans above 0 (a
// log-normal law of waiting in ln minutes).
struct Spans {
  std::int64_t count = 0;
  double median = 0, quarter = 0, three_quarters = 0, nine_in_ten = 0;
  double within_hour = 0;  // share
  double log_mean = 0, log_sd = 0;
};
Spans spans_of(std::vector<double> minutes);

inline constexpr double kFewestDays = 5;  // to tell opening hours from; one working week [A]

struct TicketFigures {
  std::int64_t tickets = 0;
  Millis first = 0, last = 0;                        // moments of creation
  double per_working_day = 0;                        // of the middle nine tenths of the tickets: a few old ones do not count
  std::array<double, 168> by_hour_of_week{};         // share of all; 0 Monday 00:00
  double weekend_share = 0;                          // of all
  std::array<std::int64_t, 5> by_channel{};          // by TicketChannel
  Spans first_reply, resolution;
  std::array<Spans, 4> resolution_by_handoffs;       // 0, 1, 2, 3
  std::int64_t with_handoffs = 0;                    // tickets of which the number is known
  double handed_on = 0, mean_handoffs = 0;           // share of them with at least one; mean
  // Over how many days the replies (or, without any, resolutions) are spread, as if evenly: 1 / sum of squared shares of the
  // days (Simpson's index). Below kFewestDays the hours of a few busy evenings are not those of the desk.
  double days_told = 0;
  // Hours of the day in which nine in ten of them fall on working days; 0 and 24 around the clock or unknown.
  double open_from_hour = 0, open_until_hour = 24;
  bool weekends = false;                             // more than a tenth of them on a weekend
};
TicketFigures figures_of(const Tickets& tickets);

}  // namespace grapevine
