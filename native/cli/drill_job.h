// What drill score and drill report have in common: codes are read, played again in many futures, and judged.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "drill/judge.h"
#include "report/drill_rows.h"

namespace grapevine {

Result<std::shared_ptr<const DrillStage>> load_stage(const std::string& word);

struct DrillOutcome {
  Exit exit = Exit::done;
  std::optional<DrillJudged> result;  // nothing: it has been said why
};

struct DrillJob {
  std::string drill;
  std::vector<std::string> codes;
  std::int64_t futures = 0;  // 0: the scenario's
  std::int32_t jobs = 0;     // 0: one a core

  void declare(Options& options);
  DrillOutcome run(bool analyse, Console& console) const;
};

}  // namespace grapevine
