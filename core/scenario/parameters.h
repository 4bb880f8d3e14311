// Every number the model uses, as plain structs with their defaults. What each one means, its unit, range, source
// and evidence tag stand in one place: parameter_table.cpp. A parameter's path in files, on the command line and in
// the app is its C++ name: `support.social.agents`.
#pragma once

#include <cstdint>

#include "scenario/support_parameters.h"

namespace grapevine {

enum class Line : std::int32_t { first_come, triage };        // order in which a team takes waiting cases
enum class Voice : std::int32_t { human, scripted, defensive };  // tone of a public reply

struct PeopleParameters {
  double customers_share = 0.6;
  double employees_share = 0;
  double partners_share = 0;
  double colleague_ties = 8;
  double sentiment_mean = 0.65;
  double sentiment_sd = 0.30;
  double mood_reversion_per_day = 0.01;
  double followers_per_tie = 250;
  bool operator==(const PeopleParameters&) const = default;
};

// How much people take part in public: who is on none of these rungs is a spectator.
struct ParticipationParameters {
  double creators_share = 0;
  double critics_share = 0;
  double inactives_share = 0;
  double creators_factor = 4;
  double critics_factor = 2;
  bool operator==(const ParticipationParameters&) const = default;
};

struct ExperienceParameters {
  double per_day = 1.0 / 30;
  double failure_rate = 0.05;
  double failure_drop = 0.6;
  double success_lift = 0.02;
  bool operator==(const ExperienceParameters&) const = default;
};

struct PromiseParameters {
  double level = 0;
  double failure_gain = 0.5;
  double acquisition_gain = 0.5;
  bool operator==(const PromiseParameters&) const = default;
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
  std::int32_t exposures_needed = 1;
  bool linear_threshold = false;
  double quality = 1;
  bool both_installed = false;
  double installed_share = 0.5;
  bool operator==(const FeedParameters&) const = default;
};

struct MixingParameters {
  double per_day = 0;
  double confidence = 2;
  bool operator==(const MixingParameters&) const = default;
};

// What the product announces of its own accord, and what customers are asked to pass on.
struct BroadcastParameters {
  double announced_share = 0;
  double invited_share = 0;
  double announcement_weight = 0.3;
  double invitation_people = 3;
  bool operator==(const BroadcastParameters&) const = default;
};

// The company's own accounts.
struct PageParameters {
  double posts_per_week = 0;
  std::int32_t accounts = 1;
  bool cross_linked = false;
  double fans_share = 0.1;
  double visibility = 0.16;
  double branching = 0.1;
  double valence = 0.5;
  double tiring_posts_per_week = 7;
  bool operator==(const PageParameters&) const = default;
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
  bool by_class = false;
  double class_accuracy = 0.9;
  double troll_share = 0.02;
  double rager_share = 0.06;
  double misguided_share = 0.12;
  bool operator==(const TriageParameters&) const = default;
};

struct ReplyParameters {
  bool enabled = true;
  Voice voice = Voice::human;
  double quality = 0.8;
  double suppression = 0.5;
  bool public_compensation = false;
  double statement_delay_hours = 24;
  double approval_hours = 0;
  bool move_private = false;
  double private_damping = 0.2;
  double uninvited_factor = 0.5;
  bool operator==(const ReplyParameters&) const = default;
};

struct AdvocateParameters {
  double share = 0;
  double reply_probability = 0.05;
  double damping = 0.2;
  double softening = 0.3;
  bool operator==(const AdvocateParameters&) const = default;
};

// One department of the company.
struct DepartmentParameters {
  double weight = 1;
  double on_social = 0.5;
  double in_community = 0.1;
  double handoff_hours = 8;
  bool operator==(const DepartmentParameters&) const = default;
};

struct EmployeesParameters {
  double report_probability = 0;
  double reply_probability = 0;
  double posts_per_week = 0;
  DepartmentParameters support{25, 0.5, 0.2, 0.25};
  DepartmentParameters marketing{10, 0.8, 0.1, 1};
  DepartmentParameters product{20, 0.5, 0.2, 4};
  DepartmentParameters sales{20, 0.6, 0.05, 8};
  DepartmentParameters logistics{20, 0.4, 0.05, 24};
  DepartmentParameters human_resources{5, 0.5, 0.05, 24};
  double partner_handoff_hours = 24;
  bool operator==(const EmployeesParameters&) const = default;
};

// Highly empowered and resourceful operatives, and the other three of the two by two grid.
struct HeroParameters {
  double hero = 20;
  double locked_down = 34;
  double rogue = 13;
  double disenfranchised = 34;
  double tools_share = 0;
  double permission_share = 0;
  bool operator==(const HeroParameters&) const = default;
};

// How the ways of working outside spread inside the company.
struct AdoptionParameters {
  double start_share = 0.2;
  double innovation_per_week = 0.02;
  double imitation_per_week = 0.4;
  double sponsorship = 1;
  double buy_in = 1;
  bool operator==(const AdoptionParameters&) const = default;
};

// Whose word weighs how much: shares of people who find such a source credible.
struct TrustParameters {
  double peer = 0.63;
  double employee = 0.49;
  double expert = 0.68;
  double company = 0.43;
  bool operator==(const TrustParameters&) const = default;
};

struct TrainingParameters {
  double level = 0;
  double days_ago = 0;
  double half_life_days = 180;
  double untrained_throughput = 0.6;
  double untrained_errors = 0.1;
  double trained_statement_hours = 4;
  bool operator==(const TrainingParameters&) const = default;
};

struct FatigueParameters {
  double gain_per_day = 0;
  double from_utilisation = 0.85;
  double recovery_per_day = 0.2;
  bool operator==(const FatigueParameters&) const = default;
};

struct OutreachParameters {
  double share = 0;
  double effect = 0.5;
  double survey_share = 0;
  double survey_response = 0.2;
  double survey_delay_days = 3;
  bool operator==(const OutreachParameters&) const = default;
};

// Customers who answer each other.
struct CommunityParameters {
  bool enabled = false;
  double recognition = 0;
  double asks_first = 0.3;
  double super_users_share = 0.002;
  double answers_per_hour = 0.05;
  double solve_probability = 0.3;
  double patience_hours = 24;
  double answer_quality = 0.7;
  double knowledge_half = 500;
  bool operator==(const CommunityParameters&) const = default;
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
  double chat_share = 0.3;
  double discoverability = 1;
  bool operator==(const ContactParameters&) const = default;
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

struct AcquisitionParameters {
  double base_per_day = 0.0003;
  double sentiment_slope = 1;
  bool operator==(const AcquisitionParameters&) const = default;
};

struct ValueParameters {
  double margin_per_year = 120;
  double discount_per_year = 0.10;
  bool operator==(const ValueParameters&) const = default;
};

struct CostParameters {
  double wage_per_hour = 28;
  double tools_per_agent_per_day = 8;
  double night_premium = 0.25;
  double social_desk_once = 1500;
  double triage_once = 1000;
  double triage_per_day = 15;
  double listening_per_day = 120;
  double human_voice_per_day = 0;
  double advocate_per_day = 0.1;
  double recall_per_customer = 1;
  double feedback_per_day = 40;
  double chat_once = 1000;
  double shared_records_once = 5000;
  double shared_records_per_day = 30;
  double training_once = 2000;
  double community_once = 2000;
  double community_per_day = 40;
  double community_answer = 0.30;
  double recognition_per_day = 20;
  double outreach_per_customer = 1;
  double survey_per_customer = 0.5;
  double page_post = 20;
  double sponsorship_per_day = 50;
  double hero_tools_per_day = 1;
  double deflected_contact = 5.25;
  bool operator==(const CostParameters&) const = default;
};

struct CrisisParameters {
  std::int32_t reach_people = 100;
  double loss_limit = 5000;
  bool operator==(const CrisisParameters&) const = default;
};

struct Parameters {
  PeopleParameters people;
  ParticipationParameters participation;
  ExperienceParameters experience;
  PromiseParameters promise;
  TellParameters tell;
  PostParameters post;
  ExposureParameters exposure;
  FeedParameters feed;
  MixingParameters mixing;
  BroadcastParameters broadcast;
  PageParameters page;
  ListenParameters listen;
  TriageParameters triage;
  ReplyParameters reply;
  AdvocateParameters advocates;
  EmployeesParameters employees;
  HeroParameters hero;
  AdoptionParameters adoption;
  TrustParameters trust;
  TrainingParameters training;
  FatigueParameters fatigue;
  OutreachParameters outreach;
  CommunityParameters community;
  FeedbackParameters feedback;
  ContactParameters contact;
  SupportParameters support;
  RecoveryParameters recovery;
  ChurnParameters churn;
  AcquisitionParameters acquisition;
  ValueParameters value;
  CostParameters cost;
  CrisisParameters crisis;
  bool operator==(const Parameters&) const = default;
};

}  // namespace grapevine
