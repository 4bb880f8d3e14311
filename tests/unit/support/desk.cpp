#include "support/desk.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "base/draws.h"
#include "tests/unit/support/allocations.h"

using namespace grapevine;

namespace {

Waiting joining(std::uint32_t id, Millis since, Millis deadline = kNever, float severity = 0, std::uint32_t followers = 0) {
  Waiting waiting;
  waiting.id = id;
  waiting.since = since;
  waiting.deadline = deadline;
  waiting.severity = severity;
  waiting.followers = followers;
  return waiting;
}

Desk desk_of(int agents, const LinePolicy& policy = LinePolicy::first_come(), bool open = true) {
  Desk desk;
  desk.reset(agents, open, policy);
  return desk;
}

// Ids in the order in which one agent would serve those who wait.
std::vector<std::uint32_t> order_of_service(Desk desk, Millis now) {
  std::vector<std::uint32_t> ids;
  desk.set_open(true, now);
  desk.set_agents(desk.busy() + 1, now);
  for (auto next = desk.start_next(now); next; next = desk.finish(now)) ids.push_back(next->id);
  return ids;
}

std::vector<std::uint32_t> listed(const Desk& desk, Millis now) {
  std::vector<Waiting> waiting;
  desk.list_waiting(now, waiting);
  std::vector<std::uint32_t> ids;
  for (const Waiting& w : waiting) ids.push_back(w.id);
  return ids;
}

using Ids = std::vector<std::uint32_t>;

// The same desk written for clarity: a list searched from end to end, in which patience ends at its own moment.
class NaiveDesk {
 public:
  NaiveDesk(int agents, bool open, const LinePolicy& policy) : policy_(policy), agents_(agents), open_(open) {}

  bool arrive(const Waiting& waiting, Millis now) {
    advance(now);
    ++account_.arrived;
    if (open_ && busy_ < agents_) {
      ++busy_, ++account_.started, ++account_.started_at_once;
      account_.waiting_time += now - waiting.since;
      return true;
    }
    account_.waiting_time += now - waiting.since;
    line_.push_back(waiting);
    advance(now);
    return false;
  }
  std::optional<Waiting> finish(Millis now) {
    advance(now);
    --busy_;
    return start_next(now);
  }
  std::optional<Waiting> start_next(Millis now) {
    advance(now);
    if (!open_ || busy_ >= agents_ || line_.empty()) return std::nullopt;
    const auto first = std::min_element(line_.begin(), line_.end(), [&](const Waiting& a, const Waiting& b) {
      const double x = triage_key(policy_, a), y = triage_key(policy_, b);
      if (policy_.order == LinePolicy::Order::triage && x != y) return x > y;
      return a.since != b.since ? a.since < b.since : a.id < b.id;
    });
    const Waiting next = *first;
    line_.erase(first);
    ++busy_, ++account_.started;
    return next;
  }
  bool withdraw(std::uint32_t id, Millis now) {
    advance(now);
    const bool found = std::erase_if(line_, [&](const Waiting& w) { return w.id == id; }) > 0;
    account_.withdrawn += found;
    return found;
  }
  void set_agents(int agents, Millis now) { advance(now), agents_ = agents; }
  void set_open(bool open, Millis now) { advance(now), open_ = open; }
  void set_policy(const LinePolicy& policy, Millis now) { advance(now), policy_ = policy; }

  DeskAccount account(Millis now) {
    advance(now);
    account_.waiting = static_cast<std::int64_t>(line_.size());
    return account_;
  }
  int busy() const { return busy_; }

