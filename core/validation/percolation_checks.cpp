// Outbreaks: our cascade kernels on our own generators, against generating functions (Newman 2002). A cascade
// with one chance T for all ties is bond percolation, so both the share of large outbreaks and their size are
// the giant component.
#include <algorithm>
#include <cmath>

#include "diffusion/cascade.h"
#include "validation/groups.h"

namespace grapevine {

namespace {

constexpr std::int32_t kPercolationPeople = 100'000;
// A large outbreak reaches more than this share of all: every giant component here is several times as large,
// and the small ones have a handful of people.
constexpr double kLargeComponent = 0.02;

// What outbreaks from people drawn at random come to, one figure a network. A larger component is hit more
// often, so the mean size of large outbreaks is above that of the component by its variance over its mean: a
// quarter of a standard error at the smallest component here.
struct Outbreaks {
  Sample mean_people, share_large, size_of_large;
};

void observe(Outbreaks& outbreaks, const Graph& graph, double transmissibility, std::int64_t runs,
             const Luck& luck) {
  const CascadeNetwork network = pack_cascade(tie_rows(graph), to_chance(transmissibility),
                                              CascadeModel::independent_cascade, CascadeKernel::automatic);
  CascadeRun run(network, CascadeModel::independent_cascade);
  const auto people = static_cast<std::uint32_t>(graph.people());
  double sum = 0, large = 0, sum_large = 0;
  for (std::int64_t i = 0; i < runs; ++i) {
    const auto replicate = static_cast<std::uint32_t>(i);
    const auto root = static_cast<std::int32_t>(to_below(luck.words(Purpose::test, replicate)[0], people));
    const std::uint64_t seed = luck.key(Purpose::test, replicate, 1);
    run.run({&root, 1}, 0, Luck(seed, replicate));
    const auto size = static_cast<double>(run.active().size());
    sum += size;
    if (size > kLargeComponent * people) {
      large += 1;
      sum_large += size / people;
    }
  }
  outbreaks.mean_people.add(sum / static_cast<double>(runs));
  outbreaks.share_large.add(large / static_cast<double>(runs));
  if (large > 0) outbreaks.size_of_large.add(sum_large / large);
}

struct Law {
  double transmissibility, giant;
};

// The same networks serve every transmissibility.
template <class Make>
void check_giants(Checks& checks, const ValidationSettings& settings, const std::string& name,
                  const std::vector<Law>& laws, Make make) {
  constexpr std::int64_t kNetworks = 40, kRuns = 12;
  std::vector<Outbreaks> found(laws.size());
  for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(kNetworks)); ++i) {
    const std::uint64_t seed = settings.seed_of(i);
    const Graph graph = make(Luck(seed, 0));
    for (std::size_t law = 0; law < laws.size(); ++law)
      observe(found[law], graph, laws[law].transmissibility, kRuns,
              Luck(seed, static_cast<std::uint32_t>(law + 1)));
  }
  for (std::size_t law = 0; law < laws.size(); ++law) {
    const std::string at = name + ", T " + decimal(laws[law].transmissibility, 2) + ", ";
    agrees(checks, at + "share of outbreaks that are large", laws[law].giant, found[law].share_large);
    agrees(checks, at + "people in a large one", laws[law].giant, found[law].size_of_large);
  }
}

Graph poisson_network(const Luck& luck) {
  return std::move(generate(ErdosRenyi{kPercolationPeople, 4.0 / (kPercolationPeople - 1)}, luck).value());
}

// P(k) ∝ k^-2 e^(-k/20), k ≥ 1, by inversion of its running sum.
Graph power_law_with_cutoff(const Luck& luck) {
  std::vector<double> running;
  double sum = 0;
  for (int k = 1; k <= 400; ++k) running.push_back(sum += std::exp(-k / 20.0) / (static_cast<double>(k) * k));
  std::vector<std::int32_t> degrees;
  std::int64_t stubs = 0;
  for (std::uint32_t person = 0; person < static_cast<std::uint32_t>(kPercolationPeople); ++person) {
    const double unit = to_unit(luck.key(Purpose::test, person, 2)) * sum;
    const auto cell = std::upper_bound(running.begin(), running.end() - 1, unit);
    degrees.push_back(static_cast<std::int32_t>(cell - running.begin()) + 1);
    stubs += degrees.back();
  }
  degrees.back() += stubs % 2 != 0;
  return graph_with_degrees(degrees, luck);
}

