// grapevine replay: run a link, a scenario or a results folder again, and prove that nothing changed.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/manifest.h"
#include "cli/results_folder.h"

namespace grapevine {

namespace fs = std::filesystem;

namespace {

struct Request {
  std::string word;
  std::string expected;  // digest
  bool verify = false;
  std::int32_t without = 0;  // a change of the first what-if, from 1; 0: none
  ScenarioOptions changes;
  JobOptions job;
};

Exit mismatch(Console& console, const std::string& what, const std::string& found,
              const std::string& expected) {
  return console.fail(
      Exit::digest_mismatch,
      {what, found, expected, "these are not the same results: engine, input or files have changed"});
}

// Whether a file of the folder still holds the bytes that belong there.
bool holds(const fs::path& file, const std::string& digest) {
  const auto found = digest_of_file(file);
  return found.ok() && *found == digest;
}

Exit verify_folder(const Request& request, const Manifest& manifest, std::vector<ScenarioInput> sides,
                   Console& console) {
  const fs::path folder = request.word;
  const std::string where = shown_path(folder);
  if (!manifest.complete())
    return console.fail(Exit::invalid_input, {where, "results of a job that was interrupted",
                                              "complete results", "run it again with -o"});
  const JobOutcome outcome = run_job(std::move(sides), manifest.command, request.job, console);
  if (!outcome.result) return outcome.exit;

  for (std::size_t i = 0; i < manifest.sides.size(); ++i) {
    const Replicates& replicates = outcome.result->replicates(i);
    const std::string digest = replicates.digest();
    if (digest != manifest.sides[i].outcomes_digest)
      return mismatch(console, where + ": " + manifest.sides[i].file, "digest " + digest,
                      manifest.sides[i].outcomes_digest);
    const std::string runs = side_file(i, "runs.csv", "-runs.csv"),
                      series = side_file(i, "series.csv", "-series.csv");
    if (!holds(folder / runs, digest_of(runs_csv(replicates))))
      return mismatch(console, where + ": " + runs, "other bytes", "the bytes of this run");
    if (!holds(folder / series,
               digest_of(series_csv(replicates, outcome.result->sides[i].scenario.series_hours))))
      return mismatch(console, where + ": " + series, "other bytes", "the bytes of this run");
    console.print_line(digest);
  }
  if (!manifest.store_digest.empty() && !holds(folder / "results.sqlite", manifest.store_digest))
    return mismatch(console, where + ": results.sqlite", "other bytes", "those that the manifest names");
  console.note(fmt::format("verified: {} futures give the same results, and the files hold them",
                           manifest.replicates * static_cast<std::int64_t>(manifest.sides.size())));
  return Exit::done;
}

// Twice, on one thread and on several: the digest is one of the scenario, not of the machine.
Exit verify_scenario(const Request& request, ScenarioInput input, Console& console) {
  std::string digest = request.expected;
  std::int64_t futures = 0;
  for (const std::int32_t jobs : {1, std::max(2, request.job.jobs)}) {
    JobOptions options;
    options.jobs = jobs;
    const JobOutcome outcome = run_job({input}, "run", options, console);
    if (!outcome.result) return outcome.exit;
    const Replicates& replicates = outcome.result->replicates(0);
    futures = replicates.size();
    if (digest.empty())
      digest = replicates.digest();
    else if (replicates.digest() != digest)
      return mismatch(console, fmt::format("{} with {} threads", input.label, jobs),
                      "digest " + replicates.digest(), digest);
  }
  console.print_line(digest);
  console.note(fmt::format("verified: {} futures give the same results with 1 thread and with {}", futures,
                           std::max(2, request.job.jobs)));
  return Exit::done;
}

// The recorded scenario beside the same with --set.
Exit replay_with_changes(const Request& request, ScenarioInput baseline, Console& console) {
  auto changed = with_changes(baseline.scenario, request.changes.changes, request.changes.max_people);
  if (!changed) return console.fail(Exit::invalid_input, changed.errors());
  ScenarioInput what_if = baseline;
  what_if.scenario = std::move(*changed);
  return compare_scenarios({std::move(baseline), std::move(what_if)}, request.job, console);
}

Exit replay_folder(const Request& request, Console& console) {
  const auto manifest = read_manifest(request.word);
  if (!manifest) return console.fail(Exit::invalid_input, manifest.errors());
  if (manifest->command == "sweep")
    return console.fail(Exit::invalid_input, {shown_path(request.word), "results of a sweep", "results of run or compare",
                                              "run its experiment.json again with sweep --digest, into a new folder"});
  if (request.verify &&
      (request.changes.seed_given || request.changes.replicates_given || !request.changes.network.empty()))
    return console.fail(Exit::usage, {"--verify", "a folder, and --seed, --replicates or --network beside it",
                                      "a folder as it was written", "leave out these options"});
  ScenarioOptions unchanged = request.changes;
  unchanged.changes.clear();
  auto sides = load_sides(request.word, *manifest, unchanged);
  if (!sides) return console.fail(Exit::invalid_input, sides.errors());
  if (request.verify) return verify_folder(request, *manifest, std::move(*sides), console);
  if (!request.changes.changes.empty())
    return replay_with_changes(request, std::move(sides->front()), console);
  if (sides->size() > 1) return compare_scenarios(std::move(*sides), request.job, console);
  return run_scenario(std::move(sides->front()), unchanged, request.job, console);
}

Exit replay(const Request& request, Console& console) {
  std::error_code error;
  if (fs::is_directory(request.word, error) && request.without > 0)
    return console.fail(Exit::usage, {"--without", "a results folder", "a scenario or a link", "name the scenario that the folder holds"});
  if (fs::is_directory(request.word, error)) return replay_folder(request, console);
  auto input = load_scenario(request.word, request.changes);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  if (request.verify) return verify_scenario(request, std::move(*input), console);
  if (request.without > 0) return compare_without(std::move(*input), 1, request.without, request.changes, request.job, console);
  if (!request.changes.changes.empty()) return replay_with_changes(request, std::move(*input), console);
  return run_scenario(std::move(*input), request.changes, request.job, console);
}

}  // namespace

Exit replay_command(const Words& words, Console& console) {
  Request request;
  Options options(
      "replay",
      "Run a link, a scenario or a results folder again. --verify proves that the results are the same: of a "
      "folder\n"
      "those it holds, of a link those of one thread and of many. --set shows what a change would have done, --without what\n"
      "is left of the scenario's what-if without one of its changes.",
      "grapevine replay results --verify");
  options.argument("WHAT", request.word, true, "a link, a results folder, a scenario file or a name");
  options.flag("--verify", request.verify, "run again and compare digests; exit code 6 when they differ");
  options.text("--expect", request.expected, "DIGEST",
               "with --verify: the digest that a link or scenario must have");
  options.whole("--without", request.without, 1, 1000, "leave out this change of the first what-if, as grapevine why numbers them");
  request.changes.declare(options, "compare with what this change would have done");
  request.job.declare(options, false);
  if (const auto exit = options.parse(words, console)) return *exit;
  request.changes.read_given(options);

  if (request.verify && !request.changes.changes.empty())
    return console.fail(Exit::usage, {"--verify", "--set beside it", "", "leave out one of the two"});
  if (request.verify && request.without > 0)
    return console.fail(Exit::usage, {"--verify", "--without beside it", "", "leave out one of the two"});
  if (!request.expected.empty() && !request.verify)
    return console.fail(Exit::usage, {"--expect", "no --verify beside it", "", "add --verify"});
  return replay(request, console);
}

}  // namespace grapevine
