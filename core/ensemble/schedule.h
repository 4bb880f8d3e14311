// Which replicate runs next: bookkeeping without threads, simulations or results.
//
// The order. What can be shown soonest comes first: the lowest missing replicate of the what-if whose
// baseline is there, else the lowest missing replicate of the baseline, else the lowest missing one of the
// what-if. So pairs complete in order of their index, the first eight first, and a new what-if is served
// before the baseline goes on.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace grapevine {

enum class Side : std::uint8_t { baseline, what_if };
inline constexpr std::size_t kSides = 2;

class Schedule {
 public:
  struct Claim {
    Side side;
    std::int64_t replicate;
  };

  // Replicates 0..target−1 of each wanted side. Growing keeps what is done; shrinking forgets what lies
  // beyond.
  void set_target(std::int64_t target);
  // Nothing of this side is done or running; unless `wanted`, nothing of it is claimed.
  void restart(Side side, bool wanted);
  // Whatever runs will not be delivered: it may be claimed again.
  void forget_running();

  std::optional<Claim> claim();      // the next to run; nothing when everything is done or running
  bool deliver(const Claim& claim);  // it is done; false when nobody waits for it any more

  std::int64_t target() const { return target_; }
  bool wanted(Side side) const { return at(side).wanted; }
  std::int64_t ready(Side side) const { return at(side).ready; }  // replicates 0..ready−1 are done
  std::int64_t done() const;                                      // over the wanted sides
  std::int64_t total() const;

 private:
  enum class State : std::uint8_t { idle, running, done };
  struct Replicates {
    std::vector<State> states;
    bool wanted = false;
    std::int64_t ready = 0, done = 0;
    std::int64_t first_idle = 0;  // none below it is idle
  };
  Replicates& at(Side side) { return sides_[static_cast<std::size_t>(side)]; }
  const Replicates& at(Side side) const { return sides_[static_cast<std::size_t>(side)]; }
  std::optional<std::int64_t> next_idle(Side side);

  std::array<Replicates, kSides> sides_;
  std::int64_t target_ = 0;
};

}  // namespace grapevine
