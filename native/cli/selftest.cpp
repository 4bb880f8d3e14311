// grapevine selftest: the engine against closed forms, enumerations and published figures.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/selftest_text.h"

namespace grapevine {

namespace {

// The groups that were asked for: one by name, or all.
Result<std::vector<const CheckGroup*>> chosen_groups(const std::string& name) {
  std::vector<const CheckGroup*> chosen;
  std::vector<std::string_view> names;
  for (const CheckGroup& group : check_groups()) {
    names.push_back(group.name);
    if (name.empty() || group.name == name) chosen.push_back(&group);
  }
  if (!chosen.empty()) return chosen;
  const std::string_view near = nearest_name(name, names);
  return Error{"GROUP", "\"" + shown(name) + "\"", fmt::format("{}", fmt::join(names, ", ")),
               near.empty() ? "name one of them" : fmt::format("did you mean {}?", near)};
}

// The files of a folder, each read when a group asks for it.
std::function<std::optional<std::string>(std::string_view)> files_of(const std::string& folder) {
  if (folder.empty()) return {};
  return [folder](std::string_view file) -> std::optional<std::string> {
    auto bytes = read_file(std::filesystem::path(folder) / file, kNetworkBytes);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
  };
}

// What is being done, where somebody watches.
void say(const std::string& text, Console& console) {
  if (console.error_is_terminal()) console.progress(text);
}

// Counts over seeds how often a figure is off by chance. A group without simulated figures is the same under
// every seed but for its other checks, and is left out.
std::vector<Alarms> count_alarms(const std::vector<const CheckGroup*>& groups, ValidationSettings settings,
                                 std::int32_t seeds, Console& console) {
  std::vector<Alarms> all;
  const std::uint64_t first = settings.seed;
  for (const CheckGroup* group : groups) {
    Alarms alarms;
    alarms.group = group->name;
    for (std::int32_t i = 1; i <= seeds; ++i) {
      say(fmt::format("{}, seed {} of {}", group->name, i, seeds), console);
      settings.seed = first + static_cast<std::uint64_t>(i);
      if (settings.seed == 0) continue;  // wrapped round to the standard seeds
      count(alarms, run_checks(*group, settings));
      if (alarms.checks == 0) break;
    }
    if (alarms.checks > 0) all.push_back(alarms);
  }
  console.clear_progress();
  return all;
}

std::vector<GroupResult> run_groups(const std::vector<const CheckGroup*>& groups,
                                    const ValidationSettings& settings, bool print, Console& console) {
  std::vector<GroupResult> results;
  for (const CheckGroup* group : groups) {
    say(fmt::format("{} ({})", group->title, group->name), console);
    results.push_back({group, run_checks(*group, settings)});
    console.clear_progress();
    if (print) console.print(group_as_text(results.back()) + "\n");
  }
  return results;
}

}  // namespace

Exit selftest_command(const Words& words, Console& console) {
  std::string name, folder;
  bool longer = false, json = false, markdown = false;
  std::int32_t seeds = 0;
  ValidationSettings settings;
  Options options(
      "selftest",
      "Checks the engine against closed forms, exact enumerations, published figures and limiting cases. "
      "Exit code 8 when a check fails.",
      "grapevine selftest\ngrapevine selftest desk --long\ngrapevine selftest cascades --seeds 20");
  options.argument("GROUP", name, false,
                   "one group of checks: erlang, desk, cascades, percolation, ...; all without it");
  options.flag("--long", longer, "ten times as many runs: standard errors a third");
  options.whole("--seed", settings.seed, std::uint64_t{0}, UINT64_MAX,
                "other luck for every simulated figure; 0: the standard seeds");
  options.whole(
      "--seeds", seeds, 0, 100'000,
      "count over so many seeds after --seed how often chance alone is beyond 2, 3 and 4 standard errors");
  options.text("--data", folder, "DIR", "folder of public networks, for the groups networks and spreads");
  options.flag("--json", json, "print JSON");
  options.flag("--markdown", markdown, "print the document of all checks");
  if (const auto exit = options.parse(words, console)) return *exit;

  if (markdown && (json || seeds > 0))
    return console.fail(Exit::usage, {"--markdown", json ? "together with --json" : "together with --seeds",
                                      "", "leave out one of them"});
  std::error_code ignored;
  if (!folder.empty() && !std::filesystem::is_directory(folder, ignored))
    return console.fail(Exit::invalid_input,
                        {"--data", shown_path(folder), "a folder that is there", "correct the path"});
  const auto groups = chosen_groups(name);
  if (!groups) return console.fail(Exit::usage, groups.errors());

  settings.scale = longer ? 10 : 1;
  settings.data = files_of(folder);
  if (seeds > 0) {
    const std::vector<Alarms> alarms = count_alarms(*groups, settings, seeds, console);
    console.print(json ? alarms_as_json(alarms, seeds) + "\n" : alarms_as_text(alarms, seeds));
    return Exit::done;
  }
  const std::vector<GroupResult> results = run_groups(*groups, settings, !json && !markdown, console);
  if (json)
    console.print_line(results_as_json(results, settings));
  else if (markdown)
    console.print(results_as_markdown(results));
  else
    console.print_line(to_sentence(tally(results)));
  return tally(results).failed == 0 ? Exit::done : Exit::check_failed;
}

}  // namespace grapevine
