#include "sim/finish.h"

#include <algorithm>

#include "sim/run.h"

namespace grapevine {

namespace {

// Type 7 quantile; reorders `values`. 0 when there are none.
double take_quantile(std::vector<float>& values, double q) {
  if (values.empty()) return 0;
  const double position = q * static_cast<double>(values.size() - 1);
  const auto k = static_cast<std::ptrdiff_t>(position);
  std::nth_element(values.begin(), values.begin() + k, values.end());
  const double low = values[static_cast<std::size_t>(k)];
  if (static_cast<std::size_t>(k) + 1 >= values.size()) return low;
  const double high = *std::min_element(values.begin() + k + 1, values.end());
  return low + (position - static_cast<double>(k)) * (high - low);
}

double quotient(double above, double below) { return below > 0 ? above / below : 0; }

void voices(const State& s, Outcomes& o) {
  o[Metric::crisis_level] = s.crisis_level;
  o[Metric::crisis] = s.crisis_level > 0 ? 1 : 0;
  o[Metric::peak_day_negative_exposures] = s.negative_by_day.empty() ? 0 : static_cast<double>(*std::max_element(s.negative_by_day.begin(), s.negative_by_day.end()));
  o[Metric::negative_exposures] = static_cast<double>(s.negative_exposures);
  o[Metric::positive_exposures] = static_cast<double>(s.positive_exposures);
  o[Metric::negative_reach] = static_cast<double>(s.negative_reach);
  std::int32_t largest = 0, posts = 0, unshared = 0, beyond = 0;
  for (const Story& story : s.stories.all()) {
    if (story.valence < 0) largest = std::max(largest, story.reach);
    if (story.defect || story.root == kCompanyId) continue;
    ++posts;
    unshared += story.shares == 0;
    beyond += story.later_shares > 0;
  }
  o[Metric::largest_story_reach] = largest;
  o[Metric::posts_unshared] = quotient(unshared, posts);
  o[Metric::posts_beyond_one_hop] = quotient(beyond, posts);
  o[Metric::positive_per_negative] = quotient(static_cast<double>(s.positive_exposures), static_cast<double>(s.negative_exposures));
  o[Metric::negative_posts] = static_cast<double>(s.negative_posts);
  o[Metric::positive_posts] = static_cast<double>(s.positive_posts);
  o[Metric::negative_reshares] = static_cast<double>(s.negative_reshares);
  o[Metric::advocate_replies] = static_cast<double>(s.advocate_replies);
  o[Metric::employee_replies] = static_cast<double>(s.employee_replies);
  o[Metric::employee_reports] = static_cast<double>(s.employee_reports);
  o[Metric::trolls_answered] = static_cast<double>(s.fed);
  o[Metric::complaints_let_be] = static_cast<double>(s.let_be);
  o[Metric::customers_let_be] = static_cast<double>(s.let_be_wrongly);
  o[Metric::mishandled_replies] = static_cast<double>(s.mishandled_replies);
  o[Metric::open_web_interactions] = static_cast<double>(s.open_web);
  o[Metric::adopted_share] = quotient(static_cast<double>(s.adopted), static_cast<double>(s.unconvinced.size()));
}

struct Cohort {
  double sentiment = 0;
  std::int64_t people = 0, customers = 0, lost = 0;
  // By arithmetic also for those who do not belong to it: a branch on it cannot be predicted.
  void add(bool belongs, float mood, bool customer, bool left) {
    sentiment += static_cast<double>(mood) * belongs;
    people += belongs;
    customers += belongs & customer;
    lost += belongs & left;
  }
  double mean() const { return quotient(sentiment, static_cast<double>(people)); }
  double churn() const { return quotient(static_cast<double>(lost), static_cast<double>(customers)); }
};

void people(Run& run, Outcomes& o) {
  const State& s = run.state;
  Cohort all, complainants, exposed;
  std::size_t asked = 0;
  for (std::uint32_t i = 0; i < s.sentiment.size(); ++i) {
    const std::uint8_t flags = s.flags[i];
    const bool customer = run.is_customer(i), left = flags & kLeft;
    exposed.add(flags & kHeardBad, s.sentiment[i], customer, left);
    all.add(customer, s.sentiment[i], customer, left);
    complainants.add(customer & ((flags & kComplained) != 0), s.sentiment[i], customer, left);
    run.found[asked] = i;
    asked += customer & !left;
  }
  std::int64_t promoters = 0, detractors = 0;
  for (const std::uint32_t i : std::span(run.found).first(asked)) {
    const double noise = standard_normal32(s.luck.quick_words(Purpose::threshold, run.id_of(i), 0)[1]);
    const int answer = recommendation(s.sentiment[i], noise);
    promoters += answer >= 9;
    detractors += answer <= 6;
  }
  o[Metric::sentiment_all] = all.mean();
  o[Metric::sentiment_complainants] = complainants.mean();
  o[Metric::sentiment_exposed] = exposed.mean();
  o[Metric::nps] = 100 * quotient(static_cast<double>(promoters - detractors), static_cast<double>(asked));
  o[Metric::customers_lost] = static_cast<double>(all.lost);
  o[Metric::churn_all] = all.churn();
  o[Metric::churn_complainants] = complainants.churn();
  o[Metric::churn_exposed] = exposed.churn();
  o[Metric::value_lost] = s.value_lost;
  o[Metric::customers_won] = static_cast<double>(s.customers_won);
  const CustomerValue value = sum_value(s.sentiment, s.patience, run.settings().day, run.parameters().value, 30);
  o[Metric::customer_value] = value.all;
  o[Metric::value_at_risk] = value.at_risk;
}

void complaints(Run& run, Outcomes& o) {
  const State& s = run.state;
  const double end = static_cast<double>(run.scenario.end());
  std::vector<float>& minutes = run.values;
  minutes.clear();
  std::int64_t within_hour = 0, resolved = 0, at_first = 0, handoffs = 0;
  for (const Case& c : s.cases) {
    handoffs += c.handoffs;
    within_hour += c.responded != kNever && c.responded - c.opened <= kHour;
    resolved += c.is == Case::Is::resolved;
    at_first += c.is == Case::Is::resolved && c.contacts == 1 && c.handoffs == 0;
    if (c.is == Case::Is::abandoned && c.responded == kNever) continue;
    minutes.push_back(static_cast<float>(to_minutes(c.responded != kNever ? c.responded - c.opened : run.scenario.end() - c.opened)));
  }
  const auto cases = static_cast<double>(s.cases.size());
  o[Metric::complaints] = cases;
  o[Metric::first_response_median] = take_quantile(minutes, 0.5);
  o[Metric::first_response_p90] = take_quantile(minutes, 0.9);
  o[Metric::answered_within_hour] = quotient(static_cast<double>(within_hour), cases);
  minutes.clear();
  for (const Case& c : s.cases)
    if (c.is != Case::Is::abandoned && c.is != Case::Is::given_up) minutes.push_back(static_cast<float>(to_minutes(c.resolved != kNever ? c.resolved - c.opened : run.scenario.end() - c.opened)));
  o[Metric::resolution_median] = take_quantile(minutes, 0.5);
  o[Metric::first_contact_resolution] = quotient(static_cast<double>(at_first), static_cast<double>(resolved));
  o[Metric::handoffs] = quotient(static_cast<double>(handoffs), cases);
  const Millis replied = s.event_replied != kNever ? s.event_replied : static_cast<Millis>(end);
  o[Metric::event_first_response] = s.event_story == kNoStory ? 0 : to_minutes(replied - s.event_at);
}

void desks(const Run& run, Outcomes& o) {
  const State& s = run.state;
  double arrived = 0, abandoned = 0;
  constexpr Metric kUtilisation[] = {Metric::utilisation_phone, Metric::utilisation_email, Metric::utilisation_social, Metric::utilisation_chat, Metric::utilisation_specialists};
  for (std::size_t team = 0; team < kTeams; ++team) {
    DeskAccount sum;
    for (std::size_t desk = team; desk < desks_end(team); ++desk) {
      const DeskAccount account = s.desks[desk].account(run.scenario.end());
      sum.busy_time += account.busy_time;
      sum.staffed_time += account.staffed_time;
      sum.arrived += account.arrived;
      sum.abandoned += account.abandoned;
    }
    o[kUtilisation[team]] = sum.utilisation();
    if (team == kSpecialists) continue;
    arrived += static_cast<double>(sum.arrived);
    abandoned += static_cast<double>(sum.abandoned);
  }
  o[Metric::contacts] = arrived;
  o[Metric::questions_asked] = static_cast<double>(s.questions_asked);
  o[Metric::deflected] = static_cast<double>(s.deflected);
  o[Metric::deflection_rate] = quotient(static_cast<double>(s.deflected), arrived + static_cast<double>(s.deflected));
  o[Metric::knowledge_items] = static_cast<double>(s.knowledge);
  o[Metric::abandonment] = quotient(abandoned, arrived);
  const auto& backlog = s.series[static_cast<std::size_t>(Series::backlog)];
  o[Metric::backlog_peak] = backlog.empty() ? 0 : static_cast<double>(*std::max_element(backlog.begin(), backlog.end()));
  o[Metric::routine_wait_mean] = quotient(to_minutes(s.routine_waited), static_cast<double>(s.routine_started));
  o[Metric::support_cost] = s.support_cost;
  o[Metric::programme_cost] = s.programme_cost;
  o[Metric::programme_cost_low] = s.programme_cost_low;
  o[Metric::programme_cost_high] = s.programme_cost_high;
  o[Metric::cost_per_contact] = quotient(s.support_cost, arrived);
  o[Metric::total_cost] = s.support_cost + s.programme_cost;
}

void value(const Run& run, Outcomes& o) {
  const double deflected = o[Metric::deflected] * run.parameters().cost.deflected_contact;
  o[Metric::net_value] = o[Metric::customer_value] + deflected - o[Metric::total_cost];
}

}  // namespace

void finish_run(Run& run, Outcomes& outcomes) {
  voices(run.state, outcomes);
  people(run, outcomes);
  complaints(run, outcomes);
  desks(run, outcomes);
  value(run, outcomes);
  for (std::size_t i = 0; i < kSeriesCount; ++i) outcomes.series[i] = run.state.series[i];
  outcomes.day_digests = run.state.day_digests;
}

}  // namespace grapevine
