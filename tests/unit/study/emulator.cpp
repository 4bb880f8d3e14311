// The emulator on functions that are known everywhere.
#include "study/emulator.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "base/portable_math.h"

using namespace grapevine;

namespace {

double smooth(std::span<const double> x) { return 5 + std::sin(4 * x[0]) + x[1] * x[1] * (1 + x[0]); }

std::vector<double> outcomes_of(const PointTable& points, double noise_sd) {
  const PointTable noise = random_design(points.size(), 1, 77);
  std::vector<double> outcomes;
  for (std::size_t p = 0; p < points.size(); ++p)
    outcomes.push_back(smooth(points[p]) + noise_sd * normal_quantile(noise[p][0]));
  return outcomes;
}

// Root of the mean squared error at points that it has not seen.
double error_elsewhere(const Emulator& emulator) {
  const PointTable others = random_design(300, 3, 5);
  double squares = 0;
  for (std::size_t p = 0; p < others.size(); ++p) squares += std::pow(emulator.predict(others[p]).mean - smooth(others[p]), 2);
  return std::sqrt(squares / 300);
}

}  // namespace

TEST_CASE("an emulator of a smooth function predicts it at new points, and says how well") {
  const PointTable points = sobol_design(64, 3, 2);
  const auto emulator = Emulator::fit(points, outcomes_of(points, 0));
  REQUIRE(emulator);
  const CrossValidation& found = emulator->cross_validation();
  const double elsewhere = error_elsewhere(*emulator);
  INFO("q2 " << found.q2 << ", error left out " << found.root_mean_square << ", elsewhere " << elsewhere);
  CHECK(found.q2 > 0.99);
  CHECK(elsewhere < 0.05);
  CHECK(found.root_mean_square < 4 * elsewhere);  // what it says of itself is about true
  CHECK(elsewhere < 4 * found.root_mean_square);
  // the factor that does nothing has the longest length
  CHECK(emulator->lengths()[2] > emulator->lengths()[0]);
  CHECK(emulator->lengths()[2] > emulator->lengths()[1]);
  // certain where it has been, less so elsewhere
  CHECK(emulator->predict(points[5]).sd < 0.01);
  const double corner[] = {0, 1, 1};
  CHECK(emulator->predict(corner).sd > emulator->predict(points[5]).sd);
}

TEST_CASE("an emulator tells noise from the function, and its spread holds what it leaves out") {
  const PointTable points = latin_hypercube(200, 3, 4);
  const auto emulator = Emulator::fit(points, outcomes_of(points, 0.2));
  REQUIRE(emulator);
  const CrossValidation& found = emulator->cross_validation();
  INFO("error left out " << found.root_mean_square << ", elsewhere " << error_elsewhere(*emulator) << ", within two "
                         << found.within_two << ", nugget " << emulator->nugget_share());
  CHECK(std::abs(found.root_mean_square - 0.2) < 0.05);  // the noise cannot be predicted
  CHECK(error_elsewhere(*emulator) < 0.1);               // the function can
  CHECK(found.within_two > 0.9);
  CHECK(emulator->nugget_share() > 0.005);
}

TEST_CASE("an emulator of noise alone claims nothing") {
  const PointTable points = latin_hypercube(100, 2, 4);
  std::vector<double> outcomes = random_design(100, 1, 9).column(0);
  const auto emulator = Emulator::fit(points, outcomes);
  REQUIRE(emulator);
  CHECK(emulator->cross_validation().q2 < 0.15);
}

TEST_CASE("the same points give the same emulator, and too little gives none") {
  const PointTable points = latin_hypercube(40, 3, 4);
  const auto outcomes = outcomes_of(points, 0.1);
  const double at[] = {0.3, 0.6, 0.9};
  CHECK(Emulator::fit(points, outcomes)->predict(at).mean == Emulator::fit(points, outcomes)->predict(at).mean);
  CHECK_FALSE(Emulator::fit(points, std::vector<double>(40, 2.0)));
  CHECK_FALSE(Emulator::fit(latin_hypercube(7, 3, 4), std::vector<double>{1, 2, 3, 4, 5, 6, 7}));
}
