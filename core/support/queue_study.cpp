#include "support/queue_study.h"

#include <cmath>
#include <numeric>
#include <string>

#include "base/draws.h"
#include "base/event_heap.h"
#include "support/desk.h"
#include "support/service.h"

namespace grapevine {

namespace {

double offered_per_hour(const QueueStudyOptions& options) {
  const auto& classes = options.class_arrivals_per_hour;
  return classes.empty() ? options.arrivals_per_hour : std::accumulate(classes.begin(), classes.end(), 0.0);
}

// What one replicate counted.
struct Tally {
  DeskAccount desk;                 // between the end of the warm-up and the last arrival
  Millis span = 0;                  // of that time
  std::int64_t blocked = 0;
  std::int64_t started_soon = 0;    // within 20 s
  std::int64_t finished = 0;        // visits that were a case's last
  Millis started_wait = 0;
  Millis sojourn = 0;
  std::vector<Millis> class_wait;
  std::vector<std::int64_t> class_started;
  std::int64_t events = 0;          // the warm-up included
};

DeskAccount difference(const DeskAccount& later, const DeskAccount& earlier) {
  DeskAccount d = later;
  d.busy_time -= earlier.busy_time;
  d.staffed_time -= earlier.staffed_time;
  d.waiting_time -= earlier.waiting_time;
  d.arrived -= earlier.arrived;
  d.started -= earlier.started;
  d.started_at_once -= earlier.started_at_once;
  d.abandoned -= earlier.abandoned;
  d.withdrawn -= earlier.withdrawn;
  return d;
}

// One desk fed by one Poisson stream. The state is kept and reused from replicate to replicate.
class QueueRun {
 public:
  explicit QueueRun(const QueueStudyOptions& options)
      : options_(options),
        service_(options.service_cv == 1 ? SpanDistribution::exponential(60 / options.service_per_hour)
                                         : SpanDistribution::log_normal(60 / options.service_per_hour, options.service_cv)),
        patience_(options.patience_per_hour > 0 ? SpanDistribution::exponential(60 / options.patience_per_hour) : SpanDistribution::never()),
        gap_(SpanDistribution::exponential(60 / offered_per_hour(options))) {
    const auto& classes = options.class_arrivals_per_hour;
    double below = 0;
    for (const double rate : classes) class_limits_.push_back(threshold32((below += rate) / offered_per_hour(options)));
    desk_.reserve(1024);
    departures_.reserve(static_cast<std::size_t>(options.agents));
  }

  // blocking: who finds every agent busy is lost.
  const Tally& run(int replicate, bool blocking) {
    luck_ = Luck(options_.seed, static_cast<std::uint32_t>(replicate));
    const bool classes = !class_limits_.empty();
    desk_.reset(options_.agents, true, classes ? LinePolicy::triage(0, 1, 0) : LinePolicy::first_come());
    departures_.clear();
    start_counting();

    const auto warm_up = static_cast<std::uint32_t>(options_.warm_up);
    const auto last = static_cast<std::uint32_t>(options_.warm_up + options_.cases);
    DeskAccount before;
    Millis began = 0;
    double clock = 0;  // exact moments of arrival; the desk sees whole milliseconds
    Millis now = 0;
    std::int64_t events = 0;
    for (std::uint32_t ordinal = 0; ordinal < last; ++ordinal) {
      const auto words = luck_.words(Purpose::routine, ordinal);
      clock += gap_.draw_millis(words[0]);
      now = static_cast<Millis>(clock);
      // at equal times services end before cases arrive
      while (!departures_.empty() && departures_.top().at <= now) {
        end_service();
        ++events;
      }
      if (ordinal == warm_up) {
        before = desk_.account(now);
        began = now;
        events += before.abandoned;
        start_counting();
      }
      if (blocking && !desk_.agent_free())
        ++tally_.blocked;
      else
        join(ordinal, 0, words, now);
      ++events;
    }
    tally_.desk = difference(desk_.account(now), before);
    tally_.span = now - began;
    tally_.events = events + tally_.desk.abandoned;
    return tally_;
  }

