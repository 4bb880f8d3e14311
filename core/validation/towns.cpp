#include "validation/towns.h"

#include <numeric>

#include "scenarios.h"

namespace grapevine {

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

Scenario without_queues(Scenario scenario) {
  SupportParameters& support = scenario.parameters.support;
  for (ChannelParameters* team : {&support.phone, &support.email, &support.social, &support.specialists}) {
    team->agents = 500;
    team->open_from_hour = 0;
    team->open_until_hour = 24;
    team->weekends = true;
    team->routine_per_1000_per_day = 0;
  }
  return scenario;
}

std::vector<Scenario> every_shipped(Checks& checks, const ValidationSettings& settings) {
  std::vector<Scenario> all;
  for (const auto& text : shipped_scenarios()) {
    auto scenario = parse_scenario(text.json, {text.name});
    if (!scenario) {
      checks.broken(std::string(text.name), to_string(scenario.errors().front()));
      continue;
    }
    scenario->seed = settings.seed_of(scenario->seed);
    all.push_back(std::move(*scenario));
  }
  return all;
}

std::vector<Outcomes> futures_of(const Scenario& scenario, std::int64_t count) {
  const std::shared_ptr<const World> world = build_world(scenario).value();
  Simulation simulation(world, scenario);
  std::vector<Outcomes> futures(static_cast<std::size_t>(count));
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

Interval difference(const std::vector<Outcomes>& futures, const std::vector<Outcomes>& others,
                    Metric metric) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < futures.size(); ++i)
    differences.push_back(futures[i][metric] - others[i][metric]);
  return t_interval(differences);
}

double different(const std::vector<Outcomes>& futures, const std::vector<Outcomes>& others) {
  double count = 0;
  for (std::size_t i = 0; i < futures.size(); ++i) count += futures[i] != others[i];
  return count;
}

}  // namespace grapevine
