#include "report/svg_chart.h"

#include <clocale>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/report/markup_rules.h"

using namespace grapevine;
using markup_rules::count_of;
using markup_rules::ill_formed;

namespace {

Band flat(std::size_t bins, double mean, double spread = 0) {
  return {std::vector<double>(bins, mean), std::vector<double>(bins, mean - spread),
          std::vector<double>(bins, mean + spread)};
}

Chart chart_of(Band after) {
  Chart chart;
  chart.title = "Title";
  chart.subtitle = "unit";
  chart.start = {2026, 11, 2};
  chart.after = std::move(after);
  return chart;
}

// The points of the first path of a class.
std::string path_of(const std::string& svg, const std::string& name) {
  // the legend's sample comes first
  const std::size_t sample = svg.find("class=\"" + name + "\"");
  const std::size_t curve = svg.find("<path class=\"" + name + "\"", sample + 1);
  const std::size_t from = svg.find(" d=\"", curve) + 4;
  return svg.substr(from, svg.find('"', from) - from);
}

}  // namespace

TEST_CASE("the same chart gives the same bytes, whatever the locale") {
  Chart chart = chart_of(flat(14, 12.25, 3.5));
  chart.before = flat(14, 20);
  const std::string once = svg_chart(chart);
  CHECK(svg_chart(chart) == once);
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* locale : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"}) {
    std::setlocale(LC_ALL, locale);
    CHECK(svg_chart(chart) == once);
  }
  std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("a picture is well-formed, small, and refers to nothing outside") {
  std::vector<double> mean;
  for (int i = 0; i < 112; ++i) mean.push_back(50 + 40 * std::sin(i * 0.7));
  Chart chart = chart_of({mean, mean, mean});
  chart.before = chart.after;
  chart.markers = {{kDay, "Complaint", Marker::Kind::bad}, {3 * kDay, "Reply", Marker::Kind::good}};
  const std::string svg = svg_chart(chart);
  CHECK(ill_formed(svg) == "");
  CHECK(svg.size() < 9000);
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(svg.ends_with("</svg>\n"));
  for (const char* foreign : {"<script", "href", "url(", "@import", " id=", " style=", "http://www.w3.org/1999"})
    CHECK(svg.find(foreign) == std::string::npos);
  CHECK(count_of(svg, "http") == 1);
}

TEST_CASE("hostile texts are escaped, made printable and cut") {
  const std::string hostile = "</title><script>alert(\"1\" & '2')</script>\x1b[31m\xff\xe2\x80\xae]]>" + std::string(4000, 'W');
  Chart chart = chart_of(flat(10, 5));
  chart.title = chart.subtitle = chart.after_name = chart.before_name = hostile;
  chart.before = flat(10, 4);
  chart.markers = {{kDay, hostile, Marker::Kind::plain}, {2 * kDay, "\xef\xbf\xbf", Marker::Kind::plain}};
  const std::string svg = svg_chart(chart);
  CHECK(ill_formed(svg) == "");
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find('\x1b') == std::string::npos);
  CHECK(svg.find("\xe2\x80\xae") == std::string::npos);
  CHECK(svg.find("\xef\xbf\xbf") == std::string::npos);
  CHECK(svg.find("…</text>") != std::string::npos);
  // cut by whole signs: half of one would read "?"
  chart = chart_of(flat(10, 5));
  for (int more = 0; more < 4; ++more) {
    chart.after_name = std::string(static_cast<std::size_t>(more), 'i');
    for (int i = 0; i < 300; ++i) chart.after_name += "\xc3\xa9";
    const std::string cut = svg_chart(chart);
    CHECK(cut.find("\xc3\xa9…</text>") != std::string::npos);
    CHECK(cut.find('?') == std::string::npos);
  }
}

TEST_CASE("empty charts, single bins and zeros are drawn without harm") {
  const std::string nothing = svg_chart(chart_of({}));
  CHECK(ill_formed(nothing) == "");
  CHECK(nothing.find("Nothing to show") != std::string::npos);
  // a single bin is a line from side to side
  const std::string one = svg_chart(chart_of(flat(1, 7, 2)));
  CHECK(ill_formed(one) == "");
  CHECK(count_of(path_of(one, "gv-line"), "L") == 1);
  // zeros lie on the ground, as one straight line
  const std::string zeros = svg_chart(chart_of(flat(90, 0)));
  CHECK(ill_formed(zeros) == "");
  CHECK(count_of(path_of(zeros, "gv-line"), "L") == 1);
  CHECK(count_of(path_of(zeros, "gv-line"), " 304") == 2);
  CHECK(zeros.find(">1</text>") != std::string::npos);
}

