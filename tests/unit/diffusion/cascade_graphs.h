// Graphs and options that the tests of cascades share.
#pragma once

#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "diffusion/cascade.h"
#include "graph/csr.h"

namespace grapevine::test {

// Ties between everybody and about `degree` others, as stable ids.
inline std::vector<Tie> random_ties(std::uint32_t people, double degree, std::uint64_t seed) {
  std::vector<Tie> ties;
  Stream stream(seed);
  for (std::uint32_t a = 0; a < people; ++a)
    for (std::uint32_t b = a + 1; b < people; ++b)
      if (stream.unit() < degree / people) ties.push_back({a, b});
  return ties;
}

inline Graph random_graph(std::uint32_t people, double degree, std::uint64_t seed = 1, Order order = Order::by_degree) {
  BuildOptions build;
  build.order = order;
  return build_graph(static_cast<std::int32_t>(people), random_ties(people, degree, seed), {}, build);
}

inline CascadeOptions from(std::vector<std::int64_t> seeds, double p, std::int64_t runs, CascadeModel model = CascadeModel::independent_cascade) {
  CascadeOptions options;
  options.model = model;
  options.seeds = std::move(seeds);
  options.probability = p;
  options.runs = runs;
  options.threads = 1;
  options.kernel = CascadeKernel::rows;
  return options;
}

inline CascadeEstimate estimate(const Graph& graph, const CascadeOptions& options) {
  Result<CascadeEstimate> result = estimate_cascade(graph, options);
  if (!result) {
    for (const Error& error : result.errors()) UNSCOPED_INFO(to_string(error));
    FAIL("unexpected error");
  }
  return std::move(*result);
}

}  // namespace grapevine::test