 private:
  // a millisecond at a time
  void advance(Millis now) {
    for (;; ++now_) {
      account_.abandoned += static_cast<std::int64_t>(std::erase_if(line_, [&](const Waiting& w) { return w.deadline <= now_; }));
      if (now_ == now) return;
      account_.waiting_time += static_cast<Millis>(line_.size());
      account_.busy_time += busy_;
      account_.staffed_time += open_ ? std::max(agents_, busy_) : busy_;
    }
  }
  LinePolicy policy_;
  int agents_, busy_ = 0;
  bool open_;
  Millis now_ = 0;
  std::vector<Waiting> line_;
  DeskAccount account_;
};

bool same(const DeskAccount& a, const DeskAccount& b) {
  return a.busy_time == b.busy_time && a.staffed_time == b.staffed_time && a.waiting_time == b.waiting_time && a.arrived == b.arrived &&
         a.started == b.started && a.started_at_once == b.started_at_once && a.abandoned == b.abandoned && a.withdrawn == b.withdrawn &&
         a.waiting == b.waiting;
}

LinePolicy some_policy(Stream& luck) {
  switch (to_below(luck.next32(), 3)) {
    case 0: return LinePolicy::first_come();
    case 1: return LinePolicy::triage(1, 2, 3.6e6 * to_unit32(luck.next32()));
    default: return LinePolicy::triage(0, 1, 0);
  }
}

// One random act on any desk; what came of it as a number, -1 for nothing. Times are a few milliseconds apart, so that
// moments collide.
template <class AnyDesk>
std::int64_t act(AnyDesk& desk, std::uint64_t seed, std::uint32_t id, Millis now) {
  Stream luck(seed);
  const std::uint32_t what = to_below(luck.next32(), 100);
  const auto started = [](const std::optional<Waiting>& next) { return next ? static_cast<std::int64_t>(next->id) : -1; };
  if (what < 50) {
    const Millis patience = to_below(luck.next32(), 4) == 0 ? kNever - now : to_below(luck.next32(), 30);
    const auto severity = static_cast<float>(to_below(luck.next32(), 3));
    return desk.arrive(joining(id, now, now + patience, severity, to_below(luck.next32(), 1000)), now);
  }
  if (what < 85) return desk.busy() > 0 ? started(desk.finish(now)) : -1;
  if (what < 89) return desk.withdraw(to_below(luck.next32(), id + 1), now);
  if (what < 92) desk.set_policy(some_policy(luck), now);
  else if (what < 96) desk.set_agents(static_cast<int>(to_below(luck.next32(), 6)), now);
  else desk.set_open(to_below(luck.next32(), 3) > 0, now);
  std::int64_t sum = -1;
  while (const auto next = desk.start_next(now)) sum = sum * 31 + next->id;
  return sum;
}

}  // namespace

TEST_CASE("the desk does what a naive desk does, over random histories") {
  for (std::uint64_t history = 1; history <= 300; ++history) {
    Stream luck(history);
    const int agents = static_cast<int>(to_below(luck.next32(), 4));
    const LinePolicy policy = some_policy(luck);
    Desk desk = desk_of(agents, policy);
    NaiveDesk naive(agents, true, policy);
    Millis now = 0;
    bool agree = true;
    for (std::uint32_t id = 0; id < 400; ++id) {
      now += to_below(luck.next32(), 5);
      const std::uint64_t seed = luck.next();
      agree = agree && act(desk, seed, id, now) == act(naive, seed, id, now) && desk.busy() == naive.busy();
      agree = agree && same(desk.account(now), naive.account(now));
      agree = agree && static_cast<std::int64_t>(desk.waiting(now)) == desk.account(now).waiting;
      agree = agree && listed(desk, now) == order_of_service(desk, now);
      const DeskAccount a = desk.account(now);
      agree = agree && a.arrived == a.started + a.abandoned + a.withdrawn + a.waiting;
    }
    INFO("history " << history);
    REQUIRE(agree);
  }
}

TEST_CASE("first come is first served, ties by id") {
  Desk desk = desk_of(0);
  for (const auto& [id, since] : std::vector<std::pair<std::uint32_t, Millis>>{{7, 10}, {3, 10}, {9, 10}, {1, 20}, {0, 30}}) desk.arrive(joining(id, since), since);
  CHECK(order_of_service(desk, 40) == Ids{3, 7, 9, 1, 0});
}

TEST_CASE("a case handed over late keeps its place by the moment from which it waits") {
  Desk desk = desk_of(0);
  desk.arrive(joining(1, 10), 10);
  desk.arrive(joining(2, 20), 20);
  desk.arrive(joining(3, 15), 30);
  CHECK(order_of_service(desk, 40) == Ids{1, 3, 2});
  CHECK(desk.account(30).waiting_time == 20 + 10 + 15);
}

TEST_CASE("triage serves by score, then by arrival, then by id") {
  Desk desk = desk_of(0, LinePolicy::triage(0, 1, 0));
  desk.arrive(joining(5, 0, kNever, 1), 0);
  desk.arrive(joining(4, 0, kNever, 1), 0);
  desk.arrive(joining(3, 1, kNever, 2), 1);
  desk.arrive(joining(2, 2, kNever, 1), 2);
  desk.arrive(joining(1, 3, kNever, 0), 3);
  CHECK(order_of_service(desk, 9) == Ids{3, 4, 5, 2, 1});
}

