#include "scenario/parameter_rows.h"

namespace grapevine {

// One department of the company.
#define DEPARTMENT_ROWS(department, Name)                                                                                                                                          \
  row(FIELD(employees.department.weight), G::assumptions, R::fixed, Name ", weight", U::none, {0, 100, 1}, "A", "How the employees are divided.", "Weight of the department among the employees."), \
      row(FIELD(employees.department.on_social), G::assumptions, R::fixed, Name ", on social media", U::share, {0, 1, 0.01}, "A", "A survey of all employees tells (`grapevine audit`).", "Share of the department who see what people post."), \
      row(FIELD(employees.department.in_community), G::assumptions, R::fixed, Name ", in the community", U::share, {0, 1, 0.01}, "A", "A survey of all employees tells (`grapevine audit`).", "Share of the department who answer in the community of customers."), \
      row(FIELD(employees.department.handoff_hours), G::assumptions, R::assumption, Name ", hands on within", U::hours, {0.1, 240, 0.5}, "A", "The further from the desk, the longer.", "Mean time until a complaint that an employee of the department reports is at the desk (exponential).")

std::vector<ParameterInfo> company_rows() {
  using G = Group;
  using R = Role;
  using U = Unit;
  return {
      row(FIELD(listen.heard_within_hour), G::listen, R::lever, "Mentions heard within the hour", U::share, {0, 0.99, 0.01}, "A", "38 % of brand questions were answered at all in 2013 (Socialbakers).", "Share of public complaints not addressed to the company that it hears of within an hour."),
      row(FIELD(listen.press_share_of_crisis), G::assumptions, R::assumption, "The press calls at", U::share, {0.05, 2, 0.05}, "A", "Nobody stays unaware of a story that big.", "Share of the crisis threshold at which somebody tells the company of a story."),
      row(FIELD(listen.press_delay_hours), G::assumptions, R::assumption, "The press takes", U::hours, {0, 48, 0.5}, "A", "Between the event and the call.", "Time from that reach to the company knowing."),

      row(FIELD(triage.policy), G::triage, R::lever, "Who is answered first", U::none, {0, 1, 1}, "A", "Airlines favoured users with many followers (Gunarathne, Rui & Seidmann 2018).", "First come, first served; or by followers, severity and age.", kLines),
      row(FIELD(triage.followers_weight), G::assumptions, R::assumption, "Triage: weight of followers", U::none, {0, 5, 0.1}, "A", "Per factor of ten.", "Points for each power of ten of followers."),
      row(FIELD(triage.severity_weight), G::assumptions, R::assumption, "Triage: weight of severity", U::none, {0, 5, 0.1}, "A", "Severity runs from 0 to 1.", "Points for the severest failure."),
      row(FIELD(triage.age_weight_per_hour), G::assumptions, R::assumption, "Triage: weight of an hour's wait", U::none, {0, 1, 0.01}, "A", "Keeps small accounts from waiting for ever.", "Points for each hour already waited."),
      row(FIELD(triage.by_class), G::triage, R::lever, "Tell trolls from customers", U::none, kFlag, "M", "Trolls and ragers are watched and let be, the misguided get the facts, the unhappy are helped (response assessment of the US Air Force, 2008).", "Whether the desk judges what kind of complaint a public one is before it answers."),
      row(FIELD(triage.class_accuracy), G::assumptions, R::assumption, "Complaints judged rightly", U::share, {0.25, 1, 0.01}, "A", "One in ten is taken for something else.", "Share of the public complaints whose kind the desk sees; the others are taken for any of the other three."),
      row(FIELD(triage.troll_share), G::assumptions, R::assumption, "Trolls", U::share, {0, 0.3, 0.01}, "A", "An answer feeds them.", "Share of the public complaints that only want to provoke: a fix restores nothing, and a reply makes the rest of the spread grow by a fifth."),
      row(FIELD(triage.rager_share), G::assumptions, R::assumption, "Ragers", U::share, {0, 0.3, 0.01}, "A", "An answer does not calm them.", "Share of the public complaints that are a rant: a reply changes nothing, and a fix restores half."),
      row(FIELD(triage.misguided_share), G::assumptions, R::assumption, "Misguided", U::share, {0, 0.4, 0.01}, "A", "The facts settle it.", "Share of the public complaints that rest on an error: told from the others they take half the time and need no specialist."),

      row(FIELD(reply.enabled), G::respond, R::lever, "Answer in public", U::none, kFlag, "A", "47 % of complaints to 34 firms went unanswered in 2013 (Einwiller & Steilen 2015).", "Whether the company answers public complaints and makes statements at all."),
      row(FIELD(reply.voice), G::respond, R::lever, "Voice of a public reply", U::none, {0, 2, 1}, "A", "Sign from van Noort & Willemsen 2012 and Herhausen et al. 2019: human 1, scripted 0.5, defensive −0.5.", "How the company sounds.", kVoices),
      row(FIELD(reply.quality), G::respond, R::lever, "Quality of replies", U::share, {0, 1, 0.05}, "A", "0 helps nobody, 1 settles it.", "How much of what a reply can do it does."),
      row(FIELD(reply.suppression), G::assumptions, R::assumption, "What a good reply can stop", U::share, {0, 0.8, 0.05}, "A", "Sign from Herhausen et al. 2019; weakly identified.", "Share of the remaining spread that a perfect human reply prevents."),
      row(FIELD(reply.public_compensation), G::respond, R::lever, "Compensation in public", U::none, kFlag, "V:Herh", "It fuels the fire (Herhausen et al. 2019): the remaining spread grows by a fifth.", "Whether the first public reply offers money."),
      row(FIELD(reply.statement_delay_hours), G::organisation, R::lever, "Hours until a statement", U::hours, {0.5, 72, 0.5}, "A", "About 48 h in the Domino's and Motrin cases of 2009 and 2008; 4 h when trained.", "From the press call to a public statement, when no desk has replied before."),
      row(FIELD(reply.approval_hours), G::organisation, R::lever, "Hours to approve a reply", U::hours, {0, 72, 0.5}, "A", "Who may answer without asking; nine months of refusals in the case of United and a guitar, 2009.", "Time between a public reply as written and its publication."),
      row(FIELD(reply.move_private), G::respond, R::lever, "Take it to a private channel", U::none, kFlag, "V:Herh", "A change of channel limits how far a post spreads (Herhausen et al. 2019); it costs a hand-off.", "Whether the first public reply asks to go on by e-mail."),
      row(FIELD(reply.private_damping), G::assumptions, R::assumption, "Going private stops", U::share, {0, 0.8, 0.05}, "A", "Sign from Herhausen et al. 2019.", "Share of the remaining spread that the change of channel prevents, beside the reply."),
      row(FIELD(reply.uninvited_factor), G::assumptions, R::assumption, "A reply nobody asked for does", U::share, {0, 1, 0.05}, "A", "Where people talk among themselves uninvited replies help less (van Noort & Willemsen 2012).", "Effect of a reply to a post that was not addressed to the company, beside one that was."),

      row(FIELD(advocates.share), G::respond, R::lever, "Advocates among customers", U::share, {0, 0.1, 0.001}, "A", "\"An unpaid army of advocates who can respond when you're not there.\"", "Share of the customers who may answer a complaint that they see, at any hour."),
      row(FIELD(advocates.reply_probability), G::assumptions, R::assumption, "Advocates who answer", U::share, {0.01, 0.2, 0.01}, "A", "Of those who see a complaint.", "Probability that an advocate who sees a complaint answers it in public."),
      row(FIELD(advocates.damping), G::assumptions, R::assumption, "Their answer stops", U::share, {0, 0.5, 0.05}, "A", "Less than a good reply of the company.", "Share of the remaining spread that an advocate's answer prevents; only the first one acts."),
      row(FIELD(advocates.softening), G::assumptions, R::assumption, "Their answer takes from a story", U::share, {0, 1, 0.05}, "A", "People like oneself are trusted more than the company (Edelman 2015).", "Share by which a story weighs less on those who hear it after an advocate's answer."),

      row(FIELD(employees.report_probability), G::listen, R::lever, "Employees who report what they see", U::share, {0, 1, 0.01}, "A", "\"Survey all employees\"; the warehouse worker who saw it first.", "Probability that an employee who sees a complaint hands it to the desk."),
      row(FIELD(employees.reply_probability), G::respond, R::lever, "Employees who answer what they see", U::share, {0, 1, 0.01}, "A", "\"Let go and empower employees.\"", "Probability that an employee who may and can answers a complaint that they see."),
      row(FIELD(employees.posts_per_week), G::respond, R::lever, "Posts of an employee, a week", U::none, {0, 7, 0.1}, "A", "\"If an employee in H.R. mentions her excitement, it counts as exposure.\"", "How often an employee who takes part says something good about the company in public."),
      DEPARTMENT_ROWS(support, "Support"),
      DEPARTMENT_ROWS(marketing, "Marketing"),
      DEPARTMENT_ROWS(product, "Product"),
      DEPARTMENT_ROWS(sales, "Sales"),
      DEPARTMENT_ROWS(logistics, "Logistics"),
      DEPARTMENT_ROWS(human_resources, "Human resources"),
      row(FIELD(employees.partner_handoff_hours), G::assumptions, R::assumption, "Partners hand on within", U::hours, {0.1, 240, 0.5}, "A", "They have no desk in the house.", "Mean time until a complaint that a partner reports is at the desk."),

      row(FIELD(hero.hero), G::assumptions, R::fixed, "Heroes", U::none, {0, 100, 1}, "V:HERO", "20 : 34 : 13 : 34 in a survey of employees (Bernoff & Schadler 2010).", "Weight of the employees who are empowered and resourceful."),
      row(FIELD(hero.locked_down), G::assumptions, R::fixed, "Locked down", U::none, {0, 100, 1}, "V:HERO", "20 : 34 : 13 : 34 in a survey of employees (Bernoff & Schadler 2010).", "Weight of the employees who are empowered, but without the means."),
      row(FIELD(hero.rogue), G::assumptions, R::fixed, "Rogue", U::none, {0, 100, 1}, "V:HERO", "20 : 34 : 13 : 34 in a survey of employees (Bernoff & Schadler 2010).", "Weight of the employees who are resourceful, but without permission."),
      row(FIELD(hero.disenfranchised), G::assumptions, R::fixed, "Disenfranchised", U::none, {0, 100, 1}, "V:HERO", "20 : 34 : 13 : 34 in a survey of employees (Bernoff & Schadler 2010).", "Weight of the employees who are neither empowered nor resourceful."),
      row(FIELD(hero.tools_share), G::organisation, R::lever, "Locked-down employees given tools", U::share, {0, 1, 0.01}, "A", "Makes heroes of those who feel empowered (Bernoff & Schadler 2010).", "Share of the locked-down employees who get the means to answer."),
      row(FIELD(hero.permission_share), G::organisation, R::lever, "Rogue employees given permission", U::share, {0, 1, 0.01}, "A", "Makes heroes of those who find the means anyway (Bernoff & Schadler 2010).", "Share of the rogue employees who get permission to answer."),

      row(FIELD(adoption.start_share), G::assumptions, R::assumption, "Employees who take part already", U::share, {0, 1, 0.01}, "V:McK", "20 % by 2008 (McKinsey Quarterly, the networked enterprise).", "Share of the employees who work in the new way at the start."),
      row(FIELD(adoption.innovation_per_week), G::assumptions, R::assumption, "Take it up by themselves, a week", U::share, {0, 0.1, 0.005}, "A", "0.01 to 0.03 a week.", "Coefficient of innovation p of Bass 1969 inside the firm."),
      row(FIELD(adoption.imitation_per_week), G::assumptions, R::assumption, "Take it up from colleagues, a week", U::share, {0, 1, 0.05}, "A", "0.3 to 0.5 a week.", "Coefficient of imitation q of Bass 1969, times the share of colleagues who have."),
      row(FIELD(adoption.sponsorship), G::organisation, R::lever, "Executive sponsorship", U::none, {0, 5, 0.1}, "A", "The outer force: without it only colleagues convince.", "Factor on how many take it up by themselves."),
      row(FIELD(adoption.buy_in), G::organisation, R::lever, "Buy-in of the executives", U::share, {0, 1, 0.05}, "A", "\"Without C-level support, will continue to be more concerned about their own budgets.\"", "Factor on imitation, on what shared records save and on what employees report."),

      row(FIELD(trust.peer), G::assumptions, R::assumption, "Trust in a person like oneself", U::share, {0.1, 1, 0.01}, "V:Edelman", "63 % (Edelman Trust Barometer 2015).", "Share of people who find a person like themselves credible."),
      row(FIELD(trust.employee), G::assumptions, R::assumption, "Trust in an employee", U::share, {0, 1, 0.01}, "V:Edelman", "49 % (Edelman Trust Barometer 2015).", "Share of people who find a regular employee credible; weighs what employees say, beside a peer."),
      row(FIELD(trust.expert), G::assumptions, R::assumption, "Trust in a technical expert", U::share, {0, 1, 0.01}, "V:Edelman", "68 % (Edelman Trust Barometer 2015).", "Share of people who find the company’s technical expert credible; of the product department."),
      row(FIELD(trust.company), G::assumptions, R::assumption, "Trust in the company", U::share, {0, 1, 0.01}, "V:Edelman", "43 %, the chief executive (Edelman Trust Barometer 2015).", "Share of people who find the company itself credible; weighs what it posts."),

      row(FIELD(training.level), G::organisation, R::lever, "Trained for a crisis", U::share, {0, 1, 0.05}, "A", "Exercises raise knowledge and confidence; their effect on real outcomes is weakly shown (Skryabina et al. 2017).", "How well a fire drill has trained those who answer, at the moment when it is set; it is forgotten from then on."),
      row(FIELD(training.days_ago), G::assumptions, R::assumption, "Days since the last drill", U::days, {0, 1000, 5}, "A", "Of the level that the scenario starts with.", "How long ago the training was that is in force from the start."),
      row(FIELD(training.half_life_days), G::assumptions, R::assumption, "Training is half forgotten in", U::days, {10, 1000, 10}, "A", "Half a year.", "Time in which the level of training halves."),
      row(FIELD(training.untrained_throughput), G::assumptions, R::assumption, "Untrained, public complaints take", U::none, {0.2, 1, 0.05}, "A", "An untrained desk does six tenths of what a trained one does.", "Throughput of an untrained desk on public complaints, beside a trained one."),
      row(FIELD(training.untrained_errors), G::assumptions, R::assumption, "Untrained, replies that go wrong", U::share, {0, 0.8, 0.01}, "A", "They act as defensive ones.", "Share of the public replies of an untrained desk that strike the wrong tone."),
      row(FIELD(training.trained_statement_hours), G::assumptions, R::assumption, "Trained, hours until a statement", U::hours, {0.5, 72, 0.5}, "A", "4 hours instead of 24.", "Time from the press call to a statement at full training."),

      row(FIELD(fatigue.gain_per_day), G::assumptions, R::assumption, "A hard day tires by", U::none, {0, 1, 0.01}, "A", "Off by default.", "What a day at full load adds to a team’s fatigue; at 1 work takes twice as long."),
      row(FIELD(fatigue.from_utilisation), G::assumptions, R::assumption, "Days are hard from", U::share, {0.5, 1, 0.01}, "A", "Near full load.", "Utilisation above which a day tires."),
      row(FIELD(fatigue.recovery_per_day), G::assumptions, R::assumption, "Rest takes away, per day", U::share, {0.01, 1, 0.01}, "A", "A week or so.", "Share of the fatigue that a night takes away."),

      row(FIELD(outreach.share), G::respond, R::lever, "Customers written to first", U::share, {0, 1, 0.01}, "A", "\"Be proactive and head off issues before they become customer problems.\"", "Share of the failures that the company notices by itself and writes to the customer about."),
      row(FIELD(outreach.effect), G::assumptions, R::assumption, "Outreach takes from a failure", U::share, {0, 1, 0.05}, "A", "Sign from van Noort & Willemsen 2012.", "Share by which a failure weighs less and is told less when the company writes first."),
      row(FIELD(outreach.survey_share), G::listen, R::lever, "Silent customers asked", U::share, {0, 1, 0.01}, "A", "Half of the unhappy complain to nobody (TARP).", "Share of the customers with a failure and no contact whom a survey asks."),
      row(FIELD(outreach.survey_response), G::assumptions, R::assumption, "Surveys answered", U::share, {0.01, 1, 0.01}, "A", "One in five.", "Share of those who are asked and answer; their answer becomes a case."),
      row(FIELD(outreach.survey_delay_days), G::assumptions, R::assumption, "A survey comes after", U::days, {0.1, 60, 0.5}, "A", "A few days.", "Mean time from the failure to the answer (exponential)."),

      row(FIELD(community.enabled), G::community, R::lever, "A community of customers", U::none, kFlag, "A", "\"Customers that self-support each other in their developer forums.\"", "Whether customers can ask each other before they ask the company."),
      row(FIELD(community.recognition), G::community, R::lever, "Recognition of who helps", U::share, {0, 1, 0.05}, "V:Jabr14", "How answers are recognised changes how much people solve (Jabr et al. 2014); the size is ours.", "How much more super-users answer: 1 doubles it."),
      row(FIELD(community.asks_first), G::assumptions, R::assumption, "Ask the community first", U::share, {0, 1, 0.01}, "A", "Asking there reduces use of the company’s own support (Bone et al. 2015).", "Share of those with a question who ask there before they contact the company."),
      row(FIELD(community.super_users_share), G::assumptions, R::assumption, "Super-users among customers", U::share, {0, 0.05, 0.0005}, "A", "One in a hundred writes most of it, nine in ten only read (Nielsen 2006); the same ones in every future.", "Share of the customers who answer others as a habit; a tenth of them give 56 % of the answers (Wu 2010, over 200 communities)."),
      row(FIELD(community.answers_per_hour), G::assumptions, R::assumption, "A super-user answers, per hour", U::none, {0, 2, 0.01}, "A", "Of any one question, while online.", "Hazard with which one super-user who is online answers an open question."),
      row(FIELD(community.solve_probability), G::assumptions, R::assumption, "Answers that solve it", U::share, {0.05, 1, 0.01}, "A", "0.05 to 0.7.", "Probability that a first answer of a peer settles the question."),
      row(FIELD(community.patience_hours), G::assumptions, R::assumption, "Patience with the community", U::hours, {0.5, 168, 0.5}, "A", "A day.", "Mean time that somebody waits there before turning to the company (exponential)."),
      row(FIELD(community.answer_quality), G::assumptions, R::assumption, "Peers answer as well as", U::share, {0, 1, 0.05}, "A", "Slightly worse than staff.", "Quality of a peer’s answer beside a perfect one."),
      row(FIELD(community.knowledge_half), G::assumptions, R::assumption, "Answers that cover half", U::none, {10, 100000, 10}, "A", "Each solved question stays and is found by others.", "Number of solved questions at which half of the new ones find their answer already there."),

      row(FIELD(feedback.gain_per_1000), G::product, R::lever, "Complaints fix the product, per 1,000", U::share, {0, 0.2, 0.005}, "A", "\"Recorded, prioritized and shared with product teams\"; 2 % is our guess where it is done.", "Share of the failures that goes away for each 1,000 complaints recorded."),
      row(FIELD(feedback.lag_days), G::assumptions, R::assumption, "… after", U::days, {1, 365, 1}, "A", "A month from complaint to fix.", "Time from a complaint to the product's improvement."),
  };
}

#undef DEPARTMENT_ROWS

}  // namespace grapevine
