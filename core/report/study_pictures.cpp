#include "report/study_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/study_svg.h"

namespace grapevine {

namespace {

constexpr double kWidth = 820, kSwingRow = 36, kNameColumn = 236;
constexpr std::size_t kFifths = 5;
constexpr std::string_view kGridInk = "class=\"gv-grid\" stroke=\"#E3E7EC\"";
constexpr std::string_view kAxisInk = "class=\"gv-axis\" stroke=\"#B4BCC7\"";
constexpr std::string_view kDotInk = "class=\"gv-dot\" fill=\"#0072B2\"";
constexpr std::string_view kHitInk = "class=\"gv-hit\" fill=\"#D55E00\"";
constexpr std::string_view kOtherInk = "class=\"gv-other\" fill=\"#7A838F\"";

std::string line(std::string_view ink, double x1, double y1, double x2, double y2, double width = 1) {
  return fmt::format("<line {} x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke-width=\"{}\"/>\n", ink, x1, y1, x2, y2, width);
}

std::string bar(std::string_view ink, double x1, double x2, double y, double height) {
  return fmt::format("<rect {} x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n", ink, std::min(x1, x2), y, std::abs(x2 - x1), height);
}

std::string dot(double x, double y, double radius) { return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"/>\n", x, y, radius); }

std::string heading(std::string_view title, std::string_view subtitle) {
  return svg_label(kStudyPad, kStudyPad + 12, "start", "text", 14, title) + svg_label(kStudyPad, kStudyPad + 30, "start", "second", 12, subtitle);
}

// One row of a tornado: the means at the factor's ends, and the span of all.
struct Swing {
  std::size_t factor = 0;
  MarginalMean low, high;
  ValueRange all;
};

Swing swing_of(const Study& study, std::size_t factor, const std::vector<double>& means) {
  const std::vector<MarginalMean> parts = marginal_means(study.points.column(factor), means, kFifths);
  const auto by_outcome = [](const MarginalMean& a, const MarginalMean& b) { return a.outcome < b.outcome; };
  const auto [least, most] = std::minmax_element(parts.begin(), parts.end(), by_outcome);
  const bool ordered = !factor_info(study, factor).is_choice();
  return {factor, ordered ? parts.front() : *least, ordered ? parts.back() : *most, {least->outcome, most->outcome}};
}

// A value of a factor at an end of its range; means over a fifth of a range are told as the end itself.
std::string end_text(const Study& study, std::size_t factor, double value, bool high) {
  const Factor& of = study.experiment.factors[factor];
  const bool exact = factor_info(study, factor).is_choice() || factor_info(study, factor).is_flag() || !of.values.empty();
  return cut_text(value_to_string(of.parameter, exact ? value : high ? of.to : of.from), 24);
}

// What a tornado shows: the weightiest factors, and the span of them all.
struct Tornado {
  std::vector<Swing> swings;
  ValueRange axis;
};

Tornado tornado_of(const Study& study, const StudyResults& results, std::size_t outcome, const OutcomeAnalysis& analysis) {
  const std::vector<double> means = results.means(outcome);
  const std::vector<std::size_t> order = by_weight(analysis, study.points.factors);
  Tornado tornado{{}, {analysis.points.mean, analysis.points.mean}};
  for (std::size_t i = 0; i < std::min(order.size(), kTornadoRows); ++i) {
    tornado.swings.push_back(swing_of(study, order[i], means));
    const ValueRange all = tornado.swings.back().all;
    tornado.axis = {std::min(tornado.axis.low, all.low), std::max(tornado.axis.high, all.high)};
  }
  return tornado;
}

std::string swing_row(const Study& study, const Swing& swing, double middle, const ValueRange& axis, double left, double right, double y) {
  const auto x = [&](double value) { return left + axis.share(value) * (right - left); };
  std::string svg = svg_label(kStudyPad, y + 4, "start", "text", 13, cut_text(say(factor_info(study, swing.factor).label), 32));
  svg += line(kAxisInk, x(swing.all.low), y, x(swing.all.high), y, 3);
  const auto end = [&](const MarginalMean& mean, std::string_view ink, double top, bool high) {
    svg += bar(ink, x(middle), x(mean.outcome), top, 10);
    const bool to_left = mean.outcome < middle || (mean.outcome == middle && !high);
    svg += svg_label(x(mean.outcome) + (to_left ? -5 : 5), top + 9, to_left ? "end" : "start", "second", 11, end_text(study, swing.factor, mean.value, high));
  };
  end(swing.low, kDotInk, y - 12, false);
  end(swing.high, kHitInk, y + 2, true);
  return svg;
}

}  // namespace

