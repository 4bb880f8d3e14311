// Contagion that needs more than one neighbour: Watts' cascade window and whom it needs, and Centola's
// clusters.
#include <algorithm>
#include <cmath>

#include "diffusion/cascade.h"
#include "validation/groups.h"

namespace grapevine {

namespace {

constexpr std::int32_t kContagionPeople = 20'000;
constexpr double kShare =
    0.18;  // who acts once this share of their neighbours has: one of five, two of eleven
constexpr int kVulnerable = 5;   // whom one neighbour moves: at most so many ties
constexpr double kLargeContagion = 0.02;  // a large cascade reaches more than this share of all; small ones a handful
constexpr int kDegrees = 80;     // sums over degrees end here: P(k) is below 1e-15 at the means used

double poisson(double mean, int k) { return std::exp(-mean + k * std::log(mean) - std::lgamma(k + 1.0)); }

int needed_of(int degree) { return std::max(1, static_cast<int>(std::ceil(kShare * degree - 1e-9))); }

// P(at least `least` of `tries` hits).
double at_least(int least, int tries, double chance) {
  double sum = 0;
  for (int m = least; m <= tries; ++m)
    sum += std::exp(std::lgamma(tries + 1.0) - std::lgamma(m + 1.0) - std::lgamma(tries - m + 1.0)) *
           std::pow(chance, m) * std::pow(1 - chance, tries - m);
  return sum;
}

// The end of the window: z P(Poisson(z) ≤ K − 2) = 1, one solution below the largest value and one above it.
double window_end(double low, double high) {
  const auto above = [](double mean) {
    double sum = 0;
    for (int k = 0; k <= kVulnerable - 2; ++k) sum += poisson(mean, k);
    return mean * sum > 1;
  };
  const bool rises = above(high);
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (above(middle) == rises ? high : low) = middle;
  }
  return low;
}

// The chance that a tie does not lead into a large cascade: its end is stable, or vulnerable and none of its
// other ties leads there. Somebody with k ties starts one with chance 1 − u^k.
double dead_end(double mean) {
  double u = 0.5;
  for (int step = 0; step < 5'000; ++step) {
    double next = 0;
    for (int k = 1; k < kDegrees; ++k)
      next += poisson(mean, k - 1) * (k <= kVulnerable ? std::pow(u, k - 1) : 1);
    u = next;
  }
  return u;
}

// The size of a large cascade: q = Σ P(other end has k ties) P(at least as many as it needs of its k − 1
// others act).
double large_size(double mean) {
  double q = 1e-3;
  for (int step = 0; step < 500; ++step) {
    double next = 0;
    for (int k = 1; k < kDegrees; ++k) next += poisson(mean, k - 1) * at_least(needed_of(k), k - 1, q);
    q = std::max(q, next);
  }
  double size = 0;
  for (int k = 1; k < kDegrees; ++k) size += poisson(mean, k) * at_least(needed_of(k), k, q);
  return size;
}

// The mean of f(ties) over the tenth of all people with the most ties.
template <class F>
double over_best_tenth(double mean, F f) {
  double left = 0.1, sum = 0;
  for (int k = kDegrees - 1; k >= 0 && left > 0; --k) {
    const double people = std::min(left, poisson(mean, k));
    sum += people * f(k);
    left -= people;
  }
  return sum / 0.1;
}

struct Cascades {
  Sample share_large, size_of_large;
};

// Cascades that one of the first `candidates` people starts, drawn at random; one figure a network.
void observe(Cascades& cascades, CascadeRun& run, std::int32_t people, std::int32_t candidates,
             const Luck& luck) {
  constexpr std::uint32_t kRuns = 16;
  double large = 0, sum = 0;
  for (std::uint32_t i = 0; i < kRuns; ++i) {
    const auto root = static_cast<std::int32_t>(
        to_below(luck.words(Purpose::test, i)[0], static_cast<std::uint32_t>(candidates)));
    run.run({&root, 1}, 0, luck);
    const double share = static_cast<double>(run.active().size()) / people;
    if (share < kLargeContagion) continue;
    large += 1;
    sum += share;
  }
  cascades.share_large.add(large / kRuns);
  if (large > 0) cascades.size_of_large.add(sum / large);
}

struct Window {
  Cascades anybody, best_tenth;
};

Window observe_window(double mean, std::uint64_t first_seed, std::int64_t networks,
                      const ValidationSettings& settings) {
  Window window;
  for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(networks)); ++i) {
    const std::uint64_t seed = settings.seed_of(first_seed + i);
    const Graph graph = made(ErdosRenyi{kContagionPeople, mean / (kContagionPeople - 1)}, seed);
    CascadeNetwork network =
        pack_cascade(tie_rows(graph), kAlways, CascadeModel::share_threshold, CascadeKernel::automatic);
    network.needed = needed_hits_by_share(network.rows, kShare);
    CascadeRun run(network, CascadeModel::share_threshold);
    observe(window.anybody, run, kContagionPeople, kContagionPeople, Luck(seed, 1));
    observe(window.best_tenth, run, kContagionPeople, kContagionPeople / 10, Luck(seed, 2));  // internal ids follow degree
  }
  return window;
}

