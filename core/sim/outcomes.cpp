#include "sim/outcomes.h"

#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

using enum Figure;
using B = Better;

// In the order of Metric. Tolerances are what the stop rule is content with for a difference: about the
// smallest change that a person would act on, in a scenario of some thousand people.
constexpr MetricInfo kMetrics[] = {
    {"crisis_level", english("Crisis level"), english("Highest crisis level reached, 0 to 3: 1 a negative story reaches the crisis threshold, 2 the company answers in public, 3 it costs more than the loss limit."),
     level, B::lower, 0.1},
    {"crisis", english("Futures with a crisis"), english("Share of futures in which a negative story or a defect reaches the crisis threshold within a day."),
     share, B::lower, 0.05},
    {"peak_day_negative_exposures", english("Bad news on the worst day"), english("How many times somebody hears something bad on the worst day."), count, B::lower, 20},
    {"negative_exposures", english("Bad news heard"), english("How many times somebody hears something bad."), count, B::lower,
     200},
    {"positive_exposures", english("Good news heard"), english("How many times somebody hears something good."), count,
     B::higher, 200},
    {"negative_reach", english("People reached by bad news"), english("People who heard something bad at least once."), count,
     B::lower, 50},
    {"largest_story_reach", english("Largest complaint's reach"), english("People whom the largest negative story reached."),
     count, B::lower, 20},
    {"negative_posts", english("Complaints in public"), english("First posts about something bad, without reshares."), count,
     B::lower, 5},
    {"positive_posts", english("Praise in public"), english("First posts about something good, without reshares."), count,
     B::higher, 5},
    {"negative_reshares", english("Complaints passed on"), english("Reshares of negative posts."), count, B::lower, 20},
    {"sentiment_all", english("Net sentiment, customers"), english("Mean opinion of all customers at the end, from −1 to 1."),
     sentiment, B::higher, 0.005},
    {"sentiment_complainants", english("Net sentiment, complainants"), english("Mean opinion at the end of customers who contacted the company about a failure."), sentiment, B::higher,
     0.02},
    {"sentiment_exposed", english("Net sentiment, exposed"), english("Mean opinion at the end of people who heard something bad."), sentiment, B::higher, 0.01},
    {"nps", english("Net promoter score"), english("Promoters minus detractors among customers at the end, in points."), points,
     B::higher, 0.5},
    {"complaints", english("Complaints to the company"), english("Cases recorded from people in the network; an easier voice raises them."), count, B::neither, 10},
    {"contacts", english("Contacts"), english("Complaints and routine contacts, answered or not."), count, B::neither, 20},
    {"first_response_median", english("First response, median"), english("Wait of the middle complaint for its first answer; those still waiting count their wait so far."),
     minutes, B::lower, 5},
    {"first_response_p90", english("First response, P90"), english("Nine in ten complaints get their first answer within this time."), minutes, B::lower, 15},
    {"answered_within_hour", english("Answered within the hour"), english("Share of complaints whose first answer comes within an hour."), share, B::higher, 0.02},
    {"event_first_response", english("First reply to the story"), english("Wait of the first story of the timeline for its first reply; to the end when there is none."), minutes,
     B::lower, 15},
    {"resolution_median", english("Resolution, median"), english("Time from opening to solution of the middle complaint; open ones count their age."), minutes, B::lower,
     30},
    {"first_contact_resolution", english("First-contact resolution"), english("Share of solved complaints that took a single contact."), share, B::higher, 0.01},
    {"abandonment", english("Abandonment"), english("Share of all contacts that were given up before the first answer."), share,
     B::lower, 0.01},
    {"handoffs", english("Hand-offs per complaint"), english("How often a complaint is handed on, in the mean."), ratio,
     B::lower, 0.02},
    {"backlog_peak", english("Backlog at peak"), english("Largest number of contacts waiting or in progress at the end of an interval of the chart."), count,
     B::lower, 3},
    {"routine_wait_mean", english("Wait of routine contacts"), english("Mean wait of routine contacts for their first answer."),
     minutes, B::lower, 2},
    {"utilisation_phone", english("Phone, busy"), english("Busy share of the agents' open time on the phone."), share,
     B::neither, 0.01},
    {"utilisation_email", english("E-mail, busy"), english("Busy share of the agents' open time on e-mail."), share, B::neither,
     0.01},
    {"utilisation_social", english("Social desk, busy"), english("Busy share of the agents' open time at the social desk."),
     share, B::neither, 0.01},
    {"utilisation_specialists", english("Specialists, busy"), english("Busy share of the specialists' open time."), share,
     B::neither, 0.01},
    {"customers_lost", english("Customers lost"), english("Customers who left."), count, B::lower, 2},
    {"churn_all", english("Churn"), english("Share of customers who left."), share, B::lower, 0.0005},
    {"churn_complainants", english("Churn of complainants"), english("Share of the customers with a complaint who left."),
     share, B::lower, 0.005},
    {"churn_exposed", english("Churn of the exposed"), english("Share of the customers who heard something bad who left."),
     share, B::lower, 0.001},
    {"value_lost", english("Customer value lost"), english("Lifetime value of the customers who left."), dollars, B::lower,
     1000},
    {"value_at_risk", english("Customer value at risk"), english("Lifetime value of each customer times the probability to leave in the next 30 days, at the end."),
     dollars, B::lower, 500},
    {"support_cost", english("Cost of support"), english("Wages and tools of the support desk."), dollars, B::lower, 200},
    {"programme_cost", english("Cost of the programme"), english("One-off and running costs of what was changed."), dollars,
     B::lower, 100},
    {"total_cost", english("Cost in all"), english("Cost of support and of the programme."), dollars, B::lower, 200},
    {"posts_unshared", english("Posts nobody passed on"), english("Share of the posts, good and bad, that nobody passed on."), share,
     B::neither, 0.01},
    {"posts_beyond_one_hop", english("Posts beyond one hop"), english("Share of the posts, good and bad, that somebody passed on who had not seen them from their author."), share,
     B::neither, 0.005},
    {"positive_per_negative", english("Good news for each bad"), english("How many good things people hear for each bad one."), ratio,
     B::higher, 0.05},
    {"advocate_replies", english("Answered by advocates"), english("Complaints in public that a customer answered in the company's place."), count,
     B::neither, 1},
    {"employee_replies", english("Answered by employees"), english("Complaints in public that an employee outside the desk answered."), count,
     B::neither, 1},
    {"employee_reports", english("Reported by employees"), english("Complaints in public that an employee or a partner saw and handed to the desk."), count, B::neither, 1},
    {"mishandled_replies", english("Replies that went wrong"), english("Public replies of the company that struck the wrong tone."), count,
     B::lower, 1},
    {"open_web_interactions", english("Open conversations"), english("Public answers of the company, of employees, advocates and peers, and posts of the company."), count, B::neither, 10},
    {"adopted_share", english("Employees who take part"), english("Share of the employees who work in the new way at the end."), share,
     B::higher, 0.02},
    {"questions_asked", english("Questions to the community"), english("Questions that customers asked each other first."), count, B::neither,
     10},
    {"deflected", english("Settled among customers"), english("Contacts that never reached an agent because a peer's answer settled them."),
     count, B::higher, 10},
    {"deflection_rate", english("Deflection rate"), english("Share of the contacts that customers settled among themselves."), share,
     B::higher, 0.01},
    {"knowledge_items", english("Knowledge gained"), english("Solved questions that others can find."), count, B::higher, 5},
    {"customers_won", english("Customers won"), english("Prospects who became customers."), count, B::higher, 2},
    {"customer_value", english("Customer value"), english("Lifetime value of all customers that there are at the end."), dollars, B::higher,
     1000},
    {"cost_per_contact", english("Cost per contact"), english("Cost of support for each contact."), dollars, B::lower, 0.5},
    {"programme_cost_low", english("Cost of the programme, low"), english("The programme at the lower likely cost of each lever."), dollars,
     B::lower, 100},
    {"programme_cost_high", english("Cost of the programme, high"), english("The programme at the higher likely cost of each lever."), dollars,
     B::lower, 100},
    {"net_value", english("Net value"), english("Lifetime value of the customers at the end and what contacts settled among customers save, less cost in all."),
     dollars, B::higher, 1000},
    {"utilisation_chat", english("Chat, busy"), english("Busy share of the agents' open time in the chat."), share, B::neither, 0.01},
    {"trolls_answered", english("Answers to trolls and ragers"), english("Public replies to authors whom an answer feeds or does not calm."), count,
     B::lower, 1},
    {"complaints_let_be", english("Complaints let be"), english("Public complaints that the desk took for those of trolls and ragers."), count,
     B::neither, 1},
    {"customers_let_be", english("Customers let be by mistake"), english("Complaints of customers that the desk took for those of trolls and ragers."),
     count, B::lower, 1},
};
static_assert(std::size(kMetrics) == kMetricCount);

