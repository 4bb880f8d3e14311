#include "cli/scenario_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/digest.h"
#include "cli/files.h"
#include "cli/network_input.h"
#include "cli/scenario_edit.h"
#include "releases.h"
#include "scenarios.h"

namespace grapevine {

namespace fs = std::filesystem;

namespace {

const ShippedScenarioText* find_shipped(std::string_view name) {
  const auto all = shipped_texts();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& shipped) { return shipped.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool looks_like_a_file(std::string_view word) {
  return word == "-" || word.find('/') != std::string_view::npos || word.ends_with(".json");
}

// What to do about a word that names neither a file nor one of ours.
std::string remedy_for(std::string_view word) {
  std::vector<std::string_view> names;
  for (const auto& shipped : shipped_texts()) names.push_back(shipped.name);
  const std::string_view near = nearest_name(word, names);
  return near.empty() ? "name a scenario file, or one that grapevine scenarios lists"
                      : fmt::format("did you mean {}?", near);
}

// A name that a scenario may give to a file beside it.
std::string plain_name(const fs::path& file) {
  const std::string name = file.filename().string();
  const bool plain = !name.empty() && name.size() <= 200 && name.front() != '.' &&
                     name.find_first_of("\\:") == std::string::npos && shown(name, 200) == name;
  return plain ? name : "network.txt";
}

// Where --network says who there is, the limit is for its people and not for the scenario's.
std::int32_t limit_of(const ScenarioOptions& options) {
  return options.network.empty() ? options.max_people : kMaxPeople;
}

// Loads what the scenario's network names, or what --network puts in its place.
std::optional<Errors> attach_network(ScenarioInput& input, const fs::path& folder,
                                     const ScenarioOptions& options) {
  NetworkSpec& network = input.scenario.network;
  if (options.network.empty() && network.kind != NetworkSpec::Kind::file) return std::nullopt;
  input.network_file = options.network.empty() ? folder / network.file : fs::path(options.network);
  auto loaded = load_network(input.network_file, {.max_people = options.max_people});
  if (!loaded) return loaded.errors();
  Graph graph = std::move(loaded->graph);
  const double strong_share = network.strong_share;
  network = {};
  network.strong_share = strong_share;
  network.kind = NetworkSpec::Kind::file;
  network.file = plain_name(input.network_file);
  assign_tie_strength(graph, {strong_share, input.scenario.parameters.exposure.weak_tie_weight});
  input.scenario.people = graph.people();
  input.network_digest = loaded->digest;
  input.network = std::make_shared<const Graph>(std::move(graph));
  return std::nullopt;
}

Result<ScenarioInput> finish_input(std::string label, Result<Scenario> parsed, const fs::path& folder,
                                   const ScenarioOptions& options) {
  if (!parsed) return parsed.errors();
  ScenarioInput input;
  input.label = std::move(label);
  input.scenario = std::move(*parsed);
  input.title = !input.scenario.title.empty()  ? input.scenario.title
                : !input.scenario.name.empty() ? input.scenario.name
                                               : "scenario";
  if (options.seed_given) input.scenario.seed = options.seed;
  if (options.replicates_given) input.scenario.replicates = options.replicates;
  if (auto errors = attach_network(input, folder, options)) return *errors;
  return input;
}

// One "path=value" or "path=value@moment".
struct Change {
  std::string path, value;
  Millis at = 0;
};

Result<Change> parse_change(const std::string& text) {
  const std::size_t equals = text.find('=');
  const Error shape{"--set", "\"" + shown(text) + "\"", "path=value, or path=value@moment",
                    "write for instance --set support.social.agents=6"};
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) return shape;
  Change change{text.substr(0, equals), text.substr(equals + 1)};
  if (const std::size_t at = change.value.find('@'); at != std::string::npos) {
    const auto moment = parse_moment(std::string_view(change.value).substr(at + 1));
    if (!moment)
      return Error{"--set " + shown(change.path), "\"" + shown(change.value.substr(at + 1)) + "\"",
                   "a moment such as D2 09:00, the day counted from 0", "correct what follows the @"};
    change.at = *moment;
    change.value.resize(at);
  }
  return change;
}

bool is_scenario_key(std::string_view path) {
  static constexpr std::string_view kKeys[] = {"days", "people",       "replicates",
                                               "seed", "series_hours", "start.date"};
  if (std::find(std::begin(kKeys), std::end(kKeys), path) != std::end(kKeys)) return true;
  constexpr std::string_view kNetwork = "network.";
  return path.starts_with(kNetwork) &&
         path.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", kNetwork.size()) == std::string_view::npos;
}

}  // namespace

void ScenarioOptions::declare(Options& options, std::string_view help_of_set) {
  options.list("--set", changes, "PATH=VALUE", help_of_set);
  options.whole("--seed", seed, std::uint64_t{0}, (std::uint64_t{1} << 53) - 1,
                "seed of crowd and luck, instead of the scenario's");
  options.whole("--replicates", replicates, 1, 100'000, "number of futures, instead of the scenario's");
  options.text("--network", network, "FILE",
               "an edge list in place of the scenario's network; it says who there is");
  options.whole("--max-people", max_people, 10, kMaxPeople, "refuse scenarios with more people");
}

void ScenarioOptions::read_given(const Options& options) {
  seed_given = options.given("--seed");
  replicates_given = options.given("--replicates");
}

std::span<const ShippedScenarioText> shipped_texts() {
  static const std::vector<ShippedScenarioText> texts = [] {
    std::vector<ShippedScenarioText> all;
    for (const ShippedScenario& shipped : shipped_scenarios()) all.push_back({shipped.name, shipped.json});
    return all;
  }();
  return texts;
}

LinkBases link_bases() {
  static const std::vector<ShippedScenarioText> records = [] {
    std::vector<ShippedScenarioText> all;
    for (const ShippedRelease& release : shipped_releases()) all.push_back({release.name, release.json});
    return all;
  }();
  return {shipped_texts(), records};
}

Result<ScenarioInput> load_scenario(const std::string& word, const ScenarioOptions& options) {
  if (const std::size_t fragment = word.find("#s="); fragment != std::string::npos)
    return finish_input(
        "link",
        from_link(std::string_view(word).substr(fragment), link_bases(), {"link", limit_of(options)}), {},
        options);
  const ShippedScenarioText* shipped = looks_like_a_file(word) ? nullptr : find_shipped(word);
  if (shipped != nullptr) return load_scenario(word, shipped->json, {}, options);
  const auto bytes = read_file(word, kScenarioBytes, remedy_for(word));
  if (!bytes) return bytes.errors();
  return load_scenario(word == "-" ? "standard input" : shown_path(word), *bytes,
                       word == "-" ? fs::path() : fs::path(word).parent_path(), options);
}

Result<ScenarioInput> load_scenario(std::string label, std::string_view bytes, const fs::path& folder,
                                    const ScenarioOptions& options) {
  auto parsed = parse_scenario(bytes, {label, limit_of(options)});
  return finish_input(std::move(label), std::move(parsed), folder, options);
}

ScenarioInput with_own_what_if(const ScenarioInput& baseline, std::size_t which) {
  ScenarioInput side = baseline;
  side.label = side.title = baseline.scenario.what_ifs[which].title;
  side.scenario = with_what_if(baseline.scenario, which);
  return side;
}

Result<Scenario> with_changes(Scenario scenario, std::span<const std::string> changes,
                              std::int32_t max_people) {
  Errors errors;
  for (const std::string& text : changes) {
    const auto change = parse_change(text);
    if (!change) {
      errors.push_back(change.errors().front());
      continue;
    }
    const std::string where = "--set " + shown(change->path);
    if (is_scenario_key(change->path)) {
      auto changed = with_key(scenario, change->path, change->value, {where, max_people});
      if (changed)
        scenario = std::move(*changed);
      else
        errors.insert(errors.end(), changed.errors().begin(), changed.errors().end());
      continue;
    }
    const auto parameter = find_parameter(change->path);
    if (!parameter) {
      errors.push_back(unknown_parameter(change->path, "--set"));
      continue;
    }
    const auto value = parse_value(*parameter, change->value, where);
    if (value)
      scenario = with_change(scenario, *parameter, *value, change->at);
    else
      errors.insert(errors.end(), value.errors().begin(), value.errors().end());
  }
  if (!errors.empty()) return errors;
  // each value may be right and still not fit the others: the parser knows
  if (const auto checked = parse_scenario(to_json(scenario), {"--set", max_people});
      !checked && !changes.empty())
    return checked.errors();
  return scenario;
}

}  // namespace grapevine
