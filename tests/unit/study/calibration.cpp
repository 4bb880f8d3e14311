// ABC-SMC on problems whose posterior is known.
#include "study/calibration.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "base/base.h"

using namespace grapevine;

namespace {

// The mean of ten normal draws about −5 + 10 u, of unit variance: the likelihood is normal with sd 1 / √10.
std::optional<PointTable> normal_means(const PointTable& unit, std::span<const std::uint32_t> luck) {
  PointTable found{1, {}};
  for (std::size_t row = 0; row < unit.size(); ++row) {
    Stream stream = Luck(99, luck[row]).stream(Purpose::test, 0);
    double sum = 0;
    for (int i = 0; i < 10; ++i) sum += -5 + 10 * unit[row][0] + normal_quantile(stream.unit());
    found.values.push_back(sum / 10);
  }
  return found;
}

std::vector<AbcRound> calibrated(const AbcProblem& problem, const AbcSimulator& simulate, AbcEnd* end = nullptr) {
  std::vector<AbcRound> rounds;
  for (;;) {
    AbcStep step = next_round(problem, rounds, simulate);
    if (end) *end = step.end;
    if (step.end != AbcEnd::goes_on) return rounds;
    rounds.push_back(std::move(step.round));
  }
}

}  // namespace

TEST_CASE("the posterior of a normal mean is found, its mean and its width") {
  const AbcProblem problem{.factors = 1, .observed = {1.3}, .particles = 1000, .most_rounds = 7, .seed = 3};
  const auto rounds = calibrated(problem, normal_means);
  REQUIRE(rounds.size() == 7);
  const WeightedSpread spread = spread_of(rounds.back().unit.column(0), rounds.back().weights);
  const double mean = -5 + 10 * spread.mean, sd = 10 * spread.sd;
  INFO("mean " << mean << ", sd " << sd << ", expected 1.3 and " << 1 / std::sqrt(10.0) << ", tolerance " << rounds.back().tolerance);
  CHECK(std::abs(mean - 1.3) < 0.06);
  CHECK(std::abs(sd - 1 / std::sqrt(10.0)) < 0.05);
  CHECK(-5 + 10 * spread.low < 1.3);
  CHECK(-5 + 10 * spread.high > 1.3);
}

TEST_CASE("tolerances fall from round to round, weights add up to one, and rounds can be gone on with") {
  const AbcProblem problem{.factors = 1, .observed = {-2}, .particles = 200, .most_rounds = 5, .seed = 8};
  const auto rounds = calibrated(problem, normal_means);
  REQUIRE(rounds.size() == 5);
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    double sum = 0;
    for (const double weight : rounds[i].weights) sum += weight;
    CHECK(std::abs(sum - 1) < 1e-9);
    for (const double distance : rounds[i].distances) CHECK(distance <= rounds[i].tolerance);
    if (i > 0) CHECK(rounds[i].tolerance < rounds[i - 1].tolerance);
    CHECK(rounds[i].tried >= 200);
    // the round after those before it, made anew
    const AbcStep again = next_round(problem, std::span(rounds).first(i), normal_means);
    CHECK(again.round.unit.values == rounds[i].unit.values);
    CHECK(again.round.weights == rounds[i].weights);
  }
}

TEST_CASE("a parameter that does nothing keeps its prior and is said to be unidentified; two that only add up are confounded") {
  const auto sum_of_two = [](const PointTable& unit, std::span<const std::uint32_t>) -> std::optional<PointTable> {
    PointTable found{1, {}};
    for (std::size_t row = 0; row < unit.size(); ++row) found.values.push_back(unit[row][0] + unit[row][1]);
    return found;
  };
  const AbcProblem problem{.factors = 3, .observed = {1}, .particles = 400, .most_rounds = 5, .seed = 2};
  const AbcRound last = calibrated(problem, sum_of_two).back();
  const auto share = [&](std::size_t factor) { return share_of_prior(spread_of(last.unit.column(factor), last.weights)); };
  CHECK(share(2) > kUnidentified);
  CHECK(weighted_correlation(last.unit.column(0), last.unit.column(1), last.weights) < -kConfounded);
  CHECK(std::abs(weighted_correlation(last.unit.column(0), last.unit.column(2), last.weights)) < 0.3);
}

TEST_CASE("a calibration ends where hardly anything is near enough, where it is told to, and where nothing can be run") {
  const auto steps = [](const PointTable& unit, std::span<const std::uint32_t>) -> std::optional<PointTable> {
    PointTable found{1, {}};
    for (std::size_t row = 0; row < unit.size(); ++row) found.values.push_back(unit[row][0] < 0.5 ? 0 : 1);
    return found;
  };
  AbcEnd end{};
  calibrated({.factors = 1, .observed = {1}, .particles = 50}, steps, &end);
  CHECK(end == AbcEnd::exact);
  calibrated({.factors = 1, .observed = {1}, .particles = 50}, [](const PointTable&, std::span<const std::uint32_t>) { return std::optional<PointTable>(); }, &end);
  CHECK(end == AbcEnd::stopped);
  const auto never = [](const PointTable& unit, std::span<const std::uint32_t>) -> std::optional<PointTable> { return PointTable{1, std::vector<double>(unit.size(), std::nan(""))}; };
  CHECK(calibrated({.factors = 1, .observed = {1}, .particles = 50}, never, &end).empty());
  CHECK(end == AbcEnd::few_accepted);
}

TEST_CASE("resampling takes each particle about as often as it weighs") {
  const std::vector<double> weights = {0.5, 0, 0.25, 0.25};
  const auto chosen = resample(weights, 100, 4);
  REQUIRE(chosen.size() == 100);
  for (std::size_t i = 0; i < weights.size(); ++i)
    CHECK(std::abs(static_cast<double>(std::ranges::count(chosen, i)) - 100 * weights[i]) <= 1);
}
