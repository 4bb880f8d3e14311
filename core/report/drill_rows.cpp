#include "report/drill_rows.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/wording.h"

namespace grapevine {

namespace {

std::string label_of(Metric metric) { return std::string(say(info(metric).label)); }

const DrillCard& card_of(const Drill& drill, const CardAnalysis& card) { return drill.cards[static_cast<std::size_t>(card.card)]; }
const DrillOption& option_of(const Drill& drill, const CardAnalysis& card, std::int32_t option) { return card_of(drill, card).options[static_cast<std::size_t>(option)]; }

std::string mean_text(const MetricSummary& summary, Metric metric) { return known_figure(metric, summary.mean.mean, summary.mean.half_width()); }

std::string difference_text(const MetricComparison& comparison) {
  const double half = comparison.difference.half_width();
  return known_difference(comparison.metric, comparison.difference.mean, half);
}

std::string interval_text(const MetricComparison& comparison) {
  const double half = comparison.difference.half_width();
  return say("{} to {}", known_difference(comparison.metric, comparison.difference.low, half), known_difference(comparison.metric, comparison.difference.high, half));
}
// The same, and whether the difference is clear.
std::string judged_interval(const MetricComparison& comparison) { return comparison.clear ? interval_text(comparison) : say("{}, not clear", interval_text(comparison)); }

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

std::vector<std::string> headings(std::initializer_list<std::string_view> words) { return {words.begin(), words.end()}; }

std::string taken_in_words(const Drill& drill, const CardAnalysis& card) {
  const std::int32_t minutes = card.taken.decided - card.taken.opens;
  const std::string option = quoted(option_of(drill, card, card.taken.option).title), when = day_and_clock(drill, card.taken.decided);
  if (card.taken.by_default) return say("{} at {}, by default", option, when);
  return minutes == 0 ? say("{} at {}, at once", option, when) : say("{} at {}, {} after it opened", option, when, duration_to_string(minutes));
}

std::string alternative_in_words(const Drill& drill, const CardAnalysis& card, const Alternative& alternative) {
  return say("had it been {} at {}", quoted(option_of(drill, card, alternative.option).title), day_and_clock(drill, card.taken.opens + alternative.minutes));
}

Rows leaderboard(const Drill& drill, const DrillScores& scores) {
  Rows rows = {headings({say("Rank"), say("Team"), say("Score"), say("Points")})};
  for (const DrillWeight& weight : drill.outcomes) rows.front().push_back(label_of(static_cast<Metric>(weight.metric)));
  std::string rank;
  for (const std::size_t index : scores.by_rank) {
    const TeamScore& score = scores.teams[index];
    const std::string total = fmt::format("{:.1f}", score.total);
    if (rows.size() == 1 || rows.back()[2] != total) rank = std::to_string(rows.size());  // equal scores share the better rank
    std::vector<std::string> row = {rank, score.team, total, say("{:g} of {:g}", score.points, score.points_possible)};
    for (const ScoredOutcome& outcome : score.outcomes)
      row.push_back(fmt::format("{} ({})", mean_text(score.beside_nothing[outcome.metric].after, outcome.metric), outcome.counts ? whole_percent(outcome.share) : std::string(say("not scored"))));
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows outcome_rows(const Drill& drill, const DrillScores& scores, std::size_t team) {
  Rows rows = {headings({say("Outcome"), say("Nobody decides"), say("By the book"), say("This team"), say("Beside nobody deciding"), say("95 % interval")})};
  const TeamScore& score = scores.teams[team];
  for (const Metric metric : told_metrics(drill)) {
    const MetricComparison& comparison = score.beside_nothing[metric];
    rows.push_back({label_of(metric), mean_text(comparison.before, metric), mean_text(score.beside_book[metric].before, metric), mean_text(comparison.after, metric),
                    difference_text(comparison), judged_interval(comparison)});
  }
  return rows;
}

Rows decision_rows(const Drill& drill, const DrillAnalysis& analysis) {
  Rows rows = {headings({say("Decision"), say("Taken"), say("Confidence"), say("Points"), say("Best alternative"), say(info(drill.success()).label), say("95 % interval")})};
  for (const CardAnalysis& card : analysis.cards) {
    std::vector<std::string> row = {card_of(drill, card).title, taken_in_words(drill, card), card.confidence == kNone ? "" : say("{} %", card.confidence * 10),
                                    say("{:g} of {:g}", option_of(drill, card, card.taken.option).points, most_points(card_of(drill, card)))};
    if (card.best == kNone) {
      row.insert(row.end(), {std::string(say("none would have been better")), "", ""});
    } else {
      const Alternative& best = card.alternatives[static_cast<std::size_t>(card.best)];
      row.insert(row.end(), {alternative_in_words(drill, card, best), difference_text(best.success), judged_interval(best.success)});
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
    const MetricComparison& success = strongest->success;
    const std::string title = quoted(card_of(drill, card).title), taken = taken_in_words(drill, card), label = label_of(drill.success()), other = alternative_in_words(drill, card, *strongest);
    const std::string difference = difference_text(success), interval = interval_text(success);
    sentences.push_back(strongest->gain > 0
                            ? say("{}: decided as {}. {} would have changed, {}, by {} ({}), better in {} of {} futures.", title, taken, label, other, difference, interval, success.better.successes, success.better.trials)
                            : say("{}: decided as {}. {} would have changed, {}, by {} ({}), worse in {} of {} futures.", title, taken, label, other, difference, interval, success.worse, success.better.trials));
  }
  return sentences;
}

Rows silence_rows(const Drill& drill, const std::vector<ReplyDelay>& curve) {
  Rows rows = {headings({say("First answer"), say("People reached"), say("No crisis"), say(info(drill.success()).label), say("Beside at once"), say("95 % interval")})};
  for (const ReplyDelay& point : curve) {
    const MetricComparison& success = point.beside_at_once[drill.success()];
    const FutureCount calm = count_futures(1 - point.beside_at_once.crisis_after.interval.mean, point.beside_at_once.pairs);
    const bool same = point.beside_at_once.identical == point.beside_at_once.pairs;
    rows.push_back({point.minutes == kNone ? std::string(say("never")) : point.minutes == 0 ? std::string(say("at once")) : say("after {}", duration_to_string(point.minutes)),
                    mean_text(point.beside_at_once[Metric::negative_reach].after, Metric::negative_reach), say("{} of {}", calm.number, calm.of),
                    mean_text(success.after, drill.success()), same ? "" : difference_text(success), same ? "" : interval_text(success)});
  }
  return rows;
}

std::vector<std::string> alignment_sentences(const std::vector<Alignment>& teams) {
  std::vector<std::string> sentences;
  for (const Alignment& team : teams) {
    std::string text = team.members < 2    ? say("{}: one code, so nothing about agreement", team.team)
                       : team.pairs == 0 ? say("{}: no decision that two members took", team.team)
                                         : say("{}: {} members, who chose alike in {} of pairs", team.team, team.members, whole_percent(team.agreement));
    if (team.voted > 0) text = say("{}; the team decided as most of them in {} of {}", text, team.followed, team.voted);
    if (team.right > 0) text = say("{}; {} sure when right", text, whole_percent(team.confidence_right));
    if (team.wrong > 0) text = say("{}; {} sure when wrong", text, whole_percent(team.confidence_wrong));
    if (team.right + team.wrong > 0) text = say("{}; Brier score {:.2f} (0 perfect, 0.25 a coin)", text, team.brier);
    sentences.push_back(text + ".");
  }
  return sentences;
}

Rows objective_rows(const Drill& drill, const TeamScore& score) {
  Rows rows = {headings({say("Objective"), say("Met")})};
  for (std::size_t i = 0; i < drill.objectives.size(); ++i) {
    const ObjectiveMet& met = score.objectives[i];
    rows.push_back({drill.objectives[i].text, met.futures == 0 ? std::string(say("for the evaluator to judge")) : say("in {} of {} futures", met.met, met.futures)});
  }
  return rows;
}

Rows inject_rows(const DrillPlay& play) {
  const Drill& drill = play.drill();
  Rows rows = {headings({say("Inject"), say("Sent"), say("Expected"), say("Observed")})};
  for (std::size_t i = 0; i < drill.injects.size(); ++i) {
    const DrillInject& inject = drill.injects[i];
    const InjectState& state = play.inject(i);
    const bool sent = state.sent != kNone && state.sent <= play.ends();
    std::string observed;
    for (std::size_t card = 0; card < drill.cards.size(); ++card) {
      const CardState& decided = play.card(card);
      if (drill.cards[card].inject != static_cast<std::int32_t>(i) || decided.decided == kNone) continue;
      const std::string &title = drill.cards[card].title, option = drill.cards[card].options[static_cast<std::size_t>(decided.option)].title, when = day_and_clock(drill, decided.decided);
      observed += observed.empty() ? "" : " ";
      observed += decided.by_default ? say("{}: {} at {}, by default.", title, option, when) : say("{}: {} at {}.", title, option, when);
    }
    rows.push_back({fmt::format("{}: {}", inject.from, inject.text), sent ? day_and_clock(drill, state.sent) : std::string(state.skipped ? say("skipped") : say("did not come about")), inject.expected,
                    !observed.empty() ? observed : std::string(sent ? say("for the evaluator to write down") : "")});
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
