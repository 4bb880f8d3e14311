#include "report/terminal.h"

#include <algorithm>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/report/made_up_pairs.h"

using namespace grapevine;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); });
}

const World& world() {
  static const auto built = build_world(small::scenario()).value();
  return *built;
}

}  // namespace

TEST_CASE("widths are columns of the terminal, not bytes") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("−2 h – …") == 8);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("\U0001F347") == 2);
  CHECK(display_width("a\xFF") == 2);
}

TEST_CASE("columns line up whatever the letters, and lines end without blanks") {
  const TextColumn columns[] = {{"", false}, {"Value", true}, {"Note", false}};
  const std::string table =
      text_table(columns, {{"Größe", "−1", "x"}, {"日本", "1,234"}, {"e\u0301", "5", ""}}, {});
  const auto lines = lines_of(table);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == "       Value  Note");
  CHECK(lines[1] == "─────  ─────  ────");
  CHECK(lines[2] == "Größe     −1  x");
  CHECK(lines[3] == "日本   1,234");
  CHECK(lines[4] == "e\u0301          5");
}

TEST_CASE("sentences are broken between words") {
  CHECK(wrapped("one two three", 7) == "one two\nthree\n");
  CHECK(wrapped("one two three", 80) == "one two three\n");
  CHECK(wrapped("incomprehensibilities are long", 5) == "incomprehensibilities\nare\nlong\n");
  CHECK(wrapped("costs $ 2.4 k more, 20 % of all", 10) == "costs\n$ 2.4 k\nmore, 20 %\nof all\n");
  CHECK(wrapped("− − − −", 3) == "− −\n− −\n");
  CHECK(wrapped("", 10) == "");
}

TEST_CASE("text from a file cannot command the terminal") {
  CHECK(printable("plain −") == "plain −");
  CHECK(printable("\x1b[31mred") == "?[31mred");
  CHECK(printable("a\u009B31m") == "a?31m");
  CHECK(printable("a\u202Eb") == "a?b");
  CHECK(printable("a\xFFz\n") == "a?z?");
  CHECK(printable("\xC0\x9B") == "??");  // an overlong form
}

TEST_CASE("a plain terminal gets plain letters") {
  CHECK(to_ascii("−2 h “so” – it's…") == "-2 h \"so\" - it's...");
  CHECK(to_ascii("Größe") == "Gr??e");
}

TEST_CASE("a comparison is printed with headline, chart and table, no line wider than asked") {
  Scenario baseline = small::scenario();
  baseline.what_ifs = {{"Answer her first", {small::changes(0, "triage.policy", 1)}}};
  const Comparison c = made_up::Pairs(64, 25, 9).set(Metric::nps, 20, 15, 1).comparison();
  for (const auto& [unicode, width] : {std::pair{true, 80}, {false, 80}, {true, 120}}) {
    TerminalStyle style;
    style.width = width;
    style.unicode = unicode;
    const std::string text = comparison_text(baseline, with_what_if(baseline, 0), c, world(), style);
    for (const std::string& line : lines_of(text)) {
      CAPTURE(line);
      CHECK(display_width(line) <= static_cast<std::size_t>(width));
      CHECK((line.empty() || line.back() != ' '));
    }
    CHECK(text.starts_with("Answering her first keeps 86 of 100 futures"));
    CHECK(text.find("People who heard something bad") != std::string::npos);
    CHECK(text.find("Futures without a crisis") != std::string::npos);
    CHECK(text.find("16 of 64") != std::string::npos);
    CHECK(text.find(unicode ? "▲ +25 points" : "^ +25 points") != std::string::npos);
    CHECK(text.find(unicode ? "▼ −5" : "v -5") != std::string::npos);
    CHECK((text.find("95 % interval") != std::string::npos) == (width >= 110));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(is_ascii(text) == !unicode);
  }
}

TEST_CASE("a summary is printed with headline, chart and table") {
  const Replicates replicates = made_up::with_crises(25, 64);
  const std::string text = summary_text(small::scenario(), replicates, world(), {});
  CHECK(text.find("A customer with") == 0);
  CHECK(text.find("Between 49 and 72.") != std::string::npos);
  CHECK(text.find("80 % of futures") != std::string::npos);
  CHECK(text.find("Net promoter score") != std::string::npos);
  for (const std::string& line : lines_of(text)) CHECK(display_width(line) <= 80);
}

TEST_CASE("colour adds escapes and nothing else") {
  const Replicates replicates = made_up::with_crises(25, 64);
  TerminalStyle style;
  const std::string plain = summary_text(small::scenario(), replicates, world(), style);
  style.colour = true;
  std::string coloured = summary_text(small::scenario(), replicates, world(), style);
  CHECK(coloured != plain);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  const auto a = lines_of(plain), b = lines_of(coloured);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == b[i].substr(0, b[i].find_last_not_of(' ') + 1));
}

TEST_CASE("a hostile title is printed harmlessly") {
  Scenario scenario = small::scenario();
  scenario.timeline[0].title = "\x1b]0;owned\x07";
  const std::string text = summary_text(scenario, made_up::with_crises(25, 64), world(), {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
}

TEST_CASE("the chart names the complaint rather than what happens beside it") {
  Scenario scenario = small::scenario();
  scenario.timeline[0].title = "Complaint";
  TimelineEntry surge = small::happens(2 * kDay + 8 * kHour, SurgeEvent{});
  surge.title = "Backlog";
  scenario.timeline.insert(scenario.timeline.begin(), surge);
  Replicates replicates = made_up::with_crises(25, 64);
  for (Outcomes& outcomes : replicates.outcomes)
    for (auto& series : outcomes.series) series.resize(24, 1);  // all six days
  const std::string both = summary_text(scenario, replicates, world(), {});
  CHECK(both.find("▼ Complaint") != std::string::npos);
  CHECK(both.find("▼ Backlog") == std::string::npos);
  scenario.timeline.pop_back();
  CHECK(summary_text(scenario, replicates, world(), {}).find("▼ Backlog") != std::string::npos);
}
