#include "report/terminal.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "base/line_end.h"
#include "report/headline.h"
#include "report/tables.h"
#include "report/wording.h"
#include "report/worth.h"

namespace grapevine {

namespace {

constexpr char32_t kBroken = 0xFFFFFFFF;

// The code point at the front of `text`, removed from it; kBroken for a byte that begins none.
char32_t take_code(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(0);
  const std::size_t length = first < 0x80       ? 1
                             : first >> 5 == 6  ? 2
                             : first >> 4 == 14 ? 3
                             : first >> 3 == 30 ? 4
                                                : 0;
  char32_t code = length == 1 ? first : static_cast<char32_t>(first & (0x7F >> length));
  bool whole = length > 0 && length <= text.size();
  for (std::size_t i = 1; whole && i < length; ++i) {
    whole = byte(i) >> 6 == 2;
    code = code << 6 | (byte(i) & 0x3F);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  whole = whole && code >= kLeast[length] && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
  text.remove_prefix(whole ? length : 1);
  return whole ? code : kBroken;
}

using Range = std::pair<char32_t, char32_t>;
template <std::size_t N>
bool within(const Range (&ranges)[N], char32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const Range& range) { return code >= range.first && code <= range.second; });
}

constexpr Range kNoWidth[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
                              {0x064B, 0x065F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
                              {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
constexpr Range kTwoWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
                              {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                              {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range kUnsafe[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x200E, 0x200F},  {0x2028, 0x202E},
                             {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF}, {kBroken, kBroken}};

constexpr std::pair<char32_t, std::string_view> kAscii[] = {
    {0x2212, "-"},  {0x2013, "-"},  {0x2014, "-"},   {0x2018, "'"}, {0x2019, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x2026, "..."}, {0x00D7, "x"}, {0x2192, "->"},
    {0x25B2, "^"},  {0x25BC, "v"},  {0x00A0, " "},
};

std::string headline_text(const Headline& h, const TerminalStyle& style) {
  const std::string sentence = wrapped(in_style(printable(h.sentence), style), style.width);
  const std::string detail = wrapped(in_style(printable(h.detail), style), style.width);
  return (style.colour ? "\x1b[1m" + sentence + "\x1b[0m" : sentence) + detail + "\n";
}

// The chart as characters show it, nothing where there are no bins. Stories alone are marked where there are any: they are
// what the chart shows the effect of, and a line has room for few.
std::string chart_text(Chart chart, const Scenario& scenario, const TerminalStyle& style) {
  if (chart.bins() == 0) return "";
  Scenario stories = scenario;
  std::erase_if(stories.timeline, [](const TimelineEntry& entry) {
    return entry.events.empty() || !std::holds_alternative<StoryEvent>(entry.events[0]);
  });
  if (!stories.timeline.empty()) chart.markers = markers_of(stories, 0);
  for (Marker& marker : chart.markers) marker.title = in_style(printable(marker.title), style);
  return terminal_chart(chart, style) + "\n";
}

std::vector<std::vector<std::string>> in_style(std::vector<std::vector<std::string>> rows,
                                               const TerminalStyle& style) {
  for (auto& row : rows)
    for (std::string& cell : row) cell = in_style(cell, style);
  return rows;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

// The table of a comparison. The interval of the difference is left out where it would not fit.
std::string figures_text(const Comparison& comparison, const TerminalStyle& style) {
  const bool wide = style.width >= 110;
  std::vector<TextColumn> columns = {
      {}, column(say("Baseline"), true), column(say("What-if"), true), column(say("Difference"), true)};
  if (wide) columns.push_back(column(say("95 % interval")));
  columns.push_back(column(say("Better in"), true));
  std::vector<std::vector<std::string>> rows;
  for (const TableRow& row : comparison_table(comparison)) {
    const MetricComparison& m = comparison[row.metric];
    const std::string mark = row.verdict > 0 ? "▲ " : row.verdict < 0 ? "▼ " : "";
    rows.push_back({row.label, row.before, row.after, mark + row.difference});
    if (wide) rows.back().push_back(m.equal == comparison.pairs ? "" : row.difference_interval);
    const bool counted = row.better != Better::neither;
    rows.back().push_back(m.equal == comparison.pairs ? std::string(say("same"))
                          : counted                   ? say("{} of {}", m.better.successes, comparison.pairs)
                                                      : std::string());
  }
  std::string text =
      text_table(columns, rows, style) + "\n" + std::string(say("▲ clearly better, ▼ clearly worse, each pair beside its own.")) + "\n";
  text = style.unicode ? text : to_ascii(text);
  if (!style.colour) return text;
  return replaced(replaced(std::move(text), "▲", "\x1b[38;5;36m▲\x1b[0m"), "▼", "\x1b[38;5;166m▼\x1b[0m");
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const char32_t code = take_code(text);
    width += within(kNoWidth, code) ? 0 : within(kTwoWide, code) ? 2 : 1;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const std::string_view before = text;
    if (within(kUnsafe, take_code(text)))
      safe += '?';
    else
      safe += before.substr(0, before.size() - text.size());
  }
  return safe;
}

std::string in_style(std::string_view text, const TerminalStyle& style) {
  return style.unicode ? std::string(text) : to_ascii(text);
}

std::string to_ascii(std::string_view text) {
  std::string ascii;
  while (!text.empty()) {
    const char32_t code = take_code(text);
    const auto known = std::find_if(std::begin(kAscii), std::end(kAscii),
                                    [&](const auto& pair) { return pair.first == code; });
    if (code < 0x80)
      ascii += static_cast<char>(code);
    else
      ascii += known != std::end(kAscii) ? known->second : "?";
  }
  return ascii;
}

std::string wrapped(std::string_view text, int width) {
  std::string lines;
  std::size_t used = 0;
  while (!text.empty()) {
    std::size_t end = text.find(' ');
    while (end < text.size() && !ends_line(text, end)) end = text.find(' ', end + 1);
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty()) continue;
    const std::size_t columns = display_width(word);
    const bool fits = used + 1 + columns <= static_cast<std::size_t>(std::max(width, 1));
    if (used > 0) lines += fits ? " " : "\n";
    used = used > 0 && fits ? used + 1 + columns : columns;
    lines += word;
  }
  return lines.empty() ? lines : lines + "\n";
}

std::string text_table(std::span<const TextColumn> columns, const std::vector<std::vector<std::string>>& rows,
                       const TerminalStyle& style) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    widths.push_back(display_width(columns[c].heading));
    for (const auto& row : rows)
      if (c < row.size()) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  const auto line = [&](auto cell) {
    std::string text;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string content = cell(c);
      const std::string pad(widths[c] - display_width(content), ' ');
      text += (c > 0 ? "  " : "") + (columns[c].right ? pad + content : content + pad);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };
  std::string text = line([&](std::size_t c) { return columns[c].heading; });
  const std::string_view rule = style.unicode ? "─" : "-";
  text += line([&](std::size_t c) {
    std::string dashes;
    for (std::size_t i = 0; i < widths[c]; ++i) dashes += rule;
    return dashes;
  });
  for (const auto& row : rows)
    text += line([&](std::size_t c) { return c < row.size() ? row[c] : std::string(); });
  return text;
}

namespace {

std::string posterior_text(const Scenario& scenario, const TerminalStyle& style) {
  const std::string sentence = posterior_sentence(scenario);
  return sentence.empty() ? sentence : "\n" + wrapped(in_style(sentence, style), style.width);
}

}  // namespace

std::string summary_text(const Scenario& scenario, const Replicates& replicates, const World& world,
                         const TerminalStyle& style) {
  const auto summary = summarise(replicates);
  std::string text = headline_text(headline(scenario, summary, crises(replicates), world), style);
  text += chart_text(summary_chart(scenario, replicates, world), scenario, style);
  std::vector<std::vector<std::string>> rows;
  for (const SummaryRow& row : summary_table(summary)) rows.push_back({row.label, row.value, row.band});
  const TextColumn columns[] = {{}, column(say("Mean"), true), column(say("80 % of futures"), true)};
  return text + text_table(columns, in_style(std::move(rows), style), style) + posterior_text(scenario, style);
}

std::string comparison_text(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                            const World& world, const TerminalStyle& style) {
  std::string text = headline_text(headline(baseline, what_if, comparison, world), style);
  text += chart_text(comparison_chart(baseline, what_if, comparison, world), what_if, style);
  return text + figures_text(comparison, style) + "\n" + wrapped(in_style(returns_sentence(comparison), style), style.width) + posterior_text(baseline, style);
}

}  // namespace grapevine
