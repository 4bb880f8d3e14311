// What happens on a timeline, in words.
#include <cmath>

#include <fmt/format.h>

#include "scenario/scenario.h"
#include "scenario/value_rule.h"

namespace grapevine {

namespace {

std::string ordinal(std::int32_t n) {
  const bool teen = n % 100 >= 11 && n % 100 <= 13;
  const std::string_view ending = teen          ? "th"
                                  : n % 10 == 1 ? "st"
                                  : n % 10 == 2 ? "nd"
                                  : n % 10 == 3 ? "rd"
                                                : "th";
  return fmt::format("{}{}", n, ending);
}

std::string words(const PersonChoice& who) {
  if (who.person >= 0) return fmt::format("person {}", who.person);
  return who.rank == 1 ? "the best connected customer"
                       : fmt::format("the {} best connected customer", ordinal(who.rank));
}

std::string hours(double value) { return duration_to_string(value * 60); }

std::string label(const StoryEvent& event) {
  return (event.valence < 0 ? "Complaint of " : "Praise of ") + words(event.who);
}
std::string label(const DefectEvent&) { return "Defect"; }
std::string label(const PressEvent&) { return "Press coverage"; }
std::string label(const SurgeEvent& event) {
  return event.channel == 0   ? "Surge on the phone"
         : event.channel == 1 ? "Surge of e-mail"
         : event.channel == 2 ? "Surge at the social desk"
                              : "Surge in the chat";
}

std::string label(const RecallEvent&) { return "Recall"; }
std::string label(const HolidayEvent&) { return "Holiday"; }
std::string label(const PagePostEvent&) { return "Post of the company"; }
std::string label(const StatementEvent&) { return "Statement"; }

std::string details(const StoryEvent& event) {
  return fmt::format("valence {}, branching {}{}", plain_number(event.valence), plain_number(event.branching),
                     event.asks_support ? ", asks support" : "");
}
std::string details(const DefectEvent& event) {
  return fmt::format("{} times the failures for {}, {} of customers", plain_number(event.factor),
                     hours(event.days * 24), fmt::format("{:.4g} %", event.cohort_share * 100));
}
std::string details(const PressEvent& event) {
  return fmt::format("reaches {:.4g} % of people, valence {}", event.reach_share * 100,
                     plain_number(event.valence));
}
std::string details(const SurgeEvent& event) {
  return fmt::format("{} contacts within {}", event.contacts, hours(event.hours));
}
std::string details(const RecallEvent& event) {
  return fmt::format("reaches {:.4g} % of the customers concerned", event.share * 100);
}
std::string details(const HolidayEvent& event) { return hours(event.days * 24.0); }
std::string details(const StatementEvent&) { return "to all open complaints"; }
std::string details(const PagePostEvent& event) {
  return fmt::format("valence {}, branching {}", plain_number(event.valence), plain_number(event.branching));
}

}  // namespace

std::string event_label(const EventSpec& event) {
  return std::visit([](const auto& held) { return label(held); }, event);
}

std::string event_details(const EventSpec& event) {
  return std::visit([](const auto& held) { return details(held); }, event);
}

}  // namespace grapevine
