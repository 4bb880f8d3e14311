#include "scenario/relations.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/wording.h"
#include "scenario/value_rule.h"

namespace grapevine {

namespace {

constexpr double kMostTies = 200'000'000;  // 2.4 GB of memory

bool knows(const Errors& errors, const Error& error) {
  return std::any_of(errors.begin(), errors.end(),
                     [&](const Error& other) { return other.found == error.found; });
}

}  // namespace

std::vector<PlacedEntry> merged(const std::vector<PlacedEntry>& base, const std::vector<PlacedEntry>& added) {
  std::vector<PlacedEntry> all;
  all.reserve(base.size() + added.size());
  std::merge(base.begin(), base.end(), added.begin(), added.end(), std::back_inserter(all),
             [](const PlacedEntry& a, const PlacedEntry& b) { return earlier(a.entry, b.entry); });
  return all;
}

bool check_timeline(const Parameters& start, const std::vector<PlacedEntry>& timeline, Problems& problems) {
  const std::size_t before = problems.count();
  Parameters now = start;
  Errors broken = check_relations(now, problems.where("/parameters"));
  problems.add(broken);
  for (std::size_t i = 0; i < timeline.size(); ++i) {
    for (const ParameterChange& change : timeline[i].entry.changes) set(now, change.parameter, change.value);
    // entries of the same moment act together
    if (i + 1 < timeline.size() && timeline[i + 1].entry.at == timeline[i].entry.at) continue;
    Errors errors = check_relations(now, problems.where(timeline[i].pointer));
    for (const Error& error : errors)
      if (!knows(broken, error)) problems.add(error);
    broken = std::move(errors);
  }
  return problems.count() == before;
}

void check_network(const Scenario& scenario, Problems& problems) {
  using Kind = NetworkSpec::Kind;
  const NetworkSpec& network = scenario.network;
  if (network.kind == Kind::file) return;
  const double people = scenario.people;
  const double degree = network.kind == Kind::barabasi_albert ? 2.0 * network.attach : network.mean_degree;
  const auto refuse = [&](std::string_view key, std::string_view found, std::string_view allowed, std::string_view remedy) {
    problems.add(pointer_to("/network", key), found, allowed, remedy);
  };

  if (degree >= people)
    refuse(network.kind == Kind::barabasi_albert ? "attach" : "mean_degree",
           say("{} ties a person among {} people", plain_number(degree), scenario.people),
           say("fewer ties than people"), say("lower it or ask for more people"));
  else if (people * degree / 2 > kMostTies)
    refuse(network.kind == Kind::barabasi_albert ? "attach" : "mean_degree",
           say("{} ties in all", plain_number(people * degree / 2)),
           say("at most {} ties", plain_number(kMostTies)), say("lower it or ask for fewer people"));
  if (network.kind == Kind::power_law && network.max_degree > 0 &&
      (network.max_degree < degree || network.max_degree >= people))
    refuse("max_degree", plain_number(network.max_degree),
           say("0, or at least mean_degree and less than the number of people"), say("choose such a number"));
  if (network.kind != Kind::stochastic_blocks) return;
  const double size = people / network.blocks;
  if (size < 2 || network.inside_share * degree > size - 1)
    refuse("blocks",
           say("{} blocks of {} people, with {} ties inside", network.blocks, plain_number(size),
                       plain_number(network.inside_share * degree)),
           say("blocks of at least two people that hold those ties"),
           say("choose fewer blocks or a smaller inside_share"));
}

}  // namespace grapevine
