// grapevine analyze: what a study's results say. Sensitivities by its design, boxes of PRIM, regret, marginal charts.
#include <fmt/format.h>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/condition.h"
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/study_summary.h"
#include "report/report.h"

namespace grapevine {

namespace {

struct Request {
  std::string folder, svg;
  std::vector<std::string> metrics, prim;
  bool regret = false, emulate = false, json = false;
};

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

  const auto contents = open_whole_study(request.folder);
  if (!contents) return console.fail(Exit::invalid_input, contents.errors());
  const Study& study = contents->input.study;
  const auto outcomes = chosen_outcomes(request.metrics, study.experiment, request.json);
  if (!outcomes) return console.fail(Exit::usage, outcomes.errors());
  const auto conditions = parse_conditions(request.prim, "--prim");
  if (!conditions) return console.fail(Exit::usage, conditions.errors());
  if (auto error = check_kept(*conditions, study.experiment, "--prim")) return console.fail(Exit::usage, *error);
  const auto results = read_study_results(request.folder, *contents);
  if (!results) return console.fail(exit_of(results.errors()), results.errors());

  StudyFindings findings;
  for (const std::size_t outcome : *outcomes) {
    findings.outcomes.push_back(analyse(study, *results, outcome));
    if (request.emulate) findings.outcomes.back().emulation = emulate(study, *results, outcome);
  }
  for (const Condition& condition : *conditions) findings.discoveries.push_back(discover_condition(condition, study, *results));
  if (request.regret)
    if (const auto why = add_regrets(study, *results, *outcomes, findings))
      return console.fail(Exit::invalid_input, {"--regret", *why, "a study that runs every choice of levers under every set of assumptions",
                                                "vary levers and assumptions in a grid, and name an outcome that has a better direction"});
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
