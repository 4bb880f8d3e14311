// A study's report: what it tells, and that strangers' text stays text.
#include "report/study_report.h"

#include <catch2/catch_test_macros.hpp>

#include "report/study_pictures.h"
#include "tests/unit/report/markup_rules.h"
#include "tests/unit/report/factor_range.h"

using namespace grapevine;
using markup_rules::count_of;

namespace {

// Two agents' numbers by nine visibilities; the outcome rises with the visibility and tips at .3, agents help a little.
struct MadeUp {
  Study study;
  StudyResults results{Experiment{}};
  StudyFindings findings;

  explicit MadeUp(const std::string& title = "Made up") {
    Experiment& experiment = study.experiment;
    experiment.title = title;
    experiment.factors.push_back(factor_range("support.social.agents", 1, 2, 2));
    experiment.factors.push_back(factor_range("feed.visibility", 0.1, 0.5, 9));
    experiment.replicates = 4;
    experiment.outcomes = {Metric::negative_exposures};
    study.points = points_of(experiment);
    results = StudyResults(experiment);
    for (std::size_t point = 0; point < study.points.size(); ++point)
      for (std::int64_t replicate = 0; replicate < 4; ++replicate) {
        const auto values = study.points[point];
        const double outcome = (values[1] > 0.3 ? 2000 : 500) + 1000 * values[1] - 20 * values[0] + static_cast<double>(replicate);
        results.add(point, replicate, std::span(&outcome, 1));
      }
    findings.outcomes.push_back(analyse(study, results, 0));
    findings.outcomes.back().emulation = emulate(study, results, 0);
    findings.discoveries.push_back(*worst_quarter(study, results, 0));
  }
  std::string page() const { return study_report({study, results, findings, {0}, "A scenario", "digest", "no grid"}); }
};

}  // namespace

TEST_CASE("the worst quarter of a study lies beyond where it tips") {
  const MadeUp made;
  const Discovery& found = made.findings.discoveries.front();
  CHECK(found.tells());
  REQUIRE(found.box.sides.size() == 1);
  CHECK(found.box.sides[0].factor == 1);
  CHECK(found.box.sides[0].low > 0.3);
  CHECK(found.box.coverage == 1);
  CHECK(found.box.density == 1);
}

TEST_CASE("nothing is worst where nothing varies") {
  MadeUp made;
  StudyResults flat(made.study.experiment);
  const double outcome = 7;
  for (std::size_t point = 0; point < made.study.points.size(); ++point) flat.add(point, 0, std::span(&outcome, 1));
  CHECK_FALSE(worst_quarter(made.study, flat, 0));
}

TEST_CASE("a tornado puts the factor that matters most first and says between which figures it moves the outcome") {
  const MadeUp made;
  const std::string svg = tornado_svg(made.study, made.results, 0, made.findings.outcomes.front());
  CHECK(markup_rules::ill_formed(svg) == "");
  const auto label = [&](std::size_t factor) { return svg.rfind(std::string(parameter_table()[made.study.experiment.factors[factor].parameter].label)); };
  CHECK(label(1) < label(0));
  CHECK(count_of(svg, "<rect") == 1 + 4);  // the panel, and two bars a factor
  CHECK(svg.find(">50 %<") != std::string::npos);
}

TEST_CASE("a study's report is one well-formed page without scripts, and text in it stays text") {
  const std::string page = MadeUp("<script>alert(1)</script> & more").page();
  const std::size_t body = page.find("<body>");
  CHECK(markup_rules::ill_formed(page.substr(body, page.find("</html>") - body - 1)) == "");
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("&lt;script&gt;") != std::string::npos);
  for (const char* part : {"What mattered most", "Where it tips", "What is robust", "It cannot be told: no grid", "How far to trust it", "What was run", "digest"})
    CHECK(page.find(part) != std::string::npos);
  CHECK(page == MadeUp("<script>alert(1)</script> & more").page());
}

TEST_CASE("with levers and assumptions in a grid, a study's report names the choice that can cost least") {
  MadeUp made;
  std::string why;
  made.findings.regrets.emplace_back(Metric::negative_exposures, *regret_table(made.study.experiment, made.study.points, made.results.means(0), true, why));
  CHECK(made.page().find("least can be lost with Social desk, agents on shift: 2") != std::string::npos);
  CHECK(markup_rules::ill_formed(regret_svg(made.study, Metric::negative_exposures, made.findings.regrets[0].second)) == "");
}

TEST_CASE("an outcome that hardly moves is told in a sentence, not drawn as a tornado of one figure") {
  MadeUp made;
  StudyResults flat(made.study.experiment);
  for (std::size_t point = 0; point < made.study.points.size(); ++point) {
    const double outcome = 14 + 0.01 * made.study.points[point][1];
    flat.add(point, 0, std::span(&outcome, 1));
  }
  made.results = flat;
  CHECK_FALSE(hardly_moves(MadeUp().study, MadeUp().results, 0, MadeUp().findings.outcomes.front()));
  made.findings.outcomes[0] = analyse(made.study, made.results, 0);
  made.findings.discoveries.clear();
  CHECK(hardly_moves(made.study, made.results, 0, made.findings.outcomes.front()));
  const std::string page = made.page();
  CHECK(page.find("hardly moves: 14 on average") != std::string::npos);
  CHECK(page.find("what mattered most</title>") == std::string::npos);
}
