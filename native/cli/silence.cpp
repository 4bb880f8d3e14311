// grapevine silence: what it costs to answer late, or never.
#include <fmt/format.h>

#include "cli/answers.h"
#include "cli/commands.h"
#include "report/worth.h"

namespace grapevine {

namespace {

constexpr double kDelays[] = {0, 1, 4, 12, 24, 48, kNeverAnswered};  // hours

void print_table(const Scenario& scenario, const std::vector<SilencePoint>& points, Console& console) {
  const TerminalStyle style = terminal_style(console);
  std::vector<std::vector<std::string>> rows = silence_table(points);
  std::vector<TextColumn> columns;
  for (std::string& heading : rows.front()) columns.push_back({std::move(heading), !columns.empty()});
  rows.erase(rows.begin());
  std::string text = wrapped(printable(scenario.title) + ": the same futures, with each public answer published so long after it was written.", style.width);
  text += "\n" + text_table(columns, rows, style);
  text += wrapped("Cost of silence: customer value less all costs, beside an answer at once; same crowd, same luck.", style.width);
  console.print(style.unicode ? text : to_ascii(text));
}

}  // namespace

Exit silence_command(const Words& words, Console& console) {
  std::string word;
  ScenarioOptions changes;
  JobOptions job;
  Options options("silence",
                  "What it costs to answer late, or never: the scenario with each public answer held back by hours, "
                  "beside one\nthat is published at once.",
                  "grapevine silence influencer-in-the-queue");
  options.argument("SCENARIO", word, true, "a file, \"-\", a link, or a name that grapevine scenarios lists");
  changes.declare(options, "change a parameter, from the start or from path=value@moment");
  job.declare(options, false);
  if (const auto exit = options.parse(words, console)) return *exit;
  changes.read_given(options);

  auto input = load_scenario(word, changes);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  auto changed = with_changes(std::move(input->scenario), changes.changes, changes.max_people);
  if (!changed) return console.fail(Exit::invalid_input, changed.errors());
  std::vector<ScenarioInput> sides;
  for (const double hours : kDelays) {
    ScenarioInput side = *input;
    side.scenario = answered_after(*changed, hours);
    sides.push_back(std::move(side));
  }
  if (job.dry_run) return dry_run(sides, job, console);

  const JobOutcome outcome = run_job(std::move(sides), "silence", job, console);
  if (!outcome.result) return outcome.exit;
  const JobResult& result = *outcome.result;
  std::vector<SilencePoint> points;
  for (std::size_t i = 0; i < std::size(kDelays); ++i)
    points.push_back({kDelays[i], compare(result.replicates(0), result.replicates(i))});
  if (job.digest)
    for (std::size_t i = 0; i < std::size(kDelays); ++i) console.print_line(result.replicates(i).digest());
  else if (job.json)
    console.print(silence_json(result.sides.front().scenario, points));
  else
    print_table(result.sides.front().scenario, points, console);
  return Exit::done;
}

}  // namespace grapevine
