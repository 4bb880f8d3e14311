#include "sim/world.h"

#include "base/wording.h"

namespace grapevine {

std::shared_ptr<const Graph> crowd_network(Graph loaded, const Scenario& scenario) {
  if (loaded.directed()) loaded = loaded.undirected();
  assign_tie_strength(loaded, {scenario.network.strong_share, scenario.parameters.exposure.weak_tie_weight});
  return std::make_shared<const Graph>(std::move(loaded));
}

Result<std::shared_ptr<const World>> build_world(const Scenario& scenario, std::shared_ptr<const Graph> network) {
  auto world = std::make_shared<World>();
  if (network) {
    world->graph = std::move(network);
  } else {
    Result<Graph> made = generate(scenario.network, scenario.people, scenario.seed);
    if (!made) return made.errors();
    // the generator has told strong ties from weak; how much a weak one weighs is the scenario's to say
    const std::uint16_t weak = to_weight(scenario.parameters.exposure.weak_tie_weight);
    for (std::uint16_t& weight : made->weights())
      if (weight != kFullWeight) weight = weak;
    // an imported network has its colleagues already
    world->graph = std::make_shared<const Graph>(with_colleagues(std::move(made.value()), scenario.parameters, scenario.seed));
  }
  const Graph& graph = *world->graph;
  world->rows = {graph.starts(), graph.receivers(), graph.stable_ids()};
  world->people = make_people(scenario.parameters.people, graph, scenario.seed);
  world->staff = make_staff(scenario.parameters, graph, scenario.seed);
  for (std::size_t i = 0; i < world->staff.roles.size(); ++i)
    if (world->staff.roles[i].is != StaffRole::Is::outsider) world->people.customer[i] = 0;
  world->participation = make_participation(scenario.parameters.participation, graph, scenario.seed);

  const FeedParameters& feed = scenario.parameters.feed;
  world->branching_factor = branching_factor(world->rows, feed.attention_ties);
  const auto base = [&](double factor) { return feed.visibility * factor > 0 ? 1 / (feed.visibility * factor) : 0; };
  world->reshare_base = base(world->branching_factor);
  world->threshold_base = base(branching_factor(world->rows, feed.attention_ties, true));
  const std::int32_t n = world->rows.people();
  world->see.resize(static_cast<std::size_t>(n));
  for (std::int32_t i = 0; i < n; ++i) world->see[static_cast<std::size_t>(i)] = to_chance(1 / (1 + world->rows.degree(i) / feed.attention_ties));
  // inactives look at nothing
  for (std::size_t i = 0; i < world->participation.size(); ++i)
    if (world->participation[i] <= 0) world->see[i] = 0;

  // internal indices follow degree, so customers in their order are the best connected first
  for (std::int32_t i = 0; i < n; ++i)
    if (world->people.customer[static_cast<std::size_t>(i)]) world->customers_by_rank.push_back(static_cast<std::uint32_t>(i));
  return std::shared_ptr<const World>(std::move(world));
}

Result<std::uint32_t> find_person(const World& world, const PersonChoice& who) {
  if (who.person >= 0) {
    const auto ids = world.graph->stable_ids();
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] == static_cast<std::uint64_t>(who.person)) return static_cast<std::uint32_t>(i);
    return Error{"event", say("person {}", who.person), say("a person of the network, 0 to {}", ids.size() - 1), say("choose one, or use rank")};
  }
  const auto rank = static_cast<std::size_t>(who.rank);
  if (who.rank >= 1 && rank <= world.customers_by_rank.size()) return world.customers_by_rank[rank - 1];
  return Error{"event", say("rank {}", who.rank), say("1 to {} (the number of customers)", world.customers_by_rank.size()), say("choose a smaller rank")};
}

}  // namespace grapevine
