#include "diffusion/stories.h"

#include <catch2/catch_test_macros.hpp>
#include <algorithm>
#include <cmath>
#include <vector>

#include "diffusion/reshare_delay.h"

using namespace grapevine;

namespace {

// A star: person 0 with n − 1 leaves.
struct Star {
  std::vector<std::int32_t> starts, receivers;
  std::vector<std::uint32_t> ids;
  std::vector<std::uint16_t> weights;
  std::vector<Chance> see;
  TieRows rows;
  explicit Star(std::int32_t n) {
    starts.push_back(0);
    for (std::int32_t i = 1; i < n; ++i) receivers.push_back(i);
    for (std::int32_t i = 0; i < n; ++i) {
      if (i > 0) receivers.push_back(0);
      starts.push_back(static_cast<std::int32_t>(receivers.size()));
      ids.push_back(static_cast<std::uint32_t>(i));
    }
    weights.assign(receivers.size(), 65535);
    see.assign(static_cast<std::size_t>(n), kAlways);
    rows = {starts, receivers, ids};
  }
  std::span<const std::uint16_t> ties(std::int32_t person) const {
    return std::span(weights).subspan(static_cast<std::size_t>(starts[static_cast<std::size_t>(person)]), static_cast<std::size_t>(rows.degree(person)));
  }
};

Story story_of(std::uint32_t root, float branching = 1) {
  Story story;
  story.root = root;
  story.root_id = root;
  story.valence = -1;
  story.branching = branching;
  return story;
}

}  // namespace

TEST_CASE("without visibility nobody sees, with full visibility everybody does") {
  const Star star(50);
  Stories stories;
  stories.reserve(4, 100, 50);
  const Luck luck(1, 1);
  const auto story = stories.begin(story_of(0));
  CHECK(stories.post(story, 0, 0, star.rows, star.ties(0), star.see, {0, 1, 24}, luck).exposures.empty());
  CHECK(stories.post(story, 0, 0, star.rows, star.ties(0), star.see, {threshold32(1), 0, 24}, luck).exposures.size() == 49);
  CHECK(stories[story].reach == 49);
}

TEST_CASE("a person counts once for a story, however often they meet it") {
  const Star star(50);
  Stories stories;
  stories.reserve(4, 100, 50);
  const Luck luck(1, 1);
  const auto story = stories.begin(story_of(0));
  const FeedSettings feed{threshold32(1), 0, 24};
  CHECK(stories.post(story, 0, 0, star.rows, star.ties(0), star.see, feed, luck).exposures[0].first);
  CHECK_FALSE(stories.post(story, 0, kHour, star.rows, star.ties(0), star.see, feed, luck).exposures[0].first);
  CHECK(stories[story].reach == 49);
  CHECK_FALSE(stories.reach(story, 5, kDay));
}

TEST_CASE("reach after a day does not count for the crisis threshold") {
  Stories stories;
  stories.reserve(1, 10, 10);
  const auto story = stories.begin(story_of(0));
  CHECK(stories.reach(story, 1, kDay - 1));
  CHECK(stories.reach(story, 2, kDay));
  CHECK(stories[story].reach == 2);
  CHECK(stories[story].reach_first_day == 1);
}

TEST_CASE("a person shares a story once, and not when it is damped") {
  const Star star(10);
  Stories stories;
  stories.reserve(1, 20, 10);
  const auto story = stories.begin(story_of(0));
  stories.post(story, 0, 0, star.rows, star.ties(0), star.see, {threshold32(1), 0, 24}, Luck(1, 1));
  stories[story].damp = 0.5f;
  CHECK_FALSE(stories.share(story, 3, 0.6f, true));
  CHECK(stories.share(story, 3, 0.4f, true));
  CHECK_FALSE(stories.share(story, 3, 0.4f, true));
}

TEST_CASE("what is shared says whether it was seen from the author, and later hops are counted") {
  const Star star(200);
  Stories stories;
  stories.reserve(1, 1000, 200);
  Story told = story_of(5);  // the author is a leaf: the hub is one hop away, the other leaves two
  told.branching = 1;
  const auto story = stories.begin(told);
  const FeedSettings feed{threshold32(1), 1.0, 1e12};
  const auto first = stories.post(story, 5, 0, star.rows, star.ties(5), star.see, feed, Luck(1, 1));
  REQUIRE(first.shares.size() == 1);
  CHECK(first.shares[0].from_author);
  CHECK(stories.share(story, 0, 0, true));
  CHECK(stories[story].later_shares == 0);
  const auto second = stories.post(story, 0, kHour, star.rows, star.ties(0), star.see, feed, Luck(1, 1));
  REQUIRE(second.shares.size() > 10);
  const PlannedShare later = second.shares[0];
  CHECK_FALSE(later.from_author);
  CHECK(stories.share(story, later.person, 0, later.from_author));
  CHECK(stories[story].shares == 2);
  CHECK(stories[story].later_shares == 1);
}

