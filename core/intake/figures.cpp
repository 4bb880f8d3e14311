#include "intake/figures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/portable_math.h"

namespace grapevine {

namespace {

constexpr Date kEpoch{1970, 1, 1};

int hour_of_week(Millis at) {
  const std::int64_t day = at / kDay;
  return static_cast<int>((weekday(kEpoch) + day) % 7) * 24 + static_cast<int>(at % kDay / kHour);
}

double quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

// The shortest stretch of whole hours of a working day that holds at least nine in ten.
void find_opening(const std::array<std::int64_t, 24>& hours, TicketFigures& figures) {
  std::int64_t all = 0;
  for (const std::int64_t count : hours) all += count;
  if (all < 20) return;
  for (int length = 1; length <= 24; ++length)
    for (int from = 0; from + length <= 24; ++from) {
      std::int64_t inside = 0;
      for (int hour = from; hour < from + length; ++hour) inside += hours[static_cast<std::size_t>(hour)];
      if (inside * 10 < all * 9) continue;
      figures.open_from_hour = from;
      figures.open_until_hour = from + length;
      return;
    }
}

// 1 / sum of squared shares; 0 without any.
double spread_over(const std::map<std::int64_t, std::int64_t>& by_day) {
  double all = 0, squares = 0;
  for (const auto& [day, count] : by_day) {
    all += static_cast<double>(count);
    squares += static_cast<double>(count) * static_cast<double>(count);
  }
  return squares > 0 ? all * all / squares : 0;
}

}  // namespace

Spans spans_of(std::vector<double> minutes) {
  Spans spans;
  spans.count = static_cast<std::int64_t>(minutes.size());
  if (minutes.empty()) return spans;
  std::ranges::sort(minutes);
  spans.median = quantile(minutes, 0.5);
  spans.quarter = quantile(minutes, 0.25);
  spans.three_quarters = quantile(minutes, 0.75);
  spans.nine_in_ten = quantile(minutes, 0.9);
  spans.within_hour = static_cast<double>(std::ranges::count_if(minutes, [](double m) { return m <= 60; })) / static_cast<double>(minutes.size());
  double sum = 0, squares = 0;
  std::int64_t above = 0;
  for (const double m : minutes)
    if (m > 0) sum += portable_log(m), ++above;
  if (above == 0) return spans;
  spans.log_mean = sum / static_cast<double>(above);
  for (const double m : minutes)
    if (m > 0) squares += (portable_log(m) - spans.log_mean) * (portable_log(m) - spans.log_mean);
  spans.log_sd = above > 1 ? std::sqrt(squares / static_cast<double>(above - 1)) : 0;
  return spans;
}

TicketFigures figures_of(const Tickets& tickets) {
  TicketFigures figures;
  figures.tickets = static_cast<std::int64_t>(tickets.tickets.size());
  if (tickets.tickets.empty()) return figures;
  figures.first = tickets.tickets.front().created;
  figures.last = tickets.tickets.back().created;
  std::vector<double> replies, resolutions;
  std::array<std::vector<double>, 4> by_handoffs;
  std::array<std::int64_t, 24> reply_hours{}, resolution_hours{};
  std::map<std::int64_t, std::int64_t> reply_days, resolution_days;
  std::int64_t weekend_replies = 0, weekend_resolutions = 0, on_working_days = 0;
  double handoffs = 0;
  for (const Ticket& ticket : tickets.tickets) {
    const int hour = hour_of_week(ticket.created);
    figures.by_hour_of_week[static_cast<std::size_t>(hour)] += 1.0 / static_cast<double>(figures.tickets);
    on_working_days += hour < 120;
    ++figures.by_channel[static_cast<std::size_t>(ticket.channel)];
    const auto note = [](Millis at, std::array<std::int64_t, 24>& hours, std::map<std::int64_t, std::int64_t>& days, std::int64_t& weekend) {
      ++days[at / kDay];
      const int hour_then = hour_of_week(at);
      if (hour_then < 120) ++hours[static_cast<std::size_t>(hour_then % 24)];
      else ++weekend;
    };
    if (ticket.first_reply) {
      replies.push_back(to_minutes(*ticket.first_reply - ticket.created));
      note(*ticket.first_reply, reply_hours, reply_days, weekend_replies);
    }
    if (ticket.resolved) {
      resolutions.push_back(to_minutes(*ticket.resolved - ticket.created));
      note(*ticket.resolved, resolution_hours, resolution_days, weekend_resolutions);
      if (ticket.handoffs && *ticket.handoffs < 4) by_handoffs[static_cast<std::size_t>(std::max(0, *ticket.handoffs))].push_back(resolutions.back());
    }
    if (ticket.handoffs) {
      ++figures.with_handoffs;
      figures.handed_on += *ticket.handoffs > 0;
      handoffs += std::max(0, *ticket.handoffs);
    }
  }
  const std::size_t cut = tickets.tickets.size() / 20, end = tickets.tickets.size() - cut;
  std::int64_t working_days = 0, inside = 0;
  for (std::size_t i = cut; i < end; ++i) inside += hour_of_week(tickets.tickets[i].created) < 120;
  for (std::int64_t day = tickets.tickets[cut].created / kDay; day <= tickets.tickets[end - 1].created / kDay; ++day) working_days += (weekday(kEpoch) + day) % 7 < 5;
  figures.per_working_day = static_cast<double>(inside) / static_cast<double>(std::max<std::int64_t>(1, working_days));
  figures.weekend_share = 1 - static_cast<double>(on_working_days) / static_cast<double>(figures.tickets);
  if (figures.with_handoffs > 0) {
    figures.handed_on /= static_cast<double>(figures.with_handoffs);
    figures.mean_handoffs = handoffs / static_cast<double>(figures.with_handoffs);
  }
  const bool replied = replies.size() >= 20;
  figures.days_told = spread_over(replied ? reply_days : resolution_days);
  if (figures.days_told >= kFewestDays) find_opening(replied ? reply_hours : resolution_hours, figures);
  figures.weekends = replied ? weekend_replies * 10 > static_cast<std::int64_t>(replies.size()) : weekend_resolutions * 10 > static_cast<std::int64_t>(resolutions.size());
  figures.first_reply = spans_of(std::move(replies));
  figures.resolution = spans_of(std::move(resolutions));
  for (std::size_t i = 0; i < by_handoffs.size(); ++i) figures.resolution_by_handoffs[i] = spans_of(std::move(by_handoffs[i]));
  return figures;
}

}  // namespace grapevine
