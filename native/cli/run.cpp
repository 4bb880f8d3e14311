// grapevine run: one scenario in many futures.
#include "cli/answers.h"
#include "cli/black_box.h"
#include "cli/commands.h"
#include "cli/files.h"

namespace grapevine {

Exit run_command(const Words& words, Console& console) {
  std::string word;
  ScenarioOptions changes;
  JobOptions job;
  BlackBox box;
  Options options("run", "One scenario in many futures: a summary on standard output, files with -o.",
                  "grapevine run influencer-in-the-queue --set support.social.agents=6 --replicates 100");
  options.argument("SCENARIO", word, true, "a file, \"-\", a link, or a name that grapevine scenarios lists");
  changes.declare(
      options, "change a parameter, from the start or from path=value@moment; also people, days, network.…");
  box.declare(options);
  job.declare(options, true);
  if (const auto exit = options.parse(words, console)) return *exit;
  changes.read_given(options);

  const auto metrics = box.chosen();
  if (!metrics) return console.fail(Exit::usage, metrics.errors());
  const auto given = box.changes();
  if (!given) return console.fail(Exit::invalid_input, given.errors());
  changes.changes.insert(changes.changes.begin(), given->begin(), given->end());
  auto input = load_scenario(word, changes);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  const auto write_results = [&](const Replicates& replicates) { return box.results.empty() ? std::nullopt : write_file(box.results, BlackBox::text(*metrics, replicates)); };
  return run_scenario(std::move(*input), changes, job, console, write_results);
}

}  // namespace grapevine
