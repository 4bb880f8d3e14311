#include "validation/groups.h"

#include <algorithm>
#include <cstdio>

namespace grapevine {

namespace {

constexpr CheckGroup kGroups[] = {
    {"erlang", "Erlang's formulas against a table of exact values",
     "Erlang 1917; Palm 1957; birth-death equations", check_erlang_formulas},
    {"desk", "The engine's support desk against Erlang's formulas", "Erlang 1917; Palm 1957", check_desk},
    {"queues", "Priorities, pooling, rework, general service and opening hours at the desk", "Cobham 1954",
     check_other_queues},
    {"cascades", "Cascades on small networks against exact enumeration",
     "Kempe, Kleinberg & Tardos 2003, exact enumeration", check_small_cascades},
    {"cascade-laws", "Cascades against closed forms and laws", "Kempe, Kleinberg & Tardos 2003",
     check_cascade_laws},
    {"networks", "Public networks against their published figures", "Stanford Network Analysis Project",
     check_real_networks},
    {"spreads", "Cascades on public networks against an independent simulation",
     "Kempe, Kleinberg & Tardos 2003; independent simulation of 20,000 cascades", check_real_cascades},
    {"influence", "Seeds that are chosen to reach many on public networks", "Borgs et al. 2014",
     check_influence},
    {"growth", "Preferential attachment and small worlds", "Barabási & Albert 1999", check_growing_networks},
    {"random-networks", "Power laws, configuration model, blocks and random networks", "configuration model",
     check_random_networks},
    {"percolation", "Outbreaks on made-up networks", "Newman 2002", check_percolation},
    {"branching", "How large ordinary stories grow", "Borel 1942", check_branching},
    {"contagion", "Contagion that needs more than one neighbour", "Watts 2002", check_contagion},
    {"timing", "When people reshare, and what a late reply still prevents", "Zhao et al. 2015 (SEISMIC)",
     check_timing},
    {"intervals", "Intervals cover what they promise", "Student 1908", check_intervals},
    {"published", "Published models of growth by word of mouth, rebuilt", "Bass 1969", check_published},
    {"mean-field", "The whole model where it can be solved", "closed form", check_mean_field},
    {"limits", "Limiting cases of the whole model", "limiting case", check_limits},
    {"conservation", "Cases, people and money of every shipped scenario, day by day", "conservation",
     check_conservation},
    {"same-luck", "What the same luck makes exact", "same luck, so exactly nothing", check_luck},
    {"firestorms", "Bad news that catches fire", "Hansen, Kupfer & Hennig-Thurau 2018", check_firestorms},
    {"recovery", "What making good is worth", "de Matos, Henrique & Rossi 2007", check_recovery},
    {"directions", "Shipped what-ifs find the direction that their source expects",
     "paired futures, 95 % intervals", check_directions},
    {"facts", "Stylised facts, all at once and at three sizes", "stylised facts", check_facts},
};

}  // namespace

std::span<const CheckGroup> check_groups() { return kGroups; }

const CheckGroup* find_check_group(std::string_view name) {
  const auto found = std::find_if(std::begin(kGroups), std::end(kGroups),
                                  [&](const CheckGroup& group) { return group.name == name; });
  return found == std::end(kGroups) ? nullptr : found;
}

std::vector<Check> run_checks(const CheckGroup& group, const ValidationSettings& settings) {
  Checks checks{std::string(group.name), std::string(group.source)};
  group.run(checks, settings);
  return checks.rows();
}

std::optional<Graph> public_network(Checks& checks, const ValidationSettings& settings, std::string_view file,
                                    bool directed) {
  const std::optional<std::string> bytes = settings.data ? settings.data(file) : std::nullopt;
  if (!bytes) {
    checks.skip("no " + std::string(file) + " in the folder of public data sets");
    return std::nullopt;
  }
  EdgeListOptions options;
  options.name = file;
  options.directed = directed;
  Result<Graph> graph = read_edge_list(*bytes, options);
  if (graph) return std::move(*graph);
  checks.broken("reading " + std::string(file), to_string(graph.errors().front()));
  return std::nullopt;
}

std::string decimal(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

}  // namespace grapevine
