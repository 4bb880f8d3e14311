#include "ensemble/ensemble.h"

#include <algorithm>

namespace grapevine {

namespace {

// The interval that a stop rule looks at, of the first n replicates.
Interval watched_interval(const PairedEnsemble& ensemble, Metric metric, bool paired, std::int64_t n) {
  std::vector<double> values = ensemble.baseline().column(metric, n);
  if (!paired) return level_interval(metric, values);
  const std::vector<double> after = ensemble.what_if().column(metric, n);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = after[i] - values[i];
  return t_interval(values);
}

}  // namespace

Interval level_interval(Metric metric, std::span<const double> values) {
  if (metric != Metric::crisis) return t_interval(values);
  return wilson_interval(std::count(values.begin(), values.end(), 1.0), static_cast<std::int64_t>(values.size()));
}

bool precise_enough(const StopRule& rule, const Interval& interval, bool paired) {
  const double tolerance = rule.tolerance > 0 ? rule.tolerance : info(rule.metric).tolerance;
  const double mean = interval.mean;
  const double enough = paired ? tolerance : std::max(tolerance, 0.05 * (mean < 0 ? -mean : mean));
  return interval.half_width() <= enough;
}

StopReport run_until_precise(PairedEnsemble& ensemble, const StopRule& rule, bool paired,
                             const std::function<bool(const Progress&)>& keep_going) {
  for (std::int64_t wanted = 16;; wanted *= 2) {
    const std::int64_t target = std::min(wanted, std::max<std::int64_t>(rule.most, 1));
    ensemble.set_replicates(target);
    ensemble.wait(keep_going);
    StopReport report;
    report.replicates = paired ? ensemble.pairs_ready() : ensemble.baseline_ready();
    report.interval = watched_interval(ensemble, rule.metric, paired, report.replicates);
    if (report.replicates < target) {
      ensemble.cancel();
      return report;
    }
    report.met = target > 1 && precise_enough(rule, report.interval, paired);
    if (report.met || target < wanted || target == rule.most) return report;
  }
}

}  // namespace grapevine
