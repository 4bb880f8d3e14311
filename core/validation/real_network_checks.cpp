// Public networks: their published figures, and the spreads of cascades on them.
#include <cmath>

#include "validation/cascades.h"
#include "validation/groups.h"

namespace grapevine {

namespace {

constexpr auto kIc = CascadeModel::independent_cascade;
constexpr auto kThreshold = CascadeModel::linear_threshold;

constexpr const char* kFacebook = "ego-facebook.txt";
constexpr const char* kHep = "hep.txt";
constexpr const char* kNetHept = "nethept-weighted-cascade.txt";
constexpr const char* kEmail = "email-eu-core.csv";

struct Published {
  const char* name;
  CascadeModel model;
  TieChances chances;
  std::int32_t top;
  double mean, half_width;  // 95 % confidence
};

void check_published(Checks& checks, const ValidationSettings& settings, const Graph& graph, const char* name,
                     const std::vector<Published>& rows) {
  for (const Published& row : rows)
    for (const CascadeKernel kernel : kKernels) {
      CascadeOptions options = cascade_from({}, 0.01, row.mean > 500 ? 10'000 : 20'000, settings);
      options.top_seeds = row.top;
      options.model = row.model;
      options.chances = row.chances;
      options.kernel = kernel;
      const CascadeEstimate e = estimate(graph, options);
      const bool threshold = row.model == kThreshold;
      checks.agrees(std::string(name) + ", " + row.name + " from the top " + std::to_string(row.top) +
                        (threshold ? "" : named(kernel)),
                    row.mean, e.mean, e.standard_error, row.half_width / 1.96);
      if (threshold) break;  // it knows one kernel only
    }
}

// The ten best connected, equal ones by smaller id: how many stand at their place.
void check_top_ten(Checks& checks, const Graph& graph, const char* name,
                   const std::vector<std::int64_t>& expected) {
  CascadeOptions options;
  options.probability = .01;
  options.runs = 2;
  options.top_seeds = 10;
  const CascadeEstimate e = estimate(graph, options);
  int right = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) right += graph.label(e.seeds[i]) == expected[i];
  checks.exact(std::string(name) + ", the ten best connected in their order", 10, right);
}

void check_facebook(Checks& checks, const ValidationSettings& settings) {
  const std::optional<Graph> graph = public_network(checks, settings, kFacebook, false);
  if (!graph) return;
  check_published(checks, settings, *graph, "ego-Facebook",
                  {{"weighted cascade", kIc, TieChances::weighted, 1, 192.1, .8},
                   {"weighted cascade", kIc, TieChances::weighted, 10, 774.0, 1.2},
                   {"weighted cascade", kIc, TieChances::weighted, 50, 1002.4, 1.1},
                   {"IC .01", kIc, TieChances::uniform, 1, 71.42, .78},
                   {"IC .01", kIc, TieChances::uniform, 10, 308.9, .7},
                   {"IC .01", kIc, TieChances::uniform, 50, 377.1, .5}});
  check_top_ten(checks, *graph, "ego-Facebook", {107, 1684, 1912, 3437, 0, 2543, 2347, 1888, 1800, 1663});
  for (const CascadeKernel kernel : kKernels) {
    CascadeOptions options = cascade_from({}, .1, 2'000, settings);
    options.top_seeds = 10;
    options.kernel = kernel;
    const CascadeEstimate e = estimate(*graph, options);
    checks.agrees("ego-Facebook, IC .1 from the top 10" + named(kernel), 2949.4, e.mean, e.standard_error,
                  .3);
  }
}

void check_nethept(Checks& checks, const ValidationSettings& settings) {
  const std::optional<Graph> graph = public_network(checks, settings, kNetHept, true);
  if (!graph) return;
  check_published(checks, settings, *graph, "NetHEPT",
                  {{"weighted cascade", kIc, TieChances::weighted, 1, 24.15, .17},
                   {"weighted cascade", kIc, TieChances::weighted, 10, 301.3, .5},
                   {"weighted cascade", kIc, TieChances::weighted, 50, 807.0, .7},
                   {"LT", kThreshold, TieChances::weighted, 1, 25.93, .19},
                   {"LT", kThreshold, TieChances::weighted, 10, 346.9, .6},
                   {"LT", kThreshold, TieChances::weighted, 50, 992.7, .9}});
  check_top_ten(checks, *graph, "NetHEPT", {196, 66, 267, 287, 474, 14, 239, 326, 592, 192});
}

void check_hep(Checks& checks, const ValidationSettings& settings) {
  const std::optional<Graph> graph = public_network(checks, settings, kHep, false);
  if (!graph) return;
  check_published(checks, settings, *graph, "hep",
                  {{"weighted cascade", kIc, TieChances::weighted, 1, 43.99, .61},
                   {"weighted cascade", kIc, TieChances::weighted, 10, 290.7, 1.1},
                   {"weighted cascade", kIc, TieChances::weighted, 50, 849.4, 1.2},
                   {"IC .01", kIc, TieChances::uniform, 1, 1.794, .015},
                   {"IC .01", kIc, TieChances::uniform, 10, 16.15, .04},
                   {"IC .01", kIc, TieChances::uniform, 50, 72.10, .07}});
}

void check_threshold(Checks& checks, const std::string& name, double expected, const Graph& undirected) {
  checks.cite("Newman 2002, T_c = <k> / (<k²> − <k>)");
  checks.printed(name + ", percolation threshold of its degrees", expected, percolation_threshold(undirected),
                 5);
}

}  // namespace

void check_real_networks(Checks& checks, const ValidationSettings& settings) {
  checks.cite("McAuley & Leskovec 2012");
  if (const auto graph = public_network(checks, settings, kFacebook, false)) {
    const GraphMetrics metrics = measure(*graph);
    checks.exact("ego-Facebook, people", 4'039, graph->people());
    checks.exact("ego-Facebook, ties", 88'234, static_cast<double>(metrics.edges));
    checks.exact("ego-Facebook, largest degree", 1'045, metrics.max_degree);
    checks.printed("ego-Facebook, average clustering", .6055, metrics.average_clustering, 4);
    checks.printed("ego-Facebook, transitivity", .5192, metrics.transitivity, 4);
    check_threshold(checks, "ego-Facebook", .00947, *graph);
  }
  checks.cite("Chen, Wang & Yang 2009");
  if (const auto graph = public_network(checks, settings, kHep, false)) {
    const GraphMetrics metrics = measure(*graph);
    checks.exact("hep, people with a tie", 15'229, static_cast<double>(metrics.nodes));
    checks.exact("hep, ties", 31'376, static_cast<double>(metrics.edges));
    checks.exact("hep, largest component", 6'794, static_cast<double>(metrics.largest_component));
    checks.printed("hep, average clustering", .4986, metrics.average_clustering, 4);
    check_threshold(checks, "hep", .10637, *graph);
  }
  checks.cite("Chen, Wang & Yang 2009");
  if (const auto graph = public_network(checks, settings, kNetHept, true))
    checks.exact("NetHEPT, arcs without self-loops and repeats", 32'213, static_cast<double>(graph->ties()));
  checks.cite("Yin, Benson, Leskovec & Gleich 2017");
  if (const auto graph = public_network(checks, settings, kEmail, true)) {
    const GraphMetrics metrics = measure(*graph);
    checks.exact("email-Eu-core, people with a link", 986, static_cast<double>(metrics.nodes));
    checks.exact("email-Eu-core, arcs", 24'929, static_cast<double>(metrics.edges));
    checks.printed("email-Eu-core, average clustering", .4071, metrics.average_clustering, 4);
    check_threshold(checks, "email-Eu-core", .01358, graph->undirected());
  }
}

void check_real_cascades(Checks& checks, const ValidationSettings& settings) {
  check_facebook(checks, settings);
  check_nethept(checks, settings);
  check_hep(checks, settings);
}

}  // namespace grapevine
