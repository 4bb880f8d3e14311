#include "scenario/parameter_table.h"

#include <vector>

namespace grapevine {

namespace {

constexpr Choice kLines[] = {{"first_come", "First come"}, {"triage", "By influence"}};
constexpr Choice kVoices[] = {{"human", "Human"}, {"scripted", "Scripted"}, {"defensive", "Defensive"}};

// A parameter's path is the name of its field.
#define FIELD(name) #name, [](Parameters& p) -> auto& { return p.name; }

struct Range {
  double minimum, maximum, step;
};

template <class Get>
ParameterInfo row(std::string_view path, Get get, Group group, Role role, std::string_view label, Unit unit, Range range, std::string_view evidence, std::string_view source, std::string_view meaning, std::span<const Choice> choices = {}) {
  ParameterInfo info;
  info.path = path;
  info.label = label;
  info.meaning = meaning;
  info.unit = unit;
  info.group = group;
  info.role = role;
  info.minimum = range.minimum;
  info.maximum = range.maximum;
  info.step = range.step;
  info.evidence = evidence;
  info.source = source;
  info.choices = choices;
  info.place = +get;
  return info;
}

constexpr Range kFlag{0, 1, 1};

// Levers of one team; the same rows serve the three channels and the specialists.
#define TEAM_ROWS(team, Name, agents_source, service_evidence, service_source, patience_source)                                                                                    \
  row(FIELD(support.team.agents), Group::respond, Role::lever, Name ", agents on shift", Unit::agents, {0, 500, 1}, "A", agents_source, "Agents at work whenever the team is open."), \
      row(FIELD(support.team.open_from_hour), Group::organisation, Role::lever, Name " opens at", Unit::clock_hour, {0, 23, 1}, "A", "Office hours.", "Hour of the day at which the team starts."), \
      row(FIELD(support.team.open_until_hour), Group::organisation, Role::lever, Name " closes at", Unit::clock_hour, {1, 24, 1}, "A", "Office hours.", "Hour of the day at which the team goes home; 24 is midnight."), \
      row(FIELD(support.team.weekends), Group::organisation, Role::lever, Name " works weekends", Unit::none, kFlag, "A", "Office days.", "Whether the team also works on Saturdays and Sundays."), \
      row(FIELD(support.team.service_minutes), Group::assumptions, Role::assumption, Name ", minutes per contact", Unit::minutes, {1, 240, 0.5}, service_evidence, service_source, "Mean handling time of one contact; single times are log-normal."), \
      row(FIELD(support.team.patience_hours), Group::assumptions, Role::assumption, Name ", patience", Unit::hours, {0.02, 1000, 0.1}, "A", patience_source, "Mean time that a customer waits for a first answer before giving up (exponential).")

const std::vector<ParameterInfo>& table() {
  using G = Group;
  using R = Role;
  using U = Unit;
  static const std::vector<ParameterInfo> rows = {
      row(FIELD(people.customers_share), G::assumptions, R::fixed, "Customers among the people", U::share, {0.05, 1, 0.01}, "A", "Everybody else only hears and passes on.", "Share of the people in the network who are customers."),
      row(FIELD(people.sentiment_mean), G::assumptions, R::fixed, "Sentiment to begin with", U::sentiment, {-1, 1, 0.01}, "A", "Gives a net promoter score of about +27.", "Mean of what people think of the company, from −1 to 1."),
      row(FIELD(people.sentiment_sd), G::assumptions, R::fixed, "Sentiment, spread", U::sentiment, {0, 1, 0.01}, "A", "Gives a net promoter score of about +27.", "Standard deviation of what people think to begin with, before clipping to −1 to 1."),
      row(FIELD(people.mood_reversion_per_day), G::assumptions, R::assumption, "Moods return, per day", U::per_day, {0, 0.05, 0.001}, "A", "A complaint's effect is short-lived when the customer stays (Knox & van Oest 2014).", "Share of the distance to their own first opinion that people return each day."),
      row(FIELD(people.followers_per_tie), G::assumptions, R::fixed, "Followers per tie", U::people, {1, 10000, 1}, "A", "A person of the simulation stands for many; contagion uses ties, wording and triage followers.", "Followers shown for each tie in the network."),

      row(FIELD(experience.per_day), G::assumptions, R::fixed, "Experiences per customer and day", U::per_day, {1.0 / 365, 1, 0.001}, "A", "About one a month.", "How often a customer uses the product in a way that could be told."),
      row(FIELD(experience.failure_rate), G::assumptions, R::assumption, "Experiences that go wrong", U::share, {0, 0.5, 0.005}, "A", "50 % of households had a problem in 2013, 32 % in 1976 (National Customer Rage Study).", "Share of experiences that fail."),
      row(FIELD(experience.failure_drop), G::assumptions, R::assumption, "A failure lowers sentiment by", U::sentiment, {0, 2, 0.01}, "A", "Times (0.5 + severity), severity uniform in 0 to 1.", "Loss of sentiment of a failure of middling severity."),
      row(FIELD(experience.success_lift), G::assumptions, R::assumption, "A success lifts sentiment by", U::sentiment, {0, 0.2, 0.005}, "A", "Small: success is expected.", "Gain of sentiment of an experience that went well."),

      row(FIELD(tell.bad_probability), G::assumptions, R::assumption, "Tell of a bad experience", U::share, {0, 0.95, 0.01}, "V:Zendesk13", "54 % tell more than five; at most 95 % ever tell (Zendesk 2013, AmEx 2011).", "Probability that a customer tells anyone about a failure."),
      row(FIELD(tell.good_probability), G::assumptions, R::assumption, "Tell of a good experience", U::share, {0, 0.87, 0.01}, "A", "Tuned so that positive word of mouth is three times as common in total (East et al. 2007).", "Probability that a customer tells anyone about a success."),
      row(FIELD(tell.bad_people), G::assumptions, R::assumption, "People told of a bad one", U::people, {1, 24, 0.5}, "V:TARP", "TARP: two to one; AmEx: 16 in 2011, 24 in 2012.", "Mean number of people told, given that the customer tells (Poisson, at most all contacts)."),
      row(FIELD(tell.good_people), G::assumptions, R::assumption, "People told of a good one", U::people, {1, 15, 0.5}, "V:TARP", "TARP: two to one; AmEx: 9 in 2011, 15 in 2012.", "Mean number of people told, given that the customer tells (Poisson, at most all contacts)."),
      row(FIELD(post.bad_probability), G::assumptions, R::assumption, "Post in public when let down", U::share, {0, 0.45, 0.005}, "A", "At most 45 % share a bad experience on social media (Zendesk 2013).", "Probability of a public post about a failure, beside any contact with the company."),
      row(FIELD(post.good_probability), G::assumptions, R::assumption, "Post in public when pleased", U::share, {0, 0.3, 0.005}, "A", "At most 30 % share a good experience on social media (Zendesk 2013).", "Probability of a public post about a success."),

      row(FIELD(exposure.strength), G::assumptions, R::assumption, "Weight of one story heard", U::sentiment, {0, 0.2, 0.005}, "A", "Headroom form after East, Hammond & Lomax 2008.", "Largest change of sentiment from hearing one story from a close contact."),
      row(FIELD(exposure.negativity_bias), G::assumptions, R::assumption, "Bad news weighs more by", U::none, {0.8, 2, 0.05}, "A", "1 is no bias: positive word of mouth has more headroom (East, Hammond & Lomax 2008).", "Factor on the effect of a negative exposure."),
      row(FIELD(exposure.weak_tie_weight), G::assumptions, R::fixed, "Weight of a weak tie", U::none, {0, 1, 0.05}, "A", "Strong ties weigh 1 (Goldenberg, Libai & Muller 2001 vary both).", "Weight of a weak tie in whom one tells and in what one makes of it."),

      row(FIELD(feed.visibility), G::assumptions, R::assumption, "Posts that a friend sees", U::share, {0.02, 0.6, 0.01}, "M", "A user reaches 61 % of friends in a month (Bernstein et al. 2013); brand pages 6 to 16 %.", "Probability that a contact with few ties sees a post."),
      row(FIELD(feed.attention_ties), G::assumptions, R::fixed, "Ties that halve attention", U::ties, {50, 1000, 10}, "A", "Highly connected people see less of each (Hodas & Lerman 2012).", "Number of ties at which a person sees half as many posts of each."),
      row(FIELD(feed.negative_branching), G::assumptions, R::assumption, "Reshares of an ordinary complaint", U::none, {0, 1, 0.01}, "C", "Keeps 70 to 95 % of posts without any reshare (Goel, Watts & Goldstein 2012).", "Branching number of an ordinary negative post on a tree-like network."),
      row(FIELD(feed.positive_branching), G::assumptions, R::assumption, "Reshares of ordinary praise", U::none, {0, 1, 0.01}, "C", "Half of the negative: 6.5 % against 3.2 % of airline tweets were passed on.", "Branching number of an ordinary positive post on a tree-like network."),
      row(FIELD(feed.branching_sigma), G::assumptions, R::assumption, "How much posts differ", U::none, {0, 1.2, 0.05}, "C", "Log-normal heterogeneity that keeps the share of singletons.", "Standard deviation of the logarithm of a post's branching number."),
      row(FIELD(feed.branching_cap), G::assumptions, R::assumption, "Largest branching number", U::none, {1, 3, 0.1}, "C", "Uncapped, rare draws fill the whole network and swamp every mean.", "Cap of an ordinary post's branching number."),
      row(FIELD(feed.novelty_half_life_hours), G::assumptions, R::assumption, "Novelty halves in", U::hours, {1, 96, 1}, "A", "69 minutes on a news site (Wu & Huberman 2007); a day among friends.", "Half-life of the wish to pass a story on."),

      row(FIELD(listen.heard_within_hour), G::listen, R::lever, "Mentions heard within the hour", U::share, {0, 0.99, 0.01}, "A", "38 % of brand questions were answered at all in 2013 (Socialbakers).", "Share of public complaints not addressed to the company that it hears of within an hour."),
      row(FIELD(listen.press_share_of_crisis), G::assumptions, R::assumption, "The press calls at", U::share, {0.05, 2, 0.05}, "A", "Nobody stays unaware of a story that big.", "Share of the crisis threshold at which somebody tells the company of a story."),
      row(FIELD(listen.press_delay_hours), G::assumptions, R::assumption, "The press takes", U::hours, {0, 48, 0.5}, "A", "Between the event and the call.", "Time from that reach to the company knowing."),

      row(FIELD(triage.policy), G::triage, R::lever, "Who is answered first", U::none, {0, 1, 1}, "A", "Airlines favoured users with many followers (Gunarathne, Rui & Seidmann 2018).", "First come, first served; or by followers, severity and age.", kLines),
      row(FIELD(triage.followers_weight), G::assumptions, R::assumption, "Triage: weight of followers", U::none, {0, 5, 0.1}, "A", "Per factor of ten.", "Points for each power of ten of followers."),
      row(FIELD(triage.severity_weight), G::assumptions, R::assumption, "Triage: weight of severity", U::none, {0, 5, 0.1}, "A", "Severity runs from 0 to 1.", "Points for the severest failure."),
      row(FIELD(triage.age_weight_per_hour), G::assumptions, R::assumption, "Triage: weight of an hour's wait", U::none, {0, 1, 0.01}, "A", "Keeps small accounts from waiting for ever.", "Points for each hour already waited."),

      row(FIELD(reply.voice), G::respond, R::lever, "Voice of a public reply", U::none, {0, 2, 1}, "A", "Sign from van Noort & Willemsen 2012 and Herhausen et al. 2019: human 1, scripted 0.5, defensive −0.5.", "How the company sounds.", kVoices),
      row(FIELD(reply.quality), G::respond, R::lever, "Quality of replies", U::share, {0, 1, 0.05}, "A", "0 helps nobody, 1 settles it.", "How much of what a reply can do it does."),
      row(FIELD(reply.suppression), G::assumptions, R::assumption, "What a good reply can stop", U::share, {0, 0.8, 0.05}, "A", "Sign from Herhausen et al. 2019; weakly identified.", "Share of the remaining spread that a perfect human reply prevents."),
      row(FIELD(reply.public_compensation), G::respond, R::lever, "Compensation in public", U::none, kFlag, "V:Herh", "It fuels the fire (Herhausen et al. 2019): the remaining spread grows by a fifth.", "Whether the first public reply offers money."),
      row(FIELD(reply.statement_delay_hours), G::organisation, R::lever, "Hours until a statement", U::hours, {0.5, 72, 0.5}, "A", "About 48 h in the Domino's and Motrin cases of 2009 and 2008; 4 h when trained.", "From the press call to a public statement, when no desk has replied before."),

      row(FIELD(advocates.share), G::respond, R::lever, "Advocates among customers", U::share, {0, 0.1, 0.001}, "A", "\"An unpaid army of advocates who can respond when you're not there.\"", "Share of the customers who may answer a complaint that they see, at any hour."),
      row(FIELD(advocates.reply_probability), G::assumptions, R::assumption, "Advocates who answer", U::share, {0.01, 0.2, 0.01}, "A", "Of those who see a complaint.", "Probability that an advocate who sees a complaint answers it in public."),
      row(FIELD(advocates.damping), G::assumptions, R::assumption, "Their answer stops", U::share, {0, 0.5, 0.05}, "A", "Less than a good reply of the company.", "Share of the remaining spread that an advocate's answer prevents; only the first one acts."),
      row(FIELD(advocates.softening), G::assumptions, R::assumption, "Their answer takes from a story", U::share, {0, 1, 0.05}, "A", "People like oneself are trusted more than the company (Edelman 2015).", "Share by which a story weighs less on those who hear it after an advocate's answer."),

      row(FIELD(feedback.gain_per_1000), G::organisation, R::lever, "Complaints fix the product, per 1,000", U::share, {0, 0.2, 0.005}, "A", "\"Recorded, prioritized and shared with product teams\"; 2 % is our guess where it is done.", "Share of the failures that goes away for each 1,000 complaints recorded."),
      row(FIELD(feedback.lag_days), G::assumptions, R::assumption, "… after", U::days, {1, 365, 1}, "A", "A month from complaint to fix.", "Time from a complaint to the product's improvement."),

      row(FIELD(contact.probability), G::assumptions, R::assumption, "Contact the company when let down", U::share, {0, 1, 0.01}, "V:TARP", "50 % complain to the front line (TARP).", "Probability that a customer contacts the company after a failure."),
      row(FIELD(contact.phone_share), G::assumptions, R::assumption, "Contacts that prefer the phone", U::share, {0, 1, 0.01}, "A", "Channel mix.", "Share of those contacts."),
      row(FIELD(contact.email_share), G::assumptions, R::assumption, "Contacts that prefer e-mail", U::share, {0, 1, 0.01}, "A", "Channel mix.", "Share of those contacts."),
      row(FIELD(contact.social_share), G::assumptions, R::assumption, "Contacts that prefer social media", U::share, {0, 1, 0.01}, "V:AmEx", "17 % had used social media for service in 2012 (AmEx).", "Share of those contacts; made in public, and into the void when there is no social desk."),

      TEAM_ROWS(phone, "Phone", "The fewest that give 75 to 85 % utilisation.", "A", "Log-normal shape: Brown et al. 2005.", "Half an hour on hold."),
      row(FIELD(support.phone.routine_per_1000_per_day), G::assumptions, R::assumption, "Phone, routine contacts", U::per_1000_per_day, {0, 200, 0.5}, "A", "How-to and billing questions occupy agents too.", "Routine contacts per 1,000 people and working day."),
      TEAM_ROWS(email, "E-mail", "The fewest that give 75 to 85 % utilisation.", "A", "Log-normal shape: Brown et al. 2005.", "Three days."),
      row(FIELD(support.email.routine_per_1000_per_day), G::assumptions, R::assumption, "E-mail, routine contacts", U::per_1000_per_day, {0, 200, 0.5}, "A", "How-to and billing questions occupy agents too.", "Routine contacts per 1,000 people and working day."),
      row(FIELD(support.social.enabled), G::respond, R::lever, "Social desk", U::none, kFlag, "A", "\"The days of relying solely on telephone and email support are rapidly coming to an end.\"", "Whether the company answers where people complain in public."),
      TEAM_ROWS(social, "Social desk", "The fewest that give 75 to 85 % utilisation.", "A", "Log-normal shape: Brown et al. 2005.", "A day."),
      row(FIELD(support.social.routine_per_1000_per_day), G::assumptions, R::assumption, "Social desk, routine contacts", U::per_1000_per_day, {0, 200, 0.5}, "A", "How-to and billing questions occupy agents too.", "Routine contacts per 1,000 people and working day."),
      TEAM_ROWS(specialists, "Specialists", "The fewest that give 75 to 85 % utilisation.", "A", "Second level takes three times as long.", "Cases that were handed on wait until they are done."),
      row(FIELD(support.service_variation), G::assumptions, R::assumption, "Handling times vary by", U::none, {0.1, 3, 0.1}, "V:Brown05", "Log-normal service times (Brown et al. 2005); the coefficient is ours.", "Coefficient of variation of handling times."),
      row(FIELD(support.handoff_probability), G::organisation, R::lever, "Contacts handed on", U::share, {0.05, 0.6, 0.01}, "C", "44 % of 890 incidents were reassigned at least once; 15 % with a shared CRM is our choice.", "Probability that a contact is handed to the specialists."),
      row(FIELD(support.resolve_probability), G::organisation, R::lever, "Contacts that settle it", U::share, {0.5, 0.95, 0.01}, "A", "Skill and authority to settle.", "Probability that a contact which is not handed on resolves the case."),
      row(FIELD(support.return_probability), G::assumptions, R::assumption, "Unsettled customers who come back", U::share, {0, 0.95, 0.05}, "A", "The others give up and stay unhappy.", "Probability that a customer whose case was not settled contacts again."),
      row(FIELD(support.return_delay_hours), G::assumptions, R::assumption, "They come back after", U::hours, {0.1, 168, 1}, "A", "About a day.", "Mean time until the next contact (exponential)."),
      row(FIELD(support.abandoned_post_probability), G::assumptions, R::assumption, "Give up waiting, then post", U::share, {0, 0.8, 0.01}, "A", "Waiting raises the chance of public escalation (Gunarathne, Rui & Seidmann 2018).", "Probability of a public post by a customer who gave up waiting."),
      row(FIELD(support.abandoned_drop), G::assumptions, R::assumption, "Giving up lowers sentiment by", U::sentiment, {0, 0.5, 0.01}, "A", "Sign from Gunarathne, Rui & Seidmann 2018.", "Loss of sentiment of a customer who gave up waiting."),

      row(FIELD(recovery.size), G::assumptions, R::assumption, "What a quick fix restores", U::sentiment, {0.2, 1, 0.05}, "A", "Sign from TARP; never above the opinion before the failure.", "Gain of sentiment of an immediate resolution of full quality."),
      row(FIELD(recovery.time_constant_hours), G::assumptions, R::assumption, "A fix loses its power in", U::hours, {4, 96, 1}, "A", "Sign from Istanbulluoglu 2017.", "Time in which the gain of a resolution falls to 37 %."),
      row(FIELD(recovery.story_softening), G::assumptions, R::assumption, "A fix takes from a story", U::share, {0, 1, 0.05}, "A", "As an advocate's answer: the author says that it was settled.", "Share by which a story weighs less on those who hear it after its author's case was resolved."),

      row(FIELD(recovery.squeaky_wheel), G::assumptions, R::assumption, "Fixed in public, louder next time", U::share, {0, 1, 0.05}, "A", "Sign from Ma, Sun & Kekre 2015: the relationship improves and complaints become likelier.", "How much likelier a customer posts about a failure after a complaint in public was resolved."),

      row(FIELD(churn.base_per_day), G::assumptions, R::assumption, "Customers lost per day at neutral sentiment", U::per_day, {0.0003, 0.004, 0.0001}, "A", "Gives about 0.9 % a month.", "Hazard of leaving at sentiment 0."),
      row(FIELD(churn.sentiment_slope), G::assumptions, R::assumption, "How sentiment drives leaving", U::none, {1, 5, 0.1}, "A", "The hazard falls by the factor e for each 1/b of sentiment.", "Slope b of the hazard h0 e^(−b s)."),
      row(FIELD(churn.unresolved_extra), G::assumptions, R::assumption, "Unsettled customers leave more by", U::none, {0, 5, 0.1}, "A", "Sign from Knox & van Oest 2014.", "Extra hazard, as a multiple, after a case that was not settled."),
      row(FIELD(churn.unresolved_days), G::assumptions, R::assumption, "… for", U::days, {1, 90, 1}, "A", "A month.", "How long that lasts."),
      row(FIELD(value.margin_per_year), G::assumptions, R::assumption, "Margin of a customer and year", U::dollars_per_year, {1, 100000, 10}, "A", "For the lifetime value m r / (1 + i − r).", "Contribution of one customer in a year."),
      row(FIELD(value.discount_per_year), G::assumptions, R::assumption, "Discount rate", U::share, {0, 0.5, 0.01}, "A", "Gupta, Lehmann & Stuart 2004 use 12 %.", "Yearly discount rate i of the lifetime value."),

      row(FIELD(cost.wage_per_hour), G::assumptions, R::assumption, "Wage", U::dollars_per_hour, {5, 150, 1}, "A", "Loaded; cost per contact is checked against ContactBabel's $ 4 to 5.", "Cost of one agent-hour on shift."),
      row(FIELD(cost.tools_per_agent_per_day), G::assumptions, R::assumption, "Tools per agent and day", U::dollars_per_day, {0, 100, 1}, "A", "Licences and seats.", "Cost of tools for each agent on a working day."),
      row(FIELD(cost.social_desk_once), G::assumptions, R::assumption, "Setting up a social desk", U::dollars, {0, 50000, 100}, "A", "Range 500 to 5,000.", "One-off cost when the desk is switched on after the start."),
      row(FIELD(cost.triage_once), G::assumptions, R::assumption, "Setting up triage", U::dollars, {0, 50000, 100}, "A", "Range 200 to 5,000.", "One-off cost when triage is switched on after the start."),
      row(FIELD(cost.triage_per_day), G::assumptions, R::assumption, "Triage, per day", U::dollars_per_day, {0, 1000, 5}, "A", "Range 0 to 50.", "Running cost of triage."),
      row(FIELD(cost.listening_per_day), G::assumptions, R::assumption, "Hearing everything, per day", U::dollars_per_day, {0, 5000, 10}, "A", "Range 20 to 500; paid in proportion to the share heard.", "Running cost of listening at a share of 1."),
      row(FIELD(cost.human_voice_per_day), G::assumptions, R::assumption, "Human voice, per day", U::dollars_per_day, {0, 1000, 5}, "A", "Range 0 to 100; coaching.", "Running cost of answering in a human voice."),
      row(FIELD(cost.advocate_per_day), G::assumptions, R::assumption, "An advocate, per day", U::dollars_per_day, {0, 10, 0.05}, "A", "Range 0.02 to 1; events and a community manager.", "Running cost of each advocate."),
      row(FIELD(cost.recall_per_customer), G::assumptions, R::assumption, "A recall, per customer", U::dollars, {0, 1000, 0.5}, "A", "Range 0.2 to 50; a letter and a free case.", "Cost of each customer of the cohort whom a recall reaches."),
      row(FIELD(cost.feedback_per_day), G::assumptions, R::assumption, "Feedback to the product, per day", U::dollars_per_day, {0, 1000, 5}, "A", "Range 10 to 200.", "Running cost while complaints are tagged and handed to the product team."),
      row(FIELD(crisis.reach_people), G::assumptions, R::assumption, "A crisis is", U::people, {5, 1000000, 5}, "A", "Level 1 of the crisis scale.", "People whom one negative story or defect reaches within 24 hours."),
      row(FIELD(crisis.loss_limit), G::assumptions, R::assumption, "A loss is", U::dollars, {0, 1e9, 100}, "A", "Level 3 of the crisis scale.", "Lifetime value lost to extra churn within 30 days of a crisis."),
  };
  return rows;
}

#undef TEAM_ROWS
#undef FIELD

}  // namespace

std::span<const ParameterInfo> parameter_table() { return table(); }

}  // namespace grapevine
