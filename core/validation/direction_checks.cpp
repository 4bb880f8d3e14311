// What the shipped what-ifs must find, and the stylised facts that must hold together.
#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "scenarios.h"
#include "validation/groups.h"

namespace grapevine {

namespace {

// Both sides of a shipped scenario's what-if, paired; nothing after a `broken` row.
struct Pair {
  Replicates before, after;
  Comparison comparison;
};

std::optional<Scenario> shipped(Checks& checks, const ValidationSettings& settings, std::string_view name) {
  for (const auto& text : shipped_scenarios()) {
    if (text.name != name) continue;
    auto scenario = parse_scenario(text.json, {text.name});
    if (!scenario) break;
    if (settings.seed != 0) scenario->seed = settings.seed_of(scenario->seed);
    return std::move(*scenario);
  }
  checks.broken(std::string(name), "no such scenario comes with this program");
  return std::nullopt;
}

std::optional<Pair> run_shipped(Checks& checks, const ValidationSettings& settings, std::string_view name,
                                std::size_t what_if = 0) {
  const auto scenario = shipped(checks, settings, name);
  if (!scenario) return std::nullopt;
  PairedEnsemble ensemble(2);
  Errors errors = ensemble.set_baseline(*scenario);
  if (errors.empty()) errors = ensemble.set_what_if(with_what_if(*scenario, what_if));
  if (!errors.empty()) {
    checks.broken(std::string(name), to_string(errors.front()));
    return std::nullopt;
  }
  const std::int64_t pairs = std::min(settings.times(128), StopRule{}.most);
  ensemble.set_replicates(pairs);
  ensemble.wait();
  return Pair{ensemble.baseline(), ensemble.what_if(),
              compare(ensemble.baseline(), ensemble.what_if(), pairs)};
}

// At the count that the figure's own stop rule gives, which doubles until the difference is known within its tolerance,
// or at all the pairs that there are.
void clearly(Checks& checks, const std::string& name, const Replicates& before, const Replicates& after, Metric metric, int sign) {
  const std::int64_t most = before.size();
  std::int64_t pairs = std::min<std::int64_t>(16, most);
  const auto difference = [&] { return compare(before, after, pairs)[metric].difference; };
  while (pairs < most && difference().half_width() > info(metric).tolerance) pairs = std::min(2 * pairs, most);
  checks.direction(name + ": " + std::string(info(metric).label) + ", " + std::to_string(pairs) + " pairs", difference(), sign);
}
void clearly(Checks& checks, const std::string& name, const Pair& runs, Metric metric, int sign) { clearly(checks, name, runs.before, runs.after, metric, sign); }

void check_influencer(Checks& checks, const ValidationSettings& settings) {
  const auto runs = run_shipped(checks, settings, "influencer-in-the-queue");
  if (!runs) return;
  clearly(checks, "triage", *runs, Metric::event_first_response, -1);
  // the typical future: in a few the desk closes before anybody has seen the complaint, whoever comes first
  const double before = quantile(runs->before.column(Metric::event_first_response), .5);
  const double after = quantile(runs->after.column(Metric::event_first_response), .5);
  checks.between("triage: median first reply to the influencer, as a share of before", 0, .1, after / before);
  clearly(checks, "triage", *runs, Metric::peak_day_negative_exposures, -1);
  checks.between("first come: share of futures without a crisis", .3, .7,
                 1 - runs->comparison.crisis_before.interval.mean);
}

void check_social_desk(Checks& checks, const ValidationSettings& settings) {
  const auto runs = run_shipped(checks, settings, "phone-and-email-only");
  if (!runs) return;
  clearly(checks, "a social desk", *runs, Metric::complaints, 1);
  clearly(checks, "a social desk", *runs, Metric::total_cost, 1);
  clearly(checks, "a social desk", *runs, Metric::peak_day_negative_exposures, -1);
}

// What a shipped what-if must find.
struct Expected {
  std::string_view scenario, name, source;
  std::initializer_list<std::pair<Metric, int>> directions;  // 1 up, −1 down
};

void check_expected(Checks& checks, const ValidationSettings& settings, const Expected& expected) {
  checks.cite(std::string(expected.source));
  const auto runs = run_shipped(checks, settings, expected.scenario);
  if (!runs) return;
  for (const auto& [metric, sign] : expected.directions)
    clearly(checks, std::string(expected.name), *runs, metric, sign);
}

// Two what-ifs of a scenario in the same futures: what the second finds beside the first.
void check_second(Checks& checks, const ValidationSettings& settings, std::string_view scenario, std::pair<std::size_t, std::size_t> what_ifs,
                  const std::string& name, std::initializer_list<std::pair<Metric, int>> directions) {
  const auto first = run_shipped(checks, settings, scenario, what_ifs.first), second = run_shipped(checks, settings, scenario, what_ifs.second);
  if (!first || !second) return;
  for (const auto& [metric, sign] : directions) clearly(checks, name, first->after, second->after, metric, sign);
}

// Customers who help each other: enough of them, one agent fewer, hardly any of them, and twice as many.
void check_community(Checks& checks, const ValidationSettings& settings) {
  std::array<std::optional<Pair>, 4> runs;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i] = run_shipped(checks, settings, "peer-community", i);
    if (!runs[i]) return;
  }
  const auto& [enough, fewer_agents, hardly_any, twice] = runs;
  clearly(checks, "a community", *enough, Metric::deflection_rate, 1);
  clearly(checks, "a community", *enough, Metric::abandonment, -1);
  clearly(checks, "a community", *enough, Metric::backlog_peak, -1);
  clearly(checks, "a community", *enough, Metric::open_web_interactions, 1);
  clearly(checks, "a community and one specialist fewer", *fewer_agents, Metric::total_cost, -1);
  clearly(checks, "a community with hardly any helpers", *hardly_any, Metric::total_cost, 1);
  clearly(checks, "a community with hardly any helpers", *hardly_any, Metric::sentiment_complainants, -1);
  const auto settled = [](const Pair& pair) { return pair.comparison[Metric::deflected].difference.mean; };
  checks.between("hardly any helpers settle, as a share of what enough do", 0, .5, settled(*hardly_any) / settled(*enough));
  checks.between("twice the helpers settle, for each question that enough do", 1, 1.5, settled(*twice) / settled(*enough));
}

