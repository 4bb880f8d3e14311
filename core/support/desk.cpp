#include "support/desk.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "base/portable_math.h"

namespace grapevine {

namespace {

// The deadline of a case that was withdrawn: it has been accounted for and only its place is left.
constexpr Millis kWithdrawn = INT64_MIN;

}  // namespace

double triage_key(const LinePolicy& policy, const Waiting& waiting) {
  double key = policy.severity_weight * static_cast<double>(waiting.severity) - policy.age_weight * to_hours(waiting.since);
  if (policy.followers_weight != 0) key += policy.followers_weight * portable_log10(1.0 + waiting.followers);
  return key;
}

void Desk::reserve(std::size_t cases) {
  // twice the cases: when the line is full at least half of it can be swept out, so sweeping stays cheap
  const std::size_t places = std::bit_ceil(std::max<std::size_t>(2 * cases, 8));
  heap_.reserve(places);
  if (places <= ring_.size()) return;
  // unroll the ring so that the oldest case stands first
  std::rotate(ring_.begin(), ring_.begin() + static_cast<std::ptrdiff_t>(head_), ring_.end());
  head_ = 0;
  ring_.resize(places);
}

void Desk::reset(int agents, bool open, const LinePolicy& policy, Millis now) {
  assert(agents >= 0);
  head_ = count_ = 0;
  heap_.clear();
  policy_ = policy;
  agents_ = agents;
  busy_ = 0;
  open_ = open;
  now_ = now;
  account_ = {};
}

void Desk::set_agents(int agents, Millis now) {
  assert(agents >= 0);
  advance(now);
  agents_ = agents;
}

void Desk::set_open(bool open, Millis now) {
  advance(now);
  open_ = open;
}

void Desk::set_policy(const LinePolicy& policy, Millis now) {
  advance(now);
  const bool was_triage = triage();
  sweep(now);
  policy_ = policy;
  if (was_triage && triage()) {
    heap_.rebuild([&](Ranked& ranked) {
      ranked.key = triage_key(policy_, ranked.waiting);
      return true;
    });
  } else if (triage()) {
    for (std::size_t i = 0; i < count_; ++i) heap_.push({triage_key(policy_, place(i)), place(i)});
    head_ = count_ = 0;
  } else if (was_triage) {
    if (heap_.size() > ring_.size()) reserve(heap_.size());
    head_ = 0;
    count_ = heap_.size();
    std::transform(heap_.events().begin(), heap_.events().end(), ring_.begin(), [](const Ranked& r) { return r.waiting; });
    std::sort(ring_.begin(), ring_.begin() + static_cast<std::ptrdiff_t>(count_), joined_before);
    heap_.clear();
  }
}

bool Desk::withdraw(std::uint32_t id, Millis now) {
  const auto mark = [&](Waiting& waiting) {
    if (waiting.id != id || waiting.deadline <= now) return false;
    ++account_.withdrawn;
    account_.waiting_time += now - waiting.since;
    waiting.deadline = kWithdrawn;
    return true;
  };
  if (!triage()) {
    for (std::size_t i = 0; i < count_; ++i)
      if (mark(place(i))) return true;
    return false;
  }
  // the heap orders by key, since and id, none of which a mark touches
  bool found = false;
  for (const Ranked& ranked : heap_.events()) found = found || (ranked.waiting.id == id && ranked.waiting.deadline > now);
  if (found)
    heap_.rebuild([&](Ranked& ranked) {
      mark(ranked.waiting);
      return true;
    });
  return found;
}

void Desk::take_waiting(Millis now, std::vector<Waiting>& out) {
  advance(now);
  sweep(now);
  const std::size_t before = out.size();
  list_waiting(now, out);
  account_.arrived -= static_cast<std::int64_t>(out.size() - before);
  head_ = count_ = 0;
  heap_.clear();
}

void Desk::put_waiting(const Waiting& waiting, Millis now) {
  advance(now);
  ++account_.arrived;
  join(waiting, now);
}

template <class Visit>
void Desk::for_each_in_line(Visit visit) const {
  if (triage()) {
    for (const Ranked& ranked : heap_.events()) visit(ranked.waiting);
  } else {
    for (std::size_t i = 0; i < count_; ++i) visit(place(i));
  }
}

std::size_t Desk::waiting(Millis now) const {
  std::size_t patient = 0;
  for_each_in_line([&](const Waiting& waiting) { patient += waiting.deadline > now; });
  return patient;
}

DeskAccount Desk::account(Millis now) const {
  Desk later;  // only its account is used
  later.now_ = now_;
  later.account_ = account_;
  later.agents_ = agents_;
  later.busy_ = busy_;
  later.open_ = open_;
  later.advance(now);
  for_each_in_line([&](const Waiting& waiting) {
    if (waiting.deadline > now) {
      ++later.account_.waiting;
      later.account_.waiting_time += now - waiting.since;
    } else {
      later.leave_unserved(waiting);
    }
  });
  return later.account_;
}

void Desk::list_waiting(Millis now, std::vector<Waiting>& out) const {
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  for_each_in_line([&](const Waiting& waiting) {
    if (waiting.deadline > now) out.push_back(waiting);
  });
  std::sort(out.begin() + first, out.end(), [this](const Waiting& a, const Waiting& b) {
    return RankedBefore{}({triage() ? triage_key(policy_, a) : 0, a}, {triage() ? triage_key(policy_, b) : 0, b});
  });
}

void Desk::leave_unserved(const Waiting& waiting) {
  if (waiting.deadline == kWithdrawn) return;
  ++account_.abandoned;
  account_.waiting_time += waiting.deadline - waiting.since;
}

void Desk::sweep(Millis now) {
  const auto stays = [&](const Waiting& waiting) {
    if (waiting.deadline > now) return true;
    leave_unserved(waiting);
    return false;
  };
  if (triage()) {
    heap_.rebuild([&](const Ranked& ranked) { return stays(ranked.waiting); });
    return;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count_; ++i)
    if (stays(place(i))) place(kept++) = place(i);
  count_ = kept;
}

void Desk::make_room(Millis now) {
  sweep(now);
  const std::size_t places = triage() ? heap_.capacity() : ring_.size();
  if (line_length() >= places / 2) reserve(places);
}

}  // namespace grapevine
