#include "report/calibration_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/markup.h"
#include "report/page.h"
#include "report/study_svg.h"
#include "report/wording.h"

namespace grapevine {

namespace {

constexpr std::string_view kCalibrationStyle = "\n.picture{margin:0 0 12px}.picture svg{display:block;width:100%;height:auto}.scroll+dl{margin-top:12px}\n";

std::string shown_value(const Study& study, std::size_t factor, double value) { return value_to_string(study.experiment.factors[factor].parameter, value); }

// What a round says of a factor, in its own values.
WeightedSpread factor_spread(const Study& study, const AbcRound& round, std::size_t factor) { return spread_of(posterior_values(study, round, factor), round.weights); }

// Of a summary in a round: what the model gives.
WeightedSpread summary_spread(const AbcRound& round, std::size_t summary) { return spread_of(round.summaries.column(summary), round.weights); }

bool reached(const WeightedSpread& after, double observed) { return observed >= after.low && observed <= after.high; }

std::string figures(Metric metric, const WeightedSpread& spread) {
  return say("{} to {}", figure_to_string(metric, spread.low), figure_to_string(metric, spread.high));
}

std::string_view end_in_words(AbcEnd end) {
  switch (end) {
    case AbcEnd::few_accepted: return say("it ended where fewer than one try in a hundred came nearer");
    case AbcEnd::exact: return say("it ended where every particle gives the data exactly");
    case AbcEnd::most_rounds: return say("it ended after the rounds that were asked for");
    default: return say("it was stopped");
  }
}

std::string_view end_in_words(HistoryEnd end) {
  switch (end) {
    case HistoryEnd::settled: return say("it ended where a wave ruled out less than a tenth of what was left");
    case HistoryEnd::most_waves: return say("it ended after the waves that were asked for");
    default: return say("it was stopped");
  }
}

// "2.3 % of the space", "less than 1 part in 20,000".
std::string space_in_words(double share) {
  if (share <= 0) return say("less than 1 part in {}", grouped(HistoryMatch::kCandidates));
  return say("{} %", fmt::format("{:.{}f}", 100 * share, share < 0.001 ? 3 : share < 0.1 ? 1 : 0));
}

// How it went, in short.
std::string course_in_words(const CalibrationSubject& of) {
  if (of.history == nullptr) return say("{} rounds of {} particles; {}.", of.rounds.size(), of.rounds.back().unit.size(), end_in_words(of.end));
  return say("{} of {} points, {} futures each; {} of the ranges is not ruled out; {}.", say_number(std::ssize(of.history->space()), "{} wave", "{} waves", grouped(std::ssize(of.history->space()))), of.points, of.futures, space_in_words(of.history->space().back()), end_in_words(of.history_end));
}

// --- pictures -------------------------------------------------------------------------------------------------------------

// A row a summary: what the model gave before (grey) and after (blue), and the data (orange).
std::string fit_svg(const CalibrationSubject& of) {
  constexpr double kWidth = 820, kLeft = 250, kRight = 790, kRow = 40, kTop = 62;
  const std::size_t rows = of.observed.size();
  std::string svg = svg_frame(kWidth, kTop + kRow * static_cast<double>(rows) + 8, say("Fit"), say("Of each figure: the model before and after calibration, and the data."));
  svg += svg_label(16, 28, "start", "text", 14, say("Before, after, and the data"));
  svg += svg_label(16, 46, "start", "second", 12, say("Grey: the model over the ranges that were looked at. Blue: after calibration (95 %). Orange: the data."));
  for (std::size_t i = 0; i < rows; ++i) {
    const Metric metric = of.study.experiment.outcomes[i];
    const WeightedSpread before = summary_spread(of.rounds.front(), i), after = summary_spread(of.rounds.back(), i);
    const ValueRange axis{std::min({before.low, after.low, of.observed[i]}), std::max({before.high, after.high, of.observed[i]})};
    const auto x = [&](double value) { return kLeft + axis.share(value) * (kRight - kLeft); };
    const double y = kTop + kRow * (static_cast<double>(i) + 0.5);
    svg += svg_label(16, y + 4, "start", "text", 13, cut_text(say(info(metric).label), 32));
    svg += fmt::format("<rect class=\"gv-other\" fill=\"#7A838F\" fill-opacity=\"0.35\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"6\"/>\n", x(before.low), y - 9, std::max(2.0, x(before.high) - x(before.low)));
    svg += fmt::format("<rect class=\"gv-dot\" fill=\"#0072B2\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"8\"/>\n", x(after.low), y - 1, std::max(2.0, x(after.high) - x(after.low)));
    svg += fmt::format("<circle class=\"gv-hit\" fill=\"#D55E00\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"6\"/>\n", x(of.observed[i]), y + 3);
  }
  return svg + "</svg>\n";
}

// A panel a parameter: the even prior as a line, the posterior as bars over twenty equal parts of the range.
std::string posterior_svg(const CalibrationSubject& of) {
  constexpr std::size_t kColumns = 3, kBars = 20;
  constexpr double kPanelWidth = 240, kPanelHeight = 90, kGap = 22, kTop = 62, kRow = 150;
  const std::size_t factors = of.study.points.factors, columns = std::min(kColumns, factors), rows = (factors + kColumns - 1) / kColumns;
  std::string svg = svg_frame(32 + static_cast<double>(columns) * (kPanelWidth + kGap) - kGap + (columns < 3 ? 320 : 0), kTop + kRow * static_cast<double>(rows), say("Posterior"), say("Of each parameter: where the calibrated values lie in the range that was looked at."));
  svg += svg_label(16, 28, "start", "text", 14, say("What the data say of each parameter"));
  svg += svg_label(16, 46, "start", "second", 12, say("Bars: the calibrated values. Line: what was thought before."));
  const AbcRound& last = of.rounds.back();
  for (std::size_t f = 0; f < factors; ++f) {
    std::vector<double> bars(kBars);
    for (std::size_t i = 0; i < last.unit.size(); ++i) bars[std::min(kBars - 1, static_cast<std::size_t>(last.unit[i][f] * kBars))] += last.weights[i] * kBars;
    const double most = std::max(2.0, *std::ranges::max_element(bars)), left = 16 + static_cast<double>(f % kColumns) * (kPanelWidth + kGap);
    const double bottom = kTop + static_cast<double>(f / kColumns) * kRow + 20 + kPanelHeight, bar = kPanelWidth / kBars;
    svg += svg_label(left, bottom - kPanelHeight - 6, "start", "text", 12, cut_text(say(factor_info(of.study, f).label), 38));
    for (std::size_t i = 0; i < kBars; ++i)
      svg += fmt::format("<rect class=\"gv-dot\" fill=\"#0072B2\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n", left + bar * static_cast<double>(i) + 0.5, bottom - bars[i] / most * kPanelHeight, bar - 1, bars[i] / most * kPanelHeight);
    const double prior = bottom - kPanelHeight / most;
    svg += fmt::format("<line class=\"gv-line\" stroke=\"#D55E00\" stroke-width=\"2\" x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>\n", left, left + kPanelWidth, prior);
    svg += fmt::format("<line class=\"gv-axis\" stroke=\"#B4BCC7\" x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>\n", left, left + kPanelWidth, bottom);
    const Factor& factor = of.study.experiment.factors[f];
    svg += svg_label(left, bottom + 16, "start", "second", 11, shown_value(of.study, f, value_at(factor, 0)));
    svg += svg_label(left + kPanelWidth, bottom + 16, "end", "second", 11, shown_value(of.study, f, value_at(factor, 1)));
  }
  return svg + "</svg>\n";
}

// --- sections -------------------------------------------------------------------------------------------------------------

std::string fit_section(const CalibrationSubject& of) {
  HtmlTable table("", say("Fit"), {{say("Figure")}, {say("Data"), true}, {say("Model before, 95 %"), true}, {say("Model after, 95 %"), true}, {"", false}});
  for (std::size_t i = 0; i < of.observed.size(); ++i) {
    const Metric metric = of.study.experiment.outcomes[i];
    const WeightedSpread after = summary_spread(of.rounds.back(), i);
    const bool good = reached(after, of.observed[i]);
    table.row(good ? "" : "worse", {{escaped(say(info(metric).label)), ""}, {escaped(figure_to_string(metric, of.observed[i])), "change"}, {escaped(figures(metric, summary_spread(of.rounds.front(), i))), ""},
                                    {escaped(figures(metric, after)), ""}, {escaped(good ? say("reached") : say("▼ not reached")), good ? "second" : "change"}});
  }
  return section(say("How well the model fits"), "<div class=\"picture\">\n" + fit_svg(of) + "</div>\n" + table.done() +
                                                paragraph(say("Each is one future's figure, as the data are of one past: the ranges hold luck and what is unknown about the parameters."), "note"), "long");
}

std::string posterior_section(const CalibrationSubject& of) {
  HtmlTable table("", say("Posterior"), {{say("Parameter")}, {say("In the scenario"), true}, {say("Calibrated"), true}, {say("95 %"), true}, {say("Width, of what was thought before"), true}});
  for (std::size_t f = 0; f < of.study.points.factors; ++f) {
    const WeightedSpread spread = factor_spread(of.study, of.rounds.back(), f);
    const double share = share_of_prior(spread_of(of.rounds.back().unit.column(f), of.rounds.back().weights));
    table.row("", {{fmt::format("<span title=\"{}\">{}</span>", escaped(factor_info(of.study, f).path), escaped(say(factor_info(of.study, f).label))), ""},
                   {escaped(shown_value(of.study, f, get(of.study.base.parameters, of.study.experiment.factors[f].parameter))), ""},
                   {escaped(shown_value(of.study, f, spread.median)), "change"},
                   {escaped(say("{} to {}", shown_value(of.study, f, spread.low), shown_value(of.study, f, spread.high))), ""},
                   {say("{:.0f} %", 100 * share), ""}});
  }
  return section(say("What the data say"), "<div class=\"picture\">\n" + posterior_svg(of) + "</div>\n" + table.done(), "long");
}

std::string identifiability_section(const CalibrationSubject& of) {
  const auto lines = unidentified(of);
  std::string inside;
  for (const std::string& line : lines) inside += fmt::format("<li>{}</li>\n", escaped(line));
  return section(say("What cannot be identified"), inside.empty() ? paragraph(say("Each parameter became clearly narrower, and no two depend on each other: these data tell them all, as far as the model is right.")) : "<ul>\n" + inside + "</ul>\n");
}

std::string rounds_table(const CalibrationSubject& of) {
  HtmlTable table("", say("Rounds"), {{say("Round")}, {say("Tolerance"), true}, {say("Tried"), true}, {say("Kept"), true}});
  for (std::size_t i = 0; i < of.rounds.size(); ++i) {
    const AbcRound& round = of.rounds[i];
    table.row("", {{fmt::format("{}", i + 1), ""}, {fmt::format("{:.3g}", round.tolerance), ""}, {grouped(round.tried), ""}, {say("{:.1f} %", 100.0 * static_cast<double>(round.unit.size()) / static_cast<double>(round.tried)), ""}});
  }
  return paragraph(say("Approximate Bayesian computation by sequential Monte Carlo (Toni et al. 2009): {} particles; {}. Tolerance: the root mean square difference from the data, in median absolute deviations of the first round. "
                               "Before, every value of the ranges was equally likely.", grouped(static_cast<std::int64_t>(of.rounds.back().unit.size())), end_in_words(of.end))) + table.done();
}

std::string waves_table(const CalibrationSubject& of) {
  HtmlTable table("", say("Waves"), {{say("Wave")}, {say("Not ruled out"), true}, {say("Emulators, worst Q²"), true}});
  for (std::size_t i = 0; i < of.history->space().size(); ++i)
    table.row("", {{fmt::format("{}", i + 1), ""}, {space_in_words(of.history->space()[i]), "change"}, {fmt::format("{:.2f}", of.history->quality()[i]), ""}});
  return paragraph(say("History matching: each wave runs {} points that are not ruled out yet, {} futures each, learns an emulator of each figure, and rules out what is implausible (more than three standard deviations from the data, by what the emulator, one future's luck and the model leave open); {}. "
                               "What is left could have given the data. How likely each of it is, this method does not say: draws are even over what is left. Q²: how well each point is predicted from all others, 1 at best.", of.points, of.futures, end_in_words(of.history_end))) + table.done();
}

// What posterior.json cannot vary: the crowd is made once for all futures.
std::vector<std::string> kept_in_the_middle(const CalibrationSubject& of) {
  std::vector<std::string> lines;
  for (std::size_t f = 0; f < of.study.points.factors; ++f)
    if (factor_info(of.study, f).role == Role::fixed)
      lines.push_back(say("{}: part of the crowd, which is made once for all futures. posterior.json has its median in each, and ranges do not hold what is not known of it.", say(factor_info(of.study, f).label)));
  return lines;
}

std::string rounds_section(const CalibrationSubject& of) {
  const std::string how = of.history ? waves_table(of) : rounds_table(of);
  std::string again = "<dl>\n";
  const auto row = [&](std::string_view name, const std::string& html) { again += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), html); };
  constexpr std::string_view kRun = "<code>grapevine run posterior.json</code>", kCompare = "<code>compare posterior.json --set path=value</code>";
  row(say("Run it"), of.history ? say("{}, or {}: each future with values drawn from what is left, so that ranges hold what is not known of them", kRun, kCompare)
                                : say("{}, or {}: each future with values drawn from the posterior, so that ranges hold what is not known of them", kRun, kCompare));
  row(say("In the middle"), say("{}: the median of each parameter", "<code>grapevine run scenario.json</code>"));
  row(say("Made with"), of.history ? say("Grapevine {}. On another kind of processor the emulators may differ in their last digits, and so may the points that they choose; what a point gives does not.", kEngineVersion)
                                   : say("Grapevine {}. The same engine gives the same results to the last bit, on any machine.", kEngineVersion));
  for (const std::string& line : kept_in_the_middle(of)) row(say("Not drawn"), escaped(line));
  return section(say("How it was found"), how + again + "</dl>\n");
}

}  // namespace

