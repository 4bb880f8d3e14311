// What sweep and merge say of a complete study.
#pragma once

#include "cli/condition.h"
#include "cli/console.h"
#include "cli/study_input.h"

namespace grapevine {

// Each outcome's smallest and largest mean, and where they lie.
void print_summary(const Study& study, const StudyResults& results, Console& console);

// Exit::condition_holds when the mean of a metric meets a condition at any point, after saying at how many.
Exit check_conditions(const std::vector<Condition>& conditions, const Study& study, const StudyResults& results,
                      Console& console);
// An error where a condition is on a metric that the study does not keep.
std::optional<Error> check_kept(const std::vector<Condition>& conditions, const Experiment& experiment,
                                std::string_view option = "--fail-if");

}  // namespace grapevine
