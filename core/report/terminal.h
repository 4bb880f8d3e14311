// Results for people at a terminal: sentences in lines, aligned tables and a chart drawn in characters. Text
// only; the command line decides where it goes and whether it may be coloured.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ensemble/ensemble.h"
#include "report/terminal_chart.h"

namespace grapevine {

// Columns that text takes: combining signs none, wide East Asian signs and emoji two, a broken byte one.
std::size_t display_width(std::string_view text);
// Text from a file made safe to print: control signs (terminal escapes among them), direction overrides and
// broken UTF-8 become "?".
std::string printable(std::string_view text);
// Typographic signs replaced by ASCII ("−" by "-", quotes, dashes), anything else that is not ASCII by "?".
std::string to_ascii(std::string_view text);
std::string in_style(std::string_view text, const TerminalStyle& style);  // as it is, or in ASCII
// Words in lines of at most `width` columns; a longer word stands alone, and amounts stay whole. Ends in a new line.
std::string wrapped(std::string_view text, int width);

struct TextColumn {
  std::string heading;
  bool right = false;  // aligned to the right
};
inline TextColumn column(std::string_view heading, bool right = false) { return {std::string(heading), right}; }
// Aligned columns, two blanks between them, a rule below the headings; no blanks at the ends of lines. Short
// rows are filled with empty cells.
std::string text_table(std::span<const TextColumn> columns, const std::vector<std::vector<std::string>>& rows,
                       const TerminalStyle& style);

// The whole answer of `run` and of `compare`: headline, chart of the people who heard something bad, table.
std::string summary_text(const Scenario& scenario, const Replicates& replicates, const World& world,
                         const TerminalStyle& style);
std::string comparison_text(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                            const World& world, const TerminalStyle& style);

}  // namespace grapevine
