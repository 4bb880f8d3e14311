#include "scenario/parameter_rows.h"

namespace grapevine {

std::vector<ParameterInfo> crowd_rows() {
  using G = Group;
  using R = Role;
  using U = Unit;
  return {
      row(FIELD(people.customers_share), G::assumptions, R::fixed, "Customers among the people", U::share, {0.05, 1, 0.01}, "A", "Everybody else only hears and passes on.", "Share of the people in the network who are customers."),
      row(FIELD(people.employees_share), G::assumptions, R::fixed, "Employees among the people", U::share, {0, 0.5, 0.005}, "A", "Off by default; the company is a part of the same network.", "Share of the people who work for the company; they keep their friends and gain colleagues."),
      row(FIELD(people.partners_share), G::assumptions, R::fixed, "Partners among the people", U::share, {0, 0.2, 0.005}, "A", "Off by default; resellers and suppliers.", "Share of the people who work with the company without belonging to it."),
      row(FIELD(people.colleague_ties), G::assumptions, R::fixed, "Ties to colleagues", U::ties, {0, 50, 1}, "A", "A department knows itself; an e-mail network of a research institute has about 25 ties a person.", "Mean number of ties that an employee has within the own department, beside those to friends."),
      row(FIELD(people.sentiment_mean), G::assumptions, R::fixed, "Sentiment to begin with", U::sentiment, {-1, 1, 0.01}, "A", "Gives a net promoter score of about +27.", "Mean of what people think of the company, from −1 to 1."),
      row(FIELD(people.sentiment_sd), G::assumptions, R::fixed, "Sentiment, spread", U::sentiment, {0, 1, 0.01}, "A", "Gives a net promoter score of about +27.", "Standard deviation of what people think to begin with, before clipping to −1 to 1."),
      row(FIELD(people.mood_reversion_per_day), G::assumptions, R::assumption, "Moods return, per day", U::per_day, {0, 0.05, 0.001}, "A", "A complaint's effect is short-lived when the customer stays (Knox & van Oest 2014).", "Share of the distance to their own first opinion that people return each day."),
      row(FIELD(people.followers_per_tie), G::assumptions, R::fixed, "Followers per tie", U::people, {1, 10000, 1}, "A", "A person of the simulation stands for many; contagion uses ties, wording and triage followers.", "Followers shown for each tie in the network."),

      row(FIELD(participation.creators_share), G::assumptions, R::fixed, "Creators", U::share, {0, 0.5, 0.01}, "A", "Off by default. 1 % to 24 %, by what counts as creating (Nielsen 2006; Forrester 2010).", "Share of the people who post and pass on most."),
      row(FIELD(participation.critics_share), G::assumptions, R::fixed, "Critics", U::share, {0, 0.5, 0.01}, "A", "Off by default. 9 % to 37 %, by what counts (Nielsen 2006; Forrester 2010).", "Share of the people who comment and pass on more than others."),
      row(FIELD(participation.inactives_share), G::assumptions, R::fixed, "Inactives", U::share, {0, 0.9, 0.01}, "A", "Off by default. About one adult in six was inactive in 2010 (Forrester).", "Share of the people who neither see nor post anything in public."),
      row(FIELD(participation.creators_factor), G::assumptions, R::fixed, "Creators take part more by", U::none, {1, 20, 0.5}, "A", "Spectators take part less by as much, so that the mean stays.", "How many times as likely a creator posts and passes on."),
      row(FIELD(participation.critics_factor), G::assumptions, R::fixed, "Critics take part more by", U::none, {1, 20, 0.5}, "A", "Spectators take part less by as much, so that the mean stays.", "How many times as likely a critic posts and passes on."),

      row(FIELD(experience.per_day), G::assumptions, R::fixed, "Experiences per customer and day", U::per_day, {1.0 / 365, 1, 0.001}, "A", "About one a month.", "How often a customer uses the product in a way that could be told."),
      row(FIELD(experience.failure_rate), G::assumptions, R::assumption, "Experiences that go wrong", U::share, {0, 0.5, 0.005}, "A", "50 % of households had a problem in 2013, 32 % in 1976 (National Customer Rage Study).", "Share of experiences that fail."),
      row(FIELD(experience.failure_drop), G::assumptions, R::assumption, "A failure lowers sentiment by", U::sentiment, {0, 2, 0.01}, "A", "Times (0.5 + severity), severity uniform in 0 to 1.", "Loss of sentiment of a failure of middling severity."),
      row(FIELD(experience.success_lift), G::assumptions, R::assumption, "A success lifts sentiment by", U::sentiment, {0, 0.2, 0.005}, "A", "Small: success is expected.", "Gain of sentiment of an experience that went well."),

      row(FIELD(promise.level), G::product, R::lever, "What is promised", U::none, {-0.5, 1, 0.05}, "A", "\"Do we set realistic promises and execute against them?\"", "0 promises what is delivered, 1 twice as much; a higher promise wins customers and makes more experiences feel like failures."),
      row(FIELD(promise.failure_gain), G::assumptions, R::assumption, "A promise makes failures of", U::none, {0, 2, 0.05}, "M", "Expectation and disconfirmation (Oliver 1980).", "How much likelier an experience disappoints at a promise of 1."),
      row(FIELD(promise.acquisition_gain), G::assumptions, R::assumption, "A promise wins customers", U::none, {0, 2, 0.05}, "A", "As much as it disappoints.", "How much likelier a prospect becomes a customer at a promise of 1."),

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
      row(FIELD(feed.exposures_needed), G::assumptions, R::assumption, "Sightings before passing on", U::none, {1, 3, 1}, "A", "1 is simple contagion; people who need reinforcement spread less on random networks (Centola 2010).", "How many times a person must meet a story before considering to pass it on."),
      row(FIELD(feed.linear_threshold), G::assumptions, R::assumption, "They follow the share of their friends", U::none, kFlag, "A", "Linear thresholds (Granovetter 1978; Kempe, Kleinberg & Tardos 2003); off, each sighting persuades by itself.", "Whether people pass a story on once the share of their ties that showed it to them passes a threshold of their own."),
      row(FIELD(feed.quality), G::assumptions, R::assumption, "Praise that stays praise", U::share, {0, 1, 0.01}, "A", "The quality factor of competing cascades (Chen et al. 2011); 1 switches it off.", "Probability that somebody who passes on praise agrees; the others turn it into a complaint."),
      row(FIELD(feed.both_installed), G::assumptions, R::assumption, "Only among users of the app", U::none, kFlag, "A", "\"It only works when both users have the same application installed.\"", "Whether a post is shown only where both ends of a tie have the app."),
      row(FIELD(feed.installed_share), G::assumptions, R::assumption, "People who have the app", U::share, {0, 1, 0.01}, "A", "Matters only while posts stay among its users.", "Share of the people with the app, the same ones in every future."),

      row(FIELD(mixing.per_day), G::assumptions, R::assumption, "Opinions mix, per day", U::per_day, {0, 0.2, 0.005}, "A", "Off by default; DeGroot 1974.", "Share of the distance to the mean opinion of their ties that people move each day."),
      row(FIELD(mixing.confidence), G::assumptions, R::assumption, "They listen to opinions within", U::sentiment, {0.05, 2, 0.05}, "A", "2 listens to all; bounded confidence (Deffuant et al. 2000; Hegselmann & Krause 2002).", "Largest difference of opinion across which a tie still counts."),

      row(FIELD(broadcast.announced_share), G::community, R::lever, "Good news announced by itself", U::share, {0, 1, 0.01}, "A", "\"Its default behaviour updates their entire network.\" Passive broadcasts raised influence by 246 % in a trial (Aral & Walker 2011).", "Share of the good experiences that the product announces to all ties of the customer."),
      row(FIELD(broadcast.invited_share), G::community, R::lever, "Good news with an invitation", U::share, {0, 1, 0.01}, "A", "Personal invitations raised influence by another 98 % in a trial, more for each message (Aral & Walker 2011).", "Share of the good experiences after which the customer is asked to invite friends."),
      row(FIELD(broadcast.announcement_weight), G::assumptions, R::assumption, "An announcement weighs", U::none, {0, 1, 0.05}, "A", "Less than a friend’s own words, weaker for each message (Aral & Walker 2011).", "Weight of an announcement beside a post of the same person."),
      row(FIELD(broadcast.invitation_people), G::assumptions, R::assumption, "People invited", U::people, {1, 20, 0.5}, "A", "A handful.", "Mean number of friends who get a personal invitation (Poisson)."),

      row(FIELD(page.posts_per_week), G::community, R::lever, "Posts on the company page, a week", U::none, {0, 70, 1}, "A", "Off by default.", "How often the company posts on its own accounts."),
      row(FIELD(page.accounts), G::community, R::lever, "Accounts of the company", U::none, {1, 8, 1}, "A", "A page, a feed, a newsletter: each has fans of its own.", "How many accounts the company posts on."),
      row(FIELD(page.cross_linked), G::community, R::lever, "Accounts linked to each other", U::none, kFlag, "A", "\"Cross-linking\": together they reach the union of their audiences, not the sum.", "Whether a post on one account is shown on all."),
      row(FIELD(page.fans_share), G::assumptions, R::assumption, "Customers who follow an account", U::share, {0, 1, 0.01}, "A", "The same ones in every future; each account has its own.", "Share of the customers who follow one account."),
      row(FIELD(page.visibility), G::assumptions, R::assumption, "Fans who see a page post", U::share, {0.01, 0.6, 0.01}, "V:EdgeR", "16.0 % in February 2012, 6.5 % in March 2014 (EdgeRank Checker).", "Probability that a fan sees a post of the page."),
      row(FIELD(page.branching), G::assumptions, R::assumption, "Reshares of a page post", U::none, {0, 1, 0.01}, "A", "As ordinary praise or less.", "Branching number of a post of the company on a tree-like network."),
      row(FIELD(page.valence), G::assumptions, R::assumption, "How good page posts are", U::sentiment, {0, 1, 0.05}, "A", "Advertising convinces less than a friend.", "Valence of a post of the page."),
      row(FIELD(page.tiring_posts_per_week), G::assumptions, R::assumption, "Posts a week that tire", U::none, {1, 70, 1}, "A", "The feed shows senders less who post much.", "Number of posts in a week at which half as many fans see each."),
  };
}

}  // namespace grapevine
