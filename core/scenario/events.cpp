// What happens on a timeline, in words.
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "scenario/scenario.h"
#include "scenario/value_rule.h"

namespace grapevine {

namespace {

std::string ordinal(std::int32_t n) {
  const bool teen = n % 100 >= 11 && n % 100 <= 13;
  if (!teen && n % 10 == 1) return say("{}st", n);
  if (!teen && n % 10 == 2) return say("{}nd", n);
  if (!teen && n % 10 == 3) return say("{}rd", n);
  return say("{}th", n);
}

std::string hours(double value) { return duration_to_string(value * 60); }

std::string label(const StoryEvent& event) {
  const PersonChoice& who = event.who;
  if (event.valence < 0) {
    if (who.person >= 0) return say("Complaint of person {}", who.person);
    return who.rank == 1 ? std::string(say("Complaint of the best connected customer")) : say("Complaint of the {} best connected customer", ordinal(who.rank));
  }
  if (who.person >= 0) return say("Praise of person {}", who.person);
  return who.rank == 1 ? std::string(say("Praise of the best connected customer")) : say("Praise of the {} best connected customer", ordinal(who.rank));
}
std::string label(const DefectEvent&) { return std::string(say("Defect")); }
std::string label(const PressEvent&) { return std::string(say("Press coverage")); }
std::string label(const SurgeEvent& event) {
  return std::string(event.channel == 0   ? say("Surge on the phone")
                     : event.channel == 1 ? say("Surge of e-mail")
                     : event.channel == 2 ? say("Surge at the social desk")
                                          : say("Surge in the chat"));
}

std::string label(const RecallEvent&) { return std::string(say("Recall")); }
std::string label(const HolidayEvent&) { return std::string(say("Holiday")); }
std::string label(const PagePostEvent&) { return std::string(say("Post of the company")); }
std::string label(const StatementEvent&) { return std::string(say("Statement")); }

std::string details(const StoryEvent& event) {
  const std::string valence = plain_number(event.valence), branching = plain_number(event.branching);
  return event.asks_support ? say("valence {}, branching {}, asks support", valence, branching) : say("valence {}, branching {}", valence, branching);
}
std::string details(const DefectEvent& event) {
  return say("{} times the failures for {}, {} of customers", plain_number(event.factor),
                     hours(event.days * 24), say("{:.4g} %", event.cohort_share * 100));
}
std::string details(const PressEvent& event) {
  return say("reaches {:.4g} % of people, valence {}", event.reach_share * 100,
                     plain_number(event.valence));
}
std::string details(const SurgeEvent& event) {
  return say_number(event.contacts, "{} contact within {}", "{} contacts within {}", event.contacts, hours(event.hours));
}
std::string details(const RecallEvent& event) {
  return say("reaches {:.4g} % of the customers concerned", event.share * 100);
}
std::string details(const HolidayEvent& event) { return hours(event.days * 24.0); }
std::string details(const StatementEvent&) { return std::string(say("to all open complaints")); }
std::string details(const PagePostEvent& event) {
  return say("valence {}, branching {}", plain_number(event.valence), plain_number(event.branching));
}

}  // namespace

std::string event_label(const EventSpec& event) {
  return std::visit([](const auto& held) { return label(held); }, event);
}

std::string event_details(const EventSpec& event) {
  return std::visit([](const auto& held) { return details(held); }, event);
}

}  // namespace grapevine
