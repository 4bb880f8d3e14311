// grapevine completion: what a shell needs to complete commands and options.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/scenario_input.h"

namespace grapevine {

namespace {

std::string first_word(std::string_view name) { return std::string(name.substr(0, name.find(' '))); }

std::vector<std::string> options_of(const CliCommand& command, Console& console) {
  std::vector<std::string> names;
  command.run({{}, &names}, console);
  return names;
}

// Commands by their first word, each with the options of all commands that begin with it and the words that
// follow it.
struct Group {
  std::string word;
  std::vector<std::string> seconds;
  std::vector<std::string> options;
};

std::vector<Group> groups(Console& console) {
  std::vector<Group> all;
  for (const CliCommand& command : command_table()) {
    const std::string word = first_word(command.name);
    if (all.empty() || all.back().word != word) all.push_back({word, {}, {}});
    Group& group = all.back();
    if (command.name.size() > word.size()) group.seconds.emplace_back(command.name.substr(word.size() + 1));
    for (std::string& option : options_of(command, console))
      if (std::find(group.options.begin(), group.options.end(), option) == group.options.end())
        group.options.push_back(std::move(option));
  }
  return all;
}

std::string scenario_names() {
  std::vector<std::string_view> names;
  for (const auto& shipped : shipped_texts()) names.push_back(shipped.name);
  return fmt::format("{}", fmt::join(names, " "));
}

void print_bash(const std::vector<Group>& all, Console& console) {
  std::vector<std::string> words;
  for (const Group& group : all) words.push_back(group.word);
  console.print(
      "_grapevine() {\n  local word=${COMP_WORDS[COMP_CWORD]} words\n  if (( COMP_CWORD == 1 )); then\n");
  console.print(fmt::format("    words=\"{} --help --version\"\n  else\n    case ${{COMP_WORDS[1]}} in\n",
                            fmt::join(words, " ")));
  for (const Group& group : all) {
    // scenarios by name, where a command takes one
    const bool takes_scenario = group.word == "run" || group.word == "compare" || group.word == "replay" ||
                                group.word == "link" || group.word == "validate";
    console.print(fmt::format("      {}) words=\"{} {} {}\" ;;\n", group.word, fmt::join(group.seconds, " "),
                              fmt::join(group.options, " "), takes_scenario ? scenario_names() : ""));
  }
  console.print(
      "    esac\n  fi\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -o default -F "
      "_grapevine grapevine\n");
}

std::string quoted(std::string_view text) {
  std::string quotes = "'";
  for (const char letter : text) quotes += letter == '\'' ? std::string("\\'") : std::string(1, letter);
  return quotes + "'";
}

void print_fish(const std::vector<Group>& all, Console& console) {
  for (const CliCommand& command : command_table())
    console.print(fmt::format("complete -c grapevine -n __fish_use_subcommand -a {} -d {}\n",
                              first_word(command.name), quoted(command.summary)));
  for (const Group& group : all) {
    for (const std::string& option : group.options)
      console.print(fmt::format("complete -c grapevine -n '__fish_seen_subcommand_from {}' -l {}\n",
                                group.word, option.substr(2)));
    if (!group.seconds.empty())
      console.print(fmt::format("complete -c grapevine -n '__fish_seen_subcommand_from {}' -a '{}'\n",
                                group.word, fmt::join(group.seconds, " ")));
  }
}

}  // namespace

Exit completion_command(const Words& words, Console& console) {
  std::string shell;
  Options options("completion", "Completion of commands, options and scenario names for your shell.",
                  "source <(grapevine completion bash)");
  options.argument("SHELL", shell, true, "bash, zsh or fish");
  if (const auto exit = options.parse(words, console)) return *exit;
  if (shell == "bash") {
    print_bash(groups(console), console);
  } else if (shell == "zsh") {
    console.print("autoload -U +X bashcompinit && bashcompinit\n");
    print_bash(groups(console), console);
  } else if (shell == "fish") {
    print_fish(groups(console), console);
  } else {
    return console.fail(Exit::usage,
                        {"SHELL", "\"" + shown(shell) + "\"", "bash, zsh or fish", "name one of them"});
  }
  return Exit::done;
}

}  // namespace grapevine
