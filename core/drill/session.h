// A drill while it is played: a clock in simulated time, decisions that take effect at once, bots for roles that nobody
// plays, undo, and a log that nobody has to type. After every move the played future is played again from the snapshot of
// the moment at which the window opened, so a session is always what its code will replay.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drill/code.h"

namespace grapevine {

constexpr std::int32_t kHistoryMinutes = 15;
constexpr std::uint32_t kPlayedFuture = 0;  // the replicate that rooms see while they decide

class DrillSession {
 public:
  // `absent`: roles that nobody plays; their bots decide by the policy that the drill states for each.
  DrillSession(std::shared_ptr<const DrillStage> stage, std::string team, const std::vector<std::int32_t>& absent = {});

  // The clock goes on to this minute; never back (that is undo).
  void advance(std::int32_t minute);
  std::int32_t minute() const { return play_.minute(); }
  bool over() const { return play_.over(); }

  // Each refuses with a sentence what cannot be done now, and changes nothing then.
  std::optional<Error> decide(std::int32_t card, std::int32_t option, std::int32_t confidence = kNone);
  // Also when the card is decided already: as if this had been decided now and nothing before.
  std::optional<Error> overrule(std::int32_t card, std::int32_t option);
  std::optional<Error> extend(std::int32_t card, std::int32_t minutes);  // more time, before the deadline
  std::optional<Error> skip(std::int32_t inject);                       // it is never sent, or is taken back
  std::optional<Error> send(std::int32_t inject);                       // now
  bool undo();                         // takes back the last of these; the clock stays
  void note(std::string text);         // into the log

  const DrillPlay& play() const { return play_; }
  // Figures every kHistoryMinutes since the window opened, up to now.
  const std::vector<DrillFigures>& history() const { return history_; }
  const Drill& drill() const { return play_.drill(); }
  DecisionCode code() const { return {team_, moves_}; }
  // Lines "D5 22:30  opens  Who is woken?", by time: what happened, what was decided and by whom, and notes.
  std::vector<std::string> log() const;

 private:
  std::optional<Error> put(const DrillMove& move);
  void replay();
  void go_on(std::int32_t minute);

  std::string team_;
  DrillPlay play_;
  Snapshot opening_;
  std::vector<DrillFigures> history_;
  DrillMoves moves_;
  std::vector<DrillMoves> before_;  // for undo
  std::vector<std::int32_t> absent_;
  struct Note {
    std::int32_t minute;
    std::string text;
  };
  std::vector<Note> notes_;
};

// What happened in a play, as lines for a log.
std::vector<std::string> log_of(const DrillPlay& play);
// "D5 22:30" of a minute of the window.
std::string clock_of(const Drill& drill, std::int32_t minute);

}  // namespace grapevine
