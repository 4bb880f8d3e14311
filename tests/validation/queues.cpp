// MODEL.md B1: queues. Formulas against the printed table, the engine's own desk against the formulas. Every figure is
// printed with its standard error. GRAPEVINE_LONG=1 runs ten times as many cases (SEs a third).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base.h"
#include "support/support.h"
#include "tests/validation/standard_errors.h"

using namespace grapevine;

namespace {

// Runs with this many cases a replicate, 64 replicates.
QueueStudy study_of(QueueStudyOptions options) {
  static const char* const longer = std::getenv("GRAPEVINE_LONG");
  if (longer != nullptr && *longer == '1') options.cases *= 10;
  auto study = run_queue_study(options);
  REQUIRE(study.ok());
  return *study;
}

QueueStudyOptions queue_of(double arrivals, double service, double patience, int agents) {
  QueueStudyOptions options;
  options.arrivals_per_hour = arrivals;
  options.service_per_hour = service;
  options.patience_per_hour = patience;
  options.agents = agents;
  options.cases = 20'000;
  options.warm_up = 2'000;
  options.loss_run = false;
  return options;
}

// As printed in the table: half a unit of the last digit.
bool printed(double value, double table, int decimals) { return std::abs(value - table) <= 0.5000001 * std::pow(10.0, -decimals); }

struct Row {
  double arrivals, service, patience;
  int agents;
  double b;                    // Erlang B
  double c_wait, c_mean_wait;  // Erlang C; negative: unstable
  double a_wait, a_abandon, a_mean_wait, a_served_wait, a_waiting, a_utilisation;
};

constexpr std::array<Row, 5> kTable{{
    {100, 12, 30, 9, .19033, .76039, 342.175, .37246, .12952, 15.542, 12.282, .4317, .8060},
    {100, 12, 30, 10, .13689, .48761, 87.770, .26958, .08510, 10.213, 7.973, .2837, .7624},
    {100, 12, 12, 10, .13689, .48761, 87.770, .32550, .06328, 18.983, 16.773, .5273, .7806},
    {120, 12, 30, 10, .21458, -1, -1, .44204, .15244, 18.293, 15.002, .6098, .8476},
    {150, 12, 30, 10, .32195, -1, -1, .66542, .26018, 31.221, 28.105, 1.3009, .9248},
}};

std::string label(const Row& row, const char* what) {
  return "lam " + std::to_string(static_cast<int>(row.arrivals)) + " theta " + std::to_string(static_cast<int>(row.patience)) + " N " +
         std::to_string(row.agents) + " " + what;
}

bool agree(const std::string& name, double expected, const Estimate& found) {
  return within_four_standard_errors(name.c_str(), expected, found.mean, found.standard_error);
}
bool agree(const std::string& name, double expected, const SimulatedQueue& found, std::optional<double> QueueFigures::*key) {
  return within_four_standard_errors(name.c_str(), expected, *(found.mean.*key), *(found.standard_error.*key));
}

}  // namespace

TEST_CASE("Erlang's formulas give every printed digit of the table") {
  for (const Row& row : kTable) {
    CHECK(printed(erlang_b(row.agents, row.arrivals / row.service), row.b, 5));
    const auto c = erlang_c(row.arrivals, row.service, row.agents);
    REQUIRE(c.has_value() == (row.c_wait > 0));
    if (c) {
      CHECK(printed(c->p_wait, row.c_wait, 5));
      CHECK(printed(c->mean_wait_seconds, row.c_mean_wait, 3));
    }
    const ErlangA a = erlang_a(row.arrivals, row.service, row.patience, row.agents);
    CHECK(printed(a.p_wait, row.a_wait, 5));
    CHECK(printed(a.p_abandon, row.a_abandon, 5));
    CHECK(printed(a.mean_wait_seconds, row.a_mean_wait, 3));
    CHECK(printed(a.mean_wait_served_seconds, row.a_served_wait, 3));
    CHECK(printed(a.mean_waiting, row.a_waiting, 4));
    CHECK(printed(a.utilisation, row.a_utilisation, 4));
  }
  CHECK(printed(erlang_c(100, 12, 10)->p_wait_at_most(20), .56367, 5));
}

