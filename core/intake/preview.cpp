#include "intake/preview.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/wording.h"
#include "intake/tickets.h"

namespace grapevine {

namespace {

std::string shown_cell(const std::string& text, Privacy privacy, std::size_t letters, bool keep_names) {
  if (text.empty() || keep_names || privacy == Privacy::open) return shown(text, letters);
  return privacy == Privacy::words ? "(words)" : "#" + digest_of(text).substr(0, 8);
}

}  // namespace

Preview preview_of(const Table& table, const Mapping& mapping, std::size_t rows, std::size_t letters, bool keep_names) {
  Preview preview;
  std::vector<std::size_t>& order = preview.columns;
  for (const auto& column : mapping)
    if (column && std::ranges::find(order, *column) == order.end()) order.push_back(*column);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (std::ranges::find(order, i) == order.end()) order.push_back(i);
  for (std::size_t row = 0; row < std::min(rows, table.rows.size()); ++row) {
    std::vector<std::string>& cells = preview.rows.emplace_back();
    for (const std::size_t column : order) cells.push_back(shown_cell(table.rows[row].cells[column], privacy_of(table.columns[column]), letters, keep_names));
  }
  return preview;
}

std::vector<std::string> skipped_lines(const Tickets& tickets) {
  std::vector<std::string> lines;
  for (const auto& [why, count] : tickets.skipped) lines.push_back(fmt::format("{} {}", count, why));
  return lines;
}

std::string rows_line(const Tickets& tickets) {
  return tickets.posts ? say("{} rows, {} posts of customers that begin a conversation.", tickets.rows, tickets.tickets.size()) : say("{} rows, {} tickets.", tickets.rows, tickets.tickets.size());
}

}  // namespace grapevine
