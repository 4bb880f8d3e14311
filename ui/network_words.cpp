#include "ui/network_words.h"

#include <algorithm>

#include "base/wording.h"
#include "report/wording.h"

namespace grapevine {

Standpoint standpoint_of(const PersonNow& person) {
  if (person.left) return Standpoint::left;
  if (person.waiting) return Standpoint::waiting;
  if (person.mood == DiaryEntry::What::worse) return Standpoint::worse;
  if (person.mood == DiaryEntry::What::better) return Standpoint::better;
  if (person.heard_bad > 0) return Standpoint::bad;
  return person.heard_good > 0 ? Standpoint::good : Standpoint::nothing;
}

PointShape shape_of(Standpoint standpoint) {
  switch (standpoint) {
    case Standpoint::nothing: case Standpoint::bad: return PointShape::circle;
    case Standpoint::good: return PointShape::diamond;
    case Standpoint::better: return PointShape::up;
    case Standpoint::worse: return PointShape::down;
    case Standpoint::waiting: return PointShape::ring;
    case Standpoint::left: return PointShape::cross;
  }
  return PointShape::circle;
}

std::string_view label_of(Standpoint standpoint) {
  constexpr std::array<std::string_view, kStandpoints> kLabels{english("Heard nothing yet"), english("Heard only good things"), english("Heard something bad"), english("Thinks better of us"), english("Thinks worse of us"), english("Waiting for us"), english("Has left")};
  return say(kLabels[static_cast<std::size_t>(standpoint)]);
}

std::string_view meaning_of(Standpoint standpoint) {
  constexpr std::array<std::string_view, kStandpoints> kMeanings{
      english("Nobody has told or shown them anything about us so far."), english("What reached them was praise."), english("Somebody told them something bad, or showed them a complaint."),
      english("Their opinion is clearly above the one they began with."), english("Their opinion is clearly below the one they began with."), english("They asked us and have no answer yet."), english("They are customers no more.")};
  return say(kMeanings[static_cast<std::size_t>(standpoint)]);
}

std::string duration_in_words(Millis duration) {
  const std::int64_t seconds = duration / 1000, minutes = seconds / 60, hours = minutes / 60, days = hours / 24;
  if (minutes < 1) return say("{} s", seconds);
  if (hours < 1) return say("{} min", minutes);
  if (days < 1) return minutes % 60 > 0 ? say("{} h {} min", hours, minutes % 60) : say("{} h", hours);
  if (hours % 24 == 0) return say_number(days, "{} day", "{} days", days);
  return say_number(days, "{} day {} h", "{} days {} h", days, hours % 24);
}

Acquaintance acquaintance(const Diary& diary, std::uint32_t person, Millis at) {
  Acquaintance found;
  std::vector<std::uint32_t> bad, good;
  for (const Sighting& sighting : diary.sightings) {
    if (sighting.at > at) break;
    if (sighting.person != person) continue;
    found.by_company = found.by_company || sighting.from == kCompanyId;
    found.by_press = found.by_press || sighting.from == kPressId;
    if (sighting.from < kPressId) (sighting.good ? good : bad).push_back(sighting.from);
  }
  const auto different = [](std::vector<std::uint32_t>& of) {
    std::sort(of.begin(), of.end());
    return std::unique(of.begin(), of.end()) - of.begin();
  };
  found.bad_from = different(bad);
  found.good_from = different(good);
  return found;
}

std::string person_in_short(const PersonNow& person, const Acquaintance& acquaintance, Millis at) {
  std::string text;
  const auto add = [&](std::string_view part) { (text += text.empty() ? "" : ", ") += part; };
  if (person.left) add(say("has left"));
  if (const std::int64_t from = acquaintance.bad_from + acquaintance.good_from; from > 0) add(say_number(from, "heard from {}", "heard from {}", grouped(from)));
  if (person.told > 0) add(say_number(person.told, "told {}", "told {}", grouped(person.told)));
  if (person.shown > 0) add(say_number(person.shown, "seen by {}", "seen by {}", grouped(person.shown)));
  if (person.waiting) add(say("waiting {}", duration_in_words(at - person.since)));
  else if (person.open) add(say("answered, not settled yet"));
  if (text.empty()) return std::string(acquaintance.by_press || acquaintance.by_company ? say("heard of us in the press or from us") : say("has heard nothing yet"));
  return text;
}

std::vector<std::string> person_in_full(const PersonNow& person, const Acquaintance& acquaintance, Millis at) {
  std::vector<std::string> lines;
  const std::int64_t bad = acquaintance.bad_from, good = acquaintance.good_from;
  if (bad > 0) lines.push_back(say_number(bad, "Heard something bad from {} person", "Heard something bad from {} people", grouped(bad)));
  if (good > 0) lines.push_back(say_number(good, "Heard something good from {} person", "Heard something good from {} people", grouped(good)));
  if (acquaintance.by_press) lines.emplace_back(say("Read of us in the press"));
  if (acquaintance.by_company) lines.emplace_back(say("Saw a post of ours"));
  if (lines.empty()) lines.emplace_back(say("Has heard nothing yet"));
  if (person.told > 0) lines.push_back(say_number(person.told, "Told {} person in person", "Told {} people in person", grouped(person.told)));
  if (person.shown > 0) lines.push_back(say_number(person.shown, "Was seen by others {} time when posting", "Was seen by others {} times when posting", grouped(person.shown)));
  if (person.waiting) lines.push_back(say("Has waited for us for {}", duration_in_words(at - person.since)));
  else if (person.open) lines.emplace_back(say("Has an answer; the case is not settled yet"));
  if (person.mood == DiaryEntry::What::worse) lines.emplace_back(say("Thinks worse of us than at first"));
  if (person.mood == DiaryEntry::What::better) lines.emplace_back(say("Thinks better of us than at first"));
  if (person.won) lines.emplace_back(say("Became a customer"));
  if (person.left) lines.emplace_back(say("Has left: a customer no more"));
  return lines;
}

std::vector<StoryNow> largest_stories(const Diary& diary, Millis at, std::size_t count) {
  // a person may meet a story often, so reach is not the number of sightings; who met it first counts once
  std::vector<StoryNow> stories(diary.stories.size());
  for (std::uint32_t i = 0; i < stories.size(); ++i) stories[i] = {i, 0};
  for (const Sighting& sighting : diary.sightings) {
    if (sighting.at > at) break;
    if (sighting.story < stories.size()) ++stories[sighting.story].reach;
  }
  std::erase_if(stories, [](const StoryNow& s) { return s.reach == 0; });
  count = std::min(count, stories.size());
  std::partial_sort(stories.begin(), stories.begin() + static_cast<std::ptrdiff_t>(count), stories.end(),
                    [](const StoryNow& a, const StoryNow& b) { return a.reach != b.reach ? a.reach > b.reach : a.story < b.story; });
  stories.resize(count);
  // of these few, different people
  for (StoryNow& story : stories) {
    std::vector<std::uint32_t> met;
    for (const Sighting& sighting : diary.sightings) {
      if (sighting.at > at) break;
      if (sighting.story == story.story) met.push_back(sighting.person);
    }
    std::sort(met.begin(), met.end());
    story.reach = std::unique(met.begin(), met.end()) - met.begin();
  }
  return stories;
}

}  // namespace grapevine
