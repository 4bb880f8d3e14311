#include "cli/drill_job.h"

#include "cli/drill_input.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/progress.h"

namespace grapevine {

Result<std::shared_ptr<const DrillStage>> load_stage(const std::string& word) {
  const auto drill = load_drill(word);
  if (!drill) return drill.errors();
  return build_stage(*drill);
}

void DrillJob::declare(Options& options) {
  options.argument("DRILL", drill, true, "a file, \"-\", or a name that grapevine drill list tells");
  options.arguments("CODE", codes, true, "decision codes, one a team; RED-1 and RED-2 are members of one team, and where RED is there too they are its votes");
  options.whole("--replicates", futures, std::int64_t{1}, std::int64_t{100'000}, "number of futures, instead of the scenario's");
  options.whole("-j,--jobs", jobs, 1, JobOptions::kMostJobs, "threads; one a core by default");
}

DrillOutcome DrillJob::run(bool analyse, Console& console) const {
  const auto stage = load_stage(drill);
  if (!stage) return {console.fail(Exit::invalid_input, stage.errors()), {}};
  std::vector<DecisionCode> read;
  Errors errors;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto code = from_code(codes[i], (*stage)->drill);
    if (code) {
      read.push_back(*code);
      continue;
    }
    Error error = code.errors().front();
    error.where = "decision code " + std::to_string(i + 1);
    errors.push_back(std::move(error));
  }
  if (!errors.empty()) return {console.fail(Exit::invalid_input, errors), {}};

  watch_for_interrupt();
  FuturesOptions options;
  options.futures = futures > 0 ? futures : (*stage)->drill.scenario.replicates;
  options.threads = jobs > 0 ? jobs : JobOptions::cores();
  options.keep_going = [](std::int64_t, std::int64_t) { return !interrupted(); };
  const auto [teams, voters] = sort_codes(read);
  DrillJudged judged{*stage, teams, voters, score_teams(*stage, teams, options), {}, {}, alignment((*stage)->drill, read)};
  for (std::size_t team = 0; analyse && team < teams.size() && !interrupted(); ++team) {
    judged.analyses.push_back(analyse_decisions(*stage, teams[team].moves, options));
    judged.curves.push_back(silence_curve(*stage, teams[team].moves, options));
  }
  if (interrupted()) return {Exit::interrupted, {}};
  return {Exit::done, std::move(judged)};
}

}  // namespace grapevine
