#include "drill/play.h"

#include <algorithm>
#include <tuple>

#include "ensemble/runner.h"

namespace grapevine {

namespace {

using Kind = DrillMove::Kind;

// Skipping an inject and sending it are answers to one question.
std::tuple<int, std::int32_t> place_of(const DrillMove& move) {
  return {move.kind == Kind::send ? static_cast<int>(Kind::skip) : static_cast<int>(move.kind), move.subject};
}

}  // namespace

void put_move(DrillMoves& moves, const DrillMove& move) {
  const auto place = std::lower_bound(moves.begin(), moves.end(), move, [](const DrillMove& a, const DrillMove& b) { return place_of(a) < place_of(b); });
  if (place != moves.end() && place_of(*place) == place_of(move))
    *place = move;
  else
    moves.insert(place, move);
}

const DrillMove* find_move(const DrillMoves& moves, Kind kind, std::int32_t subject) {
  for (const DrillMove& move : moves)
    if (move.kind == kind && move.subject == subject) return &move;
  return nullptr;
}

bool fits(const DrillMoves& moves, const Drill& drill) {
  return std::all_of(moves.begin(), moves.end(), [&](const DrillMove& move) {
    const bool of_card = move.kind == Kind::decide || move.kind == Kind::extend;
    const std::size_t there = of_card ? drill.cards.size() : drill.injects.size();
    if (move.subject < 0 || static_cast<std::size_t>(move.subject) >= there) return false;
    if (move.minutes < 0 || move.minutes > kMostMinutes) return false;
    if (move.kind != Kind::decide) return true;
    return move.option >= 0 && static_cast<std::size_t>(move.option) < drill.cards[static_cast<std::size_t>(move.subject)].options.size();
  });
}

DrillMoves bot_moves(const Drill& drill, std::int32_t role, Policy policy) {
  DrillMoves moves;
  if (policy == Policy::waits) return moves;
  for (std::size_t i = 0; i < drill.cards.size(); ++i) {
    const DrillCard& card = drill.cards[i];
    if (card.role != role) continue;
    const auto better = [&](const DrillOption& a, const DrillOption& b) { return policy == Policy::thrifty ? a.cost < b.cost : a.points > b.points; };
    std::size_t best = 0;
    for (std::size_t option = 1; option < card.options.size(); ++option)
      if (better(card.options[option], card.options[best])) best = option;
    put_move(moves, {Kind::decide, static_cast<std::int32_t>(i), static_cast<std::int32_t>(best), card.deadline_minutes / (policy == Policy::thrifty ? 2 : 4), kNone});
  }
  return moves;
}

DrillMoves bot_moves(const Drill& drill, Policy policy) {
  DrillMoves moves;
  for (std::size_t role = 0; role < drill.roles.size(); ++role)
    for (const DrillMove& move : bot_moves(drill, static_cast<std::int32_t>(role), policy)) put_move(moves, move);
  return moves;
}

double DrillFigures::of(Measure measure) const {
  switch (measure) {
    case Measure::minutes_unanswered: return static_cast<double>(minutes_unanswered);
    case Measure::backlog: return static_cast<double>(backlog);
    case Measure::people_reached: return static_cast<double>(people_reached);
    case Measure::reach_share: return share_reached;
    case Measure::public_complaints: return static_cast<double>(public_complaints);
    case Measure::crisis_level: return static_cast<double>(crisis_level);
    case Measure::customers_lost: return static_cast<double>(customers_lost);
  }
  return 0;
}

Result<std::shared_ptr<const DrillStage>> build_stage(const Drill& drill) {
  // every event that may ever happen must be about somebody who is there
  Scenario all = drill.scenario;
  const auto add = [&](const std::vector<DrillEffect>& effects) {
    for (const DrillEffect& effect : effects) all.timeline.push_back(effect.entry);
  };
  for (const DrillInject& inject : drill.injects) add(inject.effects);
  for (const DrillCard& card : drill.cards)
    for (const DrillOption& option : card.options) add(option.effects);
  auto course = make_course(all, nullptr, nullptr);
  if (!course) return course.errors();
  return std::make_shared<const DrillStage>(DrillStage{drill, (*course)->world});
}

DrillPlay::DrillPlay(std::shared_ptr<const DrillStage> stage) : stage_(std::move(stage)), simulation_(stage_->world, stage_->drill.scenario), scenario_(stage_->drill.scenario) {
  simulation_.start(0);  // takes its memory, which restoring alone does not
}

void DrillPlay::start(std::uint32_t replicate, const DrillMoves& moves, const Snapshot* opening) {
  const Drill& drill = stage_->drill;
  moves_ = moves;
  cards_.assign(drill.cards.size(), {});
  injects_.assign(drill.injects.size(), {});
  minute_ = 0;
  checked_ = kNone;
  ends_ = drill.minutes();
  abort_ = kNone;
  settle();
  if (opening)
    simulation_.restore(*opening);
  else
    simulation_.start(replicate);
  simulation_.advance(drill.from);
  advance(0);
}

// From what was sent so far, and the moves: when cards open and are decided, and what that does to the world. Only what
// lies ahead may change by it.
void DrillPlay::settle() {
  const Drill& drill = stage_->drill;
  for (std::size_t i = 0; i < injects_.size(); ++i) {
    InjectState& inject = injects_[i];
    const auto index = static_cast<std::int32_t>(i);
    inject.skipped = find_move(moves_, Kind::skip, index) != nullptr;
    const DrillMove* sent = find_move(moves_, Kind::send, index);
    if (inject.skipped)
      inject.sent = kNone;
    else if (sent)
      inject.sent = sent->minutes;
    else if (!drill.injects[i].is_contingency())
      inject.sent = drill.injects[i].minute;
    if (inject.sent > ends_) inject.sent = kNone;
  }
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const DrillCard& card = drill.cards[i];
    CardState& state = cards_[i] = {};
    const std::int32_t sent = card.inject == kNone ? kNone : injects_[static_cast<std::size_t>(card.inject)].sent;
    state.opens = card.inject == kNone ? card.minute : sent == kNone ? kNone : sent + card.delay_minutes;
    if (state.opens >= ends_) state.opens = kNone;
    if (state.opens == kNone) continue;
    const auto index = static_cast<std::int32_t>(i);
    const DrillMove* decision = find_move(moves_, Kind::decide, index);
    const DrillMove* longer = find_move(moves_, Kind::extend, index);
    state.by_default = !decision || state.opens + decision->minutes > ends_;
    state.option = state.by_default ? card.fallback : decision->option;
    state.decided = std::min(ends_, state.opens + (state.by_default ? card.deadline_minutes + (longer ? longer->minutes : 0) : decision->minutes));
  }
  write_timeline();
}