// The company writes first to customers whom a defect lets down.
void check_outreach(Checks& checks, const ValidationSettings& settings) {
  const auto runs = run_shipped(checks, settings, "recall", 2);
  if (!runs) return;
  for (const auto& [metric, sign] : {std::pair{Metric::negative_exposures, -1}, std::pair{Metric::complaints, -1}, std::pair{Metric::customers_lost, -1}, std::pair{Metric::programme_cost, 1}})
    clearly(checks, "writing first", *runs, metric, sign);
}

// What an ordinary quarter must look like, whatever the size of the public.
void check_quarter(Checks& checks, const ValidationSettings& settings, std::int32_t people, std::int64_t futures) {
  auto scenario = shipped(checks, settings, "reference");
  if (!scenario) return;
  scenario->people = people;
  PairedEnsemble ensemble(2);
  if (const Errors errors = ensemble.set_baseline(*scenario); !errors.empty()) {
    checks.broken("reference", to_string(errors.front()));
    return;
  }
  ensemble.set_replicates(settings.times(futures));
  ensemble.wait();
  const auto summary = summarise(ensemble.baseline());
  const auto mean = [&](Metric metric) { return summary[static_cast<std::size_t>(metric)].mean.mean; };
  const std::string who = std::to_string(people) + " people: ";
  checks.cite("East, Hammond & Wright 2007: three times as much positive word of mouth");
  checks.between(who + "positive for each negative exposure", 2.5, 3.7,
                 mean(Metric::positive_exposures) / mean(Metric::negative_exposures));
  checks.cite("Goel, Watts & Goldstein 2012");
  checks.between(who + "share of posts that nobody passed on", .70, .95, mean(Metric::posts_unshared));
  checks.between(who + "share of posts beyond one hop", .01, .04, mean(Metric::posts_beyond_one_hop));
}

