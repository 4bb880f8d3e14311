// Feed rules, pages, announcements, mixing and the cascade tree: each does what it says, and nothing while it is off.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/unit/sim/small_town.h"

using namespace grapevine;
using town::changes;
using town::futures;
using town::happens;
using town::total;

TEST_CASE("what must be seen twice spreads less than what must be seen once") {
  Scenario once = town::scenario();
  once.parameters.feed.visibility = 0.6;
  once.timeline = {happens(2 * kDay, StoryEvent{{1, -1}, -1, 9, false})};
  once.parameters.post.bad_probability = 0.45;
  once.parameters.feed.negative_branching = 1;
  Scenario twice = once, thrice = once;
  twice.parameters.feed.exposures_needed = 2;
  thrice.parameters.feed.exposures_needed = 3;
  const auto reshares = [](const Scenario& s) { return total(s, Metric::negative_reshares); };
  CHECK(reshares(twice) < reshares(once));
  CHECK(reshares(thrice) <= reshares(twice));
}

TEST_CASE("linear thresholds spread differently, and a reply still damps what is to come") {
  Scenario alone = town::scenario();
  alone.timeline = {happens(2 * kDay, StoryEvent{{1, -1}, -1, 9, false})};
  alone.parameters.reply.suppression = 0;
  Scenario shares = alone;
  shares.parameters.feed.linear_threshold = true;
  Scenario answered = shares;
  answered.parameters.reply.suppression = 0.8;
  answered.parameters.reply.quality = 1;
  answered.parameters.listen.heard_within_hour = 0.9;
  shares.parameters.listen.heard_within_hour = 0.9;
  const auto reshares = [](const Scenario& s) { return total(s, Metric::negative_reshares); };
  CHECK(reshares(shares) > 0);
  CHECK(reshares(shares) != reshares(alone));
  CHECK(reshares(answered) < reshares(shares));
}

TEST_CASE("praise of poor quality turns into complaints as it is passed on") {
  Scenario good = town::scenario();
  good.timeline = {happens(2 * kDay, StoryEvent{{1, -1}, 1, 3, false})};
  Scenario poor = good, worse = good;
  poor.parameters.feed.quality = 0.7;
  worse.parameters.feed.quality = 0.3;
  const auto complaints = [](const Scenario& s) { return total(s, Metric::negative_posts); };
  CHECK(complaints(poor) > complaints(good));
  CHECK(complaints(worse) > complaints(good));
}

TEST_CASE("among users of the app only posts reach fewer, the fewer users there are, and telling is untouched") {
  Scenario open = town::scenario();
  open.timeline = {happens(2 * kDay, StoryEvent{{1, -1}, -1, 2, false})};
  Scenario half = open, few = open, all = open;
  half.parameters.feed.both_installed = few.parameters.feed.both_installed = all.parameters.feed.both_installed = true;
  few.parameters.feed.installed_share = 0.2;
  all.parameters.feed.installed_share = 1;
  CHECK(total(half, Metric::largest_story_reach) < total(open, Metric::largest_story_reach));
  CHECK(total(few, Metric::largest_story_reach) < total(half, Metric::largest_story_reach));
  CHECK(futures(all, 3) == futures(open, 3));
  CHECK(total(few, Metric::positive_exposures) > 0);
}

TEST_CASE("announcements reach more people, an invitation does more for each message") {
  const Scenario quiet = town::scenario();
  Scenario announced = quiet, invited = quiet;
  announced.parameters.broadcast.announced_share = 0.5;
  invited.parameters.broadcast.invited_share = 0.5;
  const auto before = futures(quiet), loud = futures(announced), personal = futures(invited);
  const auto more = [&](const std::vector<Outcomes>& after, Metric metric) { return total(after, metric) - total(before, metric); };
  const double heard = more(loud, Metric::positive_exposures), asked = more(personal, Metric::positive_exposures);
  CHECK(heard > asked);
  CHECK(asked > 0);
  CHECK(more(personal, Metric::sentiment_all) / asked > more(loud, Metric::sentiment_all) / heard);
}

