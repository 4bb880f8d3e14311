// grapevine sweep: many points of a scenario's parameters, each in many futures. Survives being ended at any moment.
#include <fmt/format.h>

#ifndef __EMSCRIPTEN__
#include <unistd.h>
#endif

#include <chrono>
#include <cstdlib>
#include <initializer_list>

#include "base/digest.h"
#include "cli/commands.h"
#include "cli/crew.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/progress.h"
#include "cli/study_folder.h"
#include "cli/study_summary.h"

namespace grapevine {

namespace {

using Clock = std::chrono::steady_clock;

// By the names that people give them.
constexpr std::pair<std::string_view, DesignSpec::Kind> kDesigns[] = {{"grid", DesignSpec::Kind::grid},     {"random", DesignSpec::Kind::random},
                                                                      {"lhs", DesignSpec::Kind::latin_hypercube}, {"sobol", DesignSpec::Kind::saltelli},
                                                                      {"sobol-points", DesignSpec::Kind::sobol},  {"morris", DesignSpec::Kind::morris}};

struct Request {
  std::string experiment, output, shard_text;
  std::size_t design = 0;  // 0: the experiment's own, then in the order of kDesigns
  std::int64_t points = 0;
  std::int32_t jobs = JobOptions::cores();
  double most_minutes = 0;
  bool resume = false, dry_run = false, digest = false;
  std::vector<std::string> fail_if;
  std::vector<Condition> conditions;
  Shard shard;
};

double seconds_since(Clock::time_point moment) { return std::chrono::duration<double>(Clock::now() - moment).count(); }

Exit tell_cost(const Request& request, const StudyInput& input, Console& console) {
  const auto cost = measure_run(input.base);
  if (!cost) return console.fail(Exit::invalid_input, cost.errors());
  const Experiment& experiment = input.study.experiment;
  std::int64_t points = 0;
  for (std::size_t point = 0; point < input.study.points.size(); ++point) points += request.shard.owns(point);
  const std::int64_t runs = points * experiment.replicates;
  const double seconds = cost->building_seconds + cost->run_seconds * static_cast<double>(runs) / request.jobs;
  console.print(fmt::format("{}{} runs ({} points × {} futures), {} people, {} days\n",
                            experiment.until_precise ? "at most " : "", runs, points, experiment.replicates, cost->people,
                            input.base.scenario.days));
  console.print(fmt::format("about {} with {} threads ({:.1f} ms a run)\n", duration_to_string(seconds / 60), request.jobs,
                            cost->run_seconds * 1000));
  const double rows = static_cast<double>(experiment.outcomes.size() + 3) + (experiment.series ? series_rows(input.base.scenario) : 0);
  console.print(fmt::format("about {:.1f} MB of results\n", megabytes_of_results(static_cast<double>(runs), rows)));
  return Exit::done;
}

// The study with the design that the options ask for in place of the experiment's; judged as if the file said so.
Result<StudyInput> load_asked(const Request& request) {
  auto input = load_study(request.experiment);
  if (!input || (request.design == 0 && request.points == 0)) return input;
  Experiment& experiment = input->study.experiment;
  if (request.design > 0) {
    const auto kind = kDesigns[request.design - 1].second;
    if (kind != experiment.design.kind) experiment.design = {kind, kind == DesignSpec::Kind::morris ? 20 : 128, 4, {}};
  }
  if (request.points > 0) experiment.design.points = request.points;
  auto judged = parse_experiment(to_json(experiment), {input->label + " with --design"});
  if (!judged) return judged.errors();
  experiment = std::move(*judged);
  input->study.points = points_of(experiment);
  return input;
}

// A study while it runs.
class RunningStudy {
 public:
  RunningStudy(const Request& request, const StudyInput& input, Crew* crew, Console& console)
      : request_(request),
        input_(input),
        crew_(crew),
        console_(console),
        layout_(input.layout()),
        sweep_(input.study, request.shard, request.jobs),
        progress_(console, "runs") {}

  Exit run() {
    if (const Exit exit = open(); exit != Exit::done) return exit;
    if (folder_->complete()) {
      console_.note(fmt::format("{} is complete already", shown_path(folder_->path())));
      auto contents = open_study_folder(request_.output);
      if (!contents) return console_.fail(Exit::invalid_input, contents.errors());
      const auto results = read_study_results(request_.output, *contents);
      return results ? tell(*results) : console_.fail(exit_of(results.errors()), results.errors());
    }
    if (const Errors errors = sweep_.start(); !errors.empty()) return console_.fail(Exit::invalid_input, errors);
    if (const Exit exit = work(); exit != Exit::done) return exit;
    const auto results = folder_->finish(input_);
    if (!results) return give_up(results.errors());
    folder_->log(fmt::format("complete after {:.1f} s", seconds_since(started_)));
    return tell(*results);
  }

