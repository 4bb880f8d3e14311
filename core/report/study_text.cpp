#include "report/study_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/tables.h"

namespace grapevine {

namespace {

std::string_view path_of(const Study& study, std::size_t factor) {
  return parameter_table()[study.experiment.factors[factor].parameter].path;
}

std::string in_style(std::string text, const TerminalStyle& style) { return style.unicode ? text : to_ascii(text); }

// "0.44": a figure without unit; −0.00 as 0.00.
std::string plain(double value) {
  const std::string text = fmt::format("{:.2f}", value);
  return text == "-0.00" ? "0.00" : text;
}

std::string range_of(const IntervalEstimate& estimate) { return fmt::format("{} to {}", plain(estimate.low), plain(estimate.high)); }

// In units of the outcome, with four digits.
std::string rough(double value) { return fmt::format("{:.4g}", value + 0.0); }

std::string rough_range(const IntervalEstimate& estimate) { return rough(estimate.low) + " to " + rough(estimate.high); }

// A bar of up to twenty characters for a share.
std::string bar(double share, const TerminalStyle& style) {
  const auto length = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * 20 + 0.5);
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += style.unicode ? "█" : "#";
  return text;
}

std::string headline_of(const Study& study, const OutcomeAnalysis& analysis) {
  const Metric metric = analysis.metric;
  return fmt::format("{}: {} at {} points, {} to {}\n\n", info(metric).label, figure_to_string(metric, analysis.points.mean),
                     study.points.size(), figure_to_string(metric, analysis.points.low),
                     figure_to_string(metric, analysis.points.high));
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
    rows.push_back({std::string(path_of(study, i)), plain(sobol.total[i].value), range_of(sobol.total[i]),
                    plain(sobol.first[i].value), range_of(sobol.first[i]), bar(sobol.total[i].value, style)});
    sum += sobol.first[i].value;
  }
  const TextColumn columns[] = {{"Factor", false}, {"Total", true}, {"95 %", false}, {"First order", true}, {"95 %", false}, {"", false}};
  return text_table(columns, rows, style) +
         wrapped(fmt::format("\nTotal: the share of the variance between points that would be left if all but this factor were known. First order: "
                             "the share that this factor alone explains; together {}, the rest is due to factors acting together.", plain(sum)),
                 style.width);
}

std::string morris_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style) {
  const MorrisEffects& morris = *analysis.morris;
  Rows rows;
  double most = 0;
  for (const IntervalEstimate& size : morris.mu_star) most = std::max(most, size.value);
  for (const std::size_t i : by_weight(analysis, study.points.factors))
    rows.push_back({std::string(path_of(study, i)), rough(morris.mu_star[i].value), rough_range(morris.mu_star[i]),
                    rough(morris.mu[i]), rough(morris.sigma[i]), bar(morris.mu_star[i].value / most, style)});
  const TextColumn columns[] = {{"Factor", false}, {"mu*", true}, {"95 %", false}, {"mu", true}, {"sigma", true}, {"", false}};
  return text_table(columns, rows, style) +
         wrapped("\nmu*: mean size of the effect of a move over the factor's whole range; mu: the same with its sign; sigma: "
                 "how much the effect varies with the other factors and with the place.", style.width);
}

std::string regression_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style) {
  Rows rows;
  for (const std::size_t i : by_weight(analysis, study.points.factors)) {
    rows.push_back({std::string(path_of(study, i)), plain(analysis.ranks[i].value), range_of(analysis.ranks[i])});
    if (!analysis.regression) continue;
    const IntervalEstimate& slope = analysis.regression->slopes[i];
    rows.back().insert(rows.back().begin() + 1, {plain(slope.value), range_of(slope)});
    rows.back().push_back(bar(std::abs(slope.value), style));
  }
  std::vector<TextColumn> columns = {{"Factor", false}, {"Rank correlation", true}, {"95 %", false}};
  std::string notes = "\nRank correlation: whether the outcome rises with the factor, 1 always, −1 never.";
  if (analysis.regression) {
    columns.insert(columns.begin() + 1, {{"Slope", true}, {"95 %", false}});
    columns.push_back({"", false});
    notes += fmt::format(" Slope: by how many of its standard deviations the outcome moves when the factor moves by one of its own, all else equal; "
                         "straight lines explain {:.0f} % of the variance between points.", 100 * analysis.regression->explained);
  }
  return text_table(columns, rows, style) + wrapped(notes, style.width);
}

