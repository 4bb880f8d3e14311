#include "cli/answers.h"

#include <fmt/format.h>

#include <cstdlib>

namespace grapevine {

namespace {

// Whether the person's settings say that the terminal is not for UTF-8. Without settings it is taken to be.
bool terminal_is_ascii() {
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view text(value);
    return text.find("UTF-8") == std::string_view::npos && text.find("utf8") == std::string_view::npos &&
           text.find("utf-8") == std::string_view::npos;
  }
  return false;
}

// Tells every condition that holds; `value` is of the metric.
template <class Value>
bool conditions_hold(const std::vector<Condition>& conditions, std::string_view of, Console& console,
                     Value value) {
  bool any = false;
  for (const Condition& condition : conditions) {
    const double is = value(condition.metric);
    if (!condition.holds(is)) continue;
    console.note(
        fmt::format("--fail-if {} holds{}: {} is {}", condition.text, of, info(condition.metric).name, is));
    any = true;
  }
  return any;
}

// The part of the answer that is about one what-if.
std::string comparison_in_words(const JobResult& result, std::size_t side, const Comparison& comparison,
                                Console& console) {
  return comparison_text(result.sides.front().scenario, result.sides[side].scenario, comparison,
                         result.ensemble->world(), terminal_style(console));
}

void print_digests(const JobResult& result, Console& console) {
  for (std::size_t side = 0; side < result.sides.size(); ++side)
    console.print_line(result.replicates(side).digest());
}

// One what-if is an object, several are an array of such objects.
void print_json(const JobResult& result, const std::vector<Comparison>& comparisons, Console& console) {
  const Scenario& baseline = result.sides.front().scenario;
  if (comparisons.size() == 1) {
    console.print(comparison_json(baseline, result.sides[1].scenario, comparisons.front()));
    return;
  }
  console.print("[\n");
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    std::string json = comparison_json(baseline, result.sides[i + 1].scenario, comparisons[i]);
    while (json.ends_with('\n')) json.pop_back();
    console.print(json + (i + 1 < comparisons.size() ? ",\n" : "\n"));
  }
  console.print("]\n");
}

}  // namespace

TerminalStyle terminal_style(const Console& console) {
  TerminalStyle style;
  style.width = console.columns();
  style.unicode = !(console.output_is_terminal() && terminal_is_ascii());
  style.colour = console.colour();
  return style;
}

Exit run_scenario(ScenarioInput input, const ScenarioOptions& changes, const JobOptions& options,
                  Console& console) {
  const auto conditions = parse_conditions(options.fail_if);
  if (!conditions) return console.fail(Exit::usage, conditions.errors());
  auto changed = with_changes(std::move(input.scenario), changes.changes, changes.max_people);
  if (!changed) return console.fail(Exit::invalid_input, changed.errors());
  input.scenario = std::move(*changed);
  std::vector<ScenarioInput> sides;
  sides.push_back(std::move(input));
  if (options.dry_run) return dry_run(sides, options, console);

  const JobOutcome outcome = run_job(std::move(sides), "run", options, console);
  if (!outcome.result) return outcome.exit;
  const JobResult& result = *outcome.result;
  const Scenario& scenario = result.sides.front().scenario;
  if (options.digest)
    print_digests(result, console);
  else if (options.json)
    console.print(summary_json(scenario, result.replicates(0)));
  else
    console.print(
        summary_text(scenario, result.replicates(0), result.ensemble->world(), terminal_style(console)));

  const auto summary = summarise(result.replicates(0));
  const auto mean = [&](Metric metric) { return summary[static_cast<std::size_t>(metric)].mean.mean; };
  return conditions_hold(*conditions, "", console, mean) ? Exit::condition_holds : Exit::done;
}

Exit compare_scenarios(std::vector<ScenarioInput> sides, const JobOptions& options, Console& console) {
  const auto conditions = parse_conditions(options.fail_if);
  if (!conditions) return console.fail(Exit::usage, conditions.errors());
  if (options.dry_run) return dry_run(sides, options, console);

  const JobOutcome outcome = run_job(std::move(sides), "compare", options, console);
  if (!outcome.result) return outcome.exit;
  const JobResult& result = *outcome.result;
  std::vector<Comparison> comparisons;
  for (std::size_t side = 1; side < result.sides.size(); ++side)
    comparisons.push_back(compare(result.replicates(0), result.replicates(side)));

  if (options.digest) {
    print_digests(result, console);
  } else if (options.json) {
    print_json(result, comparisons, console);
  } else {
    for (std::size_t i = 0; i < comparisons.size(); ++i)
      console.print((i == 0 ? "" : "\n") + comparison_in_words(result, i + 1, comparisons[i], console));
  }
  bool any = false;
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const auto difference = [&](Metric metric) { return comparisons[i][metric].difference.mean; };
    const std::string of =
        comparisons.size() == 1 ? std::string() : fmt::format(" for {}", result.sides[i + 1].label);
    any = conditions_hold(*conditions, of, console, difference) || any;
  }
  return any ? Exit::condition_holds : Exit::done;
}

}  // namespace grapevine