std::vector<double> posterior_values(const Study& study, const AbcRound& round, std::size_t factor) {
  std::vector<double> values = round.unit.column(factor);
  for (double& value : values) value = value_at(study.experiment.factors[factor], value);
  return values;
}

std::vector<std::string> unidentified(const CalibrationSubject& of) {
  std::vector<std::string> lines;
  const AbcRound& last = of.rounds.back();
  const auto label = [&](std::size_t factor) { return say(factor_info(of.study, factor).label); };
  std::vector<bool> loose;
  for (std::size_t f = 0; f < of.study.points.factors; ++f) {
    const double share = share_of_prior(spread_of(last.unit.column(f), last.weights));
    loose.push_back(share > kUnidentified);
    if (loose.back()) lines.push_back(say("{}: these data hardly say anything about it ({:.0f} % of its range's width is left). Fit more figures, or fix it.", label(f), 100 * std::min(1.0, share)));
  }
  for (std::size_t a = 0; a < loose.size(); ++a)
    for (std::size_t b = a + 1; b < loose.size(); ++b) {
      const double r = weighted_correlation(last.unit.column(a), last.unit.column(b), last.weights);
      if (std::abs(r) > kConfounded) lines.push_back(r > 0 ? say("{} and {} can only be told together (correlation {:.2f}): more of one makes up for more of the other. Fix one of them.", label(a), label(b), r)
                                                            : say("{} and {} can only be told together (correlation {:.2f}): more of one makes up for less of the other. Fix one of them.", label(a), label(b), r));
    }
  for (std::size_t i = 0; i < of.observed.size(); ++i)
    if (!reached(summary_spread(last, i), of.observed[i])) {
      const Metric metric = of.study.experiment.outcomes[i];
      lines.push_back(say("{}: no values within the ranges bring the model to the data ({}). Widen the ranges, vary more, or doubt the model.", say(info(metric).label), figure_to_string(metric, of.observed[i])));
    }
  return lines;
}

