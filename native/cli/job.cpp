#include "cli/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/results_folder.h"

namespace grapevine {

namespace {

// One edge list serves all sides: an ensemble holds one.
std::optional<Error> check_networks(const std::vector<ScenarioInput>& sides) {
  for (const ScenarioInput& side : sides)
    if (side.network_digest != sides.front().network_digest && !side.network_digest.empty())
      return Error{side.label, "a network file that is not the baseline's",
                   "one network file for all scenarios", "give it with --network, for all of them"};
  return std::nullopt;
}

// A job while it runs.
class RunningJob {
 public:
  RunningJob(std::vector<ScenarioInput> sides, const JobOptions& options, Console& console)
      : console_(console),
        threads_(std::min<std::int64_t>(options.jobs, sides.front().scenario.replicates)),
        progress_(console, "futures") {
    result_.sides = std::move(sides);
    result_.ensemble = std::make_unique<PairedEnsemble>(threads_);
    // with a single what-if all is run at once; snapshots only pay when a baseline is compared several times
  }

  Exit open_folder(const std::string& path, const std::string& command) {
    auto folder = ResultsFolder::create(path, command, result_.sides,
                                        fmt::format("{} begins, {} threads", command, threads_));
    if (!folder) return console_.fail(Exit::invalid_input, folder.errors());
    folder_.emplace(std::move(*folder));
    return Exit::done;
  }

  Exit run() {
    PairedEnsemble& ensemble = *result_.ensemble;
    const ScenarioInput& baseline = result_.sides.front();
    if (const Errors errors = ensemble.set_baseline(baseline.scenario, baseline.network); !errors.empty())
      return refuse(baseline, errors);
    for (std::size_t side = 1; side < result_.sides.size(); ++side) {
      if (const Errors errors = ensemble.set_what_if(result_.sides[side].scenario); !errors.empty())
        return refuse(result_.sides[side], errors);
      if (const Exit exit = wait(side); exit != Exit::done) return exit;
      result_.what_ifs.push_back(ensemble.what_if());
    }
    if (result_.sides.size() == 1) {
      if (const Exit exit = wait(0); exit != Exit::done) return exit;
    }
    return folder_ ? finish_folder() : Exit::done;
  }

  JobResult take_result() { return std::move(result_); }

 private:
  Exit refuse(const ScenarioInput& side, Errors errors) {
    for (Error& error : errors) error.where = side.label + ": " + error.where;
    return console_.fail(Exit::invalid_input, errors);
  }

  // Until the baseline and what-if number `side` (none when 0) are there.
  Exit wait(std::size_t side) {
    PairedEnsemble& ensemble = *result_.ensemble;
    const auto keep_going = [&](const Progress& progress) {
      keep(side, false);
      progress_.show(progress);
      return !interrupted() && !failure_;
    };
    ensemble.wait(keep_going);
    if (!interrupted()) keep(side, true);
    if (failure_) return console_.fail(Exit::internal_error, *failure_);
    if (ensemble.progress().finished()) return Exit::done;
    ensemble.cancel();
    return stop(side);
  }

  void keep(std::size_t side, bool now) {
    if (!folder_ || failure_) return;
    PairedEnsemble& ensemble = *result_.ensemble;
    failure_ = folder_->keep(0, ensemble.baseline(), ensemble.baseline_ready(), now);
    if (side > 0 && !failure_)
      failure_ = folder_->keep(side, ensemble.what_if(), ensemble.pairs_ready(), now);
  }

  // Ctrl-C: what is there is kept where there is a folder to keep it in.
  Exit stop(std::size_t side) {
    keep(side, true);
    const Progress progress = result_.ensemble->progress();
    std::string said = fmt::format("interrupted after {} of {} futures", progress.done, progress.total);
    if (!folder_) {
      console_.note(said + "; nothing was kept, for there was no -o");
    } else if (has_results_store()) {
      std::int64_t kept = 0;
      for (std::size_t i = 0; i <= side; ++i) kept += folder_->kept(i);
      console_.note(said + fmt::format("; the first {} are kept in {}; the same command starts over", kept,
                                       shown_path(folder_->path() / "journal.sqlite")));
    } else {
      console_.note(said + "; nothing was kept, for this build has no store");
    }
    if (folder_) folder_->stop(said);
    return Exit::interrupted;
  }