// The scenario's own entries first, then effects of injects and of cards, in the order of the drill: so the timeline
// depends on what was decided and not on the order in which it became known.
void DrillPlay::write_timeline() {
  const Drill& drill = stage_->drill;
  std::vector<TimelineEntry> timeline = drill.scenario.timeline;
  const auto add = [&](const std::vector<DrillEffect>& effects, std::int32_t minute, const std::string& title) {
    for (const DrillEffect& effect : effects) {
      TimelineEntry entry = effect.entry;
      entry.at = drill.moment(minute + effect.after_minutes);
      entry.title = title;
      if (entry.at < drill.scenario.end()) timeline.push_back(std::move(entry));
    }
  };
  for (std::size_t i = 0; i < injects_.size(); ++i)
    if (injects_[i].sent != kNone) add(drill.injects[i].effects, injects_[i].sent, drill.injects[i].id);
  for (std::size_t i = 0; i < cards_.size(); ++i)
    if (cards_[i].decided != kNone) add(drill.cards[i].options[static_cast<std::size_t>(cards_[i].option)].effects, cards_[i].decided, drill.cards[i].title);
  std::stable_sort(timeline.begin(), timeline.end(), earlier);
  if (timeline == scenario_.timeline) return;
  scenario_.timeline = std::move(timeline);
  simulation_.set_scenario(scenario_);
}

bool DrillPlay::waits_for_conditions() const {
  const Drill& drill = stage_->drill;
  for (std::size_t i = 0; i < injects_.size(); ++i)
    if (drill.injects[i].is_contingency() && injects_[i].sent == kNone && !injects_[i].skipped) return true;
  return std::any_of(drill.aborts.begin(), drill.aborts.end(), [](const DrillAbort& abort) { return !abort.when.empty(); });
}

