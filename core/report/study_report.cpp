#include "report/study_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/markup.h"
#include "report/page.h"
#include "report/study_chart.h"
#include "report/study_pictures.h"
#include "report/wording.h"

namespace grapevine {

namespace {

constexpr std::string_view kStudyStyle =
    "\ntable+dl,.scroll+dl{margin-top:12px}h3{font-size:13.5px;font-weight:600;margin:14px 0 4px}.picture{margin:0 0 12px}.picture svg{display:block;width:100%;height:auto}@media screen and (max-width:640px){.picture{overflow-x:auto}.picture svg{width:auto}}"
    ".pair{display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(300px,1fr))}\n";
constexpr double kRelied = 0.7;  // Q² from which an emulator is worth reading

std::string picture(const std::string& svg) { return "<div class=\"picture\">\n" + svg + "</div>\n"; }

std::string in_parts(const IntervalEstimate& estimate) { return fmt::format("{:.2f} <span class=\"range\">{}</span>", estimate.value + 0.0, say("{:.2f} to {:.2f}", estimate.low + 0.0, estimate.high + 0.0)); }
std::string rough(const IntervalEstimate& estimate) { return fmt::format("{:.4g} <span class=\"range\">{}</span>", estimate.value + 0.0, say("{:.4g} to {:.4g}", estimate.low + 0.0, estimate.high + 0.0)); }

class StudyPage {
 public:
  explicit StudyPage(const StudyReportSubject& subject) : of_(subject), study_(subject.study), experiment_(subject.study.experiment) {}

  std::string write() {
    std::string body = head() + mattered() + tips() + robust() + trust() + what_was_run();
    return page_of(title() + " (Grapevine)", body + appendix(), kStudyStyle);
  }

 private:
  std::string title() const { return experiment_.title.empty() ? say("A study of {}", of_.scenario_title) : experiment_.title; }

  std::int64_t points() const { return static_cast<std::int64_t>(of_.results.size()); }
  std::int64_t runs() const {
    std::int64_t sum = 0;
    for (std::size_t point = 0; point < of_.results.size(); ++point) sum += of_.results.replicates(point);
    return sum;
  }

  std::string head() const {
    const OutcomeAnalysis& first = of_.findings.outcomes.front();
    const auto shown = [&](double value) { return figure_to_string(first.metric, value); };
    std::string sentence;
    if (first.points.low == first.points.high) {
      sentence = say("{}: {} at every point; nothing that was varied has an effect on it", say(info(first.metric).label), shown(first.points.low));
    } else {
      const auto order = by_weight(first, study_.points.factors);
      sentence = say("{}: from {} to {}, and “{}” matters most", say(info(first.metric).label), shown(first.points.low), shown(first.points.high), say(factor_info(study_, order[0]).label));
    }
    std::string html = fmt::format("<header>\n<p class=\"brand\"><b>Grapevine</b><span>{}</span><span>{}</span></p>\n<h1>{}</h1>\n", escaped(title()), experiment_.title.empty() ? "" : escaped(of_.scenario_title), escaped(sentence));
    html += paragraph(say("{} of {} were run, {} futures in all, every point with the same crowd and the same luck: points differ by what was varied and by nothing else.",
                                  say_number(points(), "{} combination", "{} combinations", grouped(points())), say_number(std::ssize(experiment_.factors), "{} factor", "{} factors", grouped(std::ssize(experiment_.factors))), grouped(runs())));
    return html + "</header>\n";
  }

  // --- what mattered most -----------------------------------------------------------------------------------------

