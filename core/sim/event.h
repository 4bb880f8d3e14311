// What happens to a simulated public, and in which order.
#pragma once

#include <cstdint>

#include "base/calendar.h"

namespace grapevine {

// What an event is, in the order in which events of one millisecond happen. Timeline entries come
// before all of these.
enum class Happens : std::uint8_t {
  shift = 0x10,           // a team opens or closes
  experience = 0x20,
  employee_post = 0x21,   // an employee says something good
  page_post = 0x22,       // the company posts on its page
  contact = 0x30,         // a customer (again) contacts the company
  surge_contact = 0x31,
  survey_answer = 0x32,   // a customer who was silent answers
  reshare = 0x40,
  heard = 0x50,           // listening picks up a post
  press_call = 0x51,
  employee_report = 0x53,  // a complaint that somebody of the company saw reaches the desk
  statement = 0x52,
  published = 0x54,        // a public reply that has been approved
  routine = 0x60,
  service_end = 0x61,
  patience_end = 0x62,
  manager = 0x63,         // decides a case
  advocate = 0x70,        // a customer answers a complaint in the company's place
  employee_reply = 0x71,  // an employee does
  question = 0x72,        // to the community: it is settled, or goes on to the company
  end_of_day = 0x90,
  end_of_bin = 0xA0,
};

// Events are ordered by (time, kind, stable id, ordinal).
struct Event {
  Millis at = 0;
  std::uint64_t order = 0;     // kind 8 bits, id 32, ordinal 24
  std::uint32_t subject = 0;   // internal index, case, story or team
  std::uint32_t detail = 0;

  Happens kind() const { return static_cast<Happens>(order >> 56); }
  std::uint32_t id() const { return static_cast<std::uint32_t>(order >> 24); }
  std::uint32_t ordinal() const { return static_cast<std::uint32_t>(order & 0xFFFFFF); }
};
inline Event make_event(Millis at, Happens kind, std::uint32_t id, std::uint32_t ordinal, std::uint32_t subject = 0, std::uint32_t detail = 0) {
  return {at, static_cast<std::uint64_t>(kind) << 56 | static_cast<std::uint64_t>(id) << 24 | (ordinal & 0xFFFFFF), subject, detail};
}
struct EventBefore {
  // Few events share a millisecond, so the branch is foreseen; which of two times is earlier cannot be, and takes none.
  bool operator()(const Event& a, const Event& b) const {
    if (a.at != b.at) [[likely]] return a.at < b.at;
    return a.order < b.order;
  }
};

}  // namespace grapevine
