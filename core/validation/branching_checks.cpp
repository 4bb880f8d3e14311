// How large a story grows: the branching law of short cascades, through the cascade kernels and the engine's
// stories.
#include <cmath>
#include <limits>

#include "diffusion/cascade.h"
#include "diffusion/diffusion.h"
#include "validation/groups.h"

namespace grapevine {

namespace {

constexpr std::int32_t kBranchingPeople = 20'000;
constexpr double kTies =
    10;  // Poisson, so the number that each passes on to is Poisson too, from the first person on

Graph network_of(std::uint64_t seed) { return made(ErdosRenyi{kBranchingPeople, kTies / (kBranchingPeople - 1)}, seed); }

// P(nobody passes on) and P(somebody beyond the first hop does), of a mean of n for everybody.
double alone(double n) { return std::exp(-n); }
double beyond_one_hop(double n) { return 1 - std::exp(-n * (1 - std::exp(-n))); }

// Borel's law: P(1) = e^−n, mean 1 / (1 − n), variance n / (1 − n)³.
void check_cascades(Checks& checks, const ValidationSettings& settings) {
  for (const double n : {0.15, 0.5}) {
    Sample ones, twos, means, squares;
    for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(40)); ++i) {
      const std::uint64_t seed = settings.seed_of(400 + i);
      const Graph graph = network_of(seed);
      const CascadeNetwork network = pack_cascade(
          tie_rows(graph), to_chance(n / kTies), CascadeModel::independent_cascade, CascadeKernel::automatic);
      CascadeRun run(network, CascadeModel::independent_cascade);
      constexpr std::uint32_t kRuns = 2'500;
      double one = 0, two = 0, sum = 0, square = 0;
      for (std::uint32_t k = 0; k < kRuns; ++k) {
        const auto root = static_cast<std::int32_t>(
            to_below(Luck(seed, 1).words(Purpose::test, k)[0], static_cast<std::uint32_t>(kBranchingPeople)));
        run.run({&root, 1}, 0, Luck(seed, k + 2));
        const auto size = static_cast<double>(run.active().size());
        one += size == 1;
        two += size == 2;
        sum += size;
        square += (size - 1 / (1 - n)) * (size - 1 / (1 - n));
      }
      ones.add(one / kRuns);
      twos.add(two / kRuns);
      means.add(sum / kRuns);
      squares.add(square / kRuns);
    }
    const std::string at = "cascades, n " + decimal(n, 2) + ": ";
    agrees(checks, at + "P(size 1) = e^−n", alone(n), ones);
    agrees(checks, at + "P(size 2) = n e^−2n", n * std::exp(-2 * n), twos);
    agrees(checks, at + "mean size 1 / (1 − n)", 1 / (1 - n), means);
    agrees(checks, at + "variance n / (1 − n)³", n / std::pow(1 - n, 3), squares);
    differs(checks, at + "mean size of a single generation, 1 + n", 1 + n, means);
  }
}

// One story after another on one network: whether anybody passed it on, whether beyond one hop, and how many.
struct Told {
  Sample unshared, beyond, size;
};

constexpr double kEndless = std::numeric_limits<double>::infinity();

template <class Branching>
void tell_stories(Told& told, const Graph& graph, bool linear_threshold, std::uint64_t seed, bool to_the_end,
                  Branching branching) {
  const TieRows rows = tie_rows(graph);
  const std::vector<Chance> see(static_cast<std::size_t>(graph.people()), kAlways);
  FeedSettings feed{threshold32(1), 1 / branching_factor(rows, kEndless, linear_threshold), kEndless};
  feed.linear_threshold = linear_threshold;
  const Luck luck(seed, 3);
  constexpr std::uint32_t kStories = 2'500;
  Stories stories;
  stories.reserve(kStories, 64 * kStories, 128);
  std::vector<PlannedShare> planned;
  double unshared = 0, beyond = 0, size = 0;
  for (std::uint32_t i = 0; i < kStories; ++i) {
    const auto words = luck.words(Purpose::test, i);
    Story story;
    story.root = to_below(words[0], static_cast<std::uint32_t>(graph.people()));
    story.root_id = graph.stable_id(static_cast<std::int32_t>(story.root));
    story.cause = i;
    story.branching = static_cast<float>(branching(words[1]));
    const std::uint32_t id = stories.begin(story);
    planned.clear();
    const auto pass_on = [&](std::uint32_t sender, Millis now) {
      const auto weights = graph.weights(static_cast<std::int32_t>(sender));
      const Stories::Post post = stories.post(id, sender, now, rows, weights, see, feed, luck);
      planned.insert(planned.end(), post.shares.begin(), post.shares.end());
    };
    pass_on(story.root, 0);
    for (std::size_t k = 0; k < planned.size(); ++k) {
      const PlannedShare share = planned[k];
      if (!stories.share(id, share.person, share.needs_damp, share.from_author)) continue;
      if (share.from_author || to_the_end) pass_on(share.person, share.at);
    }
    unshared += stories[id].shares == 0;
    beyond += stories[id].later_shares > 0;
    size += 1 + stories[id].shares;
  }
  told.unshared.add(unshared / kStories);
  told.beyond.add(beyond / kStories);
  told.size.add(size / kStories);
}

