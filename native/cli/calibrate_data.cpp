#include "cli/calibrate_data.h"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/condition.h"
#include "cli/files.h"
#include "ensemble/statistics.h"
#include "intake/intake.h"
#include "report/wording.h"
#include "scenario/scenario.h"

namespace grapevine {

namespace {

using Known = std::map<Metric, double>;  // what the data tell

// Names that people use for one or more metrics.
const std::map<std::string_view, std::vector<Metric>> kGroups = {
    {"first_response_time", {Metric::first_response_median, Metric::first_response_p90}},
    {"resolution_time", {Metric::resolution_median}},
    {"backlog", {Metric::backlog_peak}}};

// What many stretches as long as the scenario say: the median of their tickets and of their largest backlogs by the hour.
void count_stretches(const Tickets& tickets, std::int32_t days, Known& known) {
  const Millis first = tickets.tickets.front().created, last = tickets.tickets.back().created, length = days * kDay;
  const bool closes = std::ranges::any_of(tickets.tickets, [](const Ticket& ticket) { return ticket.resolved.has_value(); });
  const auto hours = static_cast<std::size_t>((last - first) / kHour) + 2;
  std::vector<std::int64_t> open(hours);
  for (const Ticket& ticket : tickets.tickets) {
    ++open[static_cast<std::size_t>((ticket.created - first) / kHour)];
    // one without an end is open when the data end
    if (ticket.resolved) --open[std::min(hours - 1, static_cast<std::size_t>((*ticket.resolved - first) / kHour))];
  }
  for (std::size_t hour = 1; hour < hours; ++hour) open[hour] += open[hour - 1];
  std::vector<double> counts, peaks;
  for (Millis from = first; from + length <= last + kDay; from += length) {
    const auto inside = [&](const Ticket& ticket) { return ticket.created >= from && ticket.created < from + length; };
    counts.push_back(static_cast<double>(std::ranges::count_if(tickets.tickets, inside)));
    const auto begin = static_cast<std::ptrdiff_t>((from - first) / kHour);
    const auto end = std::min<std::ptrdiff_t>(begin + static_cast<std::ptrdiff_t>(length / kHour), std::ssize(open));
    peaks.push_back(static_cast<double>(*std::max_element(open.begin() + begin, open.begin() + end)));
  }
  if (counts.empty()) return;
  std::ranges::sort(counts);
  std::ranges::sort(peaks);
  known[Metric::contacts] = quantile_of_sorted(counts, 0.5);
  if (closes) known[Metric::backlog_peak] = quantile_of_sorted(peaks, 0.5);
}

Result<Known> known_from_tickets(const Table& table, const ObservedRequest& request, const std::string& name, std::string& from) {
  const auto mapping = map_columns(guess_columns(table.columns), request.map, table.columns);
  if (!mapping) return mapping.errors();
  const auto tickets = read_tickets(table, *mapping, {}, name);
  if (!tickets) return tickets.errors();
  const TicketFigures figures = figures_of(*tickets);
  Known known;
  if (figures.first_reply.count > 0) {
    known[Metric::first_response_median] = figures.first_reply.median;
    known[Metric::first_response_p90] = figures.first_reply.nine_in_ten;
    known[Metric::answered_within_hour] = figures.first_reply.within_hour;
  }
  if (figures.resolution.count > 0) known[Metric::resolution_median] = figures.resolution.median;
  if (figures.with_handoffs > 0) known[Metric::handoffs] = figures.mean_handoffs;
  count_stretches(*tickets, request.days, known);
  from = fmt::format("Fitted to {} {}.", grouped(figures.tickets), tickets->posts ? "posts and their replies" : "tickets");
  const auto open = std::ranges::count_if(tickets->tickets, [](const Ticket& ticket) { return !ticket.resolved; });
  if (known.contains(Metric::backlog_peak) && open > 0) from += fmt::format(" The backlog counts {} of them, which have no end, as open to the last.", grouped(open));
  return known;
}

Result<Known> known_from_list(const Table& table, const std::string& name) {
  Known known;
  Errors errors;
  const std::size_t metric_at = table.columns[0] == "metric" ? 0 : 1;
  for (const Table::Row& row : table.rows) {
    const auto metric = find_metric(row.cells[metric_at]);
    const std::string& text = row.cells[1 - metric_at];
    double value = 0;
    const auto [end, code] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    const std::string where = fmt::format("{}:{}", name, row.line);
    if (!metric) errors.push_back({where, "unknown metric \"" + shown(row.cells[metric_at]) + "\"", "a metric, as in points.csv", "see docs/results.md"});
    else if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) errors.push_back({where, "\"" + shown(text) + "\"", "a number", "mend the value"});
    else known[*metric] = value;
  }
  if (!errors.empty()) return errors;
  return known;
}

}  // namespace

Result<Observed> read_observed(const ObservedRequest& request) {
  const auto bytes = read_file(request.file, kMostTableBytes, "name a table of tickets, or of metrics and values");
  if (!bytes) return bytes.errors();
  const std::string name = shown_path(request.file);
  const auto table = read_table(*bytes, name);
  if (!table) return table.errors();
  Observed observed{{}, {}, "Fitted to listed figures."};
  const bool listed = table->columns.size() == 2 && std::ranges::count(table->columns, "metric") == 1 && std::ranges::count(table->columns, "value") == 1;
  const auto known = listed ? known_from_list(*table, name) : known_from_tickets(*table, request, name, observed.from);
  if (!known) return known.errors();
  std::vector<std::string_view> there;
  for (const auto& [metric, value] : *known) there.push_back(info(metric).name);
  Errors errors;
  const auto add = [&](Metric metric) {
    const auto found = known->find(metric);
    if (found == known->end()) {
      errors.push_back({"--fit", fmt::format("{}, which {} does not tell", info(metric).name, name), fmt::format("{}", fmt::join(there, ", ")), "fit these, or give data that tell more"});
    } else if (std::ranges::find(observed.metrics, metric) == observed.metrics.end()) {
      observed.metrics.push_back(metric);
      observed.values.push_back(found->second);
    }
  };
  for (std::size_t from = 0; from <= request.fit.size();) {
    const std::size_t to = std::min(request.fit.find(',', from), request.fit.size());
    const std::string word = request.fit.substr(from, to - from);
    from = to + 1;
    if (const auto group = kGroups.find(word); group != kGroups.end()) {
      for (const Metric metric : group->second) add(metric);
    } else if (const auto metric = find_metric(word)) {
      add(*metric);
    } else {
      std::vector<std::string_view> names = there;
      for (const auto& [group_name, metrics] : kGroups) names.push_back(group_name);
      const std::string near(nearest_name(word, names));
      errors.push_back({"--fit", "\"" + shown(word) + "\"", fmt::format("{}", fmt::join(names, ", ")), near.empty() ? "name one or more of them, with commas between" : "did you mean " + near + "?"});
    }
  }
  if (!errors.empty()) return errors;
  // in the order in which results keep them
  std::vector<std::size_t> order(observed.metrics.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return observed.metrics[i]; });
  Observed sorted{{}, {}, observed.from};
  for (const std::size_t i : order) sorted.metrics.push_back(observed.metrics[i]), sorted.values.push_back(observed.values[i]);
  return sorted;
}

}  // namespace grapevine
