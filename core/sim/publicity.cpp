#include "sim/run.h"

namespace grapevine {

namespace {
constexpr std::uint32_t kFromAuthor = 0x80000000u;  // the sign bit of the damp that a reshare needs, which is never negative
}

void Run::expose(std::uint32_t person, float valence, float weight) {
  count_heard(valence, 1, hear(person, valence, weight, parameters().exposure));
  if (sightings) sightings->push_back({kNoStory, person, kPressId, state.now, false, valence >= 0});
}

void Run::count_heard(float valence, std::int64_t people, std::int64_t first) {
  if (people == 0) return;
  if (valence >= 0) {
    state.positive_exposures += people;
    count(Series::positive_exposures, people);
    return;
  }
  state.negative_exposures += people;
  state.negative_by_day[static_cast<std::size_t>(state.now / kDay)] += people;
  count(Series::negative_exposures, people);
  state.negative_reach += first;
  count(Series::new_people_reached, first);
}

void Run::spread(std::uint32_t story, std::uint32_t sender) {
  const auto ties = world->graph->weights(static_cast<std::int32_t>(sender));
  take_in(story, sender, state.stories.post(story, sender, state.now, world->rows, ties, world->see, settings().feed, state.luck));
}

// What those who have just seen a story make of it.
void Run::take_in(std::uint32_t story, std::uint32_t sender, const Stories::Post& post) {
  const float valence = state.stories[story].valence;
  const ExposureParameters kappa = parameters().exposure;
  std::int64_t first = 0;
  for (const Exposure& exposure : post.exposures) first += hear(exposure.person, valence, exposure.weight, kappa);
  count_heard(valence, static_cast<std::int64_t>(post.exposures.size()), first);
  if (sightings)
    for (const Exposure& exposure : post.exposures) sightings->push_back({story, exposure.person, sender, state.now, false, valence >= 0});
  if (valence < 0 && settings().advocates > 0)
    for (const Exposure& exposure : post.exposures)
      if (exposure.first) maybe_answer(story, exposure.person);
  if (valence < 0 && !world->staff.empty())
    for (const Exposure& exposure : post.exposures)
      if (exposure.first) notice(story, exposure.person);
  for (const PlannedShare& share : post.shares) {
    const auto needs_damp = std::bit_cast<std::uint32_t>(share.needs_damp);
    schedule(make_event(share.at, Happens::reshare, id_of(share.person), story, share.person, needs_damp | (share.from_author ? kFromAuthor : 0)));
  }
  if (valence < 0) watch(story);
}

void Run::reshare(const Event& event) {
  const std::uint32_t story = event.ordinal();
  const auto needs_damp = std::bit_cast<float>(event.detail & ~kFromAuthor);
  if (!state.stories.share(story, event.subject, needs_damp, event.detail & kFromAuthor)) return;
  if (turns_sour(story, event.subject)) return sour(story, event.subject);
  if (state.stories[story].valence < 0) ++state.negative_reshares;
  spread(story, event.subject);
}

void Run::watch(std::uint32_t story) {
  Story& s = state.stories[story];
  const Parameters& p = parameters();
  if (!s.press_called && s.reach >= press_threshold(p.listen, p.crisis)) {
    s.press_called = true;
    schedule(make_event(state.now + from_hours(p.listen.press_delay_hours), Happens::press_call, s.root_id, s.cause, story));
  }
  if (state.crisis_level == 0 && s.reach_first_day >= p.crisis.reach_people) {
    state.crisis_level = 1;
    state.crisis_at = state.now;
    state.crisis_story = story;
    state.calm_hazard = sum_hazard({world->people.sentiment.data(), state.sentiment.size()}, state.patience, settings().day);
  }
}

void Run::listen(std::uint32_t story) {
  const Story& s = state.stories[story];
  const Millis delay = hearing_delay(parameters().listen, state.luck, s.root_id, s.cause);
  if (delay < kNever) schedule(make_event(state.now + delay, Happens::heard, s.root_id, s.cause, story));
}

// Somebody in the company sees a post that was not addressed to it: it becomes a case of the social desk.
void Run::heard(std::uint32_t story) {
  Story& s = state.stories[story];
  if (s.known || s.replied || s.defect || !parameters().support.social.enabled) return;
  s.known = true;
  contact(open_case(s.root, s.cause | kHeardCause, kSocial, 1.0f, 0.0f, story));
}

// The press calls: the desk, if there is one, gets the story; if nobody has replied by then, a statement follows.
void Run::press_call(std::uint32_t story) {
  heard(story);
  const Story& s = state.stories[story];
  if (!s.replied)
    schedule(make_event(state.now + from_hours(statement_hours(training(), parameters().reply, parameters().training)), Happens::statement, s.root_id, s.cause, story));
}

// The same people are advocates in every replicate and on both sides: more of them only adds some.
void Run::maybe_answer(std::uint32_t story, std::uint32_t person) {
  const Story& s = state.stories[story];
  if (s.advocated || !is_customer(person) || (state.flags[person] & kLeft)) return;
  const std::uint32_t id = id_of(person);
  if (Luck(scenario.seed, 0).words(Purpose::advocate, id)[0] >= settings().advocates) return;
  const auto words = state.luck.words(Purpose::advocate, id, s.root_id, s.cause);
  if (words[0] >= settings().advocates_reply) return;
  const Millis delay = reshare_delay(to_unit32(words[1]));  // people answer as soon as they pass on
  if (delay < kNever) schedule(make_event(state.now + delay, Happens::advocate, id, story, story));
}

void Run::advocate_answers(std::uint32_t story) {
  Story& s = state.stories[story];
  if (s.advocated) return;
  s.advocated = true;
  ++state.advocate_replies;
  ++state.open_web;
  s.damp *= static_cast<float>(1 - parameters().advocates.damping);
  s.valence *= static_cast<float>(1 - parameters().advocates.softening);
}

}  // namespace grapevine
