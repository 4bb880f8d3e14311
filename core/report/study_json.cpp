// The findings of a study as JSON.
#include <cmath>

#include <nlohmann/json.hpp>

#include "report/study_tables.h"
#include "report/study_text.h"

namespace grapevine {

namespace {

using Json = nlohmann::ordered_json;

Json finite_or_null(double value) { return std::isfinite(value) ? Json(value + 0.0) : Json(); }

Json to_json(const IntervalEstimate& estimate) {
  return {{"value", finite_or_null(estimate.value)},
          {"low", finite_or_null(estimate.low)},
          {"high", finite_or_null(estimate.high)},
          {"standard_error", finite_or_null(estimate.standard_error)}};
}

Json to_json(const Study& study, const OutcomeAnalysis& analysis) {
  Json json;
  json["metric"] = info(analysis.metric).name;
  json["mean"] = finite_or_null(analysis.points.mean);
  json["least"] = finite_or_null(analysis.points.low);
  json["most"] = finite_or_null(analysis.points.high);
  if (analysis.sobol) json["variance"] = finite_or_null(analysis.sobol->variance);
  if (analysis.regression) json["explained"] = finite_or_null(analysis.regression->explained);
  if (analysis.emulation)
    json["emulator"] = {{"learnt", analysis.emulation->learnt},
                        {"q2", finite_or_null(analysis.emulation->validation.q2)},
                        {"error", finite_or_null(analysis.emulation->validation.root_mean_square)},
                        {"within_two", finite_or_null(analysis.emulation->validation.within_two)}};
  for (const std::size_t i : by_weight(analysis, study.points.factors)) {
    Json factor;
    factor["path"] = factor_info(study, i).path;
    if (analysis.sobol) {
      factor["first"] = to_json(analysis.sobol->first[i]);
      factor["total"] = to_json(analysis.sobol->total[i]);
    } else if (analysis.morris) {
      factor["mu_star"] = to_json(analysis.morris->mu_star[i]);
      factor["mu"] = finite_or_null(analysis.morris->mu[i]);
      factor["sigma"] = finite_or_null(analysis.morris->sigma[i]);
    } else {
      if (analysis.regression) factor["slope"] = to_json(analysis.regression->slopes[i]);
      factor["rank_correlation"] = to_json(analysis.ranks[i]);
    }
    if (analysis.emulation) {
      factor["emulated_first"] = to_json(analysis.emulation->sobol.first[i]);
      factor["emulated_total"] = to_json(analysis.emulation->sobol.total[i]);
    }
    json["factors"].push_back(std::move(factor));
  }
  return json;
}

Json to_json(const Study& study, const FactorBox& box) {
  Json json = {{"points", box.points},
               {"hits", box.hits},
               {"coverage", finite_or_null(box.coverage)},
               {"density", finite_or_null(box.density)},
               {"mass", finite_or_null(box.mass)}};
  json["sides"] = Json::array();
  for (const BoxSide& side : box.sides)
    json["sides"].push_back({{"path", factor_info(study, side.factor).path},
                             {"low", side.below ? finite_or_null(side.low) : Json()},
                             {"high", side.above ? finite_or_null(side.high) : Json()}});
  return json;
}

Json to_json(const Study& study, const Discovery& discovery) {
  Json json = {{"condition", discovery.condition}, {"box", to_json(study, discovery.box)}};
  for (const FactorBox& box : discovery.boxes) json["peeling"].push_back(to_json(study, box));
  return json;
}

Json to_json(const Study& study, Metric metric, const RegretTable& table) {
  Json json;
  json["metric"] = info(metric).name;
  json["futures"] = table.futures;
  for (const ChoiceRegret& choice : table.choices) {
    Json levers;
    for (std::size_t i = 0; i < study.points.factors; ++i)
      if (parameter_table()[study.experiment.factors[i].parameter].role == Role::lever)
        levers[std::string(factor_info(study, i).path)] = factor_value(study.experiment.factors[i], study.points[choice.point][i]);
    json["choices"].push_back({{"levers", levers},
                               {"largest_regret", finite_or_null(choice.most)},
                               {"mean_regret", finite_or_null(choice.mean)},
                               {"best_in", choice.best_in},
                               {"mean", finite_or_null(choice.mean_outcome)},
                               {"worst_point", choice.worst_point}});
  }
  return json;
}

}  // namespace

std::string findings_json(const Study& study, const StudyFindings& findings) {
  Json json;
  json["design"] = name_of(study.experiment.design.kind);
  json["points"] = study.points.size();
  json["outcomes"] = Json::array();
  for (const OutcomeAnalysis& outcome : findings.outcomes) json["outcomes"].push_back(to_json(study, outcome));
  json["discoveries"] = Json::array();
  for (const Discovery& discovery : findings.discoveries) json["discoveries"].push_back(to_json(study, discovery));
  json["regrets"] = Json::array();
  for (const auto& [metric, table] : findings.regrets) json["regrets"].push_back(to_json(study, metric, table));
  return json.dump(2) + "\n";
}

}  // namespace grapevine
