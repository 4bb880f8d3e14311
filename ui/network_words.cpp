#include "ui/network_words.h"

#include <algorithm>

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
  constexpr std::array<std::string_view, kStandpoints> kLabels{"Heard nothing yet", "Heard only good things", "Heard something bad", "Thinks better of us", "Thinks worse of us", "Waiting for us", "Has left"};
  return kLabels[static_cast<std::size_t>(standpoint)];
}

std::string_view meaning_of(Standpoint standpoint) {
  constexpr std::array<std::string_view, kStandpoints> kMeanings{
      "Nobody has told or shown them anything about us so far.", "What reached them was praise.", "Somebody told them something bad, or showed them a complaint.",
      "Their opinion is clearly above the one they began with.", "Their opinion is clearly below the one they began with.", "They asked us and have no answer yet.", "They are customers no more."};
  return kMeanings[static_cast<std::size_t>(standpoint)];
}

std::string duration_in_words(Millis duration) {
  const std::int64_t seconds = duration / 1000, minutes = seconds / 60, hours = minutes / 60, days = hours / 24;
  const auto two = [](std::int64_t large, const char* unit, std::int64_t small, const char* small_unit) {
    return std::to_string(large) + " " + unit + (small > 0 ? " " + std::to_string(small) + " " + small_unit : "");
  };
  if (minutes < 1) return std::to_string(seconds) + " s";
  if (hours < 1) return std::to_string(minutes) + " min";
  if (days < 1) return two(hours, "h", minutes % 60, "min");
  return two(days, days == 1 ? "day" : "days", hours % 24, "h");
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
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (person.left) add("has left");
  if (const std::int64_t from = acquaintance.bad_from + acquaintance.good_from; from > 0) add("heard from " + grouped(from));
  if (person.told > 0) add("told " + grouped(person.told));
  if (person.shown > 0) add("seen by " + grouped(person.shown));
  if (person.waiting) add("waiting " + duration_in_words(at - person.since));
  else if (person.open) add("answered, not settled yet");
  if (text.empty()) return acquaintance.by_press || acquaintance.by_company ? "heard of us in the press or from us" : "has heard nothing yet";
  return text;
}

std::vector<std::string> person_in_full(const PersonNow& person, const Acquaintance& acquaintance, Millis at) {
  std::vector<std::string> lines;
  const auto people = [](std::int64_t count) { return counted(count, "person", "people"); };
  if (acquaintance.bad_from > 0) lines.push_back("Heard something bad from " + people(acquaintance.bad_from));
  if (acquaintance.good_from > 0) lines.push_back("Heard something good from " + people(acquaintance.good_from));
  if (acquaintance.by_press) lines.push_back("Read of us in the press");
  if (acquaintance.by_company) lines.push_back("Saw a post of ours");
  if (lines.empty()) lines.push_back("Has heard nothing yet");
  if (person.told > 0) lines.push_back("Told " + people(person.told) + " in person");
  if (person.shown > 0) lines.push_back("Was seen by others " + counted(person.shown, "time", "times") + " when posting");
  if (person.waiting) lines.push_back("Has waited for us for " + duration_in_words(at - person.since));
  else if (person.open) lines.push_back("Has an answer; the case is not settled yet");
  if (person.mood == DiaryEntry::What::worse) lines.push_back("Thinks worse of us than at first");
  if (person.mood == DiaryEntry::What::better) lines.push_back("Thinks better of us than at first");
  if (person.won) lines.push_back("Became a customer");
  if (person.left) lines.push_back("Has left: a customer no more");
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
