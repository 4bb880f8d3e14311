#include "ensemble/schedule.h"

#include <algorithm>

namespace grapevine {

void Schedule::set_target(std::int64_t target) {
  target_ = target;
  for (Replicates& side : sides_) {
    side.states.resize(static_cast<std::size_t>(target), State::idle);
    side.done = std::count(side.states.begin(), side.states.end(), State::done);
    side.ready = std::min(side.ready, target);
    side.first_idle = std::min(side.first_idle, target);
  }
}

void Schedule::restart(Side side, bool wanted) {
  Replicates& restarted = at(side);
  std::fill(restarted.states.begin(), restarted.states.end(), State::idle);
  restarted.wanted = wanted;
  restarted.ready = restarted.done = restarted.first_idle = 0;
}

void Schedule::forget_running() {
  for (Replicates& side : sides_) {
    std::replace(side.states.begin(), side.states.end(), State::running, State::idle);
    side.first_idle = side.ready;
  }
}

std::optional<std::int64_t> Schedule::next_idle(Side side) {
  Replicates& replicates = at(side);
  if (!replicates.wanted) return std::nullopt;
  while (replicates.first_idle < target_ &&
         replicates.states[static_cast<std::size_t>(replicates.first_idle)] != State::idle)
    ++replicates.first_idle;
  if (replicates.first_idle == target_) return std::nullopt;
  return replicates.first_idle;
}

std::optional<Schedule::Claim> Schedule::claim() {
  const auto baseline = next_idle(Side::baseline);
  const auto what_if = next_idle(Side::what_if);
  const bool baseline_is_there =
      what_if && at(Side::baseline).states[static_cast<std::size_t>(*what_if)] == State::done;
  std::optional<Claim> claim;
  if (baseline_is_there || (what_if && !baseline))
    claim = Claim{Side::what_if, *what_if};
  else if (baseline)
    claim = Claim{Side::baseline, *baseline};
  if (claim) at(claim->side).states[static_cast<std::size_t>(claim->replicate)] = State::running;
  return claim;
}

bool Schedule::deliver(const Claim& claim) {
  Replicates& side = at(claim.side);
  if (claim.replicate >= target_) return false;
  State& state = side.states[static_cast<std::size_t>(claim.replicate)];
  if (state != State::running) return false;
  state = State::done;
  ++side.done;
  while (side.ready < target_ && side.states[static_cast<std::size_t>(side.ready)] == State::done)
    ++side.ready;
  return true;
}

std::int64_t Schedule::done() const {
  std::int64_t sum = 0;
  for (const Replicates& side : sides_) sum += side.wanted ? side.done : 0;
  return sum;
}

std::int64_t Schedule::total() const {
  std::int64_t sum = 0;
  for (const Replicates& side : sides_) sum += side.wanted ? target_ : 0;
  return sum;
}

}  // namespace grapevine