 private:
  Exit open() {
    std::int64_t kept = 0;
    const auto& outcomes = input_.study.experiment.outcomes;
    const auto watched = std::find(outcomes.begin(), outcomes.end(), input_.study.experiment.rule.metric) - outcomes.begin();
    const auto already = [&](StoredRun&& run) {
      const double value = watched < std::ssize(run.values) ? run.values[static_cast<std::size_t>(watched)] : 0;
      kept += sweep_.already_done(static_cast<std::size_t>(run.side), run.replicate, value);
    };
    auto folder = StudyFolder::open(request_.output, input_, request_.shard,
                                    request_.resume ? StudyFolder::Opening::resume : StudyFolder::Opening::fresh, already);
    if (!folder) return is_write_failure(folder.errors().front()) ? give_up(folder.errors()) : console_.fail(Exit::invalid_input, folder.errors());
    folder_.emplace(std::move(*folder));
    if (folder_->complete()) return Exit::done;
    if (folder_->damaged() > 0)
      console_.note("the journal was damaged: what is whole in it is kept, the rest is run again");
    if (kept > 0) console_.note(fmt::format("going on after {} runs", kept));
    folder_->log(fmt::format("{}, {} threads", kept > 0 ? fmt::format("goes on after {} runs", kept) : "begins", request_.jobs));
    return Exit::done;
  }

  // Until every run is in the journal, or it is time to stop.
  Exit work() {
    for (;;) {
      if (crew_) crew_->serve(sweep_);
      const bool last = sweep_.finished();
      if (const auto error = keep(sweep_.take(crew_ ? 2 : 100))) return give_up({*error});
      progress_.show(sweep_.progress());
      if (const Errors errors = sweep_.errors(); !errors.empty()) return console_.fail(Exit::invalid_input, errors);
      if (last) return Exit::done;
      if (interrupted()) return stop(Exit::interrupted, "interrupted");
      if (request_.most_minutes > 0 && seconds_since(started_) > request_.most_minutes * 60)
        return stop(Exit::stopped, "stopped by --max-time");
    }
  }

  std::optional<Error> keep(std::vector<FinishedRuns> finished) {
    std::vector<StoredRun> runs;
    for (const FinishedRuns& part : finished) {
      std::int64_t replicate = part.first;
      for (const Outcomes& outcomes : part.outcomes)
        runs.push_back(stored_run(layout_, static_cast<std::int64_t>(part.point), replicate++, outcomes));
    }
    return folder_->keep(std::move(runs));
  }

  Exit stop(Exit exit, const std::string& why) {
    sweep_.stop();
    if (crew_ && exit == Exit::stopped) crew_->dismiss(sweep_);
    if (const auto error = keep(sweep_.take(0))) return give_up({*error});
    if (const auto error = folder_->flush()) return give_up({*error});
    const Progress progress = sweep_.progress();
    const std::string said = fmt::format("{} after {} of {} runs", why, progress.done, progress.total);
    folder_->log(said);
    console_.note(said + "; they are kept: the same command with --resume goes on");
    return exit;
  }

  // Something could not be written. What was written before stays.
  Exit give_up(const Errors& errors) {
    sweep_.stop();
    const Exit exit = console_.fail(Exit::stopped, errors);
    console_.note("stopped; what was written before is kept: when this is mended, the same command with --resume goes on");
    return exit;
  }

  Exit tell(const StudyResults& results) {
    if (request_.digest)
      console_.print_line(folder_->outcomes_digest());
    else
      print_summary(input_.study, results, console_);
    return check_conditions(request_.conditions, input_.study, results, console_);
  }

