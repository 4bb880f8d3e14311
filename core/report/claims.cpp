#include "report/claims.h"

#include <cmath>

namespace grapevine {

namespace {

using Form = ChangeName::Form;

// "Without the press coverage, 86 of 100 …", "Silos torn down: 86 of 100 …".
std::string after_name(const ChangeName& name, const std::string& clause) {
  return name.form == Form::aside ? say("{}, {}.", name.text, clause) : say("{}: {}.", name.text, clause);
}

// A difference known between low and high, all of one sign, without the sign.
struct Known {
  std::string middle, low, high;
  bool increase;

  std::string more_or_fewer() const { return increase ? say("{} more ({} to {}).", middle, low, high) : say("{} fewer ({} to {}).", middle, low, high); }
  std::string more_or_less() const { return increase ? say("{} more ({} to {}).", middle, low, high) : say("{} less ({} to {}).", middle, low, high); }
};

template <class Text>
Known known(const Interval& difference, Text text) {
  const bool increase = difference.mean > 0;
  if (increase) return {text(difference.mean), text(difference.low), text(difference.high), true};
  return {text(-difference.mean), text(-difference.high), text(-difference.low), false};
}
Known known(const MetricComparison& m) {
  return known(m.difference, [&](double value) { return known_figure(m.metric, value, m.difference.half_width()); });
}

Claim crisis_claim(const Comparison& c, const ChangeName& name, const Scenario& baseline) {
  const FutureCount before = count_futures(1 - c.crisis_before.interval.mean, c.pairs);
  const FutureCount after = count_futures(1 - c.crisis_after.interval.mean, c.pairs);
  const bool better = c.crisis_after.successes < c.crisis_before.successes, some = after.number != 0 && after.number != after.of;
  const std::string calm = futures(after), was = against(before, after), base = way_of_working(baseline);
  // a difference of futures without a crisis: the sign turns round
  const Interval& d = c[Metric::crisis].difference;
  const auto number = [&](double share) { return fmt::format("{:.0f}", std::floor(share * static_cast<double>(after.of) + 0.5)); };
  const std::string detail = known({-d.mean, -d.high, -d.low}, number).more_or_fewer();
  if (name.form != Form::subject)
    return {after_name(name, some ? say("{} see no crisis, against {} {}", calm, was, base) : say("{} is free of a crisis, against {} {}", calm, was, base)), detail};
  if (better)
    return {name.plural ? say("{} keep {} free of a crisis, against {} {}.", name.text, calm, was, base) : say("{} keeps {} free of a crisis, against {} {}.", name.text, calm, was, base), detail};
  if (some)
    return {name.plural ? say("{} leave only {} free of a crisis, against {} {}.", name.text, calm, was, base) : say("{} leaves only {} free of a crisis, against {} {}.", name.text, calm, was, base), detail};
  return {name.plural ? say("{} leave {} free of a crisis, against {} {}.", name.text, calm, was, base) : say("{} leaves {} free of a crisis, against {} {}.", name.text, calm, was, base), detail};
}

Claim worst_day_claim(const MetricComparison& m, const ChangeName& name, const Scenario& baseline) {
  const double half = m.difference.half_width();
  const std::string before = known_figure(m.metric, m.before.mean.mean, half), after = known_figure(m.metric, m.after.mean.mean, half);
  const std::string detail = known(m).more_or_fewer();
  if (name.form != Form::subject)
    return {after_name(name, say("on the worst day people hear something bad {} times, against {} {}", after, before, way_of_working(baseline))), detail};
  if (m.difference.mean < 0)
    return {name.plural ? say("{} make the worst day milder: people hear something bad {} times instead of {}.", name.text, after, before)
                        : say("{} makes the worst day milder: people hear something bad {} times instead of {}.", name.text, after, before), detail};
  return {name.plural ? say("{} make the worst day worse: people hear something bad {} times instead of {}.", name.text, after, before)
                      : say("{} makes the worst day worse: people hear something bad {} times instead of {}.", name.text, after, before), detail};
}

Claim customers_claim(const MetricComparison& m, const ChangeName& name, const Scenario& baseline) {
  const auto number = static_cast<std::int64_t>(std::floor(std::fabs(m.difference.mean) + 0.5));
  const bool fewer = m.difference.mean < 0;
  const std::string count = grouped(number), base = way_of_working(baseline);
  const Known k = known(m);
  const std::string detail = k.increase ? say("{} more leave ({} to {}).", k.middle, k.low, k.high) : say("{} fewer leave ({} to {}).", k.middle, k.low, k.high);
  if (name.form != Form::subject)
    return {after_name(name, fewer ? say_number(number, "{} fewer customer leaves than {}", "{} fewer customers leave than {}", count, base)
                                   : say_number(number, "{} more customer leaves than {}", "{} more customers leave than {}", count, base)), detail};
  if (fewer)
    return {name.plural ? say_number(number, "{} keep {} customer who would leave {}.", "{} keep {} customers who would leave {}.", name.text, count, base)
                        : say_number(number, "{} keeps {} customer who would leave {}.", "{} keeps {} customers who would leave {}.", name.text, count, base), detail};
  return {name.plural ? say_number(number, "{} lose {} customer who would stay {}.", "{} lose {} customers who would stay {}.", name.text, count, base)
                      : say_number(number, "{} loses {} customer who would stay {}.", "{} loses {} customers who would stay {}.", name.text, count, base), detail};
}

Claim deflection_claim(const MetricComparison& m, const ChangeName& name, const Scenario& baseline) {
  const std::string number = known_figure(m.metric, std::fabs(m.difference.mean), m.difference.half_width()), base = way_of_working(baseline);
  const std::string detail = known(m).more_or_fewer();
  const bool more = m.difference.mean > 0;
  if (name.form != Form::subject)
    return {after_name(name, more ? say("{} more contacts are settled among customers than {}", number, base) : say("{} fewer contacts are settled among customers than {}", number, base)), detail};
  if (more)
    return {name.plural ? say("{} settle {} more contacts among customers than {}.", name.text, number, base) : say("{} settles {} more contacts among customers than {}.", name.text, number, base), detail};
  return {name.plural ? say("{} settle {} fewer contacts among customers than {}.", name.text, number, base) : say("{} settles {} fewer contacts among customers than {}.", name.text, number, base), detail};
}

Claim value_claim(const MetricComparison& m, const ChangeName& name, const Scenario& baseline) {
  const std::string amount = known_figure(m.metric, std::fabs(m.difference.mean), m.difference.half_width()), base = way_of_working(baseline);
  const std::string detail = known(m).more_or_less();
  const bool less = m.difference.mean < 0;
  if (name.form != Form::subject)
    return {after_name(name, less ? say("it puts {} less customer value at risk than {}", amount, base) : say("it puts {} more customer value at risk than {}", amount, base)), detail};
  if (less)
    return {name.plural ? say("{} put {} less customer value at risk than {}.", name.text, amount, base) : say("{} puts {} less customer value at risk than {}.", name.text, amount, base), detail};
  return {name.plural ? say("{} put {} more customer value at risk than {}.", name.text, amount, base) : say("{} puts {} more customer value at risk than {}.", name.text, amount, base), detail};
}

// A wait before and after, as far as they are known, and by how much it is later or sooner.
struct Waits {
  std::string before, after, detail;
};
Waits waits(const MetricComparison& m) {
  const double half = m.difference.half_width();
  const Known k = known(m);
  return {known_figure(m.metric, m.before.mean.mean, half), known_figure(m.metric, m.after.mean.mean, half),
          k.increase ? say("{} later ({} to {}).", k.middle, k.low, k.high) : say("{} sooner ({} to {}).", k.middle, k.low, k.high)};
}

Claim first_response_claim(const MetricComparison& m, const ChangeName& name, const Scenario& baseline) {
  const auto [before, after, detail] = waits(m);
  const std::string base = way_of_working(baseline);
  if (name.form != Form::subject) return {after_name(name, say("nine in ten complaints are answered within {}, against {} {}", after, before, base)), detail};
  return {name.plural ? say("{} answer nine in ten complaints within {}, against {} {}.", name.text, after, before, base)
                      : say("{} answers nine in ten complaints within {}, against {} {}.", name.text, after, before, base), detail};
}

Claim resolution_claim(const MetricComparison& m, const ChangeName& name, const Scenario& baseline) {
  const auto [before, after, detail] = waits(m);
  const std::string base = way_of_working(baseline);
  if (name.form != Form::subject) return {after_name(name, say("the middle complaint is solved within {}, against {} {}", after, before, base)), detail};
  return {name.plural ? say("{} solve the middle complaint within {}, against {} {}.", name.text, after, before, base)
                      : say("{} solves the middle complaint within {}, against {} {}.", name.text, after, before, base), detail};
}

Claim cost_claim(const MetricComparison& m, const ChangeName& name, const Scenario& baseline) {
  const std::string amount = known_figure(m.metric, std::fabs(m.difference.mean), m.difference.half_width());
  const std::string base = baseline.baseline.empty() ? std::string(say("today")) : way_of_working(baseline), detail = known(m).more_or_less();
  const bool dearer = m.difference.mean > 0;
  if (name.form != Form::subject)
    return {after_name(name, dearer ? say("it costs {} more than {}, without a clear difference otherwise", amount, base) : say("it saves {}, without a clear difference otherwise", amount)), detail};
  if (dearer)
    return {name.plural ? say("{} cost {} more than {}, without a clear difference otherwise.", name.text, amount, base) : say("{} costs {} more than {}, without a clear difference otherwise.", name.text, amount, base), detail};
  return {name.plural ? say("{} save {}, without a clear difference otherwise.", name.text, amount) : say("{} saves {}, without a clear difference otherwise.", name.text, amount), detail};
}

using ClaimOf = Claim (*)(const MetricComparison&, const ChangeName&, const Scenario&);
// In the order in which they are told, behind crises.
constexpr std::pair<Metric, ClaimOf> kClaims[] = {
    {Metric::peak_day_negative_exposures, worst_day_claim},
    {Metric::customers_lost, customers_claim},
    {Metric::deflected, deflection_claim},
    {Metric::value_at_risk, value_claim},
    {Metric::first_response_p90, first_response_claim},
    {Metric::resolution_median, resolution_claim},
    {Metric::total_cost, cost_claim},
};

}  // namespace

bool matters(const MetricComparison& m) { return m.clear && std::fabs(m.difference.mean) >= info(m.metric).tolerance; }

std::optional<Metric> metric_to_tell(const Comparison& c) {
  if (c[Metric::crisis].clear) return Metric::crisis;
  for (const auto& [metric, claim] : kClaims)
    if (matters(c[metric])) return metric;
  return std::nullopt;
}

Claim claim_of(Metric told, const Comparison& c, const ChangeName& name, const Scenario& baseline) {
  for (const auto& [metric, claim] : kClaims)
    if (metric == told) return claim(c[metric], name, baseline);
  return crisis_claim(c, name, baseline);
}

std::string way_of_working(const Scenario& baseline) {
  return baseline.baseline.empty() ? std::string(say("as you work today")) : say("under “{}”", baseline.baseline);
}

std::string futures(const FutureCount& count) {
  if (count.number == count.of) return std::string(say("every future"));
  if (count.number == 0) return std::string(say("no future"));
  return say_number(count.of, "{} of {} future", "{} of {} futures", count.number, count.of);
}

std::string against(const FutureCount& before, const FutureCount& after) {
  if (before.number == 0) return std::string(say("none"));
  if (before.number == before.of) return std::string(say("all"));
  const bool base_named = after.number != 0 && after.number != after.of;
  return base_named ? std::to_string(before.number) : say("{} of {}", before.number, before.of);
}

}  // namespace grapevine
