#include "cli/answers.h"

#include <fmt/format.h>

#include <cstdlib>

#include "cli/files.h"

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

// What `compare` found of one what-if.
struct Found {
  Comparison comparison;
  std::vector<Effect> effects;  // when asked for
};

// The part of the answer that is about one what-if.
std::string found_in_words(const JobResult& result, std::size_t side, const Found& found, Console& console) {
  const TerminalStyle style = terminal_style(console);
  std::string text = comparison_text(result.sides.front().scenario, result.sides[side].scenario, found.comparison,
                                     result.ensemble->world(), style);
  for (const Effect& effect : found.effects) {
    const std::string sentence = effect_sentence(effect);
    text += wrapped(style.unicode ? sentence : to_ascii(sentence), style.width);
  }
  return text;
}

// Runs all sides once more with nobody moved by what they hear, and divides each what-if's effects. The exit code when
// that does not come about.
std::optional<Exit> divide_effects(const JobResult& result, const JobOptions& options, Console& console,
                                   std::vector<Found>& found) {
  JobOptions again = options;
  again.output.clear();
  std::vector<ScenarioInput> sides = result.sides;
  for (ScenarioInput& side : sides) side.scenario = without_influence(std::move(side.scenario));
  const JobOutcome direct = run_job(std::move(sides), "compare", again, console);
  if (!direct.result) return direct.exit;
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Metric metric : divided_metrics())
      found[i].effects.push_back(effect_of({result.replicates(0), result.replicates(i + 1), direct.result->replicates(0),
                                            direct.result->replicates(i + 1)},
                                           metric));
  return std::nullopt;
}

// The picture that was asked for; the exit code when it cannot be written.
std::optional<Exit> write_picture(const Chart& chart, const JobOptions& options, Console& console) {
  if (options.svg.empty()) return std::nullopt;
  if (const auto error = write_file(options.svg, svg_chart(chart))) return console.fail(Exit::internal_error, *error);
  return std::nullopt;
}

void print_digests(const JobResult& result, Console& console) {
  for (std::size_t side = 0; side < result.sides.size(); ++side)
    console.print_line(result.replicates(side).digest());
}

// One what-if is an object, several are an array of such objects.
void print_json(const JobResult& result, const std::vector<Found>& found, Console& console) {
  const auto json_of = [&](std::size_t i) {
    return comparison_json(result.sides.front().scenario, result.sides[i + 1].scenario, found[i].comparison,
                           found[i].effects);
  };
  if (found.size() == 1) {
    console.print(json_of(0));
    return;
  }
  console.print("[\n");
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::string json = json_of(i);
    while (json.ends_with('\n')) json.pop_back();
    console.print(json + (i + 1 < found.size() ? ",\n" : "\n"));
  }
  console.print("]\n");
}

}  // namespace

Chart chart_of(const JobResult& result) {
  return summary_chart(result.sides.front().scenario, result.replicates(0), result.ensemble->world());
}

Chart chart_of(const JobResult& result, std::size_t side, const Comparison& comparison) {
  const ScenarioInput &baseline = result.sides.front(), &what_if = result.sides[side];
  Chart chart = comparison_chart(baseline.scenario, what_if.scenario, comparison, result.ensemble->world());
  if (what_if.title != baseline.title) chart.after_name = what_if.title;
  return chart;
}

TerminalStyle terminal_style(const Console& console) {
  TerminalStyle style;
  style.width = console.columns();
  style.unicode = !(console.output_is_terminal() && terminal_is_ascii());
  style.colour = console.colour();
  return style;
}

Exit run_scenario(ScenarioInput input, const ScenarioOptions& changes, const JobOptions& options,
                  Console& console, const ResultsWriter& write_results) {
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
  if (const auto exit = write_picture(chart_of(result), options, console)) return *exit;
  if (write_results)
    if (const auto error = write_results(result.replicates(0))) return console.fail(Exit::internal_error, *error);

  const auto summary = summarise(result.replicates(0));
  const auto mean = [&](Metric metric) { return summary[static_cast<std::size_t>(metric)].mean.mean; };
  return conditions_hold(*conditions, "", console, mean) ? Exit::condition_holds : Exit::done;
}

Exit compare_scenarios(std::vector<ScenarioInput> sides, const JobOptions& options, Console& console,
                       bool indirect) {
  const auto conditions = parse_conditions(options.fail_if);
  if (!conditions) return console.fail(Exit::usage, conditions.errors());
  if (options.dry_run) return dry_run(sides, options, console);

  const JobOutcome outcome = run_job(std::move(sides), "compare", options, console);
  if (!outcome.result) return outcome.exit;
  const JobResult& result = *outcome.result;
  std::vector<Found> found;
  for (std::size_t side = 1; side < result.sides.size(); ++side)
    found.push_back({compare(result.replicates(0), result.replicates(side)), {}});
  if (indirect)
    if (const auto exit = divide_effects(result, options, console, found)) return *exit;

  if (options.digest) {
    print_digests(result, console);
  } else if (options.json) {
    print_json(result, found, console);
  } else {
    for (std::size_t i = 0; i < found.size(); ++i)
      console.print((i == 0 ? "" : "\n") + found_in_words(result, i + 1, found[i], console));
  }
  if (const auto exit = write_picture(chart_of(result, 1, found.front().comparison), options, console)) return *exit;
  bool any = false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto difference = [&](Metric metric) { return found[i].comparison[metric].difference.mean; };
    const std::string of =
        found.size() == 1 ? std::string() : fmt::format(" for {}", result.sides[i + 1].label);
    any = conditions_hold(*conditions, of, console, difference) || any;
  }
  return any ? Exit::condition_holds : Exit::done;
}

}  // namespace grapevine
