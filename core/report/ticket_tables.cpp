#include "report/ticket_tables.h"

#include <fmt/format.h>

#include "report/wording.h"
#include "support/support.h"

namespace grapevine {

namespace {

constexpr double kFarApart = 2;  // times; less is luck, or how long a contact takes

std::string span_text(double minutes) { return duration_to_string(minutes); }

}  // namespace

std::vector<TicketRow> ticket_rows(const TicketFigures& figures, const TicketTrial& trial) {
  std::vector<TicketRow> rows;
  const auto row = [&](std::string_view label, bool known, const std::string& data, std::string scenario) { rows.push_back({std::string(label), known ? data : std::string(say("not in the data")), std::move(scenario)}); };
  const Spans &reply = figures.first_reply, &resolution = figures.resolution;
  row(say("First reply, median"), reply.count > 0, span_text(reply.median), span_text(trial.first_reply));
  row(say("First reply, nine in ten"), reply.count > 0, span_text(reply.nine_in_ten), span_text(trial.first_reply_p90));
  row(say("Answered within the hour"), reply.count > 0, say("{:.0f} %", reply.within_hour * 100), say("{:.0f} %", trial.within_hour * 100));
  row(say("Resolution, median"), resolution.count > 0, span_text(resolution.median), span_text(trial.resolution));
  row(say("Hand-offs per ticket"), figures.with_handoffs > 0, fmt::format("{:.2f}", figures.mean_handoffs), fmt::format("{:.2f}", trial.handoffs));
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
    rows.push_back({say("{} to {}", clock_text(from_hours(static_cast<double>(from))), fmt::format("{:02}:00", from + 3)), say("{:.1f} %", data * 100), say("{:.1f} %", assumed * 100)});
  }
  double weekend = 0;
  for (std::size_t hour = 120; hour < 168; ++hour) weekend += model[hour] / of_model;
  rows.push_back({std::string(say("Saturday and Sunday")), say("{:.1f} %", figures.weekend_share * 100), say("{:.1f} %", weekend * 100)});
  return rows;
}

std::vector<std::string> ticket_sentences(const TicketFigures& figures, const TicketTrial& trial) {
  const Spans &reply = figures.first_reply, &resolution = figures.resolution;
  std::vector<std::string> lines;
  lines.push_back(say("Data: {} replies, {} resolutions. Scenario: complaints of people in the network, {} futures.", grouped(reply.count), grouped(resolution.count), kTrialFutures));
  if (reply.count > 0 && reply.nine_in_ten > kFarApart * trial.first_reply_p90)
    lines.emplace_back(say("The slowest tenth waits longer in the data than in the scenario. One team that works through one queue cannot show that; several companies or teams in one file do, and replies that are written in batches."));
  if (reply.count > 0)
    lines.push_back(say("First replies in the data: a quarter within {}, three quarters within {}; log-normal with mu {:.2f} and sigma {:.2f} in ln minutes.", span_text(reply.quarter), span_text(reply.three_quarters), reply.log_mean, reply.log_sd));
  if (figures.with_handoffs == 0) return lines;
  lines.push_back(say("{:.0f} % were handed on at least once.", figures.handed_on * 100));
  constexpr std::string_view kTimes[] = {english("Never handed on"), english("Once"), english("Twice"), english("Three times")};
  for (std::size_t i = 0; i < figures.resolution_by_handoffs.size(); ++i)
    if (const Spans& spans = figures.resolution_by_handoffs[i]; spans.count > 0)
      lines.push_back(say("{}: {} tickets, half of them resolved within {:.0f} h.", say(kTimes[i]), grouped(spans.count), spans.median / 60));
  return lines;
}

std::vector<FittedRow> fitted_rows(const OwnScenario& own) {
  std::vector<FittedRow> rows;
  for (const FittedValue& value : own.fitted) {
    const ParameterInfo& info = parameter_table()[value.parameter];
    rows.push_back({std::string(info.path), std::string(say(info.label)), value_to_string(value.parameter, value.value), value.clamped ? say("{}; more than the parameter may be, so its limit", value.why) : value.why});
  }
  return rows;
}

}  // namespace grapevine
