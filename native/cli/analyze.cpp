// grapevine analyze: what a study's results say. Sensitivities by its design, boxes of PRIM, regret, marginal charts.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/condition.h"
#include "cli/files.h"
#include "cli/study_summary.h"
#include "report/report.h"

namespace grapevine {

namespace {

struct Request {
  std::string folder, svg;
  std::vector<std::string> metrics, prim;
  bool regret = false, emulate = false, json = false;
};

std::string names_of(const Experiment& experiment) {
  std::string names;
  for (const Metric metric : experiment.outcomes) names += (names.empty() ? "" : ", ") + std::string(info(metric).name);
  return names;
}

// Which of the study's outcomes are asked for: those named, else the first few.
Result<std::vector<std::size_t>> chosen_outcomes(const Request& request, const Experiment& experiment) {
  constexpr std::size_t kShown = 4;
  std::vector<std::size_t> chosen;
  if (request.metrics.empty())
    for (std::size_t i = 0; i < std::min(kShown, experiment.outcomes.size()) || (request.json && i < experiment.outcomes.size()); ++i)
      chosen.push_back(i);
  for (const std::string& name : request.metrics) {
    const auto found = std::find_if(experiment.outcomes.begin(), experiment.outcomes.end(),
                                    [&](Metric metric) { return info(metric).name == name; });
    if (found == experiment.outcomes.end())
      return Error{"--outcome", "\"" + shown(name) + "\"", "one of " + names_of(experiment), "choose one of them"};
    chosen.push_back(static_cast<std::size_t>(found - experiment.outcomes.begin()));
  }
  return chosen;
}

Discovery discover(const Condition& condition, const Study& study, const StudyResults& results) {
  const auto& outcomes = results.outcomes();
  const auto outcome = std::find(outcomes.begin(), outcomes.end(), condition.metric) - outcomes.begin();
  std::vector<bool> hit;
  for (const double mean : results.means(static_cast<std::size_t>(outcome))) hit.push_back(condition.holds(mean));
  Discovery discovery{condition.text, peel_boxes(study.points, hit), {}};
  discovery.box = simplified(study.points, hit, discovery.boxes[best_box(discovery.boxes)]);
  return discovery;
}

std::optional<Error> add_regrets(const Study& study, const StudyResults& results, const std::vector<std::size_t>& outcomes,
                                 StudyFindings& findings) {
  for (const std::size_t outcome : outcomes) {
    const Metric metric = results.outcomes()[outcome];
    if (info(metric).better == Better::neither) continue;
    std::string why;
    const auto table = regret_table(study.experiment, study.points, results.means(outcome), info(metric).better == Better::lower, why);
    if (!table)
      return Error{"--regret", why, "a study that runs every choice of levers under every set of assumptions",
                   "vary levers and assumptions in a grid"};
    findings.regrets.emplace_back(metric, *table);
  }
  if (findings.regrets.empty())
    return Error{"--regret", "only outcomes that are neither better high nor low", "an outcome with a better direction",
                 "name one with --outcome"};
  return std::nullopt;
}

std::string findings_text(const Study& study, const StudyFindings& findings, const TerminalStyle& style) {
  std::vector<std::string> parts;
  for (const OutcomeAnalysis& outcome : findings.outcomes) parts.push_back(sensitivity_text(study, outcome, style));
  for (const Discovery& discovery : findings.discoveries) parts.push_back(discovery_text(study, discovery, style));
  for (const auto& [metric, table] : findings.regrets) parts.push_back(regret_text(study, metric, table, style));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "\n") + part;
  return text;
}

}  // namespace

Exit analyze_command(const Words& words, Console& console) {
  Request request;
  Options options("analyze",
                  "What a study's results say: Sobol' indices of a saltelli design, Morris' measures of a morris design,\n"
                  "regression and rank correlations of all others; with --prim where something happens, with --regret\n"
                  "which choice can cost least.",
                  "grapevine analyze study --outcome crisis --prim 'crisis>0.4'");
  options.argument("DIR", request.folder, true, "the results folder of a complete sweep");
  options.list("--outcome", request.metrics, "METRIC", "look at this outcome; may be given more than once");
  options.list("--prim", request.prim, "METRIC>VALUE", "find the part of the space where this is so");
  options.flag("--regret", request.regret, "compare choices of levers over all assumptions; needs a grid");
  options.flag("--emulate", request.emulate, "learn each outcome with an emulator: Sobol' indices from few runs, with its error");
  options.text("--svg", request.svg, "FILE", "write marginal charts of the first outcome into this file");
  options.flag("--json", request.json, "print JSON");
  if (const auto exit = options.parse(words, console)) return *exit;

  const auto contents = open_study_folder(request.folder);
  if (!contents) return console.fail(Exit::invalid_input, contents.errors());
  const Study& study = contents->input.study;
  if (!contents->manifest.shard.empty())
    return console.fail(Exit::invalid_input, {shown_path(request.folder), "part " + contents->manifest.shard + " of a study",
                                              "a whole study", "put the parts together with grapevine merge"});
  const auto outcomes = chosen_outcomes(request, study.experiment);
  if (!outcomes) return console.fail(Exit::usage, outcomes.errors());
  const auto conditions = parse_conditions(request.prim, "--prim");
  if (!conditions) return console.fail(Exit::usage, conditions.errors());
  if (auto error = check_kept(*conditions, study.experiment, "--prim")) return console.fail(Exit::usage, *error);
  const auto results = read_study_results(request.folder, *contents);
  if (!results) return console.fail(Exit::invalid_input, results.errors());

  StudyFindings findings;
  for (const std::size_t outcome : *outcomes) {
    findings.outcomes.push_back(analyse(study, *results, outcome));
    if (request.emulate) findings.outcomes.back().emulation = emulate(study, *results, outcome);
  }
  for (const Condition& condition : *conditions) findings.discoveries.push_back(discover(condition, study, *results));
  if (request.regret)
    if (const auto error = add_regrets(study, *results, *outcomes, findings)) return console.fail(Exit::invalid_input, *error);
  if (!request.svg.empty())
    if (const auto error = write_file(request.svg, marginal_svg(study, *results, outcomes->front())))
      return console.fail(Exit::internal_error, *error);
  console.print(request.json ? findings_json(study, findings) : findings_text(study, findings, terminal_style(console)));
  const std::size_t left_out = study.experiment.outcomes.size() - outcomes->size();
  if (!request.json && request.metrics.empty() && left_out > 0)
    console.note(fmt::format("{} more outcomes: name them with --outcome, or --json for all", left_out));
  return Exit::done;
}

}  // namespace grapevine
