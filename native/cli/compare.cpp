// grapevine compare: what a change would do, with the same crowd and the same luck.
#include <algorithm>

#include "cli/answers.h"
#include "cli/commands.h"

namespace grapevine {

namespace {

struct Request {
  std::vector<std::string> words;
  std::string baseline;
  std::int32_t what_if = 0;  // which of the scenario's own; 0: all
  ScenarioOptions changes;
};

// One scenario: it is compared with its own what-ifs, or with itself changed by --set.
Result<std::vector<ScenarioInput>> own_sides(const Request& request, ScenarioInput baseline) {
  const auto own = static_cast<std::int32_t>(baseline.scenario.what_ifs.size());
  if (request.what_if > own)
    return Error{"--what-if", std::to_string(request.what_if),
                 own == 0 ? "nothing: " + baseline.label + " has no what-ifs" : "1 to " + std::to_string(own),
                 own == 0 ? "use --set path=value" : "choose one of these"};
  std::vector<ScenarioInput> sides = {baseline};
  if (request.what_if > 0)
    sides.push_back(with_own_what_if(baseline, static_cast<std::size_t>(request.what_if - 1)));
  else if (!request.changes.changes.empty())
    sides.push_back(baseline);
  else
    for (std::size_t i = 0; i < baseline.scenario.what_ifs.size(); ++i)
      sides.push_back(with_own_what_if(baseline, i));
  if (sides.size() == 1)
    return Error{baseline.label, "a scenario without what-ifs, and nothing to compare it with", "",
                 "add --set path=value, or a second scenario"};
  return sides;
}

Result<std::vector<ScenarioInput>> load_sides(const Request& request) {
  // the baseline is the first word, or the one that --baseline names
  std::vector<std::string> words = request.words;
  if (!request.baseline.empty()) {
    words.erase(std::remove(words.begin(), words.end(), request.baseline), words.end());
    words.insert(words.begin(), request.baseline);
  }
  if (std::count(words.begin(), words.end(), "-") > 1)
    return Error{"compare", "standard input twice", "", "name a file for one of them"};
  std::vector<ScenarioInput> sides;
  Errors errors;
  for (const std::string& word : words) {
    auto side = load_scenario(word, request.changes);
    if (side)
      sides.push_back(std::move(*side));
    else
      errors.insert(errors.end(), side.errors().begin(), side.errors().end());
  }
  if (!errors.empty()) return errors;
  if (sides.size() > 1 && request.what_if > 0)
    return Error{"--what-if", "several scenarios", "one scenario, which has what-ifs of its own",
                 "leave out --what-if"};
  if (sides.size() == 1) return own_sides(request, std::move(sides.front()));
  // Another scenario is not how anybody works today: sentences call it by its title.
  Scenario& first = sides.front().scenario;
  const bool same_title = std::ranges::any_of(sides.begin() + 1, sides.end(), [&](const ScenarioInput& side) { return side.scenario.title == first.title; });
  if (first.baseline.empty() && !same_title) first.baseline = first.title;
  return sides;
}

}  // namespace

Exit compare_command(const Words& words, Console& console) {
  Request request;
  JobOptions job;
  bool indirect = false;
  Options options(
      "compare",
      "What a change would do: paired futures, with the same crowd and the same luck. One scenario is "
      "compared with\n"
      "its own what-ifs, or with what --set makes of it; several with the first, or with --baseline.",
      "grapevine compare influencer-in-the-queue --set triage.policy=triage");
  options.arguments("SCENARIO", request.words, true,
                    "files, \"-\", links, or names that grapevine scenarios lists");
  options.text("--baseline", request.baseline, "SCENARIO",
               "what the others are compared with (default: the first)");
  options.whole("--what-if", request.what_if, 1, 1000, "only this one of the scenario's own what-ifs");
  request.changes.declare(options,
                          "change a parameter of the what-if, from the start or from path=value@moment");
  options.flag("--indirect", indirect, "also tell how much of the effect comes through word of mouth");
  job.declare(options, true);
  if (const auto exit = options.parse(words, console)) return *exit;
  request.changes.read_given(options);

  auto sides = load_sides(request);
  if (!sides) return console.fail(Exit::invalid_input, sides.errors());
  for (std::size_t i = 1; i < sides->size(); ++i) {
    auto changed = with_changes((*sides)[i].scenario, request.changes.changes, request.changes.max_people);
    if (!changed) return console.fail(Exit::invalid_input, changed.errors());
    (*sides)[i].scenario = std::move(*changed);
  }
  return compare_scenarios(std::move(*sides), job, console, indirect);
}

}  // namespace grapevine
