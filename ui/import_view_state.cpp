#include "ui/import_view_state.h"

#include "base/wording.h"

namespace grapevine {

namespace {

Json roles_json(const ImportModel& model) {
  Json list = Json::array();
  for (std::size_t i = 0; i < kColumnRoles; ++i) {
    const auto role = static_cast<ColumnRole>(i);
    const auto column = column_of(model.mapping(), role);
    list.push_back({{"name", name_of(role)}, {"label", say(label_of(role))}, {"column", column ? static_cast<std::int64_t>(*column) : -1}});
  }
  return list;
}

Json rows_json(const std::vector<TicketRow>& rows) {
  Json list = Json::array();
  for (const TicketRow& row : rows) list.push_back({{"label", row.label}, {"data", row.data}, {"scenario", row.scenario}});
  return list;
}

void add_result(const ImportModel& model, Json& json) {
  const TicketFit& fit = model.fit();
  json["figures"] = rows_json(ticket_rows(fit.figures(), fit.trial()));
  json["arrivals"] = rows_json(arrival_rows(fit.figures()));
  json["sentences"] = ticket_sentences(fit.figures(), fit.trial());
  json["fitted"] = Json::array();
  for (const FittedRow& row : fitted_rows(fit.own())) json["fitted"].push_back({{"label", row.label}, {"value", row.value}, {"why", row.why}});
}

}  // namespace

Json import_json(const ImportModel& model) {
  using Phase = ImportModel::Phase;
  if (model.phase() == Phase::none) return nullptr;
  const bool columns = model.phase() == Phase::columns;
  Json errors = Json::array();
  for (const Error& error : model.errors()) errors.push_back({{"found", error.found}, {"allowed", error.allowed}, {"remedy", error.remedy}});
  const auto order = model.order();
  Json json{{"name", model.name()},
            {"phase", columns ? "columns" : model.phase() == Phase::trying ? "trying" : "result"},
            {"rows", static_cast<std::int64_t>(model.table().rows.size()) + model.table().short_rows},
            {"columns", model.table().columns},
            {"roles", roles_json(model)},
            {"preview", {{"columns", model.preview().columns}, {"rows", model.preview().rows}}},
            {"dates", !order ? 0 : *order == DateOrder::day_first ? 1 : 2},
            {"keep_names", model.keeps_names()},
            {"people", model.people()},
            {"errors", std::move(errors)}};
  if (columns) return json;
  json["read"] = rows_line(model.tickets());
  json["skipped"] = model.skipped();
  json["in_doubt"] = model.tickets().order_in_doubt;
  json["tried"] = model.tried();
  if (model.phase() == Phase::result) add_result(model, json);
  return json;
}

}  // namespace grapevine
