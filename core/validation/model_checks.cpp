// The whole model: limiting cases, and what is conserved.
#include <cmath>
#include <numeric>

#include "validation/groups.h"

namespace grapevine {

namespace {

constexpr std::int64_t kFutures = 8;

// Small and eventful: everybody has an experience every ten days, and the best connected customer complains.
Scenario small_town(const ValidationSettings& settings) {
  Scenario scenario;
  scenario.people = 1500;
  scenario.days = 12;
  scenario.series_hours = 6;
  scenario.seed = settings.seed_of(1);
  scenario.network.max_degree = 60;
  scenario.parameters.experience.per_day = 0.1;
  scenario.parameters.support.specialists.agents = 2;
  TimelineEntry complaint;
  complaint.at = 3 * kDay + 9 * kHour;
  complaint.events = {StoryEvent{}};
  scenario.timeline = {complaint};
  return scenario;
}

Scenario without_events(Scenario scenario) {
  scenario.timeline.clear();
  return scenario;
}

// The scenario is our own, so an error is our mistake.
std::vector<Outcomes> futures_of(const Scenario& scenario, const ValidationSettings& settings) {
  const std::shared_ptr<const World> world = build_world(scenario).value();
  Simulation simulation(world, scenario);
  std::vector<Outcomes> futures(static_cast<std::size_t>(settings.times(kFutures)));
  for (std::size_t i = 0; i < futures.size(); ++i) simulation.run(static_cast<std::uint32_t>(i), futures[i]);
  return futures;
}

double total(const std::vector<Outcomes>& futures, Metric metric) {
  double sum = 0;
  for (const Outcomes& future : futures) sum += future[metric];
  return sum;
}

double total(const std::vector<Outcomes>& futures, Series series) {
  std::int64_t sum = 0;
  for (const Outcomes& future : futures)
    sum += std::accumulate(future[series].begin(), future[series].end(), std::int64_t{0});
  return static_cast<double>(sum);
}

void check_silence(Checks& checks, const ValidationSettings& settings) {
  Scenario flawless = without_events(small_town(settings));
  flawless.parameters.experience.failure_rate = 0;
  const auto calm = futures_of(flawless, settings);
  checks.exact("no failures: complaints", 0, total(calm, Metric::complaints));
  checks.exact("no failures: negative exposures", 0, total(calm, Metric::negative_exposures));
  checks.exact("no failures: crises", 0, total(calm, Metric::crisis));
  checks.between("no failures: positive exposures remain", 1, INFINITY,
                 total(calm, Metric::positive_exposures));

  Scenario unseen = small_town(settings);
  unseen.parameters.tell.bad_probability = unseen.parameters.tell.good_probability = 0;
  unseen.parameters.feed.visibility = 0;  // below what a file may say
  const auto dark = futures_of(unseen, settings);
  checks.exact("nobody sees posts, nobody tells: people reached", 0,
               total(dark, Metric::negative_exposures) + total(dark, Metric::positive_exposures));
  checks.exact("nobody sees posts: reshares", 0, total(dark, Metric::negative_reshares));
  checks.between("nobody sees posts: there are posts", 1, INFINITY, total(dark, Metric::negative_posts));

  Scenario barren = small_town(settings);
  barren.parameters.feed.negative_branching = barren.parameters.feed.positive_branching = 0;
  std::get<StoryEvent>(barren.timeline.front().events.front()).branching = 0;
  checks.exact("branching 0: reshares", 0, total(futures_of(barren, settings), Metric::negative_reshares));
}

void check_ample_staff(Checks& checks, const ValidationSettings& settings) {
  Scenario scenario = without_events(small_town(settings));
  SupportParameters& support = scenario.parameters.support;
  for (ChannelParameters* team : {&support.phone, &support.email, &support.social, &support.specialists}) {
    team->agents = 500;
    team->open_from_hour = 0;
    team->open_until_hour = 24;
    team->weekends = true;
  }
  const auto futures = futures_of(scenario, settings);
  checks.exact("500 agents a team around the clock: mean routine wait, min", 0,
               total(futures, Metric::routine_wait_mean));
  checks.exact("500 agents a team around the clock: share that gives up", 0,
               total(futures, Metric::abandonment));
  checks.between("500 agents a team around the clock: contacts", 1, INFINITY,
                 total(futures, Metric::contacts));
}

void check_conservation(Checks& checks, const ValidationSettings& settings) {
  const auto futures = futures_of(small_town(settings), settings);
  const auto same = [&](const char* what, Metric metric, Series series) {
    checks.exact(what, total(futures, metric), total(futures, series));
  };
  same("complaints: total and sum over time", Metric::complaints, Series::complaints);
  same("contacts: total and sum over time", Metric::contacts, Series::contacts);
  same("negative exposures: total and sum over time", Metric::negative_exposures, Series::negative_exposures);
  same("people reached: total and sum over time", Metric::negative_reach, Series::new_people_reached);
  same("customers lost: total and sum over time", Metric::customers_lost, Series::customers_lost);
  checks.between("complaints resolved, of those made", 0, total(futures, Series::complaints),
                 total(futures, Series::resolved));

  Scenario week = without_events(small_town(settings));
  week.days = 7;
  const auto paid = futures_of(week, settings);
  const SupportParameters& s = week.parameters.support;
  // five days of eight or nine hours, the social desk seven of twelve; 28 $ an hour, 8 $ a day for tools
  const double office_agents = s.phone.agents + s.email.agents + s.specialists.agents;
  const double wages =
      28 * ((s.phone.agents + s.email.agents) * 40 + s.specialists.agents * 45 + s.social.agents * 84);
  const double tools = 8 * (office_agents * 5 + s.social.agents * 7);
  const auto futures_count = static_cast<double>(paid.size());
  checks.exact("support cost of a week: agents times open hours, and tools, $", wages + tools,
               total(paid, Metric::support_cost) / futures_count, 1e-6 * wages);
  checks.exact("total cost: support and programmes, $",
               total(paid, Metric::support_cost) + total(paid, Metric::programme_cost),
               total(paid, Metric::total_cost), 1e-6 * wages);
}

// An entry that sets a value to what it is: run in full, not skipped as equal.
void check_placebo(Checks& checks, const ValidationSettings& settings) {
  Scenario changed = small_town(settings);
  const auto before = futures_of(changed, settings);
  TimelineEntry placebo;
  placebo.at = 2 * kDay;
  placebo.changes = {{*find_parameter("feed.visibility"), changed.parameters.feed.visibility}};
  changed.timeline.insert(changed.timeline.begin(), placebo);
  const auto after = futures_of(changed, settings);
  std::int64_t different = 0;
  for (std::size_t i = 0; i < before.size(); ++i) different += before[i] != after[i];
  checks.exact("placebo, a value set to what it is: futures that differ in any figure", 0,
               static_cast<double>(different));

  placebo.changes.front().value = changed.parameters.feed.visibility / 2;
  changed.timeline.front() = placebo;
  const auto halved = futures_of(changed, settings);
  std::int64_t moved = 0;
  for (std::size_t i = 0; i < before.size(); ++i) moved += before[i] != halved[i];
  checks.between("half the visibility: futures that differ", 1, INFINITY, static_cast<double>(moved));
}

}  // namespace

void check_limits(Checks& checks, const ValidationSettings& settings) {
  check_silence(checks, settings);
  check_ample_staff(checks, settings);
  checks.cite("conservation");
  check_conservation(checks, settings);
  checks.cite("same luck, so exactly nothing");
  check_placebo(checks, settings);
}

}  // namespace grapevine
