// Runs per second of an independent cascade from the ten highest degrees, one thread, with the spread
// beside the published one; and the row kernel by itself, at every width that the processor has. The graphs come from
// $GRAPEVINE_DATA, else from the public data beside the sources.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "bench.h"
#include "diffusion/cascade.h"
#include "graph/edge_list.h"
#include "graph/generators.h"

namespace {

using namespace grapevine;

std::optional<Graph> data_graph(const std::string& file) {
  const char* folder = std::getenv("GRAPEVINE_DATA");
  for (const std::string& at : {std::string(folder != nullptr ? folder : "."), std::string("../shared/data"), std::string("../../../shared/data")}) {
    std::ifstream in(at + "/" + file, std::ios::binary);
    if (!in) continue;
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const std::string text = bytes.str();
    Result<Graph> graph = read_edge_list(text);
    if (graph.ok()) return std::move(*graph);
  }
  return std::nullopt;
}

std::vector<Chance> weighted_chances(const Graph& graph) {
  std::vector<Chance> chances;
  const std::vector<std::int32_t> in_degrees = graph.in_degrees();
  for (const std::int32_t receiver : graph.receivers()) chances.push_back(to_chance(1.0 / in_degrees[static_cast<std::size_t>(receiver)]));
  return chances;
}

constexpr auto kIc = CascadeModel::independent_cascade;

struct Case {
  std::string name;
  CascadeNetwork network;
  std::uint32_t runs;           // of a round: some 20 ms
  double target;                // runs/s; 0: none
  double spread, spread_error;  // published; 0: none
  std::vector<double> seconds{};
  double sum = 0, squares = 0, count = 0;
};

void run_round(Case& c, std::uint32_t round) {
  static constexpr std::array<std::int32_t, 10> kSeeds = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};  // internal ids follow degree
  CascadeRun run(c.network, kIc);
  c.seconds.push_back(seconds_of([&] {
    for (std::uint32_t i = 0; i < c.runs; ++i) {
      run.run(kSeeds, 0, Luck(round, i));
      const auto spread = static_cast<double>(run.active().size());
      c.sum += spread;
      c.squares += spread * spread;
    }
  }));
  c.count += c.runs;
}

BenchRow figure(Case& c) {
  std::sort(c.seconds.begin(), c.seconds.end());
  const double mean = c.sum / c.count, error = std::sqrt((c.squares / c.count - mean * mean) / c.count);
  char note[160], published[64] = "";
  if (c.spread > 0) std::snprintf(published, sizeof published, ", published %.1f±%.1f%s", c.spread, c.spread_error,
                                  std::abs(mean - c.spread) < 4 * std::hypot(error, c.spread_error) ? "" : "  WRONG");
  std::snprintf(note, sizeof note, "median %.0f; spread %.2f±%.2f%s", c.runs / c.seconds[c.seconds.size() / 2], mean, error, published);
  return {c.name, c.runs / c.seconds.front(), "runs/s", c.target, note};
}

// Rounds take turns, so that what disturbs the machine disturbs all cases alike.
std::vector<BenchRow> figures(std::deque<Case>& cases, std::uint32_t rounds) {
  for (std::uint32_t round = 1; round <= rounds; ++round)
    for (Case& c : cases) run_round(c, round);
  std::vector<BenchRow> rows;
  for (Case& c : cases) rows.push_back(figure(c));
  return rows;
}

