// In another language no sentence of a report is in plain English: what is, was not said through the catalogue, or was glued
// together from parts. What comes from files (titles, names, drills) stays as it is.
#include <algorithm>
#include <regex>

#include <catch2/catch_test_macros.hpp>

#include "drill/judge.h"
#include "report/drill_report.h"
#include "report/html_report.h"
#include "report/study_report.h"
#include "tests/ui/pseudo.h"
#include "tests/unit/drill/made_drills.h"
#include "tests/unit/ensemble/small_scenarios.h"
#include "tests/unit/report/factor_range.h"

using namespace grapevine;
using grapevine::test::PseudoLocale;

namespace {

using Texts = std::vector<std::string>;

// Names, units and what a command line is told: the same in every language.
const Texts kNames = {"Grapevine", "posterior.json", "scenario.json", "REDS", "BLUES"};

// What stands between tags and in the attributes that are read out or shown, without commands and styles.
Texts visible_texts(std::string html) {
  html = std::regex_replace(html, std::regex("<style>[^<]*</style>|<code>[^<]*</code>|<meta[^>]*>"), "");
  html = std::regex_replace(html, std::regex("\u00A0"), " ");
  Texts texts;
  const std::regex part(R"re(<[^>]*>|[^<]+)re"), attribute(R"re( (title|aria-label|data-of)="([^"]*)")re");
  for (std::sregex_iterator at(html.begin(), html.end(), part), end; at != end; ++at) {
    const std::string text = at->str();
    if (text.front() != '<') texts.push_back(text);
    else
      for (std::sregex_iterator each(text.begin(), text.end(), attribute), last; each != last; ++each) texts.push_back((*each)[2]);
  }
  return texts;
}

bool has_plain_word(const std::string& text) { return std::regex_search(text, std::regex("[A-Za-z]{3}")); }

void check_said(const Texts& texts, const Texts& data) {
  std::size_t said = 0;
  for (std::string text : texts) {
    text = std::regex_replace(text, std::regex("&[a-z#0-9]+;"), " ");
    const std::string whole = text;
    for (const Texts& known : {data, kNames})
      for (const std::string& name : known)
        for (std::size_t at = text.find(name); !name.empty() && at != std::string::npos; at = text.find(name, at)) text.replace(at, name.size(), " ");
    said += text.find('[') != std::string::npos;
    INFO(whole);
    CHECK_FALSE(has_plain_word(text));
  }
  CHECK(said > 20);
}

Texts evidence_names() {
  Texts names;
  for (const ParameterInfo& info : parameter_table())
    if (info.evidence.starts_with("V:")) names.emplace_back(info.evidence.substr(2));
  std::ranges::sort(names, std::ranges::greater(), &std::string::size);
  return names;
}

Texts strings_of(const nlohmann::ordered_json& json) {
  Texts texts;
  const auto flat = json.flatten();
  for (const auto& [path, value] : flat.items())
    if (value.is_string()) {
      std::string text = value.get<std::string>();
      // as it stands in HTML, whose signs are taken out before
      for (const char sign : {'&', '<', '>', '"', '\''}) std::ranges::replace(text, sign, ' ');
      texts.push_back(std::move(text));
    }
  std::ranges::sort(texts, std::ranges::greater(), &std::string::size);
  return texts;
}

}  // namespace

TEST_CASE("a report of a change is said in the reader's language, but for titles and names") {
  const PseudoLocale spoken;
  Scenario before = small::scenario();
  before.question = "QUESTION";
  for (const EventSpec& event : {EventSpec(DefectEvent{}), EventSpec(PressEvent{}), EventSpec(SurgeEvent{}), EventSpec(RecallEvent{}), EventSpec(HolidayEvent{}), EventSpec(StatementEvent{}), EventSpec(PagePostEvent{})})
    before.timeline.push_back(small::happens(3 * kDay, event));
  for (const char* lever : {"support.social.agents", "triage.policy", "reply.voice", "support.phone.weekends"}) {
    const std::size_t parameter = small::parameter(lever);
    const Scenario after = with_change(before, parameter, get(before.parameters, parameter) + 1, kDay);
    PairedEnsemble ensemble(2);
    REQUIRE(ensemble.set_baseline(before).empty());
    REQUIRE(ensemble.set_what_if(after).empty());
    ensemble.set_replicates(12);
    ensemble.wait();
    Texts data = evidence_names();
    data.insert(data.begin(), {"QUESTION", "Small", "TITLE"});
    check_said(visible_texts(html_report({.baseline = before, .what_if = after, .what_if_title = "TITLE", .before = ensemble.baseline(), .after = ensemble.what_if(), .world = ensemble.world(), .link = "#s=1.a.b.c", .page = ""})), data);
    check_said(visible_texts(html_report({.baseline = before, .what_if = before, .what_if_title = "", .before = ensemble.baseline(), .after = ensemble.baseline(), .world = ensemble.world(), .link = "", .page = ""})), data);
  }
}

TEST_CASE("the report and the print pack of a drill are said in the reader's language, but for what the drill says") {
  const PseudoLocale spoken;
  const auto& stage = drills::small_stage();
  Texts data = strings_of(drills::small_document());
  const std::vector<DecisionCode> codes = {{"REDS", bot_moves(stage->drill, Policy::by_the_book)}, {"BLUES", bot_moves(stage->drill, Policy::thrifty)}};
  DrillJudge judge(stage, codes, 12);
  while (judge.step()) {
  }
  const DrillJudged& judged = judge.judged();
  data.insert(data.begin(), {stage->drill.id, judged.scores.nothing.digest()});
  check_said(visible_texts(drill_report_html({judged.stage, judged.codes, judged.voters, judged.scores, judged.analyses, judged.curves, judged.alignments})), data);
  check_said(visible_texts(drill_pack_html(stage->drill)), data);
}

TEST_CASE("the report of a study is said in the reader's language, but for its title") {
  const PseudoLocale spoken;
  Study study;
  study.experiment.title = "TITLE";
  study.experiment.factors = {factor_range("support.social.agents", 1, 2, 2), factor_range("feed.visibility", 0.1, 0.5, 9)};
  study.experiment.replicates = 4;
  study.experiment.outcomes = {Metric::negative_exposures};
  study.points = points_of(study.experiment);
  StudyResults results(study.experiment);
  for (std::size_t point = 0; point < study.points.size(); ++point)
    for (std::int64_t replicate = 0; replicate < 4; ++replicate) {
      const auto values = study.points[point];
      const double outcome = (values[1] > 0.3 ? 2000 : 500) + 1000 * values[1] - 20 * values[0] + static_cast<double>(replicate);
      results.add(point, replicate, std::span(&outcome, 1));
    }
  StudyFindings findings;
  findings.outcomes.push_back(analyse(study, results, 0));
  findings.outcomes.back().emulation = emulate(study, results, 0);
  findings.discoveries.push_back(worst_quarter(study, results, 0).value());
  check_said(visible_texts(study_report({study, results, findings, {0}, "SCENARIO", "DIGEST", "NO GRID"})), {"TITLE", "SCENARIO", "DIGEST", "NO GRID", "grid"});
}

TEST_CASE("a refused scenario is explained in the reader's language") {
  const PseudoLocale spoken;
  const auto scenario = parse_scenario(R"({"grapevine": 1, "days": 0, "peple": 3, "parameters": {"support.phone.agents": -1}, "timeline": [{"at": "yesterday"}]})", {.where = "FILE"});
  REQUIRE_FALSE(scenario);
  CHECK(scenario.errors().size() > 3);
  for (const Error& error : scenario.errors()) {
    INFO(to_string(error));
    CHECK(error.remedy.starts_with('['));
  }
}
