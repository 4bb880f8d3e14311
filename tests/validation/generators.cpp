// MODEL.md B4: what the generators must give, each against a closed form, in standard errors over networks that differ
// in their seed alone. Every law is also held against a wrong one, which must be refused: the check can fail.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "graph/graph.h"
#include "tests/validation/standard_errors.h"

using namespace grapevine;

namespace {

// One figure a network, over seeds: its mean and the standard error of that.
struct Sample {
  std::vector<double> values;

  double mean() const { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }
  double standard_error() const {
    double squares = 0;
    for (const double value : values) squares += (value - mean()) * (value - mean());
    const auto n = static_cast<double>(values.size());
    return std::sqrt(squares / (n - 1) / n);
  }
  bool agrees(const std::string& name, double expected) const {
    return within_four_standard_errors(name.c_str(), expected, mean(), standard_error());
  }
};

template <class Network>
Graph made(const Network& network, std::uint64_t seed) {
  Result<Graph> graph = generate(network, Luck(seed, 0));
  REQUIRE(graph.ok());
  return std::move(*graph);
}

double share_of_degree(const Graph& graph, std::size_t least, std::size_t most) {
  const std::vector<std::int64_t> people = degree_histogram(graph);
  std::int64_t some = 0;
  for (std::size_t k = least; k <= most && k < people.size(); ++k) some += people[k];
  return static_cast<double>(some) / graph.people();
}

std::int64_t triangles(const Graph& graph) {
  const CommonNeighbors common = common_neighbors(graph);
  return std::accumulate(common.counts.begin(), common.counts.end(), std::int64_t{0}) / 3;
}

}  // namespace

