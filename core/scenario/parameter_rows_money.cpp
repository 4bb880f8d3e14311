#include "scenario/parameter_rows.h"

namespace grapevine {

std::vector<ParameterInfo> money_rows() {
  using G = Group;
  using R = Role;
  using U = Unit;
  return {
      row(FIELD(churn.base_per_day), G::assumptions, R::assumption, "Customers lost per day at neutral sentiment", U::per_day, {0.0003, 0.004, 0.0001}, "A", "Gives about 0.9 % a month.", "Hazard of leaving at sentiment 0."),
      row(FIELD(churn.sentiment_slope), G::assumptions, R::assumption, "How sentiment drives leaving", U::none, {1, 5, 0.1}, "A", "The hazard falls by the factor e for each 1/b of sentiment.", "Slope b of the hazard h0 e^(−b s)."),
      row(FIELD(churn.unresolved_extra), G::assumptions, R::assumption, "Unsettled customers leave more by", U::none, {0, 5, 0.1}, "A", "Sign from Knox & van Oest 2014.", "Extra hazard, as a multiple, after a case that was not settled."),
      row(FIELD(churn.unresolved_days), G::assumptions, R::assumption, "… for", U::days, {1, 90, 1}, "A", "A month.", "How long that lasts."),

      row(FIELD(acquisition.base_per_day), G::assumptions, R::assumption, "Prospects won per day at neutral sentiment", U::per_day, {0, 0.01, 0.0001}, "A", "About as many as leave at the sentiment that people start with.", "Hazard of becoming a customer at sentiment 0."),
      row(FIELD(acquisition.sentiment_slope), G::assumptions, R::assumption, "How sentiment drives winning", U::none, {0, 5, 0.1}, "A", "Positive word of mouth moves intent more than negative (East, Hammond & Lomax 2008).", "Slope of the hazard a0 e^(b s)."),

      row(FIELD(value.margin_per_year), G::assumptions, R::assumption, "Margin of a customer and year", U::dollars_per_year, {1, 100000, 10}, "A", "For the lifetime value m r / (1 + i − r).", "Contribution of one customer in a year."),
      row(FIELD(value.discount_per_year), G::assumptions, R::assumption, "Discount rate", U::share, {0, 0.5, 0.01}, "A", "Gupta, Lehmann & Stuart 2004 use 12 %.", "Yearly discount rate i of the lifetime value."),

      row(FIELD(cost.wage_per_hour), G::assumptions, R::assumption, "Wage", U::dollars_per_hour, {5, 150, 1}, "A", "Loaded; cost per contact is checked against ContactBabel's $ 4 to 5.", "Cost of one agent-hour on shift."),
      row(FIELD(cost.night_premium), G::assumptions, R::assumption, "Premium for night work", U::share, {0, 2, 0.05}, "A", "A quarter more.", "What an hour of the night shift costs more, as a share of the wage."),
      row(FIELD(cost.tools_per_agent_per_day), G::assumptions, R::assumption, "Tools per agent and day", U::dollars_per_day, {0, 100, 1}, "A", "Licences and seats.", "Cost of tools for each agent on a working day."),
      likely(500, 5000, row(FIELD(cost.social_desk_once), G::assumptions, R::assumption, "Setting up a social desk", U::dollars, {0, 50000, 100}, "A", "A guess.", "One-off cost when the desk is switched on after the start.")),
      likely(200, 5000, row(FIELD(cost.triage_once), G::assumptions, R::assumption, "Setting up triage", U::dollars, {0, 50000, 100}, "A", "A guess.", "One-off cost when triage is switched on after the start.")),
      likely(0, 50, row(FIELD(cost.triage_per_day), G::assumptions, R::assumption, "Triage, per day", U::dollars_per_day, {0, 1000, 5}, "A", "A guess.", "Running cost of triage.")),
      likely(20, 500, row(FIELD(cost.listening_per_day), G::assumptions, R::assumption, "Hearing everything, per day", U::dollars_per_day, {0, 5000, 10}, "A", "Paid in proportion to the share heard.", "Running cost of listening at a share of 1.")),
      likely(0, 100, row(FIELD(cost.human_voice_per_day), G::assumptions, R::assumption, "Human voice, per day", U::dollars_per_day, {0, 1000, 5}, "A", "Coaching.", "Running cost of answering in a human voice.")),
      likely(0.02, 1, row(FIELD(cost.advocate_per_day), G::assumptions, R::assumption, "An advocate, per day", U::dollars_per_day, {0, 10, 0.05}, "A", "Events and a community manager.", "Running cost of each advocate.")),
      likely(0.2, 50, row(FIELD(cost.recall_per_customer), G::assumptions, R::assumption, "A recall, per customer", U::dollars, {0, 1000, 0.5}, "A", "A letter and a free case.", "Cost of each customer of the cohort whom a recall reaches.")),
      likely(10, 200, row(FIELD(cost.feedback_per_day), G::assumptions, R::assumption, "Feedback to the product, per day", U::dollars_per_day, {0, 1000, 5}, "A", "A guess.", "Running cost while complaints are tagged and handed to the product team.")),
      likely(300, 4000, row(FIELD(cost.chat_once), G::assumptions, R::assumption, "Setting up a chat", U::dollars, {0, 50000, 100}, "A", "A seat licence and a button.", "One-off cost when the chat is switched on after the start.")),
      likely(2000, 50000, row(FIELD(cost.shared_records_once), G::assumptions, R::assumption, "Setting up shared records", U::dollars, {0, 500000, 100}, "A", "Software and moving the data.", "One-off cost when records are shared after the start.")),
      likely(10, 200, row(FIELD(cost.shared_records_per_day), G::assumptions, R::assumption, "Shared records, per day", U::dollars_per_day, {0, 5000, 5}, "A", "Licences.", "Running cost of shared records.")),
      likely(500, 10000, row(FIELD(cost.training_once), G::assumptions, R::assumption, "A fire drill", U::dollars, {0, 50000, 100}, "A", "Half a day of those who answer, and somebody who runs it.", "Cost of a training to level 1, in proportion to what it adds.")),
      likely(500, 20000, row(FIELD(cost.community_once), G::assumptions, R::assumption, "Setting up a community", U::dollars, {0, 100000, 100}, "A", "A forum and its first weeks.", "One-off cost when the community is switched on after the start.")),
      likely(10, 200, row(FIELD(cost.community_per_day), G::assumptions, R::assumption, "A community, per day", U::dollars_per_day, {0, 5000, 5}, "A", "A part of a community manager.", "Running cost of the community.")),
      likely(0.05, 1, row(FIELD(cost.community_answer), G::assumptions, R::assumption, "A peer’s answer", U::dollars, {0, 10, 0.05}, "A", "Hosting and moderation.", "Cost of each answer in the community.")),
      likely(5, 100, row(FIELD(cost.recognition_per_day), G::assumptions, R::assumption, "Recognition, per day", U::dollars_per_day, {0, 1000, 5}, "A", "Badges, meetings and small gifts.", "Running cost of full recognition.")),
      likely(0.2, 5, row(FIELD(cost.outreach_per_customer), G::assumptions, R::assumption, "Outreach, per customer", U::dollars, {0, 100, 0.1}, "A", "A message and its preparation.", "Cost of each customer whom the company writes to first.")),
      likely(0.1, 3, row(FIELD(cost.survey_per_customer), G::assumptions, R::assumption, "A survey, per customer", U::dollars, {0, 50, 0.1}, "A", "Sending and reading.", "Cost of each customer who is asked.")),
      likely(5, 100, row(FIELD(cost.page_post), G::assumptions, R::assumption, "A page post", U::dollars, {0, 1000, 1}, "A", "An hour of somebody’s time or less.", "Cost of each post of the company.")),
      likely(10, 300, row(FIELD(cost.sponsorship_per_day), G::assumptions, R::assumption, "Sponsorship, per day", U::dollars_per_day, {0, 5000, 5}, "A", "Time of executives and of those who convince others.", "Running cost of sponsorship at a factor of 1, where there are employees in the network.")),
      likely(0.2, 5, row(FIELD(cost.hero_tools_per_day), G::assumptions, R::assumption, "Tools of an employee, per day", U::dollars_per_day, {0, 50, 0.1}, "A", "A seat and a phone.", "Running cost for each employee who was given the means to answer.")),
      row(FIELD(cost.deflected_contact), G::assumptions, R::assumption, "A contact that is not needed saves", U::dollars, {0, 50, 0.05}, "V:CB", "$ 5.25 by phone, 4.42 by e-mail, 3.82 by chat (ContactBabel).", "What the return on investment counts for each contact that customers settled among themselves."),

      row(FIELD(crisis.reach_people), G::assumptions, R::assumption, "A crisis is", U::people, {5, 1000000, 5}, "A", "Level 1 of the crisis scale.", "People whom one negative story or defect reaches within 24 hours."),
      row(FIELD(crisis.loss_limit), G::assumptions, R::assumption, "A loss is", U::dollars, {0, 1e9, 100}, "A", "Level 3 of the crisis scale.", "Lifetime value lost to extra churn within 30 days of a crisis."),
  };
}

}  // namespace grapevine
