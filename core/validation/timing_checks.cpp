// The reshare kernel, and what a reply at T can still prevent; intervals cover what they promise.
#include <array>
#include <cmath>

#include "diffusion/diffusion.h"
#include "validation/groups.h"

namespace grapevine {

namespace {

void check_kernel(Checks& checks) {
  struct Row {
    double minutes, share;
  };
  for (const Row& row : {Row{1, .0376}, Row{5, .1880}, Row{12, .3369}, Row{15, .3703}, Row{30, .4637},
                         Row{60, .5432}, Row{360, .6983}, Row{1440, .7811}, Row{10080, .8605}})
    checks.exact("share of reshares within " + decimal(row.minutes, 0) + " min", row.share,
                 reshare_share_within(from_minutes(row.minutes)), 6e-5);
  for (const Row& row : {Row{12, .66}, Row{60, .46}, Row{360, .30}, Row{1440, .22}})
    checks.printed("share still to come after " + decimal(row.minutes, 0) + " min", row.share,
                   1 - reshare_share_within(from_minutes(row.minutes)), 2);
  checks.exact("median delay, s", 2437, static_cast<double>(reshare_delay(0.5)) / 1000, 1);
}

// A reply at T with suppression η leaves R (1 − η (1 − F(T))) reshares of the first generation: drawn from
// the kernel.
void check_reply_by_draws(Checks& checks, const ValidationSettings& settings) {
  constexpr double kEta = 0.5;
  const std::int64_t draws = settings.times(200'000);
  for (const double hours : {0.2, 1.0, 6.0, 24.0}) {
    const Millis reply = from_hours(hours);
    Stream stream(settings.seed_of(static_cast<std::uint64_t>(hours * 10)));
    std::int64_t left = 0;
    for (std::int64_t i = 0; i < draws; ++i) {
      const bool before = reshare_delay(stream.unit()) <= reply;
      left += before || stream.unit() >= kEta;
    }
    const double expected = 1 - kEta * (1 - reshare_share_within(reply));
    checks.agrees("share of reshares left by a reply after " + decimal(hours, 1) + " h", expected,
                  static_cast<double>(left) / static_cast<double>(draws),
                  std::sqrt(expected * (1 - expected) / static_cast<double>(draws)));
  }
}

// A hub whose many leaves see everything; a leaf has only the hub, so reshares are the first generation.
class Star {
 public:
  static constexpr std::int32_t kLeaves = 2000;

  Star() {
    for (std::int32_t i = 1; i <= kLeaves; ++i) receivers_.push_back(i);
    for (std::int32_t i = 0; i <= kLeaves; ++i) {
      if (i > 0) receivers_.push_back(0);
      starts_.push_back(static_cast<std::int32_t>(receivers_.size()));
      ids_.push_back(static_cast<std::uint32_t>(i));
    }
  }
  TieRows rows() const { return {starts_, receivers_, ids_}; }

 private:
  std::vector<std::int32_t> starts_{0}, receivers_;
  std::vector<std::uint32_t> ids_;
};

// The engine's own stories obey it.
void check_reply_by_stories(Checks& checks, const ValidationSettings& settings) {
  const Star star;
  const TieRows rows = star.rows();
  const std::vector<std::uint16_t> ties(Star::kLeaves, 65535);
  const std::vector<Chance> see(Star::kLeaves + 1, kAlways);
  const FeedSettings feed{threshold32(1), 1.0 / Star::kLeaves,
                          1e12};  // r0 such that R0 = expected reshares; h infinite
  constexpr double kR = 20;
  const double damp = 0.6;  // η q tone = .4
  for (const double hours : {0.2, 1.0, 24.0}) {
    const Millis reply = from_hours(hours);
    Sample reshares;
    for (std::int64_t run = 0; run < settings.times(400); ++run) {
      Stories stories;
      stories.reserve(1, 2 * Star::kLeaves, Star::kLeaves);
      Story story;
      story.branching = static_cast<float>(kR);
      const auto id = stories.begin(story);
      const auto post = stories.post(id, 0, 0, rows, ties, see, feed,
                                     Luck(settings.seed_of(5), static_cast<std::uint32_t>(run)));
      const std::vector<PlannedShare> planned(post.shares.begin(), post.shares.end());
      int shares = 0;
      for (const PlannedShare& p : planned) {
        stories[id].damp = p.at <= reply ? 1.0f : static_cast<float>(damp);
        shares += stories.share(id, p.person, p.needs_damp, p.from_author);
      }
      reshares.add(shares);
    }
    agrees(checks, "a story's reshares, reply after " + decimal(hours, 1) + " h",
           kR * (1 - (1 - damp) * (1 - reshare_share_within(reply))), reshares);
  }
}

}  // namespace

void check_timing(Checks& checks, const ValidationSettings& settings) {
  check_kernel(checks);
  checks.cite("Zhao et al. 2015 (SEISMIC), R (1 − η (1 − F(T)))");
  check_reply_by_draws(checks, settings);
  check_reply_by_stories(checks, settings);
}

// How often a 95 % interval holds the truth, of many samples drawn from a known law.
void check_intervals(Checks& checks, const ValidationSettings& settings) {
  const std::int64_t trials = settings.times(40'000);
  const auto covered = [&](const std::string& what, double expected, std::int64_t hits) {
    checks.agrees(what, expected, static_cast<double>(hits) / static_cast<double>(trials),
                  std::sqrt(expected * (1 - expected) / static_cast<double>(trials)));
  };
  for (const std::size_t size : {std::size_t{2}, std::size_t{5}, std::size_t{16}}) {
    Stream stream(settings.seed_of(size));
    std::vector<double> values(size);
    std::int64_t hits = 0;
    for (std::int64_t trial = 0; trial < trials; ++trial) {
      for (double& value : values) value = 3 + 2 * standard_normal(stream.unit());
      const Interval interval = t_interval(values);
      hits += interval.low <= 3 && 3 <= interval.high;
    }
    covered("mean of " + std::to_string(size) + " normal values, 95 % interval holds it", .95, hits);
  }

  // the coverage of Wilson's interval is known exactly: a sum over the binomial
  checks.cite("Wilson 1927, exact binomial coverage");
  constexpr int kTrials = 20;
  constexpr double kShare = .3;
  double exact = 0, term = std::pow(1 - kShare, kTrials);
  std::array<bool, kTrials + 1> holds{};
  for (int k = 0; k <= kTrials; ++k) {
    const Interval interval = wilson_interval(k, kTrials);
    // from the definition: |k/n − p| ≤ z sqrt(p (1 − p) / n)
    const bool near = std::abs(static_cast<double>(k) / kTrials - kShare) <=
                      1.959963984540054 * std::sqrt(kShare * (1 - kShare) / kTrials);
    holds[static_cast<std::size_t>(k)] = interval.low <= kShare && kShare <= interval.high;
    exact += near ? term : 0;
    term *= (kTrials - k) * kShare / ((k + 1) * (1 - kShare));
  }
  Stream stream(settings.seed_of(99));
  std::int64_t hits = 0;
  for (std::int64_t trial = 0; trial < trials; ++trial) {
    int successes = 0;
    for (int i = 0; i < kTrials; ++i) successes += yes(stream.next32(), kShare);
    hits += holds[static_cast<std::size_t>(successes)];
  }
  covered("share of 20 yes or no, p .3, 95 % interval holds it", exact, hits);
}

}  // namespace grapevine
