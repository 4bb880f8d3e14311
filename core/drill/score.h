// What teams' decisions were worth: every team's code played again in many futures with the same luck, beside a team
// that never decides and one that goes by the book; and for each decision, what another would have made of it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "drill/session.h"
#include "ensemble/comparison.h"

namespace grapevine {

struct FuturesOptions {
  std::int64_t futures = 64;
  int threads = 1;
  std::function<bool(std::int64_t done, std::int64_t total)> keep_going;  // asked after each future; may be empty
};
// [variant][future]. The same bits for any number of threads. What lies before the window is simulated once a future.
// Stopped by keep_going, it returns nothing.
std::vector<Replicates> play_futures(const std::shared_ptr<const DrillStage>& stage, std::span<const DrillMoves> variants, const FuturesOptions& options);

// One line of the rubric.
struct ScoredOutcome {
  Metric metric{};
  double weight = 0;
  bool counts = false;  // deciding by the book is clearly better in it than not deciding: else it is left out
  double share = 0;     // 0 as nobody deciding, 1 as by the book; never outside
};
struct ObjectiveMet {
  std::int64_t met = 0, futures = 0;  // futures 0: for the evaluator's eyes only
};

struct TeamScore {
  std::string team;
  DrillMoves moves;
  double points = 0, points_possible = 0;  // of the options of the cards that opened in the played future
  std::vector<ScoredOutcome> outcomes;
  std::vector<ObjectiveMet> objectives;
  double total = 0;                        // 0..100
  Comparison beside_nothing, beside_book;  // the team is the second of the two
};

struct DrillScores {
  std::vector<TeamScore> teams;        // in the order of the codes
  std::vector<std::size_t> by_rank;    // best first, then in the order of the codes
  Replicates nothing, book;
  std::vector<Replicates> by_team;
};
DrillScores score_teams(const std::shared_ptr<const DrillStage>& stage, std::span<const DecisionCode> codes, const FuturesOptions& options);

// Another decision than the one taken, in the same futures with the same luck.
struct Alternative {
  std::int32_t option = 0, minutes = 0;  // since the card opened
  MetricComparison success;              // of the drill's first outcome; the alternative is the second of the two
  double gain = 0;                       // mean difference, above 0 where the alternative is better
};
struct CardAnalysis {
  std::int32_t card = 0;
  CardState taken;                   // in the played future
  bool right = false;                // an option with most points
  std::int32_t confidence = kNone;
  std::vector<Alternative> alternatives;
  std::int32_t best = kNone;         // alternative with the largest gain, when that is above 0
  double regret = 0;                 // that gain, or 0
};
struct DrillAnalysis {
  std::vector<CardAnalysis> cards;      // those that opened in the played future, as they were decided
  std::vector<std::size_t> turning;     // up to three of them: where another decision would have changed most, clearly
};
// For each decision: every other option at the same time, and the one taken (after a default: the one with most points)
// at once.
DrillAnalysis analyse_decisions(const std::shared_ptr<const DrillStage>& stage, const DrillMoves& moves, const FuturesOptions& options);

// The cost of silence: the first public answer at other delays, all other decisions as they were.
struct ReplyDelay {
  std::int32_t minutes = 0;   // kNone: never
  Comparison beside_at_once;
};
// Empty when no card is the first reply. After silence the answer is the option with most points.
std::vector<ReplyDelay> silence_curve(const std::shared_ptr<const DrillStage>& stage, const DrillMoves& moves, const FuturesOptions& options);

// The three judgements above in two halves, for who plays the futures in between a few at a time (judge.h): which sides are to
// be played, and what follows from them, [side][future].
std::vector<DrillMoves> score_sides(const Drill& drill, std::span<const DecisionCode> codes);
DrillScores scores_of(const std::shared_ptr<const DrillStage>& stage, std::span<const DecisionCode> codes, std::vector<Replicates> played);
struct DecisionQuestion {
  DrillAnalysis analysis;          // without its figures
  std::vector<DrillMoves> sides;
};
DecisionQuestion ask_decisions(const std::shared_ptr<const DrillStage>& stage, const DrillMoves& moves);
DrillAnalysis answer(const Drill& drill, const DecisionQuestion& question, std::span<const Replicates> played);
struct SilenceQuestion {
  std::vector<ReplyDelay> curve;   // without its figures
  std::vector<DrillMoves> sides;
};
SilenceQuestion ask_silence(const Drill& drill, const DrillMoves& moves);
std::vector<ReplyDelay> answer(const SilenceQuestion& question, std::span<const Replicates> played);

// How far the members of a team agreed, whether they knew what they knew, and whether the team did as most of them would have.
struct Alignment {
  std::string team;
  std::size_t members = 0;       // who gave codes; a team's own code is no member's where there are such
  double agreement = 0;          // share of pairs of members who chose alike, over cards that two or more decided; 1 for one member
  std::int64_t pairs = 0;
  double confidence_right = 0, confidence_wrong = 0;  // means in shares, of decisions with a stated confidence
  std::int64_t right = 0, wrong = 0;                  // of those
  std::int64_t voted = 0, followed = 0;  // decisions of the team that two members or more had voted on, and those as most of them
  double brier = 0;              // mean (confidence − right)²: 0 perfect, 0.25 as good as saying 50 % every time
};
std::vector<Alignment> alignment(const Drill& drill, std::span<const DecisionCode> codes);

}  // namespace grapevine
