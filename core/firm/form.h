// Forms that people fill in with a spreadsheet: comma- or semicolon-separated, a header, comments behind #.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace grapevine {

// The cells of the wanted columns, in that order, with the line where they stand. Other columns are ignored.
struct FormRow {
  std::size_t line = 0;
  std::vector<std::string> cells;  // without blanks around them and quotation marks
};

constexpr std::size_t kMostFormBytes = 8u << 20;

// Refuses, all at once: more than kMostFormBytes, bytes that are no text, a header without one of the columns, lines with
// fewer cells than the header, quotation marks that do not close. `name` is the file's, for messages.
Result<std::vector<FormRow>> read_form(std::string_view bytes, std::string_view name, const std::vector<std::string_view>& columns);

// "answers.csv:7", for messages.
std::string line_of(std::string_view name, std::size_t line);

}  // namespace grapevine