TEST_CASE("the desk agrees with Erlang A on every row, and its losses with Erlang B") {
  for (const Row& row : kTable) {
    QueueStudyOptions options = queue_of(row.arrivals, row.service, row.patience, row.agents);
    options.loss_run = true;
    const SimulatedQueue s = study_of(options).simulated;
    const ErlangA a = erlang_a(row.arrivals, row.service, row.patience, row.agents);
    CHECK(agree(label(row, "Erlang B"), erlang_b(row.agents, row.arrivals / row.service), s, &QueueFigures::p_block));
    CHECK(agree(label(row, "Erlang A P(W>0)"), a.p_wait, s, &QueueFigures::p_wait));
    CHECK(agree(label(row, "Erlang A P(Ab)"), a.p_abandon, s, &QueueFigures::p_abandon));
    CHECK(agree(label(row, "Erlang A E[W] s"), a.mean_wait_seconds, s, &QueueFigures::mean_wait_seconds));
    CHECK(agree(label(row, "Erlang A E[W|served] s"), a.mean_wait_served_seconds, s.mean_wait_started_seconds));
    CHECK(agree(label(row, "Erlang A E[Q]"), a.mean_waiting, s.mean_waiting));
    CHECK(agree(label(row, "Erlang A utilisation"), a.utilisation, s, &QueueFigures::utilisation));
  }
}

TEST_CASE("the desk agrees with Erlang C where it is stable") {
  for (const Row& row : {kTable[0], kTable[1]}) {
    QueueStudyOptions options = queue_of(row.arrivals, row.service, 0, row.agents);
    options.cases = 40'000;
    options.warm_up = 8'000;
    const SimulatedQueue s = study_of(options).simulated;
    const auto c = erlang_c(row.arrivals, row.service, row.agents);
    CHECK(agree(label(row, "Erlang C P(W>0)"), c->p_wait, s, &QueueFigures::p_wait));
    CHECK(agree(label(row, "Erlang C E[W] s"), c->mean_wait_seconds, s, &QueueFigures::mean_wait_seconds));
    CHECK(agree(label(row, "Erlang C utilisation"), c->utilisation, s, &QueueFigures::utilisation));
    CHECK(agree(label(row, "Erlang C P(W<=20 s)"), c->p_wait_at_most(20), s.p_started_within_20_seconds));
  }
}

TEST_CASE("the share that abandons is the rate of abandonment times the mean wait") {
  for (const double patience : {3.0, 12.0, 30.0, 120.0}) {
    const ErlangA a = erlang_a(100, 12, patience, 10);
    CHECK(std::abs(a.p_abandon - patience * a.mean_wait_seconds / 3600) < 1e-14);
    const SimulatedQueue s = study_of(queue_of(100, 12, patience, 10)).simulated;
    const double error = std::hypot(*s.standard_error.p_abandon, patience / 3600 * *s.standard_error.mean_wait_seconds);
    const std::string name = "P(Ab) = theta E[W], theta " + std::to_string(static_cast<int>(patience));
    CHECK(within_four_standard_errors(name.c_str(), patience * *s.mean.mean_wait_seconds / 3600, *s.mean.p_abandon, error));
  }
}

TEST_CASE("priorities wait as Cobham says, and the mean over classes is that of one line") {
  QueueStudyOptions options = queue_of(27, 6, 0, 5);
  options.cases = 40'000;
  options.warm_up = 8'000;
  const SimulatedQueue one_line = study_of(options).simulated;
  options.class_arrivals_per_hour = {6, 12, 9};
  const QueueStudy study = study_of(options);
  const std::array<double, 3> table{1.90623, 4.76558, 38.12466};
  CHECK(printed(erlang_c(27, 6, 5)->p_wait, .762493, 6));
  CHECK(printed(erlang_c(27, 6, 5)->mean_wait_seconds / 60, 15.24986, 5));
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(printed(study.class_wait_seconds[k] / 60, table[k], 5));
    CHECK(agree("priority class " + std::to_string(k + 1) + " E[W] s", study.class_wait_seconds[k], study.simulated.class_wait_seconds[k]));
  }
  CHECK(agree("conservation law: E[W] s, priorities", 15.24986 * 60, study.simulated, &QueueFigures::mean_wait_seconds));
  CHECK(agree("conservation law: E[W] s, one line", 15.24986 * 60, one_line, &QueueFigures::mean_wait_seconds));
}

TEST_CASE("one pooled line waits 1.2275 min where two silos wait 3.3247") {
  const auto pools = pooling(2, 5, 40, 10);
  REQUIRE(pools);
  CHECK(printed(pools->pooled_seconds / 60, 1.2275, 4));
  CHECK(printed(pools->separate_seconds / 60, 3.3247, 4));
  CHECK(agree("pooled M/M/10 E[W] s", pools->pooled_seconds, study_of(queue_of(80, 10, 0, 10)).simulated, &QueueFigures::mean_wait_seconds));
  CHECK(agree("silo M/M/5 E[W] s", pools->separate_seconds, study_of(queue_of(40, 10, 0, 5)).simulated, &QueueFigures::mean_wait_seconds));
}

