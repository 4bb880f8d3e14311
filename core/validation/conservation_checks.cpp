// Nothing is lost: every shipped scenario and what-if, looked at at the end of each day.
#include <cmath>
#include <numeric>

#include "validation/groups.h"
#include "validation/towns.h"

namespace grapevine {

namespace {

constexpr std::int32_t kMostPeople = 20'000;  // larger publics take long to look at each day

double sum(std::span<const std::int64_t> bins) {
  return static_cast<double>(std::accumulate(bins.begin(), bins.end(), std::int64_t{0}));
}

bool is_holiday(const Scenario& scenario, Millis at) {
  for (const TimelineEntry& entry : scenario.timeline)
    for (const EventSpec& event : entry.events)
      if (const auto* holiday = std::get_if<HolidayEvent>(&event); holiday && entry.at <= at && at < entry.at - entry.at % kDay + holiday->days * kDay) return true;
  return false;
}

// What the agents on shift cost in one minute from the plain reading of the parameters.
double minute_of_wages(const Parameters& p, int weekday, double hour, bool holiday) {
  const SupportParameters& s = p.support;
  double cost = 0;
  for (const ChannelParameters& team : {s.phone, s.email, s.chat, s.social, s.specialists}) {
    const bool day_off = !team.weekends && (holiday || weekday >= 5);
    const bool usual = !day_off && hour >= team.open_from_hour && hour < team.open_until_hour;
    const double wage = p.cost.wage_per_hour * (usual ? 1 : 1 + p.cost.night_premium);
    const double tools = p.cost.tools_per_agent_per_day / (team.open_until_hour - team.open_from_hour);
    if (team.enabled) cost += (usual ? team.agents : team.night_agents) * (wage + tools) / 60;
  }
  return cost;
}

// The cost of support of a whole future, minute by minute.
double wages(const Scenario& scenario) {
  const int first = weekday(scenario.start);
  double cost = 0;
  std::size_t entry = 0;
  Parameters now = scenario.parameters;
  for (Millis at = 0; at < scenario.end(); at += kMinute) {
    for (; entry < scenario.timeline.size() && scenario.timeline[entry].at <= at; ++entry)
      for (const ParameterChange& change : scenario.timeline[entry].changes) set(now, change.parameter, change.value);
    const Millis day = at / kDay;
    cost += minute_of_wages(now, static_cast<int>((first + day) % 7), to_hours(at - day * kDay), is_holiday(scenario, at));
  }
  return cost;
}

// How many days broke a rule.
struct Broken {
  double cases = 0, people = 0, money = 0;
};

// Cases: each is counted once, an answer or a settlement needs a case, and no more can have been given up or
// be open than have come. (Whoever waits at the end of a future is followed to the end, so the total of those
// who gave up is compared there alone.)
bool cases_add_up(const Outcomes& o, const Outcomes& before, std::size_t bins_gone, bool at_end) {
  const double abandoned = sum(o[Series::abandoned]),
               open = static_cast<double>(o[Series::backlog][bins_gone - 1]);
  const bool all_given_up = std::abs(o[Metric::abandonment] * o[Metric::contacts] - abandoned) < 1e-6;
  return o[Metric::complaints] == sum(o[Series::complaints]) &&
         o[Metric::contacts] == sum(o[Series::contacts]) &&
         sum(o[Series::first_responses]) <= o[Metric::complaints] &&
         sum(o[Series::resolved]) <= o[Metric::complaints] && open >= 0 &&
         abandoned + open <= o[Metric::contacts] && (all_given_up || !at_end) &&
         o[Metric::complaints] >= before[Metric::complaints] &&
         o[Metric::contacts] >= before[Metric::contacts];
}

// Every case that was ever opened is waiting, being served, between two contacts, settled, given up by the customer or
// by the company: counted one by one, against the tallies of what happened and against the lines of the desks.
bool cases_are_all_there(const Outcomes& o, const Standing& s) {
  const auto all = s.waiting + s.in_service + s.between + s.resolved + s.abandoned + s.given_up;
  return static_cast<double>(all) == sum(o[Series::complaints]) && static_cast<double>(s.resolved) == sum(o[Series::resolved]) && s.waiting == s.in_lines;
}

// Nobody appears from nowhere: the customers of now and those who left are those of the start and those who were won.
bool customers_are_all_there(const Outcomes& o, const Standing& s, const World& world) {
  return static_cast<double>(s.customers) + o[Metric::customers_lost] == static_cast<double>(world.customers_by_rank.size()) + o[Metric::customers_won];
}

// People: customers are there or have left, and who left stays away; nobody is reached twice, or without
// being exposed.
bool people_add_up(const Outcomes& o, const Outcomes& before, const World& world) {
  const double people = world.size(), customers = static_cast<double>(world.customers_by_rank.size());
  const double lost = o[Metric::customers_lost], reached = o[Metric::negative_reach];
  return lost == sum(o[Series::customers_lost]) && lost >= before[Metric::customers_lost] &&
         lost <= customers + o[Metric::customers_won] && reached == sum(o[Series::new_people_reached]) &&
         reached >= before[Metric::negative_reach] && reached <= people &&
         reached <= o[Metric::negative_exposures] && o[Metric::largest_story_reach] <= people &&
         o[Metric::negative_exposures] == sum(o[Series::negative_exposures]) &&
         o[Metric::positive_exposures] == sum(o[Series::positive_exposures]);
}

// Money: what is spent stays spent, the whole is its parts, and the programme costs what its likely range
// allows.
bool money_adds_up(const Outcomes& o, const Outcomes& before) {
  const double programme = o[Metric::programme_cost], support = o[Metric::support_cost];
  return o[Metric::total_cost] == support + programme && support >= before[Metric::support_cost] &&
         programme >= before[Metric::programme_cost] && o[Metric::value_lost] >= before[Metric::value_lost] &&
         o[Metric::programme_cost_low] <= programme * (1 + 1e-9) &&
         programme <= o[Metric::programme_cost_high] * (1 + 1e-9);
}

// The end of a future that is looked at each day.
Outcomes watched(const std::shared_ptr<const World>& world, const Scenario& scenario, Broken& broken) {
  Simulation simulation(world, scenario);
  simulation.start(0);
  Outcomes before, now;
  for (std::int32_t day = 1; day <= scenario.days; ++day) {
    // a moment later, so that the end of the day belongs to it
    simulation.advance(day == scenario.days ? scenario.end() : day * kDay + 1);
    simulation.finish(now);
    const Standing standing = simulation.standing();
    broken.cases += !cases_add_up(now, before, static_cast<std::size_t>(day * 24 / scenario.series_hours),
                                  day == scenario.days) || !cases_are_all_there(now, standing);
    broken.people += !people_add_up(now, before, *world) || !customers_are_all_there(now, standing, *world);
    broken.money += !money_adds_up(now, before);
    before = now;
  }
  return now;
}

}  // namespace

void check_conservation(Checks& checks, const ValidationSettings& settings) {
  for (const Scenario& scenario : every_shipped(checks, settings)) {
    if (scenario.people > kMostPeople) continue;
    const auto world = build_world(scenario);
    if (!world) {
      checks.broken(scenario.name, to_string(world.errors().front()));
      continue;
    }
    Broken broken;
    double disturbed = 0, mispaid = 0;
    for (std::size_t which = 0; which <= scenario.what_ifs.size(); ++which) {
      const Scenario side = which == 0 ? scenario : with_what_if(scenario, which - 1);
      const Outcomes end = watched(world.value(), side, broken);
      Simulation straight(world.value(), side);
      Outcomes at_once;
      straight.run(0, at_once);
      disturbed += end != at_once;
      mispaid += std::abs(at_once[Metric::support_cost] / wages(side) - 1) > 1e-9;
    }
    const auto row = [&](const char* what, double days) {
      checks.exact(scenario.name + ": " + what, 0, days);
    };
    row("days on which cases do not add up", broken.cases);
    row("days on which people do not add up", broken.people);
    row("days on which money does not add up", broken.money);
    row("futures whose cost of support is not that of the agents on shift", mispaid);
    row("futures that differ because they were looked at each day", disturbed);
  }
}

}  // namespace grapevine