  Exit finish_folder() {
    std::vector<const Replicates*> sides;
    for (std::size_t i = 0; i < result_.sides.size(); ++i) sides.push_back(&result_.replicates(i));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    if (auto error = folder_->finish(sides, fmt::format("complete after {:.1f} s", seconds)))
      return console_.fail(Exit::internal_error, *error);
    if (!has_results_store()) console_.note("this build has no store: results.sqlite was not written");
    return Exit::done;
  }

  Console& console_;
  std::int32_t threads_;
  ProgressLine progress_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  JobResult result_;
  std::optional<ResultsFolder> folder_;
  std::optional<Error> failure_;
};

}  // namespace

std::int32_t JobOptions::cores() {
  return std::clamp<std::int32_t>(static_cast<std::int32_t>(std::thread::hardware_concurrency()), 1, kMostJobs);
}

void JobOptions::declare(Options& options, bool with_output) {
  jobs = cores();
  options.whole("--jobs", jobs, 1, kMostJobs, "threads; the results do not depend on it");
  if (with_output)
    options.text("-o,--output", output, "DIR",
                 "write results into this folder: SQLite, CSV, scenario, manifest");
  if (with_output)
    options.text("--svg", svg, "FILE", "write the chart into this file, as SVG; of several what-ifs the first one's");
  options.flag("--json", json, "print JSON");
  options.flag("--digest", digest, "print only the digest of the results, 32 hexadecimal digits");
  options.flag("--dry-run", dry_run, "run nothing: tell the number of runs, the time and the size");
  options.list("--fail-if", fail_if, "METRIC>VALUE", "end with exit code 4 when the condition holds");
}

JobOutcome run_job(std::vector<ScenarioInput> sides, const std::string& command, const JobOptions& options,
                   Console& console) {
  if (const auto error = check_networks(sides)) return {console.fail(Exit::invalid_input, *error), {}};
  watch_for_interrupt();
  RunningJob job(std::move(sides), options, console);
  if (!options.output.empty())
    if (const Exit exit = job.open_folder(options.output, command); exit != Exit::done) return {exit, {}};
  if (const Exit exit = job.run(); exit != Exit::done) return {exit, {}};
  return {Exit::done, job.take_result()};
}

Result<RunCost> measure_run(const ScenarioInput& input) {
  // processor time, so that what else the machine does is not counted
  const auto now = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  const Scenario& scenario = input.scenario;
  const double began = now();
  const auto world = build_world(scenario, input.network);
  if (!world) return world.errors();
  RunCost cost;
  cost.people = (*world)->size();
  cost.building_seconds = now() - began;

  // one future, or as much of it as half a second does; the first of all has to get its memory, the others have it
  Simulation simulation(*world, scenario);
  simulation.start(0);
  const double started = now();
  simulation.start(0);
  const double lives = now();
  while (simulation.advance(std::min(simulation.now() + kDay, scenario.end())) && now() - lives < 0.5) {
  }
  const double share = static_cast<double>(simulation.now()) / static_cast<double>(scenario.end());
  cost.run_seconds = lives - started + (now() - lives) / std::max(share, 1e-9);
  return cost;
}

double megabytes_of_results(double runs, double rows_a_run) { return runs * rows_a_run * 30 / 1e6 + 0.1; }

double series_rows(const Scenario& scenario) {
  return static_cast<double>(kSeriesCount) * scenario.days * 24 / scenario.series_hours;
}

Exit dry_run(const std::vector<ScenarioInput>& sides, const JobOptions& options, Console& console) {
  const Scenario& scenario = sides.front().scenario;
  const auto cost = measure_run(sides.front());
  if (!cost) return console.fail(Exit::invalid_input, cost.errors());
  const auto runs = static_cast<double>(scenario.replicates) * static_cast<double>(sides.size());
  const double seconds = cost->building_seconds + cost->run_seconds * runs / std::min<double>(options.jobs, scenario.replicates);
  console.print(fmt::format("{} runs ({} scenario{} × {} futures), {} people, {} days\n", runs, sides.size(),
                            sides.size() == 1 ? "" : "s", scenario.replicates, cost->people, scenario.days));
  console.print(fmt::format("about {} with {} threads ({:.1f} ms a run)\n", duration_to_string(seconds / 60),
                            options.jobs, cost->run_seconds * 1000));
  console.print(fmt::format("about {:.1f} MB of results with -o\n",
                            megabytes_of_results(runs, static_cast<double>(kMetricCount) + series_rows(scenario))));
  return Exit::done;
}

}  // namespace grapevine