 private:
  struct Departure {
    Millis at;
    std::uint32_t ordinal;  // of the case
    std::uint32_t visit;    // 0, or how often it has returned
  };
  struct DepartureBefore {
    bool operator()(const Departure& a, const Departure& b) const { return a.at != b.at ? a.at < b.at : a.ordinal < b.ordinal; }
  };
  using Words = std::array<std::uint32_t, 4>;

  // words of a visit: gap before the arrival (visit 0), handling time, patience, class (visit 0)
  Words words_of(std::uint32_t ordinal, std::uint32_t visit) const { return luck_.words(Purpose::routine, ordinal, visit); }

  bool returns(std::uint32_t ordinal, std::uint32_t visit) const {
    if (options_.return_probability <= 0) return false;
    return yes(luck_.words(Purpose::routine, ordinal, visit, 1)[0], options_.return_probability);
  }

  // 0 for the most urgent class
  std::size_t class_of(std::uint32_t bits) const {
    std::size_t c = 0;
    while (c + 1 < class_limits_.size() && bits >= class_limits_[c]) ++c;
    return c;
  }

  void start_counting() {
    tally_ = {};
    tally_.class_wait.assign(class_limits_.size(), 0);
    tally_.class_started.assign(class_limits_.size(), 0);
  }

  void join(std::uint32_t ordinal, std::uint32_t visit, const Words& words, Millis now) {
    Waiting waiting;
    waiting.since = now;
    waiting.id = ordinal;
    waiting.followers = visit;  // the policies here give followers no weight
    if (!desk_.agent_free()) {
      const Millis patience = patience_.draw(words[2]);
      waiting.deadline = patience == kNever ? kNever : now + patience;
    }
    if (!class_limits_.empty()) waiting.severity = -static_cast<float>(class_of(visit == 0 ? words[3] : words_of(ordinal, 0)[3]));
    if (desk_.arrive(waiting, now)) departures_.push(start(waiting, words[1], now));
  }

  void end_service() {
    const Departure ended = departures_.top();
    if (const auto next = desk_.finish(ended.at))
      departures_.replace_top(start(*next, words_of(next->id, next->followers)[1], ended.at));
    else
      departures_.pop();
    if (returns(ended.ordinal, ended.visit)) join(ended.ordinal, ended.visit + 1, words_of(ended.ordinal, ended.visit + 1), ended.at);
  }

  Departure start(const Waiting& waiting, std::uint32_t service_bits, Millis now) {
    const Millis wait = now - waiting.since;
    const Millis until = now + service_.draw(service_bits);
    tally_.started_wait += wait;
    tally_.started_soon += wait <= 20 * kSecond;
    tally_.sojourn += until - waiting.since;
    tally_.finished += !returns(waiting.id, waiting.followers);
    if (!class_limits_.empty()) {
      const auto c = static_cast<std::size_t>(-waiting.severity);
      tally_.class_wait[c] += wait;
      ++tally_.class_started[c];
    }
    return {until, waiting.id, waiting.followers};
  }

  const QueueStudyOptions& options_;
  SpanDistribution service_, patience_, gap_;
  std::vector<std::uint64_t> class_limits_;   // cumulative shares of the classes, in 2^-32
  Luck luck_{0, 0};
  Desk desk_;
  EventHeap<Departure, DepartureBefore> departures_;
  Tally tally_;
};

// Mean and standard error of one figure over replicates, in index order.
class Mean {
 public:
  void add(double value) {
    ++count_;
    const double step = value - mean_;
    mean_ += step / count_;
    squares_ += step * (value - mean_);
  }
  Estimate estimate() const { return {mean_, std::sqrt(squares_ / (static_cast<double>(count_) * (count_ - 1)))}; }

