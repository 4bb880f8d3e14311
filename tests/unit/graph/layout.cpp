#include "graph/layout.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "base/draws.h"
#include "graph/graph.h"
#include "graph/push_grid.h"

using namespace grapevine;

namespace {

Layout laid_out(const Graph& graph, int workers = 1) {
  Layout layout(graph, find_communities(graph));
  while (!layout.over()) layout.step(workers);
  return layout;
}

bool same(const Layout& a, const Layout& b) {
  return std::equal(a.x().begin(), a.x().end(), b.x().begin(), b.x().end()) && std::equal(a.y().begin(), a.y().end(), b.y().begin(), b.y().end());
}

float distance(const Layout& layout, std::size_t i, std::size_t j) { return std::hypot(layout.x()[i] - layout.x()[j], layout.y()[i] - layout.y()[j]); }

bool finite(const Layout& layout) {
  for (std::size_t i = 0; i < layout.x().size(); ++i)
    if (!std::isfinite(layout.x()[i]) || !std::isfinite(layout.y()[i])) return false;
  return true;
}

}  // namespace

TEST_CASE("pushes by the pyramid agree with the sum over all pairs to some per cent") {
  Stream draws(5);
  std::vector<float> x, y, mass;
  for (int i = 0; i < 3000; ++i) {
    // a wide crowd and a dense one within it
    const float spread = i % 3 == 0 ? 6.0f : 60.0f;
    x.push_back(spread * (2 * static_cast<float>(draws.unit()) - 1));
    y.push_back(spread * (2 * static_cast<float>(draws.unit()) - 1));
    mass.push_back(i % 7 == 0 ? 3.0f : 1.0f);
  }
  PushGrid grid;
  grid.set(x, y, mass);
  std::vector<int> visits(x.size(), 0);
  double error = 0, size = 0;
  for (std::int32_t part = 0; part < grid.parts(); ++part)
    grid.each_in(part, [&](std::int32_t body, float push_x, float push_y) {
      const auto i = static_cast<std::size_t>(body);
      ++visits[i];
      double sum_x = 0, sum_y = 0;
      for (std::size_t j = 0; j < x.size(); ++j) {
        const double dx = x[i] - x[j], dy = y[i] - y[j], square = dx * dx + dy * dy + 0.25;
        sum_x += mass[j] * dx / square;
        sum_y += mass[j] * dy / square;
      }
      error += std::hypot(push_x - sum_x, push_y - sum_y);
      size += std::hypot(sum_x, sum_y);
    });
  CHECK(std::count(visits.begin(), visits.end(), 1) == 3000);
  INFO("mean error " << error / 3000 << ", mean push " << size / 3000);
  CHECK(error / size < 0.07);  // most of it in the dense crowd, where a cell acts as one soft body
}

TEST_CASE("two cliques come apart") {
  std::vector<Tie> ties{{0, 20}};
  for (std::uint32_t c = 0; c < 2; ++c)
    for (std::uint32_t i = 0; i < 20; ++i)
      for (std::uint32_t j = 0; j < i; ++j) ties.push_back({c * 20 + i, c * 20 + j});
  const Graph graph = build_graph(40, ties);
  const Layout layout = laid_out(graph);
  double within = 0, between = 0;
  int pairs_within = 0, pairs_between = 0;
  for (std::size_t i = 0; i < 40; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const bool together = graph.stable_id(static_cast<std::int32_t>(i)) / 20 == graph.stable_id(static_cast<std::int32_t>(j)) / 20;
      (together ? within : between) += static_cast<double>(distance(layout, i, j));
      ++(together ? pairs_within : pairs_between);
    }
  INFO("mean distance within " << within / pairs_within << ", between " << between / pairs_between);
  CHECK(between / pairs_between > 2 * within / pairs_within);
}

TEST_CASE("who is tied stands nearer than who is not, and nobody stands on another") {
  const Graph graph = std::move(*generate(WattsStrogatz{2000, 10, 0.02}, Luck(2, 0)));
  const Layout layout = laid_out(graph);
  REQUIRE(finite(layout));
  double tied = 0, any = 0;
  int nearest_too_near = 0;
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    double sum = 0;
    for (const std::int32_t j : graph.neighbors(i)) sum += static_cast<double>(distance(layout, static_cast<std::size_t>(i), static_cast<std::size_t>(j)));
    tied += sum / graph.degree(i);
    float nearest = 1e9f, all = 0;
    for (std::int32_t j = 0; j < graph.people(); ++j) {
      if (j == i) continue;
      const float d = distance(layout, static_cast<std::size_t>(i), static_cast<std::size_t>(j));
      nearest = std::min(nearest, d);
      all += d;
    }
    any += static_cast<double>(all) / (graph.people() - 1);
    nearest_too_near += nearest < 0.1f;
  }
  CHECK(tied < 0.4 * any);
  CHECK(nearest_too_near < 20);
}

TEST_CASE("the same places for any number of workers and any cutting into parts") {
  const Graph graph = std::move(*generate(PowerLaw{4000}, Luck(4, 0)));
  const Layout alone = laid_out(graph);
  for (const int workers : {2, 3, 8}) CHECK(same(alone, laid_out(graph, workers)));
  Layout in_parts(graph, find_communities(graph));
  while (!in_parts.work(0)) {}
  CHECK(same(alone, in_parts));
  Layout mixed(graph, find_communities(graph));
  for (int i = 0; !mixed.over(); ++i) {
    mixed.work(0);
    if (i % 5 == 0) mixed.step(2);
  }
  CHECK(same(alone, mixed));
}

TEST_CASE("nobody, one person, people without ties and people tied to one only all find a place") {
  const Graph nobody;
  CHECK(laid_out(nobody).x().empty());
  CHECK(laid_out(nobody).radius() == 1);
  const Graph one = build_graph(1, {});
  CHECK(finite(laid_out(one)));
  CHECK(finite(laid_out(build_graph(500, {}))));
  std::vector<Tie> star;
  for (std::uint32_t i = 1; i < 300; ++i) star.push_back({0, i});
  CHECK(finite(laid_out(build_graph(300, star))));
  // a network with people who know nobody: they stand around the others
  const Graph mixed = build_graph(1200, [] {
    std::vector<Tie> ties;
    Stream draws(9);
    for (int i = 0; i < 8000; ++i) ties.push_back({to_below(draws.next32(), 1000), to_below(draws.next32(), 1000)});
    return ties;
  }());
  const Layout layout = laid_out(mixed);
  REQUIRE(finite(layout));
  double connected = 0, alone = 0;
  int alone_count = 0;
  for (std::int32_t i = 0; i < mixed.people(); ++i) {
    const double r = static_cast<double>(std::hypot(layout.x()[static_cast<std::size_t>(i)], layout.y()[static_cast<std::size_t>(i)]));
    (mixed.degree(i) == 0 ? alone : connected) += r;
    alone_count += mixed.degree(i) == 0;
  }
  CHECK(alone / alone_count > 1.2 * connected / (mixed.people() - alone_count));
  CHECK(layout.radius() > 20);
  CHECK(layout.radius() < 60);
}
