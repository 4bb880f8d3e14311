// Queues beyond Erlang's: priorities, pooling, rework, general service, opening hours.
#include <algorithm>
#include <array>
#include <cmath>

#include "validation/groups.h"
#include "validation/queues.h"

namespace grapevine {

QueueStudyOptions queue_of(double arrivals_per_hour, double service_per_hour, double patience_per_hour,
                           int agents) {
  QueueStudyOptions options;
  options.arrivals_per_hour = arrivals_per_hour;
  options.service_per_hour = service_per_hour;
  options.patience_per_hour = patience_per_hour;
  options.agents = agents;
  options.cases = 20'000;
  options.warm_up = 2'000;
  options.loss_run = false;
  return options;
}

QueueStudy simulated(QueueStudyOptions options, const ValidationSettings& settings) {
  options.cases = settings.times(options.cases);
  options.seed = settings.seed_of(options.seed);
  return std::move(run_queue_study(options).value());
}

void agrees(Checks& checks, std::string what, double expected, const Estimate& found) {
  checks.agrees(std::move(what), expected, found.mean, found.standard_error);
}
void agrees(Checks& checks, std::string what, double expected, const SimulatedQueue& found,
            std::optional<double> QueueFigures::*key) {
  checks.agrees(std::move(what), expected, *(found.mean.*key), *(found.standard_error.*key));
}

namespace {

// Priorities wait as Cobham says, and the mean over classes is that of one line.
void check_priorities(Checks& checks, const ValidationSettings& settings) {
  QueueStudyOptions options = queue_of(27, 6, 0, 5);
  options.cases = 40'000;
  options.warm_up = 8'000;
  const SimulatedQueue one_line = simulated(options, settings).simulated;
  options.class_arrivals_per_hour = {6, 12, 9};
  const QueueStudy study = simulated(options, settings);
  const std::array<double, 3> table{1.90623, 4.76558, 38.12466};
  checks.printed("Erlang C P(W > 0), λ 27 μ 6 per hour, 5 agents", .762493, erlang_c(27, 6, 5)->p_wait, 6);
  checks.printed("Erlang C E[W] min of one line", 15.24986, erlang_c(27, 6, 5)->mean_wait_seconds / 60, 5);
  for (std::size_t k = 0; k < 3; ++k) {
    const std::string name = "priority class " + std::to_string(k + 1);
    checks.printed("formula, " + name + ", E[W] min", table[k], study.class_wait_seconds[k] / 60, 5);
    agrees(checks, "desk, " + name + ", E[W] s", study.class_wait_seconds[k],
           study.simulated.class_wait_seconds[k]);
  }
  checks.cite("Kleinrock 1965, conservation law");
  agrees(checks, "desk, E[W] s over all classes", 15.24986 * 60, study.simulated,
         &QueueFigures::mean_wait_seconds);
  agrees(checks, "desk, E[W] s of one line", 15.24986 * 60, one_line, &QueueFigures::mean_wait_seconds);
}

// One pooled line waits 1.2275 min where two silos wait 3.3247.
void check_pooling(Checks& checks, const ValidationSettings& settings) {
  const auto pools = pooling(2, 5, 40, 10);
  checks.printed("formula, one pool of 10 agents, E[W] min", 1.2275, pools->pooled_seconds / 60, 4);
  checks.printed("formula, two silos of 5 agents, E[W] min", 3.3247, pools->separate_seconds / 60, 4);
  agrees(checks, "desk, one pool of 10 agents, E[W] s", pools->pooled_seconds,
         simulated(queue_of(80, 10, 0, 10), settings).simulated, &QueueFigures::mean_wait_seconds);
  agrees(checks, "desk, one silo of 5 agents, E[W] s", pools->separate_seconds,
         simulated(queue_of(40, 10, 0, 5), settings).simulated, &QueueFigures::mean_wait_seconds);
}

// Rework lengthens the stay as 1 / (μ (1 − r) − λ).
void check_rework(Checks& checks, const ValidationSettings& settings) {
  const std::array<double, 4> table{.5, .6667, 1.0, 2.0};
  for (std::size_t i = 0; i < table.size(); ++i) {
    QueueStudyOptions options = queue_of(8, 10, 0, 1);
    options.return_probability = 0.05 * static_cast<double>(i);
    options.cases = 40'000;
    options.warm_up = 10'000;
    const double expected = *rework_sojourn_hours(8, 10, options.return_probability);
    const std::string name = std::to_string(5 * i) + " % rework, stay in hours";
    checks.printed("formula, " + name, table[i], expected, 4);
    agrees(checks, "desk, " + name, expected, simulated(options, settings).simulated.mean_sojourn_hours);
  }
}

void check_general_service(Checks& checks, const ValidationSettings& settings) {
  checks.cite("Pollaczek 1930, Khinchine 1932");
  for (const double cv : {0.0, 0.5, 1.5}) {
    QueueStudyOptions options = queue_of(7, 10, 0, 1);
    options.service_cv = cv;
    options.cases = 40'000;
    const double expected = 0.7 * (1 + cv * cv) / (2 * 10 * 0.3) * 3600;
    agrees(checks, "one agent, service cv " + decimal(cv, 1) + ", E[W] s", expected,
           simulated(options, settings).simulated, &QueueFigures::mean_wait_seconds);
  }
  checks.cite("Sevastyanov 1957, insensitivity of losses");
  for (const double cv : {0.0, 0.5, 2.0}) {
    QueueStudyOptions options = queue_of(100, 12, 0, 10);
    options.service_cv = cv;
    options.blocking = true;
    agrees(checks, "losses of 10 agents, service cv " + decimal(cv, 1), erlang_b(10, 100.0 / 12),
           simulated(options, settings).simulated, &QueueFigures::p_block);
  }
}

// The mean wait in hours of one day's arrivals, more agents than cases: nobody waits but for the opening.
double wait_for_opening(const Shifts& shifts, Stream& luck) {
  std::vector<Millis> arrivals;
  for (int i = 0; i < 24; ++i)
    arrivals.push_back(static_cast<Millis>(to_below(luck.next32(), static_cast<std::uint32_t>(kDay))));
  std::sort(arrivals.begin(), arrivals.end());
  Desk desk;
  desk.reset(100, shifts.open_at(0), LinePolicy::first_come());
  Millis next_change = desk.open() ? shifts.next_close(0) : shifts.next_open(0);
  const auto change_until = [&](Millis now) {
    while (next_change <= now) {
      desk.set_open(!desk.open(), next_change);
      while (desk.start_next(next_change)) {
      }
      next_change = desk.open() ? shifts.next_close(next_change) : shifts.next_open(next_change);
    }
  };
  for (std::uint32_t id = 0; id < arrivals.size(); ++id) {
    change_until(arrivals[id]);
    Waiting waiting;
    waiting.id = id;
    waiting.since = arrivals[id];
    desk.arrive(waiting, arrivals[id]);
  }
  change_until(2 * kDay);
  const DeskAccount account = desk.account(2 * kDay);
  // somebody who was never served must not shorten the mean
  return account.started == 24 ? static_cast<double>(account.waiting_time) / 24 / kHour : NAN;
}

}  // namespace

void check_other_queues(Checks& checks, const ValidationSettings& settings) {
  check_priorities(checks, settings);
  checks.cite("Erlang 1917");
  check_pooling(checks, settings);
  checks.cite("M/M/1 with feedback, Jackson 1957");
  check_rework(checks, settings);
  check_general_service(checks, settings);

  checks.cite("closed 16 of 24 h, uniform arrivals: 16/24 · 16/2 h");
  const Shifts shifts({9, 17, true}, 0);
  Stream luck(settings.seed_of(17));
  Sample waits;
  for (std::int64_t day = 0; day < settings.times(2'000); ++day) waits.add(wait_for_opening(shifts, luck));
  agrees(checks, "a desk open from 9 to 17, hours of waiting for it to open", 16.0 / 3, waits);
}

}  // namespace grapevine
