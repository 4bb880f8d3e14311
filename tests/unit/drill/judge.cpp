#include "drill/judge.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/drill/made_drills.h"

using namespace grapevine;

TEST_CASE("a judge that goes a future at a time gives the bits of those who play all at once") {
  const auto& stage = drills::small_stage();
  const Drill& drill = stage->drill;
  DecisionCode red{"RED", {}}, blue{"BLUE", bot_moves(drill, Policy::thrifty)};
  put_move(red.moves, {DrillMove::Kind::decide, 0, 0, 5, 7});
  const std::vector<DecisionCode> codes{red, blue};
  const FuturesOptions options{6, 1, {}};

  DrillJudge judge(stage, codes, options.futures);
  CHECK_FALSE(judge.scored());
  double before = -1;
  bool grows = true, scored_first = false;
  while (judge.step()) {
    grows = grows && judge.share_done() > before;
    before = judge.share_done();
    scored_first = scored_first || (judge.scored() && judge.judged().analyses.empty());
  }
  CHECK(grows);
  CHECK(scored_first);  // the leaderboard does not wait for the rest
  CHECK(judge.finished());
  CHECK(judge.share_done() == 1);

  const DrillJudged& judged = judge.judged();
  const DrillScores scores = score_teams(stage, codes, options);
  REQUIRE(judged.analyses.size() == codes.size());
  REQUIRE(judged.curves.size() == codes.size());
  for (std::size_t team = 0; team < codes.size(); ++team) {
    CHECK(judged.scores.teams[team].total == scores.teams[team].total);
    CHECK(judged.scores.by_team[team].digest() == scores.by_team[team].digest());
    const DrillAnalysis analysis = analyse_decisions(stage, codes[team].moves, options);
    REQUIRE(judged.analyses[team].cards.size() == analysis.cards.size());
    for (std::size_t card = 0; card < analysis.cards.size(); ++card) CHECK(judged.analyses[team].cards[card].regret == analysis.cards[card].regret);
    CHECK(judged.analyses[team].turning == analysis.turning);
    const auto curve = silence_curve(stage, codes[team].moves, options);
    REQUIRE(judged.curves[team].size() == curve.size());
    for (std::size_t i = 0; i < curve.size(); ++i) CHECK(judged.curves[team][i].beside_at_once[drill.success()].after.mean.mean == curve[i].beside_at_once[drill.success()].after.mean.mean);
  }
  CHECK(judged.scores.nothing.digest() == scores.nothing.digest());
}
