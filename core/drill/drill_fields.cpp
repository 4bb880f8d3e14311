#include "drill/drill_fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

using RuleKind = ValueRule::Kind;

ValueRule number(double minimum, double maximum, std::string_view unit = "") { return {RuleKind::number, minimum, maximum, unit, {}, 0, 0}; }
ValueRule minutes(double minimum) { return {RuleKind::whole, minimum, kMostMinutes, "minutes", {}, 0, 0}; }
ValueRule choice(std::span<const Choice> choices) { return {RuleKind::choice, 0, static_cast<double>(choices.size()) - 1, "", choices, 0, 0}; }

constexpr Choice kMeasures[] = {
    {"minutes_unanswered", english("minutes without a public reply")}, {"backlog", english("backlog")}, {"people_reached", english("people reached")},
    {"reach_share", english("share of people reached")}, {"public_complaints", english("complaints in public")}, {"crisis_level", english("crisis level")},
    {"customers_lost", english("customers lost")}};
constexpr Choice kPolicies[] = {{"waits", english("waits for the deadline")}, {"thrifty", english("takes the cheapest option")}, {"by_the_book", english("takes the option with most points")}};

struct MetricChoices {
  std::vector<Choice> choices;
  std::vector<std::int32_t> metrics;
};

const MetricChoices& metric_choices() {
  static const MetricChoices kChoices = [] {
    MetricChoices all;
    for (std::size_t i = 0; i < metric_table().size(); ++i) {
      const MetricInfo& metric = metric_table()[i];
      if (metric.better == Better::neither) continue;
      all.choices.push_back({metric.name, metric.label});
      all.metrics.push_back(static_cast<std::int32_t>(i));
    }
    return all;
  }();
  return kChoices;
}

}  // namespace

std::span<const Choice> measures() { return kMeasures; }
std::span<const Choice> policies() { return kPolicies; }

double most_points(const DrillCard& card) {
  double most = 0;
  for (const DrillOption& option : card.options) most = std::max(most, option.points);
  return most;
}

std::string words_of(const DrillCondition& condition, const Drill& drill) {
  if (condition.card != kNone) {
    const DrillCard& card = drill.cards[static_cast<std::size_t>(condition.card)];
    return say("\"{}\" decided as \"{}\"", card.title, card.options[static_cast<std::size_t>(condition.option)].title);
  }
  if (condition.measure == Measure::minutes_unanswered && condition.above)
    return say("no public reply within {}", duration_to_string(condition.limit));
  const std::string limit = condition.measure == Measure::reach_share ? say("{:.4g} %", condition.limit * 100) : plain_number(condition.limit);
  const std::string_view measure = say(kMeasures[static_cast<std::size_t>(condition.measure)].label);
  return condition.above ? say("{} above {}", measure, limit) : say("{} below {}", measure, limit);
}

std::span<const TextField<Drill>> drill_texts() {
  static constexpr TextField<Drill> kTexts[] = {
      {"name", english("Name as in a file name: small letters, digits and hyphens."), kDrillName, &Drill::name},
      {"title", english("Title on screens and reports."), kDrillLine, &Drill::title},
      {"summary", english("What is rehearsed, in a sentence or two."), kDrillText, &Drill::summary},
      {"source", english("The real cases that inform it, and what is assumed."), kDrillText, &Drill::source}};
  return kTexts;
}

std::span<const Field<Drill>> drill_numbers() {
  static const Field<Drill> kNumbers[] = {
      {"room_minutes", english("How long the room plays the window."), {RuleKind::whole, 5, 600, "minutes", {}, 0, 0},
       [](const Drill& drill) { return static_cast<double>(drill.room_minutes); },
       [](Drill& drill, double value) { drill.room_minutes = static_cast<std::int32_t>(value); }}};
  return kNumbers;
}

std::span<const TextField<DrillRole>> role_texts() {
  static constexpr TextField<DrillRole> kTexts[] = {
      {"id", english("Name by which cards and injects call the role."), kDrillName, &DrillRole::id},
      {"title", english("What the role is called."), kDrillLine, &DrillRole::title},
      {"brief", english("What only this role is told."), kDrillText, &DrillRole::brief}};
  return kTexts;
}

