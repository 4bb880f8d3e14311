// grapevine import: a company's own tickets or mentions, and a scenario that starts from them.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/job.h"
#include "intake/intake.h"
#include "report/ticket_tables.h"

namespace grapevine {

namespace {

constexpr std::size_t kCellWidth = 22;

struct Request {
  std::string file, map, output;
  std::size_t dates = 0;  // as the file shows, day first, month first
  bool keep_names = false;
  std::int32_t rows = kRowsShown, jobs = JobOptions::cores();
  OwnScenarioOptions scenario;
};

// --- what the file holds --------------------------------------------------------------------------------------------------

void print_rows(const Table& table, const Mapping& mapping, const Request& request, const TerminalStyle& style, Console& console) {
  const Preview preview = preview_of(table, mapping, static_cast<std::size_t>(request.rows), kCellWidth, request.keep_names);
  // as many columns as there is room for
  std::vector<TextColumn> columns;
  std::vector<std::vector<std::string>> cells(preview.rows.size());
  std::size_t width = 0;
  for (std::size_t place = 0; place < preview.columns.size(); ++place) {
    const std::string heading = shown(table.columns[preview.columns[place]], kCellWidth);
    std::size_t widest = display_width(heading);
    for (const auto& row : preview.rows) widest = std::max(widest, display_width(row[place]));
    if (!columns.empty() && width + widest + 2 > static_cast<std::size_t>(style.width)) continue;
    width += widest + 2;
    columns.push_back({heading, false});
    for (std::size_t row = 0; row < cells.size(); ++row) cells[row].push_back(preview.rows[row][place]);
  }
  console.print(text_table(columns, cells, style));
  if (columns.size() < preview.columns.size()) console.print_line(fmt::format("{} more columns", preview.columns.size() - columns.size()));
}

void print_mapping(const Table& table, const Mapping& mapping, Console& console) {
  console.print_line("What the columns are taken for (--map changes it):");
  for (std::size_t role = 0; role < kColumnRoles; ++role)
    if (mapping[role]) console.print_line(fmt::format("  {:<20}{}", name_of(static_cast<ColumnRole>(role)), shown(table.columns[*mapping[role]])));
}

// --- figures --------------------------------------------------------------------------------------------------------------

void print_table(std::string_view heading, std::string_view scenario, const std::vector<TicketRow>& told, const TerminalStyle& style, Console& console) {
  std::vector<std::vector<std::string>> rows;
  for (const TicketRow& row : told) rows.push_back({row.label, row.data, row.scenario});
  const TextColumn columns[] = {{std::string(heading), false}, {"Data", true}, {std::string(scenario), true}};
  console.print("\n" + text_table(columns, rows, style));
}

void print_fitted(const OwnScenario& own, Console& console) {
  console.print_line("\nWhat the scenario takes from the data:");
  for (const FittedRow& row : fitted_rows(own)) console.print_line(fmt::format("  {} = {} ({})", row.path, row.value, row.why));
}

void tell_skipped(const Tickets& tickets, Console& console) {
  console.print_line("\n" + rows_line(tickets));
  for (const std::string& line : skipped_lines(tickets)) console.print_line("  passed over: " + line);
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
  TicketFit fit(own_scenario(figures, request.scenario), figures, request.jobs);
  fit.step(-1);
  if (!fit.errors().empty()) return console.fail(Exit::invalid_input, fit.errors());
  const OwnScenario& own = fit.own();
  print_table("Tickets, Monday to Friday", "Model", arrival_rows(figures), style, console);
  print_table("", "Scenario", ticket_rows(figures, fit.trial()), style, console);
  for (const std::string& line : ticket_sentences(figures, fit.trial())) console.print_line(line);
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
