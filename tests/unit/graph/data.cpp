// The public networks of ../shared/data (or $GRAPEVINE_DATA) against their published figures.
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;

namespace {

std::filesystem::path data_folder() {
  const char* const named = std::getenv("GRAPEVINE_DATA");
  return named ? std::filesystem::path(named) : std::filesystem::path(GRAPEVINE_SOURCE_DIR) / "../shared/data";
}

struct Loaded {
  Graph graph;
  LoadReport report;
  GraphMetrics metrics;
};

Loaded load(const std::string& file, EdgeListOptions options = {}) {
  const std::filesystem::path path = data_folder() / file;
  if (!std::filesystem::exists(path)) SKIP("no " << path.string() << ": set GRAPEVINE_DATA to the folder of public networks");
  std::ifstream stream(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  options.name = file;
  Loaded loaded;
  Result<Graph> graph = read_edge_list(bytes, options, &loaded.report);
  REQUIRE(graph.ok());
  loaded.graph = std::move(*graph);
  CHECK(std::string(fault_of(loaded.graph)) == "");
  loaded.metrics = measure(loaded.graph);
  return loaded;
}

bool rounds_to(double value, double published) { return std::abs(value - published) <= 0.00005; }

std::vector<std::int64_t> top_labels(const Graph& graph, std::int32_t count) {
  std::vector<std::int64_t> labels;
  for (const std::int32_t person : top_by_degree(graph, count)) labels.push_back(graph.label(person));
  return labels;
}

}  // namespace

TEST_CASE("ego-Facebook is read whole") {
  const auto [graph, report, metrics] = load("ego-facebook.txt");
  CHECK(report.rows == 88'234);
  CHECK(report.self_loops == 0);
  CHECK(report.duplicates == 0);
  CHECK_FALSE(report.declared_people);
  CHECK(metrics.nodes == 4039);
  CHECK(metrics.edges == 88'234);
  CHECK(rounds_to(metrics.average_clustering, 0.6055));
  CHECK(rounds_to(metrics.transitivity, 0.5192));
  CHECK(metrics.max_degree == 1045);
  CHECK(metrics.largest_component == 4039);
  CHECK(std::abs(percolation_threshold(graph) - 0.00947) < 0.000005);
  CHECK(top_labels(graph, 10) == std::vector<std::int64_t>{107, 1684, 1912, 3437, 0, 2543, 2347, 1888, 1800, 1663});
}

TEST_CASE("hep's first row is a declaration, and its repeats are one tie each") {
  const auto [graph, report, metrics] = load("hep.txt");
  CHECK(report.declared_people == 15'233);
  CHECK(report.declared_rows == 58'891);
  CHECK(report.rows == 58'891);
  CHECK(graph.people() == 15'233);
  CHECK(metrics.nodes == 15'229);
  CHECK(metrics.edges == 31'376);
  CHECK(report.self_loops + report.duplicates + metrics.edges == 58'891);
  CHECK(rounds_to(metrics.average_clustering, 0.4986));
  CHECK(metrics.largest_component == 6794);
  CHECK(std::abs(percolation_threshold(graph) - 0.10637) < 0.000005);
  CHECK(top_labels(graph, 1) == std::vector<std::int64_t>{100});
}

TEST_CASE("NetHEPT's arcs keep their probabilities, which are 1 over the in-degree") {
  const auto [graph, report, metrics] = load("nethept-weighted-cascade.txt", {.directed = true, .third = ThirdColumn::probability});
  CHECK(report.declared_people == 15'233);
  CHECK(report.declared_rows == 32'235);
  CHECK(report.third_column);
  CHECK(metrics.edges == 32'213);
  CHECK(metrics.nodes == 15'229);
  CHECK(top_labels(graph, 10) == std::vector<std::int64_t>{196, 66, 267, 287, 474, 14, 239, 326, 592, 192});
  const std::vector<std::int32_t> in_degrees = graph.in_degrees();
  std::int64_t near = 0;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (std::size_t k = 0; k < graph.neighbors(i).size(); ++k)
      near += std::abs(graph.probabilities(i)[k] - 1.0 / in_degrees[static_cast<std::size_t>(graph.neighbors(i)[k])]) < 1e-6;
  // the self-loops that were dropped counted towards the publisher's in-degrees
  CHECK(near > 32'213 - 22 * 30);
}

TEST_CASE("The e-mail network has 24,929 arcs, and as ties the published clustering over people with a link") {
  const auto [graph, report, metrics] = load("email-eu-core.csv", {.directed = true});
  CHECK(report.column_names);
  CHECK(graph.people() == 1005);
  CHECK(metrics.nodes == 986);
  CHECK(metrics.edges == 24'929);
  CHECK(report.self_loops == 642);
  CHECK(rounds_to(metrics.average_clustering, 0.4071));
  CHECK(std::abs(percolation_threshold(graph.undirected()) - 0.01358) < 0.000005);
}