bool hardly_moves(const Study& study, const StudyResults& results, std::size_t outcome, const OutcomeAnalysis& analysis) {
  const ValueRange axis = tornado_of(study, results, outcome, analysis).axis;
  return figure_to_string(analysis.metric, axis.low) == figure_to_string(analysis.metric, axis.high);
}

std::string tornado_svg(const Study& study, const StudyResults& results, std::size_t outcome, const OutcomeAnalysis& analysis) {
  constexpr double kEnds = 104;  // room for the values at the ends of the bars
  const auto [swings, axis] = tornado_of(study, results, outcome, analysis);
  const MetricInfo& metric = info(analysis.metric);
  const double left = kStudyPad + kNameColumn + kEnds, right = kWidth - kStudyPad - kEnds, top = 84;
  const double bottom = top + kSwingRow * static_cast<double>(swings.size()), height = bottom + 24;
  const double middle = left + axis.share(analysis.points.mean) * (right - left);
  const auto shown = [&](double value) { return figure_to_string(analysis.metric, value); };
  std::string said;
  for (const Swing& swing : swings)
    said += say("{}: {} to {}.", say(factor_info(study, swing.factor).label), shown(swing.low.outcome), shown(swing.high.outcome)) + " ";
  std::string svg = svg_frame(kWidth, height, say("{}: what mattered most", say(metric.label)), said);
  svg += heading(say(metric.label), say("Blue: the factor is low. Orange: it is high; of a range the outer fifth, named by its end. Mean over all others."));
  for (const double at : {left, right}) svg += line(kGridInk, at, top - 10, at, bottom + 2);
  svg += line(kAxisInk, middle, top - 10, middle, bottom + 2);
  // an end that is printed like the middle says nothing more
  const std::string in_the_middle = shown(analysis.points.mean);
  const bool apart = middle - left > 70 && shown(axis.low) != in_the_middle, apart_right = right - middle > 70 && shown(axis.high) != in_the_middle;
  if (apart) svg += svg_label(left, top - 16, "middle", "second", 11, shown(axis.low));
  if (apart_right) svg += svg_label(right, top - 16, "middle", "second", 11, shown(axis.high));
  svg += svg_label(middle, top - 16, "middle", "text", 11, in_the_middle);
  for (std::size_t i = 0; i < swings.size(); ++i)
    svg += swing_row(study, swings[i], analysis.points.mean, axis, left, right, top + kSwingRow * (static_cast<double>(i) + 0.5));
  return svg + "</svg>\n";
}