void check_window(Checks& checks, const ValidationSettings& settings) {
  checks.printed("Poisson ties, share .18: the window begins at a mean of", 1.0207, window_end(0.5, 2), 4);
  checks.printed("the window ends at a mean of", 5.7647, window_end(3, 9), 4);
  for (const double mean : {0.8, 7.0}) {
    const Window outside = observe_window(mean, 1'000, 10, settings);
    checks.exact("mean " + decimal(mean, 1) + ", outside: share of cascades that are large", 0,
                 outside.anybody.share_large.mean());
  }
  for (const double mean : {1.5, 3.0, 5.0}) {
    const Window inside = observe_window(mean, static_cast<std::uint64_t>(mean * 100), 40, settings);
    const double u = dead_end(mean);
    const std::string at = "mean " + decimal(mean, 1) + ": ";
    checks.cite("Watts 2002, generating functions");
    agrees(checks, at + "share of cascades that grow large", 1 - std::exp(-mean * (1 - u)),
           inside.anybody.share_large);
    checks.cite("Gleeson & Cahalane 2007");
    agrees(checks, at + "people in a large one", large_size(mean), inside.anybody.size_of_large);
    if (mean == 3) continue;  // the best connected start one nearly always
    checks.cite("Watts 2002, generating functions");
    const double best = over_best_tenth(mean, [u](int k) { return 1 - std::pow(u, k); });
    agrees(checks, at + "share that grows large from the best connected tenth", best,
           inside.best_tenth.share_large);
    checks.cite(
        "Watts & Dodds 2007 (from memory): influentials multiply cascades, less than their ties are "
        "multiplied");
    const double ties = over_best_tenth(mean, [](int k) { return double(k); }) / mean;
    checks.between(at + "times as many from the best connected tenth as from anybody", 1, ties,
                   inside.best_tenth.share_large.mean() / inside.anybody.share_large.mean());
  }
}

// Cascades from a person and all they know, on a ring of six neighbours each and on random ties, also six
// each.
void check_clusters(Checks& checks, const ValidationSettings& settings) {
  constexpr std::int32_t kTown = 5'000;
  struct Case {
    const char* name;
    std::uint32_t needed;
    double chance;
    int sign;
  };
  for (const Case& c :
       {Case{"two neighbours needed: clustered less random ties, people reached", 2, 0.95, 1},
        Case{"one neighbour needed: clustered less random ties, people reached", 1, 0.3, -1}}) {
    Sample more;
    for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(40)); ++i) {
      const std::uint64_t seed = settings.seed_of(2'000 + i);
      const auto reached = [&](const Graph& graph) {
        CascadeNetwork network = pack_cascade(tie_rows(graph), to_chance(c.chance),
                                              CascadeModel::complex_contagion, CascadeKernel::rows);
        network.needed = needed_hits(network.rows, c.needed);
        CascadeRun run(network, CascadeModel::complex_contagion);
        const auto neighbors = graph.neighbors(0);
        std::vector<std::int32_t> seeds(neighbors.begin(), neighbors.end());
        seeds.push_back(0);
        run.run(seeds, 0, Luck(seed, 1));
        return static_cast<double>(run.active().size());
      };
      more.add(reached(made(WattsStrogatz{kTown, 6, 0}, seed)) -
               reached(graph_with_degrees(std::vector<std::int32_t>(kTown, 6), Luck(seed, 0))));
    }
    checks.direction(c.name, t_interval(more.values), c.sign);
  }
}

}  // namespace

void check_contagion(Checks& checks, const ValidationSettings& settings) {
  check_window(checks, settings);
  checks.cite("Centola & Macy 2007; Centola 2010; the reverse from memory");
  check_clusters(checks, settings);
}

}  // namespace grapevine
