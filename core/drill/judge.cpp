#include "drill/judge.h"

#include <algorithm>

namespace grapevine {

DrillJudge::DrillJudge(std::shared_ptr<const DrillStage> stage, std::vector<DecisionCode> codes, std::int64_t futures) : futures_(futures), play_(stage) {
  const Drill& drill = stage->drill;
  judged_.alignments = alignment(drill, codes);
  SortedCodes sorted = sort_codes(codes);
  codes = std::move(sorted.teams);
  judged_.voters = std::move(sorted.voters);
  for (std::size_t team = codes.size(); team-- > 0;) {
    SilenceQuestion silence = ask_silence(drill, codes[team].moves);
    DecisionQuestion decisions = ask_decisions(stage, codes[team].moves);
    work_.push_back({Kind::silence, team, silence.sides, {}, std::move(silence)});
    work_.push_back({Kind::decisions, team, decisions.sides, std::move(decisions), {}});
  }
  work_.push_back({Kind::scores, 0, score_sides(drill, codes), {}, {}});
  for (const Work& work : work_) total_ += futures_ * static_cast<std::int64_t>(work.sides.size());
  judged_.stage = std::move(stage);
  judged_.codes = std::move(codes);
  begin();
}

double DrillJudge::share_done() const { return total_ > 0 ? static_cast<double>(done_) / static_cast<double>(total_) : 1; }

void DrillJudge::begin() {
  future_ = 0;
  side_ = 0;
  played_.assign(work_.empty() ? 0 : work_.back().sides.size(), {});
  for (Replicates& replicates : played_) replicates.outcomes.resize(static_cast<std::size_t>(futures_));
}

bool DrillJudge::step() {
  if (work_.empty()) return false;
  const Work& work = work_.back();
  // a drill without a reply card has no curve
  if (!work.sides.empty()) {
    play_.start(static_cast<std::uint32_t>(future_), work.sides[side_], side_ == 0 ? nullptr : &opening_);
    if (side_ == 0) play_.save(opening_);
    play_.finish(played_[side_].outcomes[static_cast<std::size_t>(future_)]);
    ++done_;
    if (++side_ < work.sides.size()) return true;
    side_ = 0;
    if (++future_ < futures_) return true;
  }
  conclude();
  work_.pop_back();
  begin();
  return !work_.empty();
}

void DrillJudge::conclude() {
  const Work& work = work_.back();
  switch (work.kind) {
    case Kind::scores: judged_.scores = scores_of(judged_.stage, judged_.codes, std::move(played_)); break;
    case Kind::decisions: judged_.analyses.push_back(answer(judged_.stage->drill, work.decisions, played_)); break;
    case Kind::silence: judged_.curves.push_back(work.sides.empty() ? std::vector<ReplyDelay>() : answer(work.silence, played_)); break;
  }
}

}  // namespace grapevine
