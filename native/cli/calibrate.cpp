// grapevine calibrate: values of parameters under which the model gives what was observed, with how sure that is.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <numeric>

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

constexpr std::uint32_t kLuckOfDraws = 1u << 30;
constexpr std::int32_t kDraws = 200;  // of the posterior, in posterior.json

struct Request {
  std::string scenario, output;
  ObservedRequest data;
  std::vector<std::string> vary;
  std::size_t method = 0;     // 0 abc, 1 history
  std::int64_t particles = 1000, points = 0;
  double discrepancy = 0.05;
  std::int32_t rounds = 0, jobs = JobOptions::cores();
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
  if (request.method == 0) {
    json["particles"] = request.particles;
  } else {
    json["points"] = request.points;
    json["discrepancy"] = request.discrepancy;
  }
  json["rounds"] = request.rounds;
  json["seed"] = request.seed;
  return json.dump(2) + "\n";
}

class Calibration {
 public:
  Calibration(const Request& request, const ScenarioInput& input, const Study& study, const Observed& observed, Console& console)
      : request_(request), input_(input), study_(study), observed_(observed), console_(console), runner_(study, request.jobs), progress_(console, "runs") {}

  Exit run() {
    auto folder = CalibrationFolder::open(request_.output, problem_json(request_, input_, study_, observed_), request_.resume);
    if (!folder) return is_write_failure(folder.errors().front()) ? give_up(folder.errors().front()) : console_.fail(Exit::invalid_input, folder.errors());
    if (const Errors errors = runner_.start(); !errors.empty()) return console_.fail(Exit::invalid_input, errors);
    if (input_.network != nullptr) {
      const auto bytes = read_file(input_.network_file, kNetworkBytes);
      if (!bytes) return console_.fail(Exit::invalid_input, bytes.errors());
      if (const auto error = folder->write(input_.scenario.network.file, *bytes)) return give_up(*error);
    }
    return request_.method == 0 ? search(*folder) : rule_out(*folder);
  }

 private:
  // ABC-SMC, round by round.
  Exit search(const CalibrationFolder& folder) {
    const AbcProblem problem{factors(), observed_.values, request_.particles, request_.rounds, AbcProblem{}.least_acceptance, request_.seed};
    rounds_ = folder.rounds({factors(), observed_.values.size(), request_.particles});
    if (!rounds_.empty()) console_.note(fmt::format("going on after {} rounds", rounds_.size()));
    for (;;) {
      AbcStep step = next_round(problem, rounds_, simulator());
      if (step.end == AbcEnd::stopped) return stop("rounds", rounds_.size());
      if (step.end != AbcEnd::goes_on) {
        if (rounds_.empty())
          return console_.fail(Exit::invalid_input, {"--vary", "ranges in which hardly a point can be run", "ranges that respect the relations between parameters", "narrow the ranges"});
        CalibrationSubject subject = this->subject();
        subject.end = step.end;
        return finish(folder, subject);
      }
      if (const auto error = folder.keep(step.round, rounds_.size())) return give_up(*error);
      rounds_.push_back(std::move(step.round));
    }
  }

  // History matching, wave by wave; then draws from what is left, a future each.
  Exit rule_out(const CalibrationFolder& folder) {
    const HistoryProblem problem{.factors = factors(), .observed = observed_.values, .points = request_.points, .most_waves = request_.rounds, .discrepancy = request_.discrepancy, .seed = request_.seed};
    HistoryMatch history(problem);
    std::size_t waves = 0;
    const auto take = [&](const AbcRound& round) {
      if (waves++ == 0) rounds_.push_back(that_ran(round));
      history.add({round.unit, round.summaries});
    };
    for (const AbcRound& round : folder.rounds({factors(), observed_.values.size(), 0})) take(round);
    if (waves > 0) console_.note(fmt::format("going on after {} waves", waves));
    for (;;) {
      HistoryStep step = history.next(simulator());
      if (step.end == HistoryEnd::stopped) return stop("waves", waves);
      if (step.end == HistoryEnd::nothing_left) return nothing_left();
      if (step.end != HistoryEnd::goes_on) return finish_history(folder, history, step.end);
      const AbcRound round = as_round(std::move(step.wave.unit), std::move(step.wave.summaries));
      if (const auto error = folder.keep(round, waves)) return give_up(*error);
      take(round);
    }
  }

