// What is known of bad news that catches fire, through the whole model.
#include <cmath>

#include "validation/groups.h"
#include "validation/towns.h"

namespace grapevine {

namespace {

// The mean sentiment of customers at the ends of these days, one row a future.
std::vector<std::vector<double>> moods_on(const Scenario& scenario, const std::vector<std::int32_t>& days,
                                          std::int64_t futures) {
  Simulation simulation(build_world(scenario).value(), scenario);
  std::vector<std::vector<double>> all;
  Outcomes outcomes;
  for (std::int64_t i = 0; i < futures; ++i) {
    simulation.start(static_cast<std::uint32_t>(i));
    auto& moods = all.emplace_back();
    for (const std::int32_t day : days) {
      simulation.advance(day * kDay);
      simulation.finish(outcomes);
      moods.push_back(outcomes[Metric::sentiment_all]);
    }
  }
  return all;
}

// A vivid complaint of the best connected customer dents what people think; part of the dent is left two
// months later.
void check_dents(Checks& checks, const ValidationSettings& settings) {
  Scenario storm = small_town(settings);
  storm.days = 65;
  const auto with = moods_on(storm, {6, 65}, settings.times(64));
  const auto without = moods_on(without_events(storm), {6, 65}, settings.times(64));
  std::vector<double> soon, faded;
  double left = 0;
  for (std::size_t i = 0; i < with.size(); ++i) {
    soon.push_back(with[i][0] - without[i][0]);
    faded.push_back(with[i][1] - without[i][1] - soon.back());
    left += with[i][1] - without[i][1];
  }
  const Interval dent = t_interval(soon);
  checks.direction("mean sentiment three days after a firestorm, less without it", dent, -1);
  checks.direction("two months later: the dent less what it was", t_interval(faded), 1);
  checks.between("two months later: share of the dent that is left", 0, 1,
                 left / static_cast<double>(with.size()) / dent.mean);
}

// Everything that strikes one customer in fifty is heard of by many more, who were not struck themselves.
void check_few_dissatisfied(Checks& checks, const ValidationSettings& settings) {
  Scenario calm = without_events(small_town(settings));
  calm.days = 30;
  calm.series_hours = 24;
  Scenario struck = calm;
  TimelineEntry defect;
  defect.at = 2 * kDay;
  defect.events = {DefectEvent{20, 20, 0.02}};
  struck.timeline = {defect};
  const auto before = futures_of(calm, settings.times(32)), after = futures_of(struck, settings.times(32));
  const double customers = static_cast<double>(build_world(calm).value()->customers_by_rank.size());
  std::vector<double> beyond;
  for (std::size_t i = 0; i < before.size(); ++i)
    beyond.push_back(after[i][Metric::negative_exposures] - before[i][Metric::negative_exposures] -
                     0.02 * customers);
  checks.direction("2 % of customers struck: bad news heard on top, less one for each of them",
                   t_interval(beyond), 1);
}

// One story and nothing else, by the best connected customer and by one in the middle: while stories die out,
// each tie of an influencer carries it as far as anybody's does, and no farther.
void check_influencer(Checks& checks, const ValidationSettings& settings) {
  Scenario town = small_town(settings);
  town.people = 5'000;
  town.days = 30;
  town.series_hours = 24;
  town.network.max_degree = 200;
  town.parameters.experience.failure_rate = 0;
  town.parameters.post = {0, 0};
  town.parameters.support.social.enabled = false;
  const auto world = build_world(town).value();
  const auto reach_for_each_tie = [&](std::int32_t rank) {
    Scenario told = town;
    told.timeline.front().events = {
        StoryEvent{.who = {rank, -1}, .valence = -1, .branching = 0.5, .asks_support = false}};
    const auto person = world->customers_by_rank[static_cast<std::size_t>(rank - 1)];
    const double ties = world->rows.degree(static_cast<std::int32_t>(person));
    Sample sample;
    for (const Outcomes& future : futures_of(told, settings.times(96)))
      sample.add(future[Metric::largest_story_reach] / ties);
    return sample;
  };
  const Sample best = reach_for_each_tie(1);
  const Sample ordinary = reach_for_each_tie(static_cast<std::int32_t>(world->customers_by_rank.size() / 2));
  checks.agrees("people reached for each tie of the best connected customer, as for one in the middle",
                ordinary.mean(), best.mean(), best.standard_error(), ordinary.standard_error());
}

}  // namespace

void check_firestorms(Checks& checks, const ValidationSettings& settings) {
  checks.cite(
      "Hansen, Kupfer & Hennig-Thurau 2018: of 78 firestorms 58 % dented brands in the short and 40 % in the "
      "long term");
  check_dents(checks, settings);
  checks.cite("Goldenberg, Libai, Moldovan & Muller 2007: harm is substantial when few are dissatisfied");
  check_few_dissatisfied(checks, settings);
  checks.cite(
      "branching process: reach in proportion to ties; Watts & Dodds 2007 (from memory): influentials are no "
      "more than that");
  check_influencer(checks, settings);
}

}  // namespace grapevine
