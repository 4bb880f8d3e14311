// The findings of a study as JSON.
#include <cmath>

#include <nlohmann/json.hpp>

#include "report/study_tables.h"
#include "report/study_text.h"

namespace grapevine {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value + 0.0) : Json(); }

Json to_json(const IntervalEstimate& estimate) {
  return {{"value", number(estimate.value)},
          {"low", number(estimate.low)},
          {"high", number(estimate.high)},
          {"standard_error", number(estimate.standard_error)}};
}

std::string_view path_of(const Study& study, std::size_t factor) {
  return parameter_table()[study.experiment.factors[factor].parameter].path;
}

Json to_json(const Study& study, const OutcomeAnalysis& analysis) {
  Json json;
  json["metric"] = info(analysis.metric).name;
  json["mean"] = number(analysis.points.mean);
  json["least"] = number(analysis.points.low);
  json["most"] = number(analysis.points.high);
  if (analysis.sobol) json["variance"] = number(analysis.sobol->variance);
  if (analysis.regression) json["explained"] = number(analysis.regression->explained);
  if (analysis.emulation)
    json["emulator"] = {{"learnt", analysis.emulation->learnt},
                        {"q2", number(analysis.emulation->validation.q2)},
                        {"error", number(analysis.emulation->validation.root_mean_square)},
                        {"within_two", number(analysis.emulation->validation.within_two)}};
  for (const std::size_t i : by_weight(analysis, study.points.factors)) {
    Json factor;
    factor["path"] = path_of(study, i);
    if (analysis.sobol) {
      factor["first"] = to_json(analysis.sobol->first[i]);
      factor["total"] = to_json(analysis.sobol->total[i]);
    } else if (analysis.morris) {
      factor["mu_star"] = to_json(analysis.morris->mu_star[i]);
      factor["mu"] = number(analysis.morris->mu[i]);
      factor["sigma"] = number(analysis.morris->sigma[i]);
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

Json to_json(const Study& study, const Box& box) {
  Json json = {{"points", box.points},
               {"hits", box.hits},
               {"coverage", number(box.coverage)},
               {"density", number(box.density)},
               {"mass", number(box.mass)}};
  json["sides"] = Json::array();
  for (const BoxSide& side : box.sides)
    json["sides"].push_back({{"path", path_of(study, side.factor)},
                             {"low", side.below ? number(side.low) : Json()},
                             {"high", side.above ? number(side.high) : Json()}});
  return json;
}

Json to_json(const Study& study, const Discovery& discovery) {
  Json json = {{"condition", discovery.condition}, {"box", to_json(study, discovery.box)}};
  for (const Box& box : discovery.boxes) json["peeling"].push_back(to_json(study, box));
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
        levers[std::string(path_of(study, i))] = factor_value(study.experiment.factors[i], study.points[choice.point][i]);
    json["choices"].push_back({{"levers", levers},
                               {"largest_regret", number(choice.most)},
                               {"mean_regret", number(choice.mean)},
                               {"best_in", choice.best_in},
                               {"mean", number(choice.mean_outcome)},
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