  std::string measures(const OutcomeAnalysis& analysis) const {
    std::vector<Heading> headings = {{say("Factor")}};
    if (analysis.sobol) headings.insert(headings.end(), {{say("Total index, 95 %"), true}, {say("First order, 95 %"), true}});
    else if (analysis.morris) headings.insert(headings.end(), {{say("μ*, 95 %"), true}, {"σ", true}});
    else headings.insert(headings.end(), {{say("Slope, 95 %"), true}, {say("Rank correlation, 95 %"), true}});
    HtmlTable table("", say("How much each factor answers for"), headings);
    for (const std::size_t i : by_weight(analysis, study_.points.factors)) {
      std::vector<Cell> cells = {{escaped(say(factor_info(study_, i).label)), ""}};
      if (analysis.sobol) cells.insert(cells.end(), {{in_parts(analysis.sobol->total[i]), ""}, {in_parts(analysis.sobol->first[i]), ""}});
      else if (analysis.morris) cells.insert(cells.end(), {{rough(analysis.morris->mu_star[i]), ""}, {fmt::format("{:.4g}", analysis.morris->sigma[i]), ""}});
      else cells.insert(cells.end(), {{analysis.regression ? in_parts(analysis.regression->slopes[i]) : "", ""}, {in_parts(analysis.ranks[i]), ""}});
      table.row("", cells);
    }
    return table.done();
  }

  std::string measures_explained() const {
    const OutcomeAnalysis& first = of_.findings.outcomes.front();
    if (first.sobol) return std::string(say("Total index: the share of the variance between points that would be left if all but this factor were known. First order: the share that it alone explains."));
    if (first.morris) return std::string(say("μ*: the mean size of the effect of a move over the factor's whole range. σ: how much that effect varies with the other factors and with the place."));
    return std::string(say("Slope: by how many of its standard deviations the outcome moves when the factor moves by one of its own. Rank correlation: 1 where the outcome always rises with the factor, −1 where it always falls."));
  }

  std::string mattered() const {
    std::string inside;
    for (std::size_t i = 0; i < of_.outcomes.size(); ++i) {
      const OutcomeAnalysis& analysis = of_.findings.outcomes[i];
      if (analysis.points.low == analysis.points.high)
        inside += paragraph(say("{}: {} at every point.", say(info(analysis.metric).label), figure_to_string(analysis.metric, analysis.points.low)));
      else if (hardly_moves(study_, of_.results, of_.outcomes[i], analysis))
        inside += paragraph(say("{} hardly moves: {} on average, wherever one factor stands.", say(info(analysis.metric).label), figure_to_string(analysis.metric, analysis.points.mean)));
      else
        inside += picture(tornado_svg(study_, of_.results, of_.outcomes[i], analysis));
    }
    const OutcomeAnalysis& first = of_.findings.outcomes.front();
    if (first.points.low != first.points.high)
      inside += fmt::format("<h3>{}</h3>\n", escaped(say(info(first.metric).label))) + measures(first) + paragraph(measures_explained(), "note");
    return section(say("What mattered most"), inside, "long");
  }

  // --- where it tips ----------------------------------------------------------------------------------------------

  std::string tips() const {
    std::string inside;
    for (const Discovery& discovery : of_.findings.discoveries) {
      const FactorBox& all = discovery.boxes.front();
      if (!discovery.tells()) {
        inside += paragraph(say("{}: so at {} of {} points; no part of the space stands out.", discovery.condition, all.hits, all.points));
        continue;
      }
      std::string sides;
      for (const BoxSide& side : discovery.box.sides) sides += (sides.empty() ? "" : "; ") + side_to_string(study_, side, FactorName::label);
      inside += paragraph(say("{} most of all where: {}.", discovery.condition, sides));
      inside += paragraph(say("That box holds {:.0f} % of these points (coverage), and of the points in it {:.0f} % are such (density), against {:.0f} % of all points.",
                                      100 * discovery.box.coverage, 100 * discovery.box.density, 100.0 * static_cast<double>(all.hits) / static_cast<double>(all.points)),
                          "second");
      if (study_.points.factors > 1) inside += picture(discovery_svg(study_, discovery, other_than(discovery)));
    }
    if (inside.empty()) inside = paragraph(say("No outcome varies enough between points to say."));
    return section(say("Where it tips"), inside + paragraph(say("Found by PRIM (Friedman & Fisher 1999), which takes slices away from the ends until what is left is mostly of the kind sought."), "note"), "long");
  }

  // The weightiest factor that the box's first side is not about.
  std::size_t other_than(const Discovery& discovery) const {
    for (const std::size_t i : by_weight(of_.findings.outcomes.front(), study_.points.factors))
      if (i != discovery.box.sides.front().factor) return i;
    return 0;
  }

