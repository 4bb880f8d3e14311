#include "report/study_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/wording.h"
#include "report/tables.h"

namespace grapevine {

namespace {

// "0.44": a figure without unit; −0.00 as 0.00.
std::string plain(double value) {
  const std::string text = fmt::format("{:.2f}", value);
  return text == "-0.00" ? "0.00" : text;
}

std::string range_of(const IntervalEstimate& estimate) { return say("{} to {}", plain(estimate.low), plain(estimate.high)); }

// In units of the outcome, with four digits.
std::string rough(double value) { return fmt::format("{:.4g}", value + 0.0); }

std::string rough_range(const IntervalEstimate& estimate) { return say("{} to {}", rough(estimate.low), rough(estimate.high)); }

// A bar of up to twenty characters for a share.
std::string bar(double share, const TerminalStyle& style) {
  const auto length = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * 20 + 0.5);
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += style.unicode ? "█" : "#";
  return text;
}

std::string headline_of(const Study& study, const OutcomeAnalysis& analysis) {
  const Metric metric = analysis.metric;
  return say("{}: {} at {} points, {} to {}", say(info(metric).label), figure_to_string(metric, analysis.points.mean),
                     study.points.size(), figure_to_string(metric, analysis.points.low), figure_to_string(metric, analysis.points.high)) + "\n\n";
}

using Rows = std::vector<std::vector<std::string>>;

std::string sobol_text(const Study& study, const SobolIndices& sobol, const TerminalStyle& style) {
  Rows rows;
  double sum = 0;
  std::vector<std::size_t> order(study.points.factors);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sobol.total[a].value > sobol.total[b].value; });
  for (const std::size_t i : order) {
    rows.push_back({std::string(factor_info(study, i).path), plain(sobol.total[i].value), range_of(sobol.total[i]),
                    plain(sobol.first[i].value), range_of(sobol.first[i]), bar(sobol.total[i].value, style)});
    sum += sobol.first[i].value;
  }
  const TextColumn columns[] = {column(say("Factor")), column(say("Total"), true), column(say("95 %")), column(say("First order"), true), column(say("95 %")), {}};
  return text_table(columns, rows, style) +
         wrapped("\n" + say("Total: the share of the variance between points that would be left if all but this factor were known. First order: "
                             "the share that this factor alone explains; together {}, the rest is due to factors acting together.", plain(sum)),
                 style.width);
}

std::string morris_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style) {
  const MorrisEffects& morris = *analysis.morris;
  Rows rows;
  double most = 0;
  for (const IntervalEstimate& size : morris.mu_star) most = std::max(most, size.value);
  for (const std::size_t i : by_weight(analysis, study.points.factors))
    rows.push_back({std::string(factor_info(study, i).path), rough(morris.mu_star[i].value), rough_range(morris.mu_star[i]),
                    rough(morris.mu[i]), rough(morris.sigma[i]), bar(morris.mu_star[i].value / most, style)});
  const TextColumn columns[] = {column(say("Factor")), {"mu*", true}, column(say("95 %")), {"mu", true}, {"sigma", true}, {}};
  return text_table(columns, rows, style) +
         wrapped("\n" + std::string(say("mu*: mean size of the effect of a move over the factor's whole range; mu: the same with its sign; sigma: "
                                          "how much the effect varies with the other factors and with the place.")), style.width);
}

std::string regression_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style) {
  Rows rows;
  for (const std::size_t i : by_weight(analysis, study.points.factors)) {
    rows.push_back({std::string(factor_info(study, i).path), plain(analysis.ranks[i].value), range_of(analysis.ranks[i])});
    if (!analysis.regression) continue;
    const IntervalEstimate& slope = analysis.regression->slopes[i];
    rows.back().insert(rows.back().begin() + 1, {plain(slope.value), range_of(slope)});
    rows.back().push_back(bar(std::abs(slope.value), style));
  }
  std::vector<TextColumn> columns = {column(say("Factor")), column(say("Rank correlation"), true), column(say("95 %"))};
  std::string notes = "\n" + std::string(say("Rank correlation: whether the outcome rises with the factor, 1 always, −1 never."));
  if (analysis.regression) {
    columns.insert(columns.begin() + 1, {column(say("Slope"), true), column(say("95 %"))});
    columns.push_back({});
    notes += " " + say("Slope: by how many of its standard deviations the outcome moves when the factor moves by one of its own, all else equal; "
                         "straight lines explain {:.0f} % of the variance between points.", 100 * analysis.regression->explained);
  }
  return text_table(columns, rows, style) + wrapped(notes, style.width);
}

