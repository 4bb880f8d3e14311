// Tickets, or posts and their replies, from the rows of a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/columns.h"
#include "intake/moments.h"

namespace grapevine {

enum class TicketChannel : std::uint8_t { phone, email, social, chat, other };
TicketChannel channel_of(std::string_view text);  // "Twitter" is social, "Web form" other

struct Ticket {
  Millis created = 0;                // since 1970, clock as written
  std::optional<Millis> first_reply; // at or after `created`
  std::optional<Millis> resolved;    // the same
  std::optional<int> handoffs;       // 0 ..
  TicketChannel channel = TicketChannel::other;
};

struct TicketRules {
  std::optional<DateOrder> order;    // of dates in doubt; nothing: as the column itself shows, else the day first
};

struct Tickets {
  std::vector<Ticket> tickets;       // by `created`
  bool posts = false;                // the table holds posts: a ticket is one of a customer's that replies to none, its reply a company's
  DateOrder order = DateOrder::day_first;
  bool order_in_doubt = false;       // dates in the file would make sense the other way as well
  std::int64_t rows = 0;             // of the table
  std::vector<std::pair<std::string, std::int64_t>> skipped;  // why, and how many rows or values: nothing is left out in silence
};

// Rows with one id are events of one ticket: the first moment of creation counts, the last of all else. Errors: no column
// of creation; posts without the columns that make pairs; no ticket left.
Result<Tickets> read_tickets(const Table& table, const Mapping& mapping, const TicketRules& rules, std::string_view name);

}  // namespace grapevine
