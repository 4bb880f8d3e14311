// MODEL.md B5: the reshare kernel, and what a reply at T can still prevent.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdio>

#include "diffusion/diffusion.h"

using namespace grapevine;

TEST_CASE("the reshare kernel has the published shares and median") {
  struct Row { double minutes, share; };
  for (const Row& row : {Row{1, .0376}, Row{5, .1880}, Row{12, .3369}, Row{15, .3703}, Row{30, .4637}, Row{60, .5432}, Row{360, .6983}, Row{1440, .7811}, Row{10080, .8605}}) {
    const double found = reshare_share_within(from_minutes(row.minutes));
    std::printf("  kernel F(%5.0f min)  expected %.4f  found %.6f\n", row.minutes, row.share, found);
    CHECK(std::abs(found - row.share) < 6e-5);
  }
  CHECK(std::abs(static_cast<double>(reshare_delay(0.5)) / 1000 - 2437) < 1);
}

TEST_CASE("a reply at T with suppression η leaves R (1 − η (1 − F(T))) reshares of the first generation") {
  // drawn from the kernel, one generation, novelty without end
  constexpr double kEta = 0.5;
  constexpr int n = 200000;
  for (const double hours : {0.2, 1.0, 6.0, 24.0}) {
    const Millis reply = from_hours(hours);
    Stream stream(static_cast<std::uint64_t>(hours * 10));
    int left = 0;
    for (int i = 0; i < n; ++i) {
      const bool before = reshare_delay(stream.unit()) <= reply;
      left += before || stream.unit() >= kEta;
    }
    const double expected = 1 - kEta * (1 - reshare_share_within(reply));
    const double found = left / static_cast<double>(n), error = std::sqrt(expected * (1 - expected) / n);
    std::printf("  reply after %4.1f h  expected %.4f  found %.4f  SE %.4f\n", hours, expected, found, error);
    CHECK(std::abs(found - expected) < 4 * error);
  }
}

TEST_CASE("the engine's own stories obey it: one generation on a star") {
  // a hub with many leaves that see everything; every leaf has only the hub, so reshares are the first generation
  constexpr std::int32_t kLeaves = 2000;
  std::vector<std::int32_t> starts{0}, receivers;
  std::vector<std::uint32_t> ids;
  for (std::int32_t i = 1; i <= kLeaves; ++i) receivers.push_back(i);
  for (std::int32_t i = 0; i <= kLeaves; ++i) {
    if (i > 0) receivers.push_back(0);
    starts.push_back(static_cast<std::int32_t>(receivers.size()));
    ids.push_back(static_cast<std::uint32_t>(i));
  }
  const TieRows rows{starts, receivers, ids};
  const std::vector<std::uint16_t> ties(kLeaves, 65535);
  const std::vector<Chance> see(kLeaves + 1, kAlways);
  const FeedSettings feed{threshold32(1), 1.0 / kLeaves, 1e12};  // r0 such that R0 = expected reshares; h infinite
  constexpr double kR = 20;
  const double damp = 0.6;  // η q tone = .4
  for (const double hours : {0.2, 1.0, 24.0}) {
    const Millis reply = from_hours(hours);
    double sum = 0, squares = 0;
    constexpr int kRuns = 400;
    for (int run = 0; run < kRuns; ++run) {
      Stories stories;
      stories.reserve(1, 2 * kLeaves, kLeaves);
      Story story;
      story.branching = static_cast<float>(kR);
      const auto id = stories.begin(story);
      const auto post = stories.post(id, 0, 0, rows, ties, see, feed, Luck(5, static_cast<std::uint32_t>(run)));
      std::vector<PlannedShare> planned(post.shares.begin(), post.shares.end());
      int shares = 0;
      for (const PlannedShare& p : planned) {
        stories[id].damp = p.at <= reply ? 1.0f : static_cast<float>(damp);
        shares += stories.share(id, p.person, p.needs_damp, p.from_author);
      }
      sum += shares;
      squares += static_cast<double>(shares) * shares;
    }
    const double found = sum / kRuns, error = std::sqrt((squares / kRuns - found * found) / kRuns);
    const double expected = kR * (1 - (1 - damp) * (1 - reshare_share_within(reply)));
    std::printf("  engine, reply after %4.1f h  expected %.4f  found %.4f  SE %.4f\n", hours, expected, found, error);
    CHECK(std::abs(found - expected) < 4 * error);
  }
}