std::string discovery_svg(const Study& study, const Discovery& discovery, std::size_t other) {
  constexpr double kPlotWidth = 540, kPlotHeight = 260, kLeft = 214, kTop = 66;
  const auto side_of = [&](std::size_t factor) {
    const auto found = std::ranges::find_if(discovery.box.sides, [&](const BoxSide& side) { return side.factor == factor; });
    return found == discovery.box.sides.end() ? nullptr : &*found;
  };
  const std::size_t across = discovery.box.sides.front().factor;
  const std::size_t up = discovery.box.sides.size() > 1 ? discovery.box.sides[1].factor : other;
  struct Axis {
    std::vector<double> values;
    ValueRange range, whole;
    bool logarithmic = false;
    double share(double value) const { return range.share(logarithmic ? portable_log(value) : value); }
  };
  const auto axis_of = [&](std::size_t factor) {
    Axis axis{study.points.column(factor), {}, {}, study.experiment.factors[factor].logarithmic};
    axis.whole = range_of(axis.values);
    axis.range = axis.logarithmic ? ValueRange{portable_log(axis.whole.low), portable_log(axis.whole.high)} : axis.whole;
    return axis;
  };
  const Axis ax = axis_of(across), ay = axis_of(up);
  const auto x = [&](double value) { return kLeft + 8 + ax.share(value) * (kPlotWidth - 16); };
  const auto y = [&](double value) { return kTop + kPlotHeight - 8 - ay.share(value) * (kPlotHeight - 16); };
  std::string svg = svg_frame(kWidth, kTop + kPlotHeight + 56, discovery.condition,
                              say("{} of {} points; the box holds {} of them.", discovery.boxes.front().hits, discovery.boxes.front().points, discovery.box.hits));
  svg += heading(discovery.condition, say("Orange: points where it is so. Grey: where it is not. The box holds most of the orange ones."));
  svg += fmt::format("<rect class=\"gv-grid\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#E3E7EC\"/>\n", kLeft, kTop, kPlotWidth, kPlotHeight);
  const std::size_t step = (ax.values.size() + kMostStudyDots - 1) / kMostStudyDots;
  std::string hits, others;
  for (std::size_t p = 0; p < ax.values.size(); p += step) {
    // equal values side by side: by a shift of their own, so that none hides the others
    const double shift = (static_cast<double>((p * 40503) % 97) / 97 - 0.5) * 9, lift = (static_cast<double>((p * 30011) % 89) / 89 - 0.5) * 9;
    (discovery.hit[p] ? hits : others) += dot(x(ax.values[p]) + shift, y(ay.values[p]) + lift, discovery.hit[p] ? 3 : 2.2);
  }
  svg += fmt::format("<g {} fill-opacity=\"0.45\">\n{}</g>\n<g {} fill-opacity=\"0.8\">\n{}</g>\n", kOtherInk, others, kHitInk, hits);
  const auto ends = [](const BoxSide* side, const ValueRange& whole) {
    return ValueRange{side && side->below ? side->low : whole.low, side && side->above ? side->high : whole.high};
  };
  const ValueRange bx = ends(side_of(across), ax.whole), by = ends(side_of(up), ay.whole);
  svg += fmt::format("<rect class=\"gv-box\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"4\" fill=\"none\" stroke=\"#1B2129\" stroke-width=\"2\"/>\n",
                     x(bx.low) - 7, y(by.high) - 7, x(bx.high) - x(bx.low) + 14, y(by.low) - y(by.high) + 14);
  const auto value = [&](std::size_t factor, double of) { return value_to_string(study.experiment.factors[factor].parameter, of); };
  const double bottom = kTop + kPlotHeight;
  svg += svg_label(kLeft, bottom + 18, "start", "second", 11, value(across, ax.whole.low));
  svg += svg_label(kLeft + kPlotWidth, bottom + 18, "end", "second", 11, value(across, ax.whole.high));
  svg += svg_label(kLeft + kPlotWidth / 2, bottom + 36, "middle", "text", 12, say(factor_info(study, across).label));
  svg += svg_label(kLeft - 8, kTop + 10, "end", "second", 11, cut_text(value(up, ay.whole.high), 22));
  svg += svg_label(kLeft - 8, bottom, "end", "second", 11, cut_text(value(up, ay.whole.low), 22));
  svg += svg_label(kLeft - 8, kTop + kPlotHeight / 2, "end", "text", 12, cut_text(say(factor_info(study, up).label), 30));
  return svg + "</svg>\n";
}

