#include "report/headline.h"

#include <cmath>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "report/claims.h"

namespace grapevine {

namespace {

// --- what happens in a scenario
// ---------------------------------------------------------------------------------------

// "Fri 6 Nov".
std::string day_of(const Scenario& scenario, Millis at) { return long_date(scenario.start, at); }

struct Happened {
  const Scenario& scenario;
  const World& world;
  Millis at;

  std::string operator()(const StoryEvent& story) const {
    const auto person = find_person(world, story.who);
    const double ties = person ? world.graph->degree(static_cast<std::int32_t>(*person)) : 0;
    const std::string followers = about(ties * scenario.parameters.people.followers_per_tie);
    return story.valence < 0 ? say("A customer with {} followers complained at {}.", followers, clock_text(at))
                             : say("A customer with {} followers praised you at {}.", followers, clock_text(at));
  }
  std::string operator()(const DefectEvent& defect) const {
    if (defect.cohort_share >= 1) return say("A defect reached every customer on {}.", day_of(scenario, at));
    return say("A defect reached {:.0f} % of customers on {}.", defect.cohort_share * 100, day_of(scenario, at));
  }
  std::string operator()(const PressEvent& press) const {
    return press.valence < 0 ? say("The press wrote against you on {}.", day_of(scenario, at)) : say("The press praised you on {}.", day_of(scenario, at));
  }
  std::string operator()(const RecallEvent&) const {
    return say("The company recalled on {}.", day_of(scenario, at));
  }
  std::string operator()(const HolidayEvent&) const {
    return say("{} was a holiday.", day_of(scenario, at));
  }
  std::string operator()(const StatementEvent&) const {
    return say("The company made a statement on {}.", day_of(scenario, at));
  }
  std::string operator()(const PagePostEvent&) const {
    return say("The company posted on its page on {}.", day_of(scenario, at));
  }
  std::string operator()(const SurgeEvent& surge) const {
    const std::string count = grouped(surge.contacts), day = day_of(scenario, at);
    if (surge.channel == 0) return say_number(surge.contacts, "{} call more than usual came in on {}.", "{} calls more than usual came in on {}.", count, day);
    if (surge.channel == 1) return say_number(surge.contacts, "{} e-mail more than usual came in on {}.", "{} e-mails more than usual came in on {}.", count, day);
    return say_number(surge.contacts, "{} message more than usual came in on {}.", "{} messages more than usual came in on {}.", count, day);
  }
};

// The first complaint of the timeline, else the first event of any kind; nothing when nothing happens.
std::optional<std::string> what_happened(const Scenario& scenario, const World& world) {
  const EventSpec* first = nullptr;
  Millis first_at = 0;
  for (const TimelineEntry& entry : scenario.timeline)
    for (const EventSpec& event : entry.events) {
      const auto* story = std::get_if<StoryEvent>(&event);
      if (story && story->valence < 0) return Happened{scenario, world, entry.at}(*story);
      if (!first) first_at = entry.at;
      if (!first) first = &event;
    }
  if (!first) return std::nullopt;
  return std::visit(Happened{scenario, world, first_at}, *first);
}

// What gets worse elsewhere: the price of the change, for those who wait and for those who pay.
std::string price(const Comparison& c, Metric told) {
  const auto worse = [&](Metric metric) {
    return metric != told && matters(c[metric]) && c[metric].difference.mean > 0;
  };
  const auto amount = [&](Metric metric) {
    return known_figure(metric, c[metric].difference.mean, c[metric].difference.half_width());
  };
  std::string text;
  if (told != Metric::first_response_p90 && worse(Metric::first_response_median))
    text = say("Everyone else waits {} longer in the middle case.", amount(Metric::first_response_median)) + " ";
  else if (worse(Metric::routine_wait_mean))
    text = say("People with everyday questions wait {} longer.", amount(Metric::routine_wait_mean)) + " ";
  if (worse(Metric::total_cost)) text += say("It costs {} more.", amount(Metric::total_cost)) + " ";
  return text;
}

std::string paired_futures(const Comparison& c) {
  return say_number(c.pairs, "{} paired future, same crowd, same luck.", "{} paired futures, same crowd, same luck.", grouped(c.pairs));
}

Headline no_difference(const Comparison& c, const Scenario& baseline) {
  const std::int64_t agree = c[Metric::crisis].equal;
  const FutureCount before = count_futures(1 - c.crisis_before.interval.mean, c.pairs);
  const FutureCount after = count_futures(1 - c.crisis_after.interval.mean, c.pairs);
  Headline h;
  h.sentence = agree == c.pairs ? say("No clear difference: all {} paired futures agree.", c.pairs) : say("No clear difference: {} of {} paired futures agree.", agree, c.pairs);
  h.detail = before.number == after.number ? say("Free of a crisis: {} either way.", futures(after))
                                           : say("Free of a crisis: {}, against {} {}.", futures(after), against(before, after), way_of_working(baseline));
  h.detail += " " + paired_futures(c);
  return h;
}

}  // namespace

Headline headline(const Scenario& scenario, const std::vector<MetricSummary>& summary,
                  const Proportion& crisis, const World& world) {
  Headline h;
  if (crisis.trials == 0) return {std::string(say("No futures yet.")), ""};
  const auto happened = what_happened(scenario, world);
  h.sentence = happened ? *happened : say_number(scenario.days, "{} ordinary day.", "{} ordinary days.", grouped(scenario.days));

  const std::string base = capital(way_of_working(scenario));
  const FutureCount calm = count_futures(1 - crisis.interval.mean, crisis.trials);
  if (calm.number == calm.of)
    h.sentence += " " + say("{}, no future sees a crisis.", base);
  else if (calm.number == 0)
    h.sentence += " " + say("{}, every future sees a crisis.", base);
  else
    h.sentence += " " + say_number(calm.number, "{}, {} of {} futures see no crisis.", "{}, {} of {} futures see no crisis.", base, calm.number, calm.of);

  const double of = static_cast<double>(calm.of);
  const double least = std::floor((1 - crisis.interval.high) * of + 0.5), most = std::floor((1 - crisis.interval.low) * of + 0.5);
  h.detail = calm.number == 0 || calm.number == calm.of ? say("Between {:.0f} and {:.0f} of {} see none.", least, most, calm.of) : say("Between {:.0f} and {:.0f}.", least, most);
  if (!happened) {
    const auto middle = [&](Metric metric) {
      return figure_to_string(metric, summary[static_cast<std::size_t>(metric)].median);
    };
    h.detail += " " + say("In the middle case {} customers leave and nine in ten complaints are answered within {}.",
                          middle(Metric::customers_lost), middle(Metric::first_response_p90));
  }
  h.detail += " " + say_number(crisis.trials, "{} simulated future of {} people and your support desk.", "{} simulated futures of {} people and your support desk.",
                               grouped(crisis.trials), grouped(world.size()));
  return h;
}

Headline headline(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                  const World&) {
  if (comparison.pairs == 0) return {std::string(say("No paired futures yet.")), ""};
  if (comparison.identical == comparison.pairs)
    return {comparison.pairs == 1 ? std::string(say("This change makes no difference: the paired future is the same."))
                                  : say("This change makes no difference: all {} paired futures are the same.", comparison.pairs),
            std::string(say("Same crowd, same luck: what changes nothing leaves every future as it is."))};
  const auto told = metric_to_tell(comparison);
  if (!told) return no_difference(comparison, baseline);
  const Claim claim = claim_of(*told, comparison, name_of_change(baseline, what_if), baseline);
  Headline h{claim.sentence, claim.detail + " "};
  if (*told != Metric::crisis) h.detail += std::string(say("No clear difference in crises.")) + " ";
  h.detail += price(comparison, *told) + paired_futures(comparison);
  return h;
}

Metric headline_metric(const Comparison& comparison) { return metric_to_tell(comparison).value_or(Metric::peak_day_negative_exposures); }

}  // namespace grapevine
