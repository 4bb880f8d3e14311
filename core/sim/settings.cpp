#include "sim/settings.h"

#include <algorithm>
#include <limits>

namespace grapevine {

const ChannelParameters& team_parameters(const Parameters& parameters, std::size_t team) {
  const SupportParameters& support = parameters.support;
  return team == kPhone ? support.phone : team == kEmail ? support.email : team == kSocial ? support.social : team == kChat ? support.chat : support.specialists;
}

namespace {

// The costs at one end of where they are likely to lie; a cost that was set beyond its range is its own end.
CostParameters likely_costs(Parameters p, bool low) {
  const auto table = parameter_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].likely_high == 0) continue;
    const double value = get(p, i);
    set(p, i, low ? std::min(value, table[i].likely_low) : std::max(value, table[i].likely_high));
  }
  return p.cost;
}

Settings settings_of(const Parameters& p, const World& world) {
  Settings s;
  s.parameters = p;
  s.cheapest = likely_costs(p, true);
  s.dearest = likely_costs(p, false);
  s.failure_rate = std::min(1.0, p.experience.failure_rate * (1 + p.promise.failure_gain * p.promise.level));
  s.fails = threshold32(s.failure_rate);
  s.tells_bad = threshold32(p.tell.bad_probability);
  s.tells_good = threshold32(p.tell.good_probability);
  s.posts_bad = threshold32(p.post.bad_probability);
  s.posts_good = threshold32(p.post.good_probability);
  s.contacts = threshold32(p.contact.probability);
  s.posts_bad_again = threshold32(std::min(1.0, p.post.bad_probability * (1 + p.recovery.squeaky_wheel)));
  s.advocates = threshold32(p.advocates.share);
  s.advocates_reply = threshold32(p.advocates.reply_probability);
  s.outreach = threshold32(p.outreach.share);
  s.surveys = threshold32(p.outreach.survey_share);
  s.asks = p.community.enabled ? threshold32(p.community.asks_first) : 0;
  s.super_users = p.community.enabled ? threshold32(p.community.super_users_share) : 0;
  s.chats = p.support.chat.enabled ? threshold32(p.contact.chat_share) : 0;
  s.routing = routing(p.support, p.adoption.buy_in);
  s.told_bad = PoissonCounts(p.tell.bad_people);
  s.told_good = PoissonCounts(p.tell.good_people);
  s.invited = PoissonCounts(p.broadcast.invitation_people);
  s.celebrates = p.broadcast.announced_share > 0 || p.broadcast.invited_share > 0;
  s.feed = {threshold32(p.feed.visibility), p.feed.linear_threshold ? world.threshold_base : world.reshare_base,
            p.feed.novelty_half_life_hours, p.feed.exposures_needed, {}, world.participation, p.feed.linear_threshold};
  if (p.triage.policy == Line::triage) s.line = LinePolicy::triage(p.triage.followers_weight, p.triage.severity_weight, p.triage.age_weight_per_hour);
  s.day = {static_cast<float>(p.people.mood_reversion_per_day), static_cast<float>(p.churn.base_per_day), static_cast<float>(p.churn.sentiment_slope),
           static_cast<float>(p.acquisition.base_per_day * (1 + p.promise.acquisition_gain * p.promise.level)), static_cast<float>(p.acquisition.sentiment_slope)};
  s.mean_value = lifetime_value(p.people.sentiment_mean, p.churn, p.value);
  return s;
}

// Drawn by stable id, so that a larger share only adds users.
std::shared_ptr<const std::vector<std::uint64_t>> people_without_app(const World& world, std::uint64_t seed, double installed_share) {
  auto set = std::make_shared<std::vector<std::uint64_t>>(words_for(world.size()));
  const Luck always(seed, 0);
  for (std::int32_t i = 0; i < world.size(); ++i)
    if (!yes(always.words(Purpose::participation, world.rows.stable_ids[static_cast<std::size_t>(i)])[1], installed_share)) add_person(*set, i);
  return set;
}

}  // namespace

std::vector<Settings> compile(const Scenario& scenario, const World& world, std::uint32_t replicate) {
  std::vector<Settings> stretches;
  stretches.reserve(scenario.timeline.size() + 1);
  Parameters parameters = scenario.parameters;
  const auto drawn = scenario.posterior.draw(replicate);
  for (std::size_t i = 0; i < drawn.size(); ++i) set(parameters, scenario.posterior.parameters[i], drawn[i]);
  const auto add = [&] {
    Settings s = settings_of(parameters, world);
    const bool same_service = !stretches.empty() && stretches.back().parameters.support.service_variation == parameters.support.service_variation;
    s.service = same_service ? stretches.back().service : std::make_shared<const SpanDistribution>(SpanDistribution::log_normal(1, parameters.support.service_variation));
    s.patience = stretches.empty() ? std::make_shared<const SpanDistribution>(SpanDistribution::exponential(1)) : stretches.back().patience;
    const bool same_outsiders = !stretches.empty() && stretches.back().parameters.feed.both_installed == parameters.feed.both_installed &&
                                stretches.back().parameters.feed.installed_share == parameters.feed.installed_share;
    if (parameters.feed.both_installed) s.outsiders = same_outsiders ? stretches.back().outsiders : people_without_app(world, scenario.seed, parameters.feed.installed_share);
    if (s.outsiders) s.feed.outsiders = *s.outsiders;
    stretches.push_back(std::move(s));
  };
  add();
  for (const TimelineEntry& entry : scenario.timeline) {
    for (const ParameterChange& change : entry.changes) set(parameters, change.parameter, change.value);
    add();
  }
  return stretches;
}

}  // namespace grapevine
