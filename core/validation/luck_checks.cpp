// What the same luck makes exact: changes that must leave no trace, or leave it only where they say.
#include <algorithm>
#include <cmath>
#include <limits>

#include "diffusion/cascade.h"
#include "diffusion/diffusion.h"
#include "support/support.h"
#include "validation/groups.h"
#include "validation/towns.h"

namespace grapevine {

namespace {

constexpr std::int64_t kLuckFutures = 8;

Outcomes future(const std::shared_ptr<const World>& world, const Scenario& scenario,
                std::uint32_t replicate) {
  Simulation simulation(world, scenario);
  Outcomes outcomes;
  simulation.run(replicate, outcomes);
  return outcomes;
}

// Every parameter set, in the middle of the scenario, to what it is already.
Scenario with_idle_changes(Scenario scenario) {
  TimelineEntry idle;
  idle.at = scenario.days / 2 * kDay + 7 * kHour;
  const Parameters now = parameters_at(scenario, idle.at);
  for (std::size_t i = 0; i < parameter_table().size(); ++i)
    if (parameter_table()[i].role != Role::fixed) idle.changes.push_back({i, get(now, i)});
  const auto place = std::upper_bound(scenario.timeline.begin(), scenario.timeline.end(), idle, earlier);
  scenario.timeline.insert(place, idle);
  return scenario;
}

// Of every shipped scenario and what-if: days before the change are the same to the bit, some day after it is
// not; and changes of nothing change nothing.
void check_shipped(Checks& checks, const ValidationSettings& settings) {
  double what_ifs = 0, moved = 0;
  for (const Scenario& scenario : every_shipped(checks, settings)) {
    const auto built = build_world(scenario);
    if (!built) {
      checks.broken(scenario.name, to_string(built.errors().front()));
      continue;
    }
    const Outcomes base = future(built.value(), scenario, 0);
    double early = 0;
    what_ifs += static_cast<double>(scenario.what_ifs.size());
    for (std::size_t i = 0; i < scenario.what_ifs.size(); ++i) {
      const Scenario changed = with_what_if(scenario, i);
      const Outcomes other = future(built.value(), changed, 0);
      const std::int64_t same_days = divergence(scenario, changed) / kDay;
      for (std::int64_t day = 0; day < scenario.days; ++day) {
        const bool differs = base.day_digests[static_cast<std::size_t>(day)] !=
                             other.day_digests[static_cast<std::size_t>(day)];
        early += day < same_days && differs;
        moved += day == scenario.days - 1 && differs;
      }
    }
    checks.exact(scenario.name + ": days before a change that differ", 0, early);
    checks.exact(scenario.name + ": futures that differ when every parameter is set to what it is", 0,
                 base != future(built.value(), with_idle_changes(scenario), 0));
  }
  // a lever may be idle in one future: no advocate happens to see the complaint
  checks.between("what-ifs whose last day differs, of all", what_ifs / 2, what_ifs, moved);
}

bool same_figures(const Outcomes& a, const Outcomes& b) {
  return a.totals == b.totals && a.series == b.series;
}

// Events of no strength: nothing but their own record.
void check_idle_events(Checks& checks, const ValidationSettings& settings) {
  const Scenario scenario = small_town(settings);
  const auto base = futures_of(scenario, settings.times(kLuckFutures));
  const std::pair<const char*, EventSpec> events[] = {
      {"a defect that fails no oftener", DefectEvent{1, 5, 1}},
      {"a recall without a defect", RecallEvent{0.8}},
      {"coverage that nobody reads", PressEvent{0, -1}},
      {"a post of the company that nobody sees", PagePostEvent{0, 0}}};
  for (const auto& [name, event] : events) {
    Scenario idle = scenario;
    if (std::holds_alternative<PagePostEvent>(event)) idle.parameters.page.visibility = 0;
    TimelineEntry entry;
    entry.at = 2 * kDay + 10 * kHour;
    entry.events = {event};
    idle.timeline.insert(idle.timeline.begin(), entry);
    const auto after = futures_of(idle, settings.times(kLuckFutures));
    // a post that nobody sees is written and paid for all the same
    const bool post = std::holds_alternative<PagePostEvent>(event);
    double changed = 0;
    for (std::size_t i = 0; i < base.size(); ++i) changed += post ? base[i].series != after[i].series : !same_figures(base[i], after[i]);
    checks.exact(std::string(name) + (post ? ": futures whose series differ" : ": futures that differ"), 0, changed);
  }
}

// Replicates are what their index says, in whatever order they are run.
void check_order_of_replicates(Checks& checks, const ValidationSettings& settings) {
  const Scenario scenario = small_town(settings);
  const auto forward = futures_of(scenario, settings.times(kLuckFutures));
  std::vector<Outcomes> backward(forward.size());
  Simulation simulation(build_world(scenario).value(), scenario);
  for (std::size_t i = forward.size(); i-- > 0;) simulation.run(static_cast<std::uint32_t>(i), backward[i]);
  checks.exact("replicates run in the opposite order: rows that differ", 0, different(forward, backward));
}

// The ties of a graph between stable ids.
std::vector<Tie> ties_of(const Graph& graph) {
  std::vector<Tie> ties;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (const std::int32_t j : graph.neighbors(i))
      if (graph.stable_id(i) < graph.stable_id(j)) ties.push_back({graph.stable_id(i), graph.stable_id(j)});
  return ties;
}

std::shared_ptr<const World> world_of(const Scenario& scenario, std::int32_t people, std::vector<Tie> ties,
                                      Order order) {
  BuildOptions build;
  build.order = order;
  return build_world(scenario, crowd_network(build_graph(people, std::move(ties), {}, build), scenario))
      .value();
}

// One more person whom nobody knows. As a prospect they change nothing at all; as a customer only what they
// do themselves: what is said, heard and passed on stays the same, every hour.
void check_stranger(Checks& checks, const ValidationSettings& settings) {
  bool seen[2] = {};
  for (std::uint64_t seed = 1; seed < 64 && !(seen[0] && seen[1]); ++seed) {
    Scenario town = without_queues(small_town(settings));
    town.seed = settings.seed_of(seed);
    const Graph graph = std::move(generate(town.network, town.people, town.seed).value());
    const auto without = world_of(town, town.people, ties_of(graph), Order::by_degree);
    const auto with = world_of(town, town.people + 1, ties_of(graph), Order::by_degree);
    const bool customer = with->people.customer.back() != 0;  // whoever has no ties comes last
    if (seen[customer]) continue;
    seen[customer] = true;
    double differ = 0, said_differs = 0, fewer = 0;
    for (std::uint32_t i = 0; i < kLuckFutures; ++i) {
      const Outcomes a = future(without, town, i), b = future(with, town, i);
      differ += a != b;
      for (const Series series :
           {Series::negative_exposures, Series::positive_exposures, Series::new_people_reached})
        said_differs += !std::ranges::equal(a[series], b[series]);
      for (const Metric metric :
           {Metric::negative_reshares, Metric::largest_story_reach, Metric::peak_day_negative_exposures})
        said_differs += a[metric] != b[metric];
      for (const Metric metric : {Metric::complaints, Metric::customers_lost, Metric::negative_posts})
        fewer += b[metric] < a[metric];
    }
    if (!customer) {
      checks.exact("a prospect whom nobody knows joins: futures that differ in any figure", 0, differ);
    } else {
      checks.exact("a customer whom nobody knows joins: series and totals of what is heard that differ", 0,
                   said_differs);
      checks.exact("the same: futures with fewer complaints, posts or customers lost", 0, fewer);
      checks.between("the same: futures that differ in some figure", 1, kLuckFutures, differ);
    }
  }
}

// Columns in another order with the stable ids kept: who sees and shares stays the same to the bit. (Whom
// people tell in person is drawn along the row, so its luck moves with the order; telling is off here.)
void check_order_of_people(Checks& checks, const ValidationSettings& settings) {
  Scenario town = small_town(settings);
  town.parameters.tell.bad_probability = town.parameters.tell.good_probability = 0;
  town.parameters.post = {0.4, 0.05};
  std::get<StoryEvent>(town.timeline.front().events.front()).who.person = 7;
  const Graph graph = std::move(generate(town.network, town.people, town.seed).value());
  const auto by_degree = world_of(town, town.people, ties_of(graph), Order::by_degree);
  const auto as_given = world_of(town, town.people, ties_of(graph), Order::as_given);
  double differ = 0, rounding = 0;
  for (std::uint32_t i = 0; i < kLuckFutures; ++i) {
    const Outcomes a = future(by_degree, town, i), b = future(as_given, town, i);
    differ += a.series != b.series || a.day_digests != b.day_digests;
    for (std::size_t m = 0; m < kMetricCount; ++m)
      rounding =
          std::max(rounding, std::abs(a.totals[m] - b.totals[m]) / std::max(1.0, std::abs(a.totals[m])));
  }
  checks.exact("people in another order: futures whose series or events differ", 0, differ);
  checks.between("the same: largest relative difference of a total, sums in another order", 0, 1e-6,
                 rounding);
}

// Other names for the same people: another luck of the same distribution.
void check_other_names(Checks& checks, const ValidationSettings& settings) {
  const Graph graph = made(ErdosRenyi{300, 6.0 / 299}, 4);
  std::vector<std::uint32_t> names(300);
  for (std::uint32_t i = 0; i < names.size(); ++i) names[i] = i;
  Stream stream(settings.seed_of(5));
  for (std::uint32_t i = 299; i > 0; --i) std::swap(names[i], names[to_below(stream.next32(), i + 1)]);
  std::vector<Tie> ties = ties_of(graph);
  for (Tie& tie : ties) tie = {names[tie[0]], names[tie[1]]};
  const Graph renamed = build_graph(300, ties);
  const auto spread = [&](const Graph& network, std::int64_t from, CascadeModel model) {
    CascadeOptions options;
    options.model = model;
    options.kernel = CascadeKernel::rows;  // the luck of skips goes by order and not by name
    options.seeds = {from};
    options.probability = 0.2;
    options.quality = 0.8;
    if (model == CascadeModel::linear_threshold) options.chances = TieChances::weighted;
    options.runs = settings.times(20'000);
    options.seed = settings.seed_of(6);
    return std::move(estimate_cascade(network, options).value());
  };
  const std::pair<const char*, CascadeModel> models[] = {
      {"independent cascade", CascadeModel::independent_cascade},
      {"linear threshold", CascadeModel::linear_threshold},
      {"negative opinions", CascadeModel::negative_opinions}};
  for (const auto& [name, model] : models) {
    const CascadeEstimate a = spread(graph, 0, model), b = spread(renamed, names[0], model);
    checks.agrees(std::string("people renamed, ") + name + ": mean spread", a.mean_positive, b.mean_positive,
                  b.standard_error_positive, a.standard_error_positive);
  }
}

// Twice the agents for the same cases: with patience nobody waits longer (the first-come line of Kiefer &
// Wolfowitz).
void check_staff(Checks& checks, const ValidationSettings& settings) {
  double longer = 0;
  constexpr int kLines = 64;
  for (std::uint64_t i = 1; i <= kLines; ++i) {
    QueueStudyOptions options;
    options.arrivals_per_hour = 55;
    options.patience_per_hour = 0;
    options.agents = 5;
    options.service_cv = 1.2;
    options.cases = 1'000;
    options.replicates = 2;
    options.loss_run = false;
    options.seed = settings.seed_of(i);
    const double few = *run_queue_study(options).value().simulated.mean.mean_wait_seconds;
    options.agents = 10;
    longer += *run_queue_study(options).value().simulated.mean.mean_wait_seconds > few;
  }
  checks.exact("twice the agents, same cases: lines with a longer mean wait, of 64", 0, longer);
}

void check_quality(Checks& checks, const ValidationSettings& settings) {
  const Graph graph = made(ErdosRenyi{300, 6.0 / 299}, 4);
  CascadeOptions options;
  options.model = CascadeModel::negative_opinions;
  options.kernel = CascadeKernel::rows;
  options.seeds = {0};
  options.probability = 0.25;
  options.runs = settings.times(2'000);
  options.seed = settings.seed_of(7);
  double fewer = 0, runs_with_more = 0;
  std::vector<std::int32_t> below(static_cast<std::size_t>(options.runs), 0);
  for (const double quality : {0.0, 0.3, 0.6, 0.9, 1.0}) {
    options.quality = quality;
    const CascadeEstimate found = std::move(estimate_cascade(graph, options).value());
    for (std::size_t i = 0; i < below.size(); ++i)
      fewer += found.positive_spreads[i]<below[i], runs_with_more += found.positive_spreads[i]> below[i];
    below = found.positive_spreads;
  }
  checks.exact("better quality, same luck: cascades with fewer positive people", 0, fewer);
  checks.between("the same: cascades with more", 1, std::numeric_limits<double>::infinity(), runs_with_more);
}

// How many one story reaches that nobody answers, everything in its order of time.
std::int32_t reach_of(const Graph& graph, double visibility, double base, const Luck& luck) {
  const TieRows rows = tie_rows(graph);
  std::vector<Chance> see(static_cast<std::size_t>(graph.people()));
  for (std::int32_t i = 0; i < graph.people(); ++i)
    see[static_cast<std::size_t>(i)] = to_chance(1 / (1 + graph.degree(i) / 200.0));
  const FeedSettings feed{threshold32(visibility), base, 24};
  Stories stories;
  stories.reserve(1, static_cast<std::size_t>(graph.people()) * 2, static_cast<std::size_t>(graph.people()));
  Story story;
  story.root = 40;
  story.root_id = graph.stable_id(40);
  story.branching = 1.4f;
  const std::uint32_t id = stories.begin(story);
  const auto later = [](const PlannedShare& a, const PlannedShare& b) {
    return a.at != b.at ? a.at > b.at : a.person > b.person;
  };
  std::vector<PlannedShare> planned;
  const auto pass_on = [&](std::uint32_t sender, Millis now) {
    const auto post = stories.post(id, sender, now, rows, graph.weights(static_cast<std::int32_t>(sender)),
                                   see, feed, luck);
    for (const PlannedShare& share : post.shares) {
      planned.push_back(share);
      std::push_heap(planned.begin(), planned.end(), later);
    }
  };
  pass_on(story.root, 0);
  while (!planned.empty()) {
    std::pop_heap(planned.begin(), planned.end(), later);
    const PlannedShare share = planned.back();
    planned.pop_back();
    if (stories.share(id, share.person, share.needs_damp, share.from_author)) pass_on(share.person, share.at);
  }
  return stories[id].reach;
}

// More visibility: everybody is reached who was, and no later, so nobody passes it on less. This holds for a
// story that nobody answers; in the whole model more reach may bring the press and a reply sooner, and then
// reach less.
void check_visibility(Checks& checks, const ValidationSettings& settings) {
  const Graph graph =
      made(PowerLaw{.people = 2'000, .mean_degree = 12, .exponent = 2.5, .max_degree = 80}, 3);
  const double base = 1 / (0.35 * branching_factor(tie_rows(graph), 200));
  double fewer = 0, more = 0;
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(settings.times(200)); ++i) {
    std::int32_t below = 0;
    for (const double visibility : {0.1, 0.2, 0.35, 0.5}) {
      const std::int32_t reach = reach_of(graph, visibility, base, Luck(settings.seed_of(8), i));
      fewer += reach < below;
      more += reach > below;
      below = reach;
    }
  }
  checks.exact("more visibility, same luck: stories that reach fewer", 0, fewer);
  checks.between("the same: steps at which a story reaches more", 1, std::numeric_limits<double>::infinity(),
                 more);
}

}  // namespace

void check_luck(Checks& checks, const ValidationSettings& settings) {
  check_shipped(checks, settings);
  check_idle_events(checks, settings);
  check_order_of_replicates(checks, settings);
  check_stranger(checks, settings);
  check_order_of_people(checks, settings);
  checks.cite("the law does not depend on names");
  check_other_names(checks, settings);
  checks.cite("Kiefer & Wolfowitz 1955, monotone in the number of servers");
  check_staff(checks, settings);
  checks.cite("Chen et al. 2011, monotone in quality by coupling");
  check_quality(checks, settings);
  checks.cite("bond percolation with times, monotone by coupling");
  check_visibility(checks, settings);
}

}  // namespace grapevine