constexpr SeriesInfo kSeries[] = {
    {"negative_exposures", english("Bad news heard"), english("exposures")},
    {"positive_exposures", english("Good news heard"), english("exposures")},
    {"new_people_reached", english("People who heard something bad"), english("new people")},
    {"complaints", english("Complaints to the company"), english("complaints")},
    {"contacts", english("Contacts"), english("contacts")},
    {"first_responses", english("First responses"), english("answers")},
    {"resolved", english("Resolved"), english("complaints")},
    {"abandoned", english("Abandoned"), english("contacts")},
    {"backlog", english("Backlog"), english("open contacts")},
    {"customers_lost", english("Customers lost"), english("customers")},
};
static_assert(std::size(kSeries) == kSeriesCount);

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kUnknown = "\u2013";

// "42,000": a non-negative number rounded to the nearest whole, in groups of three.
std::string grouped(double value) {
  std::string digits = fmt::format("{:.0f}", std::floor(value + 0.5));
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

// "42", "4.2": one decimal below ten, none for whole numbers.
std::string decimal(double value) {
  if (value >= 9.95 || value == std::floor(value)) return grouped(value);
  return fmt::format("{:.1f}", value);
}

// "86", "4.2", "0.35", "99.6": what counts near none and near all is the difference from them.
std::string percent(double value) {
  if (value > 0 && value < 0.995) return fmt::format("{:.2f}", value);
  if (value > 99 && value < 100) return fmt::format("{:.1f}", value);
  return decimal(value);
}

std::string dollars_to_string(double value) {
  if (value < 999.5) return say("$ {:.0f}", value);
  if (value < 99'950) return say("$ {:.1f} k", value / 1e3);
  if (value < 999'500) return say("$ {:.0f} k", value / 1e3);
  return say("$ {:.2f} M", value / 1e6);
}

// A non-negative total without its sign.
std::string magnitude(Figure figure, double value) {
  switch (figure) {
    case count:
      return decimal(value);
    case share:
      return say("{} %", percent(value * 100));
    case minutes:
      return value == 0 ? say("{} min", 0LL) : duration_to_string(value);
    case sentiment:
      return fmt::format("{:.2f}", value);
    case points:
      return decimal(value);
    case dollars:
      return dollars_to_string(value);
    case level:
      return decimal(value);
    case ratio:
      return fmt::format("{:.2f}", value);
  }
  return {};
}

std::string difference_magnitude(Figure figure, double value) {
  if (figure == sentiment && value < 0.00995) return fmt::format("{:.3f}", value);
  if (figure != share) return magnitude(figure, value);
  const std::string points_text = value < 0.00995 ? percent(value * 100) : decimal(value * 100);
  return say_number(value == 0.01 ? 1 : 2, "{} point", "{} points", points_text);
}

// What rounds to nothing carries no sign.
bool reads_as_nothing(std::string_view text) { return text.find_first_of("123456789") == text.npos; }

}  // namespace

const MetricInfo& info(Metric metric) { return kMetrics[static_cast<std::size_t>(metric)]; }
std::span<const MetricInfo> metric_table() { return kMetrics; }
const SeriesInfo& info(Series series) { return kSeries[static_cast<std::size_t>(series)]; }

void Outcomes::add_to(Digest& digest) const {
  digest.add(std::span<const double>(totals));
  for (const auto& values : series) {
    digest.add(static_cast<std::int64_t>(values.size()));
    for (const std::int64_t value : values) digest.add(value);
  }
  digest.add(static_cast<std::int64_t>(day_digests.size()));
  for (const std::uint64_t day : day_digests) digest.add(static_cast<std::int64_t>(day));
}

std::string figure_to_string(Metric metric, double value) {
  if (std::isnan(value)) return std::string(kUnknown);
  const Figure figure = info(metric).figure;
  std::string text = magnitude(figure, std::fabs(value));
  if (reads_as_nothing(text)) return text;
  if (value < 0) return std::string(kMinus) + text;
  const bool signed_scale = figure == sentiment || figure == points;
  return signed_scale ? "+" + text : text;
}

std::string difference_to_string(Metric metric, double difference) {
  if (std::isnan(difference)) return std::string(kUnknown);
  std::string text = difference_magnitude(info(metric).figure, std::fabs(difference));
  if (reads_as_nothing(text)) return text;
  return (difference < 0 ? std::string(kMinus) : "+") + text;
}

}  // namespace grapevine