std::string emulation_text(const Study& study, const Emulation& emulation, const TerminalStyle& style) {
  const CrossValidation& validation = emulation.validation;
  std::string text = wrapped(
      fmt::format("\nAn emulator (Gaussian process) learnt from {} points predicts {:.0f} % of the variance of points left out (Q² {}, typical error "
                  "{}); {:.0f} % of them lie within its two standard deviations.{}",
                  emulation.learnt, 100 * std::max(0.0, validation.q2), plain(validation.q2), rough(validation.root_mean_square),
                  100 * validation.within_two,
                  validation.q2 < 0.7 ? " That is too little to rely on what follows: run more points or more replicates." : " Sobol' indices of its predictions:"),
      style.width);
  return text + "\n" + sobol_text(study, emulation.sobol, style);
}

}  // namespace

std::string side_to_string(const Study& study, const BoxSide& side, FactorName name) {
  const Factor& factor = study.experiment.factors[side.factor];
  const auto shown = [&](double value) { return value_to_string(factor.parameter, value); };
  const ParameterInfo& info = parameter_table()[factor.parameter];
  const std::string_view called = name == FactorName::path ? info.path : info.label;
  if (info.is_choice() || info.is_flag()) {
    std::string values;
    for (double value = side.low; value <= side.high; ++value) values += (values.empty() ? "" : " or ") + shown(value);
    return fmt::format("{} is {}", called, values);
  }
  if (side.below && side.above && side.low == side.high) return fmt::format("{} is {}", called, shown(side.low));
  if (side.below && side.above) return fmt::format("{} from {} to {}", called, shown(side.low), shown(side.high));
  return side.below ? fmt::format("{} at least {}", called, shown(side.low))
                    : fmt::format("{} at most {}", called, shown(side.high));
}

std::string sensitivity_text(const Study& study, const OutcomeAnalysis& analysis, const TerminalStyle& style) {
  std::string text = headline_of(study, analysis);
  if (analysis.points.low == analysis.points.high)
    text += "It is the same at every point: no factor has an effect on it.\n";
  else
    text += analysis.sobol    ? sobol_text(study, *analysis.sobol, style)
            : analysis.morris ? morris_text(study, analysis, style)
                              : regression_text(study, analysis, style);
  if (analysis.emulation) text += emulation_text(study, *analysis.emulation, style);
  return in_style(text, style);
}

std::string discovery_text(const Study& study, const Discovery& discovery, const TerminalStyle& style) {
  const Box& all = discovery.boxes.front();
  std::string text = fmt::format("{} at {} of {} points\n", discovery.condition, all.hits, all.points);
  const Box& box = discovery.box;
  if (discovery.tells()) {
    text += "It is so most of all where\n";
    for (const BoxSide& side : box.sides) text += "  " + side_to_string(study, side, FactorName::path) + "\n";
    text += fmt::format("which holds {:.0f} % of these points (coverage); of the points in it {:.0f} % are such (density): {} of {}\n",
                        100 * box.coverage, 100 * box.density, box.hits, box.points);
  } else if (all.hits > 0 && all.hits < all.points) {
    text += "no part of the space stands out\n";
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
                     fmt::format("{} of {}", choice.best_in, table.futures), figure_to_string(metric, choice.mean_outcome)});
  }
  const TextColumn columns[] = {{"Choice", false}, {"Largest regret", true}, {"Mean regret", true}, {"Best in", true}, {"Mean", true}};
  std::string text = fmt::format("{}: what a choice loses against the best one, over {} sets of assumptions\n\n", info(metric).label, table.futures) +
                     text_table(columns, cells, style);
  if (table.choices.size() > rows) text += fmt::format("and {} more choices\n", table.choices.size() - rows);
  return in_style(text, style);
}

}  // namespace grapevine
