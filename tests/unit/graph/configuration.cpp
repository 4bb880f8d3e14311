#include "graph/configuration.h"

#include <cmath>
#include <numeric>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;

TEST_CASE("A 64-bit draw below n never reaches n and covers both ends") {
  CHECK(to_below64(0, 7) == 0);
  CHECK(to_below64(UINT64_MAX, 7) == 6);
  CHECK(to_below64(UINT64_MAX, UINT32_MAX) == UINT32_MAX - 1);
  CHECK(to_below64(std::uint64_t{1} << 63, 10) == 5);
}

TEST_CASE("Everybody gets exactly the degree asked for") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    std::vector<std::int32_t> degrees;
    for (std::int32_t i = 0; i < 2000; ++i) degrees.push_back(i % 20 == 0 ? 120 : i % 7);
    degrees[5] += std::accumulate(degrees.begin(), degrees.end(), 0) % 2;
    const Graph graph = graph_with_degrees(degrees, Luck(seed, 0));
    CHECK(std::string(fault_of(graph)) == "");
    CHECK(degrees_by_stable_id(graph) == degrees);
  }
}

TEST_CASE("Degrees that only one network has are met: a clique and a perfect matching of two") {
  const Graph clique = graph_with_degrees(std::vector<std::int32_t>(2, 1), Luck(1, 0));
  CHECK(clique.ties() == 1);
  CHECK(graph_with_degrees({}, Luck(1, 0)).people() == 0);
  CHECK(graph_with_degrees({0, 0, 0}, Luck(1, 0)).ties() == 0);
}

TEST_CASE("Degrees that no simple network has lose ties instead of breaking it") {
  const Graph graph = graph_with_degrees({3, 3, 1, 1}, Luck(4, 0));  // two ties between the first two would be needed
  CHECK(std::string(fault_of(graph)) == "");
  CHECK(graph.ties() < 4);
}

TEST_CASE("More than one bucket of stubs still gives a simple network with its degrees") {
  const std::vector<std::int32_t> degrees(60'000, 10);
  const Graph graph = graph_with_degrees(degrees, Luck(5, 0));
  CHECK(graph.ties() == 300'000);
  CHECK(std::string(fault_of(graph)) == "");
  // a far-away person is as likely a neighbour as a near one: half of all ties span more than 0.29 of the range
  std::int64_t far = 0;
  for (const auto& [a, b] : arcs_of(graph)) far += a > b && a - b > 17'574;  // 1 - sqrt(1/2)
  CHECK(std::abs(static_cast<double>(far) - 150'000) < 4 * std::sqrt(300'000 * 0.25));
}

TEST_CASE("Power-law degrees stay within 1 and the maximum and have an even sum") {
  const PowerLawDegrees law(2.5, 60);
  for (const double mean : {law.lowest_mean(), 5.0, 20.0, 59.0, 60.0})
    for (const std::int32_t people : {1, 2, 101, 999}) {
      const std::vector<std::int32_t> degrees = law.draw(people, mean, Luck(7, 0));
      CHECK(std::accumulate(degrees.begin(), degrees.end(), 0) % 2 == 0);
      CHECK(*std::max_element(degrees.begin(), degrees.end()) <= 60);
      CHECK(*std::min_element(degrees.begin(), degrees.end()) >= 0);
    }
}

TEST_CASE("Another person leaves everybody else's drawn degree alone") {
  const PowerLawDegrees law(2.5, 60);
  const std::vector<std::int32_t> few = law.draw(1000, 12, Luck(7, 0)), more = law.draw(1001, 12, Luck(7, 0));
  int changed = 0;
  for (std::size_t i = 0; i < few.size(); ++i) changed += few[i] != more[i];
  CHECK(changed <= 2);  // whoever evens out the sum
}
