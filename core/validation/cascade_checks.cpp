// Cascades against exact enumeration and closed forms.
#include <cmath>

#include "diffusion/cascade.h"
#include "validation/cascades.h"
#include "validation/groups.h"

namespace grapevine {

std::string named(CascadeKernel kernel) { return kernel == CascadeKernel::rows ? " (rows)" : " (skips)"; }

CascadeOptions cascade_from(std::vector<std::int64_t> seeds, double probability, std::int64_t runs,
                            const ValidationSettings& settings) {
  CascadeOptions options;
  options.seeds = std::move(seeds);
  options.probability = probability;
  options.runs = settings.times(runs);
  options.seed = settings.seed_of(2026);
  return options;
}

CascadeEstimate estimate(const Graph& graph, const CascadeOptions& options) {
  return std::move(estimate_cascade(graph, options).value());
}

namespace {

constexpr auto kLt = CascadeModel::linear_threshold;
constexpr auto kIcn = CascadeModel::negative_opinions;

// Directed, arcs 0>1 .5, 0>2 .4, 1>2 .2, 1>3 .3, 2>3 .6, 3>4 .5.
Graph five_people() {
  BuildOptions build;
  build.directed = true;
  build.keep_probabilities = true;
  return build_graph(5, {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 4}}, {.5f, .4f, .2f, .3f, .6f, .5f},
                     build);
}

Graph triangle_with_tail() { return build_graph(4, {{0, 1}, {0, 2}, {1, 2}, {2, 3}}); }

Graph petersen() {
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < 5; ++i) {
    ties.push_back({i, (i + 1) % 5});
    ties.push_back({i, i + 5});
    ties.push_back({i + 5, (i + 2) % 5 + 5});
  }
  return build_graph(10, ties);
}

void agree(Checks& checks, std::string what, double expected, const CascadeEstimate& found) {
  checks.agrees(std::move(what), expected, found.mean, found.standard_error);
}
void positives_agree(Checks& checks, std::string what, double expected, const CascadeEstimate& found,
                     double expected_error = 0) {
  checks.agrees(std::move(what), expected, found.mean_positive, found.standard_error_positive,
                expected_error);
}

// The share of runs in which each person was active, by label.
void people_agree(Checks& checks, const std::string& what, const Graph& graph, const CascadeEstimate& found,
                  const std::vector<double>& expected) {
  const auto runs = static_cast<double>(found.runs);
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    const double p = expected[static_cast<std::size_t>(graph.label(i))];
    checks.agrees(what + ", person " + std::to_string(graph.label(i)), p,
                  static_cast<double>(found.activations[static_cast<std::size_t>(i)]) / runs,
                  std::sqrt(p * (1 - p) / runs));
  }
}