TEST_CASE("an influencer overtakes under triage until age outweighs followers") {
  const auto order_with = [](double age_weight) {
    Desk desk = desk_of(0, LinePolicy::triage(1, 0, age_weight));
    desk.arrive(joining(1, 0, kNever, 0, 0), 0);                  // score 0
    desk.arrive(joining(2, kHour, kNever, 0, 9'999), kHour);      // score 4, an hour later
    return order_of_service(desk, 2 * kHour);
  };
  CHECK(order_with(3.9) == Ids{2, 1});
  CHECK(order_with(4.1) == Ids{1, 2});
}

TEST_CASE("triage with no weights at all is first come, first served") {
  Desk fair = desk_of(0), weightless = desk_of(0, LinePolicy::triage(0, 0, 0));
  Stream luck(8);
  for (std::uint32_t id = 0; id < 100; ++id)
    for (Desk* desk : {&fair, &weightless}) desk->arrive(joining(id, id / 3, kNever, static_cast<float>(luck.unit()), id), id / 3);
  CHECK(order_of_service(fair, 100) == order_of_service(weightless, 100));
}

TEST_CASE("a case is served strictly before its deadline, and counted as abandoned at it") {
  Desk desk = desk_of(1);
  REQUIRE(desk.arrive(joining(0, 0), 0));
  desk.arrive(joining(1, 10, 100), 10);
  desk.arrive(joining(2, 20, 101), 20);
  CHECK(desk.account(99).waiting == 2);
  CHECK(desk.account(100).abandoned == 1);
  const auto next = desk.finish(100);
  REQUIRE(next);
  CHECK(next->id == 2);
  const DeskAccount account = desk.account(500);
  CHECK(account.abandoned == 1);
  CHECK(account.waiting_time == 90 + 80);
}

TEST_CASE("agents over a reduced number leave as they finish, and none is interrupted") {
  Desk desk = desk_of(3);
  for (std::uint32_t id = 0; id < 3; ++id) REQUIRE(desk.arrive(joining(id, 0), 0));
  REQUIRE_FALSE(desk.arrive(joining(3, 0), 0));
  desk.set_agents(1, 10);
  CHECK(desk.busy() == 3);
  CHECK_FALSE(desk.finish(20));
  CHECK_FALSE(desk.finish(30));
  const auto next = desk.finish(40);
  REQUIRE(next);
  CHECK(next->id == 3);
  CHECK(desk.busy() == 1);
  // 3 agents until 20, 2 until 30, 1 from then on, whether on the books or finishing
  CHECK(desk.account(50).busy_time == 3 * 20 + 2 * 10 + 20);
  CHECK(desk.account(50).staffed_time == desk.account(50).busy_time);
}

TEST_CASE("added agents take those who wait, in order") {
  Desk desk = desk_of(0);
  for (std::uint32_t id = 0; id < 4; ++id) desk.arrive(joining(id, id), id);
  desk.set_agents(3, 10);
  CHECK(desk.start_next(10)->id == 0);
  CHECK(desk.start_next(10)->id == 1);
  CHECK(desk.start_next(10)->id == 2);
  CHECK_FALSE(desk.start_next(10));
  CHECK(desk.waiting(10) == 1);
}

TEST_CASE("no service starts while the desk is closed, and services in progress finish") {
  Desk desk = desk_of(2);
  REQUIRE(desk.arrive(joining(0, 0), 0));
  desk.set_open(false, 5);
  CHECK_FALSE(desk.agent_free());
  CHECK_FALSE(desk.arrive(joining(1, 6), 6));
  CHECK_FALSE(desk.start_next(7));
  CHECK_FALSE(desk.finish(8));
  CHECK(desk.busy() == 0);
  desk.set_open(true, 20);
  CHECK(desk.start_next(20)->id == 1);
  const DeskAccount account = desk.account(20);
  CHECK(account.busy_time == 8);
  CHECK(account.staffed_time == 2 * 5 + 3);  // while closed only the one still at work is on duty
  CHECK(account.waiting_time == 14);
}

TEST_CASE("a change of policy re-orders those who wait and loses nobody") {
  Desk desk = desk_of(0);
  for (std::uint32_t id = 0; id < 6; ++id) desk.arrive(joining(id, id, id == 2 ? 8 : kNever, static_cast<float>(id % 3)), id);
  CHECK(order_of_service(desk, 10) == Ids{0, 1, 3, 4, 5});
  desk.set_policy(LinePolicy::triage(0, 1, 0), 10);
  CHECK(order_of_service(desk, 10) == Ids{5, 1, 4, 0, 3});
  desk.set_policy(LinePolicy::triage(0, 1, 1.8e6), 10);  // a millisecond is worth half a grade
  CHECK(order_of_service(desk, 10) == Ids{1, 0, 5, 4, 3});
  desk.set_policy(LinePolicy::first_come(), 10);
  CHECK(order_of_service(desk, 10) == Ids{0, 1, 3, 4, 5});
  CHECK(desk.account(10).abandoned == 1);
  CHECK(desk.account(10).waiting == 5);
}

TEST_CASE("a withdrawn case is neither served nor abandoned, under either policy") {
  for (const LinePolicy& policy : {LinePolicy::first_come(), LinePolicy::triage(0, 1, 0)}) {
    Desk desk = desk_of(0, policy);
    for (std::uint32_t id = 0; id < 4; ++id) desk.arrive(joining(id, 0, 100), 0);
    CHECK(desk.withdraw(1, 40));
    CHECK_FALSE(desk.withdraw(1, 41));  // gone
    CHECK_FALSE(desk.withdraw(9, 41));  // never here
    CHECK_FALSE(desk.withdraw(2, 100));  // its patience has ended
    CHECK(order_of_service(desk, 50) == Ids{0, 2, 3});
    const DeskAccount account = desk.account(200);
    CHECK(account.withdrawn == 1);
    CHECK(account.abandoned == 3);
    CHECK(account.waiting_time == 40 + 3 * 100);
  }
}

TEST_CASE("a restored snapshot goes on as the straight run does") {
  for (std::uint64_t history = 1; history <= 20; ++history) {
    Stream luck(history + 1000);
    Desk straight = desk_of(2, some_policy(luck));
    Desk restored;
    Millis now = 0;
    for (std::uint32_t id = 0; id < 300; ++id) {
      if (id == 150) restored = straight;
      now += to_below(luck.next32(), 5);
      const std::uint64_t seed = luck.next();
      const std::int64_t came = act(straight, seed, id, now);
      if (id < 150) continue;
      REQUIRE(act(restored, seed, id, now) == came);
      REQUIRE(same(restored.account(now), straight.account(now)));
    }
  }
}

TEST_CASE("a desk allocates nothing while no more cases wait than were reserved") {
  constexpr std::size_t kCases = 100;
  Desk desk, snapshot;
  desk.reserve(kCases);
  snapshot.reserve(kCases);
  desk.reset(3, true, LinePolicy::first_come());
  Stream luck(5);
  Millis now = 0;
  const long before = allocations_so_far();
  for (std::uint32_t id = 0; id < 50'000; ++id) {
    now += to_below(luck.next32(), 5);
    // patience is short, so that fewer than reserved wait; nobody looks at them for long whiles
    if (desk.waiting(now) < kCases) desk.arrive(joining(id, now, now + to_below(luck.next32(), 400), 0, id), now);
    if (to_below(luck.next32(), 40) == 0)
      while (desk.busy() > 0) desk.finish(now);
    if (id % 1000 == 0) desk.set_policy(some_policy(luck), now);
    if (id % 1500 == 0) snapshot = desk;
  }
  CHECK(allocations_so_far() == before);
  CHECK(desk.account(now).abandoned > 1000);
}

TEST_CASE("a line may grow beyond what was reserved") {
  for (const LinePolicy& policy : {LinePolicy::first_come(), LinePolicy::triage(0, 0, 1)}) {
    Desk desk;
    desk.reserve(2);
    desk.reset(0, true, policy);
    Ids expected;
    for (std::uint32_t id = 0; id < 1000; ++id) {
      desk.arrive(joining(id, id), id);
      expected.push_back(id);
    }
    CHECK(order_of_service(desk, 2000) == expected);
  }
}

TEST_CASE("reset forgets everything but the room reserved") {
  Desk desk = desk_of(1);
  for (std::uint32_t id = 0; id < 20; ++id) desk.arrive(joining(id, id), id);
  desk.reset(4, false, LinePolicy::triage(1, 1, 1), 1000);
  CHECK(desk.agents() == 4);
  CHECK(desk.busy() == 0);
  CHECK_FALSE(desk.open());
  CHECK(desk.line_length() == 0);
  CHECK(same(desk.account(1000), DeskAccount{}));
}
