// A scenario that starts from a company's own tickets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "intake/figures.h"
#include "scenario/scenario.h"

namespace grapevine {

struct OwnScenarioOptions {
  std::string name = "own-tickets";
  std::int32_t people = 10'000;  // in the simulated network, customers and others
  std::int32_t days = 28;
  TicketChannel channel_of_others = TicketChannel::email;  // of tickets whose channel is not known
};

// One value that the data gave, and how: "support.email.routine_per_1000_per_day", "120 a working day for 10,000 people".
struct FittedValue {
  std::size_t parameter = 0;
  double value = 0;
  std::string why;
  bool clamped = false;  // the data say more or less than the parameter may be
};

struct OwnScenario {
  Scenario scenario;
  std::vector<FittedValue> fitted;
  std::vector<TicketChannel> channels;  // that the data have, the busiest first
};

// Arrivals by channel (their course over the hours of a week is the model's own: demand_profile), opening hours, share of
// contacts handed on, agents so that about four fifths of their time is taken. How long a contact takes stays at the
// default: exports do not tell it. Channels without tickets get no routine contacts.
OwnScenario own_scenario(const TicketFigures& figures, const OwnScenarioOptions& options = {});

// The scenario with other agents on a channel; 1 .. the parameter's largest.
Scenario with_agents(Scenario scenario, TicketChannel channel, std::int32_t agents);
std::int32_t agents_of(const Scenario& scenario, TicketChannel channel);

}  // namespace grapevine
