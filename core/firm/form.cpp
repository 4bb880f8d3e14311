#include "firm/form.h"

#include <algorithm>
#include <optional>

namespace grapevine {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The cells of one line; nothing when a quotation mark does not close.
std::optional<std::vector<std::string>> split(std::string_view line, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') cells.back() += line[++i];
    else if (c == '"') quoted = !quoted;
    else if (c == separator && !quoted) cells.emplace_back();
    else cells.back() += c;
  }
  if (quoted) return std::nullopt;
  for (std::string& cell : cells) cell = std::string(trimmed(cell));
  return cells;
}

}  // namespace

std::string line_of(std::string_view name, std::size_t line) { return std::string(name) + ":" + std::to_string(line); }

Result<std::vector<FormRow>> read_form(std::string_view bytes, std::string_view name, const std::vector<std::string_view>& columns) {
  if (bytes.size() > kMostFormBytes) return Error{std::string(name), std::to_string(bytes.size()) + " bytes", "at most 8 MiB", "divide the file"};
  if (bytes.find('\0') != bytes.npos) return Error{std::string(name), "bytes that are no text", "comma-separated text", "save it as CSV"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string wanted;
  for (const std::string_view column : columns) wanted += (wanted.empty() ? "" : ",") + std::string(column);

  std::vector<FormRow> rows;
  Errors errors;
  std::vector<std::size_t> places;  // of the columns in a line; empty before the header
  std::size_t width = 0;
  char separator = ',';
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = trimmed(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (text.empty() || text.front() == '#') continue;
    if (places.empty() && text.find(';') != text.npos && text.find(',') == text.npos) separator = ';';
    const auto cells = split(text, separator);
    if (!cells) {
      errors.push_back({line_of(name, line), "a quotation mark that does not close", "quotation marks in pairs", "close it or leave it out"});
    } else if (places.empty()) {
      for (const std::string_view column : columns) {
        const auto found = std::find_if(cells->begin(), cells->end(), [&](const std::string& cell) { return lower(cell) == column; });
        if (found == cells->end())
          return Error{line_of(name, line), "a header without the column " + std::string(column), "the columns " + wanted, "name the columns in the first line"};
        places.push_back(static_cast<std::size_t>(found - cells->begin()));
      }
      width = cells->size();
    } else if (cells->size() < width) {
      errors.push_back({line_of(name, line), std::to_string(cells->size()) + " cells", std::to_string(width) + ", as in the header", "fill in the others"});
    } else {
      FormRow& row = rows.emplace_back();
      row.line = line;
      for (const std::size_t place : places) row.cells.push_back((*cells)[place]);
    }
  }
  if (places.empty()) errors.push_back({std::string(name), "nothing", "a header with the columns " + wanted, "begin with it"});
  if (!errors.empty()) return errors;
  return rows;
}

}  // namespace grapevine
