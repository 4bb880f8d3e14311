// Employees, partners and participation: each does what it says, and nothing while it is off.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/unit/sim/small_town.h"

using namespace grapevine;
using town::futures;
using town::happens;
using town::total;

namespace {

Scenario company() {
  Scenario s = town::scenario();
  s.parameters.people.employees_share = 0.1;
  s.parameters.adoption.start_share = 0.5;
  s.parameters.post.bad_probability = 0.3;
  s.parameters.listen.heard_within_hour = 0;
  return s;
}

}  // namespace

TEST_CASE("employees who report bring complaints to the desk, the more who do, and sooner from near departments") {
  const Scenario silent = company();
  Scenario some = silent, all = silent, slow = silent;
  some.parameters.employees.report_probability = 0.2;
  all.parameters.employees.report_probability = slow.parameters.employees.report_probability = 1;
  for (auto* d : {&slow.parameters.employees.support, &slow.parameters.employees.marketing, &slow.parameters.employees.product, &slow.parameters.employees.sales, &slow.parameters.employees.logistics,
                  &slow.parameters.employees.human_resources})
    d->handoff_hours = 240;
  CHECK(total(silent, Metric::employee_reports) == 0);
  CHECK(total(some, Metric::employee_reports) > 0);
  CHECK(total(all, Metric::employee_reports) > total(some, Metric::employee_reports));
  CHECK(total(slow, Metric::employee_reports) < total(all, Metric::employee_reports));
  CHECK(total(all, Metric::complaints) > total(silent, Metric::complaints));
  Scenario indifferent = all;
  indifferent.parameters.adoption.buy_in = 0;
  CHECK(total(indifferent, Metric::employee_reports) == 0);
}

TEST_CASE("partners report without belonging to the company") {
  Scenario s = company();
  s.parameters.people.employees_share = 0;
  s.parameters.people.partners_share = 0.1;
  s.parameters.employees.report_probability = 0.5;
  CHECK(total(s, Metric::employee_reports) > 0);
  CHECK(total(s, Metric::adopted_share) == 0);
}

TEST_CASE("heroes answer in the right tone and rogues in the wrong one; tools and permission make heroes") {
  Scenario s = company();
  s.parameters.employees.reply_probability = 0.5;
  s.parameters.adoption.start_share = 1;
  s.parameters.training.untrained_errors = 0;
  Scenario heroes = s, rogues = s, helped = s, permitted = s;
  heroes.parameters.hero = {100, 0, 0, 0, 0, 0};
  rogues.parameters.hero = {0, 0, 100, 0, 0, 0};
  helped.parameters.hero = {0, 100, 0, 0, 1, 0};
  permitted.parameters.hero = {0, 0, 100, 0, 0, 1};
  CHECK(total(heroes, Metric::employee_replies) > 0);
  CHECK(total(heroes, Metric::mishandled_replies) == 0);
  CHECK(total(rogues, Metric::mishandled_replies) == total(rogues, Metric::employee_replies));
  CHECK(total(rogues, Metric::mishandled_replies) > 0);
  CHECK(total(helped, Metric::employee_replies) == total(heroes, Metric::employee_replies));
  CHECK(total(permitted, Metric::mishandled_replies) == 0);
  CHECK(total(helped, Metric::programme_cost) > total(heroes, Metric::programme_cost));
  // tools before the new ways are taken up: they answer, and wrongly
  Scenario early = helped;
  early.parameters.adoption = {0, 0, 0, 1, 1};
  CHECK(total(early, Metric::mishandled_replies) == total(early, Metric::employee_replies));
  CHECK(total(early, Metric::mishandled_replies) > 0);
  Scenario nobody = s;
  nobody.parameters.hero = {0, 0, 0, 100, 1, 1};
  CHECK(total(nobody, Metric::employee_replies) == 0);
}

TEST_CASE("only who has adopted acts outside, and sponsorship brings more to it") {
  Scenario s = company();
  s.parameters.employees.posts_per_week = 3;
  s.parameters.adoption.start_share = 0;
  s.parameters.adoption.innovation_per_week = 0;
  const Scenario nobody = s;
  s.parameters.adoption.innovation_per_week = 0.05;
  Scenario sponsored = s;
  sponsored.parameters.adoption.sponsorship = 5;
  const auto open = [](const Scenario& scenario) { return total(scenario, Metric::open_web_interactions); };
  CHECK(total(nobody, Metric::adopted_share) == 0);
  CHECK(open(s) > open(nobody));
  CHECK(open(sponsored) > open(s));
  CHECK(total(sponsored, Metric::adopted_share) > total(s, Metric::adopted_share));
  CHECK(total(sponsored, Metric::programme_cost) > total(s, Metric::programme_cost));
}

TEST_CASE("what employees say weighs as much as they are trusted") {
  Scenario trusted = company();
  trusted.parameters.employees.posts_per_week = 7;
  trusted.parameters.trust.employee = trusted.parameters.trust.expert = 0.63;
  Scenario doubted = trusted;
  doubted.parameters.trust.employee = doubted.parameters.trust.expert = 0.1;
  CHECK(total(trusted, Metric::sentiment_all) > total(doubted, Metric::sentiment_all));
  CHECK(total(trusted, Metric::positive_posts) == total(doubted, Metric::positive_posts));
}

TEST_CASE("inactives see nothing and post nothing, creators post and pass on more") {
  Scenario flat = town::scenario();
  flat.timeline = {happens(2 * kDay, StoryEvent{{1, -1}, -1, 2, false})};
  Scenario inactive = flat, ladder = flat;
  inactive.parameters.participation.inactives_share = 0.8;
  inactive.parameters.participation.creators_factor = 1;
  ladder.parameters.participation = {0.1, 0.1, 0, 6, 2};
  CHECK(total(inactive, Metric::largest_story_reach) < total(flat, Metric::largest_story_reach));
  // the mean is kept: as many posts, within what luck allows
  const double posts = total(flat, Metric::positive_posts), uneven = total(ladder, Metric::positive_posts);
  CHECK(std::abs(uneven - posts) < 4 * std::sqrt(posts + uneven));
}

TEST_CASE("who does not know the channels calls, and more knowledge only adds to the others") {
  Scenario known = town::scenario(), half = known, none = known;
  half.parameters.contact.discoverability = 0.5;
  none.parameters.contact.discoverability = 0;
  const auto busy = [](const Scenario& s) { return total(s, Metric::utilisation_phone); };
  CHECK(busy(half) > busy(known));
  CHECK(busy(none) > busy(half));
}