// Below the threshold: mean outbreak 1 + T<k> / (1 − T G1'(1)), for a Poisson network of mean 4 at T = .2
// five people.
void check_below_threshold(Checks& checks, const ValidationSettings& settings) {
  Outbreaks outbreaks;
  for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(40)); ++i) {
    const std::uint64_t seed = settings.seed_of(100 + i);
    observe(outbreaks, poisson_network(Luck(seed, 0)), .2, 2'500, Luck(seed, 1));
  }
  agrees(checks, "Poisson, mean 4, T 0.20, below the threshold: mean outbreak, people", 5.0,
         outbreaks.mean_people);
  differs(checks, "the same, had only the first person passed it on", 1.8, outbreaks.mean_people);
}

// P(final size = j) of the Reed–Frost chain among n, one of them infected at first: sums over chains of
// generations.
void reed_frost(std::vector<double>& sizes, int susceptible, int infected, int reached, double escape,
                double weight) {
  if (infected == 0) {
    sizes[static_cast<std::size_t>(reached)] += weight;
    return;
  }
  const double safe = std::pow(escape, infected);
  double choose = 1;  // C(susceptible, next)
  for (int next = 0; next <= susceptible; ++next) {
    const double chance = choose * std::pow(1 - safe, next) * std::pow(safe, susceptible - next);
    reed_frost(sizes, susceptible - next, next, reached + next, escape, weight * chance);
    choose = choose * (susceptible - next) / (next + 1);
  }
}

// In a household everybody meets everybody: exact, without a limit of many people.
void check_households(Checks& checks, const ValidationSettings& settings) {
  constexpr int kMembers = 6;
  constexpr double kChance = .2;
  std::vector<double> sizes(kMembers + 1);
  reed_frost(sizes, kMembers - 1, 1, 1, 1 - kChance, 1);
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < kMembers; ++i)
    for (std::uint32_t j = 0; j < i; ++j) ties.push_back({j, i});
  const Graph household = build_graph(kMembers, ties);
  CascadeOptions options;
  options.seeds = {0};
  options.probability = kChance;
  options.runs = settings.times(200'000);
  options.seed = settings.seed_of(7);
  const CascadeEstimate found = std::move(estimate_cascade(household, options).value());
  const auto runs = static_cast<double>(options.runs);
  for (int size = 1; size <= kMembers; ++size) {
    const double p = sizes[static_cast<std::size_t>(size)];
    const auto seen = static_cast<double>(std::count(found.spreads.begin(), found.spreads.end(), size));
    checks.agrees("household of 6, chance .2: P(" + std::to_string(size) + " reached)", p, seen / runs,
                  std::sqrt(p * (1 - p) / runs));
  }
}

// z = 1 − e^(−R0 z). Everybody can meet everybody with chance R0 / N: the giant component of such a random
// network.
void check_complete_mixing(Checks& checks, const ValidationSettings& settings) {
  for (const Law& law : {Law{1.2, .31370}, Law{1.5, .58281}, Law{2, .79681}, Law{3, .94048}}) {
    Sample giant;
    for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(40)); ++i) {
      const Graph graph =
          made(ErdosRenyi{kPercolationPeople, law.transmissibility / (kPercolationPeople - 1)}, settings.seed_of(200 + i));
      giant.add(static_cast<double>(measure(graph).largest_component) / kPercolationPeople);
    }
    agrees(checks, "complete mixing, R0 " + decimal(law.transmissibility, 1) + ": final size", law.giant,
           giant);
  }
}

}  // namespace

void check_percolation(Checks& checks, const ValidationSettings& settings) {
  check_below_threshold(checks, settings);
  check_giants(checks, settings, "Poisson, mean 4", {{.3, .31370}, {.4, .64198}, {.5, .79681}, {.8, .95255}},
               poisson_network);
  check_giants(checks, settings, "everybody 4 ties", {{.4, .54150}, {.5, .85410}}, [](const Luck& luck) {
    return graph_with_degrees(std::vector<std::int32_t>(kPercolationPeople, 4), luck);
  });
  check_giants(checks, settings, "power law 2 with cutoff 20", {{.3, .12395}, {.5, .31705}, {.8, .56538}},
               power_law_with_cutoff);
  checks.cite("Kermack & McKendrick 1927, final size");
  check_complete_mixing(checks, settings);
  checks.cite("Reed & Frost chain binomial (Abbey 1952)");
  check_households(checks, settings);
}

}  // namespace grapevine
