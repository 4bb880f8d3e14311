#include "ui/drill_views.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/drill_words.h"

namespace grapevine {

namespace {

// Of those who play here, or of nobody deciding.
template <class Each>
void each_session(const DrillModel& model, Each each) {
  for (const DrillTeam& team : model.teams()) each(*team.session, team.name);
  if (model.teams().empty()) each(model.reference(), std::string(say("nobody")));
}

bool is_sent(const DrillSession& session, std::size_t inject) {
  const InjectState& state = session.play().inject(inject);
  return state.sent != kNone && state.sent <= session.minute();
}

std::string conditions_of(const Drill& drill, const DrillInject& inject) {
  std::string all;
  for (const auto& condition : inject.when) all = all.empty() ? words_of(condition, drill) : say("{} and {}", all, words_of(condition, drill));
  return say("if {}", all);
}

// The minute at which it was or will be sent to one of them first.
std::int32_t first_minute(const DrillModel& model, std::size_t inject) {
  std::int32_t first = kNone;
  each_session(model, [&](const DrillSession& session, const std::string&) {
    const std::int32_t sent = session.play().inject(inject).sent;
    if (sent != kNone && (first == kNone || sent < first)) first = sent;
  });
  return first;
}

EventLine line_of(const DrillModel& model, std::size_t index) {
  const Drill& drill = model.drill();
  const DrillInject& inject = drill.injects[index];
  std::size_t sent = 0, of = 0;
  bool skipped = false;
  std::string who;
  each_session(model, [&](const DrillSession& session, const std::string& name) {
    ++of;
    skipped = skipped || session.play().inject(index).skipped;
    if (!is_sent(session, index)) return;
    ++sent;
    who += (who.empty() ? "" : ", ") + name;
  });
  EventLine line;
  const std::int32_t first = first_minute(model, index);
  line.says = inject.from + ": " + inject.text;
  line.expected = inject.is_contingency() ? say("{} · expected: {}", conditions_of(drill, inject), inject.expected) : say("expected: {}", inject.expected);
  line.when = inject.is_contingency() && sent == 0 ? std::string(say("IF")) : first != kNone ? time_of(drill, first) : std::string();
  if (skipped) line.state = EventLine::State::skipped, line.standing = say("skipped");
  else if (sent == of) line.state = EventLine::State::sent, line.standing = say("sent");
  else if (sent > 0) line.state = EventLine::State::some, line.standing = who;
  else if (inject.is_contingency()) line.state = EventLine::State::watching, line.standing = say("watching");
  else line.standing = say("armed");
  return line;
}

// What the public knows: everything that was not said inside the house or by telephone.
bool is_public(const DrillInject& inject) { return inject.channel != "inside" && inject.channel != "phone" && inject.channel != "email"; }

}  // namespace

std::vector<EventLine> events_of(const DrillModel& model) {
  std::vector<EventLine> lines;
  std::size_t next = model.drill().injects.size();
  std::int32_t soonest = kNone;
  for (std::size_t i = 0; i < model.drill().injects.size(); ++i) {
    lines.push_back(line_of(model, i));
    const std::int32_t first = first_minute(model, i);
    if (lines.back().state != EventLine::State::armed || first == kNone || (soonest != kNone && first >= soonest)) continue;
    soonest = first;
    next = i;
  }
  if (next < lines.size()) {
    lines[next].state = EventLine::State::next;
    lines[next].standing = say("in {}", span_of(soonest - model.minute()));
  }
  return lines;
}

TeamStanding standing_of(const DrillModel& model, const DrillTeam& team) {
  std::int32_t soonest = kNone;
  std::size_t open = 0;
  for (std::size_t i = 0; i < model.drill().cards.size(); ++i) {
    const CardState& state = team.session->play().card(i);
    if (!waits(*team.session, i) || !state.by_default) continue;
    ++open;
    soonest = soonest == kNone ? state.decided : std::min(soonest, state.decided);
  }
  if (team.session->over()) return {std::string(say("over")), false};
  if (open == 0) return {std::string(say("nothing to decide")), false};
  const std::int32_t left = soonest - team.session->minute();
  return {say("deciding {}, {} left", open, span_of(left)), left <= model.pace()};
}

RoomView room_of(const DrillModel& model) {
  const Drill& drill = model.drill();
  RoomView room;
  room.clock = time_of(drill, model.minute());
  room.day = day_of(drill, model.minute());
  room.stands = !model.running() && !model.over();
  room.state = model.over() ? say("the window has closed") : room.stands ? say("paused") : say("the clock runs");
  std::int64_t least = -1, most = 0;
  each_session(model, [&](const DrillSession& session, const std::string&) {
    const std::int64_t people = session.play().figures().people_reached;
    least = least < 0 ? people : std::min(least, people);
    most = std::max(most, people);
  });
  room.heard = least == most ? grouped(most) : grouped(least) + "–" + grouped(most);
  room.of = least == most ? say("of {} people have heard", grouped(drill.scenario.people)) : say("of {} people have heard, by team", grouped(drill.scenario.people));
  const DrillSession& session = model.teams().empty() ? model.reference() : *model.teams().front().session;
  for (const DrillEvent& event : session.play().events()) {
    if (event.kind != DrillEvent::Kind::inject) continue;
    const DrillInject& inject = drill.injects[static_cast<std::size_t>(event.index)];
    if (is_public(inject)) room.known.push_back({time_of(drill, event.minute), inject.from, inject.text});
  }
  std::ranges::reverse(room.known);
  return room;
}

}  // namespace grapevine
