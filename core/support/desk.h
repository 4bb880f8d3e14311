// One team: agents, opening, and one waiting line. It is the only queue of the simulator: the full model and
// `grapevine queue` (which is checked against Erlang's formulas) run this same class.
//
// The desk knows no events and draws nothing. It says who starts; the caller draws the handling time, keeps the
// calendar, and calls finish() when it is over. Service is never interrupted. While the desk is closed no service
// starts; services in progress finish.
//
// Patience is lazy: a case whose deadline has come stays in the line, unseen, until an agent reaches it and passes over
// it. So the caller need not tell the desk that a patience ended; when it wants that moment (to post a complaint, say)
// it keeps an event at the deadline and a state for the case, and both ways agree: a case is served only strictly
// before its deadline, and every count and integral here is exact whichever way was chosen.
//
// Every moment passed in must not be earlier than the one before. A desk is plain data: a copy is a snapshot, and
// assigning into a desk of enough capacity allocates nothing; neither does running, as long as no more cases than
// reserved stand in the line (passed-over cases are swept out before the line grows).
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/calendar.h"
#include "base/event_heap.h"

namespace grapevine {

// One case in a line.
struct Waiting {
  Millis since = 0;             // when it joined this line; not later than the moment it is handed over
  Millis deadline = kNever;     // it leaves at this moment unless it was started before; kNever: infinitely patient
  std::uint32_t id = 0;         // the caller's name for it; no two cases of one line share it
  std::uint32_t followers = 0;  // for triage
  float severity = 0;           // for triage, 0..1 in the full model (any scale will do)
};

// Who is next.
struct LinePolicy {
  enum class Order : std::uint8_t {
    first_come,  // by (since, id)
    triage,      // by score, highest first, then (since, id)
  };
  Order order = Order::first_come;
  // score = followers_weight · log10(1 + followers) + severity_weight · severity + age_weight · hours in the line.
  // Every case ages alike, so who leads whom never changes while they wait: the line is a heap with a static key.
  // [A] Non-negative and finite.
  double followers_weight = 0;
  double severity_weight = 0;
  double age_weight = 0;

  static LinePolicy first_come() { return {}; }
  static LinePolicy triage(double followers_weight, double severity_weight, double age_weight) {
    return {Order::triage, followers_weight, severity_weight, age_weight};
  }
  bool operator==(const LinePolicy&) const = default;
};

// The part of the triage score that does not change with time: the score at time 0, in the policy's units.
double triage_key(const LinePolicy& policy, const Waiting& waiting);

// What a desk has done since reset. Times are exact integers: agent-milliseconds and case-milliseconds.
struct DeskAccount {
  Millis busy_time = 0;       // agents at work
  Millis staffed_time = 0;    // agents on duty: all while open, those still finishing while closed; >= busy_time
  Millis waiting_time = 0;    // cases in the line, each until it started, left or was withdrawn
  std::int64_t arrived = 0;
  std::int64_t started = 0;   // arrived = started + abandoned + withdrawn + waiting, at any moment
  std::int64_t started_at_once = 0;
  std::int64_t abandoned = 0;  // left at their deadline
  std::int64_t withdrawn = 0;
  std::int64_t waiting = 0;    // in the line now, patience not ended

  double utilisation() const { return staffed_time > 0 ? static_cast<double>(busy_time) / static_cast<double>(staffed_time) : 0; }
};

class Desk {
 public:
  // Room for `cases` in the line at once.
  void reserve(std::size_t cases);

  // An empty desk at moment `now`: nobody waits, nobody is busy, the account is zero. agents >= 0.
  void reset(int agents, bool open, const LinePolicy& policy, Millis now = 0);

  // A case arrives now. True: its service starts at once (an agent is free and the desk open). False: it joined the
  // line. Call start_next() until empty after set_agents or set_open before the next arrival, or it would overtake.
  bool arrive(const Waiting& waiting, Millis now);

  // A service ends now. The agent takes the next patient case, or is free, or (when agents were reduced) leaves.
  // The case returned starts now.
  std::optional<Waiting> finish(Millis now);

  // The next patient case when an agent is free and the desk open; it starts now. Call it until empty after
  // set_agents or set_open.
  std::optional<Waiting> start_next(Millis now);

  // Changes from now on. Agents over the new number leave as they finish.
  void set_agents(int agents, Millis now);
  void set_open(bool open, Millis now);
  // Re-orders those who wait.
  void set_policy(const LinePolicy& policy, Millis now);

  // Takes a case out of the line before its deadline (solved elsewhere, churned). False when it does not wait here or
  // its patience has already ended. Linear in the length of the line; not needed for deadlines.
  bool withdraw(std::uint32_t id, Millis now);

  int agents() const { return agents_; }
  int busy() const { return busy_; }
  bool open() const { return open_; }
  bool agent_free() const { return open_ && busy_ < agents_; }
  const LinePolicy& policy() const { return policy_; }

