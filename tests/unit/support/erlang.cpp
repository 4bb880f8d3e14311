#include "support/erlang.h"

#include <array>
#include <cmath>

#include <catch2/catch_test_macros.hpp>

using namespace grapevine;

namespace {

bool near(double a, double b, double relative = 1e-12) { return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)); }

}  // namespace

TEST_CASE("Erlang B is the share of the truncated Poisson's last state") {
  for (const double load : {0.1, 1.0, 8.333, 40.0}) {
    double term = 1, sum = 1;
    for (int n = 1; n <= 30; ++n) {
      term *= load / n;
      sum += term;
      CHECK(near(erlang_b(n, load), term / sum));
    }
  }
  CHECK(erlang_b(10, 0) == 0);
  CHECK(erlang_b(0, 3) == 1);
}

TEST_CASE("Erlang C of one agent is the M/M/1 queue") {
  const auto c = erlang_c(8, 10, 1);
  REQUIRE(c);
  CHECK(near(c->p_wait, 0.8));
  CHECK(near(c->mean_wait_seconds, 0.8 / 2 * 3600));
  CHECK(near(c->mean_waiting, 8 * 0.8 / 2));
  CHECK(near(c->utilisation, 0.8));
  CHECK(near(c->p_wait_at_most(0), 0.2));
  CHECK(near(c->p_wait_at_most(1800), 1 - 0.8 * std::exp(-1.0)));
}

TEST_CASE("Erlang C is empty when the line grows without bound") {
  CHECK_FALSE(erlang_c(120, 12, 10));
  CHECK_FALSE(erlang_c(150, 12, 10));
  CHECK(erlang_c(119.999, 12, 10));
}

TEST_CASE("Erlang A approaches Erlang C as patience grows and Erlang B as it vanishes") {
  const auto c = erlang_c(100, 12, 10);
  const ErlangA patient = erlang_a(100, 12, 1e-6, 10);
  CHECK(near(patient.p_wait, c->p_wait, 1e-5));
  CHECK(near(patient.mean_wait_seconds, c->mean_wait_seconds, 1e-5));
  const ErlangA impatient = erlang_a(100, 12, 1e9, 10);
  CHECK(near(impatient.p_abandon, erlang_b(10, 100.0 / 12), 1e-5));
}

TEST_CASE("Erlang A: what comes in goes out, and patience accounts for every abandonment") {
  for (const double arrivals : {1.0, 60.0, 100.0, 150.0, 900.0})
    for (const double patience : {0.1, 12.0, 30.0, 400.0})
      for (const int agents : {1, 5, 10, 40}) {
        const ErlangA a = erlang_a(arrivals, 12, patience, agents);
        CHECK(near(a.p_abandon, patience * a.mean_wait_seconds / 3600));
        CHECK(near(a.mean_waiting, arrivals * a.mean_wait_seconds / 3600));
        CHECK(near(arrivals * (1 - a.p_abandon), 12.0 * agents * a.utilisation));
        CHECK(a.p_abandon <= a.p_wait);
        CHECK(a.utilisation <= 1 + 1e-9);
      }
}

TEST_CASE("Erlang A gives numbers where weights of states would overflow or vanish") {
  for (const auto& [arrivals, service, patience, agents] :
       {std::array<double, 4>{1e6, 0.001, 0.1, 100}, {0.001, 1, 1, 100'000}, {1e6, 1000, 100, 2000}, {5000, 12, 0.5, 10}}) {
    const ErlangA a = erlang_a(arrivals, service, patience, static_cast<int>(agents));
    for (const double figure : {a.p_wait, a.p_abandon, a.mean_wait_seconds, a.mean_wait_served_seconds, a.mean_waiting, a.utilisation}) {
      CHECK(std::isfinite(figure));
      CHECK(figure >= 0);
    }
  }
}

TEST_CASE("those served waited less than those who left, on average") {
  // exponential patience: those served are those who happened to wait less
  const ErlangA a = erlang_a(100, 12, 30, 10);
  CHECK(a.mean_wait_served_seconds < a.mean_wait_seconds);
  // hardly anyone leaves: both means agree
  const ErlangA b = erlang_a(100, 12, 1e-6, 10);
  CHECK(near(b.mean_wait_served_seconds, b.mean_wait_seconds, 1e-4));
}

TEST_CASE("priorities keep the mean wait over all classes (conservation law)") {
  const std::array<double, 3> arrivals{6, 12, 9};
  const auto waits = priority_waits_seconds(arrivals, 6, 5);
  double weighted = 0;
  for (std::size_t k = 0; k < 3; ++k) weighted += arrivals[k] * waits[k] / 27;
  CHECK(near(weighted, erlang_c(27, 6, 5)->mean_wait_seconds));
  CHECK(waits[0] < waits[1]);
  CHECK(waits[1] < waits[2]);
}

TEST_CASE("an overloaded priority queue still serves its urgent classes") {
  const std::array<double, 3> arrivals{6, 12, 19};
  const auto waits = priority_waits_seconds(arrivals, 6, 5);
  CHECK(std::isfinite(waits[0]));
  CHECK(std::isfinite(waits[1]));
  CHECK(std::isinf(waits[2]));
}

TEST_CASE("one pooled line waits less than separate lines, and neither exists when unstable") {
  const auto pools = pooling(2, 5, 40, 10);
  REQUIRE(pools);
  CHECK(pools->pooled_seconds < pools->separate_seconds);
  CHECK_FALSE(pooling(2, 5, 50, 10));
}

TEST_CASE("rework has no stable state from the return probability on that fills the agent") {
  CHECK(near(*rework_sojourn_hours(8, 10, 0), 0.5));
  CHECK(near(*rework_sojourn_hours(8, 10, 0.1), 1.0));
  CHECK_FALSE(rework_sojourn_hours(8, 10, 0.2));
  CHECK_FALSE(rework_sojourn_hours(8, 10, 0.5));
}
