// What is known of bad news that catches fire, through the whole model.
#include <algorithm>
#include <cmath>

#include "validation/groups.h"
#include "validation/towns.h"

namespace grapevine {

namespace {

constexpr std::int32_t kSoon = 6, kLate = 65;  // days: three and 62 after the complaint

struct Moods {
  double soon = 0, late = 0;  // mean sentiment of customers
  bool crisis = false;
};

Moods moods_of(Simulation& simulation, std::uint32_t replicate) {
  Moods moods;
  Outcomes outcomes;
  simulation.start(replicate);
  simulation.advance(kSoon * kDay);
  simulation.finish(outcomes);
  moods.soon = outcomes[Metric::sentiment_all];
  simulation.advance(kLate * kDay);
  simulation.finish(outcomes);
  moods.late = outcomes[Metric::sentiment_all];
  moods.crisis = outcomes[Metric::crisis] > 0;
  return moods;
}

// What storms did to the mean sentiment: soon, and two months later.
struct Dents {
  std::vector<double> soon, late;
};

// A vivid complaint of the best connected customer dents what people think; part of the dent is left two
// months later.
void check_dents(Checks& checks, const ValidationSettings& settings) {
  Scenario storm = small_town(settings);
  storm.days = kLate;
  const auto world = build_world(storm).value();
  Simulation with(world, storm), without(world, without_events(storm));
  std::vector<double> soon, faded;
  double left = 0;
  for (std::int64_t i = 0; i < settings.times(64); ++i) {
    const Moods struck = moods_of(with, static_cast<std::uint32_t>(i)), calm = moods_of(without, static_cast<std::uint32_t>(i));
    soon.push_back(struck.soon - calm.soon);
    faded.push_back(struck.late - calm.late - soon.back());
    left += struck.late - calm.late;
  }
  const Interval dent = t_interval(soon);
  checks.direction("mean sentiment three days after a firestorm, less without it", dent, -1);
  checks.direction("two months later: the dent less what it was", t_interval(faded), 1);
  checks.between("two months later: share of the dent that is left", 0, 1,
                 left / static_cast<double>(soon.size()) / dent.mean);
}

// Complaints of all sizes, by people of all ranks and as catching as crises are; those that become a crisis.
Dents dents_of_storms(const ValidationSettings& settings) {
  Scenario calm = without_events(small_town(settings));
  calm.days = kLate;
  const auto world = build_world(calm).value();
  const double customers = static_cast<double>(world->customers_by_rank.size());
  Simulation without(world, calm);
  Dents dents;
  for (std::int64_t i = 0; i < settings.times(128); ++i) {
    const auto replicate = static_cast<std::uint32_t>(i);
    Stream stream = Luck(settings.seed_of(21), replicate).stream(Purpose::test, 0);
    Scenario storm = calm;
    TimelineEntry complaint;
    complaint.at = 3 * kDay + 9 * kHour;
    const auto rank = static_cast<std::int32_t>(std::pow(customers, stream.unit()));
    complaint.events = {StoryEvent{.who = {rank, -1}, .branching = 1.1 + 1.9 * stream.unit()}};
    storm.timeline = {complaint};
    Simulation with(world, storm);
    const Moods struck = moods_of(with, replicate);
    if (!struck.crisis) continue;
    const Moods undisturbed = moods_of(without, replicate);
    dents.soon.push_back(struck.soon - undisturbed.soon);
    dents.late.push_back(struck.late - undisturbed.late);
  }
  return dents;
}

// A panel notices a dent from some depth on. That depth is set so that it notices as many dents at once as were
// observed; how many of them it still notices two months later is then the model's own answer.
void check_lasting_dents(Checks& checks, const ValidationSettings& settings) {
  constexpr double kShortTerm = .58, kLongTerm = .40, kFirestorms = 78;
  const Dents dents = dents_of_storms(settings);
  const auto storms = static_cast<double>(dents.soon.size());
  checks.between("storms that became a crisis", 40, INFINITY, storms);
  std::vector<double> depths = dents.soon;
  std::sort(depths.begin(), depths.end());
  const double noticed = depths[static_cast<std::size_t>(kShortTerm * storms)];
  const auto late = static_cast<double>(std::count_if(dents.late.begin(), dents.late.end(), [&](double d) { return d <= noticed; })) / storms;
  const auto error = [](double share, double n) { return std::sqrt(share * (1 - share) / n); };
  checks.agrees("share of firestorms with a dent two months later, where 58 % have one at first", kLongTerm, late,
                error(late, storms), error(kLongTerm, kFirestorms));
  checks.between("the same, fewer than at first but not few", .2, kShortTerm, late);
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
// each tie of an influencer carries it as far as anybody's does, and no farther. How far depends on the neighbours
// too, so each network gives one figure: the difference between the two, the mean of a few futures.
void check_watts_influencer(Checks& checks, const ValidationSettings& settings) {
  constexpr std::int64_t kNetworks = 60, kFutures = 4;
  Scenario town = small_town(settings);
  town.people = 5'000;
  town.days = 30;
  town.series_hours = 24;
  town.network.max_degree = 200;
  town.parameters.experience.failure_rate = 0;
  town.parameters.post = {0, 0};
  town.parameters.support.social.enabled = false;
  const auto reach_for_each_tie = [&](const World& world, std::int32_t rank) {
    Scenario told = town;
    told.timeline.front().events = {
        StoryEvent{.who = {rank, -1}, .valence = -1, .branching = 0.5, .asks_support = false}};
    const auto person = world.customers_by_rank[static_cast<std::size_t>(rank - 1)];
    double reach = 0;
    for (const Outcomes& future : futures_of(told, kFutures)) reach += future[Metric::largest_story_reach];
    return reach / kFutures / world.rows.degree(static_cast<std::int32_t>(person));
  };
  Sample best, more;
  for (std::int64_t i = 0; i < settings.times(kNetworks); ++i) {
    town.seed = settings.seed_of(static_cast<std::uint64_t>(100 + i));
    const auto world = build_world(town).value();
    const double first = reach_for_each_tie(*world, 1);
    best.add(first);
    more.add(first - reach_for_each_tie(*world, static_cast<std::int32_t>(world->customers_by_rank.size() / 2)));
  }
  checks.agrees("people reached for each tie: the best connected customer's, less those of one in the middle",
                0, more.mean(), more.standard_error());
  checks.differs("the same, had the best connected customer reached nobody", 0, best.mean(), best.standard_error());
}

}  // namespace

void check_firestorms(Checks& checks, const ValidationSettings& settings) {
  checks.cite(
      "Hansen, Kupfer & Hennig-Thurau 2018: of 78 firestorms 58 % dented brands in the short and 40 % in the "
      "long term");
  check_dents(checks, settings);
  check_lasting_dents(checks, settings);
  checks.cite("Goldenberg, Libai, Moldovan & Muller 2007: harm is substantial when few are dissatisfied");
  check_few_dissatisfied(checks, settings);
  checks.cite(
      "branching process: reach in proportion to ties; Watts & Dodds 2007 (from memory): influentials are no "
      "more than that");
  check_watts_influencer(checks, settings);
}

}  // namespace grapevine
