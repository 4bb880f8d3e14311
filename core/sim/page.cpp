// What the company and the product say of their own accord: posts on its accounts, announcements, invitations.
#include <algorithm>

#include "sim/run.h"

namespace grapevine {

namespace {
constexpr Millis kWeek = 7 * kDay;
constexpr std::uint32_t kPageCause = 0x400000;  // + number of the post
}

void Run::start_page() {
  state.page_posts.clear();
  state.page_generation = 0;
  plan_page_post();
}

// The next regular post, half a gap from now; an older plan no longer counts.
void Run::plan_page_post() {
  const double posts = parameters().page.posts_per_week;
  ++state.page_generation;
  if (posts > 0) schedule(make_event(state.now + static_cast<Millis>(kWeek / posts / 2), Happens::page_post, kCompanyId, state.page_generation));
}

void Run::page_post(const Event& event) {
  if (event.ordinal() != (state.page_generation & 0xFFFFFF)) return;
  const PageParameters& p = parameters().page;
  post_on_page(kPageCause | (static_cast<std::uint32_t>(state.page_posts.size()) & 0x3FFFFF), p.valence, p.branching);
  schedule(make_event(state.now + static_cast<Millis>(kWeek / p.posts_per_week), Happens::page_post, kCompanyId, state.page_generation));
}

// One post, on the account whose turn it is or on all that are linked: who follows several meets it once.
void Run::post_on_page(std::uint32_t cause, double valence, double branching) {
  const Parameters& p = parameters();
  const auto recent = std::count_if(state.page_posts.begin(), state.page_posts.end(), [&](Millis at) { return state.now - at < kWeek; });
  const std::uint64_t sees = threshold32(p.page.visibility / (1 + static_cast<double>(recent) / p.page.tiring_posts_per_week));
  const std::uint64_t fans = threshold32(p.page.fans_share);
  const auto accounts = static_cast<std::uint32_t>(p.page.accounts);
  const std::uint32_t turn = static_cast<std::uint32_t>(state.page_posts.size()) % accounts;
  const Luck always(scenario.seed, 0);
  const auto meets = [&](std::uint32_t id, std::uint32_t account) {
    return always.words(Purpose::page, id, account)[0] < fans && state.luck.words(Purpose::page, id, cause, account)[1] < sees;
  };
  audience.clear();
  for (const std::uint32_t person : world->customers_by_rank) {
    if (state.flags[person] & kLeft) continue;
    const std::uint32_t first = p.page.cross_linked ? 0 : turn, end = p.page.cross_linked ? accounts : turn + 1;
    for (std::uint32_t account = first; account < end; ++account) {
      if (!meets(id_of(person), account)) continue;
      audience.push_back(person);
      break;
    }
  }
  state.page_posts.push_back(state.now);
  ++state.open_web;
  spend(&CostParameters::page_post, 1);
  Story story;
  story.root = story.root_id = kCompanyId;
  story.cause = cause;
  story.born = state.now;
  story.valence = static_cast<float>(valence * std::min(1.0, p.trust.company / p.trust.peer));
  story.branching = static_cast<float>(branching);
  story.known = true;
  const std::uint32_t number = state.stories.begin(story);
  take_in(number, kCompanyId, state.stories.show(number, audience, state.now, world->rows, settings().feed, state.luck));
}

// After a good experience the product may announce it to all ties, or ask the customer to invite some friends.
void Run::celebrate(std::uint32_t person, std::uint32_t ordinal) {
  const BroadcastParameters& p = parameters().broadcast;
  const auto words = state.luck.words(Purpose::broadcast, id_of(person), ordinal);
  const std::uint32_t cause = kCelebrated | ordinal;
  if (yes(words[0], p.announced_share)) {
    ++state.positive_posts;
    const double branching = drawn_branching(person, cause, false) * p.announcement_weight;
    spread(post(person, cause, static_cast<float>(p.announcement_weight), branching), person);
  }
  if (yes(words[1], p.invited_share)) tell(person, cause, settings().invited.draw(words[2]), 1.0f, kNoStory);
}

// Somebody who passes on praise may disagree: what spreads from them then is a complaint.
bool Run::turns_sour(std::uint32_t story, std::uint32_t person) const {
  const double quality = parameters().feed.quality;
  const Story& s = state.stories[story];
  if (quality >= 1 || s.valence <= 0) return false;
  return !yes(state.luck.words(Purpose::quality, id_of(person), s.root_id, s.cause)[0], quality);
}

void Run::sour(std::uint32_t story, std::uint32_t person) {
  const Story& praise = state.stories[story];
  const std::uint64_t about = mix64(static_cast<std::uint64_t>(praise.root_id) << 24 | praise.cause);
  const std::uint32_t cause = kSouredCause | static_cast<std::uint32_t>(about & 0x1FFFFF);
  ++state.negative_posts;
  const std::uint32_t complaint = post(person, cause, -1.0f, drawn_branching(person, cause, true));
  listen(complaint);
  spread(complaint, person);
}

}  // namespace grapevine
