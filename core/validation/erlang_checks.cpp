// Formulas against the printed table, and the engine's own desk against the formulas.
#include <array>
#include <cmath>

#include "support/support.h"
#include "validation/groups.h"
#include "validation/queues.h"

namespace grapevine {

namespace {

struct ErlangRow {
  double arrivals, service, patience;
  int agents;
  double b;                    // Erlang B
  double c_wait, c_mean_wait;  // Erlang C; negative: unstable
  double a_wait, a_abandon, a_mean_wait, a_served_wait, a_waiting, a_utilisation;
};

constexpr std::array<ErlangRow, 5> kTable{{
    {100, 12, 30, 9, .19033, .76039, 342.175, .37246, .12952, 15.542, 12.282, .4317, .8060},
    {100, 12, 30, 10, .13689, .48761, 87.770, .26958, .08510, 10.213, 7.973, .2837, .7624},
    {100, 12, 12, 10, .13689, .48761, 87.770, .32550, .06328, 18.983, 16.773, .5273, .7806},
    {120, 12, 30, 10, .21458, -1, -1, .44204, .15244, 18.293, 15.002, .6098, .8476},
    {150, 12, 30, 10, .32195, -1, -1, .66542, .26018, 31.221, 28.105, 1.3009, .9248},
}};

std::string label(const ErlangRow& row, const char* what) {
  return std::string(what) + ", λ " + decimal(row.arrivals, 0) + " μ " + decimal(row.service, 0) + " θ " +
         decimal(row.patience, 0) + " per hour, " + std::to_string(row.agents) + " agents";
}

void check_erlang_c_formula(Checks& checks, const ErlangRow& row) {
  const auto c = erlang_c(row.arrivals, row.service, row.agents);
  checks.exact(label(row, "Erlang C exists"), row.c_wait > 0, c.has_value());
  if (!c) return;
  checks.printed(label(row, "Erlang C P(W > 0)"), row.c_wait, c->p_wait, 5);
  checks.printed(label(row, "Erlang C E[W] s"), row.c_mean_wait, c->mean_wait_seconds, 3);
}

// The desk without a limit to patience.
void check_desk_without_patience(Checks& checks, const ValidationSettings& settings, const ErlangRow& row) {
  QueueStudyOptions options = queue_of(row.arrivals, row.service, 0, row.agents);
  options.cases = 40'000;
  options.warm_up = 8'000;
  const SimulatedQueue s = simulated(options, settings).simulated;
  const auto c = erlang_c(row.arrivals, row.service, row.agents);
  agrees(checks, label(row, "Erlang C P(W > 0)"), c->p_wait, s, &QueueFigures::p_wait);
  agrees(checks, label(row, "Erlang C E[W] s"), c->mean_wait_seconds, s, &QueueFigures::mean_wait_seconds);
  agrees(checks, label(row, "Erlang C utilisation"), c->utilisation, s, &QueueFigures::utilisation);
  agrees(checks, label(row, "Erlang C P(W ≤ 20 s)"), c->p_wait_at_most(20), s.p_started_within_20_seconds);
}

// The share that abandons is the rate of abandonment times the mean wait, exactly.
void check_abandonment_identity(Checks& checks, const ValidationSettings& settings) {
  for (const double patience : {3.0, 12.0, 30.0, 120.0}) {
    const std::string at = ", θ " + decimal(patience, 0);
    const ErlangA a = erlang_a(100, 12, patience, 10);
    checks.exact("formula: P(Ab) = θ E[W]" + at, patience * a.mean_wait_seconds / 3600, a.p_abandon, 1e-14);
    const SimulatedQueue s = simulated(queue_of(100, 12, patience, 10), settings).simulated;
    checks.agrees("desk: P(Ab) = θ E[W]" + at, patience * *s.mean.mean_wait_seconds / 3600, *s.mean.p_abandon,
                  *s.standard_error.p_abandon, patience / 3600 * *s.standard_error.mean_wait_seconds);
  }
}

// With patience as long as service the number present is Poisson: P(W > 0) = P(X ≥ N), E[Q] = E[(X − N)+].
void check_poisson_occupancy(Checks& checks, const ValidationSettings& settings) {
  const double load = 100.0 / 12;
  double p_all_busy = 0, mean_waiting = 0;
  double term = portable_exp(-load);
  for (int x = 0; x < 200; ++x) {
    if (x >= 10) p_all_busy += term, mean_waiting += term * (x - 10);
    term *= load / (x + 1);
  }
  const ErlangA a = erlang_a(100, 12, 12, 10);
  checks.exact("formula, θ = μ: P(Poisson ≥ N)", p_all_busy, a.p_wait, 1e-12);
  checks.exact("formula, θ = μ: E[(Poisson − N)+]", mean_waiting, a.mean_waiting, 1e-12);
  QueueStudyOptions options = queue_of(100, 12, 12, 10);
  options.seed = 2;
  const SimulatedQueue s = simulated(options, settings).simulated;
  agrees(checks, "desk, θ = μ: P(Poisson ≥ N)", p_all_busy, s, &QueueFigures::p_wait);
  agrees(checks, "desk, θ = μ: E[(Poisson − N)+]", mean_waiting, s.mean_waiting);
}

// Under overload the share that abandons tends to 1 − 1/ρ.
void check_overload(Checks& checks, const ValidationSettings& settings) {
  double last_gap = 1;
  for (const int agents : {1, 10, 100}) {
    const double gap = std::abs(erlang_a(24.0 * agents, 12, 30, agents).p_abandon - 0.5);
    checks.between("formula, ρ = 2: |P(Ab) − 1/2| shrinks, " + std::to_string(agents) + " agents", 0,
                   last_gap, gap);
    last_gap = gap;
  }
  checks.between("formula, ρ = 2: |P(Ab) − 1/2| at 100 agents", 0, 1e-6, last_gap);
  agrees(checks, "desk, ρ = 2, 100 agents: P(Ab) = 1 − 1/ρ", 0.5,
         simulated(queue_of(2400, 12, 30, 100), settings).simulated, &QueueFigures::p_abandon);
}

}  // namespace

void check_erlang_formulas(Checks& checks, const ValidationSettings&) {
  for (const ErlangRow& row : kTable) {
    checks.printed(label(row, "Erlang B"), row.b, erlang_b(row.agents, row.arrivals / row.service), 5);
    check_erlang_c_formula(checks, row);
    const ErlangA a = erlang_a(row.arrivals, row.service, row.patience, row.agents);
    checks.printed(label(row, "Erlang A P(W > 0)"), row.a_wait, a.p_wait, 5);
    checks.printed(label(row, "Erlang A P(Ab)"), row.a_abandon, a.p_abandon, 5);
    checks.printed(label(row, "Erlang A E[W] s"), row.a_mean_wait, a.mean_wait_seconds, 3);
    checks.printed(label(row, "Erlang A E[W | served] s"), row.a_served_wait, a.mean_wait_served_seconds, 3);
    checks.printed(label(row, "Erlang A E[Q]"), row.a_waiting, a.mean_waiting, 4);
    checks.printed(label(row, "Erlang A utilisation"), row.a_utilisation, a.utilisation, 4);
  }
  checks.printed("Erlang C P(W ≤ 20 s), λ 100 μ 12 per hour, 10 agents", .56367,
                 erlang_c(100, 12, 10)->p_wait_at_most(20), 5);
}

void check_desk(Checks& checks, const ValidationSettings& settings) {
  for (const ErlangRow& row : kTable) {
    QueueStudyOptions options = queue_of(row.arrivals, row.service, row.patience, row.agents);
    options.loss_run = true;
    const SimulatedQueue s = simulated(options, settings).simulated;
    const ErlangA a = erlang_a(row.arrivals, row.service, row.patience, row.agents);
    agrees(checks, label(row, "Erlang B"), erlang_b(row.agents, row.arrivals / row.service), s,
           &QueueFigures::p_block);
    agrees(checks, label(row, "Erlang A P(W > 0)"), a.p_wait, s, &QueueFigures::p_wait);
    agrees(checks, label(row, "Erlang A P(Ab)"), a.p_abandon, s, &QueueFigures::p_abandon);
    agrees(checks, label(row, "Erlang A E[W] s"), a.mean_wait_seconds, s, &QueueFigures::mean_wait_seconds);
    agrees(checks, label(row, "Erlang A E[W | served] s"), a.mean_wait_served_seconds,
           s.mean_wait_started_seconds);
    agrees(checks, label(row, "Erlang A E[Q]"), a.mean_waiting, s.mean_waiting);
    agrees(checks, label(row, "Erlang A utilisation"), a.utilisation, s, &QueueFigures::utilisation);
  }
  for (const ErlangRow& row : {kTable[0], kTable[1]}) check_desk_without_patience(checks, settings, row);
  checks.cite("Palm 1957; birth-death equations");
  check_abandonment_identity(checks, settings);
  check_poisson_occupancy(checks, settings);
  checks.cite("fluid limit of M/M/N+M");
  check_overload(checks, settings);
}

}  // namespace grapevine