std::string calibration_text(const CalibrationSubject& of, const TerminalStyle& style) {
  std::vector<std::vector<std::string>> fit, posterior;
  for (std::size_t i = 0; i < of.observed.size(); ++i) {
    const Metric metric = of.study.experiment.outcomes[i];
    const WeightedSpread after = summary_spread(of.rounds.back(), i);
    fit.push_back({std::string(say(info(metric).label)), figure_to_string(metric, of.observed[i]), figures(metric, after), std::string(reached(after, of.observed[i]) ? "" : say("not reached"))});
  }
  for (std::size_t f = 0; f < of.study.points.factors; ++f) {
    const WeightedSpread spread = factor_spread(of.study, of.rounds.back(), f);
    posterior.push_back({std::string(factor_info(of.study, f).path), shown_value(of.study, f, spread.median), say("{} to {}", shown_value(of.study, f, spread.low), shown_value(of.study, f, spread.high))});
  }
  const TextColumn fit_columns[] = {column(say("Figure")), column(say("Data"), true), column(say("Model, 95 %"), true), {}}, posterior_columns[] = {column(say("Parameter")), column(say("Calibrated"), true), column(say("95 %"), true)};
  std::string text = text_table(fit_columns, fit, style) + "\n" + text_table(posterior_columns, posterior, style);
  for (const auto& lines : {unidentified(of), kept_in_the_middle(of)})
    for (const std::string& line : lines) text += "\n" + wrapped(line, style.width);
  text += "\n" + wrapped(course_in_words(of), style.width);
  return style.unicode ? text : to_ascii(text);
}

