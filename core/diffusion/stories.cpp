#include "diffusion/stories.h"

#include <algorithm>
#include <cassert>

#include "diffusion/reshare_delay.h"

namespace grapevine {

namespace {
constexpr std::uint64_t kMarked = 1ull << 63;
constexpr std::uint64_t kSighting = 1ull << 56;
constexpr std::int32_t kMostSightings = 127;
constexpr std::uint64_t kKey = kSighting - 1;  // the bits of a slot that say whose it is
constexpr double kLargestDamp = 1.5;
}  // namespace

void Stories::PairSet::reserve(std::size_t pairs) {
  std::size_t size = 1024;
  while (size < pairs * 2) size *= 2;
  if (size <= slots_.size()) return;
  reserve_large(slots_, size);
  slots_.assign(size, 0);
}

void Stories::PairSet::clear() {
  if (used_ > 0) std::fill(slots_.begin(), slots_.end(), 0);
  used_ = 0;
}

std::size_t Stories::PairSet::find(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = mix64(key) & mask;
  while (slots_[i] != 0 && (slots_[i] & kKey) != key) i = (i + 1) & mask;
  return i;
}

bool Stories::PairSet::insert(std::uint32_t story, std::uint32_t person) {
  if (used_ * 2 >= slots_.size()) grow();
  const std::uint64_t key = key_of(story, person);
  std::uint64_t& slot = slots_[find(key)];
  if (slot != 0) return false;
  slot = key;
  ++used_;
  return true;
}

bool Stories::PairSet::mark(std::uint32_t story, std::uint32_t person) {
  std::uint64_t& slot = slots_[find(key_of(story, person))];
  assert(slot != 0);
  if (slot & kMarked) return false;
  slot |= kMarked;
  return true;
}

std::int32_t Stories::PairSet::see(std::uint32_t story, std::uint32_t person) {
  std::uint64_t& slot = slots_[find(key_of(story, person))];
  assert(slot != 0);
  const auto before = static_cast<std::int32_t>(slot / kSighting & kMostSightings);
  if (before < kMostSightings) slot += kSighting;
  return before + 1;
}

void Stories::PairSet::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  old.swap(slots_);
  for (const std::uint64_t slot : old)
    if (slot != 0) slots_[find(slot & kKey)] = slot;
}

void Stories::reserve(std::size_t stories, std::size_t pairs, std::size_t largest_degree) {
  stories_.reserve(stories);
  met_.reserve(pairs);
  positions_.resize(std::max(positions_.size(), largest_degree));
  exposures_.reserve(largest_degree);
  shares_.reserve(largest_degree);
}

void Stories::clear() {
  stories_.clear();
  met_.clear();
}

bool Stories::reach(std::uint32_t story, std::uint32_t person, Millis now) {
  if (!met_.insert(story, person)) return false;
  Story& s = stories_[story];
  ++s.reach;
  if (now - s.born < kDay) ++s.reach_first_day;
  return true;
}

bool Stories::share(std::uint32_t story, std::uint32_t person, float needs_damp, bool from_author) {
  Story& s = stories_[story];
  if (!(s.damp > needs_damp) || !met_.mark(story, person)) return false;
  ++s.shares;
  s.later_shares += !from_author;
  return true;
}

Stories::Reaction Stories::reaction(const Story& story, std::uint64_t story_key, std::uint64_t sender_key, Millis now, bool from_author, const FeedSettings& feed) const {
  const double age_hours = to_hours(now - story.born);
  const double rate = feed.reshare_base * story.branching * portable_exp(-0.69314718055994530942 * age_hours / feed.half_life_hours);
  // The draw of u and delay has an address of its own, one key away from the draw of seeing. A threshold is the
  // person's own: the same whoever shows them the story.
  return {now, rate, mix64((feed.linear_threshold ? story_key : sender_key) ^ kGolden64), from_author};
}

