// Everything that changes while a replicate runs. Plain values in vectors: a copy is a snapshot.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "diffusion/diffusion.h"
#include "sim/agenda.h"
#include "sim/causes.h"
#include "sim/outcomes.h"
#include "sim/settings.h"
#include "support/support.h"

namespace grapevine {

// A complaint of a person in the network. Routine contacts have no record: their whole state fits into the number by
// which a desk knows them (see routine_case).
struct Case {
  std::uint32_t person = 0;         // internal index
  std::uint32_t person_id = 0;      // stable id: with `cause` the address of its draws
  std::uint32_t cause = 0;
  std::uint32_t story = kNoStory;
  Millis opened = 0;
  Millis responded = kNever;
  Millis resolved = kNever;
  float severity = 0;
  float drop = 0;                   // sentiment that the failure took: what a resolution can give back at most
  std::uint16_t contacts = 0;
  std::uint16_t handoffs = 0;
  std::uint8_t channel = 0;
  enum class Is : std::uint8_t { waiting, in_service, between, resolved, abandoned, given_up } is = Is::waiting;
};

// A complaint that is asked in the community first, before it may become a case.
struct ComplaintAsked {
  Millis asked = 0;
  std::uint32_t person = 0;
  std::uint32_t ordinal = 0;        // of the experience
  std::uint32_t story = kNoStory;
  float severity = 0;
  float drop = 0;
};

// Case numbers with the highest bit are routine contacts: hops 4 bits, stream 3, ordinal 24.
constexpr std::uint32_t kRoutineBit = 0x80000000u;
constexpr std::uint32_t kSurgeStream = 3, kChatStream = 4;  // the others are numbered as their channel
constexpr std::uint32_t routine_case(std::uint32_t stream, std::uint32_t ordinal, std::uint32_t hops = 0) {
  return kRoutineBit | hops << 27 | stream << 24 | (ordinal & 0xFFFFFF);
}
constexpr std::uint32_t kMostSurges = 256;  // told apart by 8 bits of the ordinal; 16 bits say which contact
constexpr std::uint32_t kRoutineId = 0x80000000u;  // + stream, where people have their stable id, which is below
constexpr std::uint32_t kMostHandoffs = 15, kMostContacts = 100;  // of one case
constexpr bool is_routine(std::uint32_t number) { return number & kRoutineBit; }
constexpr std::uint32_t routine_stream(std::uint32_t number) { return number >> 24 & 7; }
// Within its stream; of a surge's contacts within the surge.
constexpr std::uint32_t routine_ordinal(std::uint32_t number) { return number & (routine_stream(number) == kSurgeStream ? 0xFFFF : 0xFFFFFF); }
constexpr std::uint32_t routine_hops(std::uint32_t number) { return number >> 27 & 0xF; }

inline constexpr std::int32_t kNoExperience = INT32_MAX;

enum PersonFlag : std::uint8_t { kHeardBad = 1, kComplained = 2, kLeft = 4, kFixedInPublic = 8 };

struct Unresolved {
  std::uint32_t person = 0;
  Millis until = 0;
};

struct Defect {
  Millis until = 0;
  std::uint64_t fails = 0;          // threshold32 of the raised failure rate
  std::uint64_t cohort = 0;         // threshold32 of the share of customers
  std::uint64_t recalled = 0;       // threshold32 of the share of them whom a recall has reached
  double cohort_share = 0;
  std::uint32_t cause = 0;          // address of who belongs to the cohort
  std::uint32_t story = kNoStory;   // counts whom it reaches
};

struct State {
  Luck luck{0, 0};
  std::uint32_t replicate = 0;
  Millis now = 0;
  std::uint32_t entry = 0;                  // timeline entries that have happened
  std::uint64_t trail = 0;                  // hash of all events so far

  // columns, by internal index
  std::vector<float> sentiment;
  std::vector<float> patience;              // left of the Exp(1) threshold to leave; +infinity for leavers; below 0 for prospects
  std::vector<std::int32_t> next_experience;  // seconds since the start; kNoExperience: never
  std::vector<std::uint8_t> next_experience_day;  // of next_experience; see people/due_days.h
  std::vector<std::uint16_t> experiences;   // so far
  std::vector<std::uint8_t> flags;

  Agenda agenda;
  Stories stories;
  std::vector<Case> cases;
  std::vector<ComplaintAsked> questions;
  std::array<Desk, kDesks> desks;
  std::array<RoutineStream, kSpecialists> routine;  // of each channel
  std::array<std::uint32_t, kTeams> shift_generation{};
  std::array<std::uint32_t, kMostSurges> surge_causes{};  // by their number: where the draws of their contacts are
  Millis holiday_until = 0;
  std::vector<Millis> page_posts;           // of the company, when
  std::uint32_t page_generation = 0;
  double trained = 0;                       // level of training when it was set
  Millis trained_at = 0;
  std::array<double, kTeams> fatigue{};
  struct Worked {
    Millis busy = 0, staffed = 0;
  };
  std::array<Worked, kTeams> worked{};      // up to the end of the day before
  std::vector<Unresolved> unresolved;
  std::vector<Defect> defects;
  std::vector<float> unconvinced;           // left of each employee's threshold to adopt; see firm/adoption.h
  std::vector<std::int64_t> cases_by_day;   // recorded up to the end of each day
  double failures_left = 1;                 // what product feedback has left of the failure rate

  // the community
  std::int64_t helpers = 0;                 // activity of the super-users among the customers, see helper_activity
  std::int64_t knowledge = 0;               // solved questions
  std::int64_t questions_asked = 0, deflected = 0;

  // money
  Millis costs_until = 0;
  double support_cost = 0, value_lost = 0;
  double programme_cost = 0, programme_cost_low = 0, programme_cost_high = 0;
  // crisis
  std::int32_t crisis_level = 0;
  Millis crisis_at = kNever;
  std::uint32_t crisis_story = kNoStory;
  double crisis_extra_churn = 0, calm_hazard = 0;
  // the first story event
  std::uint32_t event_story = kNoStory;
  Millis event_at = kNever, event_replied = kNever;

  // tallies
  std::array<std::vector<std::int64_t>, kSeriesCount> series;
  std::size_t bin_now = 0;                  // of the series, and when it is over; see Run::count
  Millis bin_ends = 0;
  std::vector<std::int64_t> negative_by_day;
  std::vector<std::uint64_t> day_digests;
  std::int64_t negative_exposures = 0, positive_exposures = 0, negative_reach = 0;
  std::int64_t negative_posts = 0, positive_posts = 0, negative_reshares = 0, advocate_replies = 0;
  std::int64_t open_web = 0;                // public answers of anybody for the company, and its own posts
  std::int64_t customers_won = 0;
  std::int64_t routine_contacts = 0, routine_started = 0;
  Millis routine_waited = 0;
  std::int64_t adopted = 0, employee_replies = 0, employee_reports = 0, mishandled_replies = 0;
  std::int64_t fed = 0, let_be = 0, let_be_wrongly = 0;  // trolls and ragers answered; complaints let be, and those of customers
  std::int64_t abandoned_seen = 0;          // of all desks, at the last end of a bin
};

}  // namespace grapevine
