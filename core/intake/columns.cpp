#include "intake/columns.h"

#include <algorithm>
#include <utility>

#include "base/wording.h"

namespace grapevine {

namespace {

constexpr std::string_view kNames[kColumnRoles] = {"id", "created", "first_reply", "resolved", "closed", "first_reply_minutes", "first_reply_hours", "resolved_minutes",
                                                   "resolved_hours", "handoffs", "stations", "channel", "author", "inbound", "reply_to"};

constexpr std::string_view kLabels[kColumnRoles] = {english("Number of the ticket"), english("Opened"), english("First reply"), english("Resolved"), english("Closed"), english("First reply, minutes after"), english("First reply, hours after"), english("Resolved, minutes after"),
                                                    english("Resolved, hours after"), english("Times handed on"), english("Groups that had it"), english("Channel"), english("Who wrote it"), english("From a customer?"), english("Answers the post")};

// Headings in small letters with one underscore for whatever is neither letter nor digit. Earlier ones win.
constexpr std::pair<ColumnRole, std::string_view> kHeadings[] = {
    {ColumnRole::id, "ticket_id"}, {ColumnRole::id, "tweet_id"}, {ColumnRole::id, "case_number"}, {ColumnRole::id, "casenumber"}, {ColumnRole::id, "incident_number"},
    {ColumnRole::id, "number"}, {ColumnRole::id, "id"}, {ColumnRole::id, "key"},
    {ColumnRole::created, "created_at"}, {ColumnRole::created, "opened_at"}, {ColumnRole::created, "date_time_opened"}, {ColumnRole::created, "createddate"}, {ColumnRole::created, "created_date"},
    {ColumnRole::created, "created_time"}, {ColumnRole::created, "created"}, {ColumnRole::created, "opened"}, {ColumnRole::created, "date_opened"}, {ColumnRole::created, "timestamp"}, {ColumnRole::created, "date"},
    {ColumnRole::first_reply, "first_replied_at"}, {ColumnRole::first_reply, "first_reply_at"}, {ColumnRole::first_reply, "initial_response_time"}, {ColumnRole::first_reply, "first_response_at"}, {ColumnRole::first_reply, "first_responded_at"}, {ColumnRole::first_reply, "first_response_date"},
    {ColumnRole::resolved, "solved_at"}, {ColumnRole::resolved, "resolved_at"}, {ColumnRole::resolved, "resolved_time"}, {ColumnRole::resolved, "resolved"}, {ColumnRole::resolved, "resolution_date"},
    {ColumnRole::closed, "date_time_closed"}, {ColumnRole::closed, "closeddate"}, {ColumnRole::closed, "closed_date"}, {ColumnRole::closed, "closed_at"}, {ColumnRole::closed, "closed_time"}, {ColumnRole::closed, "closed"},
    {ColumnRole::first_reply_minutes, "first_reply_time_in_minutes"}, {ColumnRole::first_reply_minutes, "first_reply_time_minutes"}, {ColumnRole::first_reply_minutes, "first_response_time_minutes"},
    {ColumnRole::first_reply_hours, "first_response_time_in_hrs"}, {ColumnRole::first_reply_hours, "first_response_time_hours"}, {ColumnRole::first_reply_hours, "first_reply_time_in_hours"},
    {ColumnRole::resolved_minutes, "full_resolution_time_in_minutes"}, {ColumnRole::resolved_minutes, "first_resolution_time_in_minutes"},
    {ColumnRole::resolved_hours, "resolution_time_in_hrs"}, {ColumnRole::resolved_hours, "age_hours"}, {ColumnRole::resolved_hours, "resolution_time_hours"},
    {ColumnRole::handoffs, "reassignment_count"}, {ColumnRole::handoffs, "handoffs"}, {ColumnRole::handoffs, "reassignments"},
    {ColumnRole::stations, "group_stations"}, {ColumnRole::stations, "assignee_stations"},
    {ColumnRole::channel, "channel"}, {ColumnRole::channel, "via"}, {ColumnRole::channel, "source"}, {ColumnRole::channel, "case_origin"}, {ColumnRole::channel, "origin"}, {ColumnRole::channel, "contact_type"},
    {ColumnRole::author, "author_id"}, {ColumnRole::author, "author"},
    {ColumnRole::inbound, "inbound"},
    {ColumnRole::reply_to, "in_response_to_tweet_id"}, {ColumnRole::reply_to, "in_reply_to_status_id"}, {ColumnRole::reply_to, "in_reply_to"},
};

constexpr std::string_view kPersons[] = {"author", "caller", "customer", "requester", "assignee", "assigned", "agent", "owner", "contact_name", "name", "email", "user", "opened_by", "resolved_by", "created_by", "updated_by", "submitter", "phone"};
constexpr std::string_view kWords[] = {"text", "subject", "description", "comment", "body", "message", "note", "summary", "tags"};

std::string plain(std::string_view heading) {
  std::string name;
  for (const char c : heading) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += capital ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!name.empty() && name.back() != '_') name += '_';
  }
  while (name.ends_with('_')) name.pop_back();
  return name;
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string_view name_of(ColumnRole role) { return kNames[static_cast<std::size_t>(role)]; }

std::string_view label_of(ColumnRole role) { return kLabels[static_cast<std::size_t>(role)]; }

Mapping guess_columns(std::span<const std::string> headings) {
  Mapping mapping;
  for (const auto& [role, heading] : kHeadings) {
    auto& place = mapping[static_cast<std::size_t>(role)];
    for (std::size_t i = 0; i < headings.size() && !place; ++i)
      if (plain(headings[i]) == heading) place = i;
  }
  return mapping;
}

Result<Mapping> map_columns(Mapping mapping, std::string_view text, std::span<const std::string> headings) {
  Errors errors;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    if (equals == pair.npos) {
      errors.push_back({"--map", "\"" + shown(pair) + "\"", say("meaning=heading, with commas between"), say("write for instance --map created=opened_at")});
      continue;
    }
    const std::string_view name = without_blanks(pair.substr(0, equals)), heading = without_blanks(pair.substr(equals + 1));
    const auto role = std::ranges::find(kNames, name);
    if (role == std::end(kNames)) {
      const std::string_view near = nearest_name(name, kNames);
      errors.push_back({"--map", "\"" + shown(name) + "\"", say("id, created, first_reply, resolved, handoffs, channel and the others that --help lists"), near.empty() ? say("use one of these") : say("did you mean {}?", near)});
      continue;
    }
    auto& place = mapping[static_cast<std::size_t>(role - std::begin(kNames))];
    place.reset();
    if (heading.empty()) continue;
    for (std::size_t i = 0; i < headings.size() && !place; ++i)
      if (headings[i] == heading || plain(headings[i]) == plain(heading)) place = i;
    if (place) continue;
    const std::vector<std::string_view> names(headings.begin(), headings.end());
    const std::string_view near = nearest_name(heading, names);
    errors.push_back({"--map " + std::string(name), say("no column \"{}\"", shown(heading)), say("a heading of the file"), near.empty() ? say("use one of its headings") : say("did you mean {}?", near)});
  }
  if (!errors.empty()) return errors;
  return mapping;
}

Privacy privacy_of(std::string_view heading) {
  const std::string name = plain(heading);
  const auto holds = [&](std::string_view part) { return name.find(part) != name.npos; };
  if (std::ranges::any_of(kWords, holds)) return Privacy::words;
  return std::ranges::any_of(kPersons, holds) ? Privacy::person : Privacy::open;
}

}  // namespace grapevine
