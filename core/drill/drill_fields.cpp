#include "drill/drill_fields.h"

#include <algorithm>

#include <fmt/format.h>

namespace grapevine {

namespace {

using Kind = ValueRule::Kind;

ValueRule number(double minimum, double maximum, std::string_view unit = "") { return {Kind::number, minimum, maximum, unit, {}, 0, 0}; }
ValueRule minutes(double minimum) { return {Kind::whole, minimum, kMostMinutes, "minutes", {}, 0, 0}; }
ValueRule choice(std::span<const Choice> choices) { return {Kind::choice, 0, static_cast<double>(choices.size()) - 1, "", choices, 0, 0}; }

constexpr Choice kMeasures[] = {
    {"minutes_unanswered", "minutes without a public reply"}, {"backlog", "backlog"}, {"people_reached", "people reached"},
    {"reach_share", "share of people reached"}, {"public_complaints", "complaints in public"}, {"crisis_level", "crisis level"},
    {"customers_lost", "customers lost"}};
constexpr Choice kPolicies[] = {{"waits", "waits for the deadline"}, {"thrifty", "takes the cheapest option"}, {"by_the_book", "takes the option with most points"}};

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
    return fmt::format("\"{}\" decided as \"{}\"", card.title, card.options[static_cast<std::size_t>(condition.option)].title);
  }
  if (condition.measure == Measure::minutes_unanswered && condition.above)
    return fmt::format("no public reply within {}", duration_to_string(condition.limit));
  const std::string limit = condition.measure == Measure::reach_share ? fmt::format("{:.4g} %", condition.limit * 100) : plain_number(condition.limit);
  return fmt::format("{} {} {}", kMeasures[static_cast<std::size_t>(condition.measure)].label, condition.above ? "above" : "below", limit);
}

std::span<const TextField<Drill>> drill_texts() {
  static constexpr TextField<Drill> kTexts[] = {
      {"name", "Name as in a file name: small letters, digits and hyphens.", kDrillName, &Drill::name},
      {"title", "Title on screens and reports.", kDrillLine, &Drill::title},
      {"summary", "What is rehearsed, in a sentence or two.", kDrillText, &Drill::summary},
      {"source", "The real cases that inform it, and what is assumed.", kDrillText, &Drill::source}};
  return kTexts;
}

std::span<const Field<Drill>> drill_numbers() {
  static const Field<Drill> kNumbers[] = {
      {"room_minutes", "How long the room plays the window.", {Kind::whole, 5, 600, "minutes", {}, 0, 0},
       [](const Drill& drill) { return static_cast<double>(drill.room_minutes); },
       [](Drill& drill, double value) { drill.room_minutes = static_cast<std::int32_t>(value); }}};
  return kNumbers;
}

std::span<const TextField<DrillRole>> role_texts() {
  static constexpr TextField<DrillRole> kTexts[] = {
      {"id", "Name by which cards and injects call the role.", kDrillName, &DrillRole::id},
      {"title", "What the role is called.", kDrillLine, &DrillRole::title},
      {"brief", "What only this role is told.", kDrillText, &DrillRole::brief}};
  return kTexts;
}

std::span<const Field<DrillRole>> role_numbers() {
  static const Field<DrillRole> kNumbers[] = {
      {"bot", "Who decides where nobody plays the role: waits (default at the deadline), thrifty (cheapest option at half of the deadline), by_the_book (most points at a quarter of it).",
       choice(kPolicies), [](const DrillRole& role) { return static_cast<double>(role.bot); },
       [](DrillRole& role, double value) { role.bot = static_cast<Policy>(static_cast<std::int32_t>(value)); }}};
  return kNumbers;
}

std::span<const TextField<DrillInject>> inject_texts() {
  static constexpr TextField<DrillInject> kTexts[] = {
      {"id", "Name by which cards and the log call the inject.", kDrillName, &DrillInject::id},
      {"channel", "How it reaches the team: social, news, phone, inside.", kDrillLine, &DrillInject::channel},
      {"from", "Who says it.", kDrillLine, &DrillInject::from},
      {"text", "What the team reads.", kDrillText, &DrillInject::text},
      {"expected", "The response that is expected of the team.", kDrillText, &DrillInject::expected}};
  return kTexts;
}

std::span<const TextField<DrillCard>> card_texts() {
  static constexpr TextField<DrillCard> kTexts[] = {
      {"id", "Name by which conditions and the log call the card.", kDrillName, &DrillCard::id},
      {"title", "What is decided, in a few words.", kDrillLine, &DrillCard::title},
      {"question", "What the role is asked.", kDrillText, &DrillCard::question},
      {"lesson", "What is said about it in the hot wash.", kDrillText, &DrillCard::lesson}};
  return kTexts;
}

std::span<const Field<DrillCard>> card_numbers() {
  static const Field<DrillCard> kNumbers[] = {
      {"delay", "Minutes from the inject to the card; only with \"after\".", minutes(0),
       [](const DrillCard& card) { return static_cast<double>(card.delay_minutes); },
       [](DrillCard& card, double value) { card.delay_minutes = static_cast<std::int32_t>(value); }},
      {"deadline", "Simulated minutes until the default is taken.", minutes(1),
       [](const DrillCard& card) { return static_cast<double>(card.deadline_minutes); },
       [](DrillCard& card, double value) { card.deadline_minutes = static_cast<std::int32_t>(value); }},
      {"reply", "This is the first answer in public: the cost of silence is measured on it. At most one card.", {Kind::flag, 0, 1, "", {}, 0, 0},
       [](const DrillCard& card) { return card.is_reply ? 1.0 : 0.0; }, [](DrillCard& card, double value) { card.is_reply = value != 0; }}};
  return kNumbers;
}

std::span<const TextField<DrillOption>> option_texts() {
  static constexpr TextField<DrillOption> kTexts[] = {
      {"id", "Name by which scripts and conditions call the option.", kDrillName, &DrillOption::id},
      {"title", "The option in a few words.", kDrillLine, &DrillOption::title},
      {"text", "What it would look like.", kDrillText, &DrillOption::text}};
  return kTexts;
}

std::span<const Field<DrillOption>> option_numbers() {
  static const Field<DrillOption> kNumbers[] = {
      {"cost", "What it costs once, beside what its effects cost.", number(0, 1e7, "dollars"), [](const DrillOption& option) { return option.cost; },
       [](DrillOption& option, double value) { option.cost = value; }},
      {"points", "What the rubric gives for it.", number(0, 10), [](const DrillOption& option) { return option.points; },
       [](DrillOption& option, double value) { option.points = value; }}};
  return kNumbers;
}

std::span<const Field<DrillEffect>> effect_numbers() {
  static const Field<DrillEffect> kNumbers[] = {
      {"after", "Minutes from the decision or the inject until it takes effect.", minutes(0),
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
