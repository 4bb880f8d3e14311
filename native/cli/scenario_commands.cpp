// grapevine scenarios, validate, link, schema: about scenarios, without running any.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/scenario_pages.h"

namespace grapevine {

namespace {

using Json = nlohmann::ordered_json;

std::string scenario_list_json() {
  Json list = Json::array();
  for (const auto& shipped : shipped_texts()) {
    const auto scenario = parse_scenario(shipped.json, {.where = shipped.name});
    if (!scenario) continue;
    Json what_ifs = Json::array();
    for (const WhatIf& what_if : scenario->what_ifs) what_ifs.push_back(what_if.title);
    list.push_back({{"name", shipped.name},
                    {"title", scenario->title},
                    {"question", scenario->question},
                    {"expect", scenario->expect},
                    {"people", scenario->people},
                    {"days", scenario->days},
                    {"replicates", scenario->replicates},
                    {"what_ifs", what_ifs}});
  }
  return list.dump(2);
}

void print_scenario_list(Console& console) {
  const TerminalStyle style = terminal_style(console);
  for (const auto& shipped : shipped_texts()) {
    const auto scenario = parse_scenario(shipped.json, {.where = shipped.name});
    if (!scenario) continue;
    console.print_line(fmt::format("{}\n  {}", shipped.name, scenario->title));
    std::string question = wrapped(scenario->question, style.width - 2);
    for (std::size_t line = 0; line < question.size(); ++line) {
      const std::size_t end = std::min(question.find('\n', line), question.size());
      console.print_line("  " + question.substr(line, end - line));
      line = end;
    }
  }
}

Exit show_scenario(const std::string& name, Console& console) {
  std::vector<std::string_view> names;
  for (const auto& shipped : shipped_texts()) {
    names.push_back(shipped.name);
    if (shipped.name != name) continue;
    console.print(shipped.json);
    return Exit::done;
  }
  const std::string_view near = nearest_name(name, names);
  return console.fail(Exit::invalid_input,
                      {"--show", "\"" + shown(name) + "\"", "a scenario that grapevine scenarios lists",
                       near.empty() ? "choose one of them" : fmt::format("did you mean {}?", near)});
}

}  // namespace

Exit scenarios_command(const Words& words, Console& console) {
  std::string name;
  bool json = false, markdown = false, record = false;
  PageOptions pages;
  Options options("scenarios", "The scenarios that come with Grapevine.",
                  "grapevine scenarios --show influencer-in-the-queue > mine.json");
  options.text("--show", name, "NAME", "print this scenario's JSON, to copy and change");
  options.flag("--json", json, "print JSON");
  options.flag("--markdown", markdown, "run all of them with their what-ifs, and print a page about it as Markdown");
  options.flag("--record", record, "print what a release leaves behind for its links (scenarios/released/VERSION.json)");
  pages.declare(options);
  if (const auto exit = options.parse(words, console)) return *exit;
  if (record) {
    console.print(release_record(shipped_texts()));
    return Exit::done;
  }
  if (markdown) return print_scenario_pages(pages, console);
  if (options.given("--show")) return show_scenario(name, console);
  if (json)
    console.print_line(scenario_list_json());
  else
    print_scenario_list(console);
  return Exit::done;
}

Exit validate_command(const Words& words, Console& console) {
  std::vector<std::string> files;
  ScenarioOptions limits;
  Options options(
      "validate",
      "Check scenario files, and the network files that they name: every error at once, each with its place.",
      "grapevine validate mine.json other.json");
  options.arguments("FILE", files, true, "scenario files, links, names, or \"-\"");
  options.whole("--max-people", limits.max_people, 10, kMaxPeople, "refuse scenarios with more people");
  if (const auto exit = options.parse(words, console)) return *exit;

  Exit exit = Exit::done;
  for (const std::string& file : files) {
    const auto input = load_scenario(file, limits);
    if (!input) {
      exit = console.fail(Exit::invalid_input, input.errors());
      continue;
    }
    const Scenario& scenario = input->scenario;
    console.print_line(fmt::format("{}: valid ({} people, {} days, {} futures, {} what-ifs)", input->label,
                                   scenario.people, scenario.days, scenario.replicates,
                                   scenario.what_ifs.size()));
  }
  return exit;
}

Exit link_command(const Words& words, Console& console) {
  std::string word, address;
  ScenarioOptions changes;
  Options options("link", "A link that holds a scenario: what differs from one that comes with Grapevine.",
                  "grapevine link mine.json --page https://example.org/grapevine/");
  options.argument("SCENARIO", word, true, "a file, \"-\", a link, or a name that grapevine scenarios lists");
  options.text("--page", address, "ADDRESS", "address of the page, put in front");
  changes.declare(options, "change a parameter first");
  if (const auto exit = options.parse(words, console)) return *exit;
  changes.read_given(options);

  auto input = load_scenario(word, changes);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  const auto changed = with_changes(std::move(input->scenario), changes.changes, changes.max_people);
  if (!changed) return console.fail(Exit::invalid_input, changed.errors());
  const auto link = to_link(*changed, shipped_texts());
  if (!link) return console.fail(Exit::invalid_input, link.errors());
  console.print_line(address + *link);
  return Exit::done;
}

Exit schema_command(const Words& words, Console& console) {
  bool reference = false;
  Options options("schema", "The JSON Schema of scenarios (draft 7).",
                  "grapevine schema > scenario.schema.json");
  options.flag("--reference", reference, "print the list of all parameters instead, as Markdown");
  if (const auto exit = options.parse(words, console)) return *exit;
  console.print(reference ? parameter_reference() : scenario_schema() + "\n");
  return Exit::done;
}

}  // namespace grapevine
