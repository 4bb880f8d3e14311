// The door of room `drill`: a crisis to rehearse. A drill is a scenario, a window of it in which teams decide, injects
// (what the teams are told, and what then happens), decision cards, and how the outcome is scored. Everything that
// follows from it is a function of (drill, engine version, moves, future): the same moves give the same bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.h"
#include "sim/outcomes.h"

namespace grapevine {

constexpr int kDrillVersion = 1;
constexpr std::size_t kMostInjects = 64, kMostCards = 40, kMostOptions = 8, kMostRoles = 12;
constexpr std::int32_t kMostMinutes = 32767;  // of the window, and of a decision's delay: what a decision code holds
constexpr std::int32_t kNone = -1;            // no such inject, card, role or option

// What a decision or an inject does to the world: changes of parameters, or something that happens.
struct DrillEffect {
  std::int32_t after_minutes = 0;
  TimelineEntry entry;  // its moment is set when the effect takes place
  bool operator==(const DrillEffect&) const = default;
};

// What the simulation can be asked while it runs.
enum class Measure : std::int32_t {
  minutes_unanswered,  // since the first bad story of the timeline, while nobody has answered it in public; else 0
  backlog,             // open contacts, in lines and in service
  people_reached,      // who heard something bad at least once
  reach_share,         // the same as a share of all people
  public_complaints,   // first posts about something bad
  crisis_level,        // 0..3
  customers_lost,      // at the end of the day before
};
std::span<const Choice> measures();  // names in files and on screens, in this order

// A measure above or below a limit, or an option that was chosen. All conditions of a list must hold at one check.
struct DrillCondition {
  Measure measure = Measure::backlog;
  bool above = true;
  double limit = 0;
  std::int32_t card = kNone;    // not kNone: the option counts and nothing above
  std::int32_t option = kNone;
  bool operator==(const DrillCondition&) const = default;
};
// "backlog above 50", "no public reply within 40 minutes".
struct Drill;
std::string words_of(const DrillCondition& condition, const Drill& drill);

// Who decides for a role that nobody plays. Stated so that everybody can check it.
enum class Policy : std::int32_t {
  waits,        // never decides: the default at the deadline
  thrifty,      // the cheapest option (the first of equals), at half of the deadline
  by_the_book,  // the option with most points (the first of equals), at a quarter of the deadline
};
std::span<const Choice> policies();

struct DrillRole {
  std::string id, title, brief;
  Policy bot = Policy::by_the_book;
  bool operator==(const DrillRole&) const = default;
};

struct DrillObjective {
  std::string text;
  std::int32_t metric = kNone;  // of Metric; kNone: for the evaluator's eyes only
  bool at_most = true;
  double limit = 0;
  bool operator==(const DrillObjective&) const = default;
};

// A line of the master scenario events list. It is sent at a moment, or (a contingency inject) at the first check in
// the window, every kCheckMinutes, at which its conditions hold.
struct DrillInject {
  std::string id, channel, from, text, expected;
  std::int32_t owner = kNone;   // role
  std::int32_t minute = kNone;  // since the window opens; kNone: when its conditions hold
  std::vector<DrillCondition> when;
  std::vector<DrillEffect> effects;
  bool is_contingency() const { return minute == kNone; }
  bool operator==(const DrillInject&) const = default;
};
constexpr std::int32_t kCheckMinutes = 5;

struct DrillOption {
  std::string id, title, text;
  double cost = 0;    // $, once, charged to the programme
  double points = 0;  // 0..10 of the rubric
  std::vector<DrillEffect> effects;
  bool operator==(const DrillOption&) const = default;
};

// A question to a role. It opens at a moment or so many minutes after an inject was sent; without a decision before its
// deadline the default option is taken.
struct DrillCard {
  std::string id, title, question, lesson;
  std::int32_t role = kNone;
  std::int32_t minute = kNone;  // since the window opens; kNone: after an inject
  std::int32_t inject = kNone;
  std::int32_t delay_minutes = 0;
  std::int32_t deadline_minutes = 30;
  std::int32_t fallback = kNone;  // the default option
  bool is_reply = false;          // the first answer in public: what the cost of silence is measured on
  std::vector<DrillOption> options;
  bool operator==(const DrillCard&) const = default;
};
double most_points(const DrillCard& card);

struct DrillAbort {
  std::string text;
  std::vector<DrillCondition> when;  // empty: for the facilitator to judge
  bool operator==(const DrillAbort&) const = default;
};

struct DrillWeight {
  std::int32_t metric = 0;
  double weight = 0;
  bool operator==(const DrillWeight&) const = default;
};

struct Drill {
  std::string name, title, summary, source;
  std::vector<std::string> briefing;
  Scenario scenario;
  Millis from = 0, until = 0;      // the window in which teams decide; whole minutes
  std::int32_t room_minutes = 45;  // how long the room plays it
  std::vector<DrillRole> roles;
  std::vector<DrillObjective> objectives;
  std::vector<DrillInject> injects;
  std::vector<DrillCard> cards;
  std::vector<DrillAbort> aborts;
  double decisions_weight = 30;         // of the points of the options chosen
  std::vector<DrillWeight> outcomes;    // of what became of it; the first is what regret is counted in
  std::string id;  // 8 characters that name the drill by all it means, for decision codes

  std::int32_t minutes() const { return static_cast<std::int32_t>((until - from) / kMinute); }
  Millis moment(std::int32_t minute) const { return from + minute * kMinute; }
  Metric success() const { return static_cast<Metric>(outcomes.front().metric); }
  bool operator==(const Drill&) const = default;
};

// Strict, like parse_scenario: every error at once with its place, what is allowed and what to do. `shipped`: the
// scenarios that a drill may name; max_people: the limit for one that it brings itself.
Result<Drill> parse_drill(std::string_view bytes, std::span<const ShippedScenarioText> shipped, const ParseOptions& options = {"drill"});
// JSON Schema (draft 7) of drill files.
std::string drill_schema();

}  // namespace grapevine
