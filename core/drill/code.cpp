#include "drill/code.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/wording.h"
#include "drill/base32.h"

namespace grapevine {

namespace {

using Kind = DrillMove::Kind;

constexpr std::string_view kMark = "GV";
constexpr std::string_view kVersion = "GV1";
constexpr std::size_t kParts = 6;
constexpr int kMoveCharacters = 6, kCheckCharacters = 6, kDrillCharacters = 8;
constexpr std::uint64_t kFirstInject = 64, kMoreTime = 15, kNotSaid = 15;
constexpr std::string_view kAgain = english("ask the team to show or copy the whole code again");

std::string engine_in_code() {
  std::string text(kEngineVersion);
  std::replace(text.begin(), text.end(), '.', '-');
  return text;
}

std::uint64_t packed(const DrillMove& move) {
  const bool of_inject = move.kind == Kind::skip || move.kind == Kind::send;
  const std::uint64_t subject = static_cast<std::uint64_t>(move.subject) + (of_inject ? kFirstInject : 0);
  const std::uint64_t option = of_inject ? (move.kind == Kind::send) : move.kind == Kind::extend ? kMoreTime : static_cast<std::uint64_t>(move.option);
  const std::uint64_t confidence = move.confidence == kNone ? kNotSaid : static_cast<std::uint64_t>(move.confidence);
  return subject << 23 | option << 19 | static_cast<std::uint64_t>(move.minutes) << 4 | confidence;
}

DrillMove unpacked(std::uint64_t bits) {
  const std::uint64_t subject = bits >> 23, option = bits >> 19 & 15, confidence = bits & 15;
  DrillMove move;
  const bool of_inject = subject >= kFirstInject;
  move.subject = static_cast<std::int32_t>(of_inject ? subject - kFirstInject : subject);
  move.kind = of_inject ? (option == 1 ? Kind::send : Kind::skip) : option == kMoreTime ? Kind::extend : Kind::decide;
  move.option = move.kind == Kind::decide ? static_cast<std::int32_t>(option) : 0;
  move.minutes = static_cast<std::int32_t>(bits >> 4 & 0x7FFF);
  move.confidence = confidence == kNotSaid ? kNone : static_cast<std::int32_t>(confidence);
  return move;
}

// The parts between points; nothing when there are not six.
std::optional<std::array<std::string_view, kParts>> split(std::string_view text) {
  std::array<std::string_view, kParts> parts;
  for (std::size_t i = 0; i < kParts; ++i) {
    const std::size_t point = text.find('.');
    if ((point == text.npos) != (i + 1 == kParts)) return std::nullopt;
    parts[i] = text.substr(0, point);
    text.remove_prefix(point == text.npos ? text.size() : point + 1);
  }
  return parts;
}

Error code_error(std::string_view found, std::string_view allowed, std::string_view remedy) { return {say("decision code"), found, allowed, remedy}; }

// As it was made: without blanks, in capitals.
std::string plain(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return plain;
}

std::string check_of(std::string_view text) { return base32(digest_of(text), kCheckCharacters); }

bool same_check(std::string_view found, std::string_view text) {
  const auto given = from_base32(found);
  return found.size() == static_cast<std::size_t>(kCheckCharacters) && given && base32(*given, kCheckCharacters) == check_of(text);
}

// Letters and digits that a reader may confuse are alike within moves and checksum, so the digest is of the code as it
// would be written.
std::optional<DrillMoves> read_moves(std::string_view text, std::string& written) {
  DrillMoves moves;
  for (; !text.empty(); text.remove_prefix(kMoveCharacters)) {
    const auto bits = text.size() < static_cast<std::size_t>(kMoveCharacters) ? std::nullopt : from_base32(text.substr(0, kMoveCharacters));
    if (!bits || moves.size() == kMostMoves) return std::nullopt;
    written += base32(*bits, kMoveCharacters);
    moves.push_back(unpacked(*bits));
  }
  return moves;
}

// Moves as put_move keeps them, each of which says something: else the code was made by somebody else's hand.
bool canonical(const DrillMoves& moves) {
  DrillMoves again;
  for (const DrillMove& move : moves) {
    const bool has_confidence = move.kind == Kind::decide;
    if (move.confidence > 10 || (!has_confidence && move.confidence != kNone)) return false;
    if (unpacked(packed(move)) != move) return false;
    put_move(again, move);
  }
  return again == moves;
}

// A team as team_in_code writes it, or a member of one.
bool is_name(std::string_view name) {
  if (name.size() > kMostTeamCharacters) {
    const char last = name.back();
    if (name.size() > kMostTeamCharacters + 2 || name[name.size() - 2] != '-' || last < '1' || last > '9') return false;
    name.remove_suffix(2);
  }
  return !name.empty() && team_in_code(name) == name;
}

}  // namespace

std::string team_in_code(std::string_view name) {
  std::string team;
  for (const char c : plain(name).empty() ? std::string_view() : name) {
    const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const bool kept = (capital >= 'A' && capital <= 'Z') || (capital >= '0' && capital <= '9');
    if (kept)
      team += capital;
    else if (!team.empty() && team.back() != '-')
      team += '-';
    if (team.size() == kMostTeamCharacters) break;
  }
  while (!team.empty() && team.back() == '-') team.pop_back();
  return team;
}

std::string member_in_code(std::string_view team, std::size_t member) { return fmt::format("{}-{}", team, member); }

std::string team_of_member(std::string_view name) {
  const std::size_t hyphen = name.rfind('-');
  const bool numbered = hyphen != name.npos && hyphen > 0 && name.find_first_not_of("0123456789", hyphen + 1) == name.npos;
  return std::string(numbered ? name.substr(0, hyphen) : name);
}

SortedCodes sort_codes(std::span<const DecisionCode> codes) {
  SortedCodes sorted;
  for (const DecisionCode& code : codes) {
    const std::string team = team_of_member(code.team);
    const bool voter = team != code.team && std::any_of(codes.begin(), codes.end(), [&](const DecisionCode& other) { return other.team == team; });
    (voter ? sorted.voters : sorted.teams).push_back(code);
  }
  return sorted;
}

Result<std::string> to_code(const DecisionCode& code, const Drill& drill) {
  if (!is_name(code.team))
    return code_error(say("the team \"{}\"", shown(code.team)), say("1 to 12 capitals, digits and hyphens"), say("give the team a short name"));
  if (code.moves.size() > kMostMoves)
    return code_error(say("{} moves", code.moves.size()), say("at most {}", kMostMoves), say("too large for a code; save the session"));
  if (!fits(code.moves, drill) || !canonical(code.moves)) return code_error(say("moves that are not of this drill"), say("cards and injects of the drill"), say("play it again"));
  std::string text = fmt::format("{}.{}.{}.{}.", kVersion, code.team, engine_in_code(), drill.id);
  for (const DrillMove& move : code.moves) text += base32(packed(move), kMoveCharacters);
  return fmt::format("{}.{}", text, check_of(text));
}

Result<DecisionCode> from_code(std::string_view given, const Drill& drill) {
  if (given.size() > 4 * kMostCodeCharacters) return code_error(say("{} characters", given.size()), say("a code of at most {} characters", kMostCodeCharacters), say(kAgain));
  const std::string text = plain(given);
  if (text.size() > kMostCodeCharacters) return code_error(say("{} characters", text.size()), say("a code of at most {} characters", kMostCodeCharacters), say(kAgain));
  if (!text.starts_with(kMark)) return code_error(fmt::format("\"{}\"", shown(text, 20)), say("a code that begins with {}", kVersion), say("paste the code that Grapevine shows at the end of a drill"));
  const std::string_view version = std::string_view(text).substr(0, text.find('.'));
  const bool numbered = version.size() > kMark.size() && version.size() <= 5 && version.find_first_not_of("0123456789", kMark.size()) == version.npos;
  if (numbered && version != kVersion) return code_error(say("a code of version {}", version.substr(kMark.size())), say("version {}", kVersion.substr(kMark.size())), say("open it with the Grapevine that made it"));
  const auto parts = split(text);
  if (!parts) return code_error(say("a code cut short"), say("version, team, engine, drill, moves and checksum, with points between"), say(kAgain));
  const auto& [mark, team, engine, name, moves_text, check] = *parts;

  std::string written(text.substr(0, text.size() - check.size() - moves_text.size() - 1));
  const auto moves = read_moves(moves_text, written);
  if (!moves || !same_check(check, written)) return code_error(say("a damaged code: its checksum does not fit"), say("the code as it was made"), say(kAgain));
  // from here on it is what a Grapevine wrote, or somebody who can count checksums
  if (engine != engine_in_code()) return code_error(say("a code of Grapevine {}", shown(engine, 20)), say("one of Grapevine {}", kEngineVersion), say("play with the same version on every machine; results differ between versions"));
  if (name.size() != static_cast<std::size_t>(kDrillCharacters) || name != drill.id)
    return code_error(say("a code of another drill, {}", shown(name, 20)), say("one of this drill, {} ({})", drill.name, drill.id), say("open the drill file that the team played"));
  if (!is_name(team)) return code_error(say("a code without a team"), say("1 to 12 capitals, digits and hyphens"), say(kAgain));
  if (!fits(*moves, drill) || !canonical(*moves)) return code_error(say("decisions that this drill does not have"), say("cards, options and injects of the drill"), say(kAgain));
  return DecisionCode{std::string(team), *moves};
}

}  // namespace grapevine
