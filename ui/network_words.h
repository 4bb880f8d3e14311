// How people of the network look and what is said of them, in words. No ImGui here.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.h"
#include "sim/sim.h"
#include "ui/network_state.h"
#include "ui/point_cloud.h"

namespace grapevine {

// How a person stands, the most telling first to be said.
enum class Standpoint : std::uint8_t { nothing, good, bad, better, worse, waiting, left };
inline constexpr std::size_t kStandpoints = 7;
Standpoint standpoint_of(const PersonNow& person);
PointShape shape_of(Standpoint standpoint);
std::string_view label_of(Standpoint standpoint);
std::string_view meaning_of(Standpoint standpoint);

// Which of the futures is told.
struct FutureName {
  FutureChoice choice;
  std::string_view name, meaning;
};
inline constexpr std::array<FutureName, 3> kFutureNames{{{FutureChoice::typical, english("the typical one"), english("In the middle by how many people hear something bad")},
                                                         {FutureChoice::worst, english("the worst one"), english("In which most people hear something bad")},
                                                         {FutureChoice::mildest, english("the mildest one"), english("In which fewest people hear something bad")}}};

// "45 s", "38 min", "1 h 50 min", "2 days 3 h".
std::string duration_in_words(Millis duration);

// What a person has to do with others up to a moment, by different people.
struct Acquaintance {
  std::int64_t bad_from = 0, good_from = 0;   // of how many they heard it
  bool by_company = false, by_press = false;
};
Acquaintance acquaintance(const Diary& diary, std::uint32_t person, Millis at);

// "heard from 3, told 12, waiting 1 h 50 min"; "has heard nothing yet".
std::string person_in_short(const PersonNow& person, const Acquaintance& acquaintance, Millis at);
// The same and more, a line each.
std::vector<std::string> person_in_full(const PersonNow& person, const Acquaintance& acquaintance, Millis at);

// A story up to a moment.
struct StoryNow {
  std::uint32_t story = 0;
  std::int64_t reach = 0;
};
// The stories that have met most people by then, most first.
std::vector<StoryNow> largest_stories(const Diary& diary, Millis at, std::size_t count);

}  // namespace grapevine
