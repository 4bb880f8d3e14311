// What the facilitator and the room see, for the canvas and for the text view alike. No ImGui.
#pragma once

#include <string>
#include <vector>

#include "ui/drill_model.h"

namespace grapevine {

// A line of the master scenario events list, as it stands for those who play here (where nobody does: for nobody deciding).
struct EventLine {
  enum class State { sent, some, skipped, watching, next, armed };  // to all, to some; a contingency that may come; the next by the clock
  State state = State::armed;
  std::string when;      // "22:40", "IF" of a contingency that has not come
  std::string says;      // "The manager: It is real."
  std::string expected;  // with the conditions in front
  std::string standing;  // the state in words: "sent", "Red, Blue", "in 40 min"
};
std::vector<EventLine> events_of(const DrillModel& model);  // in the drill's order

// "deciding 1, 40 min left"; urgent: within a minute of the room.
struct TeamStanding {
  std::string text;
  bool urgent = false;
};
TeamStanding standing_of(const DrillModel& model, const DrillTeam& team);

// The projector: nobody is shown up, so of several teams only between which figures they are.
struct RoomView {
  std::string clock, day, state;          // "22:40", "Sat 7 Nov", "paused"
  bool stands = false;                    // the clock, before the window has closed
  std::string heard, of;                  // "120–240", "of 5,000 people have heard, by team"
  struct Line {
    std::string when, from, text;
  };
  std::vector<Line> known;                // to the public, the latest first
};
RoomView room_of(const DrillModel& model);

}  // namespace grapevine