std::vector<BenchRow> cascade_rows() {
  const auto rows_of = [](const Graph& graph, double p, CascadeKernel kernel) { return pack_cascade(tie_rows(graph), to_chance(p), kIc, kernel); };
  std::vector<BenchRow> rows;
  const auto add = [&rows](std::deque<Case> cases, std::uint32_t rounds) {
    for (BenchRow& row : figures(cases, rounds)) rows.push_back(std::move(row));
  };
  if (const std::optional<Graph> ego = data_graph("ego-facebook.txt")) {
    // 20, 4 and 6 times Ripples' figures
    std::deque<Case> cases;
    cases.push_back({"cascade, ego-Facebook p=.01", rows_of(*ego, .01, CascadeKernel::automatic), 2000, 85'380, 308.5, .3});
    cases.push_back({"cascade, ego-Facebook p=.1", rows_of(*ego, .1, CascadeKernel::automatic), 200, 7'816, 2949.4, .3});
    cases.push_back({"cascade, ego-Facebook weighted", pack_cascade(tie_rows(*ego), weighted_chances(*ego), kIc, CascadeKernel::automatic), 800, 34'752, 773.3, .4});
    cases.push_back({"cascade, ego-Facebook p=.01, rows", rows_of(*ego, .01, CascadeKernel::rows), 1000, 0, 308.5, .3});
    cases.push_back({"cascade, ego-Facebook p=.1, rows", rows_of(*ego, .1, CascadeKernel::rows), 100, 0, 2949.4, .3});
    cases.push_back({"cascade, ego-Facebook weighted, rows", pack_cascade(tie_rows(*ego), weighted_chances(*ego), kIc, CascadeKernel::rows), 600, 0, 773.3, .4});
    add(std::move(cases), 50);
  } else {
    rows.push_back({"cascade, ego-Facebook", 0, "", 0, "ego-facebook.txt is not there: set GRAPEVINE_DATA"});
  }
  if (const std::optional<Graph> hep = data_graph("hep.txt")) {
    std::deque<Case> cases;
    cases.push_back({"cascade, NetHEPT p=.1", rows_of(*hep, .1, CascadeKernel::automatic), 1500, 0, 0, 0});
    cases.push_back({"cascade, NetHEPT p=.1, rows", rows_of(*hep, .1, CascadeKernel::rows), 1500, 0, 0, 0});
    add(std::move(cases), 20);
  }
  const Result<Graph> large = generate(BarabasiAlbert{1'000'000, 5}, Luck(1, 0));
  if (large.ok()) {
    std::deque<Case> cases;
    cases.push_back({"cascade, Barabási–Albert 10^6 p=.1", rows_of(*large, .1, CascadeKernel::automatic), 1, 0, 0, 0});
    cases.push_back({"cascade, Barabási–Albert 10^6 p=.1, rows", rows_of(*large, .1, CascadeKernel::rows), 1, 0, 0, 0});
    add(std::move(cases), 10);
  }
  return rows;
}

// The kernel over all rows of a graph of 10,000 people with 20 ties each, one draw a tie.
std::vector<BenchRow> row_rows() {
  const Result<Graph> graph = generate(WattsStrogatz{10'000, 20, 0.1}, Luck(1, 0));
  if (!graph.ok()) return {};
  const CascadeNetwork network = pack_cascade(tie_rows(*graph), weighted_chances(*graph), kIc, CascadeKernel::rows);
  std::vector<RowStrip> strips;
  for (std::int32_t i = 0; i < graph->people(); ++i)
    for (std::int32_t tie = 0; tie < graph->degree(i); tie += kStrip)
      strips.push_back({row_key(1, graph->stable_id(i)), static_cast<std::uint32_t>(network.rows.starts[static_cast<std::size_t>(i)] + tie), valid_ties(graph->degree(i) - tie)});
  std::vector<std::uint32_t> hits(strips.size() * kStrip);
  const StripColumns columns{network.addresses.data(), network.thresholds.data(), network.chances.data(), 0};
  const auto ties = static_cast<double>(graph->stored_ties());
  std::vector<BenchRow> rows;
  for (const RowKernel& kernel : available_row_kernels()) {
    const double seconds = best_seconds_of(50, [&] { keep(kernel.draw(columns, strips, hits.data())); });
    rows.push_back({std::string("rows, ") + kernel.name, ties / seconds * 1e-6, "M ties/s", 0, "rows of 20 ties, a chance a tie"});
  }
  const std::vector<Chance> see(static_cast<std::size_t>(graph->people()), to_chance(0.9));
  std::vector<std::int32_t> positions(1000);
  const double seconds = best_seconds_of(20, [&] {
    for (std::int32_t i = 0; i < graph->people(); ++i)
      keep(draw_row({row_key(2, graph->stable_id(i)), graph->neighbors(i), graph->stable_ids(), {}}, see, threshold32(0.35), positions));
  });
  rows.push_back({"rows, draw_row", ties / seconds * 1e-6, "M ties/s", 0, "one row at a time, a third of all hit"});
  return rows;
}

const RegisterBench cascade_bench{"cascade", cascade_rows};
const RegisterBench row_bench{"rows", row_rows};

}  // namespace
