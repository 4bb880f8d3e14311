#include "drill/score.h"

#include <catch2/catch_test_macros.hpp>

#include "base/draws.h"
#include "tests/unit/drill/made_drills.h"

using namespace grapevine;
using Kind = DrillMove::Kind;

namespace {

const FuturesOptions kFew{12, 1, {}};

std::vector<DecisionCode> three_teams() {
  const Drill& drill = drills::small();
  return {{"RED", bot_moves(drill, Policy::by_the_book)}, {"BLUE", {}}, {"GREEN", bot_moves(drill, Policy::thrifty)}};
}

}  // namespace

TEST_CASE("futures of a drill are the same bytes for any number of threads, and alone or beside others") {
  const std::vector<DrillMoves> variants = {{}, bot_moves(drills::small(), Policy::by_the_book), bot_moves(drills::small(), Policy::thrifty)};
  const auto one = play_futures(drills::small_stage(), variants, kFew);
  const auto three = play_futures(drills::small_stage(), variants, {12, 3, {}});
  const auto alone = play_futures(drills::small_stage(), std::span(variants).subspan(2), kFew);
  for (std::size_t i = 0; i < variants.size(); ++i) CHECK(one[i].digest() == three[i].digest());
  CHECK(one[2].digest() == alone[0].digest());
  CHECK(one[0].digest() != one[1].digest());
  DrillPlay play(drills::small_stage());
  CHECK(drills::outcomes_of(play, 5, variants[1]) == one[1].outcomes[5]);
  CHECK(play_futures(drills::small_stage(), variants, {12, 1, [](std::int64_t done, std::int64_t) { return done < 4; }}).empty());
}

TEST_CASE("a team that goes by the book scores 100, one that never decides only what defaults earn") {
  const auto codes = three_teams();
  const DrillScores scores = score_teams(drills::small_stage(), codes, kFew);
  REQUIRE(scores.teams.size() == 3);
  CHECK(scores.teams[0].points == scores.teams[0].points_possible);
  CHECK(scores.teams[0].total == 100);
  bool counts = false;
  for (const ScoredOutcome& outcome : scores.teams[1].outcomes) {
    CHECK(outcome.share == 0);
    counts = counts || outcome.counts;
  }
  CHECK(counts);
  CHECK(scores.teams[1].total < 50);
  CHECK(scores.by_rank.front() == 0);
  CHECK(scores.teams[1].beside_nothing.identical == 12);
  for (const TeamScore& team : scores.teams) {
    CHECK(team.total >= 0);
    CHECK(team.total <= 100);
    CHECK(team.objectives.size() == drills::small().objectives.size());
    CHECK(team.objectives.back().futures == 0);  // for the evaluator's eyes
  }
}

TEST_CASE("a counterfactual is the difference of two plays with the same luck, and regret is its best gain") {
  const DrillMoves moves = bot_moves(drills::small(), Policy::thrifty);
  const DrillAnalysis analysis = analyse_decisions(drills::small_stage(), moves, kFew);
  REQUIRE_FALSE(analysis.cards.empty());
  CHECK(analysis.turning.size() <= 3);
  const Metric metric = drills::small().success();
  for (const CardAnalysis& card : analysis.cards) {
    double best = 0;
    for (const Alternative& alternative : card.alternatives) {
      DrillMoves changed = moves;
      put_move(changed, {Kind::decide, card.card, alternative.option, alternative.minutes, kNone});
      const std::vector<DrillMoves> pair = {moves, changed};
      const auto played = play_futures(drills::small_stage(), pair, kFew);
      const MetricComparison expected = compare(played[0], played[1])[metric];
      CHECK(alternative.success.difference.mean == expected.difference.mean);
      CHECK(alternative.success.difference.low == expected.difference.low);
      best = std::max(best, alternative.gain);
    }
    CHECK(card.regret == best);
    CHECK((card.best == kNone) == (best == 0));
  }
}

TEST_CASE("the curve of silence begins at no difference and ends with nobody answering") {
  const auto curve = silence_curve(drills::small_stage(), {}, kFew);
  REQUIRE(curve.size() > 4);
  CHECK(curve.front().minutes == 0);
  CHECK(curve.front().beside_at_once.identical == 12);
  CHECK(curve.back().minutes == kNone);
  const double at_once = curve.front().beside_at_once[Metric::event_first_response].after.mean.mean;
  double before = at_once;
  for (const ReplyDelay& point : curve) {
    const double wait = point.beside_at_once[Metric::event_first_response].after.mean.mean;
    CHECK(wait >= before - 1e-9);
    before = wait;
  }
  CHECK(before > at_once + 600);
  auto silent = drills::small_document();
  silent["cards"][1].erase("reply");
  CHECK(silence_curve(build_stage(drills::parsed(silent).value()).value(), {}, kFew).empty());
}

