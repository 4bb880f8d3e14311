#include "report/terminal_chart.h"

#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "report/terminal.h"

using namespace grapevine;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Band flat(std::size_t bins, double mean, double spread = 0) {
  return {std::vector<double>(bins, mean), std::vector<double>(bins, mean - spread),
          std::vector<double>(bins, mean + spread)};
}

Chart chart_of(const Band& after, const Band* before = nullptr) {
  Chart chart;
  chart.title = "Title";
  chart.subtitle = "unit";
  chart.start = {2026, 11, 2};
  if (before) chart.before = *before;
  chart.after = after;
  return chart;
}

TerminalStyle ascii(int width = 60, int height = 10) {
  TerminalStyle style;
  style.width = width;
  style.chart_height = height;
  style.unicode = false;
  return style;
}

// The rows of the plot alone, behind their axis.
std::vector<std::string> plot_rows(const std::string& text, std::size_t height) {
  auto lines = lines_of(text);
  return {lines.end() - 2 - static_cast<std::ptrdiff_t>(height), lines.end() - 2};
}

}  // namespace

TEST_CASE("a line stands at its value") {
  const Band top = flat(10, 100), bottom = flat(10, 0), middle = flat(10, 50);
  const auto row_of = [](const Band& band) {
    Band with_peak = band;
    with_peak.high.back() = 100;  // the same axis for all three
    const auto rows = plot_rows(terminal_chart(chart_of(with_peak), ascii(60, 11)), 11);
    for (std::size_t row = 0; row < rows.size(); ++row)
      if (rows[row].find("**********") != std::string::npos) return static_cast<int>(row);
    return -1;
  };
  CHECK(row_of(top) == 0);
  CHECK(row_of(middle) == 5);
  CHECK(row_of(bottom) == 10);
}

TEST_CASE("ticks are round numbers at their rows, from zero to the top") {
  const Band band = flat(10, 80);
  const auto rows = plot_rows(terminal_chart(chart_of(band), ascii(60, 13)), 13);
  CHECK(rows[0].starts_with("80 +"));
  CHECK(rows[3].starts_with("60 +"));
  CHECK(rows[6].starts_with("40 +"));
  CHECK(rows[9].starts_with("20 +"));
  CHECK(rows[12].starts_with(" 0 +"));
  CHECK(rows[1].starts_with("   |"));
}

TEST_CASE("the band is shaded between its ends and nowhere else") {
  const Band band = flat(10, 50, 25);
  Band with_peak = band;
  with_peak.high.back() = 100;
  auto rows = plot_rows(terminal_chart(chart_of(with_peak), ascii(60, 20)), 20);
  for (std::string& row : rows) row.resize(30, ' ');  // the peak at the end lies behind
  CHECK(rows[2].find(":::::") == std::string::npos);
  CHECK(rows[7].find(":::::") != std::string::npos);
  CHECK(rows[12].find(":::::") != std::string::npos);
  CHECK(rows[17].find(':') == std::string::npos);
}

TEST_CASE("the baseline is dashed and lies under the what-if") {
  const Band before = flat(10, 20), after = flat(10, 80);
  const auto rows = plot_rows(terminal_chart(chart_of(after, &before), ascii(60, 13)), 13);
  CHECK(rows[9].find("o o o") != std::string::npos);
  CHECK(rows[9].find("oo") == std::string::npos);
  CHECK(rows[0].find("****") != std::string::npos);
  const std::string same = terminal_chart(chart_of(after, &after), ascii(60, 13));
  CHECK(plot_rows(same, 13)[0].find('o') == std::string::npos);
  CHECK(same.find("Baseline") != std::string::npos);
  CHECK(terminal_chart(chart_of(after), ascii()).find("Baseline") == std::string::npos);
}

TEST_CASE("days stand below with their weekday, months on long charts") {
  const Band fortnight = flat(14, 5), year = flat(365, 5);
  const auto two_weeks = lines_of(terminal_chart(chart_of(fortnight), ascii(80)));
  CHECK(two_weeks.back().find("Mon 2") != std::string::npos);
  CHECK(two_weeks.back().find("Wed 4") != std::string::npos);
  CHECK(two_weeks.back().find("Tue 3") == std::string::npos);
  const auto long_chart = lines_of(terminal_chart(chart_of(year), ascii(80)));
  CHECK(long_chart.back().find("2 Nov") != std::string::npos);
  CHECK(long_chart.back().find("Mon") == std::string::npos);
  // each label begins below its tick
  const std::string& axis = two_weeks[two_weeks.size() - 2];
  CHECK(axis[two_weeks.back().find("Mon 2")] == '+');
  CHECK(axis[two_weeks.back().find("Wed 4")] == '+');
}

TEST_CASE("marks stand at their moment, and those that would collide are left out") {
  const Band band = flat(10, 5);
  Chart chart = chart_of(band);
  chart.markers = {{5 * kDay, "Complaint"}, {5 * kDay + kHour, "Reply"}, {20 * kDay, "Later"}};
  const std::string text = terminal_chart(chart, ascii(64));
  CHECK(text.find("v Complaint") != std::string::npos);
  CHECK(text.find("Reply") == std::string::npos);
  CHECK(text.find("Later") == std::string::npos);
  // near the right edge the label stands to the left
  chart.markers = {{9 * kDay + 20 * kHour, "Complaint"}};
  CHECK(terminal_chart(chart, ascii(64)).find("Complaint v") != std::string::npos);
}

TEST_CASE("no line is wider than asked, in any style and size") {
  const Band before = flat(90, 1200, 300), after = flat(90, 900, 200);
  for (const int width : {40, 61, 80, 132})
    for (const bool unicode : {true, false}) {
      TerminalStyle style = ascii(width, 8);
      style.unicode = unicode;
      Chart chart = chart_of(after, &before);
      chart.markers = {{kDay, "First"}, {88 * kDay, "A mark near the end"}};
      for (const std::string& line : lines_of(terminal_chart(chart, style))) {
        CAPTURE(width, unicode, line);
        if (line.find("futures") == std::string::npos)
          CHECK(display_width(line) <= static_cast<std::size_t>(width));
      }
    }
}

TEST_CASE("empty and single bins are drawn without harm") {
  const Band nothing = flat(3, 0), one = flat(1, 7, 2);
  CHECK(plot_rows(terminal_chart(chart_of(nothing), ascii(40, 4)), 4)[0].starts_with("1 +"));
  CHECK(terminal_chart(chart_of(one), ascii(40, 4)).find('*') != std::string::npos);
  TerminalStyle tiny;
  tiny.width = 1;
  tiny.chart_height = 0;
  CHECK_FALSE(terminal_chart(chart_of(one), tiny).empty());
}
