#include "sim/run.h"

namespace grapevine {

// One use of the product: it goes well or not, and the customer is silent, tells, posts or turns to the company.
void Run::experience(const Event& event) {
  const std::uint32_t person = event.subject;
  if (state.flags[person] & kLeft) return;
  const Settings& s = settings();
  const Parameters& p = s.parameters;
  const std::uint32_t id = id_of(person);
  const std::uint32_t ordinal = event.ordinal();
  const auto luck = state.luck.quick_words(Purpose::experience, id, ordinal);
  // word 0 drew the time of this experience's successor when it was put on the agenda

  const std::uint64_t ordinary = state.failures_left == 1 ? s.fails : threshold32(s.failure_rate * state.failures_left);
  std::uint64_t fails = ordinary;
  std::uint32_t defect_story = kNoStory;
  for (const Defect& defect : state.defects) {
    if (state.now >= defect.until) continue;
    const auto struck = state.luck.words(Purpose::event, id, defect.cause);
    if (struck[0] >= defect.cohort || struck[1] < defect.recalled) continue;
    fails = std::max(fails, defect.fails);
    if (luck[1] >= ordinary && luck[1] < defect.fails) defect_story = defect.story;
  }

  float& mood = state.sentiment[person];
  if (luck[1] >= fails) {
    mood = after_success(mood, static_cast<float>(p.experience.success_lift));
    if (luck[3] < s.tells_good) tell(person, ordinal, s.told_good.draw(state.luck.quick_words(Purpose::voice, id, ordinal)[3]), 1.0f, kNoStory);
    if (s.celebrates) celebrate(person, ordinal);
    if (luck[2] < takes_part(s.posts_good, person)) {
      ++state.positive_posts;
      spread(post(person, ordinal, 1.0f, drawn_branching(person, ordinal, false)), person);
    }
    return;
  }

  const double left = left_by_outreach(id, ordinal);
  const auto less = [&](std::uint64_t threshold) { return left == 1 ? threshold : static_cast<std::uint64_t>(static_cast<double>(threshold) * left); };
  const float before = mood;
  const auto severity = static_cast<float>(to_unit32(luck[2]));
  mood = after_failure(mood, static_cast<float>(p.experience.failure_drop * left), severity);
  const float drop = before - mood;
  if (defect_story != kNoStory && state.stories.reach(defect_story, person, state.now)) watch(defect_story);

  const auto voice = state.luck.quick_words(Purpose::voice, id, ordinal);
  if (luck[3] < less(s.tells_bad)) tell(person, ordinal, s.told_bad.draw(voice[3]), -1.0f, defect_story);

  // channel by preference; what is left over when the shares do not add up to 1 stays silent
  std::size_t channel = kTeams;
  if (voice[0] < less(s.contacts)) {
    const double prefers = to_unit32(voice[1]);
    const ContactParameters& c = p.contact;
    const auto calls = [&] { return prefers_chat(id, ordinal) ? kChat : kPhone; };
    channel = prefers < c.phone_share ? calls() : prefers < c.phone_share + c.email_share ? kEmail : prefers < c.phone_share + c.email_share + c.social_share ? kSocial : kTeams;
    if ((channel == kEmail || channel == kSocial || channel == kChat) && !knows_channels(person)) channel = kPhone;
  }
  std::uint32_t story = kNoStory;
  const std::uint64_t posts = takes_part(state.flags[person] & kFixedInPublic ? s.posts_bad_again : s.posts_bad, person);
  if (channel == kSocial || voice[2] < less(posts)) {
    ++state.negative_posts;
    story = post(person, ordinal, -1.0f, drawn_branching(person, ordinal, true));
  }
  const bool addressed = channel == kSocial && p.support.social.enabled;
  if (live(channel) || channel == kEmail || addressed) {
    if (addressed) state.stories[story].known = state.stories[story].addressed = true;
    complain(person, ordinal, channel, severity, drop, story);
  }
  if (channel == kTeams && story == kNoStory) survey(person, ordinal, drop);
  if (story != kNoStory) {
    if (!addressed) listen(story);
    spread(story, person);
  }
}

// The threshold of posting, for somebody who takes part more or less than others.
std::uint64_t Run::takes_part(std::uint64_t threshold, std::uint32_t person) const {
  if (world->participation.empty()) return threshold;
  return threshold32(static_cast<double>(threshold) * 0x1p-32 * static_cast<double>(world->participation[person]));
}

// Whether the customer knows of other channels than the phone and takes part where they are; the same ones in every future.
bool Run::knows_channels(std::uint32_t person) const {
  const double known = parameters().contact.discoverability;
  if (known < 1 && !yes(Luck(scenario.seed, 0).words(Purpose::participation, id_of(person))[2], known)) return false;
  return world->participation.empty() || world->participation[person] > 0;
}

void Run::tell(std::uint32_t person, std::uint32_t ordinal, std::int32_t people, float valence, std::uint32_t story) {
  const auto row = world->rows.row(static_cast<std::int32_t>(person));
  const auto ties = world->graph->weights(static_cast<std::int32_t>(person));
  const std::size_t count = tell_chooser.choose(state.luck.quick_stream(Purpose::tell, id_of(person), ordinal), row, ties, people, told);
  const std::span<const Hearer> hearers(told.data(), count);
  const ExposureParameters exposure = parameters().exposure;
  std::int64_t first = 0;
  for (const Hearer& hearer : hearers) first += hear(hearer.person, valence, static_cast<float>(hearer.weight) * (1.0f / 65535), exposure);
  count_heard(valence, static_cast<std::int64_t>(count), first);
  if (sightings)
    for (const Hearer& hearer : hearers) sightings->push_back({story, hearer.person, person, state.now, true, valence >= 0});
  if (story == kNoStory) return;
  for (const Hearer& hearer : hearers) state.stories.reach(story, hearer.person, state.now);
  watch(story);
}

double Run::drawn_branching(std::uint32_t person, std::uint32_t cause, bool negative) const {
  const FeedParameters& feed = parameters().feed;
  const auto words = state.luck.words(Purpose::story, id_of(person), cause);
  return story_branching(negative ? feed.negative_branching : feed.positive_branching, feed.branching_sigma, feed.branching_cap, words[0]);
}

std::uint32_t Run::post(std::uint32_t person, std::uint32_t cause, float valence, double branching) {
  Story story;
  story.root = person;
  story.root_id = id_of(person);
  story.cause = cause;
  story.born = state.now;
  story.valence = valence;
  story.branching = static_cast<float>(branching);
  return state.stories.begin(story);
}

}  // namespace grapevine