 private:
  int count_ = 0;
  double mean_ = 0, squares_ = 0;
};

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

class Estimates {
 public:
  Estimates(const QueueStudyOptions& options) : options_(options), class_wait_(options.class_arrivals_per_hour.size()) {}

  void add_blocking(const Tally& tally) {
    p_block_.add(ratio(static_cast<double>(tally.blocked), static_cast<double>(options_.cases)));
    if (options_.blocking) add_utilisation(tally);
  }

  void add_waiting(const Tally& tally) {
    const DeskAccount& desk = tally.desk;
    const auto arrived = static_cast<double>(desk.arrived);
    const auto started = static_cast<double>(desk.started);
    p_wait_.add(ratio(arrived - static_cast<double>(desk.started_at_once), arrived));
    p_abandon_.add(ratio(static_cast<double>(desk.abandoned), arrived));
    mean_wait_.add(ratio(static_cast<double>(desk.waiting_time), arrived * kSecond));
    add_utilisation(tally);
    wait_started_.add(ratio(static_cast<double>(tally.started_wait), started * kSecond));
    waiting_.add(ratio(static_cast<double>(desk.waiting_time), static_cast<double>(tally.span)));
    soon_.add(ratio(static_cast<double>(tally.started_soon), arrived));
    sojourn_.add(ratio(static_cast<double>(tally.sojourn), static_cast<double>(tally.finished) * kHour));
    for (std::size_t c = 0; c < class_wait_.size(); ++c)
      class_wait_[c].add(ratio(static_cast<double>(tally.class_wait[c]), static_cast<double>(tally.class_started[c]) * kSecond));
  }

  SimulatedQueue result(bool stable) const {
    SimulatedQueue simulated;
    const auto set = [&](std::optional<double> QueueFigures::*key, const Mean& figure) {
      simulated.mean.*key = figure.estimate().mean;
      simulated.standard_error.*key = figure.estimate().standard_error;
    };
    if (options_.blocking || options_.loss_run) set(&QueueFigures::p_block, p_block_);
    set(&QueueFigures::utilisation, utilisation_);
    if (options_.blocking) return simulated;
    set(&QueueFigures::p_wait, p_wait_);
    if (options_.patience_per_hour > 0) set(&QueueFigures::p_abandon, p_abandon_);
    if (stable) set(&QueueFigures::mean_wait_seconds, mean_wait_);
    simulated.mean_wait_started_seconds = wait_started_.estimate();
    simulated.mean_waiting = waiting_.estimate();
    simulated.p_started_within_20_seconds = soon_.estimate();
    simulated.mean_sojourn_hours = sojourn_.estimate();
    for (const Mean& wait : class_wait_) simulated.class_wait_seconds.push_back(wait.estimate());
    return simulated;
  }

 private:
  void add_utilisation(const Tally& tally) {
    utilisation_.add(ratio(static_cast<double>(tally.desk.busy_time), static_cast<double>(options_.agents) * static_cast<double>(tally.span)));
  }

