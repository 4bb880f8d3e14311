#include "graph/strength.h"

#include <map>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;

namespace {

std::uint32_t shared_neighbors(const Graph& graph, std::int32_t i, std::int32_t j) {
  std::vector<std::int32_t> both;
  const auto a = graph.neighbors(i), b = graph.neighbors(j);
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<std::uint32_t>(both.size());
}

std::int64_t strong_ties(const Graph& graph) {
  return std::count(graph.weights().begin(), graph.weights().end(), kFullWeight) / (graph.directed() ? 1 : 2);
}

std::map<Pair, int> weights_by_stable_id(const Graph& graph) {
  std::map<Pair, int> weights;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (std::size_t k = 0; k < graph.neighbors(i).size(); ++k)
      weights[{graph.stable_id(i), graph.stable_id(graph.neighbors(i)[k])}] = graph.weights(i)[k];
  return weights;
}

}  // namespace

TEST_CASE("Common neighbours are those that intersecting the rows finds, in either order of people") {
  for (const Order order : {Order::by_degree, Order::as_given})
    for (const std::size_t ties : {500u, 4000u}) {
      const Graph graph = build_graph(200, random_ties(200, ties, ties), {}, {.order = order});
      const CommonNeighbors common = common_neighbors(graph);
      REQUIRE(common.counts.size() == static_cast<std::size_t>(graph.ties()));
      bool same = true;
      for (std::int32_t i = 0; i < graph.people(); ++i)
        for (auto tie = static_cast<std::size_t>(common.starts[static_cast<std::size_t>(i)]);
             tie < static_cast<std::size_t>(common.starts[static_cast<std::size_t>(i) + 1]); ++tie)
          same = same && common.earlier[tie] < i && common.counts[tie] == shared_neighbors(graph, i, common.earlier[tie]);
      CHECK(same);
    }
}

TEST_CASE("The share of strong ties is met to the nearest tie, whatever the share") {
  Graph graph = build_graph(300, random_ties(300, 2500, 21));
  for (const double share : {0.0, 0.001, 0.25, 0.5, 0.9999, 1.0}) {
    assign_tie_strength(graph, {.strong_share = share});
    CHECK(strong_ties(graph) == static_cast<std::int64_t>(share * static_cast<double>(graph.ties()) + 0.5));
    CHECK(std::string(fault_of(graph)) == "");
  }
}

TEST_CASE("No weak tie is more clustered than a strong one") {
  Graph graph = build_graph(300, random_ties(300, 5000, 22));
  assign_tie_strength(graph);
  std::uint32_t least_strong = UINT32_MAX, most_weak = 0;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (std::size_t k = 0; k < graph.neighbors(i).size(); ++k) {
      const std::uint32_t shared = shared_neighbors(graph, i, graph.neighbors(i)[k]);
      if (graph.weights(i)[k] == kFullWeight) least_strong = std::min(least_strong, shared);
      else most_weak = std::max(most_weak, shared);
    }
  CHECK(most_weak <= least_strong);
  CHECK(least_strong > 0);
}

TEST_CASE("In a clique with a tail the tail is weak") {
  Graph graph = build_graph(6, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}});
  assign_tie_strength(graph, {.strong_share = 0.75, .weak_weight = 0.3});
  CHECK(weight_between(graph, 0, 1) == kFullWeight);
  CHECK(weight_between(graph, 2, 3) == kFullWeight);
  CHECK(weight_between(graph, 3, 4) == to_weight(0.3));
  CHECK(weight_between(graph, 5, 4) == to_weight(0.3));
}

TEST_CASE("Strengths depend on who is tied to whom, not on internal order") {
  const auto ties = random_ties(400, 3000, 23);
  Graph by_degree = build_graph(400, ties), as_given = build_graph(400, ties, {}, {.order = Order::as_given});
  assign_tie_strength(by_degree);
  assign_tie_strength(as_given);
  CHECK(weights_by_stable_id(by_degree) == weights_by_stable_id(as_given));
}

TEST_CASE("Among equally clustered ties the hash spreads the strong ones evenly over people") {
  // a ring has no triangle, so the hash alone decides
  constexpr std::uint32_t kPeople = 40'000;
  std::vector<Tie> ring;
  for (std::uint32_t i = 0; i < kPeople; ++i) ring.push_back({i, (i + 1) % kPeople});
  Graph graph = build_graph(kPeople, ring);
  assign_tie_strength(graph);
  CHECK(strong_ties(graph) == kPeople / 4);
  std::array<int, 4> quarters{};
  for (const auto& [pair, weight] : weights_by_stable_id(graph))
    if (weight == kFullWeight && pair.first < pair.second) ++quarters[pair.first * 4 / kPeople];
  // 2,500 expected in each; hypergeometric standard deviation about 40
  for (const int strong : quarters) CHECK(std::abs(strong - 2500) < 160);
}

TEST_CASE("Arcs take the weight of the undirected tie that they are part of") {
  const auto ties = random_ties(300, 3000, 24);
  Graph arcs = build_graph(300, ties, {}, {.directed = true});
  Graph whole = build_graph(300, ties);
  assign_tie_strength(arcs);
  assign_tie_strength(whole);
  const auto expected = weights_by_stable_id(whole);
  bool same = true;
  for (const auto& [pair, weight] : weights_by_stable_id(arcs)) same = same && expected.at(pair) == weight;
  CHECK(same);
}

TEST_CASE("A graph without ties has no strengths to assign") {
  Graph graph = build_graph(5, {});
  assign_tie_strength(graph);
  CHECK(graph.ties() == 0);
}