void DrillPlay::advance(std::int32_t minute) {
  const Drill& drill = stage_->drill;
  while (minute_ <= std::min(minute, ends_)) {
    // conditions are looked at every few minutes, and at the opening
    if (minute_ % kCheckMinutes == 0 && minute_ < ends_ && checked_ < minute_) {
      simulation_.advance(drill.moment(minute_));
      checked_ = minute_;
      check();
    }
    if (minute_ >= std::min(minute, ends_)) break;
    const std::int32_t next = waits_for_conditions() ? (minute_ / kCheckMinutes + 1) * kCheckMinutes : minute;
    minute_ = std::min({next, minute, ends_});
  }
  simulation_.advance(drill.moment(minute_));
}

bool DrillPlay::holds(const DrillCondition& condition, const DrillFigures& figures) const {
  if (condition.card != kNone) {
    const CardState& card = cards_[static_cast<std::size_t>(condition.card)];
    return card.decided != kNone && card.decided <= minute_ && card.option == condition.option;
  }
  const double value = figures.of(condition.measure);
  return condition.above ? value > condition.limit : value < condition.limit;
}

bool DrillPlay::hold(const std::vector<DrillCondition>& when) const {
  const DrillFigures now = figures();
  return !when.empty() && std::all_of(when.begin(), when.end(), [&](const DrillCondition& condition) { return holds(condition, now); });
}

// Sends the contingency injects whose conditions hold, and stops the drill where one of its abort conditions does.
void DrillPlay::check() {
  const Drill& drill = stage_->drill;
  bool changed = false;
  for (std::size_t i = 0; i < injects_.size(); ++i) {
    if (!drill.injects[i].is_contingency() || injects_[i].sent != kNone || injects_[i].skipped || !hold(drill.injects[i].when)) continue;
    injects_[i].sent = minute_;
    changed = true;
  }
  for (std::size_t i = 0; i < drill.aborts.size() && abort_ == kNone; ++i) {
    if (!hold(drill.aborts[i].when)) continue;
    abort_ = static_cast<std::int32_t>(i);
    ends_ = minute_;
    changed = true;
  }
  if (changed) settle();
}

DrillFigures DrillPlay::figures() const {
  const Glance glance = simulation_.glance();
  DrillFigures figures;
  if (glance.story_at != kNever && glance.story_answered == kNever) figures.minutes_unanswered = (simulation_.now() - glance.story_at) / kMinute;
  figures.backlog = glance.backlog;
  figures.people_reached = glance.people_reached;
  figures.share_reached = static_cast<double>(glance.people_reached) / stage_->world->size();
  figures.public_complaints = glance.public_complaints;
  figures.crisis_level = glance.crisis_level;
  figures.customers_lost = glance.customers_lost;
  return figures;
}

double DrillPlay::spent() const {
  double sum = 0;
  for (std::size_t i = 0; i < cards_.size(); ++i)
    if (cards_[i].decided != kNone && cards_[i].decided <= minute_) sum += stage_->drill.cards[i].options[static_cast<std::size_t>(cards_[i].option)].cost;
  return sum;
}

std::vector<DrillEvent> DrillPlay::events() const {
  std::vector<DrillEvent> events;
  const auto add = [&](std::int32_t minute, DrillEvent::Kind kind, std::size_t index) {
    if (minute != kNone && minute <= minute_) events.push_back({minute, kind, static_cast<std::int32_t>(index)});
  };
  for (std::size_t i = 0; i < injects_.size(); ++i) add(injects_[i].sent, DrillEvent::Kind::inject, i);
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    add(cards_[i].opens, DrillEvent::Kind::opens, i);
    add(cards_[i].decided, DrillEvent::Kind::decided, i);
  }
  if (abort_ != kNone) add(ends_, DrillEvent::Kind::aborted, static_cast<std::size_t>(abort_));
  add(ends_, DrillEvent::Kind::closes, 0);
  std::stable_sort(events.begin(), events.end(), [](const DrillEvent& a, const DrillEvent& b) { return std::tie(a.minute, a.kind, a.index) < std::tie(b.minute, b.kind, b.index); });
  return events;
}

void DrillPlay::finish(Outcomes& outcomes) {
  advance(ends_);
  simulation_.advance(scenario_.end());
  outcomes.totals.fill(0);
  simulation_.finish(outcomes);
  const double spent_in_all = spent();
  for (const Metric cost : {Metric::programme_cost, Metric::programme_cost_low, Metric::programme_cost_high, Metric::total_cost}) outcomes[cost] += spent_in_all;
  outcomes[Metric::net_value] -= spent_in_all;
}

}  // namespace grapevine
