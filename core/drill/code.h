// Decision codes: a team's whole drill in at most 300 characters that can be read aloud, typed, put into an address and
// into the compact mode of a QR code (capitals, digits, point and hyphen).
//   GV1.TEAM.0-1-0.DRILL.MOVES.CHECK   version of codes · team · engine version · id of the drill · 6 characters a move ·
//   6 characters of the digest of all before
// A move is 30 bits: subject 7 (cards 0..63, injects from 64), option 4 (of an inject: 0 skip, 1 send; of a card: 15
// more time), minutes 15, confidence 4 (15: not said).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drill/play.h"

namespace grapevine {

constexpr std::size_t kMostCodeCharacters = 300;
constexpr std::size_t kMostMoves = 40;
constexpr std::size_t kMostTeamCharacters = 12;
constexpr std::size_t kMostMembers = 9;  // of a team

struct DecisionCode {
  std::string team;  // 1..12 capitals, digits or single hyphens within; of a member "-1" to "-9" beyond that
  DrillMoves moves;
  bool operator==(const DecisionCode&) const = default;
};

// "red", "Team 4" as codes write it: "RED", "TEAM-4"; empty when nothing of it can be written.
std::string team_in_code(std::string_view name);

// Members of a team decide alone, as one does who plays at a machine of their own, or vote before the team decides. Their codes
// are told apart by a number at the end: RED-1, RED-2.
std::string member_in_code(std::string_view team, std::size_t member);  // from 1
std::string team_of_member(std::string_view name);                      // "RED" of "RED-2"; what has no number stays as it is
// Codes of teams, and those of members whose own team's code is among them: these say what was thought, and are not scored.
struct SortedCodes {
  std::vector<DecisionCode> teams, voters;  // each in the order given
};
SortedCodes sort_codes(std::span<const DecisionCode> codes);

// Fails where there are more than kMostMoves, or a team that cannot be written; never cut.
Result<std::string> to_code(const DecisionCode& code, const Drill& drill);
// Blanks and line breaks are ignored, small letters count as capitals. Refuses, each with its sentence: what is no code,
// one of another version of codes or of Grapevine, of another drill, damaged (its checksum), and one that names parts
// of the drill that are not there.
Result<DecisionCode> from_code(std::string_view text, const Drill& drill);

}  // namespace grapevine
