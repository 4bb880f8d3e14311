#include "graph/metrics.h"

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/index.h"
#include "graph/strength.h"

namespace grapevine {

namespace {

// Twice the triangles at each person: every tie of theirs counts its own.
std::vector<std::int64_t> doubled_triangles(const Graph& graph) {
  const CommonNeighbors common = common_neighbors(graph);
  std::vector<std::int64_t> doubled(index(graph.people()), 0);
  for (std::size_t i = 0; i < doubled.size(); ++i)
    for (std::size_t tie = index(common.starts[i]); tie < index(common.starts[i + 1]); ++tie) {
      doubled[i] += common.counts[tie];
      doubled[index(common.earlier[tie])] += common.counts[tie];
    }
  return doubled;
}

std::int64_t largest_component(const Graph& graph) {
  std::vector<bool> seen(index(graph.people()), false);
  std::vector<std::int32_t> reached;
  std::size_t largest = 0;
  for (std::int32_t start = 0; start < graph.people(); ++start) {
    if (seen[index(start)]) continue;
    seen[index(start)] = true;
    reached.assign(1, start);
    for (std::size_t next = 0; next < reached.size(); ++next)
      for (const std::int32_t other : graph.neighbors(reached[next])) {
        if (seen[index(other)]) continue;
        seen[index(other)] = true;
        reached.push_back(other);
      }
    largest = std::max(largest, reached.size());
  }
  return static_cast<std::int64_t>(largest);
}

void measure_undirected(const Graph& graph, GraphMetrics& metrics) {
  const std::vector<std::int64_t> doubled = doubled_triangles(graph);
  double clustering = 0;
  std::int64_t corners = 0, paths = 0;  // a corner is a triangle seen from one person; a path of two ties its middle
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    const std::int64_t degree = graph.degree(i);
    metrics.nodes += degree > 0;
    if (degree < 2) continue;
    clustering += static_cast<double>(doubled[index(i)]) / static_cast<double>(degree * (degree - 1));
    corners += doubled[index(i)] / 2;
    paths += degree * (degree - 1) / 2;
  }
  if (metrics.nodes > 0) metrics.average_clustering = clustering / static_cast<double>(metrics.nodes);
  if (paths > 0) metrics.transitivity = static_cast<double>(corners) / static_cast<double>(paths);
  metrics.largest_component = largest_component(graph);
}

}  // namespace

GraphMetrics measure(const Graph& graph) {
  GraphMetrics metrics;
  metrics.people = graph.people();
  metrics.edges = graph.ties();
  for (std::int32_t i = 0; i < graph.people(); ++i) metrics.max_degree = std::max(metrics.max_degree, graph.degree(i));
  if (graph.people() > 0) metrics.mean_degree = static_cast<double>(graph.stored_ties()) / graph.people();
  if (graph.directed()) measure_undirected(graph.undirected(), metrics);
  else measure_undirected(graph, metrics);
  return metrics;
}

std::vector<std::int64_t> degree_histogram(const Graph& graph) {
  std::vector<std::int64_t> people;
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    if (index(graph.degree(i)) >= people.size()) people.resize(index(graph.degree(i)) + 1, 0);
    ++people[index(graph.degree(i))];
  }
  return people;
}

std::vector<std::int32_t> top_by_degree(const Graph& graph, std::int32_t count) {
  std::vector<std::int32_t> people(index(graph.people()));
  std::iota(people.begin(), people.end(), 0);
  const auto top = people.begin() + std::clamp(count, 0, graph.people());
  // labels ascend with stable ids
  std::partial_sort(people.begin(), top, people.end(), [&](std::int32_t a, std::int32_t b) {
    return graph.degree(a) != graph.degree(b) ? graph.degree(a) > graph.degree(b) : graph.stable_id(a) < graph.stable_id(b);
  });
  people.erase(top, people.end());
  return people;
}

double branching_constant(const Graph& graph, double attention) {
  const std::vector<std::int64_t> people = degree_histogram(graph);
  double passed = 0, ties = 0;
  for (std::size_t degree = 0; degree < people.size(); ++degree) {
    const double k = static_cast<double>(degree), all = static_cast<double>(people[degree]);
    passed += all * k * (k - 1) / (1 + k / attention);
    ties += all * k;
  }
  return ties > 0 ? passed / ties : 0;
}

double percolation_threshold(const Graph& graph) {
  const double passed = branching_constant(graph, std::numeric_limits<double>::infinity());
  return 1 / passed;
}

double spectral_radius(const Graph& graph, double tolerance, int iterations) {
  assert(!graph.directed());
  if (graph.stored_ties() == 0) return 0;
  Eigen::VectorXd x = Eigen::VectorXd::Constant(graph.people(), 1.0).normalized();
  double radius = 0;
  for (int iteration = 0; iteration < iterations; ++iteration) {
    // the identity keeps two-coloured networks from swinging between their halves
    const Eigen::VectorXd y = x + graph.matrix().cast<double>() * x / kFullWeight;
    const double before = radius;
    radius = x.dot(y) - 1;
    x = y.normalized();
    if (std::abs(radius - before) <= tolerance * radius) break;
  }
  return radius;
}

std::vector<double> page_rank(const Graph& graph, double damping, double tolerance, int iterations) {
  const Eigen::Index people = graph.people();
  if (people == 0) return {};
  const auto& matrix = graph.matrix();
  const Eigen::ArrayXd leaving = matrix.cast<double>() * Eigen::VectorXd::Ones(people);
  Eigen::ArrayXd x = Eigen::ArrayXd::Constant(people, 1.0 / static_cast<double>(people));
  for (int iteration = 0; iteration < iterations; ++iteration) {
    const Eigen::VectorXd share = (leaving > 0).select(x / leaving, 0.0);
    // the rows of an undirected network are its columns too
    Eigen::ArrayXd y = graph.directed() ? Eigen::VectorXd(matrix.cast<double>().transpose() * share)
                                        : Eigen::VectorXd(matrix.cast<double>() * share);
    y *= damping;
    y += (1 - y.sum()) / static_cast<double>(people);
    const double change = (y - x).abs().sum();
    x = y;
    if (change < tolerance) break;
  }
  return {x.begin(), x.end()};
}

}  // namespace grapevine