TEST_CASE("a page reaches its fans, linked accounts the union of theirs, and many posts tire") {
  Scenario silent = town::scenario();
  silent.parameters.page.fans_share = 0.5;
  silent.parameters.page.branching = 0;
  Scenario one = silent, linked = silent, apart = silent;
  one.timeline = linked.timeline = apart.timeline = {happens(2 * kDay, PagePostEvent{0.5, 0})};
  linked.parameters.page.accounts = apart.parameters.page.accounts = 4;
  linked.parameters.page.cross_linked = true;
  const auto before = total(silent, Metric::positive_exposures);
  const auto heard = [&](const Scenario& s) { return total(s, Metric::positive_exposures) - before; };
  const double customers = 12 * static_cast<double>(build_world(silent).value()->customers_by_rank.size());
  // of one account p = .5 × .16; of four linked 1 − (1 − p)^4, the union and not the sum
  const double p = 0.5 * 0.16, all = 1 - std::pow(1 - p, 4);
  INFO("one " << heard(one) / customers << ", linked " << heard(linked) / customers);
  CHECK(std::abs(heard(one) / customers - p) < 4 * std::sqrt(p * (1 - p) / customers));
  CHECK(std::abs(heard(linked) / customers - all) < 4 * std::sqrt(all * (1 - all) / customers));
  CHECK(heard(apart) < heard(linked) / 2);

  Scenario weekly = silent, hourly = silent;
  weekly.parameters.page.posts_per_week = 1;
  hourly.parameters.page.posts_per_week = 70;
  const double posts_weekly = 12 * 20.0 / 7, posts_hourly = 12 * 200;
  CHECK(heard(hourly) > heard(weekly));
  CHECK(heard(hourly) / posts_hourly < 0.3 * heard(weekly) / posts_weekly);
  CHECK(total(hourly, Metric::programme_cost) > total(weekly, Metric::programme_cost));
}

TEST_CASE("a page that starts to post later leaves the days before byte for byte") {
  Scenario later = town::scenario();
  later.timeline = {changes(10 * kDay, "page.posts_per_week", 14)};
  const auto before = futures(town::scenario(), 2), after = futures(later, 2);
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t day = 0; day < 10; ++day) CHECK(before[i].day_digests[day] == after[i].day_digests[day]);
    CHECK(after[i][Metric::open_web_interactions] > before[i][Metric::open_web_interactions]);
  }
}

TEST_CASE("opinions that mix come together; at a small confidence two camps never meet") {
  // a ring of 200, half at −0.8 and half at +0.8
  const Graph ring = std::move(generate(WattsStrogatz{200, 10, 0}, Luck(1, 0)).value());
  std::vector<float> opinions(200), before(200);
  const auto start = [&] {
    for (std::size_t i = 0; i < 200; ++i) opinions[i] = ring.stable_id(static_cast<std::int32_t>(i)) < 100 ? -0.8f : 0.8f;
  };
  start();
  for (int day = 0; day < 4000; ++day) mix_opinions(opinions, before, ring, {0.2, 2});
  double sum = 0;
  for (const float o : opinions) {
    CHECK(std::abs(o) < 0.05f);  // the mean is kept where all have as many ties
    sum += static_cast<double>(o);
  }
  CHECK(std::abs(sum / 200) < 1e-4);
  start();
  for (int day = 0; day < 4000; ++day) mix_opinions(opinions, before, ring, {0.2, 0.5});
  for (const float o : opinions) CHECK(std::abs(std::abs(o) - 0.8f) < 1e-5f);
}

TEST_CASE("mixing brings customers together, and is nothing at 0") {
  Scenario mixed = town::scenario();
  mixed.parameters.people.mood_reversion_per_day = 0;
  Scenario alone = mixed;
  mixed.parameters.mixing.per_day = 0.2;
  CHECK(futures(mixed, 2) != futures(alone, 2));
  CHECK(total(mixed, Metric::customers_lost) < total(alone, Metric::customers_lost));  // the hazard is convex
}

TEST_CASE("sightings change no outcome and make a tree: everybody once, later than whom they met it from") {
  Scenario s = town::scenario();
  s.timeline = {happens(2 * kDay, StoryEvent{{1, -1}, -1, 2, false})};
  const auto world = build_world(s).value();
  Simulation simulation(world, s);
  Outcomes plain, watched;
  simulation.run(3, plain);
  std::vector<Sighting> sightings;
  simulation.keep_sightings(&sightings);
  simulation.run(3, watched);
  CHECK(plain == watched);
  std::size_t met = 0;
  for (std::uint32_t story = 0; story < simulation.stories().size(); ++story) {
    if (simulation.stories()[story].defect) continue;
    std::vector<bool> seen(static_cast<std::size_t>(world->size()));
    for (const Sighting& sighting : sightings)
      if (sighting.story == story && !seen[sighting.person]) {
        seen[sighting.person] = true;
        ++met;
        CHECK(sighting.at >= simulation.stories()[story].born);
      }
  }
  std::size_t reach = 0;
  for (const Story& story : simulation.stories()) reach += story.defect ? 0 : static_cast<std::size_t>(story.reach);
  CHECK(met == reach);
}
