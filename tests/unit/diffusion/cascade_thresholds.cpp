// Complex contagion and Watts' share of neighbours: one hit is an independent cascade, more are counted, and same luck
// is monotone.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/diffusion/cascade_graphs.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

constexpr auto kComplex = CascadeModel::complex_contagion;
constexpr auto kShare = CascadeModel::share_threshold;

// Everybody knows the two next on either side.
Graph ring(std::uint32_t people) {
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < people; ++i) {
    ties.push_back({i, (i + 1) % people});
    ties.push_back({i, (i + 2) % people});
  }
  return build_graph(static_cast<std::int32_t>(people), ties);
}

// The spread of one replicate by rounds over everybody, from the same draws of ties.
std::int32_t by_rounds(const Graph& graph, std::vector<std::int32_t> seeds, double p, const std::vector<std::uint32_t>& needed, const Luck& luck) {
  std::vector<bool> active(static_cast<std::size_t>(graph.people()));
  for (const std::int32_t seed : seeds) active[static_cast<std::size_t>(seed)] = true;
  const std::uint64_t key = luck.key(Purpose::cascade, 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::int32_t v = 0; v < graph.people(); ++v) {
      if (active[static_cast<std::size_t>(v)]) continue;
      std::uint32_t hits = 0;
      for (const std::int32_t u : graph.neighbors(v))
        hits += active[static_cast<std::size_t>(u)] && tie_is_hit(row_key(key, graph.stable_id(u)), graph.stable_id(v), to_chance(p));
      if (hits < needed[static_cast<std::size_t>(v)]) continue;
      active[static_cast<std::size_t>(v)] = changed = true;
    }
  }
  return static_cast<std::int32_t>(std::count(active.begin(), active.end(), true));
}

}  // namespace

TEST_CASE("complex contagion that needs one neighbour is the independent cascade, run by run", "[diffusion]") {
  const Graph graph = random_graph(200, 6, 5);
  for (const CascadeKernel kernel : {CascadeKernel::rows, CascadeKernel::skips})
    for (const double p : {0.05, 0.15, 0.5, 1.0}) {
      CascadeOptions options = from({1, 2}, p, 300);
      options.kernel = kernel;
      const CascadeEstimate plain = estimate(graph, options);
      options.model = kComplex;
      options.needed_neighbors = 1;
      CHECK(estimate(graph, options).spreads == plain.spreads);
      options.model = kShare;
      options.needed_share = 0;  // nobody acts of themselves: one neighbour
      CHECK(estimate(graph, options).spreads == plain.spreads);
    }
}

TEST_CASE("two needed neighbours close a ring from a pair and never leave a single person", "[diffusion]") {
  const Graph graph = ring(100);
  CascadeOptions options = from({7, 8}, 1, 5, kComplex);
  CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(5, 100));
  options.seeds = {7};
  CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(5, 1));
  options.seeds = {7, 8};
  options.needed_neighbors = 3;
  CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(5, 2));
  options.model = kShare;
  options.needed_share = 0.5;  // two of four
  CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(5, 100));
  options.needed_share = 0.51;
  CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(5, 2));
}

TEST_CASE("a share counts the ties that reach a person, and rounding does not ask for one more", "[diffusion]") {
  std::vector<Tie> ties;
  for (std::uint32_t leaf = 1; leaf <= 100; ++leaf) ties.push_back({leaf, 0});
  BuildOptions build;
  build.directed = true;
  const Graph arcs = build_graph(101, ties, {}, build);
  const auto hub = static_cast<std::size_t>(arcs.find_label(0)), leaf = static_cast<std::size_t>(arcs.find_label(1));
  CHECK(needed_hits_by_share(tie_rows(arcs), 0.07)[hub] == 7);  // the product is a little above 7
  CHECK(needed_hits_by_share(tie_rows(arcs), 0.071)[hub] == 8);
  CHECK(needed_hits_by_share(tie_rows(arcs), 1)[hub] == 100);
  CHECK(needed_hits_by_share(tie_rows(arcs), 1)[leaf] == 1);  // whom nothing reaches
  CascadeOptions options = from({1, 2, 3, 4, 5, 6, 7}, 1, 3, kShare);
  options.needed_share = 0.07;
  CHECK(estimate(arcs, options).mean == 8);
  options.needed_share = 0.071;
  CHECK(estimate(arcs, options).mean == 7);
}

