// What a study says, for people at a terminal and as JSON.
#pragma once

#include <span>
#include <string>

#include "report/terminal.h"
#include "study/study.h"

namespace grapevine {

// Which factors an outcome depends on, the weightiest first, with how sure that is.
std::string sensitivity_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style);

// "Visibility of the feed at least 21 %": a side of a box, by the factor's path or, for readers, its label.
enum class FactorName : std::uint8_t { path, label };
std::string side_to_string(const Study& study, const BoxSide& side, FactorName name);

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
