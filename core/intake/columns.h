// What the columns of an export mean: guessed from their headings, or said by a person.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "intake/table.h"

namespace grapevine {

enum class ColumnRole : std::uint8_t {
  id,                   // of the ticket; rows with the same one are events of one ticket
  created,              // moment
  first_reply,          // moment
  resolved,             // moment
  closed,               // moment; taken for `resolved` where there is none
  first_reply_minutes,  // spans from `created`
  first_reply_hours,
  resolved_minutes,
  resolved_hours,
  handoffs,             // how often it was handed on
  stations,             // how many groups had it: handed on one time less
  channel,              // "phone", "Email", "Chat", "Twitter" ..
  author,               // of a post
  inbound,              // whether a post comes from a customer: true or false
  reply_to,             // id of the post that it answers
};
inline constexpr std::size_t kColumnRoles = 15;
std::string_view name_of(ColumnRole role);   // in --map: "created", "first_reply"
std::string_view label_of(ColumnRole role);  // on screens: "Opened", "First reply"

// Index of the column of each role.
using Mapping = std::array<std::optional<std::size_t>, kColumnRoles>;
inline std::optional<std::size_t> column_of(const Mapping& mapping, ColumnRole role) { return mapping[static_cast<std::size_t>(role)]; }

// By the headings of Zendesk, Salesforce, Freshdesk and ServiceNow exports and of collections of posts.
Mapping guess_columns(std::span<const std::string> headings);
// "created=opened_at,resolved=Date/Time Closed" over a guess; "created=" takes a guess back.
Result<Mapping> map_columns(Mapping guess, std::string_view text, std::span<const std::string> headings);

// A column that names a person or holds what somebody wrote: what may be shown of it.
enum class Privacy : std::uint8_t { open, person, words };
Privacy privacy_of(std::string_view heading);

}  // namespace grapevine
