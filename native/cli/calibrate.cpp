// grapevine calibrate: values of parameters under which the model gives what was observed, with how sure that is.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "base/digest.h"
#include "cli/answers.h"
#include "cli/calibrate_data.h"
#include "cli/calibration_folder.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/progress.h"
#include "report/calibration_report.h"
#include "report/study_tables.h"
#include "scenario/json_guard.h"

namespace grapevine {

namespace {

constexpr std::size_t kDraws = 200;  // of the posterior, in posterior.json

struct Request {
  std::string scenario, output;
  ObservedRequest data;
  std::vector<std::string> vary;
  std::int64_t particles = 1000;
  std::int32_t rounds = 12, jobs = JobOptions::cores();
  std::uint64_t seed = 1;
  bool resume = false;
};

// "support.email.agents=1..10", "feed.visibility=0.05..0.4:log", as a factor of an experiment's file.
Result<Json> factor_of(const std::string& text) {
  const Error shape{"--vary", "\"" + shown(text) + "\"", "path=from..to, with :log behind it for a range by its logarithm", "write for instance --vary support.social.service_minutes=5..20"};
  const std::size_t equals = text.find('='), dots = text.find("..", equals == std::string::npos ? 0 : equals);
  if (equals == std::string::npos || dots == std::string::npos) return shape;
  std::string to = text.substr(dots + 2);
  const bool logarithmic = to.ends_with(":log");
  if (logarithmic) to.resize(to.size() - 4);
  Json json = {{"path", text.substr(0, equals)}};
  for (const auto& [key, number] : {std::pair<const char*, std::string>{"from", text.substr(equals + 1, dots - equals - 1)}, {"to", to}}) {
    json[key] = Json::parse(number, nullptr, false);
    if (!json[key].is_number()) return shape;
  }
  if (logarithmic) json["scale"] = "log";
  return json;
}

// Without --vary: how many agents the desks have and how long they take, from half to twice what the scenario says.
Json usual_factors(const Scenario& scenario) {
  Json factors = Json::array();
  for (const char* path : {"support.email.agents", "support.email.service_minutes", "support.phone.agents", "support.phone.service_minutes", "support.social.agents", "support.social.service_minutes"}) {
    const std::size_t parameter = *find_parameter(path);
    const ParameterInfo& info = parameter_table()[parameter];
    const double value = get(scenario.parameters, parameter);
    const std::string desk = std::string(path).substr(0, std::string(path).rfind('.'));
    if (value <= 0 || get(scenario.parameters, *find_parameter(desk + ".routine_per_1000_per_day")) <= 0) continue;
    const double from = std::max(info.minimum, info.is_integer() ? std::floor(value / 2) : value / 2), to = std::min(info.maximum, value * 2);
    if (info.is_integer()) factors.push_back({{"path", path}, {"from", static_cast<std::int64_t>(std::max(1.0, from))}, {"to", static_cast<std::int64_t>(to)}});
    else factors.push_back({{"path", path}, {"from", from}, {"to", to}});
  }
  return factors;
}

// The factors go the way of an experiment's file, so that they are judged like one.
Result<Experiment> experiment_of(const Request& request, const ScenarioInput& input, const Observed& observed) {
  Json json = {{"grapevine_experiment", 1}, {"scenario", "scenario.json"}, {"factors", Json::array()}, {"design", {{"kind", "random"}, {"points", 2}}}, {"replicates", 1}};
  Errors errors;
  for (const std::string& text : request.vary) {
    auto factor = factor_of(text);
    if (factor) json["factors"].push_back(std::move(*factor));
    else errors.push_back(factor.errors().front());
  }
  if (!errors.empty()) return errors;
  if (request.vary.empty()) json["factors"] = usual_factors(input.scenario);
  if (json["factors"].empty()) return Error{"--vary", "no parameter to vary, and no desk with routine contacts in the scenario", "at least one", "add --vary path=from..to"};
  for (const Metric metric : observed.metrics) json["outcomes"].push_back(info(metric).name);
  return parse_experiment(json.dump(), {"--vary"});
}

std::string problem_json(const Request& request, const ScenarioInput& input, const Study& study, const Observed& observed) {
  Json json = {{"grapevine_calibration", 1}, {"engine", kEngineVersion}, {"scenario_digest", digest_of(to_json(input.scenario))}, {"network_digest", input.network_digest}};
  json["factors"] = Json::parse(to_json(study.experiment))["factors"];
  for (std::size_t i = 0; i < observed.metrics.size(); ++i) json["observed"][std::string(info(observed.metrics[i]).name)] = observed.values[i];
  json["data"] = observed.from;
  json["particles"] = request.particles;
  json["rounds"] = request.rounds;
  json["seed"] = request.seed;
  return json.dump(2) + "\n";
}

class Calibration {
 public:
  Calibration(const Request& request, const ScenarioInput& input, const Study& study, const Observed& observed, Console& console)
      : request_(request), input_(input), study_(study), observed_(observed), console_(console), runner_(study, request.jobs), progress_(console, "runs") {
    problem_ = {study.experiment.factors.size(), observed.values, request.particles, request.rounds, AbcProblem{}.least_acceptance, request.seed};
  }

