// As many agents on the busiest channel as bring a scenario made of tickets nearest to them: tried out, a few futures at a
// time, so that a screen can go on meanwhile.
#pragma once

#include <cstdint>
#include <memory>

#include "base/error.h"
#include "intake/intake.h"

namespace grapevine {

// What a scenario gives for what the tickets say: means over its futures, in minutes, a share, and hand-offs a case.
struct TicketTrial {
  double first_reply = 0, first_reply_p90 = 0, within_hour = 0, resolution = 0, handoffs = 0;
};
inline constexpr std::int64_t kTrialFutures = 8;

class TicketFit {
 public:
  // Threads as of PairedEnsemble: 0 works inside `step`.
  TicketFit(OwnScenario own, TicketFigures figures, int threads);
  ~TicketFit();
  TicketFit(TicketFit&&) noexcept;
  TicketFit& operator=(TicketFit&&) noexcept;

  // Goes on for about so long; true when it is over, well or not. Negative: until it is over.
  bool step(double budget_ms);
  const Errors& errors() const;        // of a scenario that cannot be run
  std::int32_t tried() const;          // numbers of agents so far
  // When it is over and without errors:
  const OwnScenario& own() const;      // with the agents found
  const TicketTrial& trial() const;
  const TicketFigures& figures() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
