// The first rows of a table as they may be shown: people by a digest of their name, what somebody wrote not at all.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "intake/columns.h"

namespace grapevine {

inline constexpr std::size_t kRowsShown = 20;

struct Preview {
  std::vector<std::size_t> columns;            // those that mean something first, then the others, as they stand in the table
  std::vector<std::vector<std::string>> rows;  // cells in that order, each at most `letters` long
};
Preview preview_of(const Table& table, const Mapping& mapping, std::size_t rows, std::size_t letters, bool keep_names);

// What has been left out of tickets, and why: "3 rows without a moment of creation".
struct Tickets;
std::vector<std::string> skipped_lines(const Tickets& tickets);
// "5,998 rows, 890 tickets", "5,000 rows, 1,154 posts of customers that begin a conversation".
std::string rows_line(const Tickets& tickets);

}  // namespace grapevine