  Exit run() {
    auto folder = CalibrationFolder::open(request_.output, problem_json(request_, input_, study_, observed_), request_.resume);
    if (!folder) return is_write_failure(folder.errors().front()) ? give_up(folder.errors().front()) : console_.fail(Exit::invalid_input, folder.errors());
    rounds_ = folder->rounds(problem_);
    if (!rounds_.empty()) console_.note(fmt::format("going on after {} rounds", rounds_.size()));
    if (const Errors errors = runner_.start(); !errors.empty()) return console_.fail(Exit::invalid_input, errors);
    if (input_.network != nullptr) {
      const auto bytes = read_file(input_.network_file, kNetworkBytes);
      if (!bytes) return console_.fail(Exit::invalid_input, bytes.errors());
      if (const auto error = folder->write(input_.scenario.network.file, *bytes)) return give_up(*error);
    }
    const auto simulate = [&](const PointTable& unit, std::span<const std::uint32_t> luck) { return this->simulate(unit, luck); };
    for (;;) {
      AbcStep step = next_round(problem_, rounds_, simulate);
      if (step.end == AbcEnd::stopped) {
        console_.note(fmt::format("interrupted after {} rounds; they are kept: the same command with --resume goes on", rounds_.size()));
        return Exit::interrupted;
      }
      if (step.end != AbcEnd::goes_on) return finish(*folder, step.end);
      if (const auto error = folder->keep(step.round, rounds_.size())) return give_up(*error);
      rounds_.push_back(std::move(step.round));
    }
  }

 private:
  std::optional<PointTable> simulate(const PointTable& unit, std::span<const std::uint32_t> luck) {
    if (interrupted()) return std::nullopt;
    PointTable values = unit;
    for (std::size_t row = 0; row < values.size(); ++row)
      for (std::size_t f = 0; f < values.factors; ++f) values[row][f] = value_at(study_.experiment.factors[f], unit[row][f]);
    const std::atomic<bool> never{false};
    auto found = runner_.run(values, luck, never);
    done_ += static_cast<std::int64_t>(luck.size());
    progress_.show({done_, 0, 0, 0});
    return interrupted() ? std::nullopt : std::move(found);
  }

  // Something could not be written. What was written before stays.
  Exit give_up(const Error& error) {
    const Exit exit = console_.fail(Exit::stopped, error);
    console_.note("stopped; whole rounds are kept: when this is mended, the same command with --resume goes on");
    return exit;
  }

  // The scenario with the median of each parameter.
  Scenario middle() const {
    const AbcRound& last = rounds_.back();
    Scenario scenario = input_.scenario;
    for (std::size_t f = 0; f < last.unit.factors; ++f) {
      const double unit = spread_of(last.unit.column(f), last.weights).median;
      set(scenario.parameters, study_.experiment.factors[f].parameter, value_at(study_.experiment.factors[f], unit));
    }
    return scenario;
  }

  // The scenario at draws from the posterior, as an experiment that sweep runs.
  std::string posterior() const {
    const AbcRound& last = rounds_.back();
    Experiment experiment = study_.experiment;
    experiment.title = fmt::format("{}: {} draws from the posterior", input_.title, kDraws);
    experiment.design = {};
    experiment.design.kind = DesignSpec::Kind::list;
    experiment.design.rows.factors = last.unit.factors;
    for (const std::size_t particle : resample(last.weights, kDraws, request_.seed))
      for (std::size_t f = 0; f < last.unit.factors; ++f) experiment.design.rows.values.push_back(value_at(experiment.factors[f], last.unit[particle][f]));
    experiment.replicates = 4;
    return to_json(experiment);
  }

