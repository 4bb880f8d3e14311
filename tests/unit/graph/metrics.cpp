#include "graph/metrics.h"

#include <cmath>
#include <limits>
#include <numeric>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;

namespace {

bool near(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) <= tolerance; }

Graph clique(std::uint32_t people) {
  std::vector<Tie> ties;
  for (std::uint32_t a = 0; a < people; ++a)
    for (std::uint32_t b = 0; b < a; ++b) ties.push_back({a, b});
  return build_graph(static_cast<std::int32_t>(people), ties);
}

Graph path(std::uint32_t people) {
  std::vector<Tie> ties;
  for (std::uint32_t a = 1; a < people; ++a) ties.push_back({a - 1, a});
  return build_graph(static_cast<std::int32_t>(people), ties);
}

// Two triangles that share a tie, a tail, and two people apart from them with a tie between.
Graph kite() { return build_graph(9, {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {6, 7}}); }

}  // namespace

TEST_CASE("A kite with a tail has the clustering and transitivity that counting by hand gives") {
  const GraphMetrics metrics = measure(kite());
  CHECK(metrics.people == 9);
  CHECK(metrics.nodes == 7);
  CHECK(metrics.edges == 7);
  CHECK(near(metrics.average_clustering, (1.0 + 2.0 / 3 + 2.0 / 3 + 1.0 / 3) / 7));
  CHECK(near(metrics.transitivity, 6.0 / (1 + 3 + 3 + 3)));
  CHECK(metrics.largest_component == 5);
  CHECK(metrics.max_degree == 3);
  CHECK(near(metrics.mean_degree, 14.0 / 9));
}

TEST_CASE("A clique is all clustering, a tree none") {
  CHECK(measure(clique(8)).average_clustering == 1);
  CHECK(measure(clique(8)).transitivity == 1);
  CHECK(measure(path(8)).average_clustering == 0);
  CHECK(measure(path(8)).transitivity == 0);
  CHECK(measure(path(8)).largest_component == 8);
}

TEST_CASE("Without people or without ties there is nothing to measure and nothing to divide by") {
  for (const Graph& graph : {build_graph(0, {}), build_graph(4, {})}) {
    const GraphMetrics metrics = measure(graph);
    CHECK(metrics.nodes == 0);
    CHECK(metrics.average_clustering == 0);
    CHECK(metrics.transitivity == 0);
    CHECK(metrics.mean_degree == 0);
    CHECK(metrics.largest_component == std::min(graph.people(), 1));
    CHECK(branching_constant(graph, 200) == 0);
    CHECK(percolation_threshold(graph) == std::numeric_limits<double>::infinity());
    CHECK(spectral_radius(graph) == 0);
    CHECK(page_rank(graph).size() == static_cast<std::size_t>(graph.people()));
  }
}

TEST_CASE("Arcs count as ties for clustering and components, once each for edges") {
  const auto ties = random_ties(200, 900, 31);
  const GraphMetrics arcs = measure(build_graph(200, ties, {}, {.directed = true}));
  const GraphMetrics whole = measure(build_graph(200, ties));
  CHECK(arcs.average_clustering == whole.average_clustering);
  CHECK(arcs.transitivity == whole.transitivity);
  CHECK(arcs.largest_component == whole.largest_component);
  CHECK(arcs.nodes == whole.nodes);
  CHECK(arcs.edges > whole.edges);
}

TEST_CASE("The histogram counts everybody once, by degree") {
  CHECK(degree_histogram(kite()) == std::vector<std::int64_t>{2, 3, 1, 3});
  CHECK(degree_histogram(build_graph(0, {})).empty());
  const Graph graph = build_graph(500, random_ties(500, 2000, 32));
  const auto people = degree_histogram(graph);
  CHECK(std::accumulate(people.begin(), people.end(), std::int64_t{0}) == 500);
  std::int64_t stored = 0;
  for (std::size_t k = 0; k < people.size(); ++k) stored += static_cast<std::int64_t>(k) * people[k];
  CHECK(stored == graph.stored_ties());
}