std::span<const Field<DrillRole>> role_numbers() {
  static const Field<DrillRole> kNumbers[] = {
      {"bot", english("Who decides where nobody plays the role: waits (default at the deadline), thrifty (cheapest option at half of the deadline), by_the_book (most points at a quarter of it)."),
       choice(kPolicies), [](const DrillRole& role) { return static_cast<double>(role.bot); },
       [](DrillRole& role, double value) { role.bot = static_cast<Policy>(static_cast<std::int32_t>(value)); }}};
  return kNumbers;
}

std::span<const TextField<DrillInject>> inject_texts() {
  static constexpr TextField<DrillInject> kTexts[] = {
      {"id", english("Name by which cards and the log call the inject."), kDrillName, &DrillInject::id},
      {"channel", english("How it reaches the team: social, news, phone, inside."), kDrillLine, &DrillInject::channel},
      {"from", english("Who says it."), kDrillLine, &DrillInject::from},
      {"text", english("What the team reads."), kDrillText, &DrillInject::text},
      {"expected", english("The response that is expected of the team."), kDrillText, &DrillInject::expected}};
  return kTexts;
}

std::span<const TextField<DrillCard>> card_texts() {
  static constexpr TextField<DrillCard> kTexts[] = {
      {"id", english("Name by which conditions and the log call the card."), kDrillName, &DrillCard::id},
      {"title", english("What is decided, in a few words."), kDrillLine, &DrillCard::title},
      {"question", english("What the role is asked."), kDrillText, &DrillCard::question},
      {"lesson", english("What is said about it in the hot wash."), kDrillText, &DrillCard::lesson}};
  return kTexts;
}

std::span<const Field<DrillCard>> card_numbers() {
  static const Field<DrillCard> kNumbers[] = {
      {"delay", english("Minutes from the inject to the card; only with \"after\"."), minutes(0),
       [](const DrillCard& card) { return static_cast<double>(card.delay_minutes); },
       [](DrillCard& card, double value) { card.delay_minutes = static_cast<std::int32_t>(value); }},
      {"deadline", english("Simulated minutes until the default is taken."), minutes(1),
       [](const DrillCard& card) { return static_cast<double>(card.deadline_minutes); },
       [](DrillCard& card, double value) { card.deadline_minutes = static_cast<std::int32_t>(value); }},
      {"reply", english("This is the first answer in public: the cost of silence is measured on it. At most one card."), {RuleKind::flag, 0, 1, "", {}, 0, 0},
       [](const DrillCard& card) { return card.is_reply ? 1.0 : 0.0; }, [](DrillCard& card, double value) { card.is_reply = value != 0; }}};
  return kNumbers;
}

std::span<const TextField<DrillOption>> option_texts() {
  static constexpr TextField<DrillOption> kTexts[] = {
      {"id", english("Name by which scripts and conditions call the option."), kDrillName, &DrillOption::id},
      {"title", english("The option in a few words."), kDrillLine, &DrillOption::title},
      {"text", english("What it would look like."), kDrillText, &DrillOption::text}};
  return kTexts;
}

std::span<const Field<DrillOption>> option_numbers() {
  static const Field<DrillOption> kNumbers[] = {
      {"cost", english("What it costs once, beside what its effects cost."), number(0, 1e7, "dollars"), [](const DrillOption& option) { return option.cost; },
       [](DrillOption& option, double value) { option.cost = value; }},
      {"points", english("What the rubric gives for it."), number(0, 10), [](const DrillOption& option) { return option.points; },
       [](DrillOption& option, double value) { option.points = value; }}};
  return kNumbers;
}

std::span<const Field<DrillEffect>> effect_numbers() {
  static const Field<DrillEffect> kNumbers[] = {
      {"after", english("Minutes from the decision or the inject until it takes effect."), minutes(0),
       [](const DrillEffect& effect) { return static_cast<double>(effect.after_minutes); },
       [](DrillEffect& effect, double value) { effect.after_minutes = static_cast<std::int32_t>(value); }}};
  return kNumbers;
}

ValueRule measure_rule() { return choice(kMeasures); }
ValueRule metric_rule() { return choice(metric_choices().choices); }
std::int32_t metric_of(double value) { return metric_choices().metrics[static_cast<std::size_t>(value)]; }
ValueRule limit_rule() { return number(-1e9, 1e9); }
ValueRule weight_rule() { return number(0, 100); }

}  // namespace grapevine
