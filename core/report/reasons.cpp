#include "report/reasons.h"

#include <cmath>

#include <fmt/format.h>

#include "report/wording.h"

namespace grapevine {

namespace {

// What leads from a change of the company to a change in what people hear, with a sentence of both futures: {0} as it
// went in the what-if, {1} in the baseline.
struct Link {
  Metric metric;
  std::string_view sentence;
};
constexpr Link kChain[] = {
    {Metric::event_first_response, english("The first reply to the story came after {0} instead of {1}.")},
    {Metric::largest_story_reach, english("The largest complaint reached {0} people instead of {1}.")},
    {Metric::negative_reshares, english("Times that a complaint was passed on: {0} instead of {1}.")},
    {Metric::mishandled_replies, english("Public replies that struck the wrong tone: {0} instead of {1}.")},
    {Metric::advocate_replies, english("Complaints that customers answered in the company's place: {0} instead of {1}.")},
    {Metric::employee_replies, english("Complaints that employees outside the desk answered: {0} instead of {1}.")},
    {Metric::employee_reports, english("Complaints that employees handed to the desk: {0} instead of {1}.")},
    {Metric::trolls_answered, english("Public answers to trolls and ragers: {0} instead of {1}.")},
    {Metric::backlog_peak, english("At the fullest {0} cases were open instead of {1}.")},
    {Metric::first_response_p90, english("Nine in ten complaints were answered within {0} instead of {1}.")},
    {Metric::handoffs, english("A complaint was handed on {0} times on average instead of {1}.")},
    {Metric::abandonment, english("{0} of the contacts gave up waiting instead of {1}.")},
    {Metric::deflected, english("Customers settled {0} questions among themselves instead of {1}.")},
    {Metric::complaints, english("Complaints that became cases: {0} instead of {1}.")},
    {Metric::negative_reach, english("{0} people heard something bad instead of {1}.")},
    {Metric::customers_lost, english("Customers who left: {0} instead of {1}.")},
    {Metric::support_cost, english("Support cost {0} instead of {1}.")},
    {Metric::programme_cost, english("The programme cost {0} instead of {1}.")},
};
constexpr std::size_t kMostLines = 5;

// A figure of one future.
std::string text_of(Metric metric, double value) {
  if (metric == Metric::crisis) return std::string(value >= 0.5 ? say("a crisis") : say("no crisis"));
  return figure_to_string(metric, value);
}

std::string cause_sentence(const Cause& cause, const Why& why) {
  const std::string without = text_of(why.metric, cause.without);
  if (cause.share <= -0.05) return say("{} works against it: without it, {}.", cause.label, without);
  if (cause.share < 0.05) return say("{} is not needed for it: without it, still {}.", cause.label, without);
  if (cause.share > 1.05) return say("{} does more than all of it, and others take some back: without it, {}.", cause.label, without);
  if (cause.share > 0.95) return say("{} does it: without it, {}.", cause.label, without);
  return say("{} does {} of it: without it, {}.", cause.label, whole_percent(std::abs(cause.share)), without);
}

std::string author_sentence(const Why& why) {
  return say("Behind the story stands customer {}, with {} followers.", grouped(static_cast<std::int64_t>(why.person)), about(why.followers));
}

}  // namespace

Reasons reasons(const Why& why, std::int64_t futures) {
  Reasons r;
  const auto text = [&](const Outcomes& outcomes, Metric metric) { return text_of(metric, outcomes[metric]); };
  if (why.metric == Metric::crisis) r.title = why.change() < 0 ? say("A crisis averted") : say("A crisis caused");
  else r.title = say("{}: {} instead of {}", say(info(why.metric).label), text(why.after, why.metric), text(why.before, why.metric));
  r.future = say("In future {}, which of {} shows it most plainly.", why.replicate + 1, futures);
  const bool story = why.before[Metric::event_first_response] != why.after[Metric::event_first_response];
  if (why.followers > 0 && story) r.lines.push_back(author_sentence(why));
  for (const Link& link : kChain) {
    if (r.lines.size() == kMostLines) break;
    if (link.metric == why.metric) continue;
    const std::string before = text(why.before, link.metric), after = text(why.after, link.metric);
    if (before != after) r.lines.push_back(fmt::format(fmt::runtime(say(link.sentence)), after, before));
  }
  if (why.by_word_of_mouth > 0.05 && why.by_word_of_mouth <= 1.05)
    r.lines.push_back(say("{} of the change comes about through what people heard of each other.", whole_percent(std::abs(why.by_word_of_mouth))));
  for (const Cause& cause : why.causes) r.causes.push_back(cause_sentence(cause, why));
  return r;
}

Reasons no_reasons(Metric metric) {
  Reasons r;
  r.title = say("{}: no future differs", say(info(metric).label));
  r.lines.push_back(std::string(say("Choose a figure that changes, or change a lever.")));
  return r;
}

}  // namespace grapevine
