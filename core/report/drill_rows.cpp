#include "report/drill_rows.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/wording.h"

namespace grapevine {

namespace {

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

const DrillCard& card_of(const Drill& drill, const CardAnalysis& card) { return drill.cards[static_cast<std::size_t>(card.card)]; }
const DrillOption& option_of(const Drill& drill, const CardAnalysis& card, std::int32_t option) { return card_of(drill, card).options[static_cast<std::size_t>(option)]; }

std::string mean_text(const MetricSummary& summary, Metric metric) { return known_figure(metric, summary.mean.mean, summary.mean.half_width()); }

std::string difference_text(const MetricComparison& comparison) {
  const double half = comparison.difference.half_width();
  return known_difference(comparison.metric, comparison.difference.mean, half);
}

std::string interval_text(const MetricComparison& comparison) {
  const double half = comparison.difference.half_width();
  return known_difference(comparison.metric, comparison.difference.low, half) + " to " + known_difference(comparison.metric, comparison.difference.high, half);
}

// The outcomes of the rubric, and those that every drill is asked about.
std::vector<Metric> told_metrics(const Drill& drill) {
  std::vector<Metric> metrics;
  for (const DrillWeight& weight : drill.outcomes) metrics.push_back(static_cast<Metric>(weight.metric));
  for (const Metric metric : {Metric::crisis, Metric::negative_reach, Metric::event_first_response, Metric::customers_lost, Metric::nps, Metric::total_cost, Metric::net_value})
    if (std::find(metrics.begin(), metrics.end(), metric) == metrics.end()) metrics.push_back(metric);
  return metrics;
}

// Titles that are somebody's words bring their own quotation marks.
std::string quoted(const std::string& title) { return title.starts_with('"') ? title : fmt::format("\"{}\"", title); }

}  // namespace

std::string taken_in_words(const Drill& drill, const CardAnalysis& card) {
  const std::int32_t minutes = card.taken.decided - card.taken.opens;
  return fmt::format("{} at {}, {}", option_of(drill, card, card.taken.option).title, day_and_clock(drill, card.taken.decided),
                     card.taken.by_default ? "by default" : minutes == 0 ? "at once" : duration_to_string(minutes) + " after it opened");
}

std::string alternative_in_words(const Drill& drill, const CardAnalysis& card, const Alternative& alternative) {
  return fmt::format("had it been {} at {}", quoted(option_of(drill, card, alternative.option).title), day_and_clock(drill, card.taken.opens + alternative.minutes));
}

Rows leaderboard(const Drill& drill, const DrillScores& scores) {
  Rows rows = {{"Rank", "Team", "Score", "Points"}};
  for (const DrillWeight& weight : drill.outcomes) rows.front().push_back(std::string(info(static_cast<Metric>(weight.metric)).label));
  std::size_t rank = 0;
  for (const std::size_t index : scores.by_rank) {
    const TeamScore& score = scores.teams[index];
    std::vector<std::string> row = {std::to_string(++rank), score.team, fmt::format("{:.1f}", score.total), fmt::format("{:g} of {:g}", score.points, score.points_possible)};
    for (const ScoredOutcome& outcome : score.outcomes)
      row.push_back(fmt::format("{} ({})", mean_text(score.beside_nothing[outcome.metric].after, outcome.metric), outcome.counts ? percent(outcome.share) : "not scored"));
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows outcome_rows(const Drill& drill, const DrillScores& scores, std::size_t team) {
  Rows rows = {{"Outcome", "Nobody decides", "By the book", "This team", "Beside nobody deciding", "95 % interval"}};
  const TeamScore& score = scores.teams[team];
  for (const Metric metric : told_metrics(drill)) {
    const MetricComparison& comparison = score.beside_nothing[metric];
    rows.push_back({std::string(info(metric).label), mean_text(comparison.before, metric), mean_text(score.beside_book[metric].before, metric), mean_text(comparison.after, metric),
                    difference_text(comparison), comparison.clear ? interval_text(comparison) : interval_text(comparison) + ", not clear"});
  }
  return rows;
}

Rows decision_rows(const Drill& drill, const DrillAnalysis& analysis) {
  Rows rows = {{"Decision", "Taken", "Confidence", "Points", "Best alternative", std::string(info(drill.success()).label), "95 % interval"}};
  for (const CardAnalysis& card : analysis.cards) {
    std::vector<std::string> row = {card_of(drill, card).title, taken_in_words(drill, card), card.confidence == kNone ? "" : fmt::format("{} %", card.confidence * 10),
                                    fmt::format("{:g} of {:g}", option_of(drill, card, card.taken.option).points, most_points(card_of(drill, card)))};
    if (card.best == kNone) {
      row.insert(row.end(), {"none would have been better", "", ""});
    } else {
      const Alternative& best = card.alternatives[static_cast<std::size_t>(card.best)];
      row.insert(row.end(), {alternative_in_words(drill, card, best), difference_text(best.success), interval_text(best.success) + (best.success.clear ? "" : ", not clear")});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> turning_points(const Drill& drill, const DrillAnalysis& analysis) {
  std::vector<std::string> sentences;
  for (const std::size_t index : analysis.turning) {
    const CardAnalysis& card = analysis.cards[index];
    const Alternative* strongest = nullptr;
    for (const Alternative& alternative : card.alternatives)
      if (alternative.success.clear && (!strongest || std::abs(alternative.gain) > std::abs(strongest->gain))) strongest = &alternative;
    if (!strongest) continue;
    sentences.push_back(fmt::format("{}: decided as {}. {} by {} ({}), {} in {} of {} futures.", card_of(drill, card).title, taken_in_words(drill, card),
                                    fmt::format("{} would have changed, {},", info(drill.success()).label, alternative_in_words(drill, card, *strongest)),
                                    difference_text(strongest->success), interval_text(strongest->success), strongest->gain > 0 ? "better" : "worse",
                                    strongest->gain > 0 ? strongest->success.better.successes : strongest->success.worse, strongest->success.better.trials));
  }
  return sentences;
}

Rows silence_rows(const Drill& drill, const std::vector<ReplyDelay>& curve) {
  Rows rows = {{"First answer", "People reached", "No crisis", std::string(info(drill.success()).label), "Beside at once", "95 % interval"}};
  for (const ReplyDelay& point : curve) {
    const MetricComparison& success = point.beside_at_once[drill.success()];
    const FutureCount calm = count_futures(1 - point.beside_at_once.crisis_after.interval.mean, point.beside_at_once.pairs);
    const bool same = point.beside_at_once.identical == point.beside_at_once.pairs;
    rows.push_back({point.minutes == kNone ? "never" : point.minutes == 0 ? "at once" : "after " + duration_to_string(point.minutes),
                    mean_text(point.beside_at_once[Metric::negative_reach].after, Metric::negative_reach), fmt::format("{} of {}", calm.number, calm.of),
                    mean_text(success.after, drill.success()), same ? "" : difference_text(success), same ? "" : interval_text(success)});
  }
  return rows;
}

std::vector<std::string> alignment_sentences(const std::vector<Alignment>& teams) {
  std::vector<std::string> sentences;
  for (const Alignment& team : teams) {
    std::string text = team.team + ": ";
    text += team.members < 2 ? "one code, so nothing about agreement" : team.pairs == 0 ? "no decision that two members took" : fmt::format("{} members, who chose alike in {} of pairs", team.members, percent(team.agreement));
    if (team.voted > 0) text += fmt::format("; the team decided as most of them in {} of {}", team.followed, team.voted);
    if (team.right > 0) text += fmt::format("; {} sure when right", percent(team.confidence_right));
    if (team.wrong > 0) text += fmt::format("; {} sure when wrong", percent(team.confidence_wrong));
    if (team.right + team.wrong > 0) text += fmt::format("; Brier score {:.2f} (0 perfect, 0.25 a coin)", team.brier);
    sentences.push_back(text + ".");
  }
  return sentences;
}

Rows objective_rows(const Drill& drill, const TeamScore& score) {
  Rows rows = {{"Objective", "Met"}};
  for (std::size_t i = 0; i < drill.objectives.size(); ++i) {
    const ObjectiveMet& met = score.objectives[i];
    rows.push_back({drill.objectives[i].text, met.futures == 0 ? "for the evaluator to judge" : fmt::format("in {} of {} futures", met.met, met.futures)});
  }
  return rows;
}

Rows inject_rows(const DrillPlay& play) {
  const Drill& drill = play.drill();
  Rows rows = {{"Inject", "Sent", "Expected", "Observed"}};
  for (std::size_t i = 0; i < drill.injects.size(); ++i) {
    const DrillInject& inject = drill.injects[i];
    const InjectState& state = play.inject(i);
    const bool sent = state.sent != kNone && state.sent <= play.ends();
    std::string observed;
    for (std::size_t card = 0; card < drill.cards.size(); ++card) {
      const CardState& decided = play.card(card);
      if (drill.cards[card].inject != static_cast<std::int32_t>(i) || decided.decided == kNone) continue;
      observed += fmt::format("{}{}: {} at {}{}.", observed.empty() ? "" : " ", drill.cards[card].title, drill.cards[card].options[static_cast<std::size_t>(decided.option)].title, day_and_clock(drill, decided.decided), decided.by_default ? ", by default" : "");
    }
    rows.push_back({fmt::format("{}: {}", inject.from, inject.text), sent ? day_and_clock(drill, state.sent) : state.skipped ? "skipped" : "did not come about", inject.expected,
                    !observed.empty() ? observed : sent ? "for the evaluator to write down" : ""});
  }
  return rows;
}

std::string drill_scores_json(const Drill& drill, const DrillScores& scores, const std::vector<DrillAnalysis>& analyses, const std::vector<Alignment>& alignments) {
  using Json = nlohmann::ordered_json;
  const auto interval = [](const MetricComparison& c) { return Json{{"mean", c.difference.mean}, {"low", c.difference.low}, {"high", c.difference.high}, {"clear", c.clear}}; };
  Json json = {{"engine", kEngineVersion}, {"drill", drill.name}, {"id", drill.id}, {"futures", scores.nothing.size()}, {"digest_nobody", scores.nothing.digest()}, {"digest_by_the_book", scores.book.digest()}};
  for (std::size_t t = 0; t < scores.teams.size(); ++t) {
    const TeamScore& score = scores.teams[t];
    Json team = {{"team", score.team}, {"score", score.total}, {"points", score.points}, {"points_possible", score.points_possible}, {"digest", scores.by_team[t].digest()}};
    for (const ScoredOutcome& outcome : score.outcomes)
      team["outcomes"].push_back({{"metric", info(outcome.metric).name}, {"weight", outcome.weight}, {"counts", outcome.counts}, {"share", outcome.share},
                                  {"mean", score.beside_nothing[outcome.metric].after.mean.mean}, {"beside_nobody", interval(score.beside_nothing[outcome.metric])}});
    if (t < analyses.size())
      for (const CardAnalysis& card : analyses[t].cards) {
        Json decision = {{"card", card_of(drill, card).id}, {"option", option_of(drill, card, card.taken.option).id}, {"at", clock_of(drill, card.taken.decided)}, {"by_default", card.taken.by_default},
                         {"right", card.right}, {"regret", card.regret}};
        for (const Alternative& alternative : card.alternatives)
          decision["alternatives"].push_back({{"option", option_of(drill, card, alternative.option).id}, {"at", clock_of(drill, card.taken.opens + alternative.minutes)}, {"difference", interval(alternative.success)}});
        team["decisions"].push_back(std::move(decision));
      }
    json["teams"].push_back(std::move(team));
  }
  for (const Alignment& a : alignments)
    json["alignment"].push_back({{"team", a.team}, {"members", a.members}, {"pairs", a.pairs}, {"agreement", a.agreement}, {"voted", a.voted}, {"followed", a.followed}, {"right", a.right}, {"wrong", a.wrong}, {"confidence_right", a.confidence_right}, {"confidence_wrong", a.confidence_wrong}, {"brier", a.brier}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace grapevine
