// When teams are at work: shifts, and holidays on which only those who also work weekends are.
#include <algorithm>

#include "sim/run.h"

namespace grapevine {

Shifts Run::shifts_of(std::size_t team) const {
  const ChannelParameters& t = team_parameters(parameters(), team);
  return Shifts({t.open_from_hour, t.open_until_hour, t.weekends}, first_weekday);
}

// The moment from which the team's usual hours count: the end of a holiday that it keeps.
Millis Run::back_at_work(std::size_t team) const {
  return team_parameters(parameters(), team).weekends ? state.now : std::max(state.now, state.holiday_until);
}

bool Run::at_work(std::size_t team) const {
  return team_parameters(parameters(), team).enabled && back_at_work(team) == state.now && shifts_of(team).open_at(state.now);
}

Millis Run::opens(std::size_t team) const { return shifts_of(team).next_open(back_at_work(team)); }

// Opens or closes the team's desks as is right now and plans its next change; an older plan no longer counts.
void Run::set_hours(std::size_t team) {
  const bool open = at_work(team);
  for (std::size_t desk = team; desk < desks_end(team); ++desk) state.desks[desk].set_open(open, state.now);
  const auto generation = ++state.shift_generation[team];
  const Millis next = open ? shifts_of(team).next_close(state.now) : opens(team);
  if (team_parameters(parameters(), team).enabled && next < kNever)
    schedule(make_event(next, Happens::shift, static_cast<std::uint32_t>(team), generation << 12, static_cast<std::uint32_t>(team), generation));
}

void Run::shift(const Event& event) {
  const std::size_t team = event.subject;
  if (event.detail != state.shift_generation[team]) return;  // the hours were changed since
  const bool open = at_work(team);
  for (std::size_t desk = team; desk < desks_end(team); ++desk) state.desks[desk].set_open(open, state.now);
  if (open) fill(team);
  const Millis next = open ? shifts_of(team).next_close(state.now) : opens(team);
  if (next < kNever) schedule(make_event(next, Happens::shift, event.subject, event.ordinal() + 1, event.subject, event.detail));
}

void Run::begin_holiday(std::int32_t days) {
  accrue_costs(state.now);
  const Millis midnight = state.now - state.now % kDay;
  state.holiday_until = std::max(state.holiday_until, midnight + days * kDay);
  for (std::size_t team = 0; team < kTeams; ++team)
    if (!team_parameters(parameters(), team).weekends) set_hours(team);
}

// On a holiday people ask as little as on a Sunday: of the contacts of a working day the same ones are left out whatever
// the company does.
bool Run::stays_quiet(std::uint32_t channel, std::uint32_t ordinal) const {
  const bool weekday = (first_weekday + state.now / kDay) % 7 < 5;
  if (state.now >= state.holiday_until || !weekday) return false;
  return !yes(state.luck.words(Purpose::routine, channel, ordinal, 1)[0], kWeekendDemand);
}

// Milliseconds of work that are paid between two moments.
Millis Run::paid_time(std::size_t team, Millis from, Millis until) const {
  const bool keeps = !team_parameters(parameters(), team).weekends;
  return shifts_of(team).open_time_between(keeps ? std::clamp(state.holiday_until, from, until) : from, until);
}

}  // namespace grapevine
