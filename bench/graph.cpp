// An edge list into rows, growth by preferential attachment, memory; and the network of a scenario at
// the size of a start-up (row 12) and of a million people.
#include <cstdio>
#include <string>

#include "bench.h"
#include "graph/graph.h"

namespace {

using namespace grapevine;

template <class Network>
Graph made(const Network& network) {
  return std::move(*generate(network, Luck(1, 0)));
}

// Each tie once, in the order of the rows: "17 4711\n".
std::string as_text(const Graph& graph) {
  std::string text;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (const std::int32_t j : graph.neighbors(i))
      if (i < j) (text += std::to_string(graph.stable_id(i)) += ' ') += std::to_string(graph.stable_id(j)) += '\n';
  return text;
}

std::vector<BenchRow> generator_rows() {
  std::vector<BenchRow> rows;
  constexpr std::int32_t kPeople = 1'000'000;
  std::size_t bytes = 0;
  std::int64_t ties = 0;
  const double growth = best_cpu_seconds_of(5, [&] {
    const Graph graph = made(BarabasiAlbert{kPeople, 10});
    ties = graph.ties();
    bytes = graph.bytes();
  });
  const double per_person = static_cast<double>(bytes - 12 * static_cast<std::size_t>(ties)) / kPeople;
  rows.push_back({"Barabasi-Albert, 10^6 people, m = 10, into rows", static_cast<double>(ties) / growth * 1e-6, "M ties/s", 12,
                  "igraph 1.2-1.9, NetworKit 6.6 on another machine"});
  rows.push_back({"memory beyond 6 B a stored direction", per_person, "B/person", 16, "10^6 people, 2*10^7 stored directions", true});

  for (const std::int32_t people : {5'000, 10'000, kPeople}) {
    const int rounds = people < kPeople ? 40 : 3;
    Graph graph;
    const double generated = best_cpu_seconds_of(rounds, [&] { graph = made(PowerLaw{people}); });
    const double strength = best_cpu_seconds_of(rounds, [&] { assign_tie_strength(graph); });
    char note[64];
    std::snprintf(note, sizeof note, "%.2f ms of it tie strengths", strength * 1e3);
    rows.push_back({"power law and tie strengths, " + std::to_string(people) + " people", (generated + strength) * 1e3, "ms",
                    people == 5'000 ? 6.0 : 0.0, note, true});
  }
  return rows;
}

std::vector<BenchRow> edge_list_rows() {
  std::vector<BenchRow> rows;
  for (const std::int32_t people : {10'000, 300'000}) {
    const std::string text = as_text(made(BarabasiAlbert{people, 10}));
    const double seconds = best_cpu_seconds_of(people < 100'000 ? 20 : 5, [&] { keep(read_edge_list(text)->ties()); });
    char note[96];
    std::snprintf(note, sizeof note, "%.1f MB, %.1f M rows/s; igraph 45 MB/s on another machine", static_cast<double>(text.size()) * 1e-6,
                  10.0 * people / seconds * 1e-6);
    rows.push_back({"edge list into rows, " + std::to_string(people) + " people", static_cast<double>(text.size()) / seconds * 1e-6, "MB/s",
                    110, note});
  }
  return rows;
}

std::vector<BenchRow> metric_rows() {
  const Graph graph = made(PowerLaw{100'000});
  const double measured = best_cpu_seconds_of(5, [&] { keep(measure(graph).average_clustering); });
  const double rank = best_cpu_seconds_of(5, [&] { keep(page_rank(graph, 0.85, 0, 20).front()); });
  return {{"network stats, 100,000 people", measured * 1e3, "ms", 0, "clustering, transitivity, components", true},
          {"PageRank, 20 products, 100,000 people", rank * 1e3, "ms", 0, "", true}};
}

const RegisterBench generator_bench{"graph generators", generator_rows};
const RegisterBench edge_list_bench{"graph edge list", edge_list_rows};
const RegisterBench metric_bench{"graph metrics", metric_rows};

}  // namespace