// The adage: who tells of a bad experience tells twice as many, at most all they know.
void check_adage(Checks& checks, const ValidationSettings& settings) {
  const auto scenario = shipped(checks, settings, "reference");
  if (!scenario) return;
  const std::shared_ptr<const World> world = build_world(*scenario).value();
  const auto told = [&](double mean) {
    double sum = 0;
    for (const std::uint32_t person : world->customers_by_rank) {
      // E min(Poisson(mean), k) = Σ over j < k of P(X > j)
      double term = std::exp(-mean), at_most = term;
      for (std::int32_t j = 0; j < world->rows.degree(static_cast<std::int32_t>(person)) && at_most < 1 - 1e-12; ++j) {
        sum += 1 - at_most;
        term *= mean / (j + 1);
        at_most += term;
      }
    }
    return sum;
  };
  const TellParameters& tell = scenario->parameters.tell;
  checks.cite("TARP; American Express 2011, 2012");
  checks.between("told of a bad experience for each told of a good one", 1.8, 2.2, told(tell.bad_people) / told(tell.good_people));
}

}  // namespace

void check_directions(Checks& checks, const ValidationSettings& settings) {
  using enum Metric;
  checks.cite("expectation of the scenario");
  check_influencer(checks, settings);
  checks.cite("expectation of the scenario; TARP, an easy channel brings more complaints");
  check_social_desk(checks, settings);
  const Expected all[] = {
      {"news-feed-change", "a feed that shows less", "EdgeRank Checker 2012 to 2014; expectation of the scenario",
       {{negative_reach, -1}, {positive_exposures, -1}, {largest_story_reach, -1}, {crisis, -1}}},
      {"silos-or-shared-records", "shared records", "incident log: 44 % reassigned; expectation of the scenario",
       {{first_contact_resolution, 1}, {resolution_median, -1}, {handoffs, -1}, {backlog_peak, -1}}},
      {"listening-centre", "hearing nearly everything", "expectation of the scenario", {{complaints, 1}, {first_response_p90, -1}, {total_cost, 1}}},
      {"recall", "a recall after a day", "Goldenberg, Libai, Moldovan & Muller 2007",
       {{negative_exposures, -1}, {complaints, -1}, {customers_lost, -1}, {programme_cost, 1}}},
      {"internal-first", "employees answer outside at once", "Bernoff & Schadler 2010; expectation of the scenario",
       {{employee_replies, 1}, {mishandled_replies, 1}, {adopted_share, 1}, {programme_cost, 1}}},
      {"warehouse-worker", "employees report what they see", "expectation of the scenario",
       {{employee_reports, 1}, {event_first_response, -1}, {largest_story_reach, -1}}},
      {"fire-drill", "a fire drill a month before", "Skryabina et al. 2017; expectation of the scenario",
       {{event_first_response, -1}, {mishandled_replies, -1}, {peak_day_negative_exposures, -1}, {programme_cost, 1}}},
      {"antenna", "an answer after three days instead of 22", "iPhone 4, 2010; Goldenberg, Libai, Moldovan & Muller 2007",
       {{negative_reach, -1}, {complaints, -1}, {customers_lost, -1}, {nps, 1}}},
      {"advocates", "advocates", "expectation of the scenario",
       {{negative_exposures, -1}, {largest_story_reach, -1}, {programme_cost, 1}}},
  };
  for (const Expected& expected : all) check_expected(checks, settings, expected);
  checks.cite("Goldenberg, Libai, Moldovan & Muller 2007");
  check_second(checks, settings, "recall", {0, 1}, "three days later", {{negative_exposures, 1}, {complaints, 1}});
  checks.cite("Bernoff & Schadler 2010; expectation of the scenario");
  check_second(checks, settings, "internal-first", {0, 1}, "a month inside first", {{mishandled_replies, -1}, {employee_replies, -1}});
  checks.cite("Skryabina et al. 2017; expectation of the scenario");
  check_second(checks, settings, "fire-drill", {0, 1}, "half forgotten", {{event_first_response, 1}, {mishandled_replies, 1}});
  checks.cite("Aral & Walker 2011");
  check_second(checks, settings, "news-feed-change", {3, 2}, "announcements instead of invitations", {{positive_exposures, 1}});
  checks.cite("van Noort & Willemsen 2012; expectation of the scenario");
  check_outreach(checks, settings);
  checks.cite("Bone et al. 2015; Wu 2010; expectation of the scenario");
  check_community(checks, settings);
}

void check_facts(Checks& checks, const ValidationSettings& settings) {
  check_adage(checks, settings);
  check_quarter(checks, settings, 5'000, 32);
  check_quarter(checks, settings, 10'000, 16);
  check_quarter(checks, settings, 100'000, 3);
}

}  // namespace grapevine