TEST_CASE("alignment: pairs that chose alike, and how sure people were when right and when wrong") {
  const Drill& drill = drills::small();
  const auto member = [](std::string name, std::int32_t first, std::int32_t confidence) { return DecisionCode{std::move(name), {{Kind::decide, 0, first, 1, confidence}, {Kind::decide, 1, 0, 1, kNone}}}; };
  // option 0 of the first card has most points
  const std::vector<DecisionCode> codes = {member("RED-1", 0, 8), member("RED-2", 0, 6), member("RED-3", 1, 9), member("BLUE", 2, 10)};
  const auto teams = alignment(drill, codes);
  REQUIRE(teams.size() == 2);
  CHECK(teams[0].team == "RED");
  CHECK(teams[0].members == 3);
  CHECK(teams[0].pairs == 6);                  // three of each card
  CHECK(teams[0].agreement == 4.0 / 6);        // one of three, and three of three
  CHECK(std::abs(teams[0].confidence_right - 0.7) < 1e-12);
  CHECK(teams[0].confidence_wrong == 0.9);
  CHECK(std::abs(teams[0].brier - (0.04 + 0.16 + 0.81) / 3) < 1e-12);
  CHECK(teams[1].pairs == 0);
  CHECK(teams[1].brier == 1);
  CHECK(team_of_member("A-B-12") == "A-B");
  CHECK(team_of_member("RED") == "RED");
  CHECK(team_of_member("7") == "7");
}

TEST_CASE("votes of members say how far the team decided as most of them, and are not scored") {
  const Drill& drill = drills::small();
  const auto member = [](std::string name, std::int32_t first, std::int32_t second) { return DecisionCode{std::move(name), {{Kind::decide, 0, first, 1, 5}, {Kind::decide, 1, second, 1, kNone}}}; };
  // two of three for option 0 of the first card, one each for three options of the second
  const std::vector<DecisionCode> codes = {member("RED-1", 0, 0), member("RED", 1, 2), member("RED-2", 0, 1), member("BLUE", 0, 0), member("RED-3", 1, 2), member("TEAM-4", 0, 0), member("TEAM-4-1", 0, 0)};
  const auto [teams, voters] = sort_codes(codes);
  const auto names = [](const std::vector<DecisionCode>& some) {
    std::vector<std::string> all;
    for (const DecisionCode& code : some) all.push_back(code.team);
    return all;
  };
  CHECK(names(teams) == std::vector<std::string>{"RED", "BLUE", "TEAM-4"});
  CHECK(names(voters) == std::vector<std::string>{"RED-1", "RED-2", "RED-3", "TEAM-4-1"});
  const auto aligned = alignment(drill, codes);
  REQUIRE(aligned.size() == 3);
  CHECK(aligned[0].team == "RED");
  CHECK(aligned[0].members == 3);
  CHECK(aligned[0].pairs == 6);
  CHECK(aligned[0].agreement == 1.0 / 6);
  CHECK(aligned[0].voted == 2);
  CHECK(aligned[0].followed == 1);  // not in the first; in the second with one of three that were equal
  CHECK(aligned[2].team == "TEAM-4");
  CHECK(aligned[2].members == 1);
  CHECK(aligned[2].voted == 0);
}

TEST_CASE("whoever goes by the book meets each measured objective of the shipped drills clearly more often than nobody does") {
  for (const ShippedDrill& shipped : shipped_drills()) {
    const auto stage = build_stage(parse_drill(shipped.json, drills::scenario_texts()).value()).value();
    const std::vector<DecisionCode> codes{{"NOBODY", {}}, {"BOOK", bot_moves(stage->drill, Policy::by_the_book)}};
    const DrillScores scores = score_teams(stage, codes, {64, 2, {}});
    for (std::size_t i = 0; i < stage->drill.objectives.size(); ++i) {
      const ObjectiveMet &nobody = scores.teams[0].objectives[i], &book = scores.teams[1].objectives[i];
      if (book.futures == 0) continue;
      INFO(shipped.name << ": " << stage->drill.objectives[i].text << " nobody " << nobody.met << ", by the book " << book.met << " of " << book.futures);
      CHECK(book.met >= nobody.met + book.futures / 4);
      CHECK(nobody.met <= book.futures * 3 / 8);
    }
  }
}