TEST_CASE("counted hits give what rounds over everybody give, replicate by replicate", "[diffusion]") {
  const Graph graph = random_graph(200, 8, 5);
  for (const double p : {0.25, 0.5, 1.0}) {
    CascadeOptions options = from({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, p, 60, kComplex);
    const CascadeEstimate counted = estimate(graph, options);
    options.model = kShare;
    options.needed_share = 0.3;
    const CascadeEstimate shares = estimate(graph, options);
    for (std::uint32_t run = 0; run < 60; ++run) {
      const Luck luck(options.seed, run);
      REQUIRE(by_rounds(graph, counted.seeds, p, needed_hits(tie_rows(graph), 2), luck) == counted.spreads[run]);
      REQUIRE(by_rounds(graph, counted.seeds, p, needed_hits_by_share(tie_rows(graph), 0.3), luck) == shares.spreads[run]);
    }
    CHECK(counted.mean > 13);
    CHECK((counted.mean < 190 || p > 0.25));
  }
}

TEST_CASE("with the same luck more needed neighbours never raise a spread; more chance or seeds never lower it", "[diffusion]") {
  const Graph graph = random_graph(200, 8, 5);
  std::vector<std::int32_t> above(200, 200);
  for (const std::int32_t needed : {1, 2, 3, 5, 9}) {
    CascadeOptions options = from({1, 2, 3, 4, 5, 6}, 0.6, 200, kComplex);
    options.needed_neighbors = needed;
    const CascadeEstimate e = estimate(graph, options);
    for (std::size_t i = 0; i < 200; ++i) REQUIRE(e.spreads[i] <= above[i]);
    above = e.spreads;
  }
  for (const CascadeModel model : {kComplex, kShare}) {
    std::vector<std::int32_t> below(200, 0);
    for (const double p : {0.0, 0.2, 0.5, 0.7, 1.0}) {
      const CascadeEstimate e = estimate(graph, from({1, 2, 3, 4, 5, 6}, p, 200, model));
      const CascadeEstimate more = estimate(graph, from({1, 2, 3, 4, 5, 6, 30}, p, 200, model));
      for (std::size_t i = 0; i < 200; ++i) REQUIRE(e.spreads[i] >= below[i]);
      for (std::size_t i = 0; i < 200; ++i) REQUIRE(more.spreads[i] >= e.spreads[i]);
      below = e.spreads;
    }
  }
}

TEST_CASE("counted spreads do not depend on threads or on the internal order, and kernels agree", "[diffusion]") {
  const Graph graph = random_graph(200, 8, 5), in_order = random_graph(200, 8, 5, Order::as_given);
  for (const CascadeModel model : {kComplex, kShare}) {
    CascadeOptions options = from({1, 2, 3, 4, 5, 6, 7, 8}, 0.5, 4000, model);
    const CascadeEstimate one = estimate(graph, options);
    CHECK(estimate(in_order, options).spreads == one.spreads);
    options.threads = 4;
    CHECK(estimate(graph, options).spreads == one.spreads);
    options.kernel = CascadeKernel::skips;
    options.seed = 9;
    const CascadeEstimate skips = estimate(graph, options);
    INFO(one.mean << " and " << skips.mean);
    CHECK(std::abs(one.mean - skips.mean) < 4 * std::hypot(one.standard_error, skips.standard_error));
  }
}

TEST_CASE("a number or a share of neighbours out of range is an error of its own model alone", "[diffusion]") {
  const Graph graph = ring(10);
  CascadeOptions options = from({1}, 0.5, 10, kComplex);
  options.needed_neighbors = 0;
  options.needed_share = 1.5;
  const auto where = [&] { return estimate_cascade(graph, options).errors().front().where; };
  CHECK(where() == "--needs");
  options.model = kShare;
  CHECK(where() == "--share");
  options.model = CascadeModel::independent_cascade;
  CHECK(estimate_cascade(graph, options).ok());
}
