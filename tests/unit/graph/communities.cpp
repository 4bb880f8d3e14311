#include "graph/communities.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <map>
#include <set>

#include "checks.h"

using namespace grapevine;
using Catch::Matchers::WithinAbs;

namespace {

// Cliques of so many people; the first of each is tied to the first of the next.
Graph cliques(std::uint32_t count, std::uint32_t people) {
  std::vector<Tie> ties;
  for (std::uint32_t c = 0; c < count; ++c) {
    for (std::uint32_t i = 0; i < people; ++i)
      for (std::uint32_t j = 0; j < i; ++j) ties.push_back({c * people + i, c * people + j});
    if (c + 1 < count) ties.push_back({c * people, (c + 1) * people});
  }
  return build_graph(static_cast<std::int32_t>(count * people), ties);
}

// By the definition, pair by pair: Σ (tied − k_i k_j / 2m) / 2m over pairs of one community.
double slow_modularity(const Graph& graph, const std::vector<std::int32_t>& of) {
  const auto ends = static_cast<double>(graph.stored_ties());
  double sum = 0;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (std::int32_t j = 0; j < graph.people(); ++j) {
      if (of[static_cast<std::size_t>(i)] != of[static_cast<std::size_t>(j)]) continue;
      const auto row = graph.neighbors(i);
      sum += std::binary_search(row.begin(), row.end(), j) - graph.degree(i) * graph.degree(j) / ends;
    }
  return ends > 0 ? sum / ends : 0;
}

}  // namespace

TEST_CASE("planted blocks are found again, every person in their own") {
  const std::vector<std::int32_t> sizes{300, 200, 150, 100, 50};
  const Graph graph = std::move(*generate(StochasticBlocks{sizes, 0.15, 0.002}, Luck(7, 0)));
  const Communities found = find_communities(graph);
  REQUIRE(found.sizes == sizes);
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    std::int32_t block = 0, below = sizes[0];
    while (static_cast<std::int32_t>(graph.stable_id(i)) >= below) below += sizes[static_cast<std::size_t>(++block)];
    REQUIRE(found.of[static_cast<std::size_t>(i)] == block);
  }
  CHECK(found.modularity > kClearCommunities);
}

TEST_CASE("a ring of cliques falls apart into its cliques, with the modularity of the formula") {
  const Graph graph = cliques(6, 8);
  const Communities found = find_communities(graph);
  CHECK(found.sizes == std::vector<std::int32_t>(6, 8));
  // of 6·28 ties within and 5 between: the ends have 57 ties' ends, the others 58
  const double ends = 2 * (6 * 28 + 5), expected = 6 * 56 / ends - (2 * 57.0 * 57 + 4 * 58.0 * 58) / (ends * ends);
  CHECK_THAT(found.modularity, WithinAbs(expected, 1e-12));
}

TEST_CASE("modularity agrees with its definition, and no single move of anybody betters what was found by much") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const Graph graph = build_graph(60, random_ties(60, 150, seed));
    Communities found = find_communities(graph);
    CHECK_THAT(found.modularity, WithinAbs(slow_modularity(graph, found.of), 1e-12));
    CHECK_THAT(modularity(graph, std::vector<std::int32_t>(60, 0)), WithinAbs(0, 1e-12));
    CHECK(found.modularity > 0.2);
    // the last level moved whole communities, so one person may still gain a little
    for (std::size_t i = 0; i < 60; ++i) {
      const std::int32_t before = found.of[i];
      for (std::size_t c = 0; c < found.sizes.size(); ++c) {
        found.of[i] = static_cast<std::int32_t>(c);
        CHECK(modularity(graph, found.of) < found.modularity + 0.02);
      }
      found.of[i] = before;
    }
  }
}

TEST_CASE("the search in parts finds the same, and those without ties are alone") {
  const Graph graph = std::move(*generate(PowerLaw{3000}, Luck(3, 0)));
  const Communities whole = find_communities(graph);
  CommunitySearch search(graph);
  while (!search.advance(97)) {}
  CHECK(search.result().of == whole.of);
  CHECK(find_communities(Graph()).of.empty());
  const Communities alone = find_communities(build_graph(4, {{1, 2}}));
  CHECK(alone.sizes == std::vector<std::int32_t>{2, 1, 1});
  CHECK(find_communities(build_graph(3, {})).sizes == std::vector<std::int32_t>{1, 1, 1});
}

TEST_CASE("bridges are those whose ties lead out, and reach as many communities as counted one by one") {
  const Graph graph = cliques(4, 6);
  const Communities found = find_communities(graph);
  const std::vector<Bridge> bridges = top_bridges(graph, found, 10);
  // the first of each clique, those in the middle with two ties out
  REQUIRE(bridges.size() == 4);
  CHECK(bridges[0].outside == 2);
  CHECK(bridges[1].outside == 2);
  CHECK(bridges[3].outside == 1);
  for (const Bridge& bridge : bridges) {
    CHECK(graph.stable_id(bridge.person) % 6 == 0);
    std::set<std::int32_t> reached;
    for (const std::int32_t j : graph.neighbors(bridge.person))
      if (found.of[static_cast<std::size_t>(j)] != found.of[static_cast<std::size_t>(bridge.person)]) reached.insert(found.of[static_cast<std::size_t>(j)]);
    CHECK(bridge.reaches == static_cast<std::int32_t>(reached.size()));
  }
  CHECK(top_bridges(graph, found, 1).size() == 1);
}