  Exit finish_history(const CalibrationFolder& folder, const HistoryMatch& history, HistoryEnd end) {
    PointTable left = history.sample(kDraws, 0);
    std::vector<std::uint32_t> luck(left.size());
    std::iota(luck.begin(), luck.end(), kLuckOfDraws);
    auto found = simulate(left, luck);
    if (!found) return stop("waves", history.space().size());
    AbcRound last = as_round(std::move(left), std::move(*found));
    for (std::size_t i = 0; i < last.unit.size(); ++i) last.distances[i] = history.implausibility(last.unit[i]);
    rounds_.push_back(that_ran(last));
    CalibrationSubject subject = this->subject();
    subject.history = &history;
    subject.history_end = end;
    subject.points = request_.points;
    subject.futures = HistoryProblem{}.futures;
    return finish(folder, subject);
  }

  // Without points that break a relation between parameters, which gave nothing.
  static AbcRound that_ran(const AbcRound& round) {
    AbcRound ran{{round.unit.factors, {}}, {round.summaries.factors, {}}, {}, {}, 0, round.tried};
    for (std::size_t i = 0; i < round.unit.size(); ++i) {
      if (!std::isfinite(round.summaries[i][0])) continue;
      ran.unit.values.insert(ran.unit.values.end(), round.unit[i].begin(), round.unit[i].end());
      ran.summaries.values.insert(ran.summaries.values.end(), round.summaries[i].begin(), round.summaries[i].end());
      ran.distances.push_back(round.distances[i]);
    }
    ran.weights.assign(ran.distances.size(), 1 / static_cast<double>(std::max<std::size_t>(1, ran.distances.size())));
    return ran;
  }

  static AbcRound as_round(PointTable unit, PointTable summaries) {
    const std::size_t rows = unit.size();
    AbcRound round{std::move(unit), std::move(summaries), std::vector<double>(rows, 1 / static_cast<double>(rows)), std::vector<double>(rows), 0, static_cast<std::int64_t>(rows)};
    return round;
  }

  // Of the figures, which the model misses furthest, as far as the first wave shows.
  Exit nothing_left() {
    std::string far;
    for (std::size_t i = 0; i < observed_.values.size(); ++i) {
      const WeightedSpread spread = spread_of(rounds_.front().summaries.column(i), rounds_.front().weights);
      if (observed_.values[i] < spread.low || observed_.values[i] > spread.high)
        far += fmt::format("{}{} is {:.6g} in the data and {:.6g} to {:.6g} in the model", far.empty() ? "" : "; ", info(observed_.metrics[i]).name, observed_.values[i], spread.low, spread.high);
    }
    return console_.fail(Exit::invalid_input, {"--vary", far.empty() ? "no values under which the model gives all figures at once" : "no values under which the model gives the data: " + far, "ranges that hold such values", "widen the ranges, vary more, fit fewer figures, or allow the model more with --discrepancy"});
  }

  Exit stop(const char* what, std::size_t kept) {
    console_.note(fmt::format("interrupted after {} {}; they are kept: the same command with --resume goes on", kept, what));
    return Exit::interrupted;
  }