void check_five_people(Checks& checks, const ValidationSettings& settings) {
  const Graph graph = five_people();
  CascadeOptions options = cascade_from({0}, 0, 200'000, settings);
  options.chances = TieChances::column;
  options.count_people = true;
  for (const CascadeKernel kernel : kKernels) {
    checks.cite("Kempe, Kleinberg & Tardos 2003, exact enumeration");
    options.kernel = kernel;
    options.model = CascadeModel::independent_cascade;
    const CascadeEstimate ic = estimate(graph, options);
    people_agree(checks, "six arcs, IC" + named(kernel), graph, ic, {1, .5, .46, .3792, .1896});
    agree(checks, "six arcs, IC spread" + named(kernel), 2.5288, ic);
    checks.cite("Chen et al. 2011, exact enumeration");
    options.model = kIcn;
    options.quality = .9;
    const CascadeEstimate icn = estimate(graph, options);
    agree(checks, "six arcs, IC-N spread" + named(kernel), 2.5288, icn);
    positives_agree(checks, "six arcs, IC-N positives, q .9" + named(kernel), 2.070909594, icn);
  }
  checks.cite("Kempe, Kleinberg & Tardos 2003, exact enumeration");
  options.kernel = CascadeKernel::automatic;
  options.model = kLt;
  const CascadeEstimate lt = estimate(graph, options);
  people_agree(checks, "six arcs, LT", graph, lt, {1, .5, .5, .45, .225});
  agree(checks, "six arcs, LT spread", 2.675, lt);
}

void check_triangle(Checks& checks, const ValidationSettings& settings) {
  const Graph graph = triangle_with_tail();
  for (const CascadeKernel kernel : kKernels) {
    CascadeOptions options = cascade_from({0}, .3, 200'000, settings);
    options.kernel = kernel;
    options.count_people = true;
    const CascadeEstimate from_0 = estimate(graph, options);
    agree(checks, "triangle with a tail, from 0" + named(kernel), 1.8349, from_0);
    people_agree(checks, "triangle with a tail, from 0" + named(kernel), graph, from_0,
                 {1, .363, .363, .1089});
    options.seeds = {2};
    agree(checks, "triangle with a tail, from 2" + named(kernel), 2.0260, estimate(graph, options));
    options.seeds = {0, 3};
    agree(checks, "triangle with a tail, from 0 and 3" + named(kernel), 2.9612, estimate(graph, options));
  }
}

void check_petersen(Checks& checks, const ValidationSettings& settings) {
  const Graph graph = petersen();
  for (const CascadeKernel kernel : kKernels) {
    CascadeOptions options = cascade_from({0}, .3, 200'000, settings);
    options.kernel = kernel;
    options.model = kIcn;
    options.quality = .9;
    const CascadeEstimate e = estimate(graph, options);
    agree(checks, "Petersen graph, IC p .3" + named(kernel), 2.936318743, e);
    positives_agree(checks, "Petersen graph, IC-N positives, q .9" + named(kernel), 2.329646542, e);
  }
}

void check_paths_and_stars(Checks& checks, const ValidationSettings& settings) {
  std::vector<Tie> path, star;
  for (std::uint32_t i = 0; i + 1 < 12; ++i) path.push_back({i, i + 1});
  for (std::uint32_t i = 1; i <= 20; ++i) star.push_back({0, i});
  const Graph path_graph = build_graph(12, path), star_graph = build_graph(21, star);
  for (const CascadeKernel kernel : kKernels)
    for (const double p : {.05, .3, .8}) {
      CascadeOptions options = cascade_from({0}, p, 100'000, settings);
      options.kernel = kernel;
      const std::string at = ", p " + decimal(p, 2) + named(kernel);
      agree(checks, "path of 12: (1 − p^12) / (1 − p)" + at, (1 - std::pow(p, 12)) / (1 - p),
            estimate(path_graph, options));
      agree(checks, "star of 20, from the hub: 1 + 20 p" + at, 1 + 20 * p, estimate(star_graph, options));
      options.seeds = {7};
      agree(checks, "star of 20, from a leaf: 1 + p + 19 p²" + at, 1 + p + p * p * 19,
            estimate(star_graph, options));
    }
}

// Σ q^(distance + 1) over the people reached from person 0 over one draw of live ties, by breadth-first
// search.
double discounted_reach(const Graph& graph, double p, double q, std::uint64_t key) {
  std::vector<int> distance(static_cast<std::size_t>(graph.people()), -1);
  std::vector<std::int32_t> queue{0};
  distance[0] = 0;
  double total = 0;
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const std::int32_t u = queue[head];
    total += std::pow(q, distance[static_cast<std::size_t>(u)] + 1);
    for (const std::int32_t v : graph.neighbors(u))
      if (distance[static_cast<std::size_t>(v)] < 0 &&
          tie_is_hit(row_key(key, graph.stable_id(u)), graph.stable_id(v), to_chance(p))) {
        distance[static_cast<std::size_t>(v)] = distance[static_cast<std::size_t>(u)] + 1;
        queue.push_back(v);
      }
  }
  return total;
}

// E[positive] = E Σ q^(d + 1), d the distance from the seeds over live ties; the right side with luck of its
// own.
void check_discounted_distances(Checks& checks, const ValidationSettings& settings) {
  const Graph graph = petersen();
  const double p = .4;
  for (const double q : {.5, .8, .95}) {
    Sample direct;
    for (std::int64_t run = 0; run < settings.times(100'000); ++run)
      direct.add(discounted_reach(
          graph, p, q, Luck(settings.seed_of(99), static_cast<std::uint32_t>(run)).key(Purpose::test, 1)));
    CascadeOptions options = cascade_from({graph.label(0)}, p, 100'000, settings);
    options.model = kIcn;
    options.quality = q;
    positives_agree(checks, "Petersen graph, IC-N positives as discounted distances, q " + decimal(q, 2),
                    direct.mean(), estimate(graph, options), direct.standard_error());
  }
}

// Expected spreads are monotone and submodular in the seeds.
void check_submodularity(Checks& checks, const ValidationSettings& settings) {
  const Graph graph = petersen();
  const auto spread = [&](std::vector<std::int64_t> seeds) {
    CascadeOptions options = cascade_from(std::move(seeds), .3, 100'000, settings);
    options.model = kLt;
    return estimate(graph, options);
  };
  const CascadeEstimate a = spread({0}), ax = spread({0, 7}), ab = spread({0, 1, 2}),
                        abx = spread({0, 1, 2, 7});
  checks.between("LT: a second person adds to one", 0, INFINITY, ax.mean - a.mean);
  checks.between("LT: a fourth person adds to three", 0, INFINITY, abx.mean - ab.mean);
  const double error = std::hypot(std::hypot(a.standard_error, ax.standard_error),
                                  std::hypot(ab.standard_error, abx.standard_error));
  checks.between("LT: adds less to three than to one, in standard errors", -kStandardErrorsAllowed, INFINITY,
                 ((ax.mean - a.mean) - (abx.mean - ab.mean)) / error);
}

}  // namespace

void check_small_cascades(Checks& checks, const ValidationSettings& settings) {
  check_five_people(checks, settings);
  check_triangle(checks, settings);
  checks.cite("Kempe, Kleinberg & Tardos 2003; Chen et al. 2011, exact enumeration");
  check_petersen(checks, settings);
}

void check_cascade_laws(Checks& checks, const ValidationSettings& settings) {
  checks.cite("closed form");
  check_paths_and_stars(checks, settings);
  checks.cite("Chen et al. 2011");
  check_discounted_distances(checks, settings);
  checks.cite("Kempe, Kleinberg & Tardos 2003");
  check_submodularity(checks, settings);
}

}  // namespace grapevine
