// Decision codes: a team's whole drill in at most 300 characters that can be read aloud, typed, put into an address and
// into the compact mode of a QR code (capitals, digits, point and hyphen).
//   GV1.TEAM.0-1-0.DRILL.MOVES.CHECK   version of codes · team · engine version · id of the drill · 6 characters a move ·
//   6 characters of the digest of all before
// A move is 30 bits: subject 7 (cards 0..63, injects from 64), option 4 (of an inject: 0 skip, 1 send; of a card: 15
// more time), minutes 15, confidence 4 (15: not said).
#pragma once

#include <string>
#include <string_view>

#include "drill/play.h"

namespace grapevine {

constexpr std::size_t kMostCodeCharacters = 300;
constexpr std::size_t kMostMoves = 40;
constexpr std::size_t kMostTeamCharacters = 12;

struct DecisionCode {
  std::string team;  // 1..12 capitals, digits or single hyphens within
  DrillMoves moves;
  bool operator==(const DecisionCode&) const = default;
};

// "red", "Team 4" as codes write it: "RED", "TEAM-4"; empty when nothing of it can be written.
std::string team_in_code(std::string_view name);

// Fails where there are more than kMostMoves, or a team that cannot be written; never cut.
Result<std::string> to_code(const DecisionCode& code, const Drill& drill);
// Blanks and line breaks are ignored, small letters count as capitals. Refuses, each with its sentence: what is no code,
// one of another version of codes or of Grapevine, of another drill, damaged (its checksum), and one that names parts
// of the drill that are not there.
Result<DecisionCode> from_code(std::string_view text, const Drill& drill);

}  // namespace grapevine
