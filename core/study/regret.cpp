#include "study/regret.h"

#include <algorithm>
#include <map>

#include "base/wording.h"

namespace grapevine {

namespace {

using Values = std::vector<double>;

// The values of the factors that are levers, or of those that are not.
Values part_of(const Experiment& experiment, std::span<const double> point, bool levers) {
  Values values;
  for (std::size_t i = 0; i < point.size(); ++i)
    if ((parameter_table()[experiment.factors[i].parameter].role == Role::lever) == levers) values.push_back(point[i]);
  return values;
}

}  // namespace

std::optional<RegretTable> regret_table(const Experiment& experiment, const PointTable& points,
                                        const std::vector<double>& outcomes, bool lower_is_better, std::string& why) {
  std::map<Values, std::size_t> choices, futures;  // to their index
  std::vector<std::pair<std::size_t, std::size_t>> cells;
  RegretTable table;
  for (std::size_t point = 0; point < points.size(); ++point) {
    const auto choice = choices.emplace(part_of(experiment, points[point], true), choices.size());
    const auto future = futures.emplace(part_of(experiment, points[point], false), futures.size());
    if (choice.second) table.choices.push_back({point, 0, 0, point, 0, 0});
    cells.push_back({choice.first->second, future.first->second});
  }
  table.futures = futures.size();
  if (choices.size() < 2) {
    why = say("no factor is a lever: there is nothing to choose");
    return std::nullopt;
  }
  std::vector<std::size_t> at(choices.size() * futures.size(), points.size());
  for (std::size_t point = 0; point < points.size(); ++point)
    at[cells[point].first * futures.size() + cells[point].second] = point;
  if (std::find(at.begin(), at.end(), points.size()) != at.end()) {
    why = say("not every choice was run in every future: use a grid");
    return std::nullopt;
  }
  for (std::size_t future = 0; future < futures.size(); ++future) {
    const auto value = [&](std::size_t choice) {
      const double outcome = outcomes[at[choice * futures.size() + future]];
      return lower_is_better ? outcome : -outcome;
    };
    double best = value(0);
    for (std::size_t choice = 1; choice < choices.size(); ++choice) best = std::min(best, value(choice));
    for (std::size_t choice = 0; choice < choices.size(); ++choice) {
      ChoiceRegret& one = table.choices[choice];
      const double regret = value(choice) - best;
      one.mean += regret / static_cast<double>(futures.size());
      one.mean_outcome += outcomes[at[choice * futures.size() + future]] / static_cast<double>(futures.size());
      one.best_in += regret == 0;
      if (regret <= one.most) continue;
      one.most = regret;
      one.worst_point = at[choice * futures.size() + future];
    }
  }
  std::sort(table.choices.begin(), table.choices.end(), [](const ChoiceRegret& a, const ChoiceRegret& b) {
    if (a.most != b.most) return a.most < b.most;
    return a.mean != b.mean ? a.mean < b.mean : a.point < b.point;
  });
  return table;
}

}  // namespace grapevine
