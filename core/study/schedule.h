// Which run of a study is next: bookkeeping without threads, simulations or files. How many replicates a point gets
// depends on its own outcomes alone, so the runs of a study are the same in whatever order they are done.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "study/experiment.h"

namespace grapevine {

// Part `index` of `count`: every count-th point. The parts of a study have no run in common.
struct Shard {
  std::int64_t index = 0, count = 1;
  bool owns(std::size_t point) const { return static_cast<std::int64_t>(point) % count == index; }
  bool operator==(const Shard&) const = default;
};

class StudySchedule {
 public:
  // Replicates of one point that are run by the same hands, at most `chunk`.
  struct Claim {
    std::size_t point = 0;
    std::int64_t first = 0, count = 0;
  };

  StudySchedule(const Experiment& experiment, Shard shard, std::int64_t chunk);

  std::optional<Claim> claim();  // nothing when all is done or running
  // A run is there; `watched` is its value of the stop rule's metric. Also for runs of an earlier session, before the
  // first claim and in any order; a point of another shard, a replicate beyond the most there may be, and a second time
  // are refused.
  bool deliver(std::size_t point, std::int64_t replicate, double watched);

  std::int64_t done() const { return done_; }
  std::int64_t total() const { return total_; }  // as far as known: grows while a stop rule asks for more
  bool finished() const { return done_ >= total_ && open_ == 0; }
  std::int64_t replicates(std::size_t point) const { return points_[point].target; }  // 0 in another shard
  bool precise(std::size_t point) const { return points_[point].precise; }  // the rule was met, or there is none

 private:
  enum class State : std::uint8_t { idle, running, done };
  struct Point {
    std::int64_t target = 0, done = 0;  // replicates 0..target−1 are wanted, so many of them done
    std::int64_t first_idle = 0;
    bool complete = false, precise = false;
    std::vector<State> states;
    std::vector<double> watched;
  };
  void settle(std::size_t index);
  std::optional<Claim> claim_of(std::size_t index);

  bool until_precise_;
  StopRule rule_;
  std::int64_t most_, chunk_;
  std::vector<Point> points_;
  std::size_t cursor_ = 0;            // no point before it has an idle replicate, but for those reopened
  std::deque<std::size_t> reopened_;  // points whose rule asked for more
  std::int64_t done_ = 0, total_ = 0, open_ = 0;
};

}  // namespace grapevine
