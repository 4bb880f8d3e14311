#include "intake/tickets.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/wording.h"

namespace grapevine {

namespace {

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return small;
}

bool is_missing(std::string_view text) {
  constexpr std::string_view kMissing[] = {"", "?", "-", "n/a", "na", "nan", "null", "none", "not set"};
  return std::ranges::find(kMissing, small_letters(text)) != std::end(kMissing);
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, status] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = status == std::errc() && end == text.data() + text.size() && std::isfinite(value);
  return whole ? std::optional(value) : std::nullopt;
}

// "1.0" and "1" are one id.
std::string id_of(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);
  return std::string(text);
}

class TicketReader {
 public:
  TicketReader(const Table& table, const Mapping& mapping, DateOrder order, Tickets& into) : table_(table), mapping_(mapping), order_(order), into_(into) {}

  void read() {
    for (const Table::Row& row : table_.rows) {
      const auto created = moment(row, ColumnRole::created);
      if (!created) {
        skip(is_missing(cell(row, ColumnRole::created)) ? say("rows without a moment of creation") : say("rows whose moment of creation cannot be read"));
        continue;
      }
      Ticket& ticket = ticket_of(row, *created);
      add(row, ticket);
    }
  }

  // A customer's posts that begin a conversation, each with the first reply of a company's that names it.
  void read_posts() {
    struct Post {
      Millis at;
      bool inbound, begins;
    };
    std::map<std::string, Post> posts;
    std::vector<std::pair<std::string, std::string>> replies;  // reply, to whom
    for (const Table::Row& row : table_.rows) {
      const auto at = moment(row, ColumnRole::created);
      const std::string id = id_of(cell(row, ColumnRole::id)), inbound = small_letters(cell(row, ColumnRole::inbound));
      if (!at || id.empty() || (inbound != "true" && inbound != "false")) {
        skip(say("posts without a moment, an id, or a mark of who wrote them"));
        continue;
      }
      const std::string to = id_of(cell(row, ColumnRole::reply_to));
      posts[id] = {*at, inbound == "true", is_missing(to)};
      if (!is_missing(to)) replies.emplace_back(id, to);
    }
    std::map<std::string, Millis> first;
    for (const auto& [reply, to] : replies) {
      const Post& by = posts.at(reply);
      const auto asked = posts.find(to);
      if (by.inbound) continue;
      if (asked == posts.end()) skip(say("replies to posts that are not in the file"));
      else if (asked->second.inbound && by.at >= asked->second.at) {
        const auto [found, added] = first.try_emplace(to, by.at);
        if (!added) found->second = std::min(found->second, by.at);
      }
    }
    for (const auto& [id, post] : posts) {
      if (!post.inbound || !post.begins) continue;
      Ticket ticket{.created = post.at, .first_reply = {}, .resolved = {}, .handoffs = {}, .channel = TicketChannel::social};
      if (const auto reply = first.find(id); reply != first.end()) ticket.first_reply = reply->second;
      into_.tickets.push_back(ticket);
    }
  }

 private:
  std::string_view cell(const Table::Row& row, ColumnRole role) const {
    const auto column = column_of(mapping_, role);
    if (!column) return {};
    std::string_view text = row.cells[*column];
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }
  std::optional<Millis> moment(const Table::Row& row, ColumnRole role) const { return read_moment(cell(row, role), order_); }

  void skip(std::string_view why) {
    for (auto& [reason, count] : into_.skipped)
      if (reason == why) {
        ++count;
        return;
      }
    into_.skipped.emplace_back(why, 1);
  }

  Ticket& ticket_of(const Table::Row& row, Millis created) {
    const std::string id(cell(row, ColumnRole::id));
    const auto known = id.empty() ? places_.end() : places_.find(id);
    if (known != places_.end()) {
      Ticket& ticket = into_.tickets[known->second];
      ticket.created = std::min(ticket.created, created);
      return ticket;
    }
    if (!id.empty()) places_.emplace(id, into_.tickets.size());
    Ticket ticket;
    ticket.created = created;
    into_.tickets.push_back(ticket);
    return into_.tickets.back();
  }

  // At or after the creation, from a moment or a span; nothing else.
  std::optional<Millis> later(const Table::Row& row, const Ticket& ticket, ColumnRole at, ColumnRole minutes, ColumnRole hours, std::string_view what) {  // in English
    if (const std::string_view text = cell(row, at); !is_missing(text)) {
      const auto found = read_moment(text, order_);
      if (!found) skip(say("{} that cannot be read", say(what)));
      else if (*found < ticket.created) skip(say("{} before the creation", say(what)));
      else return found;
    }
    for (const auto& [role, unit] : {std::pair(minutes, kMinute), std::pair(hours, kHour)}) {
      const std::string_view text = cell(row, role);
      if (is_missing(text)) continue;
      const auto span = number_in(text);
      if (span && *span >= 0 && *span < 1e7) return ticket.created + static_cast<Millis>(*span * static_cast<double>(unit) + 0.5);
      skip(say("{} that cannot be read", say(what)));
    }
    return std::nullopt;
  }

