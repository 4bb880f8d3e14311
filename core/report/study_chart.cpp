#include "report/study_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/study_svg.h"

namespace grapevine {

namespace {

constexpr double kGap = 22, kPanelWidth = 220, kPanelHeight = 150, kPanelLeft = 52, kPanelTop = 44, kBelow = 34, kAbove = 20;
constexpr std::size_t kColumns = 3, kParts = 10;

struct Place {
  double x = 0, y = 0;
};

// One factor's panel, its upper left corner at the given place.
std::string panel(const Study& study, std::size_t factor, const std::vector<double>& outcome, const ValueRange& height, Place at) {
  const std::size_t parameter = study.experiment.factors[factor].parameter;
  const bool logarithmic = study.experiment.factors[factor].logarithmic;
  std::vector<double> x = study.points.column(factor);
  const ValueRange values = range_of(x);
  if (logarithmic)
    for (double& value : x) value = portable_log(value);
  const ValueRange width = range_of(x);
  const auto place = [&](double px, double py) {
    return Place{at.x + width.share(px) * kPanelWidth, at.y + (1 - height.share(py)) * kPanelHeight};
  };
  std::string svg = svg_label(at.x, at.y - 7, "start", "text", 12, cut_text(say(parameter_table()[parameter].label), 36));
  for (const double line : {0.0, 0.5, 1.0})
    svg += fmt::format("<line class=\"gv-grid\" x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#E3E7EC\"/>\n", at.x,
                       at.x + kPanelWidth, at.y + line * kPanelHeight);
  svg += svg_label(at.x, at.y + kPanelHeight + 16, "start", "second", 11, value_to_string(parameter, values.low));
  svg += svg_label(at.x + kPanelWidth, at.y + kPanelHeight + 16, "end", "second", 11, value_to_string(parameter, values.high));
  const std::size_t step = (x.size() + kMostStudyDots - 1) / kMostStudyDots;
  svg += "<g class=\"gv-dot\" fill=\"#0072B2\" fill-opacity=\"0.35\">\n";
  for (std::size_t p = 0; p < x.size(); p += step) {
    const Place dot = place(x[p], outcome[p]);
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2\"/>\n", dot.x, dot.y);
  }
  svg += "</g>\n<polyline class=\"gv-line\" fill=\"none\" stroke=\"#D55E00\" stroke-width=\"2.25\" stroke-linejoin=\"round\" points=\"";
  for (const MarginalMean& mean : marginal_means(x, outcome, kParts)) {
    const Place corner = place(mean.value, mean.outcome);
    svg += fmt::format("{:.1f},{:.1f} ", corner.x, corner.y);
  }
  return svg + "\"/>\n";
}

}  // namespace

std::string marginal_svg(const Study& study, const StudyResults& results, std::size_t outcome) {
  const Metric metric = results.outcomes()[outcome];
  const std::vector<double> means = results.means(outcome);
  const ValueRange height = range_of(means);
  const std::size_t factors = study.points.factors;
  const std::size_t columns = std::min(kColumns, factors), rows = (factors + columns - 1) / columns;
  const double total_width = 2 * kStudyPad + kPanelLeft + static_cast<double>(columns) * (kPanelWidth + kGap) - kGap;
  const double total_height = kStudyPad + kPanelTop + static_cast<double>(rows) * (kAbove + kPanelHeight + kBelow);
  const std::string low = figure_to_string(metric, height.low), high = figure_to_string(metric, height.high);
  std::string svg = svg_frame(total_width, total_height, say("{} by factor", say(info(metric).label)),
                              say("{} at {} points, {} to {}.", say(info(metric).label), study.points.size(), low, high));
  svg += svg_label(kStudyPad, kStudyPad + 10, "start", "text", 14, say(info(metric).label));
  svg += svg_label(kStudyPad, kStudyPad + 27, "start", "second", 12,
               say("{} points; a dot is a point, the line the mean over a tenth of them", study.points.size()));
  for (std::size_t i = 0; i < factors; ++i) {
    const Place at{kStudyPad + kPanelLeft + static_cast<double>(i % columns) * (kPanelWidth + kGap),
                   kStudyPad + kPanelTop + kAbove + static_cast<double>(i / columns) * (kAbove + kPanelHeight + kBelow)};
    if (i % columns == 0) {
      svg += svg_label(at.x - 8, at.y + 8, "end", "second", 11, high);
      svg += svg_label(at.x - 8, at.y + kPanelHeight, "end", "second", 11, low);
    }
    svg += panel(study, i, means, height, at);
  }
  return svg + "</svg>\n";
}

}  // namespace grapevine