std::string calibration_report(const CalibrationSubject& of) {
  std::size_t told = 0, fits = 0;
  for (std::size_t f = 0; f < of.study.points.factors; ++f) told += share_of_prior(spread_of(of.rounds.back().unit.column(f), of.rounds.back().weights)) <= kUnidentified;
  for (std::size_t i = 0; i < of.observed.size(); ++i) fits += reached(summary_spread(of.rounds.back(), i), of.observed[i]);
  const auto factors = static_cast<std::int64_t>(of.study.points.factors);
  const std::string sentence = say("The model reaches {} of {}; the data tell {} of {}", fits, say_number(std::ssize(of.observed), "{} figure", "{} figures", grouped(std::ssize(of.observed))), told, say_number(factors, "{} parameter", "{} parameters", grouped(factors)));
  std::string body = fmt::format("<header>\n<p class=\"brand\"><b>Grapevine</b><span>{}</span><span>{}</span></p>\n<h1>{}</h1>\n", escaped(of.scenario_title), escaped(say("Calibration")), escaped(sentence));
  body += paragraph(of.data) + "</header>\n";
  body += fit_section(of) + posterior_section(of) + identifiability_section(of) + rounds_section(of);
  return page_of(say("{}: calibration (Grapevine)", of.scenario_title), body, kCalibrationStyle);
}

}  // namespace grapevine
