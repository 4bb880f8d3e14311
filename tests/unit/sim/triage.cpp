// Night shifts, surges, and telling trolls from customers.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/sim/small_town.h"

using namespace grapevine;
using town::changes;
using town::futures;
using town::happens;
using town::total;

namespace {

Scenario weekend_complaint() {
  Scenario s = town::scenario();
  s.parameters.support.social.weekends = false;
  // the first Saturday at ten in the evening
  const Millis saturday = ((5 - weekday(s.start) + 7) % 7) * kDay;
  s.timeline = {happens(saturday + 22 * kHour, StoryEvent{{1, -1}, -1, 2, true})};
  return s;
}

Scenario with_classes(double trolls, double ragers, double misguided) {
  Scenario s = town::scenario();
  s.parameters.post.bad_probability = 0.4;
  s.parameters.training.untrained_errors = 0;
  TriageParameters& t = s.parameters.triage;
  t.troll_share = trolls;
  t.rager_share = ragers;
  t.misguided_share = misguided;
  t.class_accuracy = 1;
  return s;
}

Scenario told_apart(Scenario s) {
  s.parameters.triage.by_class = true;
  return s;
}

}  // namespace

TEST_CASE("a night shift answers on a Saturday night what else waits until Monday") {
  const Scenario day = weekend_complaint();
  Scenario night = day;
  night.parameters.support.social.night_agents = 1;
  const auto alone = futures(day), watched = futures(night);
  for (std::size_t i = 0; i < alone.size(); ++i) {
    CHECK(alone[i][Metric::event_first_response] > 24 * 60);
    CHECK(watched[i][Metric::event_first_response] < 12 * 60);
  }
  CHECK(total(watched, Metric::negative_reshares) < total(alone, Metric::negative_reshares));
}

TEST_CASE("the night shift is paid for every hour that the usual one is at home, with its premium") {
  Scenario day = town::scenario();
  day.days = 7;
  Scenario night = day;
  night.parameters.support.social.night_agents = 2;
  night.parameters.cost.night_premium = 0.5;
  const ChannelParameters& social = night.parameters.support.social;
  const CostParameters& cost = night.parameters.cost;
  REQUIRE(social.weekends);
  const double open = social.open_until_hour - social.open_from_hour;
  const double more = 7 * (24 - open) * 2 * (cost.wage_per_hour * 1.5 + cost.tools_per_agent_per_day / open);
  CHECK(std::abs(total(night, Metric::support_cost, 1) - total(day, Metric::support_cost, 1) - more) < 1e-6);
}

TEST_CASE("a night shift that ends at once was never there") {
  const Scenario day = weekend_complaint();
  Scenario neither = day;
  neither.timeline.insert(neither.timeline.begin(), {changes(0, "support.social.night_agents", 3), changes(0, "support.social.night_agents", 0)});
  for (const Metric metric : {Metric::negative_exposures, Metric::contacts, Metric::event_first_response, Metric::support_cost}) CHECK(total(day, metric) == total(neither, metric));
}

TEST_CASE("a holiday is worked by the night shift alone") {
  Scenario closed = town::scenario();
  closed.parameters.support.phone.routine_per_1000_per_day = 40;
  closed.timeline = {happens(kDay, HolidayEvent{5})};
  Scenario night = closed;
  night.parameters.support.phone.night_agents = 1;
  CHECK(total(night, Metric::contacts) > total(closed, Metric::contacts));
}

TEST_CASE("an answer feeds trolls, leaves ragers as they are and stops what the misguided say") {
  const double unhappy = total(with_classes(0, 0, 0), Metric::negative_reshares);
  const double misguided = total(with_classes(0, 0, 1), Metric::negative_reshares);
  const double ragers = total(with_classes(0, 1, 0), Metric::negative_reshares);
  const double trolls = total(with_classes(1, 0, 0), Metric::negative_reshares);
  CHECK(unhappy == misguided);
  CHECK(ragers > unhappy);
  CHECK(trolls > ragers);
  CHECK(total(with_classes(0, 0, 1), Metric::trolls_answered) == 0);
  CHECK(total(with_classes(0, 1, 0), Metric::trolls_answered) > 0);
}

TEST_CASE("a desk that tells them apart feeds no troll, and less is passed on") {
  Scenario blind = with_classes(0.3, 0.3, 0.2);
  blind.parameters.crisis.reach_people = 1000;
  blind.parameters.listen.press_share_of_crisis = 2;  // what the press asks about is answered whoever said it
  blind.parameters.contact.social_share = 0.8;
  blind.parameters.contact.phone_share = blind.parameters.contact.email_share = 0.1;
  const auto before = futures(blind), after = futures(told_apart(blind));
  CHECK(total(before, Metric::trolls_answered) > 100);
  CHECK(total(after, Metric::trolls_answered) == 0);
  CHECK(total(after, Metric::complaints_let_be) > 0);
  CHECK(total(after, Metric::customers_let_be) == 0);
  CHECK(total(after, Metric::negative_reshares) < total(before, Metric::negative_reshares));
}

TEST_CASE("a desk that often errs leaves customers alone who then leave") {
  Scenario sure = told_apart(with_classes(0.1, 0.1, 0.1));
  sure.parameters.contact.social_share = 0.8;
  sure.parameters.contact.phone_share = sure.parameters.contact.email_share = 0.1;
  Scenario erring = sure;
  erring.parameters.triage.class_accuracy = 0.4;
  CHECK(total(erring, Metric::customers_let_be) > 0);
  CHECK(total(erring, Metric::sentiment_complainants) < total(sure, Metric::sentiment_complainants));
  CHECK(total(erring, Metric::customers_lost) > total(sure, Metric::customers_lost));
}

TEST_CASE("without trolls and ragers a perfect judge of them changes nothing but the cost of judging") {
  const Scenario plain = with_classes(0, 0, 0);
  Scenario judging = told_apart(plain);
  judging.parameters.cost.triage_per_day = 0;
  const auto without = futures(plain), with = futures(judging);
  for (std::size_t i = 0; i < without.size(); ++i) CHECK(without[i].day_digests == with[i].day_digests);
}

TEST_CASE("one more surge shifts the luck of no other") {
  Scenario one = town::scenario();
  one.parameters.support.phone.agents = one.parameters.support.email.agents = 400;
  one.timeline = {happens(5 * kDay + 10 * kHour, SurgeEvent{0, 300, 2})};
  Scenario two = one;
  two.timeline.insert(two.timeline.begin(), happens(3 * kDay + 10 * kHour, SurgeEvent{1, 1, 1}));
  const auto alone = futures(one), both = futures(two);
  for (std::size_t i = 0; i < alone.size(); ++i) CHECK(both[i][Metric::utilisation_phone] == alone[i][Metric::utilisation_phone]);
}
