// Tables as help desks export them: CSV after RFC 4180, with commas, semicolons or tabs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace grapevine {

struct Table {
  std::vector<std::string> columns;  // headings as they stand
  struct Row {
    std::int64_t line = 0;           // where it begins
    std::vector<std::string> cells;  // as many as columns
  };
  std::vector<Row> rows;
  std::int64_t short_rows = 0;  // passed over: another number of cells than columns
};

constexpr std::size_t kMostTableBytes = std::size_t{1} << 28, kMostColumns = 500;

// The separator is the one of the three that the heading has most of. Quoted cells may hold separators, quotation marks
// (doubled) and line ends. Lines that are empty say nothing. Errors: no heading or no row, more than kMostTableBytes or
// kMostColumns, a zero byte, a quotation mark that does not close, more broken rows than sound ones.
Result<Table> read_table(std::string_view bytes, std::string_view name);

}  // namespace grapevine
