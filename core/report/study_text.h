// What a study says, for people at a terminal and as JSON.
#pragma once

#include <span>
#include <string>

#include "report/terminal.h"
#include "study/study.h"

namespace grapevine {

// Which factors an outcome depends on, the weightiest first, with how sure that is.
std::string sensitivity_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style);

// A peeling of PRIM, as found for a condition ("crisis>0.4").
struct Discovery {
  std::string condition;
  std::vector<Box> boxes;
  Box box;  // the best of them, simplified
};
std::string discovery_text(const Study& study, const Discovery& discovery, const TerminalStyle& style);

// The choices of levers by the most that each can cost; at most `rows` of them.
std::string regret_text(const Study& study, Metric metric, const RegretTable& table, const TerminalStyle& style,
                        std::size_t rows = 12);

// All of it for `--json`, two spaces, ending in a new line. Regret tables by outcome, null where there is none.
struct StudyFindings {
  std::vector<OutcomeAnalysis> outcomes;
  std::vector<Discovery> discoveries;
  std::vector<std::pair<Metric, RegretTable>> regrets;
};
std::string findings_json(const Study& study, const StudyFindings& findings);

}  // namespace grapevine
