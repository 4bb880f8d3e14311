// grapevine import: a company's own tickets or mentions, and a scenario that starts from them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/digest.h"
#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/job.h"
#include "ensemble/ensemble.h"
#include "intake/intake.h"
#include "support/support.h"

namespace grapevine {

namespace {

constexpr std::size_t kRowsShown = 20, kCellWidth = 22;
constexpr std::int64_t kTrialFutures = 8;

struct Request {
  std::string file, map, output;
  std::size_t dates = 0;  // as the file shows, day first, month first
  bool keep_names = false;
  std::int32_t rows = kRowsShown, jobs = JobOptions::cores();
  OwnScenarioOptions scenario;
};

// --- what the file holds --------------------------------------------------------------------------------------------------

// A cell as it may be shown: people by a digest of their name, words not at all.
std::string shown_cell(const std::string& text, Privacy privacy, bool keep_names) {
  if (text.empty() || keep_names || privacy == Privacy::open) return shown(text, kCellWidth);
  return privacy == Privacy::words ? "(words)" : "#" + digest_of(text).substr(0, 8);
}

void print_rows(const Table& table, const Mapping& mapping, const Request& request, const TerminalStyle& style, Console& console) {
  // the columns that mean something first, then as many as there is room for
  std::vector<std::size_t> order;
  for (const auto& column : mapping)
    if (column && std::ranges::find(order, *column) == order.end()) order.push_back(*column);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (std::ranges::find(order, i) == order.end()) order.push_back(i);
  const std::size_t rows = std::min(table.rows.size(), static_cast<std::size_t>(request.rows));
  std::vector<TextColumn> columns;
  std::vector<std::vector<std::string>> cells(rows);
  std::size_t width = 0;
  for (const std::size_t column : order) {
    const Privacy privacy = privacy_of(table.columns[column]);
    const std::string heading = shown(table.columns[column], kCellWidth);
    std::vector<std::string> texts;
    std::size_t widest = display_width(heading);
    for (std::size_t row = 0; row < rows; ++row) {
      texts.push_back(shown_cell(table.rows[row].cells[column], privacy, request.keep_names));
      widest = std::max(widest, display_width(texts.back()));
    }
    if (!columns.empty() && width + widest + 2 > static_cast<std::size_t>(style.width)) continue;
    width += widest + 2;
    columns.push_back({heading, false});
    for (std::size_t row = 0; row < rows; ++row) cells[row].push_back(texts[row]);
  }
  console.print(text_table(columns, cells, style));
  if (columns.size() < order.size()) console.print_line(fmt::format("{} more columns", order.size() - columns.size()));
}

void print_mapping(const Table& table, const Mapping& mapping, Console& console) {
  console.print_line("What the columns are taken for (--map changes it):");
  for (std::size_t role = 0; role < kColumnRoles; ++role)
    if (mapping[role]) console.print_line(fmt::format("  {:<20}{}", name_of(static_cast<ColumnRole>(role)), shown(table.columns[*mapping[role]])));
}

// --- figures --------------------------------------------------------------------------------------------------------------

std::string span_text(double minutes) { return duration_to_string(minutes); }

// Share of tickets on working days by three hours, and of weekends, beside the model's own course of demand.
void print_arrivals(const TicketFigures& figures, const TerminalStyle& style, Console& console) {
  const auto& model = demand_profile();
  double of_model = 0;
  for (const double share : model) of_model += share;
  std::vector<std::vector<std::string>> rows;
  for (int from = 0; from < 24; from += 3) {
    double data = 0, assumed = 0;
    for (std::size_t day = 0; day < 5; ++day)
      for (std::size_t hour = static_cast<std::size_t>(from); hour < static_cast<std::size_t>(from) + 3; ++hour) data += figures.by_hour_of_week[day * 24 + hour], assumed += model[day * 24 + hour] / of_model;
    rows.push_back({fmt::format("{:02}:00 to {:02}:00", from, from + 3), fmt::format("{:.1f} %", data * 100), fmt::format("{:.1f} %", assumed * 100)});
  }
  double weekend = 0;
  for (std::size_t hour = 120; hour < 168; ++hour) weekend += model[hour] / of_model;
  rows.push_back({"Saturday and Sunday", fmt::format("{:.1f} %", figures.weekend_share * 100), fmt::format("{:.1f} %", weekend * 100)});
  const TextColumn columns[] = {{"Tickets, Monday to Friday", false}, {"Data", true}, {"Model", true}};
  console.print("\n" + text_table(columns, rows, style));
}

struct Trial {
  double first_reply = 0, first_reply_p90 = 0, within_hour = 0, resolution = 0, handoffs = 0;
};

Result<Trial> try_out(const Scenario& scenario, std::int32_t jobs) {
  PairedEnsemble ensemble(jobs);
  if (Errors errors = ensemble.set_baseline(scenario); !errors.empty()) return errors;
  ensemble.set_replicates(kTrialFutures);
  ensemble.wait();
  const auto summary = summarise(ensemble.baseline());
  const auto mean = [&](Metric metric) { return summary[static_cast<std::size_t>(metric)].mean.mean; };
  return Trial{mean(Metric::first_response_median), mean(Metric::first_response_p90), mean(Metric::answered_within_hour), mean(Metric::resolution_median), mean(Metric::handoffs)};
}

// As many agents on the busiest channel as bring the scenario's median nearest to the data's.
Result<Trial> fit_agents(OwnScenario& own, const TicketFigures& figures, std::int32_t jobs) {
  const bool replies = figures.first_reply.count > 0;
  const double wanted = replies ? figures.first_reply.median : figures.resolution.median;
  const TicketChannel channel = own.channels.front();
  const auto at = [&](std::int32_t agents) { return try_out(with_agents(own.scenario, channel, agents), jobs); };
  const auto distance = [&](const Trial& trial) {
    const double found = replies ? trial.first_reply : trial.resolution;
    return std::fabs(std::log(std::max(found, 0.1) / std::max(wanted, 0.1)));
  };
  std::int32_t best = agents_of(own.scenario, channel);
  auto trial = at(best);
  if (!trial || wanted <= 0) return trial;
  const double found = replies ? trial->first_reply : trial->resolution;
  const int step = found > wanted ? 1 : -1;
  for (std::int32_t agents = best + step; agents >= 1 && agents_of(with_agents(own.scenario, channel, agents), channel) == agents; agents += step) {
    const auto next = at(agents);
    if (!next || distance(*next) >= distance(*trial)) break;
    trial = next;
    best = agents;
  }
  own.scenario = with_agents(own.scenario, channel, best);
  for (FittedValue& value : own.fitted)
    if (parameter_table()[value.parameter].path.ends_with(".agents") && get(own.scenario.parameters, value.parameter) != value.value) {
      value.value = get(own.scenario.parameters, value.parameter);
      value.why = replies ? "brings the first reply nearest to the data's" : "brings the resolution nearest to the data's";
    }
  return trial;
}

void print_figures(const TicketFigures& figures, const Trial& trial, const TerminalStyle& style, Console& console) {
  std::vector<std::vector<std::string>> rows;
  const auto row = [&](std::string_view label, bool known, const std::string& data, const std::string& scenario) { rows.push_back({std::string(label), known ? data : "not in the data", scenario}); };
  const Spans &reply = figures.first_reply, &resolution = figures.resolution;
  row("First reply, median", reply.count > 0, span_text(reply.median), span_text(trial.first_reply));
  row("First reply, nine in ten", reply.count > 0, span_text(reply.nine_in_ten), span_text(trial.first_reply_p90));
  row("Answered within the hour", reply.count > 0, fmt::format("{:.0f} %", reply.within_hour * 100), fmt::format("{:.0f} %", trial.within_hour * 100));
  row("Resolution, median", resolution.count > 0, span_text(resolution.median), span_text(trial.resolution));
  row("Hand-offs per ticket", figures.with_handoffs > 0, fmt::format("{:.2f}", figures.mean_handoffs), fmt::format("{:.2f}", trial.handoffs));
  const TextColumn columns[] = {{"", false}, {"Data", true}, {"Scenario", true}};
  console.print("\n" + text_table(columns, rows, style));
  console.print_line(fmt::format("Data: {} replies, {} resolutions. Scenario: complaints of people in the network, {} futures.", reply.count, resolution.count, kTrialFutures));
  if (reply.count > 0)
    console.print_line(fmt::format("First replies in the data: a quarter within {}, three quarters within {}; log-normal with mu {:.2f} and sigma {:.2f} in ln minutes.", span_text(reply.quarter), span_text(reply.three_quarters), reply.log_mean, reply.log_sd));
  if (figures.with_handoffs > 0) {
    console.print_line(fmt::format("{:.0f} % were handed on at least once.", figures.handed_on * 100));
    for (std::size_t i = 0; i < figures.resolution_by_handoffs.size(); ++i)
      if (const Spans& spans = figures.resolution_by_handoffs[i]; spans.count > 0) console.print_line(fmt::format("  {:<18}{} tickets, half of them resolved within {:.0f} h", i == 0 ? "never handed on:" : i == 1 ? "once:" : i == 2 ? "twice:" : "three times:", spans.count, spans.median / 60));
  }
}

void print_fitted(const OwnScenario& own, Console& console) {
  console.print_line("\nWhat the scenario takes from the data:");
  for (const FittedValue& value : own.fitted)
    console.print_line(fmt::format("  {} = {} ({}{})", parameter_table()[value.parameter].path, value_to_string(value.parameter, value.value), value.why, value.clamped ? "; more than the parameter may be, so its limit" : ""));
}

void tell_skipped(const Tickets& tickets, Console& console) {
  console.print_line(fmt::format("\n{} rows, {} {}.", tickets.rows, tickets.tickets.size(), tickets.posts ? "posts of customers that begin a conversation" : "tickets"));
  for (const auto& [why, count] : tickets.skipped) console.print_line(fmt::format("  passed over: {} {}", count, why));
  if (tickets.order_in_doubt) console.print_line("  dates may be read with the day or with the month first: taken for day first; --dates month-first changes it");
}

}  // namespace

Exit import_command(const Words& words, Console& console) {
  Request request;
  Options options("import",
                  "Tickets or mentions as CSV: what their columns are taken for, what they say, and a scenario that starts from them.\n"
                  "Columns are guessed from the headings of Zendesk, Salesforce, Freshdesk and ServiceNow exports and of collections of\n"
                  "posts. Names are shown as digests and words not at all; neither goes into the scenario. Nothing leaves this machine.",
                  "grapevine import tickets.csv -o ours.json\n"
                  "grapevine import log.csv --map created=opened_at,resolved=resolved_at --people 5000");
  options.argument("FILE", request.file, true, "the table, with headings; or \"-\"");
  options.text("--map", request.map, "MAP", "what columns mean: meaning=heading, with commas between; the meanings are id, created, first_reply, resolved, closed, first_reply_minutes, first_reply_hours, resolved_minutes, resolved_hours, handoffs, stations, channel, author, inbound, reply_to");
  options.choice("--dates", request.dates, {"as-shown", "day-first", "month-first"}, "order of day and month");
  options.flag("--keep-names", request.keep_names, "show names and words as they are");
  options.whole("--rows", request.rows, 0, 1000, "rows to show");
  options.whole("--people", request.scenario.people, 1000, kMaxPeople, "people in the scenario's network");
  options.whole("--days", request.scenario.days, 7, 365, "days of the scenario");
  options.whole("--jobs", request.jobs, 1, JobOptions::kMostJobs, "threads; the results do not depend on it");
  options.text("-o,--output", request.output, "FILE", "write the scenario there");
  if (const auto exit = options.parse(words, console)) return *exit;

  const auto bytes = read_file(request.file, kMostTableBytes);
  if (!bytes) return console.fail(Exit::invalid_input, bytes.errors());
  const std::string name = request.file == "-" ? "standard input" : shown_path(request.file);
  const auto table = read_table(*bytes, name);
  if (!table) return console.fail(Exit::invalid_input, table.errors());
  const auto mapping = map_columns(guess_columns(table->columns), request.map, table->columns);
  if (!mapping) return console.fail(Exit::usage, mapping.errors());
  TicketRules rules;
  if (request.dates > 0) rules.order = request.dates == 1 ? DateOrder::day_first : DateOrder::month_first;
  const auto tickets = read_tickets(*table, *mapping, rules, name);
  if (!tickets) return console.fail(Exit::invalid_input, tickets.errors());

  const TerminalStyle style = terminal_style(console);
  if (request.rows > 0) print_rows(*table, *mapping, request, style, console);
  print_mapping(*table, *mapping, console);
  tell_skipped(*tickets, console);
  if (tickets->posts) request.scenario.channel_of_others = TicketChannel::social;
  const TicketFigures figures = figures_of(*tickets);
  OwnScenario own = own_scenario(figures, request.scenario);
  const auto trial = fit_agents(own, figures, request.jobs);
  if (!trial) return console.fail(Exit::invalid_input, trial.errors());
  print_arrivals(figures, style, console);
  print_figures(figures, *trial, style, console);
  print_fitted(own, console);
  const std::string json = to_json(own.scenario);
  if (const auto again = parse_scenario(json, {.where = "the scenario"}); !again) return console.fail(Exit::internal_error, again.errors());
  if (request.output.empty()) {
    console.note("add -o FILE to write the scenario");
    return Exit::done;
  }
  if (const auto error = write_file(request.output, json)) return console.fail(Exit::invalid_input, *error);
  return Exit::done;
}

}  // namespace grapevine
