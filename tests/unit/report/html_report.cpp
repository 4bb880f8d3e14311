#include "report/html_report.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "report/report_rows.h"
#include "scenarios.h"
#include "tests/unit/ensemble/small_scenarios.h"
#include "tests/unit/report/markup_rules.h"

using namespace grapevine;
using markup_rules::count_of;
using markup_rules::ill_formed;

namespace {

struct Told {
  Scenario baseline, what_if;
  std::unique_ptr<PairedEnsemble> ensemble = std::make_unique<PairedEnsemble>(2);

  Told(Scenario before, Scenario after, std::int64_t futures) : baseline(std::move(before)), what_if(std::move(after)) {
    REQUIRE(ensemble->set_baseline(baseline).empty());
    REQUIRE(ensemble->set_what_if(what_if).empty());
    ensemble->set_replicates(futures);
    ensemble->wait();
  }
  std::string html(std::string title = "Another way", std::string link = "#s=1.a.b.c", std::string page = "") const {
    return html_report({.baseline = baseline, .what_if = what_if, .what_if_title = std::move(title), .before = ensemble->baseline(),
                        .after = ensemble->what_if(), .world = ensemble->world(), .link = std::move(link), .page = std::move(page)});
  }
};

Told small_told(Scenario before = small::scenario()) {
  Scenario after = with_change(before, small::parameter("support.social.agents"), 6);
  return Told(std::move(before), std::move(after), 12);
}

// The file without its style, which has rules of its own, as markup_rules know it.
std::string without_style(const std::string& html) {
  const std::size_t from = html.find("<style>"), to = html.find("</style>");
  REQUIRE(html.starts_with("<!DOCTYPE html>\n"));
  return html.substr(16, from - 16) + html.substr(to + 8);
}

std::set<std::string> tags_of(const std::string& html) {
  std::set<std::string> tags;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t name = at + 1 + (html[at + 1] == '/' ? 1 : 0);
    tags.insert(html.substr(name, html.find_first_of(" >/", name) - name));
  }
  return tags;
}

const std::set<std::string> kTags = {"!DOCTYPE", "a", "b", "body", "circle", "code", "dd", "desc", "details", "div", "dl", "dt", "g", "h1", "h2", "head", "header", "html", "li", "meta", "p", "path", "rect", "section", "span", "style", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul"};

}  // namespace

TEST_CASE("a report is well-formed, says what it is about and asks nothing of anybody") {
  const std::string html = small_told().html();
  CHECK(ill_formed(without_style(html)) == "");
  for (const std::string& tag : tags_of(html)) CHECK(kTags.contains(tag));
  for (const char* part : {"<h1>", "What comes of it", "What differs", "What is assumed", "What this does not say", "See it again", "All other assumptions", "Another way"})
    CHECK(html.find(part) != std::string::npos);
  for (const char* outside : {"http:", "https:", "//", "src=", "@import", "url(", "href="})
    CHECK(count_of(html, outside) == count_of(html, "http://www.w3.org/2000/svg") * (std::string_view(outside) == "http:" || std::string_view(outside) == "//"));
  CHECK(count_of(html, " id=") == 0);
}

TEST_CASE("text from strangers stays text wherever a report shows it") {
  const std::string evil = "</style><script>alert(1)</script>\" onload=\"x' & \x01\xff";
  Scenario scenario = small::scenario();
  scenario.name = scenario.title = scenario.question = scenario.source = scenario.expect = evil;
  scenario.timeline[0].title = evil;
  const std::string html = small_told(scenario).html(evil, "#s=" + evil, "javascript:" + evil);
  CHECK(ill_formed(without_style(html)) == "");
  for (const std::string& tag : tags_of(html)) CHECK(kTags.contains(tag));
  CHECK(count_of(html, "<script") == 0);
  CHECK(count_of(html, "\" onload=") == 0);
  CHECK(count_of(html, "</style>") == 1 + count_of(html, "<svg"));
  CHECK(count_of(html, "&lt;script&gt;") > 5);
}

