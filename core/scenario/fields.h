// The one declaration of every key of a scenario file that is no parameter: name, meaning, unit, range. The
// parser, the writer, the JSON Schema and the reference page are all read from it, as they read the
// parameters from theirs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "scenario/object_reader.h"
#include "scenario/scenario.h"
#include "scenario/value_rule.h"

namespace grapevine {

// A number, flag or choice of T; its default is that of a T{}.
template <class T>
struct Field {
  std::string_view name;
  std::string_view meaning;
  ValueRule rule;
  double (*get)(const T&);
  void (*set)(T&, double);
};

template <class T>
struct TextField {
  std::string_view name;
  std::string_view meaning;
  TextRule rule;
  std::string T::*place;
};

// How many there may be in one file.
constexpr std::size_t kMostEntries = 10'000;  // of a timeline
constexpr std::size_t kMostWhatIfs = 20;
constexpr TextRule kTitleRule{TextRule::Form::line, 120};

std::span<const TextField<Scenario>> scenario_texts();  // name … baseline
std::span<const Field<Scenario>> scenario_numbers();    // days … series_hours

// A kind of network: the keys that describe it.
struct NetworkKind {
  std::string_view name;
  std::string_view meaning;
  std::span<const Field<NetworkSpec>> numbers;
  std::span<const TextField<NetworkSpec>> texts;
};
std::span<const NetworkKind> network_kinds();  // in the order of NetworkSpec::Kind

// A kind of event.
template <class Event>
struct EventKind {
  std::string_view name;
  std::string_view meaning;
  std::span<const Field<Event>> fields;
};
template <class Event>
EventKind<Event> event_kind();
template <>
EventKind<StoryEvent> event_kind();
template <>
EventKind<DefectEvent> event_kind();
template <>
EventKind<PressEvent> event_kind();
template <>
EventKind<SurgeEvent> event_kind();
template <>
EventKind<RecallEvent> event_kind();
template <>
EventKind<HolidayEvent> event_kind();
template <>
EventKind<PagePostEvent> event_kind();
template <>
EventKind<StatementEvent> event_kind();

// Calls visit(EventKind) for each kind, in the order of EventSpec.
template <class Visit>
void for_each_event_kind(Visit visit) {
  visit(event_kind<StoryEvent>());
  visit(event_kind<DefectEvent>());
  visit(event_kind<PressEvent>());
  visit(event_kind<SurgeEvent>());
  visit(event_kind<RecallEvent>());
  visit(event_kind<HolidayEvent>());
  visit(event_kind<PagePostEvent>());
  visit(event_kind<StatementEvent>());
}

// Whether a field is written and read for this T (a story names either a rank or a person).
template <class T>
bool applies(const Field<T>&, const T&) {
  return true;
}
template <>
bool applies(const Field<StoryEvent>& field, const StoryEvent& event);

}  // namespace grapevine