TEST_CASE("The best connected come first, equal ones by the smaller label, in any internal order") {
  for (const Order order : {Order::by_degree, Order::as_given}) {
    const Graph graph = build_graph(5, {{4, 0}, {4, 1}, {2, 0}, {2, 1}, {3, 0}}, {}, {.order = order, .labels = {5, 6, 10, 20, 30}});
    std::vector<std::int64_t> labels;
    for (const std::int32_t person : top_by_degree(graph, 4)) labels.push_back(graph.label(person));
    CHECK(labels == std::vector<std::int64_t>{5, 6, 10, 30});
    CHECK(top_by_degree(graph, 99).size() == 5);
    CHECK(top_by_degree(graph, 0).empty());
    CHECK(top_by_degree(graph, -3).empty());
  }
}

TEST_CASE("The branching constant of a regular network is k - 1, halved where attention is k") {
  const Graph graph = clique(11);
  CHECK(near(branching_constant(graph, std::numeric_limits<double>::infinity()), 9));
  CHECK(near(branching_constant(graph, 10), 4.5));
  CHECK(near(percolation_threshold(graph), 1.0 / 9));
}

TEST_CASE("The branching constant has the same bits in any internal order") {
  const auto ties = random_ties(3000, 20'000, 33);
  CHECK(branching_constant(build_graph(3000, ties), 200) == branching_constant(build_graph(3000, ties, {}, {.order = Order::as_given}), 200));
}

TEST_CASE("The spectral radius is that of textbooks: clique, star, path and ring") {
  CHECK(near(spectral_radius(clique(8)), 7));
  std::vector<Tie> star, ring;
  for (std::uint32_t i = 1; i <= 16; ++i) star.push_back({0, i});
  for (std::uint32_t i = 0; i < 9; ++i) ring.push_back({i, (i + 1) % 9});
  CHECK(near(spectral_radius(build_graph(17, star)), 4));
  CHECK(near(spectral_radius(build_graph(9, ring)), 2));
  CHECK(near(spectral_radius(path(5)), 2 * std::cos(3.14159265358979 / 6), 1e-8));
}

TEST_CASE("The spectral radius follows the tie weights") {
  Graph graph = clique(8);
  for (std::uint16_t& weight : graph.weights()) weight = 13'107;  // a fifth
  CHECK(near(spectral_radius(graph), 7.0 / 5));
}

TEST_CASE("PageRank is degree on an undirected network without damping") {
  const Graph graph = build_graph(5, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}});
  const std::vector<double> rank = page_rank(graph, 1.0, 1e-15, 10'000);
  for (std::int32_t i = 0; i < 5; ++i) CHECK(near(rank[static_cast<std::size_t>(i)], graph.degree(i) / 10.0, 1e-8));
}

TEST_CASE("PageRank of a small web is the solution of its equations, and sums to 1") {
  // 0 -> 1, 0 -> 2, 1 -> 2, 2 -> 0, 3 -> 2; nobody points at 3
  const Graph web = build_graph(4, {{0, 1}, {0, 2}, {1, 2}, {2, 0}, {3, 2}}, {}, {.directed = true, .order = Order::as_given});
  const std::vector<double> x = page_rank(web);
  CHECK(near(x[0], 0.15 / 4 + 0.85 * x[2]));
  CHECK(near(x[1], 0.15 / 4 + 0.85 * x[0] / 2));
  CHECK(near(x[2], 0.15 / 4 + 0.85 * (x[0] / 2 + x[1] + x[3])));
  CHECK(near(x[3], 0.15 / 4));
  // a dead end starts again anywhere
  const std::vector<double> dead = page_rank(build_graph(2, {{0, 1}}, {}, {.directed = true, .order = Order::as_given}));
  CHECK(near(dead[0] + dead[1], 1));
  CHECK(near(dead[1], dead[0] * 1.85));
}