  // --- what is robust ---------------------------------------------------------------------------------------------

  std::string robust() const {
    if (of_.findings.regrets.empty())
      return section(say("What is robust"), paragraph(say("It cannot be told: {}. A grid of levers and assumptions shows which choice can cost least.", of_.why_no_regret)));
    std::string inside;
    for (const auto& [metric, table] : of_.findings.regrets) {
      const ChoiceRegret& best = table.choices.front();
      inside += paragraph(say("{}: least can be lost with {}. At most {} against the best choice for the same assumptions, {} in the mean.", say(info(metric).label), choice_to_string(study_, best.point),
                                      figure_to_string(metric, best.most), figure_to_string(metric, best.mean)));
      inside += picture(regret_svg(study_, metric, table));
    }
    return section(say("What is robust"), inside + paragraph(say("Regret (Savage 1951): how much worse a choice is than the best one for the same assumptions."), "note"), "long");
  }

  // --- how far to trust it ----------------------------------------------------------------------------------------

  std::string trust() const {
    std::string inside = "<ul>\n", pictures;
    const auto item = [&](std::string_view text) { inside += fmt::format("<li>{}</li>\n", escaped(text)); };
    std::int64_t imprecise = 0;
    for (std::size_t point = 0; point < of_.results.size(); ++point) imprecise += !is_precise(experiment_, of_.results, point);
    if (imprecise > 0) item(say("{} of {} points did not reach the stop rule's precision.", imprecise, of_.results.size()));
    for (std::size_t i = 0; i < of_.outcomes.size(); ++i) {
      const OutcomeAnalysis& analysis = of_.findings.outcomes[i];
      if (analysis.points.low == analysis.points.high) continue;
      double widest = 0;
      for (std::size_t point = 0; point < of_.results.size(); ++point) {
        const Interval interval = of_.results.interval(point, of_.outcomes[i]);
        widest = std::max(widest, interval.high - interval.low);
      }
      item(say("{}: points lie {} apart; luck leaves up to {} open at one point (95 % interval, which the same luck at all points makes smaller between them).",
                       say(info(analysis.metric).label), figure_to_string(analysis.metric, analysis.points.high - analysis.points.low), figure_to_string(analysis.metric, widest)));
      if (!analysis.emulation) continue;
      const CrossValidation& validation = analysis.emulation->validation;
      const std::string_view label = say(info(analysis.metric).label);
      const double explained = 100 * std::max(0.0, validation.q2);
      item(validation.q2 < kRelied ? say("{}: an emulator that learnt {} points predicts {:.0f} % of the variance of points left out, too little to rely on it: there is more luck or more wrinkle than the points show.", label, analysis.emulation->learnt, explained)
                                   : say("{}: an emulator that learnt {} points predicts {:.0f} % of the variance of points left out.", label, analysis.emulation->learnt, explained));
      pictures += picture(emulator_svg(analysis.metric, of_.results.means(of_.outcomes[i]), validation));
    }
    item(say("Simulated people, for thinking and for practising: this does not forecast what your own customers will do."));
    item(say("What was not varied stands where the scenario has it, and may matter too."));
    inside += "</ul>\n";
    if (!pictures.empty()) pictures = "<div class=\"pair\">\n" + pictures + "</div>\n";
    return section(say("How far to trust it"), inside + pictures, "long");
  }

  // --- what was run -----------------------------------------------------------------------------------------------

  std::string range_of_factor(const Factor& factor) const {
    if (factor.values.empty())
      return factor.logarithmic ? say("{} to {}, by its logarithm", value_to_string(factor.parameter, factor.from), value_to_string(factor.parameter, factor.to))
                                : say("{} to {}", value_to_string(factor.parameter, factor.from), value_to_string(factor.parameter, factor.to));
    std::string values;
    for (std::size_t i = 0; i < std::min<std::size_t>(8, factor.values.size()); ++i) values += (values.empty() ? "" : ", ") + value_to_string(factor.parameter, factor.values[i]);
    return values + (factor.values.size() > 8 ? ", …" : "");
  }