TEST_CASE("values too large, below zero or no numbers stay inside of the picture") {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  for (const double value : {1e9, 1e15, 1e300, std::numeric_limits<double>::max(), kInfinite, -kInfinite, -5.0, std::nan("")}) {
    Chart chart = chart_of(flat(10, 5, 1));
    chart.after.mean[3] = chart.after.high[3] = chart.after.low[4] = value;
    chart.before = flat(10, value);
    const std::string svg = svg_chart(chart);
    CAPTURE(value);
    CHECK(ill_formed(svg) == "");
    for (const char* curve : {"gv-line", "gv-base"}) {
      const std::string path = path_of(svg, curve);
      CHECK(path.find_first_not_of("ML0123456789. ") == std::string::npos);
    }
  }
}

TEST_CASE("points that no eye would miss are left out, and no others") {
  Band band = flat(50, 10);
  band.high.assign(50, 20);
  CHECK(count_of(path_of(svg_chart(chart_of(band)), "gv-line"), "L") == 1);
  band.mean[25] = 19;
  CHECK(count_of(path_of(svg_chart(chart_of(band)), "gv-line"), "L") == 4);
}

TEST_CASE("what happens is marked above the plot, and all of it is told to screen readers") {
  Chart chart = chart_of(flat(14, 5));
  chart.markers = {{4 * kDay + 9 * kHour, "Complaint", Marker::Kind::bad},
                   {4 * kDay + 10 * kHour, "First reply", Marker::Kind::good},
                   {13 * kDay + 20 * kHour, "Press", Marker::Kind::bad},
                   {20 * kDay, "Later", Marker::Kind::plain}};
  const std::string svg = svg_chart(chart);
  CHECK(svg.find(">Complaint</text>") != std::string::npos);
  CHECK(svg.find(">First reply</text>") != std::string::npos);
  CHECK(svg.find(">Press</text>") != std::string::npos);
  CHECK(svg.find(">Later</text>") == std::string::npos);
  CHECK(count_of(svg, "currentColor\" stroke-width") == 2);  // an hour apart: one line
  CHECK(svg.find("Complaint, Fri 6 Nov, 09:00; First reply, Fri 6 Nov, 10:00; Press") != std::string::npos);
  CHECK(svg.find("<title>Title</title>") != std::string::npos);
  CHECK(svg.find("at most 5 (Mon 2 Nov)") != std::string::npos);
}

TEST_CASE("baseline and what-if are told apart without colour") {
  Chart chart = chart_of(flat(14, 5));
  CHECK(svg_chart(chart).find("stroke-dasharray=\"6") == std::string::npos);
  chart.before = flat(14, 7);
  chart.before_name = "As it is";
  chart.after_name = "More agents";
  const std::string svg = svg_chart(chart);
  CHECK(svg.find("stroke-dasharray=\"6") != std::string::npos);
  CHECK(svg.find(">As it is</text>") != std::string::npos);
  CHECK(svg.find(">More agents</text>") != std::string::npos);
}

TEST_CASE("any size holds its picture") {
  Chart chart = chart_of(flat(14, 123456));
  for (const auto& [width, height] : {std::pair{1, 1}, {320, 240}, {1200, 400}}) {
    const std::string svg = svg_chart(chart, {width, height});
    CHECK(ill_formed(svg) == "");
    CHECK(svg.find("NaN") == std::string::npos);
    CHECK(svg.find("nan") == std::string::npos);
  }
  // where the legend has no room in one line it takes more, and leaves no name out
  chart.before = chart.after;
  chart.after_name = "A community with hardly any helpers";
  const auto line_of = [](const std::string& svg, const std::string& name) {
    const std::size_t from = svg.rfind("y=\"", svg.find(">" + name + "</text>"));
    return svg.substr(from + 3, svg.find('"', from + 3) - from - 3);
  };
  const std::string wide = svg_chart(chart), narrow = svg_chart(chart, {320, 240});
  CHECK(line_of(wide, chart.after_name) == "70");
  CHECK(line_of(wide, "Baseline") == "70");
  CHECK(line_of(narrow, chart.after_name) == "70");
  CHECK(line_of(narrow, "Baseline") == "88");
}

TEST_CASE("markers are a scenario's events and later changes, and the first reply to its first story") {
  Scenario scenario;
  scenario.days = 14;
  TimelineEntry setting{0, "", {{0, 1}}, {}}, later{2 * kDay, "Hiring", {{0, 2}}, {}};
  TimelineEntry story{kDay, "", {}, {StoryEvent{}}}, press{kDay, "Paper", {}, {PressEvent{}}};
  scenario.timeline = {setting, story, press, later};
  const auto markers = markers_of(scenario, 90);
  REQUIRE(markers.size() == 4);
  CHECK(markers[0].title == "Complaint");
  CHECK(markers[1].title == "Paper");
  CHECK(markers[2].title == "First reply");
  CHECK(markers[2].at == kDay + 90 * kMinute);
  CHECK(markers[3].title == "Hiring");
  CHECK(markers_of(scenario, std::nan("")).size() == 3);
  CHECK(markers_of(scenario, 0).size() == 3);
}
