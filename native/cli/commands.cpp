#include "cli/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>

#include "scenario/scenario.h"

namespace grapevine {

namespace {

constexpr CliCommand kCommands[] = {
    {"run", "one scenario in many futures: a summary, or files with -o", run_command},
    {"compare", "what a change would do, with the same crowd and the same luck", compare_command},
    {"why", "what stands behind a changed figure, in the future that shows it most plainly", why_command},
    {"silence", "what it costs to answer late, or never", silence_command},
    {"audit", "forms about the company, and a scenario that starts from them", audit_command},
    {"tree", "who showed one story to whom, in one future", tree_command},
    {"sweep", "a study: many points of a scenario's parameters, each in many futures", sweep_command},
    {"merge", "the shards of a sweep as one study", merge_command},
    {"analyze", "what the results of a sweep say: sensitivities, boxes, regret", analyze_command},
    {"calibrate", "values of parameters that give what was observed, and how sure that is", calibrate_command},
    {"report", "one result as one HTML file to pass on", report_command},
    {"replay", "run a link or a results folder again, and prove that nothing changed", replay_command},
    {"scenarios", "the scenarios that come with Grapevine", scenarios_command},
    {"validate", "check scenario files, every error at once", validate_command},
    {"link", "a link that holds a scenario", link_command},
    {"schema", "the JSON Schema of scenarios, or the list of all parameters", schema_command},
    {"network generate", "a made-up network as an edge list", network_generate_command},
    {"network import", "GraphML, GEXF, Pajek and GML as an edge list", network_import_command},
    {"network stats", "the figures of a network", network_stats_command},
    {"import", "your own tickets or mentions, and a scenario that starts from them", import_command},
    {"cascade", "how far a message spreads from given people", cascade_command},
    {"queue", "Erlang's formulas beside the engine's own support desk", queue_command},
    {"selftest", "the engine against formulas and published figures", selftest_command},
    {"drill list", "the drills that come with Grapevine, or the JSON Schema of drills", drill_list_command},
    {"drill validate", "check drill files, every error at once", drill_validate_command},
    {"drill play", "play a drill from a script, without a screen: log, figures and decision code", drill_play_command},
    {"drill score", "what each team's decision code was worth", drill_score_command},
    {"drill report", "the after-action report of some decision codes, one HTML file", drill_report_command},
    {"drill pack", "the print pack of a drill: briefing, cards, events list, forms", drill_pack_command},
    {"serve", "the web app on this machine", serve_command},
    {"manual", "the manual page, for man", manual_command},
    {"completion", "completion of commands and options for your shell", completion_command},
};

// All commands, or with a first word ("drill") those that begin with it; false where none does.
bool print_commands(std::string_view first_word, Console& console) {
  std::string lines;
  for (const CliCommand& command : kCommands)
    if (first_word.empty() || command.name.starts_with(fmt::format("{} ", first_word))) lines += fmt::format("  {:<18}{}\n", command.name, command.summary);
  if (lines.empty()) return false;
  console.print(fmt::format("Usage: grapevine {}COMMAND [OPTIONS] …\n\nCommands:\n{}", first_word.empty() ? "" : fmt::format("{} ", first_word), lines));
  return true;
}

void print_overview(Console& console) {
  console.print("Grapevine: what people say about a company, and what happens when it answers, on a simulated public.\n\n");
  print_commands("", console);
  console.print(
      "\nExample:\n  grapevine compare influencer-in-the-queue\n\n"
      "grapevine COMMAND --help tells its options, grapevine --version the version.\n");
}

// The command that the first word or two name; `used` says how many. Null: none.
const CliCommand* find_command(std::span<const std::string> words, std::size_t& used) {
  for (used = std::min<std::size_t>(2, words.size()); used > 0; --used) {
    const std::string typed = used == 2 ? words[0] + " " + words[1] : words[0];
    const auto found = std::find_if(std::begin(kCommands), std::end(kCommands),
                                    [&](const CliCommand& command) { return command.name == typed; });
    if (found != std::end(kCommands)) return found;
  }
  return nullptr;
}

Exit unknown_command(std::span<const std::string> words, Console& console) {
  std::vector<std::string_view> names;
  std::vector<std::string_view> second_words;  // of commands that begin with this word
  for (const CliCommand& command : kCommands) {
    const std::size_t space = command.name.find(' ');
    names.push_back(command.name.substr(0, space));
    if (space != std::string_view::npos && names.back() == words[0])
      second_words.push_back(command.name.substr(space + 1));
  }
  if (!second_words.empty()) {
    const std::string choices = fmt::format("{}", fmt::join(second_words, ", "));
    const std::string near(words.size() > 1 ? nearest_name(words[1], second_words) : "");
    return console.fail(Exit::usage,
                        {words[0], words.size() > 1 ? "\"" + shown(words[1]) + "\"" : "nothing after it",
                         choices, near.empty() ? "add one of them" : "did you mean " + near + "?"});
  }
  const std::string_view near = nearest_name(words[0], names);
  return console.fail(Exit::usage,
                      {"\"" + shown(words[0]) + "\"", "an unknown command", "",
                       near.empty() ? "see grapevine --help" : fmt::format("did you mean {}?", near)});
}

Exit dispatch(std::vector<std::string> words, Console& console) {
  if (words.empty()) {
    print_overview(console);
    console.finish(Exit::done);
    return console.fail(Exit::usage, {"grapevine", "no command", "", "add one of the above"});
  }
  if (words[0] == "--version") {
    console.print_line(fmt::format("grapevine {}", kEngineVersion));
    return Exit::done;
  }
  if (words[0] == "help" || words[0] == "--help" || words[0] == "-h") {
    if (words.size() == 1) {
      print_overview(console);
      return Exit::done;
    }
    // help COMMAND is COMMAND --help
    words.erase(words.begin());
    words.push_back("--help");
  }
  if (words.size() == 2 && (words[1] == "--help" || words[1] == "-h") && print_commands(words[0], console)) {
    console.print(fmt::format("\ngrapevine {} COMMAND --help tells its options.\n", words[0]));
    return Exit::done;
  }
  std::size_t used = 0;
  const CliCommand* command = find_command(words, used);
  if (command == nullptr) return unknown_command(words, console);
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(used));
  return command->run({std::move(words)}, console);
}

}  // namespace

std::span<const CliCommand> command_table() { return kCommands; }

Exit command_line(int count, const char* const* words) {
  Console console;
  Exit exit = Exit::internal_error;
  try {
    exit = dispatch(
        count > 1 ? std::vector<std::string>(words + 1, words + count) : std::vector<std::string>{}, console);
  } catch (const std::bad_alloc&) {
    console.note("out of memory; try fewer people or fewer replicates");
  } catch (const std::exception& exception) {
    console.note(std::string("internal error: ") + exception.what() + "; please report it");
  }
  return console.finish(exit);
}

}  // namespace grapevine
