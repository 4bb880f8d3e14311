// What another decision would have made of it: the same futures, with one card decided otherwise.
#include <algorithm>
#include <cmath>

#include "drill/score.h"

namespace grapevine {

namespace {

using Kind = DrillMove::Kind;

std::int32_t by_the_book(const DrillCard& card) {
  const auto best = std::max_element(card.options.begin(), card.options.end(), [](const DrillOption& a, const DrillOption& b) { return a.points < b.points; });
  return static_cast<std::int32_t>(best - card.options.begin());
}

DrillMoves with_decision(DrillMoves moves, std::int32_t card, std::int32_t option, std::int32_t minutes) {
  put_move(moves, {Kind::decide, card, option, minutes, kNone});
  return moves;
}

std::vector<Alternative> alternatives_to(const DrillCard& card, const CardState& taken) {
  std::vector<Alternative> all;
  const std::int32_t minutes = taken.decided - taken.opens;
  for (std::size_t option = 0; option < card.options.size(); ++option)
    if (static_cast<std::int32_t>(option) != taken.option) all.push_back({static_cast<std::int32_t>(option), minutes, {}, 0});
  const std::int32_t sooner = taken.by_default ? by_the_book(card) : taken.option;
  if (minutes > 0) all.push_back({sooner, 0, {}, 0});
  return all;
}

void judge(CardAnalysis& analysis, const Drill& drill, const Replicates& taken, std::span<const Replicates> others) {
  const Metric metric = drill.success();
  const double sign = info(metric).better == Better::higher ? 1 : -1;
  for (std::size_t i = 0; i < others.size(); ++i) {
    Alternative& alternative = analysis.alternatives[i];
    alternative.success = compare(taken, others[i])[metric];
    alternative.gain = sign * alternative.success.difference.mean;
    if (alternative.gain <= analysis.regret) continue;
    analysis.regret = alternative.gain;
    analysis.best = static_cast<std::int32_t>(i);
  }
}

// The largest clear change that another decision would have made.
double weight_of(const CardAnalysis& analysis) {
  double largest = 0;
  for (const Alternative& alternative : analysis.alternatives)
    if (alternative.success.clear) largest = std::max(largest, std::fabs(alternative.gain));
  return largest;
}

}  // namespace

DecisionQuestion ask_decisions(const std::shared_ptr<const DrillStage>& stage, const DrillMoves& moves) {
  const Drill& drill = stage->drill;
  DecisionQuestion question;
  DrillAnalysis& analysis = question.analysis;
  DrillPlay play(stage);
  play.start(kPlayedFuture, moves);
  play.advance(drill.minutes());
  for (const DrillEvent& event : play.events()) {
    if (event.kind != DrillEvent::Kind::decided) continue;
    const DrillCard& card = drill.cards[static_cast<std::size_t>(event.index)];
    CardAnalysis& each = analysis.cards.emplace_back();
    each.card = event.index;
    each.taken = play.card(static_cast<std::size_t>(event.index));
    each.right = card.options[static_cast<std::size_t>(each.taken.option)].points == most_points(card);
    if (const DrillMove* move = find_move(moves, Kind::decide, event.index); move && !each.taken.by_default) each.confidence = move->confidence;
    each.alternatives = alternatives_to(card, each.taken);
  }
  question.sides = {moves};
  for (const CardAnalysis& each : analysis.cards)
    for (const Alternative& alternative : each.alternatives) question.sides.push_back(with_decision(moves, each.card, alternative.option, alternative.minutes));
  return question;
}

DrillAnalysis answer(const Drill& drill, const DecisionQuestion& question, std::span<const Replicates> played) {
  DrillAnalysis analysis = question.analysis;
  std::size_t at = 1;
  for (CardAnalysis& each : analysis.cards) {
    judge(each, drill, played[0], played.subspan(at, each.alternatives.size()));
    at += each.alternatives.size();
  }
  for (std::size_t i = 0; i < analysis.cards.size(); ++i)
    if (weight_of(analysis.cards[i]) > 0) analysis.turning.push_back(i);
  std::stable_sort(analysis.turning.begin(), analysis.turning.end(), [&](std::size_t a, std::size_t b) { return weight_of(analysis.cards[a]) > weight_of(analysis.cards[b]); });
  if (analysis.turning.size() > 3) analysis.turning.resize(3);
  return analysis;
}

DrillAnalysis analyse_decisions(const std::shared_ptr<const DrillStage>& stage, const DrillMoves& moves, const FuturesOptions& options) {
  const DecisionQuestion question = ask_decisions(stage, moves);
  const std::vector<Replicates> played = play_futures(stage, question.sides, options);
  return played.empty() ? DrillAnalysis() : answer(stage->drill, question, played);
}

SilenceQuestion ask_silence(const Drill& drill, const DrillMoves& moves) {
  const auto reply = std::find_if(drill.cards.begin(), drill.cards.end(), [](const DrillCard& card) { return card.is_reply; });
  SilenceQuestion question;
  if (reply == drill.cards.end()) return question;
  const auto card = static_cast<std::int32_t>(reply - drill.cards.begin());
  const DrillMove* decision = find_move(moves, Kind::decide, card);
  const bool answered = decision && !reply->options[static_cast<std::size_t>(decision->option)].effects.empty();
  const std::int32_t option = answered ? decision->option : by_the_book(*reply);
  for (const std::int32_t minutes : {0, 30, 60, 120, 240, 480, 960, kNone}) {
    if (minutes != kNone && reply->minute != kNone && reply->minute + minutes > drill.minutes()) continue;
    question.curve.push_back({minutes, {}});
    question.sides.push_back(minutes == kNone ? with_decision(moves, card, reply->fallback, 0) : with_decision(moves, card, option, minutes));
  }
  return question;
}

std::vector<ReplyDelay> answer(const SilenceQuestion& question, std::span<const Replicates> played) {
  std::vector<ReplyDelay> curve = question.curve;
  for (std::size_t i = 0; i < curve.size(); ++i) curve[i].beside_at_once = compare(played[0], played[i]);
  return curve;
}

std::vector<ReplyDelay> silence_curve(const std::shared_ptr<const DrillStage>& stage, const DrillMoves& moves, const FuturesOptions& options) {
  const SilenceQuestion question = ask_silence(stage->drill, moves);
  const std::vector<Replicates> played = play_futures(stage, question.sides, options);
  return played.empty() ? std::vector<ReplyDelay>() : answer(question, played);
}

}  // namespace grapevine