  const QueueStudyOptions& options_;
  Mean p_block_, p_wait_, p_abandon_, mean_wait_, utilisation_, wait_started_, waiting_, soon_, sojourn_;
  std::vector<Mean> class_wait_;
};

void add_formulas(const QueueStudyOptions& options, QueueStudy& study) {
  const double arrivals = offered_per_hour(options) / (1 - options.return_probability);
  const double load = arrivals / options.service_per_hour;
  const double blocked = erlang_b(options.agents, load);
  study.erlang_b.p_block = blocked;
  study.erlang_b.utilisation = load * (1 - blocked) / options.agents;
  if (const auto c = erlang_c(arrivals, options.service_per_hour, options.agents)) {
    study.erlang_c.emplace();
    study.erlang_c->p_wait = c->p_wait;
    study.erlang_c->mean_wait_seconds = c->mean_wait_seconds;
    study.erlang_c->utilisation = c->utilisation;
  }
  if (options.patience_per_hour > 0) {
    const ErlangA a = erlang_a(arrivals, options.service_per_hour, options.patience_per_hour, options.agents);
    study.erlang_a.emplace();
    study.erlang_a->p_wait = a.p_wait;
    study.erlang_a->p_abandon = a.p_abandon;
    study.erlang_a->mean_wait_seconds = a.mean_wait_seconds;
    study.erlang_a->utilisation = a.utilisation;
  } else if (!options.class_arrivals_per_hour.empty()) {
    study.class_wait_seconds = priority_waits_seconds(options.class_arrivals_per_hour, options.service_per_hour, options.agents);
  }
}

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

Errors check(const QueueStudyOptions& options) {
  Errors errors;
  const auto require = [&](bool holds, const char* where, double found, const char* allowed) {
    if (!holds) errors.push_back({where, number(found), allowed, std::string("Give ") + where + " a value in that range."});
  };
  const auto within = [](double value, double low, double high) { return value >= low && value <= high; };  // false for NaN
  const auto rate = [&](double value) { return within(value, 1e-3, 36'000); };
  if (options.class_arrivals_per_hour.empty())
    require(within(options.arrivals_per_hour, 1e-3, 1e6), "--arrivals", options.arrivals_per_hour, "0.001 to 1000000 per hour");
  require(rate(options.service_per_hour), "--service", options.service_per_hour, "0.001 to 36000 per hour and agent");
  require(options.patience_per_hour == 0 || rate(options.patience_per_hour), "--patience", options.patience_per_hour,
          "0 (infinitely patient), or 0.001 to 36000 abandonments per hour and waiting case");
  require(within(options.agents, 1, 100'000), "--agents", options.agents, "1 to 100000 agents");
  require(within(options.service_cv, 0, 10), "--service-cv", options.service_cv, "0 to 10 (standard deviation / mean)");
  require(within(options.return_probability, 0, 0.999), "--rework", options.return_probability, "0 to 0.999");
  require(options.class_arrivals_per_hour.size() <= 64, "--priorities", static_cast<double>(options.class_arrivals_per_hour.size()),
          "at most 64 classes");
  for (const double arrivals : options.class_arrivals_per_hour)
    require(within(arrivals, 1e-3, 1e6), "--priorities", arrivals, "0.001 to 1000000 per hour in each class");
  require(within(static_cast<double>(options.cases), 100, 1e9), "--cases", static_cast<double>(options.cases), "100 to 1000000000 arrivals");
  require(within(static_cast<double>(options.warm_up), 0, 1e9), "--warm-up", static_cast<double>(options.warm_up), "0 to 1000000000 arrivals");
  require(within(options.replicates, 2, 100'000), "--replicates", options.replicates, "2 to 100000");
  if (errors.empty() && options.patience_per_hour > 0 && offered_per_hour(options) / options.patience_per_hour > 1e7)
    errors.push_back({"--patience", number(options.patience_per_hour), "arrivals / patience up to 10000000 (the longest mean line)",
                      "Raise --patience or lower --arrivals."});
  return errors;
}

Result<QueueStudy> run_queue_study(const QueueStudyOptions& options) {
  if (Errors errors = check(options); !errors.empty()) return errors;
  QueueStudy study;
  add_formulas(options, study);
  Estimates estimates(options);
  QueueRun queue(options);
  std::int64_t events = 0;
  for (int replicate = 0; replicate < options.replicates; ++replicate) {
    if (options.blocking || options.loss_run) {
      const Tally& lost = queue.run(replicate, true);
      estimates.add_blocking(lost);
      events += lost.events;
    }
    if (!options.blocking) {
      const Tally& waited = queue.run(replicate, false);
      estimates.add_waiting(waited);
      events += waited.events;
    }
  }
  study.simulated = estimates.result(options.patience_per_hour > 0 || study.erlang_c.has_value());
  study.simulated.events = events;
  return study;
}

}  // namespace grapevine
