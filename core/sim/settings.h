// A scenario made ready to run: for each stretch of the timeline the parameters in force, with everything that can be
// computed before the first event (thresholds, tables, policies).
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "diffusion/diffusion.h"
#include "people/people.h"
#include "scenario/scenario.h"
#include "sim/world.h"
#include "support/support.h"

namespace grapevine {

// The teams, in this order everywhere: the channels, then the specialists behind them.
enum Team : std::uint8_t { kPhone, kEmail, kSocial, kChat, kSpecialists, kTeams };
// A team has one desk, the specialists one for each line that there may be.
inline constexpr std::size_t kDesks = kSpecialists + static_cast<std::size_t>(kMostLines);
constexpr std::size_t team_of(std::size_t desk) { return desk < kSpecialists ? desk : static_cast<std::size_t>(kSpecialists); }
constexpr std::size_t desks_end(std::size_t team) { return team < kSpecialists ? team + 1 : kDesks; }  // its desks: [team, desks_end)
// On the phone and in the chat the answer begins with the contact, and nobody waits for the team to open.
constexpr bool live(std::size_t channel) { return channel == kPhone || channel == kChat; }

const ChannelParameters& team_parameters(const Parameters& parameters, std::size_t team);

struct Settings {
  Parameters parameters;
  CostParameters cheapest, dearest;  // each cost at its lower and higher likely value
  std::uint64_t fails = 0, tells_bad = 0, tells_good = 0, posts_bad = 0, posts_good = 0, contacts = 0, posts_bad_again = 0, advocates = 0, advocates_reply = 0, chats = 0;  // threshold32
  std::uint64_t outreach = 0, surveys = 0, asks = 0, super_users = 0;  // threshold32; the last two 0 without a community
  double failure_rate = 0;           // of an experience as it is felt, beside what is promised
  bool celebrates = false;            // the product announces or invites
  PoissonCounts told_bad, told_good, invited;
  std::shared_ptr<const std::vector<std::uint64_t>> outsiders;  // people without the app, where only its users see posts
  FeedSettings feed;
  LinePolicy line;
  Routing routing;
  DaySweep day;
  double mean_value = 0;   // $ lifetime value of an average customer, for the loss limit of a crisis
  std::shared_ptr<const SpanDistribution> service;   // handling time with mean 1 minute
  std::shared_ptr<const SpanDistribution> patience;  // with mean 1 minute
};

// One stretch a timeline entry, the first one from the start: stretches[i] is in force after i entries. Where the scenario
// has a posterior, of the replicate's draw.
std::vector<Settings> compile(const Scenario& scenario, const World& world, std::uint32_t replicate);

}  // namespace grapevine
