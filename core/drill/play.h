// One future of a drill, played with given moves: when injects are sent, cards open and decisions take effect, and what
// becomes of the world. A session, a score, a counterfactual and a replay all go through here.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "drill/drill.h"
#include "sim/sim.h"

namespace grapevine {

// What people did that the drill itself does not say. Minutes of a card are counted since it opened, so that a move
// means the same in a future in which it opened at another time.
struct DrillMove {
  enum class Kind : std::uint8_t {
    decide,  // card, option, minutes after it opened, confidence
    extend,  // card, minutes more until its default is taken
    skip,    // inject: it is never sent
    send,    // inject, minutes since the window opened: it is sent then whatever its conditions
  };
  Kind kind = Kind::decide;
  std::int32_t subject = 0;         // card or inject
  std::int32_t option = 0;
  std::int32_t minutes = 0;         // 0..kMostMinutes
  std::int32_t confidence = kNone;  // 0..10, tenths; kNone: not said
  bool operator==(const DrillMove&) const = default;
};
// At most one `decide` and one `extend` a card, one of `skip` and `send` an inject; in the order of (kind, subject).
using DrillMoves = std::vector<DrillMove>;
void put_move(DrillMoves& moves, const DrillMove& move);  // in its place, instead of one of the same kind and subject
const DrillMove* find_move(const DrillMoves& moves, DrillMove::Kind kind, std::int32_t subject);
// Whether each names a part of the drill that is there.
bool fits(const DrillMoves& moves, const Drill& drill);

// What a role's bot decides, as moves; of several roles one after the other.
DrillMoves bot_moves(const Drill& drill, std::int32_t role, Policy policy);
DrillMoves bot_moves(const Drill& drill, Policy policy);  // all roles

// Where a card or an inject stands. Minutes since the window opened; kNone: not (yet).
struct CardState {
  std::int32_t opens = kNone;
  std::int32_t decided = kNone;   // when the option takes effect; may lie ahead
  std::int32_t option = kNone;
  bool by_default = false;
};
struct InjectState {
  std::int32_t sent = kNone;      // may lie ahead
  bool skipped = false;
};

// What happened, for logs and tables; in the order of (minute, kind, index).
struct DrillEvent {
  enum class Kind : std::uint8_t { inject, opens, decided, aborted, closes };
  std::int32_t minute = 0;
  Kind kind = Kind::inject;
  std::int32_t index = 0;  // inject, card or abort
  bool operator==(const DrillEvent&) const = default;
};

// What one may measure at a moment.
struct DrillFigures {
  std::int64_t minutes_unanswered = 0, backlog = 0, people_reached = 0, public_complaints = 0, crisis_level = 0, customers_lost = 0;
  double share_reached = 0;
  double of(Measure measure) const;
};

// The crowd of a drill, and its futures up to the moment when the window opens: every play starts from there.
struct DrillStage {
  Drill drill;
  std::shared_ptr<const World> world;
};
// Errors of the crowd, and of events about people who are not in it.
Result<std::shared_ptr<const DrillStage>> build_stage(const Drill& drill);

class DrillPlay {
 public:
  explicit DrillPlay(std::shared_ptr<const DrillStage> stage);

  // To the moment when the window opens. `opening`: a snapshot taken there of the same replicate, or null.
  void start(std::uint32_t replicate, const DrillMoves& moves, const Snapshot* opening = nullptr);
  void save(Snapshot& opening) const { simulation_.save(opening); }  // right after start
  // On to a minute of the window (at most its end or where the drill was aborted); what is due at that minute is done.
  void advance(std::int32_t minute);
  // To the end of the scenario: totals, series and digests, with what the options cost charged to the programme.
  void finish(Outcomes& outcomes);

  std::int32_t minute() const { return minute_; }
  std::int32_t ends() const { return ends_; }         // minute at which decisions end
  bool over() const { return minute_ >= ends_; }
  std::int32_t aborted_by() const { return abort_; }  // kNone: by none
  const CardState& card(std::size_t index) const { return cards_[index]; }
  const InjectState& inject(std::size_t index) const { return injects_[index]; }
  DrillFigures figures() const;
  double spent() const;                               // $, of options decided so far
  std::vector<DrillEvent> events() const;             // up to now
  const Drill& drill() const { return stage_->drill; }

 private:
  bool holds(const DrillCondition& condition, const DrillFigures& figures) const;
  bool hold(const std::vector<DrillCondition>& when) const;
  void settle();
  void write_timeline();
  void check();
  bool waits_for_conditions() const;

  std::shared_ptr<const DrillStage> stage_;
  Simulation simulation_;
  Scenario scenario_;         // with the effects that are known by now
  DrillMoves moves_;
  std::vector<CardState> cards_;
  std::vector<InjectState> injects_;
  std::int32_t minute_ = 0, ends_ = 0, abort_ = kNone;
  std::int32_t checked_ = kNone;  // the last minute at which conditions were looked at
};

}  // namespace grapevine
