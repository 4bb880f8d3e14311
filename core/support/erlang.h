// The formulas that the desk is checked against. Rates are per hour and positive, agents >= 1, waits in seconds.
// Notation: arrivals lambda, services mu (one agent), abandonments theta (one waiting case).
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace grapevine {

// Share of arrivals that find every agent busy when nobody may wait (Erlang 1917). load = lambda / mu >= 0.
double erlang_b(int agents, double load);

// M/M/N, everybody waits as long as it takes.
struct ErlangC {
  double p_wait;             // P(W > 0)
  double mean_wait_seconds;  // over all arrivals
  double mean_waiting;       // E[Q], cases in the line
  double utilisation;        // lambda / (N mu)
  double drain_per_second;   // N mu - lambda: the wait of those who wait is exponential with this rate

  double p_wait_at_most(double seconds) const;  // P(W <= t)
};
// Empty when the line grows without bound (lambda >= N mu).
std::optional<ErlangC> erlang_c(double arrivals_per_hour, double service_per_hour, int agents);

// M/M/N+M: exponential patience (Palm 1957; Garnett, Mandelbaum & Reiman 2002).
struct ErlangA {
  double p_wait;                     // P(W > 0): arrivals that find every agent busy
  double p_abandon;                  // P(Ab) = theta E[W], exactly
  double mean_wait_seconds;          // over all arrivals
  double mean_wait_served_seconds;   // over those served
  double mean_waiting;               // E[Q]
  double utilisation;
};
// patience_per_hour > 0. Always stable.
ErlangA erlang_a(double arrivals_per_hour, double service_per_hour, double patience_per_hour, int agents);

// Mean waits in seconds of non-preemptive priority classes with one service rate, most urgent first (Cobham 1954);
// infinity from the class on that makes the load reach 1.
std::vector<double> priority_waits_seconds(std::span<const double> arrivals_per_hour, double service_per_hour, int agents);

// Mean wait of `teams` equal teams each with its own line, and of the one line that pools them. Empty when unstable.
struct Pooling {
  double separate_seconds;
  double pooled_seconds;
};
std::optional<Pooling> pooling(int teams, int agents_each, double arrivals_each_per_hour, double service_per_hour);

// Mean hours from arrival to final departure in an M/M/1 queue to which a served case returns with this probability
// (0 <= p < 1): 1 / (mu (1 - p) - lambda). Empty when unstable.
std::optional<double> rework_sojourn_hours(double arrivals_per_hour, double service_per_hour, double return_probability);

}  // namespace grapevine
