#include "drill/score.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

namespace grapevine {

namespace {

// Points of the options in force when a play is over, and those that its cards could give.
void count_points(const DrillPlay& play, TeamScore& score) {
  const Drill& drill = play.drill();
  for (std::size_t i = 0; i < drill.cards.size(); ++i) {
    const CardState& state = play.card(i);
    if (state.opens == kNone) continue;
    score.points += drill.cards[i].options[static_cast<std::size_t>(state.option)].points;
    score.points_possible += most_points(drill.cards[i]);
  }
}

double mean_of(const Replicates& replicates, Metric metric) { return t_interval(replicates.column(metric)).mean; }

ScoredOutcome scored(const DrillWeight& weight, const Replicates& nothing, const Replicates& book, const Comparison& nothing_and_book, const Replicates& team) {
  const auto metric = static_cast<Metric>(weight.metric);
  const double gained = nothing_and_book[metric].difference.mean;
  const bool better = info(metric).better == Better::higher ? gained > 0 : gained < 0;
  ScoredOutcome outcome{metric, weight.weight, nothing_and_book[metric].clear && better, 0};
  if (!outcome.counts) return outcome;
  const double from = mean_of(nothing, metric);
  const double share = (mean_of(team, metric) - from) / (mean_of(book, metric) - from);
  outcome.share = share > 0 ? std::min(share, 1.0) : 0;
  return outcome;
}

ObjectiveMet met(const DrillObjective& objective, const Replicates& team) {
  ObjectiveMet result;
  if (objective.metric == kNone) return result;
  for (const double value : team.column(static_cast<Metric>(objective.metric))) {
    ++result.futures;
    result.met += objective.at_most ? value <= objective.limit : value >= objective.limit;
  }
  return result;
}

double total_of(const Drill& drill, const TeamScore& score) {
  double earned = 0, possible = 0;
  if (score.points_possible > 0) {
    earned += drill.decisions_weight * score.points / score.points_possible;
    possible += drill.decisions_weight;
  }
  for (const ScoredOutcome& outcome : score.outcomes) {
    if (!outcome.counts) continue;
    earned += outcome.weight * outcome.share;
    possible += outcome.weight;
  }
  return possible > 0 ? 100 * earned / possible : 0;
}

}  // namespace

std::vector<Replicates> play_futures(const std::shared_ptr<const DrillStage>& stage, std::span<const DrillMoves> variants, const FuturesOptions& options) {
  std::vector<Replicates> results(variants.size());
  for (Replicates& result : results) result.outcomes.resize(static_cast<std::size_t>(options.futures));
  std::atomic<std::int64_t> next = 0;
  std::atomic<bool> stopped = false;
  std::int64_t done = 0;
  std::mutex mutex;
  const auto work = [&] {
    DrillPlay play(stage);
    Snapshot opening;
    for (std::int64_t future = next++; future < options.futures && !stopped; future = next++) {
      const auto replicate = static_cast<std::uint32_t>(future);
      for (std::size_t variant = 0; variant < variants.size() && !stopped; ++variant) {
        play.start(replicate, variants[variant], variant == 0 ? nullptr : &opening);
        if (variant == 0) play.save(opening);
        play.finish(results[variant].outcomes[static_cast<std::size_t>(future)]);
        if (!options.keep_going) continue;
        const std::lock_guard lock(mutex);
        if (!options.keep_going(++done, options.futures * static_cast<std::int64_t>(variants.size()))) stopped = true;
      }
    }
  };
#if GRAPEVINE_THREADS
  std::vector<std::thread> threads;
  for (int i = 1; i < std::min<std::int64_t>(options.threads, options.futures); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
#else
  work();
#endif
  if (stopped) results.clear();
  return results;
}

std::vector<DrillMoves> score_sides(const Drill& drill, std::span<const DecisionCode> codes) {
  std::vector<DrillMoves> sides = {{}, bot_moves(drill, Policy::by_the_book)};
  for (const DecisionCode& code : codes) sides.push_back(code.moves);
  return sides;
}

DrillScores scores_of(const std::shared_ptr<const DrillStage>& stage, std::span<const DecisionCode> codes, std::vector<Replicates> played) {
  const Drill& drill = stage->drill;
  DrillScores scores;
  scores.nothing = std::move(played[0]);
  scores.book = std::move(played[1]);
  const Comparison nothing_and_book = compare(scores.nothing, scores.book);
  DrillPlay play(stage);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const Replicates& team = scores.by_team.emplace_back(std::move(played[i + 2]));
    TeamScore& score = scores.teams.emplace_back();
    score.team = codes[i].team;
    score.moves = codes[i].moves;
    play.start(kPlayedFuture, score.moves);
    play.advance(drill.minutes());
    count_points(play, score);
    for (const DrillWeight& weight : drill.outcomes) score.outcomes.push_back(scored(weight, scores.nothing, scores.book, nothing_and_book, team));
    for (const DrillObjective& objective : drill.objectives) score.objectives.push_back(met(objective, team));
    score.total = total_of(drill, score);
    score.beside_nothing = compare(scores.nothing, team);
    score.beside_book = compare(scores.book, team);
    scores.by_rank.push_back(i);
  }
  std::stable_sort(scores.by_rank.begin(), scores.by_rank.end(), [&](std::size_t a, std::size_t b) { return scores.teams[a].total > scores.teams[b].total; });
  return scores;
}

DrillScores score_teams(const std::shared_ptr<const DrillStage>& stage, std::span<const DecisionCode> codes, const FuturesOptions& options) {
  std::vector<Replicates> played = play_futures(stage, score_sides(stage->drill, codes), options);
  return played.empty() ? DrillScores() : scores_of(stage, codes, std::move(played));
}

namespace {

const DrillMove* decision_of(const DecisionCode& code, std::size_t card) { return find_move(code.moves, DrillMove::Kind::decide, static_cast<std::int32_t>(card)); }

// Decisions of one card by the members of a team, and how far they agreed and knew.
void align(const DrillCard& card, std::span<const DrillMove* const> decisions, Alignment& team) {
  for (std::size_t a = 0; a < decisions.size(); ++a) {
    for (std::size_t b = a + 1; b < decisions.size(); ++b, ++team.pairs) team.agreement += decisions[a]->option == decisions[b]->option;
    if (decisions[a]->confidence == kNone) continue;
    const double confidence = decisions[a]->confidence / 10.0;
    const bool right = card.options[static_cast<std::size_t>(decisions[a]->option)].points == most_points(card);
    ++(right ? team.right : team.wrong);
    (right ? team.confidence_right : team.confidence_wrong) += confidence;
    team.brier += (confidence - right) * (confidence - right);
  }
}

// As most, or as one of those that equally many were for.
bool as_most(std::span<const DrillMove* const> votes, std::int32_t option) {
  const auto number = [&](std::int32_t which) { return std::count_if(votes.begin(), votes.end(), [&](const DrillMove* vote) { return vote->option == which; }); };
  return std::all_of(votes.begin(), votes.end(), [&](const DrillMove* vote) { return number(vote->option) <= number(option); });
}

}  // namespace

std::vector<Alignment> alignment(const Drill& drill, std::span<const DecisionCode> codes) {
  struct Voices {
    std::vector<const DecisionCode*> members;
    const DecisionCode* own = nullptr;
  };
  std::vector<Alignment> teams;
  std::vector<Voices> groups;
  for (const DecisionCode& code : codes) {
    const bool own = std::any_of(codes.begin(), codes.end(), [&](const DecisionCode& other) { return other.team != code.team && team_of_member(other.team) == code.team; });
    const std::string name = own ? code.team : team_of_member(code.team);
    const auto at = static_cast<std::size_t>(std::find_if(teams.begin(), teams.end(), [&](const Alignment& team) { return team.team == name; }) - teams.begin());
    if (at == teams.size()) {
      teams.emplace_back().team = name;
      groups.emplace_back();
    }
    if (own) groups[at].own = &code;
    else groups[at].members.push_back(&code);
  }
  for (std::size_t t = 0; t < teams.size(); ++t) {
    // sums first
    Alignment& team = teams[t];
    team.members = groups[t].members.size();
    for (std::size_t card = 0; card < drill.cards.size(); ++card) {
      std::vector<const DrillMove*> decisions;
      for (const DecisionCode* member : groups[t].members)
        if (const DrillMove* move = decision_of(*member, card)) decisions.push_back(move);
      align(drill.cards[card], decisions, team);
      const DrillMove* own = groups[t].own ? decision_of(*groups[t].own, card) : nullptr;
      if (!own || decisions.size() < 2) continue;
      ++team.voted;
      team.followed += as_most(decisions, own->option);
    }
    team.agreement = team.pairs > 0 ? team.agreement / static_cast<double>(team.pairs) : 1;
    if (team.right > 0) team.confidence_right /= static_cast<double>(team.right);
    if (team.wrong > 0) team.confidence_wrong /= static_cast<double>(team.wrong);
    if (team.right + team.wrong > 0) team.brier /= static_cast<double>(team.right + team.wrong);
  }
  return teams;
}

}  // namespace grapevine