TEST_CASE("higher visibility only adds to those who see") {
  const Star star(500);
  const Luck luck(3, 1);
  std::vector<std::uint32_t> before;
  for (const double phi : {0.1, 0.3, 0.6}) {
    Stories stories;
    stories.reserve(1, 2000, 500);
    const auto story = stories.begin(story_of(0));
    const auto post = stories.post(story, 0, 0, star.rows, star.ties(0), star.see, {threshold32(phi), 0, 24}, luck);
    std::vector<std::uint32_t> now;
    for (const Exposure& e : post.exposures) now.push_back(e.person);
    CHECK(std::includes(now.begin(), now.end(), before.begin(), before.end()));
    CHECK(now.size() > before.size());
    before = now;
  }
}

TEST_CASE("the set of pairs grows without forgetting") {
  Stories stories;
  stories.reserve(1, 4, 4);
  const auto story = stories.begin(story_of(0));
  for (std::uint32_t person = 1; person < 20000; ++person) REQUIRE(stories.reach(story, person, 0));
  for (std::uint32_t person = 1; person < 20000; person += 97) CHECK_FALSE(stories.reach(story, person, 0));
  CHECK(stories[story].reach == 19999);
}

TEST_CASE("the branching factor is Σ k(k−1)/(1+k/k_att) / Σ k") {
  const Star star(4);  // degrees 3, 1, 1, 1
  CHECK(branching_factor(star.rows, 1e18) == 1.0);
  CHECK(std::abs(branching_factor(star.rows, 3) - 0.5) < 1e-15);
}

TEST_CASE("with linear thresholds each sighting adds its share, against one threshold of the person's own") {
  const Star star(6);  // the middle has five ties
  const Luck luck(3, 1);
  FeedSettings feed{threshold32(1), 1, 1e18};
  feed.linear_threshold = true;
  const auto sightings_until_shared = [&](std::uint32_t cause) {
    Stories stories;
    stories.reserve(1, 16, 8);
    Story story = story_of(1);
    story.cause = cause;
    const auto id = stories.begin(story);
    int seen = 0;
    for (std::uint32_t leaf = 1; leaf < 6; ++leaf) {
      const auto post = stories.post(id, leaf, 0, star.rows, star.ties(static_cast<std::int32_t>(leaf)), star.see, feed, luck);
      ++seen;
      for (const PlannedShare& share : post.shares)
        if (stories.share(id, share.person, share.needs_damp, share.from_author)) return seen;
    }
    return 0;
  };
  std::vector<int> counts(6, 0);
  constexpr int kStories = 20'000;
  for (std::uint32_t cause = 0; cause < kStories; ++cause) ++counts[static_cast<std::size_t>(sightings_until_shared(cause))];
  // thresholds are even on 0..1, so each of the five sightings is the last one needed equally often, but for the
  // delays that never end
  const double expected = kStories / 5.0 * reshare_share_within(static_cast<Millis>(3.2e13));
  for (std::size_t n = 1; n <= 5; ++n) CHECK(std::abs(counts[n] - expected) < 4 * std::sqrt(expected * 0.8));
  CHECK(branching_factor(star.rows, 1e18, true) == 0.4);  // (5 − 1) / (5 + 5)
}

TEST_CASE("story heterogeneity has mean one and is capped") {
  double sum = 0;
  Stream stream(9);
  for (int i = 0; i < 100000; ++i) sum += story_branching(0.3, 1.0, 1e9, stream.next32());
  CHECK(std::abs(sum / 100000 - 0.3) < 5 * 0.3 * 1.31 / 316);
  CHECK(story_branching(0.3, 1.0, 1.6, ~0u) == 1.6);
  CHECK(story_branching(0.3, 0.0, 1.6, 12345) == 0.3);
}

TEST_CASE("reshare delays invert their distribution") {
  for (int i = 1; i < 1000; ++i) {
    const double share = i / 1000.0;
    const Millis delay = reshare_delay(share);
    if (delay < kNever) CHECK(std::abs(reshare_share_within(delay) - share) < 1e-4);
  }
  CHECK(reshare_delay(0.3) <= reshare_delay(0.31));
}
