#include "graph/csr.h"

#include <Eigen/SparseCore>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;

TEST_CASE("Weights are the nearest 1/65535, clamped, and NaN weighs nothing") {
  CHECK(to_weight(0) == 0);
  CHECK(to_weight(1) == kFullWeight);
  CHECK(to_weight(0.3) == 19661);
  CHECK(to_weight(0.5 / 65535) == 1);
  CHECK(to_weight(-2) == 0);
  CHECK(to_weight(7) == kFullWeight);
  CHECK(to_weight(std::nan("")) == 0);
}

TEST_CASE("A graph without anybody has rows, digests and copies of itself without trouble") {
  const Graph empty;
  CHECK(empty.people() == 0);
  CHECK(empty.ties() == 0);
  CHECK(empty.digest() == build_graph(0, {}).digest());
  CHECK(empty.reversed().people() == 0);
  CHECK(empty.undirected().people() == 0);
  CHECK(empty.find_label(0) == -1);
}

TEST_CASE("An undirected graph holds exactly the pairs that it was given, once in either row") {
  for (const std::uint32_t people : {2u, 7u, 300u, 5000u}) {
    const auto ties = random_ties(people, 3 * people, people);
    std::set<Pair> wanted;
    std::int64_t loops = 0;
    for (const auto& [a, b] : ties) {
      loops += a == b;
      if (a != b) wanted.insert({a, b}), wanted.insert({b, a});
    }
    BuildReport report;
    const Graph graph = build_graph(static_cast<std::int32_t>(people), ties, {}, {}, &report);
    CHECK(std::string(fault_of(graph)) == "");
    CHECK(arcs_of(graph) == wanted);
    CHECK(graph.ties() == static_cast<std::int64_t>(wanted.size() / 2));
    CHECK(report.self_loops == loops);
    CHECK(report.duplicates == static_cast<std::int64_t>(ties.size()) - loops - graph.ties());
  }
}

TEST_CASE("A directed graph holds exactly the arcs that it was given, in the rows they leave from") {
  const auto ties = random_ties(400, 3000, 3);
  std::set<Pair> wanted;
  for (const auto& [a, b] : ties)
    if (a != b) wanted.insert({a, b});
  BuildReport report;
  const Graph graph = build_graph(400, ties, {}, {.directed = true}, &report);
  CHECK(std::string(fault_of(graph)) == "");
  CHECK(arcs_of(graph) == wanted);
  CHECK(report.self_loops + report.duplicates == 3000 - graph.ties());

  SECTION("in-degrees and the reversed graph agree") {
    const Graph back = graph.reversed();
    CHECK(std::string(fault_of(back)) == "");
    std::set<Pair> turned;
    for (const auto& [a, b] : wanted) turned.insert({b, a});
    CHECK(arcs_of(back) == turned);
    const std::vector<std::int32_t> in = graph.in_degrees();
    for (std::int32_t i = 0; i < graph.people(); ++i) CHECK(in[static_cast<std::size_t>(i)] == back.degree(i));
    CHECK(back.reversed().digest() == graph.digest());
  }
  SECTION("without direction either row has the tie") {
    const Graph whole = graph.undirected();
    CHECK(std::string(fault_of(whole)) == "");
    std::set<Pair> both = wanted;
    for (const auto& [a, b] : wanted) both.insert({b, a});
    CHECK(arcs_of(whole) == both);
  }
}

TEST_CASE("Internal indices follow degree, equal degrees the stable id") {
  const Graph graph = build_graph(500, random_ties(500, 2000, 4));
  for (std::int32_t i = 0; i + 1 < graph.people(); ++i) {
    CHECK(graph.degree(i) >= graph.degree(i + 1));
    if (graph.degree(i) == graph.degree(i + 1)) CHECK(graph.stable_id(i) < graph.stable_id(i + 1));
  }
}

TEST_CASE("Given order keeps internal index and stable id the same, and the same ties") {
  const auto ties = random_ties(500, 2000, 5);
  const Graph graph = build_graph(500, ties, {}, {.order = Order::as_given});
  for (std::int32_t i = 0; i < graph.people(); ++i) CHECK(graph.stable_id(i) == static_cast<std::uint32_t>(i));
  CHECK(arcs_of(graph) == arcs_of(build_graph(500, ties)));
}

TEST_CASE("The graph does not depend on the order in which its ties are given") {
  auto ties = random_ties(300, 2000, 6);
  std::vector<float> values;
  for (std::size_t i = 0; i < ties.size(); ++i) values.push_back(static_cast<float>(i % 97) / 97);
  const std::string digest = build_graph(300, ties, values).digest();
  std::reverse(ties.begin(), ties.end());
  std::reverse(values.begin(), values.end());
  CHECK(build_graph(300, ties, values).digest() == digest);
}

