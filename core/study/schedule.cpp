#include "study/schedule.h"

#include <algorithm>

namespace grapevine {

namespace {

constexpr std::int64_t kFirstRound = 16;  // of a stop rule; each round doubles

}  // namespace

StudySchedule::StudySchedule(const Experiment& experiment, Shard shard, std::int64_t chunk)
    : until_precise_(experiment.until_precise),
      rule_(experiment.rule),
      most_(experiment.replicates),
      chunk_(chunk),
      points_(static_cast<std::size_t>(point_count(experiment))) {
  const std::int64_t target = until_precise_ ? std::min(kFirstRound, most_) : most_;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (!shard.owns(i)) continue;
    points_[i].target = target;
    total_ += target;
    ++open_;
  }
}

// Whether the round of a point is done and what follows from it.
void StudySchedule::settle(std::size_t index) {
  Point& point = points_[index];
  while (!point.complete && point.done == point.target) {
    point.precise = !until_precise_;
    if (until_precise_) {
      const auto values = std::span(point.watched).first(static_cast<std::size_t>(point.target));
      point.precise = precise_enough(rule_, level_interval(rule_.metric, values), false);
    }
    if (point.precise || point.target == most_) {
      point.complete = true;
      --open_;
      point.watched = {};
      return;
    }
    const std::int64_t target = std::min(point.target * 2, most_);
    total_ += target - point.target;
    point.first_idle = point.target;
    point.target = target;
    point.states.resize(std::max(point.states.size(), static_cast<std::size_t>(target)));
    point.done = std::count(point.states.begin(), point.states.begin() + target, State::done);
    reopened_.push_back(index);
  }
}

bool StudySchedule::deliver(std::size_t index, std::int64_t replicate, double watched) {
  if (index >= points_.size() || replicate < 0 || replicate >= most_) return false;
  Point& point = points_[index];
  if (point.target == 0) return false;
  const auto place = static_cast<std::size_t>(replicate);
  if (point.states.size() <= place)
    point.states.resize(static_cast<std::size_t>(std::max(point.target, replicate + 1)));
  if (point.states[place] == State::done) return false;
  point.states[place] = State::done;
  if (until_precise_) {
    if (point.watched.size() <= place) point.watched.resize(point.states.size());
    point.watched[place] = watched;
  }
  if (replicate >= point.target) return true;  // counted when a round gets there
  ++point.done;
  ++done_;
  const std::int64_t before = point.target;
  settle(index);
  // runs of an earlier session that the new round found there
  if (point.target > before)
    done_ += std::count(point.states.begin() + before, point.states.begin() + point.target, State::done);
  return true;
}

std::optional<StudySchedule::Claim> StudySchedule::claim_of(std::size_t index) {
  Point& point = points_[index];
  point.states.resize(std::max(point.states.size(), static_cast<std::size_t>(point.target)));
  std::int64_t& first = point.first_idle;
  while (first < point.target && point.states[static_cast<std::size_t>(first)] != State::idle) ++first;
  Claim claim{index, first, 0};
  while (first < point.target && claim.count < chunk_ && point.states[static_cast<std::size_t>(first)] == State::idle) {
    point.states[static_cast<std::size_t>(first)] = State::running;
    ++first;
    ++claim.count;
  }
  if (claim.count == 0) return std::nullopt;
  return claim;
}

std::optional<StudySchedule::Claim> StudySchedule::claim() {
  while (!reopened_.empty()) {
    if (auto claim = claim_of(reopened_.front())) return claim;
    reopened_.pop_front();
  }
  for (; cursor_ < points_.size(); ++cursor_)
    if (auto claim = claim_of(cursor_)) return claim;
  return std::nullopt;
}

}  // namespace grapevine
