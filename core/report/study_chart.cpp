#include "report/study_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/study_tables.h"

namespace grapevine {

namespace {

constexpr double kPad = 16, kGap = 22, kPanelWidth = 220, kPanelHeight = 150, kLeft = 52, kTop = 44, kBelow = 34, kAbove = 20;
constexpr std::size_t kColumns = 3, kMostDots = 1500, kParts = 10;

constexpr std::string_view kDark =
    "<style>@media (prefers-color-scheme:dark){.gv-panel{fill:#181D23;stroke:#2A313A}.gv-text{fill:#E8ECF1}"
    ".gv-second{fill:#A3ADBA}.gv-grid{stroke:#252C34}.gv-dot{fill:#56B4E9}.gv-line{stroke:#F0833A}}</style>\n";

struct Range {
  double low = 0, high = 1;
  double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};

Range range_of(const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*low, *high};
}

struct Place {
  double x = 0, y = 0;
};

// Means of the outcome over parts of the points, in the order of the factor; equal values are never parted.
std::vector<Place> part_means(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
  const std::size_t least = std::max<std::size_t>(1, x.size() / kParts);
  std::vector<Place> means;
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    Place sum;
    while (to < order.size() && (to - from < least || x[order[to]] == x[order[to - 1]])) {
      sum.x += x[order[to]];
      sum.y += y[order[to]];
      ++to;
    }
    const auto n = static_cast<double>(to - from);
    means.push_back({sum.x / n, sum.y / n});
  }
  return means;
}

std::string label(double x, double y, std::string_view anchor, std::string_view ink, double size, std::string_view text) {
  return fmt::format("<text class=\"gv-{}\" x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\">{}</text>\n", ink, x,
                     y, size, anchor, ink == "text" ? "#1B2129" : "#5A6572", text);
}

// One factor's panel, its upper left corner at the given place.
std::string panel(const Study& study, std::size_t factor, const std::vector<double>& outcome, const Range& height, Place at) {
  const std::size_t parameter = study.experiment.factors[factor].parameter;
  const bool logarithmic = study.experiment.factors[factor].logarithmic;
  std::vector<double> x = study.points.column(factor);
  const Range values = range_of(x);
  if (logarithmic)
    for (double& value : x) value = portable_log(value);
  const Range width = range_of(x);
  const auto place = [&](double px, double py) {
    return Place{at.x + width.share(px) * kPanelWidth, at.y + (1 - height.share(py)) * kPanelHeight};
  };
  std::string svg = label(at.x, at.y - 7, "start", "text", 12, parameter_table()[parameter].path);
  for (const double line : {0.0, 0.5, 1.0})
    svg += fmt::format("<line class=\"gv-grid\" x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#E3E7EC\"/>\n", at.x,
                       at.x + kPanelWidth, at.y + line * kPanelHeight);
  svg += label(at.x, at.y + kPanelHeight + 16, "start", "second", 11, value_to_string(parameter, values.low));
  svg += label(at.x + kPanelWidth, at.y + kPanelHeight + 16, "end", "second", 11, value_to_string(parameter, values.high));
  const std::size_t step = (x.size() + kMostDots - 1) / kMostDots;
  svg += "<g class=\"gv-dot\" fill=\"#0072B2\" fill-opacity=\"0.35\">\n";
  for (std::size_t p = 0; p < x.size(); p += step) {
    const Place dot = place(x[p], outcome[p]);
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2\"/>\n", dot.x, dot.y);
  }
  svg += "</g>\n<polyline class=\"gv-line\" fill=\"none\" stroke=\"#D55E00\" stroke-width=\"2.25\" stroke-linejoin=\"round\" points=\"";
  for (const Place& mean : part_means(x, outcome)) {
    const Place corner = place(mean.x, mean.y);
    svg += fmt::format("{:.1f},{:.1f} ", corner.x, corner.y);
  }
  return svg + "\"/>\n";
}

}  // namespace

std::string marginal_svg(const Study& study, const StudyResults& results, std::size_t outcome) {
  const Metric metric = results.outcomes()[outcome];
  const std::vector<double> means = results.means(outcome);
  const Range height = range_of(means);
  const std::size_t factors = study.points.factors;
  const std::size_t columns = std::min(kColumns, factors), rows = (factors + columns - 1) / columns;
  const double total_width = 2 * kPad + kLeft + static_cast<double>(columns) * (kPanelWidth + kGap) - kGap;
  const double total_height = kPad + kTop + static_cast<double>(rows) * (kAbove + kPanelHeight + kBelow);
  const std::string low = figure_to_string(metric, height.low), high = figure_to_string(metric, height.high);
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\" "
      "font-family=\"system-ui,sans-serif\">\n<title>{2} by factor</title>\n<desc>{2} at {3} points, {4} to {5}.</desc>\n",
      total_width, total_height, info(metric).label, study.points.size(), low, high);
  svg += kDark;
  svg += fmt::format("<rect class=\"gv-panel\" x=\"0.5\" y=\"0.5\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"8\" fill=\"#FFFFFF\" stroke=\"#D9DEE4\"/>\n",
                     total_width - 1, total_height - 1);
  svg += label(kPad, kPad + 10, "start", "text", 14, info(metric).label);
  svg += label(kPad, kPad + 27, "start", "second", 12,
               fmt::format("{} points; a dot is a point, the line the mean over a tenth of them", study.points.size()));
  for (std::size_t i = 0; i < factors; ++i) {
    const Place at{kPad + kLeft + static_cast<double>(i % columns) * (kPanelWidth + kGap),
                   kPad + kTop + kAbove + static_cast<double>(i / columns) * (kAbove + kPanelHeight + kBelow)};
    if (i % columns == 0) {
      svg += label(at.x - 8, at.y + 8, "end", "second", 11, high);
      svg += label(at.x - 8, at.y + kPanelHeight, "end", "second", 11, low);
    }
    svg += panel(study, i, means, height, at);
  }
  return svg + "</svg>\n";
}

}  // namespace grapevine
