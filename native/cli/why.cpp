// grapevine why: what stands behind a changed figure, in the future that shows it most plainly.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.h"
#include "cli/commands.h"
#include "report/reasons.h"
#include "report/wording.h"

namespace grapevine {

namespace {

struct Request {
  std::string word, figure;
  std::int32_t what_if = 1;
  ScenarioOptions changes;
  JobOptions job;
};

Result<Metric> find_metric(const std::string& name) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < metric_table().size(); ++i) {
    names.push_back(metric_table()[i].name);
    if (names.back() == name) return static_cast<Metric>(i);
  }
  const std::string_view near = nearest_name(name, names);
  return Error{"--figure", "\"" + shown(name) + "\"", "a figure of the results, as in runs.csv",
               near.empty() ? "see the first line of runs.csv" : fmt::format("did you mean {}?", near)};
}

// The scenario's own what-if, or what --set makes of it.
Result<ScenarioInput> changed_side(const ScenarioInput& baseline, std::int32_t what_if, const ScenarioOptions& options) {
  const auto own = static_cast<std::int32_t>(baseline.scenario.what_ifs.size());
  if (own == 0 && options.changes.empty())
    return Error{baseline.label, "a scenario without what-ifs, and no change beside it", "", "add --set path=value"};
  if (own > 0 && what_if > own)
    return Error{"--what-if", std::to_string(what_if), "1 to " + std::to_string(own), "choose one of these"};
  ScenarioInput side = own > 0 ? with_own_what_if(baseline, static_cast<std::size_t>(what_if - 1)) : baseline;
  auto changed = with_changes(side.scenario, options.changes, options.max_people);
  if (!changed) return changed.errors();
  side.scenario = std::move(*changed);
  if (!same_crowd(baseline.scenario, side.scenario))
    return Error{baseline.label, "a what-if with another crowd", "a change that leaves the crowd as it is", "explain a lever instead"};
  return side;
}

// "1 Who is answered first, 2 Recall"
std::string numbered(const std::vector<ScenarioChange>& changes) {
  std::string text;
  for (std::size_t i = 0; i < changes.size(); ++i) text += fmt::format("{}{} {}", i > 0 ? ", " : "", i + 1, changes[i].label);
  return text;
}

void print_reasons(const Reasons& r, const std::vector<ScenarioChange>& changes, Console& console) {
  const TerminalStyle style = terminal_style(console);
  std::string text = wrapped(r.title, style.width);
  if (!r.future.empty()) text += wrapped(r.future, style.width);
  text += "\n";
  for (const std::string& line : r.lines) text += wrapped("- " + line, style.width);
  if (!r.causes.empty()) text += "\n" + wrapped("With one change left out, in the same future:", style.width);
  for (const std::string& cause : r.causes) text += wrapped("- " + cause, style.width);
  if (changes.size() > 1) text += "\n" + wrapped("In every future: grapevine replay --without N, N one of " + numbered(changes) + ".", style.width);
  console.print(style.unicode ? text : to_ascii(text));
}

Reasons explain(const JobResult& result, Metric metric) {
  const auto pair = plainest_pair(result.replicates(0), result.replicates(1), metric);
  if (!pair) return no_reasons(metric);
  Explainer explainer(result.ensemble->shared_world(), result.sides[0].scenario, result.sides[1].scenario, metric, *pair);
  while (!explainer.step()) {
  }
  return reasons(explainer.why(), result.replicates(0).size());
}

}  // namespace

Exit compare_without(ScenarioInput baseline, std::int32_t what_if, std::int32_t without, const ScenarioOptions& options, const JobOptions& job, Console& console) {
  auto side = changed_side(baseline, what_if, options);
  if (!side) return console.fail(Exit::invalid_input, side.errors());
  const std::vector<ScenarioChange> changes = changes_between(baseline.scenario, side->scenario);
  if (without > static_cast<std::int32_t>(changes.size())) {
    return console.fail(Exit::usage, {"--without", std::to_string(without), "a change of this what-if: " + numbered(changes), "choose one of these"});
  }
  const ScenarioChange& change = changes[static_cast<std::size_t>(without - 1)];
  side->scenario = without_change(baseline.scenario, side->scenario, change);
  side->title = fmt::format("{}, without \"{}\"", side->title, change.label);
  return compare_scenarios({std::move(baseline), std::move(*side)}, job, console);
}

Exit why_command(const Words& words, Console& console) {
  Request request;
  Options options("why",
                  "Why a figure has changed: the people, cases and minutes behind it in the future that shows it most\n"
                  "plainly, and what is left of the change without each thing that was changed.",
                  "grapevine why influencer-in-the-queue --figure peak_day_negative_exposures");
  options.argument("SCENARIO", request.word, true, "a file, \"-\", a link, or a name that grapevine scenarios lists");
  options.text("--figure", request.figure, "NAME", "which figure, by its name in runs.csv (default: that of the headline)");
  options.whole("--what-if", request.what_if, 1, 1000, "which of the scenario's own what-ifs");
  request.changes.declare(options, "change a parameter of the what-if, from the start or from path=value@moment");
  request.job.declare(options, false);
  if (const auto exit = options.parse(words, console)) return *exit;
  request.changes.read_given(options);

  auto input = load_scenario(request.word, request.changes);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  auto side = changed_side(*input, request.what_if, request.changes);
  if (!side) return console.fail(Exit::invalid_input, side.errors());
  std::optional<Metric> metric;
  if (!request.figure.empty()) {
    const auto named = find_metric(request.figure);
    if (!named) return console.fail(Exit::usage, named.errors());
    metric = *named;
  }
  std::vector<ScenarioInput> sides{std::move(*input), std::move(*side)};
  if (request.job.dry_run) return dry_run(sides, request.job, console);
  const JobOutcome outcome = run_job(std::move(sides), "why", request.job, console);
  if (!outcome.result) return outcome.exit;
  const JobResult& result = *outcome.result;
  if (!metric) metric = headline_metric(compare(result.replicates(0), result.replicates(1)));
  print_reasons(explain(result, *metric), changes_between(result.sides[0].scenario, result.sides[1].scenario), console);
  return Exit::done;
}

}  // namespace grapevine
