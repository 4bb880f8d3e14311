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

bool Run::usual_shift(std::size_t team) const { return back_at_work(team) == state.now && shifts_of(team).open_at(state.now); }

int Run::agents_on_shift(std::size_t team) const {
  const ChannelParameters& t = team_parameters(parameters(), team);
  return usual_shift(team) ? t.agents : t.night_agents;
}

bool Run::at_work(std::size_t team) const {
  const ChannelParameters& t = team_parameters(parameters(), team);
  return t.enabled && (t.night_agents > 0 || usual_shift(team));
}

Millis Run::opens(std::size_t team) const { return shifts_of(team).next_open(back_at_work(team)); }

// Those on shift now are at their desks; the next change of shifts is planned.
void Run::take_desks(std::size_t team, std::uint32_t ordinal) {
  const bool open = at_work(team);
  for (std::size_t desk = team; desk < desks_end(team); ++desk) state.desks[desk].set_open(open, state.now);
  staff(team);
  if (!team_parameters(parameters(), team).enabled) return;
  const Millis next = usual_shift(team) ? shifts_of(team).next_close(state.now) : opens(team);
  const auto subject = static_cast<std::uint32_t>(team);
  if (next < kNever) schedule(make_event(next, Happens::shift, subject, ordinal, subject, state.shift_generation[team]));
}

// The hours were changed: an older plan no longer counts.
void Run::set_hours(std::size_t team) {
  const auto generation = ++state.shift_generation[team];
  take_desks(team, generation << 12);
}

void Run::shift(const Event& event) {
  const std::size_t team = event.subject;
  if (event.detail != state.shift_generation[team]) return;  // the hours were changed since
  take_desks(team, event.ordinal() + 1);
  fill(team);
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

// Hours of work that are paid between two moments: those of the usual shift, and those of the night shift.
std::array<double, 2> Run::paid_hours(std::size_t team, Millis from, Millis until) const {
  const bool keeps = !team_parameters(parameters(), team).weekends;
  const double usual = to_hours(shifts_of(team).open_time_between(keeps ? std::clamp(state.holiday_until, from, until) : from, until));
  return {usual, to_hours(until - from) - usual};
}

}  // namespace grapevine
