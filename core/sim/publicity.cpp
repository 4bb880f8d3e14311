#include "sim/run.h"

namespace grapevine {

namespace {
constexpr std::uint32_t kFromAuthor = 0x80000000u;  // the sign bit of the damp that a reshare needs, which is never negative
}

void Run::expose(std::uint32_t person, float valence, float weight) { count_heard(valence, 1, hear(person, valence, weight, parameters().exposure)); }

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
  const Stories::Post post = state.stories.post(story, sender, state.now, world->rows, ties, world->see, settings().feed, state.luck);
  const float valence = state.stories[story].valence;
  const ExposureParameters kappa = parameters().exposure;
  std::int64_t first = 0;
  for (const Exposure& exposure : post.exposures) first += hear(exposure.person, valence, exposure.weight, kappa);
  count_heard(valence, static_cast<std::int64_t>(post.exposures.size()), first);
  if (valence < 0 && settings().advocates > 0)
    for (const Exposure& exposure : post.exposures)
      if (exposure.first) maybe_answer(story, exposure.person);
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
    schedule(make_event(state.now + from_hours(parameters().reply.statement_delay_hours), Happens::statement, s.root_id, s.cause, story));
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

// Fans of the page see its post; what a fan passes on is not followed further.
void Run::post_on_page(std::uint32_t cause, double valence, double) {
  const Parameters& p = parameters();
  ++state.open_web;
  const std::uint64_t fans = threshold32(p.page.fans_share), sees = threshold32(p.page.visibility);
  const Luck always(scenario.seed, 0);
  for (const std::uint32_t person : world->customers_by_rank)
    if (always.words(Purpose::page, id_of(person))[0] < fans && state.luck.words(Purpose::page, id_of(person), cause)[1] < sees)
      expose(person, valence < 0 ? -1.0f : 1.0f, static_cast<float>(std::abs(valence)));
}

void Run::reply_to(std::uint32_t story) {
  Story& s = state.stories[story];
  if (s.replied || !parameters().reply.enabled) return;
  s.replied = true;
  ++state.open_web;
  s.damp = static_cast<float>(std::min(1.5, s.damp * reply_factor(parameters().reply)));
  if (story == state.event_story && state.event_replied == kNever) state.event_replied = state.now;
  if (state.crisis_level == 1 && story == state.crisis_story) state.crisis_level = 2;
}

}  // namespace grapevine
