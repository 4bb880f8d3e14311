#include "report/headline.h"

#include <cmath>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "report/wording.h"

namespace grapevine {

namespace {

using Form = ChangeName::Form;

// --- what happens in a scenario
// ---------------------------------------------------------------------------------------

// "Fri 6 Nov", "09:00".
std::string day_of(const Scenario& scenario, Millis at) {
  const std::string moment = long_moment(scenario.start, at);
  return moment.substr(0, moment.find(','));
}
std::string clock_of(const Scenario& scenario, Millis at) {
  const std::string moment = long_moment(scenario.start, at);
  return moment.substr(moment.find(',') + 2);
}

struct Happened {
  const Scenario& scenario;
  const World& world;
  Millis at;

  std::string operator()(const StoryEvent& story) const {
    const auto person = find_person(world, story.who);
    const double ties = person ? world.graph->degree(static_cast<std::int32_t>(*person)) : 0;
    const std::string followers = about(ties * scenario.parameters.people.followers_per_tie);
    return fmt::format("A customer with {} followers {} at {}.", followers,
                       story.valence < 0 ? "complained" : "praised you", clock_of(scenario, at));
  }
  std::string operator()(const DefectEvent& defect) const {
    const std::string whom = defect.cohort_share >= 1
                                 ? "every customer"
                                 : fmt::format("{:.0f} % of customers", defect.cohort_share * 100);
    return fmt::format("A defect reached {} on {}.", whom, day_of(scenario, at));
  }
  std::string operator()(const PressEvent& press) const {
    return fmt::format("The press {} on {}.", press.valence < 0 ? "wrote against you" : "praised you",
                       day_of(scenario, at));
  }
  std::string operator()(const RecallEvent&) const {
    return fmt::format("The company recalled on {}.", day_of(scenario, at));
  }
  std::string operator()(const HolidayEvent&) const {
    return fmt::format("{} was a holiday.", day_of(scenario, at));
  }
  std::string operator()(const StatementEvent&) const {
    return fmt::format("The company made a statement on {}.", day_of(scenario, at));
  }
  std::string operator()(const PagePostEvent&) const {
    return fmt::format("The company posted on its page on {}.", day_of(scenario, at));
  }
  std::string operator()(const SurgeEvent& surge) const {
    const std::string_view what = surge.channel == 0 ? "calls" : surge.channel == 1 ? "e-mails" : "messages";
    return fmt::format("{} {} more than usual came in on {}.", grouped(surge.contacts), what,
                       day_of(scenario, at));
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

// How things are without the change: "as you work today", or the name of a baseline of one's own: "under “A night
// shift”".
constexpr std::string_view kToday = "as you work today";
std::string way_of_working(const Scenario& baseline) {
  return baseline.baseline.empty() ? std::string(kToday) : fmt::format("under “{}”", baseline.baseline);
}

// --- sentences of a comparison
// ----------------------------------------------------------------------------------------

// What a change does, for either form of its name: "keeps/keep 86 of 100 …" after a subject, a clause after a
// title.
struct Claim {
  std::string verb, plural_verb, object;
  std::string clause;
  std::string detail;  // the difference with its interval, a sentence
};

std::string sentence_of(const ChangeName& name, const Claim& claim) {
  if (name.form == Form::subject)
    return fmt::format("{} {} {}.", name.text, name.plural ? claim.plural_verb : claim.verb, claim.object);
  return fmt::format("{}{} {}.", name.text, name.form == Form::aside ? "," : ":", claim.clause);
}

// "86 of 100 futures", "every future", "no future".
std::string futures(const FutureCount& count) {
  if (count.number == count.of) return "every future";
  if (count.number == 0) return "no future";
  return fmt::format("{} of {} futures", count.number, count.of);
}

// "61", or "61 of 100" when no base was named before.
std::string against(const FutureCount& before, const FutureCount& after) {
  if (before.number == 0) return "none";
  if (before.number == before.of) return "all";
  const bool base_named = after.number != 0 && after.number != after.of;
  return base_named ? std::to_string(before.number) : fmt::format("{} of {}", before.number, before.of);
}

// Of a difference known between low and high, all of one sign: "25 more (18 to 32)", without the sign.
struct Magnitudes {
  double middle, low, high;
  bool increase;
};
Magnitudes magnitudes(const Interval& difference) {
  const bool increase = difference.mean > 0;
  return increase ? Magnitudes{difference.mean, difference.low, difference.high, true}
                  : Magnitudes{-difference.mean, -difference.high, -difference.low, false};
}

std::string with_interval(Metric metric, const Interval& difference, std::string_view more,
                          std::string_view less) {
  const Magnitudes m = magnitudes(difference);
  const double half = difference.half_width();
  const auto text = [&](double value) { return known_figure(metric, value, half); };
  return fmt::format("{} {} ({} to {}).", text(m.middle), m.increase ? more : less, text(m.low),
                     text(m.high));
}

Claim crisis_claim(const Comparison& c, std::string_view base) {
  const FutureCount before = count_futures(1 - c.crisis_before.interval.mean, c.pairs);
  const FutureCount after = count_futures(1 - c.crisis_after.interval.mean, c.pairs);
  const bool better = c.crisis_after.successes < c.crisis_before.successes;
  const std::string rest = fmt::format(", against {} {}", against(before, after), base);
  Claim claim;
  claim.verb = better ? "keeps" : "leaves";
  claim.plural_verb = better ? "keep" : "leave";
  const bool some = after.number != 0 && after.number != after.of;
  claim.object = (better || !some ? "" : "only ") + futures(after) + " free of a crisis" + rest;
  claim.clause = futures(after) + (some ? " see no crisis" : " is free of a crisis") + rest;
  // a difference of futures without a crisis: the sign turns round
  const Interval& d = c[Metric::crisis].difference;
  const Magnitudes m = magnitudes({-d.mean, -d.high, -d.low});
  const auto number = [&](double share) { return std::floor(share * static_cast<double>(after.of) + 0.5); };
  claim.detail = fmt::format("{:.0f} {} ({:.0f} to {:.0f}).", number(m.middle), m.increase ? "more" : "fewer",
                             number(m.low), number(m.high));
  return claim;
}

Claim worst_day_claim(const MetricComparison& m, std::string_view base) {
  const bool milder = m.difference.mean < 0;
  const double half = m.difference.half_width();
  const std::string before = known_figure(m.metric, m.before.mean.mean, half),
                    after = known_figure(m.metric, m.after.mean.mean, half);
  Claim claim;
  claim.verb = "makes";
  claim.plural_verb = "make";
  claim.object = fmt::format("the worst day {}: people hear something bad {} times instead of {}",
                             milder ? "milder" : "worse", after, before);
  claim.clause = fmt::format(
      "on the worst day people hear something bad {} times, against {} {}", after, before, base);
  claim.detail = with_interval(m.metric, m.difference, "more", "fewer");
  return claim;
}

Claim customers_claim(const MetricComparison& m, std::string_view base) {
  const bool fewer = m.difference.mean < 0;
  const auto number = static_cast<std::int64_t>(std::floor(std::fabs(m.difference.mean) + 0.5));
  const std::string customers = counted(number, "customer", "customers");
  Claim claim;
  claim.verb = fewer ? "keeps" : "loses";
  claim.plural_verb = fewer ? "keep" : "lose";
  claim.object = fmt::format("{} who would {} {}", customers, fewer ? "leave" : "stay", base);
  claim.clause = fmt::format("{} {} leave than {}", grouped(number),
                             fewer ? "fewer customers" : "more customers", base);
  claim.detail = with_interval(m.metric, m.difference, "more leave", "fewer leave");
  return claim;
}

Claim deflection_claim(const MetricComparison& m, std::string_view base) {
  const bool more = m.difference.mean > 0;
  const std::string number = known_figure(m.metric, std::fabs(m.difference.mean), m.difference.half_width());
  Claim claim;
  claim.verb = "settles";
  claim.plural_verb = "settle";
  claim.object = fmt::format("{} {} contacts among customers than {}", number, more ? "more" : "fewer", base);
  claim.clause = fmt::format("{} {} contacts are settled among customers than {}", number, more ? "more" : "fewer", base);
  claim.detail = with_interval(m.metric, m.difference, "more", "fewer");
  return claim;
}

Claim value_claim(const MetricComparison& m, std::string_view base) {
  const std::string amount = known_figure(m.metric, std::fabs(m.difference.mean), m.difference.half_width());
  Claim claim;
  claim.verb = "puts";
  claim.plural_verb = "put";
  const std::string rest = fmt::format("{} {} customer value at risk than {}", amount,
                                       m.difference.mean < 0 ? "less" : "more", base);
  claim.object = rest;
  claim.clause = "it puts " + rest;
  claim.detail = with_interval(m.metric, m.difference, "more", "less");
  return claim;
}

// "nine in ten complaints within 2 h, against 9 h as you work today".
Claim duration_claim(const MetricComparison& m, std::string_view base, std::string_view verb, std::string_view participle,
                     std::string_view what, bool many) {
  const double half = m.difference.half_width();
  const std::string within =
      fmt::format("within {}, against {} {}", known_figure(m.metric, m.after.mean.mean, half),
                  known_figure(m.metric, m.before.mean.mean, half), base);
  Claim claim;
  claim.verb = fmt::format("{}s", verb);
  claim.plural_verb = verb;
  claim.object = fmt::format("{} {}", what, within);
  claim.clause = fmt::format("{} {} {} {}", what, many ? "are" : "is", participle, within);
  claim.detail = with_interval(m.metric, m.difference, "later", "sooner");
  return claim;
}

Claim first_response_claim(const MetricComparison& m, std::string_view base) {
  return duration_claim(m, base, "answer", "answered", "nine in ten complaints", true);
}

Claim resolution_claim(const MetricComparison& m, std::string_view base) {
  return duration_claim(m, base, "solve", "solved", "the middle complaint", false);
}

Claim cost_claim(const MetricComparison& m, std::string_view base) {
  const std::string amount = known_figure(m.metric, std::fabs(m.difference.mean), m.difference.half_width());
  const bool dearer = m.difference.mean > 0;
  Claim claim;
  claim.verb = dearer ? "costs" : "saves";
  claim.plural_verb = dearer ? "cost" : "save";
  claim.object = amount + (dearer ? fmt::format(" more than {}, without a clear difference otherwise", base == kToday ? "today" : base)
                                  : ", without a clear difference otherwise");
  claim.clause = fmt::format("it {} {}", claim.verb, claim.object);
  claim.detail = with_interval(m.metric, m.difference, "more", "less");
  return claim;
}

// Clear, and large enough to act on.
bool matters(const MetricComparison& m) {
  return m.clear && std::fabs(m.difference.mean) >= info(m.metric).tolerance;
}

struct Told {
  Metric metric;
  Claim claim;
};

// The first of the headline's metrics that matters.
std::optional<Told> what_to_tell(const Comparison& c, std::string_view base) {
  if (c[Metric::crisis].clear) return Told{Metric::crisis, crisis_claim(c, base)};
  const std::pair<Metric, Claim (*)(const MetricComparison&, std::string_view)> order[] = {
      {Metric::peak_day_negative_exposures, worst_day_claim},
      {Metric::customers_lost, customers_claim},
      {Metric::deflected, deflection_claim},
      {Metric::value_at_risk, value_claim},
      {Metric::first_response_p90, first_response_claim},
      {Metric::resolution_median, resolution_claim},
      {Metric::total_cost, cost_claim},
  };
  for (const auto& [metric, claim] : order)
    if (matters(c[metric])) return Told{metric, claim(c[metric], base)};
  return std::nullopt;
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
    text = fmt::format("Everyone else waits {} longer in the middle case. ",
                       amount(Metric::first_response_median));
  else if (worse(Metric::routine_wait_mean))
    text = fmt::format("People with everyday questions wait {} longer. ", amount(Metric::routine_wait_mean));
  if (worse(Metric::total_cost)) text += fmt::format("It costs {} more. ", amount(Metric::total_cost));
  return text;
}

std::string paired_futures(const Comparison& c) {
  return fmt::format("{}, same crowd, same luck.", counted(c.pairs, "paired future", "paired futures"));
}

Headline no_difference(const Comparison& c, std::string_view base) {
  const std::int64_t agree = c[Metric::crisis].equal;
  const FutureCount before = count_futures(1 - c.crisis_before.interval.mean, c.pairs);
  const FutureCount after = count_futures(1 - c.crisis_after.interval.mean, c.pairs);
  Headline h;
  h.sentence = agree == c.pairs
                   ? fmt::format("No clear difference: all {} paired futures agree.", c.pairs)
                   : fmt::format("No clear difference: {} of {} paired futures agree.", agree, c.pairs);
  const std::string beside = before.number == after.number
                                 ? " either way"
                                 : fmt::format(", against {} {}", against(before, after), base);
  h.detail = fmt::format("Free of a crisis: {}{}. {}", futures(after), beside, paired_futures(c));
  return h;
}

}  // namespace

Headline headline(const Scenario& scenario, const std::vector<MetricSummary>& summary,
                  const Proportion& crisis, const World& world) {
  Headline h;
  if (crisis.trials == 0) return {"No futures yet.", ""};
  const auto happened = what_happened(scenario, world);
  h.sentence = happened ? *happened : fmt::format("{} ordinary days.", grouped(scenario.days));

  const std::string base = capital(way_of_working(scenario));
  const FutureCount calm = count_futures(1 - crisis.interval.mean, crisis.trials);
  if (calm.number == calm.of)
    h.sentence += fmt::format(" {}, no future sees a crisis.", base);
  else if (calm.number == 0)
    h.sentence += fmt::format(" {}, every future sees a crisis.", base);
  else
    h.sentence += fmt::format(" {}, {} of {} futures see no crisis.", base, calm.number, calm.of);

  const double of = static_cast<double>(calm.of);
  h.detail =
      fmt::format("Between {:.0f} and {:.0f}{}. ", std::floor((1 - crisis.interval.high) * of + 0.5),
                  std::floor((1 - crisis.interval.low) * of + 0.5),
                  calm.number == 0 || calm.number == calm.of ? fmt::format(" of {} see none", calm.of) : "");
  if (!happened) {
    const auto middle = [&](Metric metric) {
      return figure_to_string(metric, summary[static_cast<std::size_t>(metric)].median);
    };
    h.detail += fmt::format(
        "In the middle case {} customers leave and nine in ten complaints are answered within {}. ",
        middle(Metric::customers_lost), middle(Metric::first_response_p90));
  }
  h.detail +=
      fmt::format("{} of {} people and your support desk.",
                  counted(crisis.trials, "simulated future", "simulated futures"), grouped(world.size()));
  return h;
}

Headline headline(const Scenario& baseline, const Scenario& what_if, const Comparison& comparison,
                  const World&) {
  if (comparison.pairs == 0) return {"No paired futures yet.", ""};
  if (comparison.identical == comparison.pairs)
    return {comparison.pairs == 1
                ? "This change makes no difference: the paired future is the same."
                : fmt::format("This change makes no difference: all {} paired futures are the same.",
                              comparison.pairs),
            "Same crowd, same luck: what changes nothing leaves every future as it is."};
  const std::string base = way_of_working(baseline);
  const auto told = what_to_tell(comparison, base);
  if (!told) return no_difference(comparison, base);
  Headline h;
  h.sentence = sentence_of(name_of_change(baseline, what_if), told->claim);
  h.detail = told->claim.detail + " ";
  if (told->metric != Metric::crisis) h.detail += "No clear difference in crises. ";
  h.detail += price(comparison, told->metric) + paired_futures(comparison);
  return h;
}

Metric headline_metric(const Comparison& comparison) {
  const auto told = what_to_tell(comparison, "");
  return told ? told->metric : Metric::peak_day_negative_exposures;
}

}  // namespace grapevine
