// The whole model: limiting cases, and what is conserved.
#include <array>
#include <cmath>

#include "validation/groups.h"
#include "validation/towns.h"

namespace grapevine {

namespace {

constexpr std::int64_t kModelFutures = 8;

std::vector<Outcomes> futures_of(const Scenario& scenario, const ValidationSettings& settings) {
  return futures_of(scenario, settings.times(kModelFutures));
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

void check_totals(Checks& checks, const ValidationSettings& settings) {
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
  checks.exact("placebo, a value set to what it is: futures that differ in any figure", 0,
               different(before, after));

  placebo.changes.front().value = changed.parameters.feed.visibility / 2;
  changed.timeline.front() = placebo;
  const auto halved = futures_of(changed, settings);
  checks.between("half the visibility: futures that differ", 1, INFINITY, different(before, halved));
}

// Good and bad experiences as frequent, told as often and to as many: nobody hears more of one than of the
// other.
void check_even_tongues(Checks& checks, const ValidationSettings& settings) {
  Scenario even = without_events(small_town(settings));
  even.parameters.tell = {0.5, 0.5, 6, 6};
  even.parameters.post = {0, 0};
  even.parameters.contact.social_share = 0;
  even.parameters.support.abandoned_post_probability = 0;
  even.parameters.experience.failure_rate = 0.5;
  even.parameters.churn.base_per_day = 0;
  Sample more;
  for (const Outcomes& future : futures_of(even, settings.times(64)))
    more.add(future[Metric::positive_exposures] - future[Metric::negative_exposures]);
  agrees(checks, "told one to one: good less bad news heard", 0, more);
}

// Twice the people and twice their ties, whom nobody keeps waiting: what each of them does and hears is the
// same. One figure a world, since networks differ. Crises are left out: they are counted in people.
void check_twice_the_people(Checks& checks, const ValidationSettings& settings) {
  constexpr Metric kMetrics[] = {Metric::negative_exposures, Metric::positive_exposures,
                                 Metric::negative_reshares, Metric::complaints, Metric::customers_lost};
  std::array<Sample, std::size(kMetrics)> once, twice;
  for (std::uint64_t world = 1; world <= static_cast<std::uint64_t>(settings.times(40)); ++world)
    for (const std::int32_t people : {1'500, 3'000}) {
      Scenario town = without_queues(without_events(small_town(settings)));
      town.seed = settings.seed_of(people == 1'500 ? world : 1'000'000 + world);
      town.people = people;
      town.parameters.crisis.reach_people = 1'000'000;
      const auto futures = futures_of(town, 2);
      for (std::size_t m = 0; m < std::size(kMetrics); ++m)
        (people == 1'500 ? once : twice)[m].add(total(futures, kMetrics[m]) / people / 2);
    }
  for (std::size_t m = 0; m < std::size(kMetrics); ++m)
    checks.agrees("twice the people, a head: " + std::string(info(kMetrics[m]).label), once[m].mean(),
                  twice[m].mean(), twice[m].standard_error(), once[m].standard_error());
}

}  // namespace

void check_limits(Checks& checks, const ValidationSettings& settings) {
  check_silence(checks, settings);
  check_ample_staff(checks, settings);
  checks.cite("conservation");
  check_totals(checks, settings);
  checks.cite("same luck, so exactly nothing");
  check_placebo(checks, settings);
  checks.cite("control: the adage switched off");
  check_even_tongues(checks, settings);
  checks.cite("control: twice the population");
  check_twice_the_people(checks, settings);
}

}  // namespace grapevine
