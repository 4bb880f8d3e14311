// What is asked of a study's results on the command line, and what they say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/condition.h"
#include "report/study_text.h"
#include "study/study.h"

namespace grapevine {

// Which of the study's outcomes `names` ask for; without names the first few, or `all`.
Result<std::vector<std::size_t>> chosen_outcomes(const std::vector<std::string>& names, const Experiment& experiment, bool all = false);

Discovery discover_condition(const Condition& condition, const Study& study, const StudyResults& results);

// Regret tables of those of the outcomes that are better high or low. Why there is none, where there is none.
std::optional<std::string> add_regrets(const Study& study, const StudyResults& results, const std::vector<std::size_t>& outcomes, StudyFindings& findings);

}  // namespace grapevine
