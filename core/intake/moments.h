// Moments and spans as exports write them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace grapevine {

// Which of day and month stands first in 03/04/2026. Dates that begin with the year leave no doubt.
enum class DateOrder : std::uint8_t { day_first, month_first };

// Milliseconds since 1970 of the clock as it is written: a zone behind it is read and ignored, for hours of the day are
// what counts. "2026-11-02 09:15", "2026-11-02T09:15:30.5Z", "02-11-2026 09:15", "11/2/2026 9:15 AM", "2 Nov 2026 09:15",
// "Tue Oct 31 22:10:47 +0000 2017"; without a time of day midnight. Nothing for anything else.
std::optional<Millis> read_moment(std::string_view text, DateOrder order);

// The order that these texts show, by a number above 12; nothing where none does. `mixed`: some say one, some the other.
struct ShownOrder {
  std::optional<DateOrder> order;
  bool mixed = false;
};
ShownOrder order_shown(std::span<const std::string> texts);

}  // namespace grapevine
