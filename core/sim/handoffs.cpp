// Hand-offs: which specialists a contact reaches, what gets lost on the way, and what only a manager decides.
#include "sim/run.h"

namespace grapevine {

// Words of a contact at its hop: misrouted, where to instead, lost, manager. Hop 0: whose line it belongs to.
std::array<std::uint32_t, 4> Run::routing_words(std::uint32_t number, std::uint32_t hop) const {
  if (is_routine(number)) return state.luck.words(Purpose::routing, kRoutineId | routine_stream(number), routine_ordinal(number), hop, surge_cause(number));
  const Case& c = state.cases[number];
  return state.luck.words(Purpose::routing, c.person_id, c.cause, hop);
}

std::size_t Run::own_desk(std::uint32_t number) const {
  const Routing& now = settings().routing;
  return kSpecialists + (now.lines == 1 ? 0 : static_cast<std::size_t>(own_line(now, routing_words(number, 0)[0])));
}

bool Run::misplaced(std::uint32_t number, std::size_t desk) const {
  return desk >= kSpecialists && settings().routing.lines > 1 && desk != own_desk(number);
}

// Specialists who cannot help know at least who can.
std::size_t Run::desk_reached(std::uint32_t number, bool misplaced) const {
  const std::size_t own = own_desk(number);
  const Routing& now = settings().routing;
  if (misplaced || now.lines == 1) return own;
  const std::uint32_t hop = is_routine(number) ? routine_hops(number) : static_cast<std::uint32_t>(state.cases[number].contacts) << 16 | state.cases[number].handoffs;
  const auto words = routing_words(number, hop);
  return kSpecialists + static_cast<std::size_t>(line_reached(now, static_cast<int>(own - kSpecialists), words[0], words[1]));
}

void Run::hand_on(std::uint32_t number, bool misplaced) {
  Waiting waiting;
  if (is_routine(number)) {
    waiting.since = state.now;
    waiting.id = number + (1u << 27);
  } else {
    Case& c = state.cases[number];
    ++c.handoffs;
    const Routing& now = settings().routing;
    if (now.lost > 0 && c.contacts < kMostContacts && routing_words(number, static_cast<std::uint32_t>(c.contacts) << 16 | c.handoffs)[2] < now.lost) return comes_back(c, number);
    c.is = Case::Is::waiting;
    waiting = waiting_case(number);
  }
  const std::size_t desk = desk_reached(waiting.id, misplaced);
  if (state.desks[desk].arrive(waiting, state.now)) started(waiting, desk);
}

// Whether a manager has to decide; the decision is then on its way, and settles the case.
bool Run::needs_manager(std::uint32_t number) {
  if (settings().routing.manager == 0) return false;
  const Case& c = state.cases[number];
  const std::uint32_t hop = static_cast<std::uint32_t>(c.contacts) << 16 | c.handoffs;
  if (routing_words(number, hop)[3] >= settings().routing.manager) return false;
  const auto takes = state.luck.words(Purpose::routing, c.person_id, c.cause, hop, 1);
  schedule(make_event(state.now + from_hours(parameters().support.managers_hours * exponential(to_unit32(takes[0]))), Happens::manager, c.person_id, c.cause, number));
  return true;
}

void Run::staff(std::size_t team) {
  const int agents = agents_on_shift(team);
  const int lines = team == kSpecialists ? settings().routing.lines : 1;
  for (std::size_t desk = team; desk < desks_end(team); ++desk) state.desks[desk].set_agents(agents_of_line(agents, lines, static_cast<int>(desk - team)), state.now);
}

void Run::regroup_specialists() {
  moving.clear();
  for (std::size_t desk = kSpecialists; desk < kDesks; ++desk) state.desks[desk].take_waiting(state.now, moving);
  for (const Waiting& waiting : moving) state.desks[own_desk(waiting.id)].put_waiting(waiting, state.now);
}

}  // namespace grapevine
