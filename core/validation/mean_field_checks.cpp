// The whole model where it can be solved: everybody alike and everybody tied to everybody.
#include <cmath>

#include "validation/groups.h"
#include "validation/towns.h"

namespace grapevine {

namespace {

// 201 people who all know each other, all customers, all of one mood, without support and without posts.
Scenario one_circle(const ValidationSettings& settings) {
  Scenario scenario;
  scenario.people = 201;
  scenario.days = 30;
  scenario.seed = settings.seed_of(3);
  scenario.network.kind = NetworkSpec::Kind::watts_strogatz;
  scenario.network.mean_degree = 200;
  scenario.network.rewire = 0;
  Parameters& p = scenario.parameters;
  p.people.customers_share = 1;
  p.people.sentiment_mean = 0.3;
  p.people.sentiment_sd = 0;
  p.experience = {.per_day = 0.5, .failure_rate = 0.3, .failure_drop = 0, .success_lift = 0};
  p.tell = {.bad_probability = 0.8, .good_probability = 0.5, .bad_people = 6, .good_people = 3};
  p.post = {0, 0};
  p.exposure.weak_tie_weight = 1;
  p.contact.probability = 0;
  p.churn.base_per_day = 0;
  return scenario;
}

Sample sampled(const std::vector<Outcomes>& futures, Metric metric) {
  Sample sample;
  for (const Outcomes& future : futures) sample.add(future[metric]);
  return sample;
}

// What each person hears a day, bad and good, in a circle.
struct Heard {
  double bad, good;
};
Heard heard_a_day(const Parameters& p) {
  const double fails = p.experience.per_day * p.experience.failure_rate;
  return {fails * p.tell.bad_probability * p.tell.bad_people,
          (p.experience.per_day - fails) * p.tell.good_probability * p.tell.good_people};
}

// The mean mood: ds/dt = −κ bad (1 + s) / 2 + κ good (1 − s) / 2, and at midnight a step towards home.
// Hearing moves a mood in proportion to its headroom, so means follow the equation exactly, however few the
// people.
double mood_after(const Scenario& scenario, int days) {
  const Parameters& p = scenario.parameters;
  const Heard heard = heard_a_day(p);
  const double half = p.exposure.strength / 2, bad = half * heard.bad * p.exposure.negativity_bias,
               good = half * heard.good;
  const double rate = bad + good, rest = (good - bad) / rate;
  double s = p.people.sentiment_mean;
  for (int day = 0; day < days; ++day) {
    s = rest + (s - rest) * std::exp(-rate);
    s += p.people.mood_reversion_per_day * (p.people.sentiment_mean - s);
  }
  return s;
}

void check_moods(Checks& checks, const ValidationSettings& settings) {
  for (const int days : {3, 30}) {
    Scenario scenario = one_circle(settings);
    scenario.days = days;
    const auto futures = futures_of(scenario, settings.times(100));
    const std::string at = "a circle of 201, day " + std::to_string(days) + ": ";
    agrees(checks, at + "mean sentiment, the differential equation", mood_after(scenario, days),
           sampled(futures, Metric::sentiment_all));
    const Heard heard = heard_a_day(scenario.parameters);
    agrees(checks, at + "bad news heard", heard.bad * 201 * days,
           sampled(futures, Metric::negative_exposures));
    agrees(checks, at + "good news heard", heard.good * 201 * days,
           sampled(futures, Metric::positive_exposures));
    if (days == 30)
      differs(checks, at + "mean sentiment had nobody listened", 0.3,
              sampled(futures, Metric::sentiment_all));
  }
  Scenario biased = one_circle(settings);
  biased.parameters.exposure.negativity_bias = 1.5;
  agrees(checks, "bad news counts half as much again: mean sentiment", mood_after(biased, biased.days),
         sampled(futures_of(biased, settings.times(100)), Metric::sentiment_all));
}

// Nobody says anything, so moods rest: hazards, answers and complaints have closed forms.
void check_silent_people(Checks& checks, const ValidationSettings& settings) {
  Scenario scenario = one_circle(settings);
  Parameters& p = scenario.parameters;
  p.tell.bad_probability = p.tell.good_probability = 0;
  p.contact = {.probability = 0.5, .phone_share = 0.5, .email_share = 0.3, .social_share = 0};
  p.recovery.size = 0;
  p.support.abandoned_drop = 0;
  p.support.abandoned_post_probability = 0;
  p.churn.unresolved_extra = 0;
  const auto loyal = futures_of(scenario, settings.times(100));
  checks.cite("Poisson experiences, closed form");
  agrees(checks, "complaints: experiences that fail, of whom .5 · .8 turn to the company",
         201 * 30 * 0.5 * 0.3 * 0.5 * 0.8, sampled(loyal, Metric::complaints));
  checks.cite("normal law of answers, Reichheld's classes");
  // 5 + 5 s + e rounds to 9 or more from e = 2 on and to 6 or less below e = 0
  agrees(checks, "sentiment .3: net promoter score", 100 * (std::erfc(2 / std::sqrt(2.0)) / 2 - 0.5),
         sampled(loyal, Metric::nps));
  checks.cite("exponential thresholds, closed form");
  p.churn.base_per_day = 0.01;
  const auto leaving = futures_of(scenario, settings.times(100));
  const double hazard = 0.01 * std::exp(-p.churn.sentiment_slope * 0.3);
  agrees(checks, "customers lost in 30 days: 1 − e^(−30 h)", 201 * (1 - std::exp(-30 * hazard)),
         sampled(leaving, Metric::customers_lost));
}

// m r / (1 + i − r), whose elasticity in r is (1 + i) / (1 + i − r).
void check_value(Checks& checks) {
  ChurnParameters churn;
  ValueParameters value{.margin_per_year = 100, .discount_per_year = 0.1};
  churn.sentiment_slope = 0;
  const auto of_retention = [&](double r) {
    churn.base_per_day = -std::log(r) / 365;
    return lifetime_value(0, churn, value);
  };
  checks.printed("lifetime value, margin 100, retention .9, discount .1", 450, of_retention(.9), 6);
  constexpr double kStep = 1e-4;
  const double elasticity =
      std::log(of_retention(.9 * (1 + kStep)) / of_retention(.9 * (1 - kStep))) / (2 * kStep);
  checks.printed("its elasticity in retention", 5.5, elasticity, 2);
}

}  // namespace

void check_mean_field(Checks& checks, const ValidationSettings& settings) {
  checks.cite("Rahmandad & Sterman 2008: agents on a complete graph follow the differential equation");
  check_moods(checks, settings);
  check_silent_people(checks, settings);
  checks.cite("Gupta, Lehmann & Stuart 2004");
  check_value(checks);
}

}  // namespace grapevine
