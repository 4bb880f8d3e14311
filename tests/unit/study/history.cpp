// History matching on simulators whose truth is known.
#include "study/history.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "base/base.h"

using namespace grapevine;

namespace {

// Two figures of two parameters, with noise of sd .05; a third parameter does nothing.
std::vector<double> figures_at(std::span<const double> unit) { return {2 * unit[0] + unit[1] * unit[1], 1 + unit[0] * unit[1]}; }

std::optional<PointTable> noisy(const PointTable& unit, std::span<const std::uint32_t> luck) {
  PointTable found{2, {}};
  for (std::size_t row = 0; row < unit.size(); ++row) {
    Stream stream = Luck(7, luck[row]).stream(Purpose::test, 0);
    for (const double value : figures_at(unit[row])) found.values.push_back(value + 0.05 * normal_quantile(stream.unit()));
  }
  return found;
}

HistoryEnd match(HistoryMatch& history, const AbcSimulator& simulate, std::vector<HistoryWave>* waves = nullptr) {
  for (;;) {
    HistoryStep step = history.next(simulate);
    if (step.end != HistoryEnd::goes_on) return step.end;
    if (waves) waves->push_back(step.wave);
    history.add(std::move(step.wave));
  }
}

}  // namespace

TEST_CASE("known values are not ruled out, nearly all others are, whatever the truth and the luck of the data") {
  int kept = 0, small = 0;
  constexpr int kTruths = 25;
  for (int i = 0; i < kTruths; ++i) {
    Stream stream = Luck(5, static_cast<std::uint32_t>(i)).stream(Purpose::test, 1);
    const std::vector<double> truth = {0.1 + 0.8 * stream.unit(), 0.1 + 0.8 * stream.unit(), 0.5};
    HistoryProblem problem{.factors = 3, .observed = figures_at(truth), .points = 30, .futures = 3, .most_waves = 3, .discrepancy = 0, .seed = static_cast<std::uint64_t>(i)};
    for (double& value : problem.observed) value += 0.05 * normal_quantile(stream.unit());
    HistoryMatch history(problem);
    match(history, noisy);
    kept += history.plausible(truth);
    small += history.space().back() < 0.15;
  }
  INFO(kept << " of " << kTruths << " truths kept, " << small << " with little else left");
  // three standard deviations of two figures: one truth in 200 is ruled out by the luck of the data alone
  CHECK(kept >= kTruths - 1);
  CHECK(small >= kTruths - 3);
}

TEST_CASE("what is left shrinks from wave to wave, is where it says it is, and is told wide where nothing is known") {
  const std::vector<double> truth = {0.4, 0.7, 0.2};
  const HistoryProblem problem{.factors = 3, .observed = figures_at(truth), .points = 40, .futures = 4, .most_waves = 4, .discrepancy = 0.01, .seed = 1};
  HistoryMatch history(problem);
  const HistoryEnd end = match(history, noisy);
  CHECK((end == HistoryEnd::settled || end == HistoryEnd::most_waves));
  for (std::size_t wave = 1; wave < history.space().size(); ++wave) CHECK(history.space()[wave] <= history.space()[wave - 1]);
  CHECK(history.quality().front() > 0.9);
  const PointTable left = history.sample(200, 99);
  REQUIRE(left.size() == 200);
  const std::vector<double> equal(200, 1.0 / 200);
  for (std::size_t i = 0; i < left.size(); ++i) CHECK(history.implausibility(left[i]) <= 3);
  CHECK(std::abs(spread_of(left.column(0), equal).mean - 0.4) < 0.1);
  CHECK(std::abs(spread_of(left.column(1), equal).mean - 0.7) < 0.15);
  // what an emulator without error would leave, by the noise and the discrepancy alone
  std::size_t exact = 0;
  constexpr std::size_t kPoints = 40'000;
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    Stream stream = Luck(3, 0).stream(Purpose::test, i);
    const std::vector<double> point = {stream.unit(), stream.unit(), 0.5}, found = figures_at(point);
    bool inside = true;
    for (std::size_t f = 0; f < 2; ++f) inside = inside && std::abs(found[f] - problem.observed[f]) <= 3 * std::hypot(0.05, 0.01 * problem.observed[f]);
    exact += inside;
  }
  const double expected = static_cast<double>(exact) / kPoints;
  INFO("left " << history.space().back() << ", expected " << expected);
  CHECK(history.space().back() > 0.75 * expected);
  CHECK(history.space().back() < 1.35 * expected);
  CHECK(share_of_prior(spread_of(left.column(2), equal)) > kUnidentified);
  const std::vector<double> far = {0.9, 0.1, 0.5};
  CHECK(history.implausibility(far) > 5);
}

TEST_CASE("waves that are there are gone on with to the same end") {
  const HistoryProblem problem{.factors = 3, .observed = {1.2, 1.3}, .points = 20, .futures = 2, .most_waves = 3, .seed = 4};
  HistoryMatch whole(problem), again(problem);
  std::vector<HistoryWave> waves, rest;
  match(whole, noisy, &waves);
  REQUIRE(waves.size() >= 2);
  again.add(waves[0]);
  match(again, noisy, &rest);
  REQUIRE(rest.size() == waves.size() - 1);
  for (std::size_t i = 0; i < rest.size(); ++i) CHECK(rest[i].unit.values == waves[i + 1].unit.values);
  CHECK(again.sample(50, 0).values == whole.sample(50, 0).values);
}

TEST_CASE("data that no values reach leave nothing, and a figure that never varies rules out all or nothing") {
  HistoryMatch beyond({.factors = 3, .observed = {9, 9}, .points = 20, .futures = 2, .most_waves = 3});
  CHECK(match(beyond, noisy) == HistoryEnd::nothing_left);
  CHECK(beyond.sample(10, 0).size() == 0);
  const auto constant = [](const PointTable& unit, std::span<const std::uint32_t>) -> std::optional<PointTable> { return PointTable{1, std::vector<double>(unit.size(), 4.0)}; };
  HistoryMatch same({.factors = 2, .observed = {4}, .points = 10, .futures = 2, .most_waves = 1});
  CHECK(match(same, constant) == HistoryEnd::most_waves);
  CHECK(same.space().back() == 1);
  HistoryMatch other({.factors = 2, .observed = {5}, .points = 10, .futures = 2, .most_waves = 2, .discrepancy = 0.01});
  CHECK(match(other, constant) == HistoryEnd::nothing_left);
  const auto stopped = [](const PointTable&, std::span<const std::uint32_t>) -> std::optional<PointTable> { return std::nullopt; };
  CHECK(HistoryMatch({.factors = 2, .observed = {5}}).next(stopped).end == HistoryEnd::stopped);
}
