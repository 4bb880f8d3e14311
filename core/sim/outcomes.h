// What one replicate leaves behind: totals and series, each with a name, a unit and a direction that is better.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace grapevine {

// Totals of one replicate. Append only: the order is part of the digest and of the results files.
enum class Metric : std::uint8_t {
  crisis_level,               // 0..3, the highest reached
  crisis,                     // 1 when the level is at least 1
  peak_day_negative_exposures,
  negative_exposures,
  positive_exposures,
  negative_reach,             // people who heard something bad at least once
  largest_story_reach,        // people whom the largest negative story reached
  negative_posts,             // first posts, not reshares
  positive_posts,
  negative_reshares,
  sentiment_all,              // at the end, over customers
  sentiment_complainants,     // over customers who contacted the company about a failure
  sentiment_exposed,          // over people who heard something bad
  nps,
  complaints,                 // cases recorded from people in the network
  contacts,                   // complaints and routine contacts answered or not
  first_response_median,      // minutes, over complaints; waiting ones count their wait so far
  first_response_p90,
  answered_within_hour,       // share of complaints
  event_first_response,       // minutes to the first reply to the first story event; to the end when there is none
  resolution_median,          // minutes from opening, over complaints; open ones count their age
  first_contact_resolution,   // share of resolved complaints that took one contact
  abandonment,                // share of all contacts, routine ones included
  handoffs,                   // mean per complaint
  backlog_peak,               // largest number of waiting and running contacts at the end of a bin
  routine_wait_mean,          // minutes to the first answer, routine contacts
  utilisation_phone,          // busy share of open agent time
  utilisation_email,
  utilisation_social,
  utilisation_specialists,
  customers_lost,
  churn_all,                  // share of customers
  churn_complainants,
  churn_exposed,
  value_lost,                 // $, lifetime value of those who left
  value_at_risk,              // $, sum of lifetime value × probability to leave in the next 30 days, at the end
  support_cost,               // $, wages and tools
  programme_cost,             // $, one-off and running costs of levers
  total_cost,
  posts_unshared,             // share of the posts, good and bad, that nobody passed on
  posts_beyond_one_hop,       // share of them passed on by somebody who did not see them from their author
  positive_per_negative,      // good exposures for each bad one
  advocate_replies,           // complaints answered by a customer
  employee_replies,           // complaints answered by an employee outside the desk
  employee_reports,           // complaints that an employee or partner handed to the desk
  mishandled_replies,         // public replies of the company that struck the wrong tone
  open_web_interactions,      // public answers of company, employees, advocates and peers, and posts of the page
  adopted_share,              // employees who work in the new way, at the end
  questions_asked,            // in the community
  deflected,                  // contacts that customers settled among themselves
  deflection_rate,            // share of them in all contacts, deflected ones included
  knowledge_items,            // solved questions that others can find
  customers_won,
  customer_value,             // $, lifetime value of all customers there are at the end
  cost_per_contact,           // $, support cost over contacts
  programme_cost_low,         // $, at the lower likely cost of each lever
  programme_cost_high,
  net_value,                  // $, customer value and what deflection saves, less cost in all
  utilisation_chat,
  trolls_answered,            // public replies to trolls and ragers
  complaints_let_be,          // that the desk took for those of trolls and ragers
  customers_let_be,           // of whom it was an error
};
inline constexpr std::size_t kMetricCount = static_cast<std::size_t>(Metric::customers_let_be) + 1;

enum class Better : std::uint8_t { lower, higher, neither };
enum class Figure : std::uint8_t { count, share, minutes, sentiment, points, dollars, level, ratio };  // how to print it

struct MetricInfo {
  std::string_view name;      // in files: snake_case
  std::string_view label;     // on screens
  std::string_view meaning;
  Figure figure;
  Better better;
  double tolerance;           // absolute half-width that the stop rule is content with
};
const MetricInfo& info(Metric metric);
std::span<const MetricInfo> metric_table();

// Counts per bin of the scenario's series (its width is series_hours).
enum class Series : std::uint8_t {
  negative_exposures,
  positive_exposures,
  new_people_reached,         // first bad thing heard
  complaints,
  contacts,
  first_responses,
  resolved,
  abandoned,
  backlog,                    // at the end of the bin
  customers_lost,
};
inline constexpr std::size_t kSeriesCount = static_cast<std::size_t>(Series::customers_lost) + 1;
struct SeriesInfo {
  std::string_view name;
  std::string_view label;
  std::string_view unit;      // "people", "open contacts"
};
const SeriesInfo& info(Series series);

// The outcomes of one replicate.
struct Outcomes {
  std::array<double, kMetricCount> totals{};
  std::array<std::vector<std::int64_t>, kSeriesCount> series;  // one value a bin
  std::vector<std::uint64_t> day_digests;                      // of the whole state at the end of each day

  double operator[](Metric metric) const { return totals[static_cast<std::size_t>(metric)]; }
  double& operator[](Metric metric) { return totals[static_cast<std::size_t>(metric)]; }
  std::span<const std::int64_t> operator[](Series s) const { return series[static_cast<std::size_t>(s)]; }

  void add_to(Digest& digest) const;
  bool operator==(const Outcomes&) const = default;
};

// "1 h 12 min", "86 %", "+0.18", "$ 18.4 k": a total as a person reads it.
std::string figure_to_string(Metric metric, double value);
// A difference with its sign: "+25 points", "−2 h 40 min".
std::string difference_to_string(Metric metric, double difference);

}  // namespace grapevine
