#include "report/ticket_tables.h"

#include <fmt/format.h>

#include "report/wording.h"
#include "support/support.h"

namespace grapevine {

namespace {

std::string span_text(double minutes) { return duration_to_string(minutes); }

}  // namespace

std::vector<TicketRow> ticket_rows(const TicketFigures& figures, const TicketTrial& trial) {
  std::vector<TicketRow> rows;
  const auto row = [&](std::string label, bool known, const std::string& data, std::string scenario) { rows.push_back({std::move(label), known ? data : "not in the data", std::move(scenario)}); };
  const Spans &reply = figures.first_reply, &resolution = figures.resolution;
  row("First reply, median", reply.count > 0, span_text(reply.median), span_text(trial.first_reply));
  row("First reply, nine in ten", reply.count > 0, span_text(reply.nine_in_ten), span_text(trial.first_reply_p90));
  row("Answered within the hour", reply.count > 0, fmt::format("{:.0f} %", reply.within_hour * 100), fmt::format("{:.0f} %", trial.within_hour * 100));
  row("Resolution, median", resolution.count > 0, span_text(resolution.median), span_text(trial.resolution));
  row("Hand-offs per ticket", figures.with_handoffs > 0, fmt::format("{:.2f}", figures.mean_handoffs), fmt::format("{:.2f}", trial.handoffs));
  return rows;
}

std::vector<TicketRow> arrival_rows(const TicketFigures& figures) {
  const auto& model = demand_profile();
  double of_model = 0;
  for (const double share : model) of_model += share;
  std::vector<TicketRow> rows;
  for (std::size_t from = 0; from < 24; from += 3) {
    double data = 0, assumed = 0;
    for (std::size_t day = 0; day < 5; ++day)
      for (std::size_t hour = from; hour < from + 3; ++hour) {
        data += figures.by_hour_of_week[day * 24 + hour];
        assumed += model[day * 24 + hour] / of_model;
      }
    rows.push_back({fmt::format("{:02}:00 to {:02}:00", from, from + 3), fmt::format("{:.1f} %", data * 100), fmt::format("{:.1f} %", assumed * 100)});
  }
  double weekend = 0;
  for (std::size_t hour = 120; hour < 168; ++hour) weekend += model[hour] / of_model;
  rows.push_back({"Saturday and Sunday", fmt::format("{:.1f} %", figures.weekend_share * 100), fmt::format("{:.1f} %", weekend * 100)});
  return rows;
}

std::vector<std::string> ticket_sentences(const TicketFigures& figures) {
  const Spans &reply = figures.first_reply, &resolution = figures.resolution;
  std::vector<std::string> lines;
  lines.push_back(fmt::format("Data: {} replies, {} resolutions. Scenario: complaints of people in the network, {} futures.", grouped(reply.count), grouped(resolution.count), kTrialFutures));
  if (reply.count > 0)
    lines.push_back(fmt::format("First replies in the data: a quarter within {}, three quarters within {}; log-normal with mu {:.2f} and sigma {:.2f} in ln minutes.", span_text(reply.quarter), span_text(reply.three_quarters), reply.log_mean, reply.log_sd));
  if (figures.with_handoffs == 0) return lines;
  lines.push_back(fmt::format("{:.0f} % were handed on at least once.", figures.handed_on * 100));
  constexpr const char* kTimes[] = {"Never handed on", "Once", "Twice", "Three times"};
  for (std::size_t i = 0; i < figures.resolution_by_handoffs.size(); ++i)
    if (const Spans& spans = figures.resolution_by_handoffs[i]; spans.count > 0)
      lines.push_back(fmt::format("{}: {} tickets, half of them resolved within {:.0f} h.", kTimes[i], grouped(spans.count), spans.median / 60));
  return lines;
}

std::vector<FittedRow> fitted_rows(const OwnScenario& own) {
  std::vector<FittedRow> rows;
  for (const FittedValue& value : own.fitted) {
    const ParameterInfo& info = parameter_table()[value.parameter];
    rows.push_back({std::string(info.path), std::string(info.label), value_to_string(value.parameter, value.value), value.why + (value.clamped ? "; more than the parameter may be, so its limit" : "")});
  }
  return rows;
}

}  // namespace grapevine