// Draws whether and when somebody who has just seen the story may pass it on.
inline void Stories::react(std::uint32_t story, std::uint32_t person, const TieRows& rows, const Reaction& r, const FeedSettings& feed) {
  double rate = feed.keenness.empty() ? r.rate : r.rate * static_cast<double>(feed.keenness[person]);
  if (feed.exposures_needed > 1 || feed.linear_threshold) {
    const std::int32_t sightings = met_.see(story, person);
    if (sightings < feed.exposures_needed) return;
    if (feed.linear_threshold) rate *= static_cast<double>(sightings) / std::max(1, rows.degree(static_cast<std::int32_t>(person)));
  }
  const std::uint64_t bits = tie_bits(r.key, rows.stable_ids[person]);
  const auto u = static_cast<std::uint32_t>(bits >> 32);
  if (u >= threshold32(rate * kLargestDamp)) return;
  const Millis delay = reshare_delay(to_unit32(static_cast<std::uint32_t>(bits)));
  if (delay < kNever) shares_.push_back({r.now + delay, person, static_cast<float>(to_unit32(u) / rate), r.from_author});
}

Stories::Post Stories::post(std::uint32_t story, std::uint32_t sender, Millis now, const TieRows& rows, std::span<const std::uint16_t> ties, std::span<const Chance> see, const FeedSettings& feed, const Luck& luck) {
  const Story s = stories_[story];
  exposures_.clear();
  shares_.clear();
  // the author has met the story and shared it
  if (met_.insert(story, s.root)) met_.mark(story, s.root);
  if (!feed.outsiders.empty() && has_person(feed.outsiders, static_cast<std::int32_t>(sender))) return {exposures_, shares_};

  const std::uint64_t story_key = luck.key(Purpose::feed, s.root_id, s.cause);
  const std::uint64_t key = row_key(story_key, rows.stable_ids[sender]);
  const auto receivers = rows.row(static_cast<std::int32_t>(sender));
  const std::size_t seen = draw_row({key, receivers, rows.stable_ids, feed.outsiders}, see, feed.visibility, positions_);
  const Reaction then = reaction(s, story_key, key, now, sender == s.root, feed);
  for (std::size_t k = 0; k < seen; ++k) {
    const auto position = static_cast<std::size_t>(positions_[k]);
    const auto person = static_cast<std::uint32_t>(receivers[position]);
    if (person == s.root) continue;
    const bool first = reach(story, person, now);
    exposures_.push_back({person, static_cast<float>(ties[position]) * (1.0f / 65535), first});
    react(story, person, rows, then, feed);
  }
  return {exposures_, shares_};
}

Stories::Post Stories::show(std::uint32_t story, std::span<const std::uint32_t> audience, Millis now, const TieRows& rows, const FeedSettings& feed, const Luck& luck) {
  const Story s = stories_[story];
  exposures_.clear();
  shares_.clear();
  const std::uint64_t key = luck.key(Purpose::feed, s.root_id, s.cause);
  const Reaction then = reaction(s, key, key, now, true, feed);
  for (const std::uint32_t person : audience) {
    exposures_.push_back({person, 1.0f, reach(story, person, now)});
    react(story, person, rows, then, feed);
  }
  return {exposures_, shares_};
}

double story_branching(double base, double sigma, double cap, std::uint32_t bits) {
  const double factor = portable_exp(sigma * standard_normal(to_unit32(bits)) - sigma * sigma / 2);
  return std::min(base * factor, cap);
}

double branching_factor(const TieRows& rows, double attention_ties, bool linear_threshold) {
  double above = 0, below = 0;
  for (std::int32_t i = 0; i < rows.people(); ++i) {
    const double k = rows.degree(i);
    if (k < 1) continue;
    above += (linear_threshold ? 1 : k) * (k - 1) / (1 + k / attention_ties);
    below += k;
  }
  return below > 0 ? above / below : 0;
}

}  // namespace grapevine