std::string choice_to_string(const Study& study, std::size_t point) {
  std::string text;
  for (std::size_t i = 0; i < study.points.factors; ++i)
    if (factor_info(study, i).role == Role::lever)
      text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", say(factor_info(study, i).label), value_to_string(study.experiment.factors[i].parameter, study.points[point][i]));
  return text;
}

std::string regret_svg(const Study& study, Metric metric, const RegretTable& table) {
  const std::size_t rows = std::min(kRegretRows, table.choices.size());
  double most = 0;
  for (std::size_t i = 0; i < rows; ++i) most = std::max(most, table.choices[i].most);
  const double left = kStudyPad + 470, right = kWidth - kStudyPad - 84, top = 74;
  std::string svg = svg_frame(kWidth, top + 28 * static_cast<double>(rows) + 14, say("{}: regret by choice", say(info(metric).label)),
                              say("Smallest largest regret: {}.", choice_to_string(study, table.choices.front().point)));
  svg += heading(say("{}: what a choice can cost against the best one", say(info(metric).label)),
                 say("Bar: the most it loses under any of {} sets of assumptions. Point: the mean.", table.futures));
  for (std::size_t i = 0; i < rows; ++i) {
    const ChoiceRegret& choice = table.choices[i];
    const double y = top + 28 * (static_cast<double>(i) + 0.5);
    const auto x = [&](double value) { return left + (most > 0 ? value / most : 0) * (right - left); };
    svg += svg_label(kStudyPad, y + 4, "start", "text", 12, cut_text(choice_to_string(study, choice.point), 76));
    svg += bar(kDotInk, left, std::max(x(choice.most), left + 1), y - 5, 10);
    svg += fmt::format("<g {}>\n{}</g>\n", kHitInk, dot(x(choice.mean), y, 5));
    svg += svg_label(x(choice.most) + 9, y + 4, "start", "second", 11, figure_to_string(metric, choice.most));
  }
  return svg + "</svg>\n";
}

std::string emulator_svg(Metric metric, const std::vector<double>& outcomes, const CrossValidation& validation) {
  constexpr double kSide = 250, kLeft = 116, kTop = 66, kFrame = 400;
  const std::vector<double> run(outcomes.begin(), outcomes.begin() + static_cast<std::ptrdiff_t>(validation.predicted.size()));
  const ValueRange a = range_of(run), b = range_of(validation.predicted), both{std::min(a.low, b.low), std::max(a.high, b.high)};
  const auto x = [&](double value) { return kLeft + both.share(value) * kSide; };
  const auto y = [&](double value) { return kTop + (1 - both.share(value)) * kSide; };
  std::string svg = svg_frame(kFrame, kTop + kSide + 52, say("{}: the emulator's fit", say(info(metric).label)),
                              say("Q² {:.2f} over {} points.", validation.q2, run.size()));
  svg += heading(say(info(metric).label), say("Each point, predicted from all others"));
  svg += fmt::format("<rect class=\"gv-grid\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#E3E7EC\"/>\n", kLeft, kTop, kSide, kSide);
  svg += line(kAxisInk, kLeft, kTop + kSide, kLeft + kSide, kTop);
  svg += fmt::format("<g {} fill-opacity=\"0.5\">\n", kDotInk);
  for (std::size_t i = 0; i < run.size(); ++i) svg += dot(x(run[i]), y(validation.predicted[i]), 2.5);
  svg += "</g>\n";
  svg += svg_label(kLeft, kTop + kSide + 18, "start", "second", 11, figure_to_string(metric, both.low));
  svg += svg_label(kLeft + kSide, kTop + kSide + 18, "end", "second", 11, figure_to_string(metric, both.high));
  svg += svg_label(kLeft + kSide / 2, kTop + kSide + 36, "middle", "text", 12, say("as run"));
  svg += svg_label(kLeft - 8, kTop + kSide / 2, "end", "text", 12, say("predicted"));
  return svg + "</svg>\n";
}

}  // namespace grapevine