TEST_CASE("rework lengthens the stay as 1 / (mu (1 - r) - lambda)") {
  const std::array<double, 4> table{.5, .6667, 1.0, 2.0};
  for (std::size_t i = 0; i < table.size(); ++i) {
    QueueStudyOptions options = queue_of(8, 10, 0, 1);
    options.return_probability = 0.05 * static_cast<double>(i);
    options.cases = 40'000;
    options.warm_up = 10'000;
    const double expected = *rework_sojourn_hours(8, 10, options.return_probability);
    CHECK(printed(expected, table[i], 4));
    const std::string name = "rework r " + std::to_string(5 * i) + " %, stay in hours";
    CHECK(agree(name, expected, study_of(options).simulated.mean_sojourn_hours));
  }
}

TEST_CASE("with patience as long as service the number present is Poisson") {
  // X ~ Poisson(a): P(W > 0) = P(X >= N), E[Q] = E[(X - N)+]
  const double load = 100.0 / 12;
  double p_all_busy = 0, mean_waiting = 0;
  double term = portable_exp(-load);
  for (int x = 0; x < 200; ++x) {
    if (x >= 10) p_all_busy += term, mean_waiting += term * (x - 10);
    term *= load / (x + 1);
  }
  const ErlangA a = erlang_a(100, 12, 12, 10);
  CHECK(std::abs(a.p_wait - p_all_busy) < 1e-12);
  CHECK(std::abs(a.mean_waiting - mean_waiting) < 1e-12);
  QueueStudyOptions options = queue_of(100, 12, 12, 10);
  options.seed = 2;
  const SimulatedQueue s = study_of(options).simulated;
  CHECK(agree("theta = mu: P(Poisson >= N)", p_all_busy, s, &QueueFigures::p_wait));
  CHECK(agree("theta = mu: E[(Poisson - N)+]", mean_waiting, s.mean_waiting));
}

TEST_CASE("under overload the share that abandons tends to 1 - 1 / rho") {
  double last_gap = 1;
  for (const int agents : {1, 10, 100}) {
    const double gap = std::abs(erlang_a(24.0 * agents, 12, 30, agents).p_abandon - 0.5);
    CHECK(gap < last_gap);
    last_gap = gap;
  }
  CHECK(last_gap < 1e-6);
  CHECK(agree("overload rho 2, N 100: P(Ab)", 0.5, study_of(queue_of(2400, 12, 30, 100)).simulated, &QueueFigures::p_abandon));
}

TEST_CASE("one agent with general service waits as Pollaczek and Khinchine say") {
  for (const double cv : {0.0, 0.5, 1.5}) {
    QueueStudyOptions options = queue_of(7, 10, 0, 1);
    options.service_cv = cv;
    options.cases = 40'000;
    const double expected = 0.7 * (1 + cv * cv) / (2 * 10 * 0.3) * 3600;
    CHECK(agree("M/G/1, cv " + std::to_string(cv).substr(0, 3) + ", E[W] s", expected, study_of(options).simulated, &QueueFigures::mean_wait_seconds));
  }
}

TEST_CASE("losses do not depend on the shape of the service time") {
  for (const double cv : {0.0, 0.5, 2.0}) {
    QueueStudyOptions options = queue_of(100, 12, 0, 10);
    options.service_cv = cv;
    options.blocking = true;
    CHECK(agree("Erlang B, cv " + std::to_string(cv).substr(0, 3), erlang_b(10, 100.0 / 12), study_of(options).simulated, &QueueFigures::p_block));
  }
}

TEST_CASE("arrivals spread over the day wait 5.333 h for a desk open from 9 to 17") {
  const Shifts shifts({9, 17, true}, 0);
  const int days = 2000;
  Stream luck(17);
  double sum = 0, squares = 0;
  for (int d = 0; d < days; ++d) {
    // one day's arrivals, in order of time; more agents than cases, so that nobody waits but for the opening
    std::vector<Millis> arrivals;
    for (int i = 0; i < 24; ++i) arrivals.push_back(static_cast<Millis>(to_below(luck.next32(), static_cast<std::uint32_t>(kDay))));
    std::sort(arrivals.begin(), arrivals.end());
    Desk desk;
    desk.reset(100, shifts.open_at(0), LinePolicy::first_come());
    Millis next_change = desk.open() ? shifts.next_close(0) : shifts.next_open(0);
    const auto change_until = [&](Millis now) {
      while (next_change <= now) {
        desk.set_open(!desk.open(), next_change);
        while (desk.start_next(next_change)) {}
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
    CHECK(account.started == 24);
    const double hours = static_cast<double>(account.waiting_time) / 24 / kHour;
    sum += hours;
    squares += hours * hours;
  }
  const double mean = sum / days;
  const double error = std::sqrt((squares / days - mean * mean) / (days - 1));
  CHECK(within_four_standard_errors("wait for opening, hours", 16.0 / 3, mean, error));
}
