#include "support/erlang.h"

#include <cassert>
#include <limits>

#include "base/portable_math.h"

namespace grapevine {

namespace {

constexpr double kSecondsPerHour = 3600.0;

}  // namespace

double erlang_b(int agents, double load) {
  assert(agents >= 0 && load >= 0);
  // B(N) = a B(N-1) / (N + a B(N-1)), B(0) = 1
  double blocked = 1.0;
  for (int n = 1; n <= agents; ++n) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

double ErlangC::p_wait_at_most(double seconds) const { return 1.0 - p_wait * portable_exp(-drain_per_second * seconds); }

std::optional<ErlangC> erlang_c(double arrivals_per_hour, double service_per_hour, int agents) {
  const double load = arrivals_per_hour / service_per_hour;
  if (load >= agents) return std::nullopt;
  const double blocked = erlang_b(agents, load);
  const double p_wait = agents * blocked / (agents - load * (1.0 - blocked));
  const double drain_per_hour = agents * service_per_hour - arrivals_per_hour;
  const double wait_hours = p_wait / drain_per_hour;
  return ErlangC{p_wait, wait_hours * kSecondsPerHour, arrivals_per_hour * wait_hours, load / agents, drain_per_hour / kSecondsPerHour};
}

ErlangA erlang_a(double arrivals_per_hour, double service_per_hour, double patience_per_hour, int agents) {
  assert(arrivals_per_hour > 0 && service_per_hour > 0 && patience_per_hour > 0 && agents >= 1);
  const double full = agents * service_per_hour;

  // Weights are relative to state N (every agent busy, nobody waiting). Those below it sum to (1 - B) / B by Erlang's
  // own formula; everything is multiplied by B, so that a large idle team gives 0 rather than overflow.
  const double blocked = erlang_b(agents, arrivals_per_hour / service_per_hour);
  double below = 1.0 - blocked;

  // at and above: N + k cases, k waiting; everything is rescaled where the weights threaten to overflow
  double weight = blocked;
  double above = weight, waiting = 0;
  double served = 0, served_wait = 0;  // of arrivals that find k waiting: share served, and their waits in hours
  double stages = 0;                   // mean time until the front is reached from behind k others
  for (double k = 0;; ++k) {
    const double leaving = full + (k + 1) * patience_per_hour;  // with the newcomer in the line
    stages += 1.0 / leaving;
    const double reaches = full / leaving;
    served += weight * reaches;
    served_wait += weight * reaches * stages;
    const double ratio = arrivals_per_hour / leaving;
    weight *= ratio;
    above += weight;
    waiting += weight * (k + 1);
    if (ratio < 1.0 && weight * (k + 2) / (1.0 - ratio) <= 1e-17 * above) break;
    if (above > 1e200) {
      for (double* sum : {&below, &above, &waiting, &served, &served_wait, &weight}) *sum *= 1e-200;
    }
  }

  const double total = below + above;
  ErlangA a{};
  a.p_wait = above / total;
  a.mean_waiting = waiting / total;
  a.p_abandon = patience_per_hour * a.mean_waiting / arrivals_per_hour;
  a.mean_wait_seconds = a.mean_waiting / arrivals_per_hour * kSecondsPerHour;
  a.mean_wait_served_seconds = served_wait / (below + served) * kSecondsPerHour;
  a.utilisation = arrivals_per_hour * (1.0 - a.p_abandon) / full;  // Little: agents at work = served per hour / mu
  return a;
}

std::vector<double> priority_waits_seconds(std::span<const double> arrivals_per_hour, double service_per_hour, int agents) {
  double total = 0;
  for (const double arrivals : arrivals_per_hour) total += arrivals;
  const double full = agents * service_per_hour;
  const auto all = erlang_c(total, service_per_hour, agents);
  // W_k = [C / (c mu)] / [(1 - s_{k-1}) (1 - s_k)] with s_k the load of classes 1..k. When the whole is unstable the
  // agents are always busy: C = 1, and the classes that fit still wait finitely.
  const double residual_hours = (all ? all->p_wait : 1.0) / full;
  std::vector<double> waits;
  double load_before = 0;
  for (const double arrivals : arrivals_per_hour) {
    const double load = load_before + arrivals / full;
    waits.push_back(load < 1 ? residual_hours / ((1 - load_before) * (1 - load)) * kSecondsPerHour : std::numeric_limits<double>::infinity());
    load_before = load;
  }
  return waits;
}

std::optional<Pooling> pooling(int teams, int agents_each, double arrivals_each_per_hour, double service_per_hour) {
  const auto separate = erlang_c(arrivals_each_per_hour, service_per_hour, agents_each);
  const auto pooled = erlang_c(teams * arrivals_each_per_hour, service_per_hour, teams * agents_each);
  if (!separate || !pooled) return std::nullopt;
  return Pooling{separate->mean_wait_seconds, pooled->mean_wait_seconds};
}

std::optional<double> rework_sojourn_hours(double arrivals_per_hour, double service_per_hour, double return_probability) {
  const double spare = service_per_hour * (1.0 - return_probability) - arrivals_per_hour;
  if (!(spare > 0)) return std::nullopt;
  return 1.0 / spare;
}

}  // namespace grapevine