std::string emulation_text(const Study& study, const Emulation& emulation, const TerminalStyle& style) {
  const CrossValidation& validation = emulation.validation;
  std::string text = wrapped(
      "\n" + say("An emulator (Gaussian process) learnt from {} points predicts {:.0f} % of the variance of points left out (Q² {}, typical error "
                 "{}); {:.0f} % of them lie within its two standard deviations.",
                 emulation.learnt, 100 * std::max(0.0, validation.q2), plain(validation.q2), rough(validation.root_mean_square),
                 100 * validation.within_two) +
          " " + std::string(validation.q2 < 0.7 ? say("That is too little to rely on what follows: run more points or more replicates.") : say("Sobol' indices of its predictions:")),
      style.width);
  return text + "\n" + sobol_text(study, emulation.sobol, style);
}

}  // namespace

std::string side_to_string(const Study& study, const BoxSide& side, FactorName name) {
  const Factor& factor = study.experiment.factors[side.factor];
  const auto shown = [&](double value) { return value_to_string(factor.parameter, value); };
  const ParameterInfo& info = parameter_table()[factor.parameter];
  const std::string_view called = name == FactorName::path ? info.path : say(info.label);
  if (info.is_choice() || info.is_flag()) {
    std::string values;
    for (double value = side.low; value <= side.high; ++value) values = values.empty() ? shown(value) : say("{} or {}", values, shown(value));
    return say("{} is {}", called, values);
  }
  if (side.below && side.above && side.low == side.high) return say("{} is {}", called, shown(side.low));
  if (side.below && side.above) return say("{} from {} to {}", called, shown(side.low), shown(side.high));
  return side.below ? say("{} at least {}", called, shown(side.low))
                    : say("{} at most {}", called, shown(side.high));
}

std::string sensitivity_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style) {
  std::string text = headline_of(study, analysis);
  if (analysis.points.low == analysis.points.high)
    text += std::string(say("It is the same at every point: no factor has an effect on it.")) + "\n";
  else
    text += analysis.sobol    ? sobol_text(study, *analysis.sobol, style)
            : analysis.morris ? morris_text(study, analysis, style)
                              : regression_text(study, analysis, style);
  if (analysis.emulation) text += emulation_text(study, *analysis.emulation, style);
  return in_style(text, style);
}

std::string discovery_text(const Study& study, const Discovery& discovery, const TerminalStyle& style) {
  const FactorBox& all = discovery.boxes.front();
  std::string text = say("{} at {} of {} points", discovery.condition, all.hits, all.points) + "\n";
  const FactorBox& box = discovery.box;
  if (discovery.tells()) {
    text += std::string(say("It is so most of all where")) + "\n";
    for (const BoxSide& side : box.sides) text += "  " + side_to_string(study, side, FactorName::path) + "\n";
    text += say("which holds {:.0f} % of these points (coverage); of the points in it {:.0f} % are such (density): {} of {}", 100 * box.coverage, 100 * box.density, box.hits, box.points) + "\n";
  } else if (all.hits > 0 && all.hits < all.points) {
    text += std::string(say("no part of the space stands out")) + "\n";
  }
  return in_style(text, style);
}

std::string regret_text(const Study& study, Metric metric, const RegretTable& table, const TerminalStyle& style,
                        std::size_t rows) {
  Rows cells;
  for (const ChoiceRegret& choice : std::span(table.choices).first(std::min(rows, table.choices.size()))) {
    std::string values;
    for (std::size_t i = 0; i < study.points.factors; ++i) {
      const std::size_t parameter = study.experiment.factors[i].parameter;
      if (parameter_table()[parameter].role != Role::lever) continue;
      values += fmt::format("{}{} {}", values.empty() ? "" : ", ", parameter_table()[parameter].path,
                            value_to_string(parameter, study.points[choice.point][i]));
    }
    cells.push_back({values, figure_to_string(metric, choice.most), figure_to_string(metric, choice.mean),
                     say("{} of {}", choice.best_in, table.futures), figure_to_string(metric, choice.mean_outcome)});
  }
  const TextColumn columns[] = {column(say("Choice")), column(say("Largest regret"), true), column(say("Mean regret"), true), column(say("Best in"), true), column(say("Mean"), true)};
  std::string text = say("{}: what a choice loses against the best one, over {} sets of assumptions", say(info(metric).label), table.futures) + "\n\n" +
                     text_table(columns, cells, style);
  if (table.choices.size() > rows) text += say("and {} more choices", table.choices.size() - rows) + "\n";
  return in_style(text, style);
}

}  // namespace grapevine
