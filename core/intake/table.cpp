#include "intake/table.h"

#include <algorithm>

#include "base/wording.h"

namespace grapevine {

namespace {

char separator_of(std::string_view heading) {
  const auto count = [&](char sign) { return std::count(heading.begin(), heading.end(), sign); };
  const std::ptrdiff_t commas = count(','), semicolons = count(';'), tabs = count('\t');
  return semicolons > std::max(commas, tabs) ? ';' : tabs > commas ? '\t' : ',';
}

class TableReader {
 public:
  TableReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // The next row that says something; false at the end, or where a quotation mark does not close.
  bool next(Table::Row& row) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) step();
    if (at_ == text_.size()) return false;
    row.line = line_;
    row.cells.clear();
    do {
      row.cells.emplace_back();
      if (!cell(row.cells.back())) return false;
    } while (took_separator_);
    return true;
  }
  std::int64_t open_quote() const { return open_quote_; }  // its line; 0: none

 private:
  void step() { line_ += text_[at_++] == '\n'; }

  bool cell(std::string& into) {
    took_separator_ = false;
    if (at_ < text_.size() && text_[at_] == '"') {
      open_quote_ = line_;
      for (step();; step()) {
        if (at_ == text_.size()) return false;
        if (text_[at_] != '"') into += text_[at_];
        else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') into += '"', step();
        else break;
      }
      step();
      open_quote_ = 0;
    }
    for (; at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r'; step()) {
      if (text_[at_] == separator_) {
        step();
        took_separator_ = true;
        return true;
      }
      into += text_[at_];
    }
    return true;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1, open_quote_ = 0;
  bool took_separator_ = false;
};

}  // namespace

Result<Table> read_table(std::string_view bytes, std::string_view name) {
  const std::string where(name);
  if (bytes.size() > kMostTableBytes) return Error{where, say("a larger file"), say("up to 256 MB"), say("export a shorter time")};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\0') != bytes.npos) return Error{where, say("a zero byte"), say("text"), say("export it as CSV in UTF-8")};
  TableReader reader(bytes, separator_of(bytes.substr(0, bytes.find('\n'))));
  Table table;
  Table::Row row;
  if (!reader.next(row) || row.cells.size() < 2) return Error{where, bytes.empty() ? say("an empty file") : shown(bytes.substr(0, 40)), say("a row of headings, with commas, semicolons or tabs between"), say("export it as CSV with headings")};
  if (row.cells.size() > kMostColumns) return Error{where + ":1", say("{} columns", row.cells.size()), say("up to {}", kMostColumns), say("export fewer columns")};
  table.columns = row.cells;
  std::int64_t first_short = 0;
  while (reader.next(row)) {
    if (row.cells.size() == table.columns.size()) {
      table.rows.push_back(row);
      continue;
    }
    if (++table.short_rows == 1) first_short = row.line;
  }
  if (reader.open_quote() > 0) return Error{where + ":" + std::to_string(reader.open_quote()), say("a quotation mark that does not close"), say("one at the end of the cell, and two for one within"), say("export it again: it may be cut short")};
  if (table.short_rows > static_cast<std::int64_t>(table.rows.size()))
    return Error{where + ":" + std::to_string(first_short), say("another number of cells than headings"), say("{} cells in each row", table.columns.size()), say("check the separator and the quotation marks")};
  if (table.rows.empty()) return Error{where, say("headings alone"), say("at least one row below them"), say("export some tickets")};
  return table;
}

}  // namespace grapevine
