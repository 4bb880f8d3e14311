// A scenario as it is named on the command line: a file, "-", a link, or one that comes with Grapevine;
// together with the network file that it may need.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "graph/graph.h"
#include "scenario/scenario.h"

namespace grapevine {

struct ScenarioInput {
  std::string label;  // as messages call it: the file, the name, "link"
  std::string title;  // as results call it: the scenario's title, or the what-if's
  Scenario scenario;
  // When the scenario's network is a file:
  std::shared_ptr<const Graph> network;
  std::filesystem::path network_file;
  std::string network_digest;  // of the file's bytes
};

// What every command that runs scenarios lets one change on the way.
struct ScenarioOptions {
  std::uint64_t seed = 1;
  std::int32_t replicates = 64;
  std::int32_t max_people = ParseOptions{}.max_people;
  std::string network;               // an edge list in place of the scenario's own network
  std::vector<std::string> changes;  // of --set

  void declare(Options& options, std::string_view help_of_set);
  bool seed_given = false, replicates_given = false;
  void read_given(const Options& options);  // after parsing
};

// Seed, replicates and network are replaced as the options say; the changes of --set are left to the caller,
// for they belong to the what-if where there is one. Errors are of invalid input.
Result<ScenarioInput> load_scenario(const std::string& word, const ScenarioOptions& options);
// The same for bytes that are a scenario already; its network file is looked for in `folder`.
Result<ScenarioInput> load_scenario(std::string label, std::string_view bytes,
                                    const std::filesystem::path& folder, const ScenarioOptions& options);

// The scenario with one of its own what-ifs in force, counted from 0.
ScenarioInput with_own_what_if(const ScenarioInput& baseline, std::size_t which);

// "support.social.agents=6", from the start, or "support.social.agents=6@D2 09:00". Any parameter, and what
// shapes the crowd: people=5000, days=30, network.mean_degree=10.
Result<Scenario> with_changes(Scenario scenario, std::span<const std::string> changes,
                              std::int32_t max_people);

// The scenarios that come with Grapevine, for links and by name.
std::span<const ShippedScenarioText> shipped_texts();
LinkBases link_bases();  // these, and the records of earlier releases

}  // namespace grapevine
