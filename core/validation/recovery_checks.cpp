// What a recovery is worth, through the whole model: it makes good part of the harm and never more than all
// of it.
#include <algorithm>
#include <cmath>

#include "validation/groups.h"
#include "validation/towns.h"

namespace grapevine {

namespace {

constexpr std::int64_t kRecoveryFutures = 32;

// A town in which every failure is brought to a desk that has time for everybody.
Scenario heard_out(const ValidationSettings& settings) {
  Scenario scenario = without_events(small_town(settings));
  scenario.days = 40;
  scenario.series_hours = 24;
  Parameters& p = scenario.parameters;
  p.churn.base_per_day = 0.004;
  p.contact = {.probability = 1, .phone_share = 1, .email_share = 0, .social_share = 0};
  p.support.phone = {.enabled = true,
                     .agents = 200,
                     .open_from_hour = 0,
                     .open_until_hour = 24,
                     .weekends = true,
                     .service_minutes = 1,
                     .patience_hours = 100,
                     .routine_per_1000_per_day = 0};
  p.support.handoff_probability = 0;
  return scenario;
}

struct Towns {
  std::vector<Outcomes> never, fixed, unfixed;  // no failures, each made good at once, none made good
};

// How many futures of `fixed` came off better than the same ones without a failure: by more than the rounding
// of sums of money, whose order follows the days on which people leave.
double better(const Towns& towns, Metric metric) {
  const bool more_is_better = info(metric).better == Better::higher;
  double count = 0;
  for (std::size_t i = 0; i < towns.never.size(); ++i) {
    const double gained = towns.fixed[i][metric] - towns.never[i][metric];
    const double rounding = 1e-12 * std::abs(towns.never[i][metric]);
    count += more_is_better ? gained > rounding : gained < -rounding;
  }
  return count;
}

void check_harm(Checks& checks, const Towns& towns, const std::string& name) {
  checks.cite(
      "Knox & van Oest 2014: recovery never turns a failure into a gain; de Matos, Henrique & Rossi 2007");
  for (const Metric metric : {Metric::customers_lost, Metric::value_lost, Metric::sentiment_all})
    checks.exact(
        name + ": futures in which failures that are fixed beat none, " + std::string(info(metric).label), 0,
        better(towns, metric));
  checks.cite("de Matos, Henrique & Rossi 2007: signs of recovery");
  checks.direction(name + ": fixed less unfixed, sentiment of complainants",
                   difference(towns.fixed, towns.unfixed, Metric::sentiment_complainants), 1);
  checks.direction(name + ": fixed less unfixed, customers lost",
                   difference(towns.fixed, towns.unfixed, Metric::customers_lost), -1);
  checks.cite(
      "Knox & van Oest 2014: recovery makes good part of the harm, in almost all cases not the whole");
  const double harm =
      total(towns.unfixed, Metric::customers_lost) - total(towns.never, Metric::customers_lost);
  const double left = total(towns.fixed, Metric::customers_lost) - total(towns.never, Metric::customers_lost);
  checks.between(name + ": share of the harm that recovery makes good", 0.05, 0.99, 1 - left / harm);
}

// Nobody is won: where nothing fails people become customers sooner, so one of them may leave sooner too, and what leaves
// with them is more by that one.
Towns towns_of(Scenario scenario, std::int64_t count) {
  Towns towns;
  scenario.parameters.acquisition.base_per_day = 0;
  towns.fixed = futures_of(scenario, count);
  scenario.parameters.support.resolve_probability = 0;
  towns.unfixed = futures_of(scenario, count);
  scenario.parameters.experience.failure_rate = 0;
  towns.never = futures_of(scenario, count);
  return towns;
}

// Who is helped in public speaks up more often and thinks better of the company.
void check_squeaky_wheel(Checks& checks, const ValidationSettings& settings) {
  Scenario scenario = heard_out(settings);
  Parameters& p = scenario.parameters;
  p.support.social = p.support.phone;
  p.contact = {.probability = 0.5, .phone_share = 0, .email_share = 0, .social_share = 1};
  p.experience.failure_rate = 0.3;
  p.churn.base_per_day = 0;
  p.support.return_probability = 0;
  const auto helped = futures_of(scenario, settings.times(kRecoveryFutures));
  Scenario unhelped = scenario;
  unhelped.parameters.support.resolve_probability = 0;
  const auto not_helped = futures_of(unhelped, settings.times(kRecoveryFutures));
  checks.direction("helped in public less not helped: complaints in public",
                   difference(helped, not_helped, Metric::negative_posts), 1);
  checks.direction("helped in public less not helped: sentiment of complainants",
                   difference(helped, not_helped, Metric::sentiment_complainants), 1);
}

}  // namespace

void check_recovery(Checks& checks, const ValidationSettings& settings) {
  Scenario perfect = heard_out(settings);
  perfect.parameters.support.resolve_probability = 1;
  perfect.parameters.recovery.size = 1;
  perfect.parameters.reply.quality = 1;
  check_harm(checks, towns_of(perfect, settings.times(kRecoveryFutures)), "all fixed at once");

  Scenario ordinary = without_events(small_town(settings));
  ordinary.days = 40;
  ordinary.parameters.churn.base_per_day = 0.004;
  check_harm(checks, towns_of(ordinary, settings.times(kRecoveryFutures)), "the ordinary desk");

  checks.cite("Ma, Sun & Kekre 2015: the squeaky wheel");
  check_squeaky_wheel(checks, settings);
}

}  // namespace grapevine
