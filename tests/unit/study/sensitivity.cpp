// Sensitivity against functions whose indices are known in closed form.
#include "study/sensitivity.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <iostream>

using namespace grapevine;

namespace {

constexpr double kPi = 3.14159265358979323846;

// Ishigami & Homma 1990, a = 7, b = .1; coordinates of the unit cube.
double ishigami(std::span<const double> unit) {
  const auto x = [&](std::size_t i) { return (2 * unit[i] - 1) * kPi; };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

// Sobol's g-function with a = (0, 1, 4.5, 9, 99, 99, 99, 99).
double g_function(std::span<const double> unit) {
  constexpr double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
  double product = 1;
  for (std::size_t i = 0; i < 8; ++i) product *= (std::abs(4 * unit[i] - 2) + a[i]) / (1 + a[i]);
  return product;
}

std::vector<double> outcomes_of(const PointTable& table, double (*function)(std::span<const double>)) {
  std::vector<double> outcomes;
  for (std::size_t p = 0; p < table.size(); ++p) outcomes.push_back(function(table[p]));
  return outcomes;
}

void check_index(const char* what, std::size_t factor, double expected, const IntervalEstimate& found) {
  INFO(what << " of factor " << factor << ": expected " << expected << ", found " << found.value << ", standard error "
            << found.standard_error);
  CHECK(found.standard_error < 0.05);
  CHECK(std::abs(found.value - expected) <= 4 * found.standard_error);
  CHECK(found.low <= found.value + 1e-12);
  CHECK(found.high >= found.value - 1e-12);
}

void check_indices(const SobolIndices& found, const std::vector<double>& first, const std::vector<double>& total) {
  for (std::size_t i = 0; i < first.size(); ++i) {
    check_index("first order", i, first[i], found.first[i]);
    check_index("total", i, total[i], found.total[i]);
  }
}

}  // namespace

TEST_CASE("Sobol' indices of Ishigami's function are the analytic ones, with three seeds") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const PointTable table = saltelli_design(1024, 3, seed);
    const SobolIndices found = sobol_indices(outcomes_of(table, ishigami), 3, seed);
    CHECK(std::abs(found.variance / 13.844588 - 1) < 0.02);
    CHECK(std::abs(found.mean - 3.5) < 0.05);
    check_indices(found, {.313905, .442411, 0}, {.557589, .442411, .243684});
  }
}

TEST_CASE("Sobol' indices of the g-function are the analytic ones") {
  const PointTable table = saltelli_design(2048, 8, 1);
  const SobolIndices found = sobol_indices(outcomes_of(table, g_function), 8, 1);
  CHECK(std::abs(found.variance / .465424 - 1) < 0.02);
  check_indices(found, {.716192, .179048, .023676, .007162, .0000716, .0000716, .0000716, .0000716},
                {.787144, .242198, .034317, .010460, .000105, .000105, .000105, .000105});
}

TEST_CASE("a bootstrap interval of Sobol' indices holds the true value as often as it says, about") {
  int inside = 0, of = 0;
  const double total[] = {.557589, .442411, .243684};
  for (std::uint64_t seed = 10; seed < 40; ++seed) {
    const PointTable table = saltelli_design(128, 3, seed);
    const SobolIndices found = sobol_indices(outcomes_of(table, ishigami), 3, seed, 200);
    for (std::size_t i = 0; i < 3; ++i, ++of) inside += total[i] >= found.total[i].low && total[i] <= found.total[i].high;
  }
  INFO(inside << " of " << of);
  CHECK(inside >= of * 85 / 100);  // points that are more even than random ones do better than 95 %
}

TEST_CASE("Morris' measures of Ishigami's function are the published ones") {
  const PointTable table = morris_design(10'000, 3, 4, 1);
  const MorrisEffects found = morris_effects(table, outcomes_of(table, ishigami));
  // 4 levels, 10,000 trajectories of SALib
  const double expected[] = {7.6828, 7.875, 6.2563};
  for (std::size_t i = 0; i < 3; ++i) {
    // both were estimated
    const double error = std::sqrt(2.0) * found.mu_star[i].standard_error + 5e-5;
    INFO("mu* of factor " << i << ": expected " << expected[i] << ", found " << found.mu_star[i].value << ", standard error " << error);
    CHECK(std::abs(found.mu_star[i].value - expected[i]) <= 4 * error);
  }
  CHECK(found.sigma[2] > 3);                // it only acts together with the first
  CHECK(std::abs(found.mu[2]) < 0.5);
}

TEST_CASE("an outcome that does not vary has no sensitivities, and no NaN") {
  const std::vector<double> same(16 * 5, 4.5);
  const SobolIndices found = sobol_indices(same, 3, 1, 50);
  CHECK(found.variance == 0);
  for (const auto& index : found.total) CHECK((index.value == 0 && index.low == 0 && index.high == 0));
  const PointTable points = latin_hypercube(80, 3, 1);
  CHECK(standardised_regression(points, same).explained == 0);
  for (const IntervalEstimate& r : rank_correlations(points, same)) CHECK(r.value == 0);
}

TEST_CASE("a regression finds the slopes of a linear function with noise, within their errors") {
  const PointTable points = latin_hypercube(400, 3, 7);
  const PointTable noise = random_design(400, 1, 8);
  std::vector<double> outcomes;
  for (std::size_t p = 0; p < points.size(); ++p)
    outcomes.push_back(3 * points[p][0] - 2 * points[p][1] + (noise[p][0] - 0.5));
  const Regression found = standardised_regression(points, outcomes);
  // a uniform coordinate has the variance 1/12
  const double sd = std::sqrt((9 + 4 + 1) / 12.0);
  const double expected[] = {3 * std::sqrt(1 / 12.0) / sd, -2 * std::sqrt(1 / 12.0) / sd, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    INFO("factor " << i << ": expected " << expected[i] << ", found " << found.slopes[i].value << ", standard error "
                   << found.slopes[i].standard_error);
    CHECK(std::abs(found.slopes[i].value - expected[i]) <= 4 * (found.slopes[i].standard_error + 0.002));
  }
  CHECK(std::abs(found.explained - 13.0 / 14) < 0.03);
  CHECK(standardised_regression(latin_hypercube(4, 3, 1), std::vector<double>(4, 1.0)).slopes.empty());
}

TEST_CASE("rank correlations are 1 for whatever rises, ties share their rank") {
  const PointTable points = latin_hypercube(50, 2, 3);
  std::vector<double> outcomes;
  for (std::size_t p = 0; p < points.size(); ++p) outcomes.push_back(std::exp(9 * points[p][0]));
  const auto found = rank_correlations(points, outcomes);
  CHECK(std::abs(found[0].value - 1) < 1e-12);
  CHECK(std::abs(found[1].value) < 0.1);
  CHECK((found[1].low < 0 && found[1].high > 0));
  const double values[] = {5, 1, 5, 2};
  CHECK(ranks_with_ties(values) == std::vector<double>{3.5, 1, 3.5, 2});
}
