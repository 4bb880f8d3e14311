#include "drill/session.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

using Kind = DrillMove::Kind;

Error refusal(std::string_view found, std::string_view allowed, std::string_view remedy) { return {say("drill"), found, allowed, remedy}; }

std::string line_of(const DrillPlay& play, const DrillEvent& event) {
  const Drill& drill = play.drill();
  const auto index = static_cast<std::size_t>(event.index);
  switch (event.kind) {
    case DrillEvent::Kind::inject: return say("inject   {} ({}): {}", drill.injects[index].from, drill.injects[index].channel, drill.injects[index].text);
    case DrillEvent::Kind::opens: return say("opens    {}: {}", drill.cards[index].title, drill.roles[static_cast<std::size_t>(drill.cards[index].role)].title);
    case DrillEvent::Kind::decided: {
      const CardState& state = play.card(index);
      const std::string &title = drill.cards[index].title, &option = drill.cards[index].options[static_cast<std::size_t>(state.option)].title;
      return state.by_default ? say("decided  {}: {} (by default, at the deadline)", title, option) : say("decided  {}: {}", title, option);
    }
    case DrillEvent::Kind::aborted: return say("aborted  {}", drill.aborts[index].text);
    case DrillEvent::Kind::closes: return std::string(say("closes   the window"));
  }
  return {};
}

}  // namespace

std::string clock_of(const Drill& drill, std::int32_t minute) { return moment_to_string(drill.moment(minute)); }

std::string day_and_clock(const Drill& drill, std::int32_t minute) {
  static constexpr std::string_view kDays[] = {english("Monday"), english("Tuesday"), english("Wednesday"), english("Thursday"), english("Friday"), english("Saturday"), english("Sunday")};
  const Millis at = drill.moment(minute);
  return fmt::format("{} {}", say(kDays[(weekday(drill.scenario.start) + at / kDay) % 7]), clock_text(at));
}

std::vector<std::string> log_of(const DrillPlay& play) {
  std::vector<std::string> lines;
  for (const DrillEvent& event : play.events()) lines.push_back(fmt::format("{}  {}", clock_of(play.drill(), event.minute), line_of(play, event)));
  return lines;
}

DrillSession::DrillSession(std::shared_ptr<const DrillStage> stage, std::string team, const std::vector<std::int32_t>& absent) : team_(std::move(team)), play_(std::move(stage)), absent_(absent) {
  for (const std::int32_t role : absent)
    for (const DrillMove& move : bot_moves(drill(), role, drill().roles[static_cast<std::size_t>(role)].bot)) put_move(moves_, move);
  play_.start(kPlayedFuture, {});
  play_.save(opening_);
  play_.start(kPlayedFuture, moves_, &opening_);
  go_on(0);
}

void DrillSession::advance(std::int32_t minute) { go_on(minute); }

void DrillSession::go_on(std::int32_t minute) {
  for (;;) {
    const std::int32_t next = static_cast<std::int32_t>(history_.size()) * kHistoryMinutes;
    if (next > minute) break;
    play_.advance(next);
    if (play_.minute() < next) break;  // it is over
    history_.push_back(play_.figures());
  }
  play_.advance(minute);
}

// A changed past may end the drill earlier, and then its clock stands there.
void DrillSession::replay() {
  const std::int32_t now = play_.minute();
  play_.start(kPlayedFuture, moves_, &opening_);
  history_.clear();
  go_on(now);
}

std::optional<Error> DrillSession::put(const DrillMove& move) {
  DrillMoves changed = moves_;
  put_move(changed, move);
  if (changed.size() > kMostMoves) return refusal(say("{} moves", changed.size()), say("at most {}, which a code holds", kMostMoves), say("undo one of them first"));
  before_.push_back(std::move(moves_));
  moves_ = std::move(changed);
  replay();
  return std::nullopt;
}

std::optional<Error> DrillSession::decide(std::int32_t card, std::int32_t option, std::int32_t confidence) {
  const CardState& state = play_.card(static_cast<std::size_t>(card));
  const std::string& title = drill().cards[static_cast<std::size_t>(card)].title;
  if (state.opens == kNone || state.opens > minute()) return refusal(say("\"{}\" is not open", title), say("cards that are open"), say("wait until it opens"));
  // a bot's decision ahead gives way to a person's
  if (state.decided <= minute())
    return refusal(say("\"{}\" was decided at {}", title, day_and_clock(drill(), state.decided)), say("cards that are open"), say("ask the facilitator to overrule or undo it"));
  return put({Kind::decide, card, option, minute() - state.opens, confidence});
}

