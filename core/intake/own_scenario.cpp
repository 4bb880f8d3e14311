#include "intake/own_scenario.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

constexpr std::string_view kChannels[] = {"phone", "email", "social", "chat"};

std::size_t parameter_of(TicketChannel channel, std::string_view key) {
  return *find_parameter(fmt::format("support.{}.{}", kChannels[static_cast<std::size_t>(channel)], key));
}

class Fit {
 public:
  explicit Fit(OwnScenario& into) : into_(into) {}
  void value(std::size_t parameter, double value, std::string_view why) {
    const ParameterInfo& info = parameter_table()[parameter];
    const double allowed = std::clamp(value, info.minimum, info.maximum);
    set(into_.scenario.parameters, parameter, allowed);
    into_.fitted.push_back({parameter, allowed, std::string(why), allowed != value});
  }

 private:
  OwnScenario& into_;
};

}  // namespace

Scenario with_agents(Scenario scenario, TicketChannel channel, std::int32_t agents) {
  const std::size_t parameter = parameter_of(channel, "agents");
  set(scenario.parameters, parameter, std::clamp<double>(agents, 1, parameter_table()[parameter].maximum));
  return scenario;
}

std::int32_t agents_of(const Scenario& scenario, TicketChannel channel) {
  return static_cast<std::int32_t>(get(scenario.parameters, parameter_of(channel, "agents")));
}

OwnScenario own_scenario(const TicketFigures& figures, const OwnScenarioOptions& options) {
  OwnScenario own;
  Scenario& scenario = own.scenario;
  scenario.name = options.name;
  scenario.title = english("Our own tickets");
  scenario.question = english("What would a change do to support as it is in our own tickets?");
  scenario.expect = english("First replies and resolutions about as in the tickets; everything about word of mouth is assumed.");
  scenario.source = fmt::format("{} tickets. Arrivals, opening hours and hand-offs come from them; how long a contact takes does not.", figures.tickets);
  scenario.people = options.people;
  scenario.days = options.days;
  scenario.series_hours = 24;
  Fit fit(own);

  std::array<std::int64_t, 4> tickets{};
  for (std::size_t i = 0; i < figures.by_channel.size(); ++i)
    tickets[i < tickets.size() ? i : static_cast<std::size_t>(options.channel_of_others)] += figures.by_channel[i];
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < tickets.size(); ++i)
    if (tickets[i] > 0) order.push_back(i);
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return tickets[i]; });
  for (std::size_t i = 0; i < tickets.size(); ++i)
    if (tickets[i] == 0 && static_cast<TicketChannel>(i) != TicketChannel::chat)
      fit.value(parameter_of(static_cast<TicketChannel>(i), "routine_per_1000_per_day"), 0, say("no tickets"));

  const auto share_of = [&](TicketChannel channel) { return static_cast<double>(tickets[static_cast<std::size_t>(channel)]) / static_cast<double>(figures.tickets); };
  // to a thousandth, so that shares never add up to more than all
  const auto floored = [](double share) { return std::floor(share * 1000) / 1000; };
  // complaints come through the same doors; whoever chats would have called
  const double calls = share_of(TicketChannel::phone) + share_of(TicketChannel::chat);
  fit.value(*find_parameter("contact.phone_share"), floored(calls), say("as the tickets"));
  fit.value(*find_parameter("contact.email_share"), floored(share_of(TicketChannel::email)), say("as the tickets"));
  fit.value(*find_parameter("contact.social_share"), floored(share_of(TicketChannel::social)), say("as the tickets"));
  if (share_of(TicketChannel::chat) > 0) fit.value(*find_parameter("contact.chat_share"), share_of(TicketChannel::chat) / calls, say("as the tickets"));

  for (const std::size_t i : order) {
    const auto channel = static_cast<TicketChannel>(i);
    own.channels.push_back(channel);
    if (channel == TicketChannel::chat) fit.value(parameter_of(channel, "enabled"), 1, say("there are tickets"));
    const double a_day = figures.per_working_day * share_of(channel);
    fit.value(parameter_of(channel, "routine_per_1000_per_day"), a_day * 1000 / options.people, say("{:.1f} tickets a working day for {} people", a_day, options.people));
    if (figures.open_until_hour - figures.open_from_hour < 24) {
      const std::string hours = say("nine in ten replies fall between {:02.0f}:00 and {:02.0f}:00", figures.open_from_hour, figures.open_until_hour);
      fit.value(parameter_of(channel, "open_from_hour"), figures.open_from_hour, hours);
      fit.value(parameter_of(channel, "open_until_hour"), figures.open_until_hour, hours);
    } else {
      const std::string_view why = figures.days_told < kFewestDays ? say("around the clock: too few days to tell hours from") : say("replies come around the clock");
      fit.value(parameter_of(channel, "open_from_hour"), 0, why);
      fit.value(parameter_of(channel, "open_until_hour"), 24, why);
    }
    fit.value(parameter_of(channel, "weekends"), figures.weekends ? 1 : 0, figures.weekends ? say("replies come on weekends too") : say("hardly a reply comes on a weekend"));
    const double service = get(scenario.parameters, parameter_of(channel, "service_minutes"));
    const double open_minutes = 60 * std::max(1.0, figures.open_until_hour - figures.open_from_hour);
    fit.value(parameter_of(channel, "agents"), std::max(1.0, std::ceil(a_day * service / open_minutes / 0.8)), say("about four fifths of their time is taken"));
  }
  if (figures.with_handoffs > 0)
    fit.value(*find_parameter("support.handoff_probability"), figures.handed_on, say("{:.0f} % of {} tickets were handed on", figures.handed_on * 100, figures.with_handoffs));
  return own;
}

}  // namespace grapevine
