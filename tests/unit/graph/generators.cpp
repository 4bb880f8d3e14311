#include "graph/generators.h"

#include <cmath>
#include <limits>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

template <class Network>
Graph made(const Network& network, std::uint64_t seed = 1) {
  Result<Graph> graph = generate(network, Luck(seed, 0));
  REQUIRE(graph.ok());
  CHECK(std::string(fault_of(*graph)) == "");
  return std::move(*graph);
}

// Refused, at that parameter, with everything that an error needs.
template <class Network>
bool refused_at(const Network& network, const std::string& where) {
  const Result<Graph> graph = generate(network, Luck(1, 0));
  if (graph.ok()) return false;
  for (const Error& error : graph.errors())
    if (error.where == where && !error.found.empty() && !error.allowed.empty() && !error.remedy.empty()) return true;
  return false;
}

}  // namespace

// Another compiler, level of optimisation or machine must give these; a change of them changes every result.
TEST_CASE("Networks are the same to the last bit everywhere") {
  CHECK(made(PowerLaw{2000}).digest() == "a75a2e2708542ca58585c750c4fdea06");
  CHECK(made(PowerLaw{50'000, 12, 2.2, 500}, 9).digest() == "5f0aa081ee89e79df7d4a68614e53589");
  CHECK(made(BarabasiAlbert{3000, 5}).digest() == "66883b459a0e831a323809741f9a13da");
  CHECK(made(WattsStrogatz{3000, 10, 0.2}).digest() == "88dc92d84fbe123e987dbfde423ff431");
  CHECK(made(StochasticBlocks{{1000, 500, 1500}, 0.01, 0.001}).digest() == "55b85cb536c61b0499588ed7af02f116");
  CHECK(made(ErdosRenyi{2000, 0.005}).digest() == "c33d684b4f17801ed1287a3b0fa583ec");
  const Result<Graph> scenario = generate(NetworkSpec{}, 5000, 1);
  REQUIRE(scenario.ok());
  CHECK(scenario->digest() == "83035f1f933f5f17b8e52f61c4475408");
}

TEST_CASE("Another seed is another network, the same seed the same") {
  CHECK(made(PowerLaw{500}, 1).digest() == made(PowerLaw{500}, 1).digest());
  CHECK(made(PowerLaw{500}, 1).digest() != made(PowerLaw{500}, 2).digest());
  CHECK(made(BarabasiAlbert{500, 3}, 1).digest() != made(BarabasiAlbert{500, 3}, 2).digest());
  CHECK(made(WattsStrogatz{500, 4, 0.5}, 1).digest() != made(WattsStrogatz{500, 4, 0.5}, 2).digest());
  CHECK(made(ErdosRenyi{500, 0.1}, 1).digest() != made(ErdosRenyi{500, 0.1}, 2).digest());
}

TEST_CASE("The automatic maximum degree is a fiftieth of the people, up to 200, with room for a tail") {
  CHECK(automatic_max_degree(10'000, 20) == 200);
  CHECK(automatic_max_degree(1'000'000, 20) == 200);
  CHECK(automatic_max_degree(5000, 20) == 100);
  CHECK(automatic_max_degree(2000, 20) == 40);
  CHECK(automatic_max_degree(1000, 20) == 40);
  CHECK(automatic_max_degree(30, 20) == 29);
  CHECK(automatic_max_degree(2, 1) == 1);
}

TEST_CASE("A power-law network keeps the degrees that were drawn for its people") {
  const PowerLawDegrees law(2.5, 100);
  CHECK(degrees_by_stable_id(made(PowerLaw{5000})) == law.draw(5000, 20, Luck(1, 0)));
}

TEST_CASE("Small power-law networks come out simple at every density that is allowed") {
  for (std::int32_t people = 2; people <= 40; ++people)
    for (std::int32_t mean = 1; mean < people; ++mean) {
      const auto graph = generate(PowerLaw{people, static_cast<double>(mean)}, Luck(3, 0));
      if (graph.ok()) CHECK(std::string(fault_of(*graph)) == "");
    }
}

TEST_CASE("Preferential attachment: nobody has fewer ties than a newcomer brings") {
  const Graph graph = made(BarabasiAlbert{2000, 4});
  CHECK(graph.ties() == 10 + 1995 * 4);
  CHECK(graph.degree(1999) == 4);
  const auto arcs = arcs_of(graph);
  for (std::uint32_t newcomer = 5; newcomer < 2000; ++newcomer)
    CHECK(std::distance(arcs.lower_bound({newcomer, 0}), arcs.lower_bound({newcomer, newcomer})) == 4);
}

TEST_CASE("Preferential attachment from one tie each is a tree, to everybody at once a clique") {
  CHECK(made(BarabasiAlbert{100, 1}).ties() == 99);
  CHECK(made(BarabasiAlbert{2, 1}).ties() == 1);
  CHECK(made(BarabasiAlbert{30, 29}).ties() == 30 * 29 / 2);
}

TEST_CASE("Growing further leaves the network of those who were there first alone") {
  const auto small = arcs_of(made(BarabasiAlbert{300, 3}));
  for (const auto& [a, b] : arcs_of(made(BarabasiAlbert{700, 3})))
    if (a < 300 && b < 300) CHECK(small.contains({a, b}));
}

TEST_CASE("A small world without rewiring is a ring, with all rewired hardly any of it") {
  const Graph ring = made(WattsStrogatz{50, 6, 0});
  for (const auto& [a, b] : arcs_of(ring)) CHECK(std::min((a - b + 50) % 50, (b - a + 50) % 50) <= 3);
  CHECK(ring.ties() == 150);
  const Graph wild = made(WattsStrogatz{2000, 6, 1});
  CHECK(wild.ties() == 6000);
  int near = 0;
  for (const auto& [a, b] : arcs_of(wild)) near += std::min((a - b + 2000) % 2000, (b - a + 2000) % 2000) <= 3;
  CHECK(near < 100);
}

TEST_CASE("A complete small world has nowhere to move a tie to") {
  CHECK(made(WattsStrogatz{7, 6, 1}).ties() == 21);
  CHECK(made(WattsStrogatz{3, 2, 0.5}).ties() == 3);
}

TEST_CASE("Blocks with certain ties inside and none across are cliques apart") {
  const Graph graph = made(StochasticBlocks{{4, 1, 6}, 1, 0});
  CHECK(graph.ties() == 6 + 0 + 15);
  for (const auto& [a, b] : arcs_of(graph)) CHECK((a < 4) == (b < 4));
  CHECK(made(StochasticBlocks{{4, 1, 6}, 0, 1}).ties() == 4 + 24 + 6);
  CHECK(made(ErdosRenyi{20, 1}).ties() == 190);
  CHECK(made(ErdosRenyi{20, 0}).ties() == 0);
  CHECK(made(ErdosRenyi{1000, 1e-12}).ties() == 0);
}

TEST_CASE("Parameters out of range are refused at their place") {
  CHECK(refused_at(PowerLaw{1}, "/people"));
  CHECK(refused_at(PowerLaw{kMaxPeople + 1}, "/people"));
  CHECK(refused_at(PowerLaw{-5}, "/people"));
  CHECK(refused_at(PowerLaw{1000, 1000}, "/network/mean_degree"));
  CHECK(refused_at(PowerLaw{1000, 0.5}, "/network/mean_degree"));
  CHECK(refused_at(PowerLaw{1000, -1}, "/network/mean_degree"));
  CHECK(refused_at(PowerLaw{1000, kNan}, "/network/mean_degree"));
  CHECK(refused_at(PowerLaw{1000, 30, 2.5, 20}, "/network/mean_degree"));
  CHECK(refused_at(PowerLaw{1000, 20, 1.0}, "/network/exponent"));
  CHECK(refused_at(PowerLaw{1000, 20, kNan}, "/network/exponent"));
  CHECK(refused_at(PowerLaw{1000, 20, 2.5, 1000}, "/network/max_degree"));
  CHECK(refused_at(PowerLaw{1000, 20, 2.5, -1}, "/network/max_degree"));
  CHECK(refused_at(PowerLaw{kMaxPeople, 1000, 2.5, 5000}, "/network/mean_degree"));
  CHECK(refused_at(BarabasiAlbert{10, 10}, "/network/attach"));
  CHECK(refused_at(BarabasiAlbert{10, 0}, "/network/attach"));
  CHECK(refused_at(BarabasiAlbert{0, 1}, "/people"));
  CHECK(refused_at(BarabasiAlbert{kMaxPeople, 101}, "/network/attach"));
  CHECK(refused_at(WattsStrogatz{100, 5, 0.1}, "/network/mean_degree"));
  CHECK(refused_at(WattsStrogatz{100, 100, 0.1}, "/network/mean_degree"));
  CHECK(refused_at(WattsStrogatz{100, 0, 0.1}, "/network/mean_degree"));
  CHECK(refused_at(WattsStrogatz{100, 4, 1.1}, "/network/rewire"));
  CHECK(refused_at(WattsStrogatz{100, 4, kNan}, "/network/rewire"));
  CHECK(refused_at(StochasticBlocks{{}, 0.1, 0.1}, "/people"));
  CHECK(refused_at(StochasticBlocks{{5, 0}, 0.1, 0.1}, "/network/blocks"));
  CHECK(refused_at(StochasticBlocks{{5, 5}, 1.1, 0.1}, "/network/inside_share"));
  CHECK(refused_at(StochasticBlocks{{5, 5}, 0.1, -0.1}, "/network/inside_share"));
  CHECK(refused_at(StochasticBlocks{{kMaxPeople, kMaxPeople}, 0, 0}, "/people"));
  CHECK(refused_at(ErdosRenyi{kMaxPeople, 0.5}, "/network/mean_degree"));
  CHECK(refused_at(ErdosRenyi{100, kNan}, "/network/inside_share"));
}

TEST_CASE("All that is wrong is said at once") {
  const Result<Graph> graph = generate(WattsStrogatz{2, 5, 7}, Luck(1, 0));
  REQUIRE_FALSE(graph.ok());
  CHECK(graph.errors().size() == 4);
}

TEST_CASE("A scenario's network has its kind, its size and its share of strong ties") {
  using Kind = NetworkSpec::Kind;
  for (const Kind kind : {Kind::power_law, Kind::barabasi_albert, Kind::watts_strogatz, Kind::stochastic_blocks}) {
    NetworkSpec spec;
    spec.kind = kind;
    spec.strong_share = 0.4;
    const Result<Graph> graph = generate(spec, 2003, 5);
    REQUIRE(graph.ok());
    CHECK(graph->people() == 2003);
    CHECK(std::string(fault_of(*graph)) == "");
    const double mean = 2.0 * static_cast<double>(graph->ties()) / 2003;
    CHECK(std::abs(mean - 20) < 1.5);
    const auto strong = std::count(graph->weights().begin(), graph->weights().end(), kFullWeight) / 2;
    CHECK(strong == std::lround(0.4 * static_cast<double>(graph->ties())));
  }
}

TEST_CASE("A scenario's network that cannot be made says why") {
  NetworkSpec spec;
  spec.kind = NetworkSpec::Kind::file;
  CHECK_FALSE(generate(spec, 100, 1).ok());
  spec.kind = NetworkSpec::Kind::watts_strogatz;
  for (const double mean : {3.0, 2.5, -2.0, 1e300, kNan}) {
    spec.mean_degree = mean;
    CHECK_FALSE(generate(spec, 100, 1).ok());
  }
  spec = {};
  spec.kind = NetworkSpec::Kind::stochastic_blocks;
  spec.blocks = 60;
  CHECK_FALSE(generate(spec, 100, 1).ok());
  spec.blocks = 0;
  CHECK_FALSE(generate(spec, 100, 1).ok());
  spec.blocks = 10;
  spec.inside_share = 1.5;
  CHECK_FALSE(generate(spec, 1000, 1).ok());
  spec.inside_share = 0.9;  // 18 ties inside blocks of 10
  CHECK_FALSE(generate(spec, 100, 1).ok());
  spec.blocks = 1;
  spec.inside_share = 1;
  CHECK(generate(spec, 100, 1).ok());
}
