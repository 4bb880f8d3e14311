#include "base/wording.h"
#include "scenario/parameter_rows.h"

namespace grapevine {

std::vector<ParameterInfo> money_rows() {
  using G = Group;
  using R = Role;
  using U = Unit;
  return {
      row(FIELD(churn.base_per_day), G::assumptions, R::assumption, english("Customers lost per day at neutral sentiment"), U::per_day, {0.0003, 0.004, 0.0001}, "A", english("Gives about 0.9 % a month."), english("Hazard of leaving at sentiment 0.")),
      row(FIELD(churn.sentiment_slope), G::assumptions, R::assumption, english("How sentiment drives leaving"), U::none, {1, 5, 0.1}, "A", english("The hazard falls by the factor e for each 1/b of sentiment."), english("Slope b of the hazard h0 e^(−b s).")),
      row(FIELD(churn.unresolved_extra), G::assumptions, R::assumption, english("Unsettled customers leave more by"), U::none, {0, 5, 0.1}, "A", english("Sign from Knox & van Oest 2014."), english("Extra hazard, as a multiple, after a case that was not settled.")),
      row(FIELD(churn.unresolved_days), G::assumptions, R::assumption, english("… for"), U::days, {1, 90, 1}, "A", english("A month."), english("How long that lasts.")),

      row(FIELD(acquisition.base_per_day), G::assumptions, R::assumption, english("Prospects won per day at neutral sentiment"), U::per_day, {0, 0.01, 0.0001}, "A", english("About as many as leave at the sentiment that people start with."), english("Hazard of becoming a customer at sentiment 0.")),
      row(FIELD(acquisition.sentiment_slope), G::assumptions, R::assumption, english("How sentiment drives winning"), U::none, {0, 5, 0.1}, "A", english("Positive word of mouth moves intent more than negative (East, Hammond & Lomax 2008)."), english("Slope of the hazard a0 e^(b s).")),

      row(FIELD(value.margin_per_year), G::assumptions, R::assumption, english("Margin of a customer and year"), U::dollars_per_year, {1, 100000, 10}, "A", english("For the lifetime value m r / (1 + i − r)."), english("Contribution of one customer in a year.")),
      row(FIELD(value.discount_per_year), G::assumptions, R::assumption, english("Discount rate"), U::share, {0, 0.5, 0.01}, "A", english("Gupta, Lehmann & Stuart 2004 use 12 %."), english("Yearly discount rate i of the lifetime value.")),

      row(FIELD(cost.wage_per_hour), G::assumptions, R::assumption, english("Wage"), U::dollars_per_hour, {5, 150, 1}, "A", english("Loaded; cost per contact is checked against ContactBabel's $ 4 to 5."), english("Cost of one agent-hour on shift.")),
      row(FIELD(cost.night_premium), G::assumptions, R::assumption, english("Premium for night work"), U::share, {0, 2, 0.05}, "A", english("A quarter more."), english("What an hour of the night shift costs more, as a share of the wage.")),
      row(FIELD(cost.tools_per_agent_per_day), G::assumptions, R::assumption, english("Tools per agent and day"), U::dollars_per_day, {0, 100, 1}, "A", english("Licences and seats."), english("Cost of tools for each agent on a working day.")),
      likely(500, 5000, row(FIELD(cost.social_desk_once), G::assumptions, R::assumption, english("Setting up a social desk"), U::dollars, {0, 50000, 100}, "A", english("A guess."), english("One-off cost when the desk is switched on after the start."))),
      likely(200, 5000, row(FIELD(cost.triage_once), G::assumptions, R::assumption, english("Setting up triage"), U::dollars, {0, 50000, 100}, "A", english("A guess."), english("One-off cost when triage is switched on after the start."))),
      likely(0, 50, row(FIELD(cost.triage_per_day), G::assumptions, R::assumption, english("Triage, per day"), U::dollars_per_day, {0, 1000, 5}, "A", english("A guess."), english("Running cost of triage."))),
      likely(20, 500, row(FIELD(cost.listening_per_day), G::assumptions, R::assumption, english("Hearing everything, per day"), U::dollars_per_day, {0, 5000, 10}, "A", english("Paid in proportion to the share heard."), english("Running cost of listening at a share of 1."))),
      likely(0, 100, row(FIELD(cost.human_voice_per_day), G::assumptions, R::assumption, english("Human voice, per day"), U::dollars_per_day, {0, 1000, 5}, "A", english("Coaching."), english("Running cost of answering in a human voice."))),
      likely(0.02, 1, row(FIELD(cost.advocate_per_day), G::assumptions, R::assumption, english("An advocate, per day"), U::dollars_per_day, {0, 10, 0.05}, "A", english("Events and a community manager."), english("Running cost of each advocate."))),
      likely(0.2, 50, row(FIELD(cost.recall_per_customer), G::assumptions, R::assumption, english("A recall, per customer"), U::dollars, {0, 1000, 0.5}, "A", english("A letter and a free case."), english("Cost of each customer of the cohort whom a recall reaches."))),
      likely(10, 200, row(FIELD(cost.feedback_per_day), G::assumptions, R::assumption, english("Feedback to the product, per day"), U::dollars_per_day, {0, 1000, 5}, "A", english("A guess."), english("Running cost while complaints are tagged and handed to the product team."))),
      likely(300, 4000, row(FIELD(cost.chat_once), G::assumptions, R::assumption, english("Setting up a chat"), U::dollars, {0, 50000, 100}, "A", english("A seat licence and a button."), english("One-off cost when the chat is switched on after the start."))),
      likely(2000, 50000, row(FIELD(cost.shared_records_once), G::assumptions, R::assumption, english("Setting up shared records"), U::dollars, {0, 500000, 100}, "A", english("Software and moving the data."), english("One-off cost when records are shared after the start."))),
      likely(10, 200, row(FIELD(cost.shared_records_per_day), G::assumptions, R::assumption, english("Shared records, per day"), U::dollars_per_day, {0, 5000, 5}, "A", english("Licences."), english("Running cost of shared records."))),
      likely(500, 10000, row(FIELD(cost.training_once), G::assumptions, R::assumption, english("A fire drill"), U::dollars, {0, 50000, 100}, "A", english("Half a day of those who answer, and somebody who runs it."), english("Cost of a training to level 1, in proportion to what it adds."))),
      likely(500, 20000, row(FIELD(cost.community_once), G::assumptions, R::assumption, english("Setting up a community"), U::dollars, {0, 100000, 100}, "A", english("A forum and its first weeks."), english("One-off cost when the community is switched on after the start."))),
      likely(10, 200, row(FIELD(cost.community_per_day), G::assumptions, R::assumption, english("A community, per day"), U::dollars_per_day, {0, 5000, 5}, "A", english("A part of a community manager."), english("Running cost of the community."))),
      likely(0.05, 1, row(FIELD(cost.community_answer), G::assumptions, R::assumption, english("A peer’s answer"), U::dollars, {0, 10, 0.05}, "A", english("Hosting and moderation."), english("Cost of each answer in the community."))),
      likely(5, 100, row(FIELD(cost.recognition_per_day), G::assumptions, R::assumption, english("Recognition, per day"), U::dollars_per_day, {0, 1000, 5}, "A", english("Badges, meetings and small gifts."), english("Running cost of full recognition."))),
      likely(0.2, 5, row(FIELD(cost.outreach_per_customer), G::assumptions, R::assumption, english("Outreach, per customer"), U::dollars, {0, 100, 0.1}, "A", english("A message and its preparation."), english("Cost of each customer whom the company writes to first."))),
      likely(0.1, 3, row(FIELD(cost.survey_per_customer), G::assumptions, R::assumption, english("A survey, per customer"), U::dollars, {0, 50, 0.1}, "A", english("Sending and reading."), english("Cost of each customer who is asked."))),
      likely(5, 100, row(FIELD(cost.page_post), G::assumptions, R::assumption, english("A page post"), U::dollars, {0, 1000, 1}, "A", english("An hour of somebody’s time or less."), english("Cost of each post of the company."))),
      likely(10, 300, row(FIELD(cost.sponsorship_per_day), G::assumptions, R::assumption, english("Sponsorship, per day"), U::dollars_per_day, {0, 5000, 5}, "A", english("Time of executives and of those who convince others."), english("Running cost of sponsorship at a factor of 1, where there are employees in the network."))),
      likely(0.2, 5, row(FIELD(cost.hero_tools_per_day), G::assumptions, R::assumption, english("Tools of an employee, per day"), U::dollars_per_day, {0, 50, 0.1}, "A", english("A seat and a phone."), english("Running cost for each employee who was given the means to answer."))),
      row(FIELD(cost.deflected_contact), G::assumptions, R::assumption, english("A contact that is not needed saves"), U::dollars, {0, 50, 0.05}, "V:CB", english("$ 5.25 by phone, 4.42 by e-mail, 3.82 by chat (ContactBabel)."), english("What the return on investment counts for each contact that customers settled among themselves.")),

      row(FIELD(crisis.reach_people), G::assumptions, R::assumption, english("A crisis is"), U::people, {5, 1000000, 5}, "A", english("Level 1 of the crisis scale."), english("People whom one negative story or defect reaches within 24 hours.")),
      row(FIELD(crisis.loss_limit), G::assumptions, R::assumption, english("A loss is"), U::dollars, {0, 1e9, 100}, "A", english("Level 3 of the crisis scale."), english("Lifetime value lost to extra churn within 30 days of a crisis.")),
  };
}

}  // namespace grapevine