  void add(const Table::Row& row, Ticket& ticket) {
    if (const auto at = later(row, ticket, ColumnRole::first_reply, ColumnRole::first_reply_minutes, ColumnRole::first_reply_hours, english("first replies"))) ticket.first_reply = at;
    auto resolved = later(row, ticket, ColumnRole::resolved, ColumnRole::resolved_minutes, ColumnRole::resolved_hours, english("resolutions"));
    if (!resolved && !column_of(mapping_, ColumnRole::resolved)) resolved = later(row, ticket, ColumnRole::closed, ColumnRole::resolved_minutes, ColumnRole::resolved_hours, english("resolutions"));
    if (resolved) ticket.resolved = resolved;
    for (const auto& [role, less] : {std::pair(ColumnRole::handoffs, 0), std::pair(ColumnRole::stations, 1)}) {
      const std::string_view text = cell(row, role);
      if (is_missing(text)) continue;
      const auto count = number_in(text);
      if (!count || *count < 0 || *count > 1000 || *count != std::floor(*count)) skip(say("numbers of hand-offs that cannot be read"));
      else ticket.handoffs = std::max(ticket.handoffs.value_or(0), static_cast<int>(*count) - less);
      break;
    }
    if (const std::string_view text = cell(row, ColumnRole::channel); !is_missing(text)) ticket.channel = channel_of(text);
  }

  const Table& table_;
  const Mapping& mapping_;
  DateOrder order_;
  Tickets& into_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

TicketChannel channel_of(std::string_view text) {
  const std::string small = small_letters(text);
  const auto holds = [&](std::initializer_list<std::string_view> parts) { return std::ranges::any_of(parts, [&](std::string_view part) { return small.find(part) != small.npos; }); };
  if (holds({"phone", "call", "voice"})) return TicketChannel::phone;
  if (holds({"chat", "messag", "whatsapp", "sms"})) return TicketChannel::chat;
  if (holds({"twitter", "facebook", "social", "instagram", "tweet", "reddit"})) return TicketChannel::social;
  return holds({"mail"}) ? TicketChannel::email : TicketChannel::other;
}

Result<Tickets> read_tickets(const Table& table, const Mapping& mapping, const TicketRules& rules, std::string_view name) {
  const auto created = column_of(mapping, ColumnRole::created);
  if (!created) return Error{std::string(name), say("no column that tells when a ticket was opened"), say("one, such as created_at"), say("say which it is; on the command line --map created=HEADING")};
  Tickets tickets;
  tickets.posts = column_of(mapping, ColumnRole::inbound).has_value();
  if (tickets.posts && (!column_of(mapping, ColumnRole::id) || !column_of(mapping, ColumnRole::reply_to)))
    return Error{std::string(name), say("posts without an id or without what they reply to"), say("both columns"), say("say which they are; on the command line --map id=HEADING,reply_to=HEADING")};
  std::vector<std::string> dates;
  for (const Table::Row& row : table.rows) dates.push_back(row.cells[*created]);
  const ShownOrder order = order_shown(dates);
  tickets.order = rules.order.value_or(order.order.value_or(DateOrder::day_first));
  // the other order would read as many
  const DateOrder other = tickets.order == DateOrder::day_first ? DateOrder::month_first : DateOrder::day_first;
  tickets.order_in_doubt = !rules.order && !order.order && std::ranges::any_of(dates, [&](const std::string& date) { return read_moment(date, tickets.order) != read_moment(date, other); });
  tickets.rows = static_cast<std::int64_t>(table.rows.size()) + table.short_rows;
  if (table.short_rows > 0) tickets.skipped.emplace_back(say("rows with another number of cells than headings"), table.short_rows);
  TicketReader reader(table, mapping, tickets.order, tickets);
  if (tickets.posts) reader.read_posts();
  else reader.read();
  std::ranges::stable_sort(tickets.tickets, {}, &Ticket::created);
  if (tickets.tickets.empty()) return Error{std::string(name) + ":2", grapevine::shown(dates.front()), say("moments such as 2026-11-02 09:15"), say("check which column it is, and the order of day and month; on the command line --map and --dates")};
  return tickets;
}

}  // namespace grapevine