TEST_CASE("Of a repeated tie the largest weight stays, in both directions") {
  const Graph graph = build_graph(3, {{0, 1}, {1, 0}, {1, 2}, {0, 1}}, {0.2f, 0.9f, 0.5f, 0.4f});
  CHECK(weight_between(graph, 0, 1) == to_weight(0.9f));
  CHECK(weight_between(graph, 1, 0) == to_weight(0.9f));
  CHECK(weight_between(graph, 2, 1) == to_weight(0.5f));
}

TEST_CASE("Probabilities are kept exactly where asked for, and follow their arcs") {
  const std::vector<Tie> ties{{0, 1}, {2, 1}, {1, 2}};
  const std::vector<float> values{0.041667f, 0.1f, 1.0f};
  const Graph graph = build_graph(3, ties, values, {.directed = true, .keep_probabilities = true});
  const std::vector<std::int32_t> indices = graph.index_by_stable_id();
  for (std::size_t arc = 0; arc < ties.size(); ++arc) CHECK(graph.probabilities(indices[ties[arc][0]])[0] == values[arc]);
  const Graph back = graph.reversed();
  CHECK(back.probabilities(back.index_by_stable_id()[2])[0] == 1.0f);
  CHECK(build_graph(3, ties, values, {.directed = true}).probabilities().empty());
  CHECK(build_graph(3, ties, values, {.directed = true}).probabilities(0).empty());
}

TEST_CASE("Labels are found again, and everybody else is nobody") {
  const Graph named = build_graph(3, {{0, 1}, {1, 2}}, {}, {.labels = {-5, 70, INT64_MAX}});
  for (const std::int64_t label : {std::int64_t{-5}, std::int64_t{70}, INT64_MAX}) CHECK(named.label(named.find_label(label)) == label);
  CHECK(named.label(0) == 70);
  CHECK(named.find_label(0) == -1);
  const Graph plain = build_graph(3, {{0, 1}, {1, 2}});
  CHECK(plain.label(0) == 1);
  CHECK(plain.find_label(1) == 0);
  CHECK(plain.find_label(3) == -1);
}

TEST_CASE("The graph is an Eigen sparse matrix and multiplies like one") {
  const Graph graph = build_graph(50, random_ties(50, 200, 8));
  CHECK(graph.matrix().isCompressed());
  const Eigen::VectorXd ones = Eigen::VectorXd::Ones(50);
  const Eigen::VectorXd sums = graph.matrix().cast<double>() * ones / kFullWeight;
  for (std::int32_t i = 0; i < 50; ++i) CHECK(sums[i] == graph.degree(i));
}

TEST_CASE("Memory is 6 bytes a stored direction and at most 16 a person") {
  const Graph plain = build_graph(5000, random_ties(5000, 50'000, 9));
  CHECK(plain.bytes() <= 6 * static_cast<std::size_t>(plain.stored_ties()) + 8 * 5000 + 4);
  std::vector<std::int64_t> labels(5000);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<std::int64_t>(7 * i);
  const Graph named = build_graph(5000, random_ties(5000, 50'000, 9), {}, {.labels = labels});
  CHECK(named.bytes() <= 6 * static_cast<std::size_t>(named.stored_ties()) + 16 * 5000 + 4);
}

TEST_CASE("A star, a clique and somebody alone are stored as they are") {
  std::vector<Tie> star, clique;
  for (std::uint32_t i = 1; i < 6000; ++i) star.push_back({i, 0});
  for (std::uint32_t i = 0; i < 60; ++i)
    for (std::uint32_t j = 0; j < i; ++j) clique.push_back({i, j});
  const Graph hub = build_graph(6001, star);
  CHECK(hub.degree(0) == 5999);
  CHECK(hub.stable_id(0) == 0);
  CHECK(hub.degree(6000) == 0);
  CHECK(std::string(fault_of(hub)) == "");
  const Graph all = build_graph(60, clique, {}, {.simple = true});
  CHECK(all.ties() == 60 * 59 / 2);
  CHECK(std::string(fault_of(all)) == "");
}

TEST_CASE("Lists of neighbours lead to the same graph as the ties they came from") {
  const auto ties = random_ties(3000, 9000, 11);
  NeighborLists lists = neighbor_lists(3000, ties);
  CHECK(lists.others.size() == 18'000);
  CHECK(build_graph(std::move(lists)).digest() == build_graph(3000, ties).digest());
}
