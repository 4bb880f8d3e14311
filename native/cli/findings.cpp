#include "cli/findings.h"

#include <algorithm>

namespace grapevine {

Result<std::vector<std::size_t>> chosen_outcomes(const std::vector<std::string>& names, const Experiment& experiment, bool all) {
  constexpr std::size_t kShown = 4;
  std::vector<std::size_t> chosen;
  if (names.empty())
    for (std::size_t i = 0; i < experiment.outcomes.size() && (all || i < kShown); ++i) chosen.push_back(i);
  for (const std::string& name : names) {
    const auto found = std::find_if(experiment.outcomes.begin(), experiment.outcomes.end(),
                                    [&](Metric metric) { return info(metric).name == name; });
    if (found == experiment.outcomes.end()) {
      std::string kept;
      for (const Metric metric : experiment.outcomes) kept += (kept.empty() ? "" : ", ") + std::string(info(metric).name);
      return Error{"--outcome", "\"" + shown(name) + "\"", "one of " + kept, "choose one of them"};
    }
    chosen.push_back(static_cast<std::size_t>(found - experiment.outcomes.begin()));
  }
  return chosen;
}

Discovery discover_condition(const Condition& condition, const Study& study, const StudyResults& results) {
  const auto& outcomes = results.outcomes();
  const auto outcome = std::find(outcomes.begin(), outcomes.end(), condition.metric) - outcomes.begin();
  std::vector<bool> hit;
  for (const double mean : results.means(static_cast<std::size_t>(outcome))) hit.push_back(condition.holds(mean));
  return discover(condition.text, study.points, std::move(hit));
}

std::optional<std::string> add_regrets(const Study& study, const StudyResults& results, const std::vector<std::size_t>& outcomes, StudyFindings& findings) {
  for (const std::size_t outcome : outcomes) {
    const Metric metric = results.outcomes()[outcome];
    if (info(metric).better == Better::neither) continue;
    std::string why;
    const auto table = regret_table(study.experiment, study.points, results.means(outcome), info(metric).better == Better::lower, why);
    if (!table) return why;
    findings.regrets.emplace_back(metric, *table);
  }
  if (findings.regrets.empty()) return "only outcomes that are neither better high nor low";
  return std::nullopt;
}

}  // namespace grapevine