std::optional<Error> DrillSession::overrule(std::int32_t card, std::int32_t option) {
  const CardState& state = play_.card(static_cast<std::size_t>(card));
  if (state.opens == kNone || state.opens > minute()) return refusal(say("\"{}\" is not open", drill().cards[static_cast<std::size_t>(card)].title), say("cards that have opened"), say("wait until it opens"));
  return put({Kind::decide, card, option, minute() - state.opens, kNone});
}

std::optional<Error> DrillSession::extend(std::int32_t card, std::int32_t minutes) {
  const CardState& state = play_.card(static_cast<std::size_t>(card));
  if (state.opens == kNone || !state.by_default || state.decided <= minute())
    return refusal(say("a card that is not waiting for a decision"), say("cards that are open"), say("give more time before the deadline"));
  const DrillMove* given = find_move(moves_, Kind::extend, card);
  return put({Kind::extend, card, 0, std::min(kMostMinutes, minutes + (given ? given->minutes : 0)), kNone});
}

std::optional<Error> DrillSession::skip(std::int32_t inject) { return put({Kind::skip, inject, 0, 0, kNone}); }

std::optional<Error> DrillSession::send(std::int32_t inject) {
  const InjectState& state = play_.inject(static_cast<std::size_t>(inject));
  if (state.sent != kNone && state.sent <= minute()) return refusal(say("an inject that has been sent"), say("injects that have not"), say("choose another"));
  return put({Kind::send, inject, 0, minute(), kNone});
}

std::optional<Error> DrillSession::vote(std::size_t member, std::int32_t card, std::int32_t option, std::int32_t confidence) {
  if (member < 1 || member > kMostMembers) return refusal(say("member {}", member), say("members 1 to {}", kMostMembers), say("number the members from 1"));
  const CardState& state = play_.card(static_cast<std::size_t>(card));
  if (state.opens == kNone || state.opens > minute() || state.decided <= minute())
    return refusal(say("\"{}\" is not open", drill().cards[static_cast<std::size_t>(card)].title), say("cards that are open"), say("vote before the deadline"));
  put_move(votes_[member - 1], {Kind::decide, card, option, minute() - state.opens, confidence});
  return std::nullopt;
}

std::vector<DecisionCode> DrillSession::votes() const {
  std::vector<DecisionCode> codes;
  for (std::size_t member = 1; member <= kMostMembers; ++member)
    if (!votes_[member - 1].empty()) codes.push_back({member_in_code(team_, member), votes_[member - 1]});
  return codes;
}

Ballot DrillSession::ballot(std::int32_t card) const {
  const std::size_t options = drill().cards[static_cast<std::size_t>(card)].options.size();
  Ballot ballot{std::vector<bool>(kMostMembers), std::vector<std::int32_t>(options), kNone};
  std::vector<std::int32_t> sure(options);
  for (std::size_t member = 0; member < kMostMembers; ++member) {
    const DrillMove* vote = find_move(votes_[member], Kind::decide, card);
    if (!vote) continue;
    const auto option = static_cast<std::size_t>(vote->option);
    ballot.voted[member] = true;
    ++ballot.by_option[option];
    sure[option] += std::max(0, vote->confidence);
  }
  for (std::size_t option = 0; option < options; ++option) {
    const auto rank = [&](std::size_t which) { return std::pair(ballot.by_option[which], sure[which]); };
    if (ballot.by_option[option] > 0 && (ballot.proposed == kNone || rank(option) > rank(static_cast<std::size_t>(ballot.proposed)))) ballot.proposed = static_cast<std::int32_t>(option);
  }
  return ballot;
}

bool DrillSession::undo() {
  if (before_.empty()) return false;
  moves_ = std::move(before_.back());
  before_.pop_back();
  replay();
  return true;
}

void DrillSession::note(std::string text) { notes_.push_back({minute(), std::move(text)}); }

std::vector<std::string> DrillSession::log() const {
  std::vector<std::pair<std::int32_t, std::string>> lines;
  for (const DrillEvent& event : play_.events()) {
    std::string line = line_of(play_, event);
    if (event.kind == DrillEvent::Kind::decided && std::find(absent_.begin(), absent_.end(), drill().cards[static_cast<std::size_t>(event.index)].role) != absent_.end()) line += " [bot]";
    lines.emplace_back(event.minute, std::move(line));
  }
  for (const DrillMove& move : moves_)
    if (move.kind == Kind::skip) lines.emplace_back(0, fmt::format("skipped  {}", drill().injects[static_cast<std::size_t>(move.subject)].id));
  for (const Note& note : notes_) lines.emplace_back(note.minute, "note     " + note.text);
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> text;
  for (const auto& [minute, line] : lines) text.push_back(fmt::format("{}  {}", clock_of(drill(), minute), line));
  return text;
}

}  // namespace grapevine
