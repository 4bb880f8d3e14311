// Approval, tone, channel, training, fatigue, hours, chat, silos and shared records.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/unit/sim/small_town.h"

using namespace grapevine;
using town::changes;
using town::futures;
using town::happens;
using town::total;

namespace {

Scenario storm() {
  Scenario s = town::scenario();
  s.parameters.training.untrained_errors = 0;
  s.timeline = {happens(2 * kDay + 9 * kHour, StoryEvent{{1, -1}, -1, 2, true})};
  return s;
}

}  // namespace

TEST_CASE("a reply that has to be approved is published that much later") {
  const Scenario at_once = storm();
  Scenario later = at_once;
  later.parameters.reply.approval_hours = 12;
  const auto soon = futures(at_once), late = futures(later);
  for (std::size_t i = 0; i < soon.size(); ++i) CHECK(late[i][Metric::event_first_response] == soon[i][Metric::event_first_response] + 12 * 60);
  CHECK(total(late, Metric::negative_reshares) > total(soon, Metric::negative_reshares));
  CHECK(total(late, Metric::first_response_median) >= total(soon, Metric::first_response_median));
}

TEST_CASE("a company that does not answer in public has no open conversations") {
  Scenario silent = storm();
  silent.parameters.reply.enabled = false;
  CHECK(total(silent, Metric::open_web_interactions) == 0);
  CHECK(total(silent, Metric::negative_reshares) > total(storm(), Metric::negative_reshares));
}

TEST_CASE("untrained desks strike the wrong tone more often, training is forgotten and costs once") {
  Scenario untrained = storm();
  untrained.parameters.training.untrained_errors = 0.6;
  untrained.parameters.post.bad_probability = 0.3;
  Scenario trained = untrained, forgotten = untrained, drilled = untrained;
  trained.parameters.training.level = forgotten.parameters.training.level = 1;
  forgotten.parameters.training.days_ago = 180;
  drilled.timeline.insert(drilled.timeline.begin(), changes(kDay, "training.level", 1));
  const auto wrong = [](const Scenario& s) { return total(s, Metric::mishandled_replies); };
  CHECK(wrong(trained) < wrong(forgotten));
  CHECK(wrong(forgotten) < wrong(untrained));
  CHECK(wrong(drilled) < wrong(untrained));
  CHECK(total(drilled, Metric::programme_cost) - total(untrained, Metric::programme_cost) == 12 * untrained.parameters.cost.training_once);
}

TEST_CASE("training shortens the way to a statement") {
  Scenario slow = storm();
  slow.parameters.support.social.enabled = false;
  slow.parameters.listen.press_share_of_crisis = 0.05;
  Scenario fast = slow;
  fast.parameters.training.level = 1;
  CHECK(total(fast, Metric::event_first_response) < total(slow, Metric::event_first_response));
}

TEST_CASE("going private costs a hand-off and stops a part of the spread") {
  const Scenario open = storm();
  Scenario moved = open;
  moved.parameters.reply.move_private = true;
  CHECK(total(moved, Metric::handoffs) > total(open, Metric::handoffs));
  CHECK(total(moved, Metric::negative_reshares) < total(open, Metric::negative_reshares));
}

TEST_CASE("a tired team takes longer; without gain there is no fatigue") {
  Scenario fresh = town::scenario();
  fresh.parameters.support.phone.routine_per_1000_per_day = 40;
  Scenario tired = fresh;
  tired.parameters.fatigue.gain_per_day = 0.5;
  tired.parameters.fatigue.from_utilisation = 0.5;
  CHECK(total(tired, Metric::routine_wait_mean) > total(fresh, Metric::routine_wait_mean));
}

TEST_CASE("on a holiday nobody is paid who does not work weekends, and the days before are byte for byte the same") {
  const Scenario usual = town::scenario();
  Scenario holiday = usual;
  holiday.timeline = {happens(7 * kDay, HolidayEvent{3})};  // Monday to Wednesday
  const auto before = futures(usual, 4), after = futures(holiday, 4);
  const SupportParameters& s = usual.parameters.support;
  // 28 $ an hour and 8 $ a day for tools: 8 hours on the phone and by e-mail, 9 of the specialists
  const double spared = 3 * (28 * (8 * (s.phone.agents + s.email.agents) + 9 * s.specialists.agents) + 8 * (s.phone.agents + s.email.agents + s.specialists.agents));
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(std::abs(before[i][Metric::support_cost] - after[i][Metric::support_cost] - spared) < 1e-6);
    for (std::size_t day = 0; day < 7; ++day) CHECK(before[i].day_digests[day] == after[i].day_digests[day]);
  }
  CHECK(total(after, Metric::contacts) < total(before, Metric::contacts));
  CHECK(total(after, Metric::first_response_p90) > total(before, Metric::first_response_p90));
}

TEST_CASE("chat takes calls away, and is nothing while it is off") {
  Scenario calls = town::scenario();
  Scenario chat = calls, unused = calls;
  chat.parameters.support.chat.enabled = true;
  unused.parameters.contact.chat_share = 0.9;
  CHECK(futures(unused, 3) == futures(calls, 3));
  CHECK(total(chat, Metric::utilisation_phone) < total(calls, Metric::utilisation_phone));
  CHECK(total(chat, Metric::utilisation_chat) > 0);
}

TEST_CASE("silos wait longer and hand on more than one line; shared records pool them and ask nobody twice") {
  Scenario pooled = town::scenario();
  pooled.parameters.support.handoff_probability = 0.5;
  pooled.parameters.support.specialists.agents = 4;
  Scenario silos = pooled, shared = pooled;
  silos.parameters.support.silos = shared.parameters.support.silos = 4;
  silos.parameters.support.reask_minutes = shared.parameters.support.reask_minutes = 15;
  silos.parameters.support.information_loss = shared.parameters.support.information_loss = 0.2;
  shared.parameters.support.shared_records = true;
  CHECK(total(silos, Metric::handoffs) > total(pooled, Metric::handoffs));
  CHECK(total(silos, Metric::resolution_median) > total(pooled, Metric::resolution_median));
  CHECK(total(shared, Metric::handoffs) < total(pooled, Metric::handoffs));
  CHECK(total(shared, Metric::first_contact_resolution) > total(silos, Metric::first_contact_resolution));
  // without the executives' support the records stay where they are
  Scenario unwilling = shared;
  unwilling.parameters.adoption.buy_in = 0;
  CHECK(total(unwilling, Metric::handoffs) == total(silos, Metric::handoffs));
}

TEST_CASE("silos that are torn down in the middle keep every case") {
  Scenario s = town::scenario();
  s.parameters.support.handoff_probability = 0.6;
  s.parameters.support.silos = 3;
  s.timeline = {changes(8 * kDay + 11 * kHour, "support.silos", 1), changes(12 * kDay + 11 * kHour, "support.silos", 4)};
  for (const Outcomes& o : futures(s, 4)) CHECK(o[Metric::complaints] > 0);
  Scenario fixed = s;
  fixed.timeline.clear();
  CHECK(total(s, Metric::complaints) == total(fixed, Metric::complaints));
}

TEST_CASE("an empowered first line hands on less, managers take their time") {
  Scenario usual = town::scenario();
  Scenario empowered = usual, slow = usual;
  empowered.parameters.support.empowerment = 0.8;
  slow.parameters.support.managers_share = 0.5;
  CHECK(total(empowered, Metric::handoffs) < total(usual, Metric::handoffs));
  CHECK(total(slow, Metric::resolution_median) > total(usual, Metric::resolution_median));
}
