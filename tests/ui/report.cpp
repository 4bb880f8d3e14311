// The report that the app saves.
#include <catch2/catch_test_macros.hpp>

#include "ensemble/paired_ensemble.h"
#include "report/html_report.h"
#include "tests/ui/bench.h"
#include "ui/shipped.h"

using namespace grapevine;

namespace {

std::unique_ptr<App> settled_app(std::string_view what) {
  AppOptions options;
  options.link_prefix = "https://example.org/";
  auto made = std::make_unique<App>(std::move(options));
  App& app = *made;
  REQUIRE(app.open_named("influencer-in-the-queue"));
  if (what == "edited") REQUIRE(app.edit("support.social.agents", 3).empty());
  if (what == "as it is") app.choose_what_if(-1);
  CHECK(app.report().empty());  // there is nothing to tell yet
  app.set_replicates(8);
  double now = 1;
  for (int i = 0; i < 20000 && !app.settled(); ++i) app.update(now += 0.01);
  REQUIRE(app.settled());
  return made;
}

// As the command line makes it of the saved file: its first what-if, in so many futures.
std::string report_of_file(const std::string& json, const std::string& link) {
  const auto scenario = parse_scenario(json);
  REQUIRE(scenario);
  REQUIRE_FALSE(scenario->what_ifs.empty());
  const Scenario what_if = with_what_if(*scenario, 0);
  PairedEnsemble ensemble(1);
  REQUIRE(ensemble.set_baseline(*scenario).empty());
  REQUIRE(ensemble.set_what_if(what_if).empty());
  ensemble.set_replicates(8);
  ensemble.wait();
  const bool same = divergence(*scenario, what_if) == kNever;
  return html_report({.baseline = *scenario, .what_if = what_if, .what_if_title = same ? "" : scenario->what_ifs[0].title, .before = ensemble.baseline(),
                      .after = ensemble.what_if(), .world = ensemble.world(), .link = link, .page = "https://example.org/"});
}

}  // namespace

TEST_CASE("the app's report has the bytes of the command line's from the saved scenario, edited or not") {
  for (const char* what : {"as opened", "edited", "as it is"}) {
    INFO(what);
    const auto app = settled_app(what);
    const std::string html = app->report();
    CHECK(html.find("https://example.org/#s=") != std::string::npos);
    // its link is the scenario alone, without what the app shows of it
    const std::string link = app->link();
    CHECK(html == report_of_file(app->scenario_json(), link.substr(0, link.find('&'))));
  }
}