  const Request& request_;
  const StudyInput& input_;
  Crew* crew_;  // null: this process alone
  Console& console_;
  StoreLayout layout_;
  Sweep sweep_;
  ProgressLine progress_;
  Clock::time_point started_ = Clock::now();
  std::optional<StudyFolder> folder_;
};

// What the options say together; errors are of usage.
Errors read_options(Request& request) {
  Errors errors;
  auto conditions = parse_conditions(request.fail_if);
  if (conditions)
    request.conditions = std::move(*conditions);
  else
    errors = conditions.errors();
  if (!request.shard_text.empty()) {
    if (const auto shard = parse_shard(request.shard_text))
      request.shard = *shard;
    else
      errors.push_back(shard.errors().front());
  }
  if (request.output.empty() && !request.dry_run)
    errors.push_back({"-o", "no results folder", "a folder for the results", "add -o DIR, or --dry-run"});
  return errors;
}

std::optional<Exit> parse_words(const Words& words, Request& request, Console& console) {
  Options options("sweep",
                  "A study: many points of a scenario's parameters, each in many futures with the same crowd and luck.\n"
                  "What is varied and how stands in an experiment's file; see docs/results.md. Under mpirun all ranks work, and the first\n"
                  "one writes.",
                  "grapevine sweep experiment.json -o study --max-time 30");
  options.argument("EXPERIMENT", request.experiment, true, "an experiment's file, JSON");
  options.text("-o,--output", request.output, "DIR", "write results into this folder: SQLite, CSV, experiment, manifest");
  std::vector<std::string_view> designs = {"own"};
  for (const auto& [name, kind] : kDesigns) designs.push_back(name);
  options.choice("--design", request.design, designs, "another design than the experiment's; sobol is for Sobol' indices");
  options.whole("--points", request.points, 0, kMostPoints, "of a design: points, base points of sobol, trajectories of morris; 0: as the experiment, or 128 and 20");
  options.flag("--resume", request.resume, "go on with the study that this folder holds");
  options.whole("--jobs", request.jobs, 1, JobOptions::kMostJobs, "threads; the results do not depend on it");
  options.number("--max-time", request.most_minutes, 0, 1e6, "minutes, then stop with exit code 5; --resume goes on; 0: none");
  options.text("--shard", request.shard_text, "I/N", "only part I of N, for a cluster; grapevine merge puts them together");
  options.flag("--digest", request.digest, "print only the digest of the results, 32 hexadecimal digits");
  options.flag("--dry-run", request.dry_run, "run nothing: tell the number of runs, the time and the size");
  options.list("--fail-if", request.fail_if, "METRIC>VALUE", "end with exit code 4 when the condition holds at any point");
  if (const auto exit = options.parse(words, console)) return exit;
  if (const Errors errors = read_options(request); !errors.empty()) return console.fail(Exit::usage, errors);
  return std::nullopt;
}

// Becomes the program that is linked with MPI, in each of several processes that mpirun has started: its libraries would
// take longer to load than a small study takes. Comes back where this is one process, and where there is no such program.
void become_rank(const Words& words) {
#ifndef __EMSCRIPTEN__
  const auto first_set = [](std::initializer_list<const char*> names) {
    for (const char* name : names)
      if (const char* value = std::getenv(name)) return std::atoi(value);
    return -1;
  };
  // of Open MPI's mpirun, of others that speak PMI, and of srun, which tells the number of tasks even where there is no MPI
  int ranks = first_set({"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"});
  if (ranks < 0 && std::getenv("PMIX_RANK") != nullptr) ranks = first_set({"SLURM_STEP_NUM_TASKS"});
  if (ranks < 2) return;
  const std::string program = own_folder() / "grapevine-mpi";
  std::vector<const char*> arguments = {program.c_str()};
  for (const std::string& word : words.words) arguments.push_back(word.c_str());
  arguments.push_back(nullptr);
  ::execv(program.c_str(), const_cast<char* const*>(arguments.data()));
  // several that write one folder would be worse than none
  if (first_set({"OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"}) <= 0)
    static_cast<void>(Console().fail(Exit::invalid_input, {"mpirun", "no program grapevine-mpi beside this one", "", "build it where MPI is found, or give each machine a --shard"}));
  std::exit(static_cast<int>(Exit::invalid_input));
#else
  static_cast<void>(words);
#endif
}

}  // namespace

Exit sweep_with(const Words& words, Console& console, Crew* crew) {
  Request request;
  if (crew) request.jobs = 1;  // a rank a core
  if (const auto exit = parse_words(words, request, console)) return *exit;
  const auto input = load_asked(request);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  if (const auto error = check_kept(request.conditions, input->study.experiment))
    return console.fail(Exit::usage, *error);
  if (const Errors errors = check_points(input->study, request.shard); !errors.empty())
    return console.fail(Exit::invalid_input, errors);
  if (request.dry_run) return tell_cost(request, *input, console);
  if (!has_results_store())
    return console.fail(Exit::invalid_input, {"sweep", "a build without a store", "", "use the native command line"});
  watch_for_interrupt();
  if (crew) crew->begin(digest_of(*input));
  return RunningStudy(request, *input, crew, console).run();
}

std::unique_ptr<SweepPart> sweep_part(const Words& words) {
  Request request;
  Console silent;
  if (parse_words(words, request, silent)) return nullptr;
  auto input = load_asked(request);
  return input ? std::make_unique<SweepPart>(std::move(*input), request.shard) : nullptr;
}

std::string digest_of(const StudyInput& input) {
  return digest_of(input.experiment_json() + to_json(input.base.scenario) + input.base.network_digest);
}

Exit sweep_command(const Words& words, Console& console) {
  if (words.names == nullptr && words.help == nullptr) become_rank(words);
  return sweep_with(words, console, nullptr);
}

}  // namespace grapevine