TEST_CASE("Barabási-Albert degrees follow 2m(m+1) / k(k+1)(k+2)") {
  std::puts("B4 Barabasi-Albert, m = 3, 40 networks of 20,000 people");
  const auto law = [](double k) { return 2.0 * 3 * 4 / (k * (k + 1) * (k + 2)); };
  const auto tail = [](double k) { return 3.0 * 4 / (k * (k + 1)); };
  // had newcomers chosen uniformly: geometric from m on
  const auto uniform = [](double k) { return 0.25 * std::pow(0.75, k - 3); };
  Sample exactly[3], at_least_10, at_least_40;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Graph graph = made(BarabasiAlbert{20'000, 3}, seed);
    for (std::size_t k = 3; k <= 5; ++k) exactly[k - 3].values.push_back(share_of_degree(graph, k, k));
    at_least_10.values.push_back(share_of_degree(graph, 10, SIZE_MAX));
    at_least_40.values.push_back(share_of_degree(graph, 40, SIZE_MAX));
  }
  for (int k = 3; k <= 5; ++k) {
    CHECK(exactly[k - 3].agrees("P(k = " + std::to_string(k) + ")", law(k)));
    CHECK_FALSE(exactly[k - 3].agrees("P(k = " + std::to_string(k) + "), uniform choice, must differ", uniform(k)));
  }
  CHECK(at_least_10.agrees("P(k >= 10)", tail(10)));
  CHECK(at_least_40.agrees("P(k >= 40)", tail(40)));
  CHECK_FALSE(at_least_10.agrees("P(k >= 10) of m = 2, must differ", 2.0 * 3 / (10 * 11)));
}

TEST_CASE("Watts-Strogatz clustering is 3(K-2) / 4(K-1) times (1-p)^3") {
  std::puts("B4 Watts-Strogatz, K = 10, 20 networks of 20,000 people");
  const double ring = 3.0 * 8 / (4 * 9);
  CHECK(std::abs(measure(made(WattsStrogatz{20'000, 10, 0}, 1)).average_clustering - ring) < 1e-9);
  for (const double rewire : {0.05, 0.1, 0.3}) {
    Sample clustering;  // links between neighbours over pairs of neighbours, as Barrat & Weigt define it
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
      clustering.values.push_back(static_cast<double>(triangles(made(WattsStrogatz{20'000, 10, rewire}, seed))) * 6 / (20'000.0 * 10 * 9));
    char name[64];
    std::snprintf(name, sizeof name, "C, p = %.2f", rewire);
    CHECK(clustering.agrees(name, ring * std::pow(1 - rewire, 3)));
    std::snprintf(name, sizeof name, "C, p = %.2f, square for cube, must differ", rewire);
    CHECK_FALSE(clustering.agrees(name, ring * std::pow(1 - rewire, 2)));
  }
}

TEST_CASE("Power-law networks have the mean degree asked for, and the tail") {
  std::puts("D Graph: power law, exponent 2.5, 40 networks of 10,000 people");
  for (const double wanted : {6.0, 20.0, 47.5}) {
    // the continuous law behind the degrees, solved here with the library's own pow
    const double high = 200.5;
    const auto mean_from = [&](double cutoff) {
      double mass = 0, sum = 0;
      for (int k = 1; k <= 200; ++k) {
        const double low = std::max(cutoff, k - 0.5);
        if (low >= k + 0.5) continue;
        const double cell = std::pow(low, -1.5) - std::pow(k + 0.5, -1.5);
        mass += cell;
        sum += k * cell;
      }
      return sum / mass;
    };
    double below = 0.5, above = 200;
    for (int i = 0; i < 100; ++i) (mean_from((below + above) / 2) < wanted ? below : above) = (below + above) / 2;
    const auto tail = [&](double k, double power) {
      return (std::pow(k - 0.5, power) - std::pow(high, power)) / (std::pow(below, power) - std::pow(high, power));
    };

    Sample mean, beyond;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      const Graph graph = made(PowerLaw{10'000, wanted}, seed);
      mean.values.push_back(static_cast<double>(graph.stored_ties()) / graph.people());
      beyond.values.push_back(share_of_degree(graph, 60, SIZE_MAX));
    }
    char name[64];
    std::snprintf(name, sizeof name, "mean degree, %.1f wanted", wanted);
    CHECK(mean.agrees(name, wanted));
    CHECK(beyond.agrees("P(k >= 60)", tail(60, -1.5)));
    CHECK_FALSE(mean.agrees("mean degree 2 % higher, must differ", wanted * 1.02));
    CHECK_FALSE(beyond.agrees("P(k >= 60) of exponent 2.2, must differ", tail(60, -1.2)));
  }
}

TEST_CASE("The configuration model ties stubs regardless of whose they are") {
  std::puts("Configuration model, degrees 4, 12 and 20, 30 networks of 30,000 people");
  std::vector<std::int32_t> degrees;
  for (int i = 0; i < 10'000; ++i) degrees.insert(degrees.end(), {4, 12, 20});
  Sample of_small, of_large;  // the mean degree of the neighbours of people with 4 and with 20 ties
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Graph graph = graph_with_degrees(degrees, Luck(seed, 0));
    double sum[21] = {}, ties[21] = {};
    for (std::int32_t i = 0; i < graph.people(); ++i)
      for (const std::int32_t j : graph.neighbors(i)) {
        sum[graph.degree(i)] += graph.degree(j);
        ties[graph.degree(i)] += 1;
      }
    of_small.values.push_back(sum[4] / ties[4]);
    of_large.values.push_back(sum[20] / ties[20]);
  }
  const double expected = (16.0 + 144 + 400) / (4 + 12 + 20);
  CHECK(of_small.agrees("degree of neighbours of the least tied", expected));
  CHECK(of_large.agrees("degree of neighbours of the most tied", expected));
  CHECK_FALSE(of_small.agrees("the plain mean degree, must differ", 12));
}

TEST_CASE("Random and block networks have a binomial number of ties where they should") {
  std::puts("Blocks of 2,000, 3,000 and 1,000 people, inside .01, across .001, 40 networks");
  Sample inside, across;
  const double pairs_inside = (2000.0 * 1999 + 3000.0 * 2999 + 1000.0 * 999) / 2;
  const double pairs_across = 2000.0 * 3000 + 2000.0 * 1000 + 3000.0 * 1000;
  const auto block = [](std::uint32_t person) { return person < 2000 ? 0 : person < 5000 ? 1 : 2; };
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Graph graph = made(StochasticBlocks{{2000, 3000, 1000}, 0.01, 0.001}, seed);
    double same = 0, other = 0;
    for (std::int32_t i = 0; i < graph.people(); ++i)
      for (const std::int32_t j : graph.neighbors(i)) (block(graph.stable_id(i)) == block(graph.stable_id(j)) ? same : other) += 0.5;
    inside.values.push_back(same / pairs_inside);
    across.values.push_back(other / pairs_across);
  }
  CHECK(inside.agrees("ties inside a block, of all pairs", 0.01));
  CHECK(across.agrees("ties across blocks, of all pairs", 0.001));
  CHECK_FALSE(inside.agrees("ties inside 2 % higher, must differ", 0.0102));

  std::puts("G(n, p), 10,000 people, mean degree 8, 40 networks");
  Sample none, eight;
  const double p = 8.0 / 9999;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Graph graph = made(ErdosRenyi{10'000, p}, seed);
    none.values.push_back(share_of_degree(graph, 0, 2));
    eight.values.push_back(share_of_degree(graph, 8, 8));
  }
  CHECK(none.agrees("P(k <= 2), Poisson", std::exp(-8) * (1 + 8 + 32)));
  CHECK(eight.agrees("P(k = 8), Poisson", std::exp(-8) * std::pow(8, 8) / 40'320));
  CHECK_FALSE(eight.agrees("P(k = 8) of mean 9, must differ", std::exp(-9) * std::pow(9, 8) / 40'320));
}