  std::string particles_csv() const {
    const AbcRound& last = rounds_.back();
    std::string csv = "weight,distance";
    for (const Factor& factor : study_.experiment.factors) csv += "," + std::string(parameter_table()[factor.parameter].path);
    for (const Metric metric : observed_.metrics) csv += "," + std::string(info(metric).name);
    csv += "\n";
    for (std::size_t i = 0; i < last.unit.size(); ++i) {
      csv += fmt::format("{},{}", last.weights[i], last.distances[i]);
      for (std::size_t f = 0; f < last.unit.factors; ++f) csv += "," + factor_value(study_.experiment.factors[f], value_at(study_.experiment.factors[f], last.unit[i][f]));
      for (const double summary : last.summaries[i]) csv += fmt::format(",{}", summary);
      csv += "\n";
    }
    return csv;
  }

  Exit finish(const CalibrationFolder& folder, AbcEnd end) {
    if (rounds_.empty())
      return console_.fail(Exit::invalid_input, {"--vary", "ranges in which hardly a point can be run", "ranges that respect the relations between parameters", "narrow the ranges"});
    const CalibrationSubject subject{study_, observed_.values, rounds_, end, input_.title, observed_.from};
    const std::pair<const char*, std::string> files[] = {{"scenario.json", to_json(middle())}, {"posterior.json", posterior()}, {"particles.csv", particles_csv()}, {"report.html", calibration_report(subject)}};
    for (const auto& [name, bytes] : files)
      if (const auto error = folder.write(name, bytes)) return give_up(*error);
    console_.clear_progress();
    console_.print(calibration_text(subject, terminal_style(console_)));
    return Exit::done;
  }

  const Request& request_;
  const ScenarioInput& input_;
  const Study& study_;
  const Observed& observed_;
  Console& console_;
  AbcProblem problem_;
  PointRunner runner_;
  ProgressLine progress_;
  std::vector<AbcRound> rounds_;
  std::int64_t done_ = 0;
};

}  // namespace

Exit calibrate_command(const Words& words, Console& console) {
  Request request;
  Options options("calibrate",
                  "Values of parameters under which the scenario gives what was observed, with how sure that is: ABC-SMC, one future\n"
                  "a try. Leaves a scenario in the middle of the posterior, an experiment that draws from it (posterior.json, for\n"
                  "grapevine sweep), and a page that tells fit, posterior and what cannot be identified.",
                  "grapevine calibrate ours.json --data tickets.csv --fit first_response_time,backlog -o calibrated");
  options.argument("SCENARIO", request.scenario, true, "a file, a link, or a name that grapevine scenarios lists");
  options.text("--data", request.data.file, "FILE", "tickets as CSV, or a table with the columns metric and value");
  options.text("--fit", request.data.fit, "FIGURES", "what is fitted, with commas between: first_response_time, resolution_time, backlog, or any metric that the data tell");
  options.list("--vary", request.vary, "PATH=FROM..TO", "a parameter and its range, even (or with :log behind it); left out: agents and service time of each desk with routine contacts");
  options.text("--map", request.data.map, "MAP", "what columns of tickets mean, as of grapevine import");
  options.text("-o,--output", request.output, "DIR", "write into this folder");
  options.flag("--resume", request.resume, "go on with the calibration that this folder holds");
  options.whole("--particles", request.particles, 20, 100'000, "values that are kept in each round");
  options.whole("--rounds", request.rounds, 1, 50, "rounds at most");
  options.whole("--seed", request.seed, 0, UINT64_MAX, "of what is tried");
  options.whole("--jobs", request.jobs, 1, JobOptions::kMostJobs, "threads; the results do not depend on it");
  if (const auto exit = options.parse(words, console)) return *exit;
  Errors errors;
  if (request.data.file.empty()) errors.push_back({"--data", "no data", "a table of tickets, or of metrics and values", "add --data FILE"});
  if (request.data.fit.empty()) errors.push_back({"--fit", "no figure to fit", "figures with commas between", "add for instance --fit first_response_time,backlog"});
  if (request.output.empty()) errors.push_back({"-o", "no results folder", "a folder for the results", "add -o DIR"});
  if (!errors.empty()) return console.fail(Exit::usage, errors);

  auto input = load_scenario(request.scenario, {});
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  request.data.days = input->scenario.days;
  const auto observed = read_observed(request.data);
  if (!observed) return console.fail(Exit::invalid_input, observed.errors());
  auto experiment = experiment_of(request, *input, *observed);
  if (!experiment) return console.fail(Exit::invalid_input, experiment.errors());
  Study study{std::move(*experiment), input->scenario, input->network, {}};
  study.points.factors = study.experiment.factors.size();
  watch_for_interrupt();
  return Calibration(request, *input, study, *observed, console).run();
}

}  // namespace grapevine
