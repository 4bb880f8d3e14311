#include <algorithm>
#include <cassert>

#include "sim/run.h"

namespace grapevine {

namespace {
constexpr std::uint32_t kHandedOn = 0x80000000u;   // beside the team, in what the end of a routine contact's service carries
}

std::uint32_t Run::open_case(std::uint32_t person, std::uint32_t cause, std::size_t channel, float severity, float drop, std::uint32_t story) {
  assert(person < state.sentiment.size());
  Case c;
  c.person = person;
  c.person_id = id_of(person);
  c.cause = cause;
  c.story = story;
  c.opened = state.now;
  c.severity = severity;
  c.drop = drop;
  c.channel = static_cast<std::uint8_t>(channel);
  state.cases.push_back(c);
  state.flags[person] |= kComplained;
  count(Series::complaints);
  return static_cast<std::uint32_t>(state.cases.size() - 1);
}

// An event's contacts have the luck of its own moment, whatever other surges there are.
std::uint32_t Run::surge_cause(std::uint32_t number) const {
  return routine_stream(number) == kSurgeStream ? state.surge_causes[number >> 16 & (kMostSurges - 1)] : 0;
}

// Four words for the contact that a case is at: handling time, hand-off, settling, coming back.
std::array<std::uint32_t, 4> Run::case_words(std::uint32_t number) const {
  if (is_routine(number)) return state.luck.quick_words(Purpose::service, (number & ~0xFFFFFFu) | surge_cause(number), routine_ordinal(number));
  const Case& c = state.cases[number];
  return state.luck.words(Purpose::service, c.person_id, c.cause, static_cast<std::uint32_t>(c.contacts) << 16 | c.handoffs);
}

void Run::contact(std::uint32_t number) {
  Case& c = state.cases[number];
  if (c.channel == kChat && !parameters().support.chat.enabled) c.channel = kPhone;
  Desk& desk = state.desks[c.channel];
  // nobody answers a closed phone: the customer calls again when it opens
  if (live(c.channel) && !desk.open()) {
    const Millis next = opens(c.channel);
    if (next > state.now) {
      c.is = Case::Is::between;
      schedule(make_event(next, Happens::contact, c.person_id, c.cause, number));
      return;
    }
  }
  ++c.contacts;
  c.is = Case::Is::waiting;
  count(Series::contacts);
  const auto words = state.luck.words(Purpose::contact, c.person_id, c.cause, c.contacts);
  Waiting waiting = waiting_case(number);
  waiting.deadline = state.now + settings().patience->draw(words[0], team_parameters(parameters(), c.channel).patience_hours * 60);
  if (desk.arrive(waiting, state.now)) started(waiting, c.channel);
  else schedule(make_event(waiting.deadline, Happens::patience_end, c.person_id, c.cause, number, static_cast<std::uint32_t>(c.contacts) << 16 | c.handoffs));
}

Waiting Run::waiting_case(std::uint32_t number) const {
  const Case& c = state.cases[number];
  Waiting waiting;
  waiting.since = state.now;
  waiting.id = number;
  waiting.followers = static_cast<std::uint32_t>(world->rows.degree(static_cast<std::int32_t>(c.person)) * parameters().people.followers_per_tie);
  waiting.severity = c.severity;
  return waiting;
}

bool Run::prefers_chat(std::uint32_t id, std::uint32_t ordinal) const {
  return settings().chats > 0 && state.luck.words(Purpose::chat, id, ordinal)[0] < settings().chats;
}

double Run::routine_per_day(const Parameters& parameters, std::size_t channel) const {
  const ChannelParameters& team = team_parameters(parameters, channel);
  return team.enabled ? team.routine_per_1000_per_day * world->size() / 1000 : 0;
}

// Adds the contacts of a channel up to `until` to what is known; sort_known is the caller's.
void Run::list_routine(std::size_t channel, Millis until) {
  const std::uint32_t id = kRoutineId | static_cast<std::uint32_t>(channel);
  state.routine[channel].go_until(until, state.luck, routine_per_day(parameters(), channel), [&](Millis at, std::uint32_t ordinal) { state.agenda.add_known(make_event(at, Happens::routine, id, ordinal)); });
}

// The demand of a channel has changed: its contacts of the rest of the day come sooner or later.
void Run::draw_routine_anew(std::size_t channel, double per_day_before) {
  const std::uint32_t id = kRoutineId | static_cast<std::uint32_t>(channel);
  std::uint32_t dropped = 0;
  Millis first = kNever;
  state.agenda.drop_known([&](const Event& event) {
    if (event.kind() != Happens::routine || event.id() != id) return false;
    first = std::min(first, event.at);
    ++dropped;
    return true;
  });
  state.routine[channel].go_back(state.now, per_day_before, dropped, first);
  list_routine(channel, (state.now / kDay + 1) * kDay);
  state.agenda.sort_known();
}

void Run::routine(const Event& event) {
  const std::size_t stream = event.id() & ~kRoutineId;
  const bool chats = stream == kPhone && prefers_chat(kRoutineId, event.ordinal());
  const std::size_t channel = chats ? std::size_t{kChat} : stream;
  // a call to a closed line is no contact; written ones wait
  if ((!live(channel) || state.desks[channel].open()) && !stays_quiet(static_cast<std::uint32_t>(stream), event.ordinal())) {
    const std::uint32_t number = routine_case(stream == kChat ? kChatStream : static_cast<std::uint32_t>(stream), event.ordinal());
    if (!asks_first(number, event.id(), event.ordinal(), channel)) routine_contact(number, channel);
  }
}

void Run::routine_contact(std::uint32_t number, std::size_t team) {
  count(Series::contacts);
  ++state.routine_contacts;
  const auto words = case_words(number);
  Waiting waiting;
  waiting.since = state.now;
  waiting.deadline = state.now + settings().patience->draw(words[3], team_parameters(parameters(), team).patience_hours * 60);
  waiting.id = number;
  if (state.desks[team].arrive(waiting, state.now)) started(waiting, team, words);
}

void Run::started(const Waiting& waiting, std::size_t desk) { started(waiting, desk, case_words(waiting.id)); }

void Run::started(const Waiting& waiting, std::size_t desk, const std::array<std::uint32_t, 4>& words) {
  const Settings& now = settings();
  Millis ends = state.now + now.service->draw(words[0], team_parameters(now.parameters, team_of(desk)).service_minutes * stretch(waiting, desk));
  if (desk >= kSpecialists) ends += from_minutes(now.routing.reask_minutes);
  if (is_routine(waiting.id)) {
    if (routine_hops(waiting.id) == 0) {
      ++state.routine_started;
      state.routine_waited += state.now - waiting.since;
    }
    // whether it is handed on is settled when it begins: nothing of it is drawn twice
    const bool handed_on = desk < kSpecialists ? words[1] < now.routing.first_line : misplaced(waiting.id, desk);
    schedule(make_event(ends, Happens::service_end, kRoutineId | routine_stream(waiting.id), waiting.id & 0xFFFFFF, waiting.id, static_cast<std::uint32_t>(desk) | (handed_on ? kHandedOn : 0)));
    return;
  }
  Case& c = state.cases[waiting.id];
  c.is = Case::Is::in_service;
  if (live(desk)) respond(c);  // on the phone the answer begins with the call; in writing it is the reply
  schedule(make_event(ends, Happens::service_end, c.person_id, c.cause, waiting.id, static_cast<std::uint32_t>(desk)));
}

void Run::service_end(const Event& event) {
  const std::size_t desk = event.detail & ~kHandedOn;
  const std::uint32_t number = event.subject;
  const auto next = state.desks[desk].finish(state.now);
  if (!is_routine(number)) complaint_served(number, desk);
  else if (event.detail & kHandedOn) hand_on(number, desk >= kSpecialists);
  if (next) started(*next, desk);
}

void Run::complaint_served(std::uint32_t number, std::size_t desk) {
  Case& c = state.cases[number];
  const SupportParameters& p = parameters().support;
  const Routing& routing = settings().routing;
  const auto words = case_words(number);
  const bool first_line = desk < kSpecialists, wrong_one = misplaced(number, desk);
  if (lets_be(number, desk)) return;
  respond(c);
  if (goes_private(number, desk)) return;
  const bool needs_facts = judged(number, desk) == TriageClass::misguided;
  if (!needs_facts && c.handoffs < kMostHandoffs && (wrong_one || words[1] < (first_line ? routing.first_line : routing.specialists))) {
    hand_on(number, wrong_one);
  } else if (!first_line && needs_manager(number)) {
    c.is = Case::Is::between;
  } else if (yes(words[2], p.resolve_probability)) {
    resolve(c);
  } else if (c.contacts < kMostContacts && yes(words[3], p.return_probability)) {
    comes_back(c, number);
  } else {
    c.is = Case::Is::given_up;
    give_up(c);
  }
}

void Run::comes_back(Case& c, std::uint32_t number) {
  c.is = Case::Is::between;
  const auto comes = state.luck.words(Purpose::contact, c.person_id, c.cause, c.contacts);
  schedule(make_event(state.now + from_hours(parameters().support.return_delay_hours * exponential(to_unit32(comes[1]))), Happens::contact, c.person_id, c.cause, number));
}

void Run::patience_end(const Event& event) {
  Case& c = state.cases[event.subject];
  // it has been started, or waits elsewhere since
  if (c.is != Case::Is::waiting || event.detail != (static_cast<std::uint32_t>(c.contacts) << 16 | c.handoffs)) return;
  c.is = Case::Is::abandoned;
  const Parameters& p = parameters();
  float& mood = state.sentiment[c.person];
  mood = clip_sentiment(mood - static_cast<float>(p.support.abandoned_drop));
  give_up(c);
  // a customer who has not posted yet may do it now; one who is only spoken of was no customer of ours in the line
  const auto words = state.luck.words(Purpose::contact, c.person_id, c.cause, c.contacts);
  if (c.story != kNoStory || !yes(words[2], p.support.abandoned_post_probability)) return;
  ++state.negative_posts;
  const std::uint32_t cause = c.cause | kGaveUpCause;
  const std::uint32_t person = c.person;
  c.story = post(person, cause, -1.0f, drawn_branching(person, cause, true));
  const std::uint32_t story = c.story;
  listen(story);
  spread(story, person);
}

void Run::respond(Case& c) {
  if (c.responded != kNever) return;
  if (c.channel == kSocial && c.story != kNoStory) {
    reply_to(c.story, static_cast<std::uint32_t>(&c - state.cases.data()));
    const Story& s = state.stories[c.story];
    if (c.responded != kNever || (s.answering && !s.replied)) return;  // it counts when it is published
  }
  c.responded = state.now;
  count(Series::first_responses);
}

void Run::resolve(Case& c) {
  c.is = Case::Is::resolved;
  c.resolved = state.now;
  count(Series::resolved);
  if (c.story != kNoStory) state.flags[c.person] |= kFixedInPublic;
  const double restored = c.story == kNoStory ? 1 : restored_share(class_of(c.story));
  recover(c.person, c.story, c.drop, c.opened, parameters().reply.quality * restored);
}

// A resolution gives back what the failure took, less the longer it took, and never more (the service recovery paradox
// does not hold for behaviour: de Matos, Henrique & Rossi 2007): .75 e^(−T/24 h) × quality. The author says so, once.
void Run::recover(std::uint32_t person, std::uint32_t story, float drop, Millis asked, double quality) {
  const Parameters& p = parameters();
  const double hours = to_hours(state.now - asked);
  const double gain = p.recovery.size * portable_exp(-hours / p.recovery.time_constant_hours) * quality;
  // moods that returned by themselves meanwhile need no giving back
  const double taken = drop * portable_exp(-p.people.mood_reversion_per_day * hours / 24);
  float& mood = state.sentiment[person];
  mood = clip_sentiment(mood + static_cast<float>(std::min(gain, taken)));
  if (story == kNoStory || state.stories[story].softened) return;
  state.stories[story].softened = true;
  state.stories[story].valence *= static_cast<float>(1 - p.recovery.story_softening);
}

void Run::give_up(Case& c) {
  assert(c.person < state.sentiment.size());
  state.unresolved.push_back({c.person, state.now + static_cast<Millis>(parameters().churn.unresolved_days * kDay)});
}

void Run::fill(std::size_t team) {
  for (std::size_t desk = team; desk < desks_end(team); ++desk)
    while (const auto next = state.desks[desk].start_next(state.now)) started(*next, desk);
}

}  // namespace grapevine
