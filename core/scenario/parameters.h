// Every number the model uses, as plain structs with their defaults. What each one means, its unit, range, source
// and evidence tag stand in one place: parameter_table.cpp. A parameter's path in files, on the command line and in
// the app is its C++ name: `support.social.agents`.
#pragma once

#include <cstdint>

namespace grapevine {

enum class Line : std::int32_t { first_come, triage };        // order in which a team takes waiting cases
enum class Voice : std::int32_t { human, scripted, defensive };  // tone of a public reply

struct PeopleParameters {
  double customers_share = 0.6;
  double sentiment_mean = 0.65;
  double sentiment_sd = 0.30;
  double mood_reversion_per_day = 0.01;
  double followers_per_tie = 250;
  bool operator==(const PeopleParameters&) const = default;
};

struct ExperienceParameters {
  double per_day = 1.0 / 30;
  double failure_rate = 0.05;
  double failure_drop = 0.6;
  double success_lift = 0.02;
  bool operator==(const ExperienceParameters&) const = default;
};

struct TellParameters {
  double bad_probability = 0.80;
  double good_probability = 0.28;
  double bad_people = 10;
  double good_people = 5;
  bool operator==(const TellParameters&) const = default;
};

struct PostParameters {
  double bad_probability = 0.10;
  double good_probability = 0.01;
  bool operator==(const PostParameters&) const = default;
};

struct ExposureParameters {
  double strength = 0.06;
  double negativity_bias = 1.0;
  double weak_tie_weight = 0.3;
  bool operator==(const ExposureParameters&) const = default;
};

struct FeedParameters {
  double visibility = 0.35;
  double attention_ties = 200;
  double negative_branching = 0.30;
  double positive_branching = 0.15;
  double branching_sigma = 1.0;
  double branching_cap = 1.6;
  double novelty_half_life_hours = 24;
  bool operator==(const FeedParameters&) const = default;
};

struct ListenParameters {
  double heard_within_hour = 0.25;
  double press_share_of_crisis = 0.25;
  double press_delay_hours = 2;
  bool operator==(const ListenParameters&) const = default;
};

struct TriageParameters {
  Line policy = Line::first_come;
  double followers_weight = 1.0;
  double severity_weight = 0.5;
  double age_weight_per_hour = 0.02;
  bool operator==(const TriageParameters&) const = default;
};

struct ReplyParameters {
  Voice voice = Voice::human;
  double quality = 0.8;
  double suppression = 0.5;
  bool public_compensation = false;
  double statement_delay_hours = 24;
  bool operator==(const ReplyParameters&) const = default;
};

struct AdvocateParameters {
  double share = 0;
  double reply_probability = 0.05;
  double damping = 0.2;
  double softening = 0.3;
  bool operator==(const AdvocateParameters&) const = default;
};

struct FeedbackParameters {
  double gain_per_1000 = 0;
  double lag_days = 30;
  bool operator==(const FeedbackParameters&) const = default;
};

struct ContactParameters {
  double probability = 0.5;
  double phone_share = 0.60;
  double email_share = 0.25;
  double social_share = 0.15;
  bool operator==(const ContactParameters&) const = default;
};

// One channel and the team behind it.
struct ChannelParameters {
  bool enabled = true;
  std::int32_t agents = 1;
  double open_from_hour = 9;
  double open_until_hour = 17;
  bool weekends = false;
  double service_minutes = 10;
  double patience_hours = 24;
  double routine_per_1000_per_day = 5;
  bool operator==(const ChannelParameters&) const = default;
};

struct SupportParameters {
  ChannelParameters phone{true, 2, 9, 17, false, 9, 0.5, 14};
  ChannelParameters email{true, 1, 9, 17, false, 10, 72, 3.6};
  ChannelParameters social{true, 1, 8, 20, true, 10, 24, 7};
  // Where hand-offs go: no public door, cases wait without losing patience.
  ChannelParameters specialists{true, 4, 8, 17, false, 30, 1000, 0};
  double service_variation = 1.2;
  double handoff_probability = 0.30;
  double resolve_probability = 0.80;
  double return_probability = 0.7;
  double return_delay_hours = 24;
  double abandoned_post_probability = 0.15;
  double abandoned_drop = 0.10;
  bool operator==(const SupportParameters&) const = default;
};

struct RecoveryParameters {
  double size = 0.75;
  double time_constant_hours = 24;
  double story_softening = 0.3;
  double squeaky_wheel = 0.3;
  bool operator==(const RecoveryParameters&) const = default;
};

struct ChurnParameters {
  double base_per_day = 0.0015;
  double sentiment_slope = 3;
  double unresolved_extra = 1.0;
  double unresolved_days = 30;
  bool operator==(const ChurnParameters&) const = default;
};

struct ValueParameters {
  double margin_per_year = 120;
  double discount_per_year = 0.10;
  bool operator==(const ValueParameters&) const = default;
};

struct CostParameters {
  double wage_per_hour = 28;
  double tools_per_agent_per_day = 8;
  double social_desk_once = 1500;
  double triage_once = 1000;
  double triage_per_day = 15;
  double listening_per_day = 120;
  double human_voice_per_day = 0;
  double advocate_per_day = 0.1;
  double recall_per_customer = 1;
  double feedback_per_day = 40;
  bool operator==(const CostParameters&) const = default;
};

struct CrisisParameters {
  std::int32_t reach_people = 100;
  double loss_limit = 5000;
  bool operator==(const CrisisParameters&) const = default;
};

struct Parameters {
  PeopleParameters people;
  ExperienceParameters experience;
  TellParameters tell;
  PostParameters post;
  ExposureParameters exposure;
  FeedParameters feed;
  ListenParameters listen;
  TriageParameters triage;
  ReplyParameters reply;
  AdvocateParameters advocates;
  FeedbackParameters feedback;
  ContactParameters contact;
  SupportParameters support;
  RecoveryParameters recovery;
  ChurnParameters churn;
  ValueParameters value;
  CostParameters cost;
  CrisisParameters crisis;
  bool operator==(const Parameters&) const = default;
};

}  // namespace grapevine
