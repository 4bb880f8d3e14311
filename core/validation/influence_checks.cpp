// Seeds chosen by reverse reachable sets on public networks: how far fifty of them reach.
#include <algorithm>
#include <cmath>

#include "validation/cascades.h"
#include "validation/groups.h"

namespace grapevine {

namespace {

constexpr std::uint32_t kSets = 400'000;
constexpr std::int32_t kSeeds = 50;

// For each of many people drawn at random, who would have reached them: everybody from whom a chain of live
// arcs leads to them. Independent cascade with chance 1 / in-degree tries every arc that points at a person;
// linear threshold with the same weights lets exactly one of them count.
struct ReachableSets {
  std::vector<std::size_t> starts{0};
  std::vector<std::int32_t> people;
};

ReachableSets draw_sets(const Graph& graph, CascadeModel model, const Luck& luck) {
  const Graph reversed = graph.reversed();  // the same order of people
  ReachableSets sets;
  std::vector<std::uint32_t> seen(static_cast<std::size_t>(graph.people()), 0);
  for (std::uint32_t set = 1; set <= kSets; ++set) {
    Stream stream = luck.stream(Purpose::test, set);
    const auto reach = [&](std::int32_t person) {
      if (seen[static_cast<std::size_t>(person)] == set) return;
      seen[static_cast<std::size_t>(person)] = set;
      sets.people.push_back(person);
    };
    reach(static_cast<std::int32_t>(to_below(stream.next32(), static_cast<std::uint32_t>(graph.people()))));
    for (std::size_t k = sets.starts.back(); k < sets.people.size(); ++k) {
      const auto sources = reversed.neighbors(sets.people[k]);
      if (sources.empty()) continue;
      const auto count = static_cast<std::uint32_t>(sources.size());
      if (model == CascadeModel::linear_threshold) {
        reach(sources[to_below(stream.next32(), count)]);
        continue;
      }
      for (const std::int32_t source : sources)
        if (to_below(stream.next32(), count) == 0) reach(source);
    }
    sets.starts.push_back(sets.people.size());
  }
  return sets;
}

// Greedy: each next person is in most sets that hold none of those before.
std::vector<std::int64_t> most_covering(const Graph& graph, const ReachableSets& sets) {
  std::vector<std::vector<std::uint32_t>> of_person(static_cast<std::size_t>(graph.people()));
  for (std::uint32_t set = 0; set < kSets; ++set)
    for (std::size_t k = sets.starts[set]; k < sets.starts[set + 1]; ++k)
      of_person[static_cast<std::size_t>(sets.people[k])].push_back(set);
  std::vector<std::size_t> left;
  for (const auto& mine : of_person) left.push_back(mine.size());
  std::vector<bool> covered(kSets);
  std::vector<std::int64_t> seeds;
  for (std::int32_t i = 0; i < kSeeds; ++i) {
    const auto best = static_cast<std::size_t>(std::max_element(left.begin(), left.end()) - left.begin());
    seeds.push_back(graph.label(static_cast<std::int32_t>(best)));
    for (const std::uint32_t set : of_person[best]) {
      if (covered[set]) continue;
      covered[set] = true;
      for (std::size_t k = sets.starts[set]; k < sets.starts[set + 1]; ++k)
        --left[static_cast<std::size_t>(sets.people[k])];
    }
  }
  return seeds;
}

void check_greedy(Checks& checks, const ValidationSettings& settings, const Graph& graph,
                  const std::string& name, CascadeModel model, double expected, double by_degree) {
  CascadeOptions options;
  options.model = model;
  options.chances = TieChances::weighted;
  options.seeds = most_covering(graph, draw_sets(graph, model, Luck(settings.seed_of(31), 0)));
  options.runs = settings.times(2'000);
  options.seed = settings.seed_of(32);
  const double found = estimate(graph, options).mean;
  checks.exact(name + ", from 50 chosen by reverse reachable sets, within 2 %", expected, found,
               .02 * expected);
  checks.between(name + ", more than from the 50 best connected", by_degree, INFINITY, found);
}

}  // namespace

void check_influence(Checks& checks, const ValidationSettings& settings) {
  constexpr auto kIc = CascadeModel::independent_cascade;
  constexpr auto kLt = CascadeModel::linear_threshold;
  checks.cite("Tang, Shi & Xiao 2015 (IMM); a public implementation finds 1,294 to 1,298 in the same file");
  if (const auto graph = public_network(checks, settings, "nethept-weighted-cascade.txt", true)) {
    check_greedy(checks, settings, *graph, "NetHEPT, weighted cascade", kIc, 1296.6, 807.0);
    checks.cite("Borgs et al. 2014, reverse reachable sets; independent simulation");
    check_greedy(checks, settings, *graph, "NetHEPT, LT", kLt, 1702.1, 992.7);
  }
  checks.cite("Borgs et al. 2014, reverse reachable sets; independent simulation");
  if (const auto graph = public_network(checks, settings, "hep.txt", false))
    check_greedy(checks, settings, *graph, "hep, weighted cascade", kIc, 959.0, 849.4);
  if (const auto graph = public_network(checks, settings, "ego-facebook.txt", false))
    check_greedy(checks, settings, *graph, "ego-Facebook, weighted cascade", kIc, 1220.1, 1002.4);
}

}  // namespace grapevine
