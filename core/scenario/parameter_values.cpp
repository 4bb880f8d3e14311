// Reading, writing, judging and wording the value of any parameter; the rows themselves stand in
// parameter_table.cpp.
#include <cmath>
#include <type_traits>

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include "base/wording.h"
#include "scenario/parameter_table.h"
#include "scenario/value_rule.h"

namespace grapevine {

std::optional<std::size_t> find_parameter(std::string_view path) {
  const auto rows = parameter_table();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].path == path) return i;
  return std::nullopt;
}

Error unknown_parameter(std::string_view path, std::string_view where) {
  std::vector<std::string_view> names;
  for (const ParameterInfo& info : parameter_table()) names.push_back(info.path);
  const std::string_view near = nearest_name(path, names);
  return {std::string(where), say("unknown parameter {}", shown(path)),
          say("a parameter of the reference (`grapevine schema`)"),
          near.empty() ? say("remove it or correct its name") : say("did you mean {}?", near)};
}

double get(const Parameters& parameters, std::size_t index) {
  auto& mutable_parameters =
      const_cast<Parameters&>(parameters);  // the accessors serve reading and writing alike
  return std::visit([&](auto place) { return static_cast<double>(place(mutable_parameters)); },
                    parameter_table()[index].place);
}

void set(Parameters& parameters, std::size_t index, double value) {
  std::visit(
      [&](auto place) {
        auto& field = place(parameters);
        using Field = std::remove_reference_t<decltype(field)>;
        if constexpr (std::is_same_v<Field, bool>)
          field = value != 0;
        else if constexpr (std::is_enum_v<Field>)
          field = static_cast<Field>(static_cast<std::int32_t>(value));
        else
          field = static_cast<Field>(value);
      },
      parameter_table()[index].place);
}

double default_value(std::size_t index) { return get(Parameters{}, index); }

std::optional<Error> check(std::size_t index, double value, std::string_view where) {
  const ParameterInfo& info = parameter_table()[index];
  const ValueRule rule = rule_of(info);
  if (accepts(rule, value)) return std::nullopt;
  return Error{std::string(where), plain_number(value), allowed_values(rule),
               say("choose such a value for {}", info.path)};
}

namespace {

// The whole of `text` as a decimal number, written as in JSON; nothing for "0x10", " 5", "inf" and the like.
std::optional<double> decimal_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value + 0.0;  // −0 becomes 0
}

}  // namespace

Result<double> parse_value(std::size_t index, std::string_view text, std::string_view where) {
  const ParameterInfo& info = parameter_table()[index];
  std::optional<double> value;
  if (info.is_flag()) {
    if (text == "true" || text == "on" || text == "1") value = 1;
    if (text == "false" || text == "off" || text == "0") value = 0;
  } else if (info.is_choice()) {
    for (std::size_t i = 0; i < info.choices.size(); ++i)
      if (info.choices[i].name == text) value = static_cast<double>(i);
  } else {
    value = decimal_number(text);
  }
  if (value && accepts(rule_of(info), *value)) return *value;
  return Error{std::string(where), "\"" + shown(text) + "\"", allowed_values(rule_of(info)),
               say("give {} such a value", info.path)};
}

std::string_view name_of(Unit unit) {
  switch (unit) {
    case Unit::none:
      return "";
    case Unit::share:
      return english("share");
    case Unit::per_day:
      return english("per day");
    case Unit::per_1000_per_day:
      return english("per 1,000 people and day");
    case Unit::people:
      return english("people");
    case Unit::agents:
      return english("agents");
    case Unit::ties:
      return english("ties");
    case Unit::hours:
      return english("hours");
    case Unit::minutes:
      return english("minutes");
    case Unit::clock_hour:
      return english("o'clock");
    case Unit::days:
      return english("days");
    case Unit::dollars:
      return english("$");
    case Unit::dollars_per_hour:
      return english("$ per hour");
    case Unit::dollars_per_day:
      return english("$ per day");
    case Unit::dollars_per_year:
      return english("$ per year");
    case Unit::sentiment:
      return english("points of sentiment");
  }
  return "";
}

