// Places for a picture of the network: a step at a hundred thousand people (row 11), and all that comes before it.
#include <cstdio>

#include "bench.h"
#include "graph/graph.h"

namespace {

using namespace grapevine;

std::vector<BenchRow> layout_rows() {
  std::vector<BenchRow> rows;
  for (const std::int32_t people : {5'000, 100'000, 1'000'000}) {
    const Graph graph = std::move(*generate(PowerLaw{people}, Luck(1, 0)));
    Communities found;
    const double search = best_cpu_seconds_of(people > 100'000 ? 1 : 2, [&] { found = find_communities(graph); });
    Layout layout(graph, found);
    while (layout.x()[0] == 0 && layout.y()[0] == 0) layout.step();  // past the communities
    const double step = best_cpu_seconds_of(people > 100'000 ? 3 : 15, [&] { layout.step(); });
    char note[96];
    std::snprintf(note, sizeof note, "%.1f M ties; ForceAtlas2 in a browser 783 ms, igraph 6.3 s at 100,000", static_cast<double>(graph.ties()) * 1e-6);
    rows.push_back({"layout, a step, " + std::to_string(people) + " people", step * 1e3, "ms", people == 100'000 ? 40.0 : 0.0, note, true});
    std::snprintf(note, sizeof note, "%zu communities, modularity %.3f", found.sizes.size(), found.modularity);
    rows.push_back({"communities, " + std::to_string(people) + " people", search * 1e3, "ms", 0, note, true});
  }
  return rows;
}

const RegisterBench layout_bench{"graph layout", layout_rows};

}  // namespace
