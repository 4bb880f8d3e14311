// Small scenarios that run in a millisecond or two and still have everything in them: stories, queues, a
// timeline.
#pragma once

#include "scenario/scenario.h"

namespace grapevine::small {

inline std::size_t parameter(std::string_view path) { return find_parameter(path).value(); }

inline TimelineEntry happens(Millis at, const EventSpec& event) { return {at, "", {}, {event}}; }
inline TimelineEntry changes(Millis at, std::string_view path, double value) {
  return {at, "", {{parameter(path), value}}, {}};
}

// 600 people for six days; a complaint of the best connected customer on the third.
inline Scenario scenario() {
  Scenario s;
  s.name = "small";
  s.title = "Small";
  s.days = 6;
  s.people = 600;
  s.replicates = 12;
  s.series_hours = 6;
  s.parameters.crisis.reach_people = 60;
  s.timeline = {happens(2 * kDay + 9 * kHour, StoryEvent{})};
  return s;
}

}  // namespace grapevine::small