  std::string what_was_run() const {
    HtmlTable table("", say("Factors"), {{say("Factor")}, {say("Values")}, {say("In the scenario")}, {say("Kind")}});
    for (const Factor& factor : experiment_.factors) {
      const ParameterInfo& info = parameter_table()[factor.parameter];
      table.row("", {{fmt::format("<span title=\"{}\">{}</span>", escaped(say(info.meaning)), escaped(say(info.label))), ""},
                     {escaped(range_of_factor(factor)), ""},
                     {escaped(value_to_string(factor.parameter, get(study_.base.parameters, factor.parameter))), "second"},
                     {escaped(info.role == Role::lever ? say("lever") : say("assumption")), "second"}});
    }
    std::string rows;
    const auto row = [&](std::string_view name, const std::string& html) { rows += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), html); };
    row(say("Design"), escaped(say_number(points(), "{}, {} point, seed {}", "{}, {} points, seed {}", name_of(experiment_.design.kind), grouped(points()), experiment_.seed)));
    row(say("Again"), say("{}, with the folder's experiment.json", "<code>grapevine sweep experiment.json -o study</code>"));
    row(say("Must give"), fmt::format("<code>{}</code>", escaped(of_.digest)));
    row(say("Made with"), say("Grapevine {}. The same engine gives the same results to the last bit, on any machine.", kEngineVersion));
    return section(say("What was run"), table.done() + "<dl>\n" + rows + "</dl>\n");
  }

  std::string appendix() const {
    std::string marginals, others;
    for (std::size_t i = 0; i < of_.outcomes.size(); ++i) {
      if (of_.findings.outcomes[i].points.low == of_.findings.outcomes[i].points.high) continue;
      marginals += picture(marginal_svg(study_, of_.results, of_.outcomes[i]));
      if (i > 0) others += fmt::format("<h3>{}</h3>\n", escaped(say(info(of_.findings.outcomes[i].metric).label))) + measures(of_.findings.outcomes[i]);
    }
    return fmt::format("<section class=\"appendix\">\n<h2 class=\"screen\">{}</h2>\n", escaped(say("More"))) + folded(say("Every point, by each factor"), marginals) + folded(say("The other outcomes' measures"), others) + "</section>\n";
  }

  const StudyReportSubject& of_;
  const Study& study_;
  const Experiment& experiment_;
};

}  // namespace

std::optional<Discovery> worst_quarter(const Study& study, const StudyResults& results, std::size_t outcome) {
  const Metric metric = results.outcomes()[outcome];
  const std::vector<double> means = results.means(outcome);
  std::vector<double> sorted = means;
  const bool low_is_bad = info(metric).better == Better::higher;
  std::ranges::sort(sorted);
  if (low_is_bad) std::ranges::reverse(sorted);
  const std::size_t quarter = sorted.size() - std::max<std::size_t>(1, sorted.size() / 4);
  // many equal values may make more than a quarter: then only what is worse than they are
  const double limit = sorted[quarter];
  const auto hits_of = [&](bool beyond) {
    std::vector<bool> hit;
    for (const double mean : means) hit.push_back(beyond ? (low_is_bad ? mean < limit : mean > limit) : (low_is_bad ? mean <= limit : mean >= limit));
    return hit;
  };
  std::vector<bool> hit = hits_of(false);
  const bool too_many = std::ranges::count(hit, true) * 2 > std::ssize(hit);
  if (too_many) hit = hits_of(true);
  if (std::ranges::count(hit, true) == 0) return std::nullopt;
  const std::string_view label = say(info(metric).label);
  const std::string figure = figure_to_string(metric, limit);
  const std::string text = too_many ? (low_is_bad ? say("{} below {}", label, figure) : say("{} above {}", label, figure))
                                    : low_is_bad ? say("{} at most {}", label, figure) : say("{} at least {}", label, figure);
  return discover(text, study.points, std::move(hit));
}

std::string study_report(const StudyReportSubject& subject) { return StudyPage(subject).write(); }

}  // namespace grapevine