template <class Branching>
Told all_told(const ValidationSettings& settings, std::uint64_t first_seed, bool to_the_end,
              Branching branching) {
  Told told;
  for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(40)); ++i) {
    const std::uint64_t seed = settings.seed_of(first_seed + i);
    tell_stories(told, network_of(seed), false, seed, to_the_end, branching);
  }
  return told;
}

// Of the reshares that a story's branching number counts, one in ninety would come after a thousand years and
// never does.
double in_time() { return reshare_share_within(static_cast<Millis>(3.2e13)); }

void check_stories(Checks& checks, const ValidationSettings& settings) {
  for (const double n : {0.15, 0.2}) {
    const Told told = all_told(settings, n < 0.18 ? 500 : 600, true, [n](std::uint32_t) { return n; });
    const std::string at = "stories, n " + decimal(n, 2) + ": ";
    const double comes = n * in_time();
    agrees(checks, at + "share that nobody passes on", alone(comes), told.unshared);
    agrees(checks, at + "share beyond one hop", beyond_one_hop(comes), told.beyond);
    agrees(checks, at + "people who post or pass on", 1 / (1 - comes), told.size);
  }
}

// The mean of f(n) over n = base e^(Z − 1/2), Z standard normal.
template <class F>
double over_log_normal(double base, F f) {
  double sum = 0;
  constexpr double kStep = 1e-3;
  for (double z = -9; z < 9; z += kStep)
    sum += kStep * std::exp(-z * z / 2) / std::sqrt(2 * M_PI) * f(base * in_time() * std::exp(z - 0.5));
  return sum;
}

// Stories that differ: log-normal around .15 with sigma 1.
void check_unequal_stories(Checks& checks, const ValidationSettings& settings) {
  constexpr double kBase = 0.15, kSigma = 1;
  const auto drawn = [](std::uint32_t bits) { return story_branching(kBase, kSigma, 1e9, bits); };
  const Told told = all_told(settings, 700, false, drawn);
  agrees(checks, "unequal stories, mean n .15: share that nobody passes on", over_log_normal(kBase, alone),
         told.unshared);
  agrees(checks, "unequal stories: share beyond one hop", over_log_normal(kBase, beyond_one_hop),
         told.beyond);
  checks.between("share of posts that nobody passes on, as observed", .70, .95, told.unshared.mean());
  checks.between("share of posts beyond one hop, as observed", .01, .04, told.beyond.mean());
  Stream stream(settings.seed_of(800));
  const std::int64_t draws = settings.times(200'000);
  double above = 0;
  for (std::int64_t i = 0; i < draws; ++i) above += drawn(stream.next32()) > 1;
  const double expected = std::erfc((std::log(1 / kBase) + 0.5) / std::sqrt(2.0)) / 2;
  const auto all = static_cast<double>(draws);
  checks.agrees("unequal stories: share with n above 1", expected, above / all,
                std::sqrt(expected * (1 - expected) / all));
}

// Linear thresholds where all know each other: everybody follows one other person, drawn evenly, or nobody (with
// 1 − q). Whom the author reaches are those whose chain of leaders comes to the author before it closes on itself.
void check_thresholds(Checks& checks, const ValidationSettings& settings) {
  constexpr std::int32_t kTown = 100;
  constexpr double kOthers = kTown - 1;
  for (const double strength : {0.5, 1.0}) {
    double reached = 0, open = 1;  // P(the chain is still open after m − 1 steps)
    for (int m = 1; m < kTown; ++m) {
      open *= in_time() * strength;
      reached += open / kOthers;
      open *= (kOthers - m) / kOthers;
    }
    Told told;
    for (std::uint64_t i = 1; i <= static_cast<std::uint64_t>(settings.times(8)); ++i) {
      const std::uint64_t seed = settings.seed_of(850 + i);
      const Graph town = made(ErdosRenyi{kTown, 1}, seed);
      // r0 undoes (k − 1) / k, so that one of k ties counts strength / k
      const double branching = strength * (kOthers - 1) / kOthers;
      tell_stories(told, town, true, seed, true, [&](std::uint32_t) { return branching; });
    }
    agrees(checks, "linear thresholds, 100 who all know each other, strength " + decimal(strength, 1) + ": people who post or pass on",
           1 + kOthers * reached, told.size);
  }
}

}  // namespace

void check_branching(Checks& checks, const ValidationSettings& settings) {
  checks.cite("Borel 1942; Galton–Watson process");
  check_cascades(checks, settings);
  checks.cite("Borel 1942; orders of size of Goel, Watts & Goldstein 2012");
  check_stories(checks, settings);
  checks.cite("log-normal mixture of Borel's law; Goel, Watts & Goldstein 2012: 70 to 95 % and 1 to 4 %");
  check_unequal_stories(checks, settings);
  checks.cite("Kempe, Kleinberg & Tardos 2003: linear thresholds as live arcs; chains of a random mapping");
  check_thresholds(checks, settings);
}

}  // namespace grapevine