std::string_view name_of(Group group) {
  switch (group) {
    case Group::listen:
      return english("Listen");
    case Group::triage:
      return english("Triage");
    case Group::respond:
      return english("Respond");
    case Group::community:
      return english("Community");
    case Group::product:
      return english("Fix the product");
    case Group::organisation:
      return english("Organisation");
    case Group::assumptions:
      return english("Assumptions");
  }
  return "";
}

std::string source_in_words(const ParameterInfo& info) {
  const std::string_view source = say(info.source);
  if (info.likely_low == 0 && info.likely_high == 0) return std::string(source);
  return say("{} Likely {} to {}.", source, plain_number(info.likely_low), plain_number(info.likely_high));
}

std::string value_to_string(std::size_t index, double value) {
  const ParameterInfo& info = parameter_table()[index];
  if (info.is_flag()) return std::string(value != 0 ? say("on") : say("off"));
  if (info.is_choice()) return std::string(say(info.choices[static_cast<std::size_t>(value)].label));
  const std::string number = value == std::floor(value) ? plain_number(value) : fmt::format("{:.4g}", value);
  switch (info.unit) {
    case Unit::share:
      return say("{:.4g} %", value * 100);
    case Unit::hours:
      return say("{} h", number);
    case Unit::minutes:
      return say("{} min", number);
    case Unit::days:
      return say_number(value == std::floor(value) ? static_cast<std::int64_t>(value) : 2, "{} day", "{} days", number);
    case Unit::clock_hour:
      return fmt::format("{:02}:{:02}", static_cast<int>(value),
                         static_cast<int>((value - std::floor(value)) * 60 + 0.5));
    case Unit::dollars:
      return say("$ {}", number);
    case Unit::dollars_per_hour:
      return say("$ {} per hour", number);
    case Unit::dollars_per_day:
      return say("$ {} per day", number);
    case Unit::dollars_per_year:
      return say("$ {} per year", number);
    default:
      return number;
  }
}

Errors check_relations(const Parameters& p, std::string_view where) {
  Errors errors;
  const auto refuse = [&](std::string_view found, std::string_view allowed, std::string_view remedy) {
    errors.push_back({where, found, allowed, remedy});
  };
  const double shares = p.contact.phone_share + p.contact.email_share + p.contact.social_share;
  if (shares > 1.0 + 1e-9 || shares <= 0)
    refuse(say("channel shares that add up to {}", plain_number(shares)), say("contact.phone_share + email_share + social_share above 0 and at most 1"), say("lower one of them"));
  const ParticipationParameters& ladder = p.participation;
  if (ladder.creators_share + ladder.critics_share + ladder.inactives_share > 1 + 1e-9)
    refuse(say("rungs of participation that add up to more than all"), say("participation.creators_share + critics_share + inactives_share of at most 1"), say("lower one of them"));
  if (ladder.creators_share * ladder.creators_factor + ladder.critics_share * ladder.critics_factor > 1 + 1e-9)
    refuse(say("creators and critics who would do more than everybody does"), say("shares times factors of participation that add up to at most 1"), say("lower a share or a factor"));
  if (p.people.employees_share + p.people.partners_share > 0.6)
    refuse(say("more than three fifths of the people working for or with the company"), say("people.employees_share + partners_share of at most 0.6"), say("lower one of them"));
  const auto hours = [&](const ChannelParameters& team, std::string_view name) {
    if (team.open_from_hour < team.open_until_hour) return;
    refuse(say("support.{} open from {} until {}", name, plain_number(team.open_from_hour), plain_number(team.open_until_hour)), say("open_from_hour before open_until_hour"), say("move one of them; use 0 and 24 for all day"));
  };
  hours(p.support.phone, "phone");
  hours(p.support.email, "email");
  hours(p.support.social, "social");
  hours(p.support.chat, "chat");
  hours(p.support.specialists, "specialists");
  return errors;
}

}  // namespace grapevine
