#include "cli/report_study.h"

#include "cli/files.h"
#include "cli/findings.h"
#include "cli/study_input.h"
#include "cli/study_summary.h"
#include "report/study_report.h"

namespace grapevine {

bool is_study(const std::filesystem::path& folder) {
  const auto manifest = read_manifest(folder);
  return manifest && manifest->command == "sweep";
}

Result<std::string> study_page(const StudyPageRequest& request) {
  const auto contents = open_whole_study(request.folder);
  if (!contents) return contents.errors();
  const Study& study = contents->input.study;
  const auto outcomes = chosen_outcomes(request.outcomes, study.experiment);
  if (!outcomes) return outcomes.errors();
  const auto conditions = parse_conditions(request.conditions, "--prim");
  if (!conditions) return conditions.errors();
  if (auto error = check_kept(*conditions, study.experiment, "--prim")) return *error;
  const auto results = read_study_results(request.folder, *contents);
  if (!results) return results.errors();

  StudyFindings findings;
  for (const std::size_t outcome : *outcomes) {
    findings.outcomes.push_back(analyse(study, *results, outcome));
    findings.outcomes.back().emulation = emulate(study, *results, outcome);
    if (!conditions->empty()) continue;
    if (auto discovery = worst_quarter(study, *results, outcome)) findings.discoveries.push_back(std::move(*discovery));
  }
  for (const Condition& condition : *conditions) findings.discoveries.push_back(discover_condition(condition, study, *results));
  const auto why = add_regrets(study, *results, *outcomes, findings);
  return study_report({study, *results, findings, *outcomes, contents->input.base.title, contents->manifest.sides.front().outcomes_digest, why.value_or("")});
}

}  // namespace grapevine
