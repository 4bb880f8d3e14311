#include "ui/drill_model.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "drill/script.h"
#include "drills.h"
#include "ui/shipped.h"

namespace grapevine {

namespace {

constexpr double kLongestGap = 5;        // seconds: a machine that slept does not play the drill to its end
constexpr double kJudgedSeconds = 0.25;  // progress is shown at most so often
constexpr std::array<std::string_view, kMostTeams> kTeamNames{"Red", "Blue", "Green", "Orange", "Purple", "Olive", "Grey", "Sky"};

bool is_open_card(const DrillSession& session, std::size_t card) {
  const CardState& state = session.play().card(card);
  return state.opens != kNone && state.opens <= session.minute() && state.by_default && state.decided > session.minute();
}

std::int32_t pace_for(const Drill& drill) {
  const std::int32_t wanted = drill.minutes() / std::max(1, drill.room_minutes);
  const auto found = std::ranges::find_if(kPaces, [&](std::int32_t pace) { return pace >= wanted; });
  return found == kPaces.end() ? kPaces.back() : *found;
}

}  // namespace

std::span<const DrillEntry> drill_entries() {
  static const std::vector<DrillEntry> entries = [] {
    std::vector<DrillEntry> all;
    for (const ShippedDrill& shipped : shipped_drills())
      if (const auto drill = parse_drill(shipped.json, shipped_texts(), {.where = shipped.name}))
        all.push_back({drill->name, drill->title, drill->summary, drill->room_minutes, drill->cards.size(), drill->roles.size()});
    return all;
  }();
  return entries;
}

// --- choosing -------------------------------------------------------------------------------------------------------------

Errors DrillModel::open(std::string_view bytes, std::string_view where) {
  const auto drill = parse_drill(bytes, shipped_texts(), {.where = where});
  if (!drill) return drill.errors();
  const auto stage = build_stage(*drill);
  if (!stage) return stage.errors();
  close();
  stage_ = *stage;
  source_ = bytes;
  pace_ = pace_for(*drill);
  set_teams(1);
  return {};
}

Errors DrillModel::open_named(std::string_view name) {
  for (const ShippedDrill& shipped : shipped_drills()) {
    if (shipped.name != name) continue;
    Errors errors = open(shipped.json, shipped.name);
    if (errors.empty()) source_.clear();
    return errors;
  }
  return {{std::string(say("drill")), "\"" + shown(name) + "\"", std::string(say("a drill that comes with Grapevine")), std::string(say("choose one of the list"))}};
}

// --- writing --------------------------------------------------------------------------------------------------------------

Errors DrillModel::edit(std::string_view bytes, std::string_view where) {
  auto editor = DrillEditor::open(bytes, where);
  if (!editor) return editor.errors();
  editor_ = std::move(*editor);
  run(false);
  return {};
}

void DrillModel::edit_open() {
  if (!is_open()) return;
  std::string_view bytes = source_;
  for (const ShippedDrill& shipped : shipped_drills())
    if (source_.empty() && shipped.name == drill().name) bytes = shipped.json;
  edit(bytes, drill().name);
}

void DrillModel::play_edited() {
  if (!editor_ || !editor_->errors().empty()) return;
  const DrillEditor edited = *editor_;
  if (Errors errors = open(edited.bytes(), edited.name()); !errors.empty()) return refuse(std::string(say("This drill cannot be played")), std::move(errors));
  editor_.reset();
}

void DrillModel::save_edited() const {
  if (editor_ && platform_->save_file) platform_->save_file(editor_->name() + ".json", editor_->bytes(), "application/json");
}

void DrillModel::close() {
  judge_.reset();
  entrants_.clear();
  pasted_.clear();
  reference_.reset();
  teams_.clear();
  absent_.clear();
  members_ = 0;
  stage_.reset();
  source_.clear();
  reference_script_.clear();
  phase_ = DrillPhase::prepare;
  view_ = DrillView::team;
  minute_ = 0;
  running_ = revealed_ = false;
  stops_ = true;
  owed_minutes_ = 0;
}

// --- preparing ------------------------------------------------------------------------------------------------------------

void DrillModel::set_teams(std::size_t count) {
  if (begun()) return;
  count = std::min(count, kMostTeams);
  while (teams_.size() > count) teams_.pop_back();
  while (teams_.size() < count) {
    const std::string_view name = kTeamNames[teams_.size()];
    teams_.emplace_back().name = name;
  }
  view_ = alone() ? DrillView::team : DrillView::facilitator;
  stops_ = alone();
}

void DrillModel::set_name(std::size_t team, std::string_view name) {
  if (begun() || team >= teams_.size()) return;
  if (!team_in_code(name).empty()) teams_[team].name = shown(name, 40);
}

void DrillModel::set_members(std::size_t members) {
  if (!begun()) members_ = members < 2 ? 0 : std::min(members, kMostMembers);
}

void DrillModel::set_played(std::int32_t role, bool by_people) {
  if (begun()) return;
  std::erase(absent_, role);
  if (!by_people) absent_.insert(std::ranges::upper_bound(absent_, role), role);
}

bool DrillModel::is_played(std::int32_t role) const { return std::ranges::find(absent_, role) == absent_.end(); }

// --- phases ---------------------------------------------------------------------------------------------------------------

std::unique_ptr<DrillSession> DrillModel::new_session(const std::string& name, bool with_bots) const {
  return std::make_unique<DrillSession>(stage_, team_in_code(name), with_bots ? absent_ : std::vector<std::int32_t>{});
}

void DrillModel::begin() {
  reference_ = new_session("NOBODY", false);
  for (DrillTeam& team : teams_) team.session = new_session(team.name, true);
}

void DrillModel::go_to(DrillPhase phase) {
  if (!is_open()) return;
  phase_ = phase;
  running_ = false;
  owed_minutes_ = 0;
  if (phase >= DrillPhase::play && !begun()) begin();
  if (phase >= DrillPhase::hot_wash) collect();
}

void DrillModel::look(DrillView view) { view_ = view; }

void DrillModel::show(bool on_screen) {
  on_screen_ = on_screen;
  if (!on_screen) run(false);
}

void DrillModel::play_again() {
  reference_.reset();
  reference_script_.clear();
  for (DrillTeam& team : teams_) {
    team.session.reset();
    team.script.clear();
    team.counts = true;
  }
  entrants_.clear();
  judge_.reset();
  minute_ = 0;
  running_ = revealed_ = false;
  phase_ = DrillPhase::prepare;
}

// --- the clock ------------------------------------------------------------------------------------------------------------

void DrillModel::run(bool running) {
  running_ = running && begun() && !over();
  owed_minutes_ = 0;
}

void DrillModel::set_pace(std::int32_t pace) { pace_ = std::clamp(pace, kPaces.front(), kPaces.back()); }
void DrillModel::set_stops(bool stops) { stops_ = stops; }

bool DrillModel::over() const {
  if (!begun()) return false;
  return std::ranges::all_of(teams_, [](const DrillTeam& team) { return team.session->over(); }) && (!teams_.empty() || reference_->over());
}

std::size_t DrillModel::events() const {
  std::size_t count = teams_.empty() ? reference_->play().events().size() : 0;
  for (const DrillTeam& team : teams_) count += team.session->play().events().size();
  return count;
}

// Minute by minute, so that it can stop where something happens. Returns whether it has stopped for that.
bool DrillModel::go_on(std::int32_t minute, bool stop_at_events) {
  const std::size_t before = events();
  while (minute_ < minute && !over()) {
    ++minute_;
    reference_->advance(minute_);
    for (DrillTeam& team : teams_) team.session->advance(minute_);
    if (stop_at_events && events() != before) return true;
  }
  return false;
}

bool DrillModel::update(double now, double slice_ms) {
  const double elapsed = std::clamp(now - now_, 0.0, kLongestGap);
  now_ = std::max(now_, now);
  bool changed = false;
  if (running_) {
    owed_minutes_ += elapsed * pace_ / 60;
    const double whole = std::floor(owed_minutes_);
    owed_minutes_ -= whole;
    if (whole > 0) {
      changed = true;
      if (go_on(minute_ + static_cast<std::int32_t>(whole), stops_) || over()) run(false);
    }
  }
  if (!busy()) return changed;
  const auto start = std::chrono::steady_clock::now();
  const bool scored = judge_->scored();
  while (judge_->step() && std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() < slice_ms) {}
  if (judge_->finished() || judge_->scored() != scored || now_ - judged_at_ > kJudgedSeconds) {
    judged_at_ = now_;
    changed = true;
  }
  return changed;
}

double DrillModel::seconds_to_next_minute() const { return running_ ? (1 - owed_minutes_) * 60 / pace_ : -1; }

std::int32_t DrillModel::next_minute() const {
  std::int32_t next = kNone;
  const auto consider = [&](std::int32_t minute) {
    if (minute != kNone && minute > minute_ && (next == kNone || minute < next)) next = minute;
  };
  const auto look_at = [&](const DrillSession& session) {
    for (std::size_t i = 0; i < drill().injects.size(); ++i) consider(session.play().inject(i).sent);
    for (std::size_t i = 0; i < drill().cards.size(); ++i) {
      consider(session.play().card(i).opens);
      consider(session.play().card(i).decided);
    }
    consider(session.play().ends());
  };
  if (teams_.empty()) look_at(*reference_);
  for (const DrillTeam& team : teams_) look_at(*team.session);
  return next;
}

void DrillModel::jump() {
  const std::int32_t next = next_minute();
  if (next != kNone) go_on(next, true);
  if (over()) run(false);
  owed_minutes_ = 0;
}

bool DrillModel::has_open_cards() const {
  return std::ranges::any_of(teams_, [&](const DrillTeam& team) {
    for (std::size_t card = 0; team.session && card < drill().cards.size(); ++card)
      if (is_open_card(*team.session, card)) return true;
    return false;
  });
}

// --- playing --------------------------------------------------------------------------------------------------------------

// Does something in a session and, when that was accepted, writes it down.
template <class Act>
bool DrillModel::act(DrillTeam& team, std::string_view line, Act act) {
  if (!team.session) return false;
  if (auto error = act(*team.session)) {
    error->where = team.name;
    refuse(std::string(say("That cannot be done now")), {std::move(*error)});
    return false;
  }
  team.script += script_line(drill(), team.session->minute(), line);
  return true;
}

// By the facilitator, for everybody: what one of them cannot do any more is left out there.
template <class Act>
void DrillModel::act_on_all(std::string_view line, Act act) {
  if (!begun()) return;
  std::optional<Error> refused;
  std::size_t done = 0;
  const auto one = [&](DrillSession& session, std::string& script) {
    if (auto error = act(session)) {
      refused = std::move(error);
      return;
    }
    script += script_line(drill(), session.minute(), line);
    ++done;
  };
  one(*reference_, reference_script_);
  for (DrillTeam& team : teams_) one(*team.session, team.script);
  if (done == 0 && refused) refuse(std::string(say("That cannot be done now")), {std::move(*refused)});
}

void DrillModel::decide(std::size_t team, std::int32_t card, std::int32_t option, std::int32_t confidence) {
  act(teams_[team], decide_in_script(drill(), card, option, confidence), [&](DrillSession& session) { return session.decide(card, option, confidence); });
}

void DrillModel::overrule(std::size_t team, std::int32_t card, std::int32_t option) {
  const DrillCard& asked = drill().cards[static_cast<std::size_t>(card)];
  act(teams_[team], fmt::format("overrule {} {}", asked.id, asked.options[static_cast<std::size_t>(option)].id), [&](DrillSession& session) { return session.overrule(card, option); });
}

void DrillModel::vote(std::size_t team, std::int32_t card, std::int32_t option, std::int32_t confidence) {
  if (!teams_[team].session) return;
  const Ballot ballot = teams_[team].session->ballot(card);
  const std::size_t member = static_cast<std::size_t>(std::ranges::find(ballot.voted, false) - ballot.voted.begin()) + 1;
  if (member > members_) return;
  act(teams_[team], decide_in_script(drill(), card, option, confidence, member), [&](DrillSession& session) { return session.vote(member, card, option, confidence); });
}

void DrillModel::undo(std::size_t team) {
  act(teams_[team], "undo", [](DrillSession& session) -> std::optional<Error> {
    if (session.undo()) return std::nullopt;
    return Error{"", std::string(say("nothing was decided yet")), std::string(say("a decision to take back")), std::string(say("decide first"))};
  });
}

void DrillModel::more_time() {
  const std::int32_t minutes = kMoreMinutes * pace_;
  for (DrillTeam& team : teams_)
    for (std::size_t card = 0; card < drill().cards.size(); ++card)
      if (is_open_card(*team.session, card))
        act(team, fmt::format("extend {} {}", drill().cards[card].id, minutes), [&](DrillSession& session) { return session.extend(static_cast<std::int32_t>(card), minutes); });
}

void DrillModel::send(std::int32_t inject) {
  act_on_all("send " + drill().injects[static_cast<std::size_t>(inject)].id, [&](DrillSession& session) { return session.send(inject); });
}

void DrillModel::skip(std::int32_t inject) {
  act_on_all("skip " + drill().injects[static_cast<std::size_t>(inject)].id, [&](DrillSession& session) { return session.skip(inject); });
}

void DrillModel::note(std::string_view text) {
  const std::string clean = shown(text, 300);
  if (clean.empty()) return;
  act_on_all("note " + clean, [&](DrillSession& session) -> std::optional<Error> {
    session.note(clean);
    return std::nullopt;
  });
}

}  // namespace grapevine
