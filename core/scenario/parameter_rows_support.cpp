#include "scenario/parameter_rows.h"

namespace grapevine {

// Levers of one team; the same rows serve the three channels and the specialists.
#define TEAM_ROWS(team, Name, agents_source, service_evidence, service_source, patience_source)                                                                                    \
  row(FIELD(support.team.agents), Group::respond, Role::lever, Name ", agents on shift", Unit::agents, {0, 500, 1}, "A", agents_source, "Agents at work whenever the team is open."), \
      row(FIELD(support.team.open_from_hour), Group::organisation, Role::lever, Name " opens at", Unit::clock_hour, {0, 23, 1}, "A", "Office hours.", "Hour of the day at which the team starts."), \
      row(FIELD(support.team.open_until_hour), Group::organisation, Role::lever, Name " closes at", Unit::clock_hour, {1, 24, 1}, "A", "Office hours.", "Hour of the day at which the team goes home; 24 is midnight."), \
      row(FIELD(support.team.weekends), Group::organisation, Role::lever, Name " works weekends", Unit::none, kFlag, "A", "Office days.", "Whether the team also works on Saturdays and Sundays."), \
      row(FIELD(support.team.night_agents), Group::organisation, Role::lever, Name ", agents on the night shift", Unit::agents, {0, 500, 1}, "A", "Off by default.", "Agents at work whenever the usual shift is at home: nights, and the weekends and holidays that it keeps."), \
      row(FIELD(support.team.service_minutes), Group::assumptions, Role::assumption, Name ", minutes per contact", Unit::minutes, {1, 240, 0.5}, service_evidence, service_source, "Mean handling time of one contact; single times are log-normal."), \
      row(FIELD(support.team.patience_hours), Group::assumptions, Role::assumption, Name ", patience", Unit::hours, {0.02, 1000, 0.1}, "A", patience_source, "Mean time that a customer waits for a first answer before giving up (exponential).")

std::vector<ParameterInfo> support_rows() {
  using G = Group;
  using R = Role;
  using U = Unit;
  return {
      row(FIELD(contact.probability), G::assumptions, R::assumption, "Contact the company when let down", U::share, {0, 1, 0.01}, "V:TARP", "50 % complain to the front line (TARP).", "Probability that a customer contacts the company after a failure."),
      row(FIELD(contact.phone_share), G::assumptions, R::assumption, "Contacts that prefer the phone", U::share, {0, 1, 0.01}, "A", "Channel mix.", "Share of those contacts."),
      row(FIELD(contact.email_share), G::assumptions, R::assumption, "Contacts that prefer e-mail", U::share, {0, 1, 0.01}, "A", "Channel mix.", "Share of those contacts."),
      row(FIELD(contact.social_share), G::assumptions, R::assumption, "Contacts that prefer social media", U::share, {0, 1, 0.01}, "V:AmEx", "17 % had used social media for service in 2012 (AmEx).", "Share of those contacts; made in public, and into the void when there is no social desk."),
      row(FIELD(contact.chat_share), G::assumptions, R::assumption, "Callers who prefer chat", U::share, {0, 1, 0.01}, "A", "Where there is a chat.", "Share of those who would call, routine contacts included, who chat instead."),
      row(FIELD(contact.discoverability), G::respond, R::lever, "Customers who know the channels", U::share, {0, 1, 0.01}, "A", "Links in signatures, communities joined: who does not know where else to turn calls.", "Share of the customers who know of other channels than the phone, the same ones in every future."),

      TEAM_ROWS(phone, "Phone", "The fewest that give 75 to 85 % utilisation.", "A", "Log-normal shape: Brown et al. 2005.", "Half an hour on hold."),
      row(FIELD(support.phone.routine_per_1000_per_day), G::assumptions, R::assumption, "Phone, routine contacts", U::per_1000_per_day, {0, 200, 0.5}, "A", "How-to and billing questions occupy agents too.", "Routine contacts per 1,000 people and working day."),
      TEAM_ROWS(email, "E-mail", "The fewest that give 75 to 85 % utilisation.", "A", "Log-normal shape: Brown et al. 2005.", "Three days."),
      row(FIELD(support.email.routine_per_1000_per_day), G::assumptions, R::assumption, "E-mail, routine contacts", U::per_1000_per_day, {0, 200, 0.5}, "A", "How-to and billing questions occupy agents too.", "Routine contacts per 1,000 people and working day."),
      row(FIELD(support.chat.enabled), G::respond, R::lever, "Chat", U::none, kFlag, "A", "A contact by chat costs less than a call (ContactBabel).", "Whether customers can chat with the company."),
      TEAM_ROWS(chat, "Chat", "Off by default.", "A", "Longer than a call, but one agent holds several.", "A quarter of an hour."),
      row(FIELD(support.chat.routine_per_1000_per_day), G::assumptions, R::assumption, "Chat, routine contacts", U::per_1000_per_day, {0, 200, 0.5}, "A", "Beside those that would have been calls.", "Routine contacts per 1,000 people and working day that come only because there is a chat."),
      row(FIELD(support.social.enabled), G::respond, R::lever, "Social desk", U::none, kFlag, "A", "\"The days of relying solely on telephone and email support are rapidly coming to an end.\"", "Whether the company answers where people complain in public."),
      TEAM_ROWS(social, "Social desk", "The fewest that give 75 to 85 % utilisation.", "A", "Log-normal shape: Brown et al. 2005.", "A day."),
      row(FIELD(support.social.routine_per_1000_per_day), G::assumptions, R::assumption, "Social desk, routine contacts", U::per_1000_per_day, {0, 200, 0.5}, "A", "How-to and billing questions occupy agents too.", "Routine contacts per 1,000 people and working day."),
      TEAM_ROWS(specialists, "Specialists", "The fewest that give 75 to 85 % utilisation.", "A", "Second level takes three times as long.", "Cases that were handed on wait until they are done."),
      row(FIELD(support.service_variation), G::assumptions, R::assumption, "Handling times vary by", U::none, {0.1, 3, 0.1}, "V:Brown05", "Log-normal service times (Brown et al. 2005); the coefficient is ours.", "Coefficient of variation of handling times."),
      row(FIELD(support.handoff_probability), G::organisation, R::lever, "Contacts handed on", U::share, {0.05, 0.6, 0.01}, "C", "44 % of 890 incidents were reassigned at least once; 15 % with a shared CRM is our choice.", "Probability that a contact is handed to the specialists."),
      row(FIELD(support.shared_records), G::organisation, R::lever, "Records that everybody sees", U::none, kFlag, "A", "\"Invest in systems like social CRM\"; fewer hand-offs, no asking again, one line instead of silos.", "Whether all teams share one record of each customer."),
      row(FIELD(support.shared_handoff_probability), G::assumptions, R::assumption, "Handed on with shared records", U::share, {0.01, 0.6, 0.01}, "A", "15 % instead of 44 %.", "Probability that a contact is handed on while records are shared, when that is less."),
      row(FIELD(support.reask_minutes), G::assumptions, R::assumption, "Asking again takes", U::minutes, {0, 60, 1}, "A", "Off by default.", "What each hand-off without shared records adds to the handling time."),
      row(FIELD(support.information_loss), G::assumptions, R::assumption, "Hand-offs that lose the case", U::share, {0, 0.5, 0.01}, "A", "24 % would change brands after being passed from one representative to the next (AmEx 2012).", "Probability that a case handed on without shared records has to start anew."),
      row(FIELD(support.silos), G::organisation, R::lever, "Specialist teams without a common line", U::none, {1, 4, 1}, "A", "\"They have exposed outdated organizational silos\"; shared records pool them.", "Among how many teams the specialists are divided, each with its own line."),
      row(FIELD(support.misrouted_share), G::assumptions, R::assumption, "Sent to the wrong silo", U::share, {0, 0.8, 0.01}, "A", "Each costs one more hand-off.", "Probability that a case handed on reaches a team that cannot help, where there are several."),
      row(FIELD(support.empowerment), G::organisation, R::lever, "The first line may decide", U::share, {0, 1, 0.05}, "A", "\"Let go and empower employees.\"", "Share of the hand-offs that are not needed because the first line may settle the case itself."),
      row(FIELD(support.managers_share), G::assumptions, R::assumption, "Cases that need a manager", U::share, {0, 0.5, 0.01}, "A", "Off by default; the third level.", "Share of the specialists’ cases that a manager has to decide."),
      row(FIELD(support.managers_hours), G::assumptions, R::assumption, "A manager decides within", U::hours, {0.5, 240, 0.5}, "A", "Two days.", "Mean time until a manager has decided (exponential)."),
      row(FIELD(support.resolve_probability), G::organisation, R::lever, "Contacts that settle it", U::share, {0.5, 0.95, 0.01}, "A", "Skill and authority to settle.", "Probability that a contact which is not handed on resolves the case."),
      row(FIELD(support.return_probability), G::assumptions, R::assumption, "Unsettled customers who come back", U::share, {0, 0.95, 0.05}, "A", "The others give up and stay unhappy.", "Probability that a customer whose case was not settled contacts again."),
      row(FIELD(support.return_delay_hours), G::assumptions, R::assumption, "They come back after", U::hours, {0.1, 168, 1}, "A", "About a day.", "Mean time until the next contact (exponential)."),
      row(FIELD(support.abandoned_post_probability), G::assumptions, R::assumption, "Give up waiting, then post", U::share, {0, 0.8, 0.01}, "A", "Waiting raises the chance of public escalation (Gunarathne, Rui & Seidmann 2018).", "Probability of a public post by a customer who gave up waiting."),
      row(FIELD(support.abandoned_drop), G::assumptions, R::assumption, "Giving up lowers sentiment by", U::sentiment, {0, 0.5, 0.01}, "A", "Sign from Gunarathne, Rui & Seidmann 2018.", "Loss of sentiment of a customer who gave up waiting."),

      row(FIELD(recovery.size), G::assumptions, R::assumption, "What a quick fix restores", U::sentiment, {0.2, 1, 0.05}, "A", "Sign from TARP; never above the opinion before the failure.", "Gain of sentiment of an immediate resolution of full quality."),
      row(FIELD(recovery.time_constant_hours), G::assumptions, R::assumption, "A fix loses its power in", U::hours, {4, 96, 1}, "A", "Sign from Istanbulluoglu 2017.", "Time in which the gain of a resolution falls to 37 %."),
      row(FIELD(recovery.story_softening), G::assumptions, R::assumption, "A fix takes from a story", U::share, {0, 1, 0.05}, "A", "As an advocate's answer: the author says that it was settled.", "Share by which a story weighs less on those who hear it after its author's case was resolved."),
      row(FIELD(recovery.squeaky_wheel), G::assumptions, R::assumption, "Fixed in public, louder next time", U::share, {0, 1, 0.05}, "A", "Sign from Ma, Sun & Kekre 2015: the relationship improves and complaints become likelier.", "How much likelier a customer posts about a failure after a complaint in public was resolved."),
  };
}

#undef TEAM_ROWS

}  // namespace grapevine