  // A transfer between desks: the patient cases leave this line as if they had never come, in the order in which they
  // would be served (appended to `out`); each joins another's line as if it had come there at its `since`, and waits
  // also when an agent is free: call start_next() until empty after the last.
  void take_waiting(Millis now, std::vector<Waiting>& out);
  void put_waiting(const Waiting& waiting, Millis now);

  // Cases in the line, those whose patience ended unseen included: an upper bound of waiting(now), at no cost.
  std::size_t line_length() const { return triage() ? heap_.size() : count_; }
  // Cases in the line whose patience has not ended. Linear in the length of the line.
  std::size_t waiting(Millis now) const;
  // The account up to now. Linear in the length of the line.
  DeskAccount account(Millis now) const;
  // The cases that wait, in the order in which they would be served. Appends to `out`; sorts (for reports and screens).
  void list_waiting(Millis now, std::vector<Waiting>& out) const;

 private:
  struct Ranked {
    double key;  // triage_key
    Waiting waiting;
  };
  struct RankedBefore {
    bool operator()(const Ranked& a, const Ranked& b) const {
      if (a.key != b.key) return a.key > b.key;
      return joined_before(a.waiting, b.waiting);
    }
  };
  static bool joined_before(const Waiting& a, const Waiting& b) { return a.since != b.since ? a.since < b.since : a.id < b.id; }

  bool triage() const { return policy_.order == LinePolicy::Order::triage; }
  // The i-th oldest place of the ring.
  Waiting& place(std::size_t i) { return ring_[(head_ + i) & (ring_.size() - 1)]; }
  const Waiting& place(std::size_t i) const { return ring_[(head_ + i) & (ring_.size() - 1)]; }

  void advance(Millis now) {
    assert(now >= now_);
    const Millis elapsed = now - now_;
    const int on_duty = open_ && agents_ > busy_ ? agents_ : busy_;
    account_.busy_time += busy_ * elapsed;
    account_.staffed_time += on_duty * elapsed;
    now_ = now;
  }
  void join(const Waiting& waiting, Millis now);
  void make_room(Millis now);  // sweeps, and grows when that does not help
  void sweep(Millis now);  // takes those out of the line whose patience has ended
  void leave_unserved(const Waiting& waiting);
  template <class Visit>
  void for_each_in_line(Visit visit) const;

  // first come: a ring over ring_ (its size a power of two), the oldest at head_; triage: heap_
  std::vector<Waiting> ring_;
  std::size_t head_ = 0;
  std::size_t count_ = 0;
  EventHeap<Ranked, RankedBefore> heap_;

  LinePolicy policy_;
  int agents_ = 0;
  int busy_ = 0;
  bool open_ = true;
  Millis now_ = 0;       // up to where busy_time and staffed_time are summed
  DeskAccount account_;  // waiting_time, abandoned: of cases that have left the line; waiting is not kept here
};

// The hot paths, inline.

inline bool Desk::arrive(const Waiting& waiting, Millis now) {
  assert(waiting.since <= now);
  ++account_.arrived;
  if (agent_free()) {
    assert(line_length() == 0 || this->waiting(now) == 0);
    advance(now);
    ++busy_;
    ++account_.started;
    ++account_.started_at_once;
    account_.waiting_time += now - waiting.since;
    return true;
  }
  join(waiting, now);
  return false;
}

inline std::optional<Waiting> Desk::finish(Millis now) {
  assert(busy_ > 0);
  advance(now);
  --busy_;
  return start_next(now);
}

inline std::optional<Waiting> Desk::start_next(Millis now) {
  if (!agent_free()) return std::nullopt;
  while (line_length() > 0) {
    Waiting next;
    if (triage()) {
      next = heap_.top().waiting;
      heap_.pop();
    } else {
      next = ring_[head_];
      head_ = (head_ + 1) & (ring_.size() - 1);
      --count_;
    }
    if (next.deadline > now) {
      advance(now);
      ++busy_;
      ++account_.started;
      account_.waiting_time += now - next.since;
      return next;
    }
    leave_unserved(next);
  }
  return std::nullopt;
}

inline void Desk::join(const Waiting& waiting, Millis now) {
  if (line_length() == (triage() ? heap_.capacity() : ring_.size())) make_room(now);
  Waiting joining = waiting;
  if (joining.deadline < joining.since) joining.deadline = joining.since;
  if (triage()) {
    heap_.push({triage_key(policy_, joining), joining});
    return;
  }
  // cases come in order of (since, id) but for transfers and ties, which find their place from the back
  std::size_t i = count_++;
  for (; i > 0 && joined_before(joining, place(i - 1)); --i) place(i) = place(i - 1);
  place(i) = joining;
}

}  // namespace grapevine
