// What the same luck and snapshots are worth: the variance of paired differences, and the price of a late change.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "bench.h"
#include "ensemble/ensemble.h"
#include "scenarios.h"

namespace {

using namespace grapevine;

double variance(const std::vector<double>& values) {
  double mean = 0, sum = 0;
  for (const double v : values) mean += v / static_cast<double>(values.size());
  for (const double v : values) sum += (v - mean) * (v - mean);
  return sum / static_cast<double>(values.size() - 1);
}

// The figure that the headline would tell of, or else that of the worst day.
Metric headline_metric(const Comparison& comparison) {
  for (const Metric metric : {Metric::crisis, Metric::peak_day_negative_exposures, Metric::customers_lost, Metric::value_at_risk, Metric::first_response_p90})
    if (comparison[metric].clear) return metric;
  return Metric::peak_day_negative_exposures;
}

// A what-if that averts d of the futures' crises and causes none has paired differences of variance d (1 − d): no coupling
// of the two sides does better.
std::string at_best(const std::vector<double>& before, const std::vector<double>& after, double independent) {
  double d = 0;
  for (std::size_t i = 0; i < before.size(); ++i) d += (before[i] - after[i]) / static_cast<double>(before.size());
  char text[60];
  std::snprintf(text, sizeof text, "; at best %.3g, by the two shares", independent / (std::abs(d) * (1 - std::abs(d))));
  return text;
}

// How many times lower the variance of the difference is than that of independent futures, 200 pairs.
BenchRow paired_variance(const Scenario& scenario) {
  PairedEnsemble ensemble(2);
  if (!ensemble.set_baseline(scenario).empty() || !ensemble.set_what_if(with_what_if(scenario, 0)).empty()) std::abort();
  ensemble.set_replicates(200);
  ensemble.wait();
  const Metric metric = headline_metric(compare(ensemble.baseline(), ensemble.what_if()));
  const std::vector<double> before = ensemble.baseline().column(metric), after = ensemble.what_if().column(metric);
  std::vector<double> difference(before.size());
  for (std::size_t i = 0; i < before.size(); ++i) difference[i] = after[i] - before[i];
  const double paired = variance(difference), independent = variance(before) + variance(after);
  std::string note(info(metric).label);
  if (paired == 0) note += "; the same difference in every future";
  if (metric == Metric::crisis) note += at_best(before, after, independent);
  return {"same luck: " + scenario.name, paired > 0 ? independent / paired : 0, "times", 4, note, false};
}

std::vector<BenchRow> variances() {
  std::vector<BenchRow> rows;
  for (const ShippedScenario& entry : shipped_scenarios()) {
    const Scenario scenario = parse_scenario(entry.json, {.where = entry.name}).value();
    if (!scenario.what_ifs.empty()) rows.push_back(paired_variance(scenario));
  }
  return rows;
}

// Seconds of a what-if that changes a lever on `day`, beside one that does so at once; the second edit of that day, when
// its snapshots are there.
std::vector<BenchRow> late_changes() {
  Scenario scenario;
  for (const ShippedScenario& entry : shipped_scenarios())
    if (std::string_view(entry.name) == "reference") scenario = parse_scenario(entry.json, {.where = entry.name}).value();
  PairedEnsemble ensemble(0);
  if (!ensemble.set_baseline(scenario).empty()) std::abort();
  ensemble.set_replicates(16);
  ensemble.wait();
  const auto seconds = [&](std::int64_t day) {
    double best = 1e300;
    for (int edit = 0; edit < 4; ++edit) {
      Scenario changed = scenario;
      changed.timeline.push_back({day * kDay, "", {{*find_parameter("support.social.agents"), 3.0 + edit}}, {}});
      const double took = seconds_of([&] {
        if (!ensemble.set_what_if(changed).empty()) std::abort();
        ensemble.wait();
      });
      if (edit > 0) best = std::min(best, took);
    }
    return best;
  };
  const double whole = seconds(0);
  std::vector<BenchRow> rows;
  for (const std::int64_t day : {30, 60, 80}) {
    char note[80];
    std::snprintf(note, sizeof note, "(90 - d)/90 is %.3f; the rest is the snapshot", static_cast<double>(90 - day) / 90);
    rows.push_back({"a change on day " + std::to_string(day) + " of 90, beside one on day 0", seconds(day) / whole, "times", 0, note, true});
  }
  return rows;
}

const RegisterBench variance_bench{"pairs", variances};
const RegisterBench late_bench{"late change", late_changes};

}  // namespace
