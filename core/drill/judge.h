// All judgements of some teams, worked out a future at a time: for screens, which have other things to do in between. The same
// bits as score_teams, analyse_decisions and silence_curve.
#pragma once

#include <memory>
#include <vector>

#include "drill/score.h"

namespace grapevine {

struct DrillJudged {
  std::shared_ptr<const DrillStage> stage;
  std::vector<DecisionCode> codes, voters;      // of teams, and of members for the alignment alone
  DrillScores scores;
  std::vector<DrillAnalysis> analyses;          // by code; all of them when decisions were analysed
  std::vector<std::vector<ReplyDelay>> curves;  // the same
  std::vector<Alignment> alignments;
};

class DrillJudge {
 public:
  // At least one code. What members' codes are for: sort_codes.
  DrillJudge(std::shared_ptr<const DrillStage> stage, std::vector<DecisionCode> codes, std::int64_t futures);
  DrillJudge(const DrillJudge&) = delete;
  DrillJudge& operator=(const DrillJudge&) = delete;

  bool step();                                   // one side of one future; whether there is more to do
  bool finished() const { return work_.empty(); }
  bool scored() const { return !judged_.scores.teams.empty(); }  // the leaderboard is there, decisions may not be yet
  double share_done() const;
  const DrillJudged& judged() const { return judged_; }

 private:
  enum class Kind : std::uint8_t { scores, decisions, silence };
  struct Work {
    Kind kind;
    std::size_t team = 0;
    std::vector<DrillMoves> sides;
    DecisionQuestion decisions;
    SilenceQuestion silence;
  };
  void begin();
  void conclude();

  DrillJudged judged_;
  std::int64_t futures_;
  std::vector<Work> work_;             // last first
  std::vector<Replicates> played_;     // of the last
  std::int64_t future_ = 0;
  std::size_t side_ = 0;
  std::int64_t done_ = 0, total_ = 0;
  DrillPlay play_;
  Snapshot opening_;
};

}  // namespace grapevine
