// grapevine report: one result as one HTML file.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/manifest.h"
#include "cli/report_study.h"
#include "cli/study_input.h"
#include "cli/results_folder.h"
#include "report/html_report.h"
#include "report/wording.h"

namespace grapevine {

namespace fs = std::filesystem;

namespace {

struct Request {
  std::string word, baseline, page, output = "-";
  std::int32_t what_if = 1, jobs = JobOptions::cores();  // what_if 0: the baseline alone
  bool what_if_given = false;
  std::vector<std::string> outcomes, conditions;  // of a study
  ScenarioOptions changes;
};

// What is to be told, and what it has to be when it is told of a folder.
struct Told {
  std::vector<ScenarioInput> sides;    // the baseline, and the what-if where there is one
  std::vector<std::string> digests;    // by side; empty: whatever comes out
};

Error no_such_what_if(const std::string& label, std::int32_t which, std::size_t there) {
  if (there == 0) return {"--what-if", std::to_string(which), "0: " + label + " has no what-ifs", "use --set path=value"};
  return {"--what-if", std::to_string(which), fmt::format("0 to {}", there), "choose one of these"};
}

Result<Told> folder_told(const Request& request) {
  const auto manifest = read_manifest(request.word);
  if (!manifest) return manifest.errors();
  if (!request.changes.changes.empty() || !request.baseline.empty() || request.changes.seed_given || request.changes.replicates_given || !request.changes.network.empty())
    return Error{shown_path(request.word), "a results folder and options that change what it holds", "a folder as it was written", "leave out these options, or name a scenario"};
  if (!manifest->complete())
    return Error{shown_path(request.word), "results of a job that was interrupted", "complete results", "run it again with -o"};
  auto sides = load_sides(request.word, *manifest, request.changes);
  if (!sides) return sides.errors();
  for (std::size_t i = 0; i < sides->size(); ++i) (*sides)[i].title = manifest->sides[i].name;
  const auto which = static_cast<std::size_t>(request.what_if);
  if (which >= sides->size() && request.what_if_given) return no_such_what_if(shown_path(request.word), request.what_if, sides->size() - 1);
  Told told;
  for (const std::size_t side : {std::size_t{0}, which}) {
    if (side >= sides->size() || (side == 0 && !told.sides.empty())) continue;
    told.sides.push_back((*sides)[side]);
    told.digests.push_back(manifest->sides[side].outcomes_digest);
  }
  return told;
}

Result<Told> scenario_told(const Request& request) {
  // the number of futures is this report's, not its scenario's: the link stays the same
  ScenarioOptions as_it_is = request.changes;
  as_it_is.replicates_given = false;
  auto input = load_scenario(request.baseline.empty() ? request.word : request.baseline, as_it_is);
  if (!input) return input.errors();
  const std::size_t own = input->scenario.what_ifs.size();
  const auto which = static_cast<std::size_t>(request.what_if);
  Told told{{*input}, {}};
  const bool by_options = !request.baseline.empty() || !request.changes.changes.empty();
  ScenarioInput what_if = *input;
  if (!request.baseline.empty()) {
    if (request.what_if_given) return Error{"--what-if", "--baseline beside it", "one of the two", "leave out one of the two"};
    auto other = load_scenario(request.word, as_it_is);
    if (!other) return other.errors();
    what_if = std::move(*other);
  } else if (which > own && request.what_if_given) {
    return no_such_what_if(input->label, request.what_if, own);
  } else if (which > 0 && which <= own && (request.what_if_given || !by_options)) {
    what_if = with_own_what_if(*input, which - 1);
  }
  if (!request.changes.changes.empty()) {
    auto changed = with_changes(std::move(what_if.scenario), request.changes.changes, request.changes.max_people);
    if (!changed) return changed.errors();
    what_if.scenario = std::move(*changed);
    what_if.title = kUntitled;
  }
  if (divergence(input->scenario, what_if.scenario) != kNever) told.sides.push_back(std::move(what_if));
  return told;
}

// The scenario with what is told as the first what-if of its own, as the app saves it.
Scenario saved(const Told& told) {
  constexpr std::size_t kMostWhatIfs = 20;  // of the file format
  Scenario scenario = told.sides.front().scenario;
  WhatIf first{"As it is", {}};
  if (told.sides.size() > 1) {
    const ScenarioInput& side = told.sides.back();
    auto& own = scenario.what_ifs;
    const auto same = std::ranges::find_if(own, [&](const WhatIf& what_if) {
      return what_if.title == side.title && divergence(with_what_if(told.sides.front().scenario, static_cast<std::size_t>(&what_if - own.data())), side.scenario) == kNever;
    });
    auto between = same != own.end() ? std::optional(*same) : what_if_between(scenario, side.scenario, side.title);
    if (!between) return scenario;
    if (same != own.end()) own.erase(same);
    first = std::move(*between);
  }
  // of the baseline alone: unless it opens like that by itself
  const bool opens_so = first.timeline.empty() && (scenario.what_ifs.empty() || scenario.what_ifs.front().timeline.empty());
  if (!opens_so) scenario.what_ifs.insert(scenario.what_ifs.begin(), std::move(first));
  if (scenario.what_ifs.size() > kMostWhatIfs) scenario.what_ifs.resize(kMostWhatIfs);
  return scenario;
}

std::string html_of(const Told& told, const JobResult& result, const std::string& page) {
  const Scenario baseline = saved(told);
  const Scenario& what_if = told.sides.back().scenario;
  const bool paired = told.sides.size() > 1;
  // a link that would open something else is none
  const bool whole = !paired || (!baseline.what_ifs.empty() && divergence(with_what_if(baseline, 0), what_if) == kNever);
  const auto link = to_link(baseline, shipped_texts());
  return html_report({.baseline = baseline,
                      .what_if = paired ? what_if : baseline,
                      .what_if_title = paired ? told.sides.back().title : "",
                      .before = result.replicates(0),
                      .after = result.replicates(told.sides.size() - 1),
                      .world = result.ensemble->world(),
                      .link = whole && link ? *link : "",
                      .page = page});
}

Exit put(const std::string& html, const std::string& output, Console& console) {
  if (output == "-") {
    console.print(html);
  } else if (const auto failure = write_file(output, html)) {
    return console.fail(Exit::internal_error, *failure);
  }
  return Exit::done;
}

Exit report_study(const Request& request, Console& console) {
  const auto html = study_page({request.word, request.outcomes, request.conditions});
  return html ? put(*html, request.output, console) : console.fail(exit_of(html.errors()), html.errors());
}

}  // namespace

Exit report_command(const Words& words, Console& console) {
  Request request;
  Options options("report",
                  "One result as one HTML file that opens anywhere and prints on two pages: of a scenario's first what-if, of\n"
                  "what --set makes of it, of a scenario beside --baseline, of a results folder. Of a study's folder: what mattered\n"
                  "most, where it tips, which choice is robust, and how far to trust it.",
                  "grapevine report influencer-in-the-queue -o report.html");
  options.argument("WHAT", request.word, true, "a scenario file, a link, a results folder, or a name that grapevine scenarios lists");
  options.text("--baseline", request.baseline, "SCENARIO", "what it is compared with");
  options.whole("--what-if", request.what_if, 0, 1000, "which of the scenario's own what-ifs; 0: the baseline alone");
  options.text("-o,--output", request.output, "FILE", "where it goes; \"-\": standard output");
  options.list("--outcome", request.outcomes, "METRIC", "of a study: tell of this outcome; may be given more than once");
  options.list("--prim", request.conditions, "METRIC>VALUE", "of a study: where this is so, instead of the worst quarter");
  options.text("--page", request.page, "ADDRESS", "address of the app's page, so that the report's link can be followed");
  options.whole("--jobs", request.jobs, 1, JobOptions::kMostJobs, "threads; the report does not depend on it");
  request.changes.declare(options, "report what this change would do");
  if (const auto exit = options.parse(words, console)) return *exit;
  request.changes.read_given(options);
  request.what_if_given = options.given("--what-if");

  std::error_code error;
  if (fs::is_directory(request.word, error) && is_study(request.word)) return report_study(request, console);
  if (!request.outcomes.empty() || !request.conditions.empty())
    return console.fail(Exit::usage, {request.outcomes.empty() ? "--prim" : "--outcome", shown(request.word) + ", which is no study", "the results folder of a sweep", "leave it out"});
  const auto told = fs::is_directory(request.word, error) ? folder_told(request) : scenario_told(request);
  if (!told) return console.fail(Exit::invalid_input, told.errors());
  JobOptions job;
  job.jobs = request.jobs;
  std::vector<ScenarioInput> sides = told->sides;
  for (ScenarioInput& side : sides)
    if (request.changes.replicates_given) side.scenario.replicates = request.changes.replicates;
  const JobOutcome outcome = run_job(std::move(sides), "report", job, console);
  if (!outcome.result) return outcome.exit;
  for (std::size_t side = 0; side < told->digests.size(); ++side)
    if (const std::string digest = outcome.result->replicates(side).digest(); digest != told->digests[side])
      return console.fail(Exit::digest_mismatch, {shown_path(request.word), "digest " + digest, told->digests[side], "these are not the same results: engine, input or files have changed"});
  return put(html_of(*told, *outcome.result, request.page), request.output, console);
}

}  // namespace grapevine
