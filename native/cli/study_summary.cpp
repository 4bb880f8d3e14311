#include "cli/study_summary.h"

#include <fmt/format.h>

#include <algorithm>

namespace grapevine {

namespace {

std::size_t place_of(Metric metric, const std::vector<Metric>& outcomes) {
  return static_cast<std::size_t>(std::find(outcomes.begin(), outcomes.end(), metric) - outcomes.begin());
}

}  // namespace

void print_summary(const Study& study, const StudyResults& results, Console& console) {
  std::vector<std::size_t> points;  // of this shard
  std::int64_t runs = 0, least = INT64_MAX, most = 0;
  for (std::size_t point = 0; point < results.size(); ++point) {
    const std::int64_t replicates = results.replicates(point);
    if (replicates == 0) continue;
    points.push_back(point);
    runs += replicates;
    least = std::min(least, replicates);
    most = std::max(most, replicates);
  }
  if (points.empty()) return console.print("no point belongs to this shard\n");
  console.print(fmt::format("{} points, {} futures each, {} runs\n", points.size(),
                            least == most ? fmt::format("{}", least) : fmt::format("{} to {}", least, most), runs));
  constexpr std::size_t kShown = 8;
  for (std::size_t outcome = 0; outcome < std::min(kShown, results.outcomes().size()); ++outcome) {
    const Metric metric = results.outcomes()[outcome];
    const std::vector<double> means = results.means(outcome);
    const auto [low, high] = std::minmax_element(points.begin(), points.end(),
                                                 [&](std::size_t a, std::size_t b) { return means[a] < means[b]; });
    console.print(fmt::format("\n{}: {} to {}\n", info(metric).label, figure_to_string(metric, means[*low]),
                              figure_to_string(metric, means[*high])));
    if (means[*low] == means[*high]) continue;
    console.print(fmt::format("  least at point {}: {}\n", *low, point_to_string(study.experiment, study.points[*low])));
    console.print(fmt::format("  most at point {}: {}\n", *high, point_to_string(study.experiment, study.points[*high])));
  }
  if (results.outcomes().size() > kShown)
    console.print(fmt::format("\nand {} more outcomes in points.csv\n", results.outcomes().size() - kShown));
}

Exit check_conditions(const std::vector<Condition>& conditions, const Study& study, const StudyResults& results,
                      Console& console) {
  bool any = false;
  for (const Condition& condition : conditions) {
    const std::size_t outcome = place_of(condition.metric, results.outcomes());
    std::int64_t holds = 0, points = 0;
    std::size_t first = 0;
    for (std::size_t point = 0; point < results.size(); ++point) {
      if (results.replicates(point) == 0) continue;
      ++points;
      if (!condition.holds(results.interval(point, outcome).mean)) continue;
      if (holds++ == 0) first = point;
    }
    if (holds == 0) continue;
    any = true;
    console.note(fmt::format("{} holds at {} of {} points, first at point {} ({})", condition.text, holds, points, first,
                             point_to_string(study.experiment, study.points[first])));
  }
  return any ? Exit::condition_holds : Exit::done;
}

std::optional<Error> check_kept(const std::vector<Condition>& conditions, const Experiment& experiment,
                                std::string_view option) {
  for (const Condition& condition : conditions)
    if (place_of(condition.metric, experiment.outcomes) == experiment.outcomes.size())
      return Error{std::string(option), fmt::format("{}, which is not among the outcomes", info(condition.metric).name),
                   "a metric that the experiment keeps", "add it to \"outcomes\""};
  return std::nullopt;
}

}  // namespace grapevine