TEST_CASE("the page's address makes the link one to follow, and only an address of the web does") {
  const Told told = small_told();
  CHECK(count_of(told.html("", "#s=1.a", "https://example.org/grapevine/"), "<a href=\"https://example.org/grapevine/#s=1.a\">") == 1);
  CHECK(count_of(told.html("", "#s=1.a", "javascript:alert(1)//"), "href=") == 0);
  CHECK(count_of(told.html("", "", "https://example.org/"), "href=") == 0);
  CHECK(told.html("", "").find("None to two scenarios") != std::string::npos);
  Scenario large = small::scenario();
  large.what_ifs = {{"More agents", {small::changes(0, "support.social.agents", 6)}}};
  const Scenario what_if = with_what_if(large, 0);
  CHECK(Told(std::move(large), what_if, 4).html("More agents", "").find("Too large for a link") != std::string::npos);
}

TEST_CASE("a report names the digests that its futures have") {
  const Told told = small_told();
  const std::string html = told.html();
  CHECK(html.find(told.ensemble->baseline().digest()) != std::string::npos);
  CHECK(html.find(told.ensemble->what_if().digest()) != std::string::npos);
}

TEST_CASE("of a change that changes nothing a report is that of the baseline alone") {
  const Told told(small::scenario(), small::scenario(), 8);
  const std::string html = told.html();
  CHECK(html.find("What differs") == std::string::npos);
  CHECK(html.find("(what-if)") == std::string::npos);
  CHECK(ill_formed(without_style(html)) == "");
}

TEST_CASE("every shipped what-if's report is well-formed and below a megabyte") {
  for (const ShippedScenario& shipped : shipped_scenarios()) {
    INFO(shipped.name);
    const auto scenario = parse_scenario(shipped.json);
    REQUIRE(scenario);
    const std::string html = Told(*scenario, with_what_if(*scenario, 0), 8).html();
    CHECK(html.size() < kMostReportBytes);
    CHECK(ill_formed(without_style(html)) == "");
  }
}

TEST_CASE("a year by the hour with thousands of entries stays below a megabyte") {
  Scenario scenario = small::scenario();
  scenario.days = 365;
  scenario.series_hours = 1;
  scenario.people = 100;
  Scenario busy = scenario;
  for (int i = 0; i < 3000; ++i)
    busy.timeline.push_back(small::changes(3 * kDay + i * 2 * kHour, "support.social.agents", 1 + i % 40));
  const Told told(scenario, busy, 2);
  const std::string html = told.html();
  CHECK(html.size() < kMostReportBytes);
  CHECK(ill_formed(without_style(html)) == "");
  CHECK(html.find(" more.") != std::string::npos);
}

TEST_CASE("the figures in front are the tiles' and money, what is not measured is nowhere") {
  const Told told = small_told();
  const Comparison comparison = compare(told.ensemble->baseline(), told.ensemble->what_if());
  const FigureChoice choice = choose_figures(comparison);
  CHECK(choice.key.size() == kKeyFigures);
  for (const Metric metric : {Metric::crisis, Metric::first_response_p90, Metric::support_cost, Metric::net_value})
    CHECK(std::ranges::find(choice.key, metric) != choice.key.end());
  for (const Metric metric : choice.rest) CHECK(std::ranges::find(choice.key, metric) == choice.key.end());
  std::vector<MetricSummary> nothing(kMetricCount);
  for (MetricSummary& summary : nothing) summary.mean.mean = std::nan("");
  CHECK(choose_figures(nothing).key.empty());
}

TEST_CASE("assumptions that are changed come first, then the weighty ones, and none is missing") {
  Scenario scenario = small::scenario();
  set(scenario.parameters, small::parameter("tell.bad_people"), 3);
  const Scenario what_if = with_change(scenario, small::parameter("feed.quality"), 0.5);
  const auto rows = assumption_rows(scenario, what_if);
  const auto assumptions = std::ranges::count_if(parameter_table(), [](const ParameterInfo& info) { return info.role != Role::lever; });
  CHECK(rows.size() == static_cast<std::size_t>(assumptions));
  const auto place = [&](std::string_view path) { return std::ranges::find(rows, small::parameter(path), &AssumptionRow::parameter) - rows.begin(); };
  CHECK(rows[static_cast<std::size_t>(place("tell.bad_people"))].changed);
  CHECK(rows[static_cast<std::size_t>(place("feed.quality"))].what_if == 0.5);
  CHECK(place("experience.failure_rate") > place("tell.bad_people"));
  CHECK(place("experience.failure_rate") > place("feed.quality"));
  CHECK(place("experience.failure_rate") < 10);
  CHECK(std::ranges::is_sorted(rows, std::greater{}, &AssumptionRow::changed));
}
