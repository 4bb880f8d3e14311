#include "ensemble/comparison.h"

#include <algorithm>

namespace grapevine {

namespace {

std::size_t first_part(const Replicates& replicates, std::int64_t count) {
  return static_cast<std::size_t>(std::clamp<std::int64_t>(count, 0, replicates.size()));
}

bool has_crisis(const Outcomes& outcomes) { return outcomes[Metric::crisis] != 0; }

Proportion proportion(std::int64_t successes, std::int64_t trials) {
  return {successes, trials, wilson_interval(successes, trials)};
}

MetricSummary summarise_column(Metric metric, std::vector<double>& values) {
  MetricSummary summary;
  if (metric == Metric::crisis) {
    const auto successes =
        std::count_if(values.begin(), values.end(), [](double value) { return value != 0; });
    if (!values.empty()) summary.mean = wilson_interval(successes, static_cast<std::int64_t>(values.size()));
  } else {
    summary.mean = t_interval(values);
  }
  std::sort(values.begin(), values.end());
  summary.median = quantile_of_sorted(values, 0.5);
  summary.low80 = quantile_of_sorted(values, 0.1);
  summary.high80 = quantile_of_sorted(values, 0.9);
  return summary;
}

MetricComparison compare_metric(Metric metric, std::vector<double>& before, std::vector<double>& after) {
  MetricComparison result;
  result.metric = metric;
  std::vector<double> difference(before.size());
  std::int64_t higher = 0, lower = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    difference[i] = after[i] - before[i];
    higher += after[i] > before[i];
    lower += after[i] < before[i];
  }
  const auto pairs = static_cast<std::int64_t>(before.size());
  const bool low_is_better = info(metric).better == Better::lower;
  result.difference = t_interval(difference);
  result.better = proportion(low_is_better ? lower : higher, pairs);
  result.worse = low_is_better ? higher : lower;
  result.equal = pairs - higher - lower;
  result.clear = pairs >= kFewestPairs && (result.difference.low > 0 || result.difference.high < 0);
  result.before = summarise_column(metric, before);
  result.after = summarise_column(metric, after);
  return result;
}

}  // namespace

std::vector<double> Replicates::column(Metric metric, std::int64_t count) const {
  std::vector<double> values(first_part(*this, count));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = outcomes[i][metric];
  return values;
}

std::string Replicates::digest(std::int64_t count) const {
  Digest digest;
  const std::size_t n = first_part(*this, count);
  for (std::size_t i = 0; i < n; ++i) outcomes[i].add_to(digest);
  return digest.hex();
}

Band band(const Replicates& replicates, Series series, std::int64_t count) {
  const std::size_t n = first_part(replicates, count);
  Band result;
  if (n == 0) return result;
  const std::size_t bins = replicates.outcomes[0][series].size();
  result.mean.reserve(bins);
  result.low.reserve(bins);
  result.high.reserve(bins);
  std::vector<std::int64_t> counts(n);
  std::vector<double> sorted(n);
  for (std::size_t bin = 0; bin < bins; ++bin) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += counts[i] = replicates.outcomes[i][series][bin];
    // quiet bins are many, and need no sorting
    if (std::any_of(counts.begin(), counts.end(), [&](std::int64_t other) { return other != counts[0]; }))
      std::sort(counts.begin(), counts.end());
    std::copy(counts.begin(), counts.end(), sorted.begin());
    result.mean.push_back(static_cast<double>(sum) / static_cast<double>(n));
    result.low.push_back(quantile_of_sorted(sorted, 0.1));
    result.high.push_back(quantile_of_sorted(sorted, 0.9));
  }
  return result;
}

Proportion crises(const Replicates& replicates, std::int64_t count) {
  const auto end = replicates.outcomes.begin() + static_cast<std::ptrdiff_t>(first_part(replicates, count));
  return proportion(std::count_if(replicates.outcomes.begin(), end, has_crisis),
                    end - replicates.outcomes.begin());
}

std::vector<MetricSummary> summarise(const Replicates& replicates, std::int64_t count) {
  std::vector<MetricSummary> summaries;
  summaries.reserve(kMetricCount);
  for (std::size_t m = 0; m < kMetricCount; ++m) {
    auto values = replicates.column(static_cast<Metric>(m), count);
    summaries.push_back(summarise_column(static_cast<Metric>(m), values));
  }
  return summaries;
}

Comparison compare(const Replicates& before, const Replicates& after, std::int64_t pairs) {
  Comparison result;
  result.pairs = std::clamp<std::int64_t>(pairs, 0, std::min(before.size(), after.size()));
  const auto n = static_cast<std::size_t>(result.pairs);
  result.metrics.reserve(kMetricCount);
  for (std::size_t m = 0; m < kMetricCount; ++m) {
    const auto metric = static_cast<Metric>(m);
    auto values_before = before.column(metric, result.pairs);
    auto values_after = after.column(metric, result.pairs);
    result.metrics.push_back(compare_metric(metric, values_before, values_after));
  }
  result.crisis_before = crises(before, result.pairs);
  result.crisis_after = crises(after, result.pairs);
  for (std::size_t i = 0; i < n; ++i) {
    const bool crisis_before = has_crisis(before.outcomes[i]), crisis_after = has_crisis(after.outcomes[i]);
    result.crises_averted += crisis_before && !crisis_after;
    result.crises_caused += !crisis_before && crisis_after;
    result.identical += before.outcomes[i].totals == after.outcomes[i].totals &&
                        before.outcomes[i].series == after.outcomes[i].series;
  }
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    result.before.push_back(band(before, static_cast<Series>(s), result.pairs));
    result.after.push_back(band(after, static_cast<Series>(s), result.pairs));
  }
  return result;
}

}  // namespace grapevine