  std::size_t factors() const { return study_.experiment.factors.size(); }
  CalibrationSubject subject() const { return {.study = study_, .observed = observed_.values, .rounds = rounds_, .scenario_title = input_.title, .data = observed_.from}; }
  AbcSimulator simulator() {
    return [this](const PointTable& unit, std::span<const std::uint32_t> luck) { return simulate(unit, luck); };
  }

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
    std::vector<double> medians;
    for (std::size_t f = 0; f < last.unit.factors; ++f) medians.push_back(value_at(study_.experiment.factors[f], spread_of(last.unit.column(f), last.weights).median));
    return scenario_at(study_.experiment, input_.scenario, medians);
  }

  // The scenario with draws from the posterior, a future each. What shapes the crowd stays at its median.
  Scenario posterior() const {
    const AbcRound& last = rounds_.back();
    const auto& factors = study_.experiment.factors;
    Scenario scenario = input_.scenario;
    std::map<std::size_t, std::size_t> drawn;  // factor by parameter
    for (std::size_t f = 0; f < factors.size(); ++f) {
      if (parameter_table()[factors[f].parameter].role == Role::fixed) set(scenario.parameters, factors[f].parameter, get(middle().parameters, factors[f].parameter));
      else drawn[factors[f].parameter] = f;
    }
    // a draw stands in the place of what the scenario says of the start
    for (TimelineEntry& entry : scenario.timeline)
      if (entry.at == 0) std::erase_if(entry.changes, [&](const ParameterChange& change) { return drawn.contains(change.parameter); });
    std::erase_if(scenario.timeline, [](const TimelineEntry& entry) { return entry.changes.empty() && entry.events.empty(); });
    for (const auto& [parameter, factor] : drawn) scenario.posterior.parameters.push_back(parameter);
    for (const std::size_t particle : resample(last.weights, kDraws, request_.seed))
      for (const auto& [parameter, factor] : drawn) scenario.posterior.values.push_back(value_at(factors[factor], last.unit[particle][factor]));
    scenario.replicates = kDraws;
    return scenario;
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

  Exit finish(const CalibrationFolder& folder, const CalibrationSubject& subject) {
    const std::pair<const char*, std::string> files[] = {{"scenario.json", to_json(middle())}, {"posterior.json", to_json(posterior())}, {"particles.csv", particles_csv()}, {"report.html", calibration_report(subject)}};
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
                  "a try, or history matching, which rules out what could not have given it with far fewer runs. Leaves a scenario in the middle of the posterior, one that draws from it (posterior.json: each future has a\n"
                  "draw of its own), and a page that tells fit, posterior and what cannot be identified.",
                  "grapevine calibrate ours.json --data tickets.csv --fit first_response_time,backlog -o calibrated");
  options.argument("SCENARIO", request.scenario, true, "a file, a link, or a name that grapevine scenarios lists");
  options.text("--data", request.data.file, "FILE", "tickets as CSV, or a table with the columns metric and value");
  options.text("--fit", request.data.fit, "FIGURES", "what is fitted, with commas between: first_response_time, resolution_time, backlog, or any metric that the data tell");
  options.list("--vary", request.vary, "PATH=FROM..TO", "a parameter and its range, even (or with :log behind it); left out: agents and service time of each desk with routine contacts");
  options.text("--map", request.data.map, "MAP", "what columns of tickets mean, as of grapevine import");
  options.text("-o,--output", request.output, "DIR", "write into this folder");
  options.flag("--resume", request.resume, "go on with the calibration that this folder holds");
  options.choice("--method", request.method, {"abc", "history"}, "ABC-SMC, or history matching");
  options.whole("--particles", request.particles, 20, 100'000, "of abc: values that are kept in each round");
  options.whole("--points", request.points, 0, 400, "of history: points of a wave, four futures each; 0: 10 a parameter, at least 40");
  options.number("--discrepancy", request.discrepancy, 0, 1, "of history: what the model may get wrong, as a share of each figure");
  options.whole("--rounds", request.rounds, 0, 50, "rounds at most; of history: waves; 0: 12 and 4");
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
  if (request.rounds == 0) request.rounds = request.method == 0 ? 12 : 4;
  if (request.points == 0) request.points = std::clamp<std::int64_t>(10 * std::ssize(study.experiment.factors), 40, 400);
  watch_for_interrupt();
  return Calibration(request, *input, study, *observed, console).run();
}

}  // namespace grapevine
