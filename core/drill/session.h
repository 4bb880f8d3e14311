// A drill while it is played: a clock in simulated time, decisions that take effect at once, bots for roles that nobody
// plays, undo, and a log that nobody has to type. After every move the played future is played again from the snapshot of
// the moment at which the window opened, so a session is always what its code will replay.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "drill/code.h"

namespace grapevine {

constexpr std::int32_t kHistoryMinutes = 15;
constexpr std::uint32_t kPlayedFuture = 0;  // the replicate that rooms see while they decide

// Votes on a card.
struct Ballot {
  std::vector<bool> voted;              // by member
  std::vector<std::int32_t> by_option;  // how many were for it
  std::int32_t proposed = kNone;        // most votes; of equals the one whose voters were surest, then the first
  std::size_t count() const { return static_cast<std::size_t>(std::count(voted.begin(), voted.end(), true)); }
};

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
  // What a member (from 1) would decide, each for themselves, before the team does: it changes nothing in the play and is not
  // undone. Of a card that is open; a member's second vote stands instead of the first.
  std::optional<Error> vote(std::size_t member, std::int32_t card, std::int32_t option, std::int32_t confidence = kNone);
  bool undo();                         // takes back the last of these; the clock stays
  void note(std::string text);         // into the log

  const DrillPlay& play() const { return play_; }
  // Figures every kHistoryMinutes since the window opened, up to now.
  const std::vector<DrillFigures>& history() const { return history_; }
  const Drill& drill() const { return play_.drill(); }
  DecisionCode code() const { return {team_, moves_}; }
  std::vector<DecisionCode> votes() const;  // of members who voted at all, in their order
  Ballot ballot(std::int32_t card) const;
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
  std::array<DrillMoves, kMostMembers> votes_;
  struct Note {
    std::int32_t minute;
    std::string text;
  };
  std::vector<Note> notes_;
};

// What happened in a play, as lines for a log.
std::vector<std::string> log_of(const DrillPlay& play);
// Of a minute of the window: "D5 22:30" in files and scripts, "Saturday 22:30" to people.
std::string clock_of(const Drill& drill, std::int32_t minute);
std::string day_and_clock(const Drill& drill, std::int32_t minute);

}  // namespace grapevine
