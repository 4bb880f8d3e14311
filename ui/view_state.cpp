#include "ui/view_state.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/drill_view_state.h"
#include "ui/import_view_state.h"
#include "ui/link_view.h"
#include "ui/shipped.h"

namespace grapevine {

namespace {

constexpr std::size_t kMostPoints = 240;

Json scenario_json(const Document& document) {
  const Scenario& scenario = document.baseline();
  return {{"name", scenario.name}, {"title", scenario.title}, {"question", scenario.question}, {"expect", scenario.expect},
          {"source", scenario.source}, {"drawn", posterior_sentence(scenario)}, {"start", to_string(scenario.start)}, {"days", scenario.days}, {"people", scenario.people},
          {"modified", document.edited()}};
}

Json scenarios_json() {
  Json list = Json::array();
  for (const ShippedEntry& entry : shipped_entries()) list.push_back({{"name", entry.name}, {"title", entry.title}, {"question", entry.question}});
  return list;
}

Json what_ifs_json(const Document& document) {
  Json list = Json::array();
  for (const WhatIf& what_if : document.opened().what_ifs) list.push_back({{"title", shown_title(what_if.title)}});
  return list;
}

Json baselines_json(std::span<const BaselineChoice> baselines) {
  Json list = Json::array();
  for (const BaselineChoice& one : baselines) list.push_back({{"title", one.shown}, {"detail", one.detail}, {"chosen", one.chosen}});
  return list;
}

Json figure_json(const FigureText& figure, bool tile) {
  return {{"name", info(figure.metric).name}, {"label", figure.label}, {"meaning", say(info(figure.metric).meaning)}, {"before", figure.before},
          {"after", figure.after}, {"difference", figure.difference}, {"interval", figure.difference_interval}, {"band", figure.band},
          {"futures", figure.futures}, {"verdict", figure.verdict}, {"tile", tile}};
}

// the five of the tiles first, then the rest of the table
Json figures_json(const Shown& shown) {
  Json list = Json::array();
  for (const FigureText& figure : shown.tiles) list.push_back(figure_json(figure, true));
  for (const FigureText& figure : shown.table)
    if (std::ranges::none_of(shown.tiles, [&](const FigureText& tile) { return tile.metric == figure.metric; })) list.push_back(figure_json(figure, false));
  return list;
}

std::string_view kind_of(const ParameterInfo& info) {
  return info.is_flag() ? "flag" : info.is_choice() ? "choice" : info.is_integer() ? "integer" : "number";
}

std::string_view role_of(Role role) { return role == Role::lever ? "lever" : role == Role::fixed ? "crowd" : "assumption"; }

Json lever_json(const Document& document, std::size_t index) {
  const ParameterInfo& info = parameter_table()[index];
  Json choices = Json::array();
  for (std::size_t i = 0; i < info.choices.size(); ++i) choices.push_back({{"value", i}, {"name", info.choices[i].name}, {"label", say(info.choices[i].label)}});
  const double value = document.value(index), baseline = document.baseline_value(index);
  return {{"path", info.path}, {"label", say(info.label)}, {"value", value}, {"shown", value_to_string(index, value)}, {"baseline", baseline},
          {"baseline_shown", value_to_string(index, baseline)}, {"min", info.minimum}, {"max", info.maximum}, {"step", info.step},
          {"unit", name_of(info.unit)}, {"kind", kind_of(info)}, {"choices", choices}, {"group", say(name_of(info.group))}, {"role", role_of(info.role)},
          {"meaning", say(info.meaning)}, {"source", source_in_words(info)}, {"evidence", info.evidence}, {"changed", document.changed(index)}};
}

// The table's order is that of parameters.h; people read them by group.
Json levers_json(const Document& document) {
  std::vector<std::size_t> order(parameter_table().size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [](std::size_t i) { return parameter_table()[i].group; });
  Json list = Json::array();
  for (const std::size_t index : order) list.push_back(lever_json(document, index));
  return list;
}

Json differs_json(const Document& document) {
  Json list = Json::array();
  const auto add = [&](const Scenario& a, const Scenario& b) {
    for (const Difference& row : differences(a, b))
      list.push_back({{"label", row.label}, {"before", row.before}, {"after", row.after}, {"when", row.at <= 0 ? std::string(say("from the start")) : say("from {}", long_moment(b.start, row.at))}});
  };
  add(document.opened(), document.baseline());
  add(document.baseline(), document.what_if());
  return list;
}

Json thinned(const std::vector<double>& values, std::size_t stride) {
  Json list = Json::array();
  for (std::size_t i = 0; i < values.size(); i += stride) list.push_back(std::round(values[i] * 100) / 100);
  return list;
}

std::size_t stride_of(std::size_t values) { return std::max<std::size_t>(1, (values + kMostPoints - 1) / kMostPoints); }

Json curve_json(const Curve& curve, std::int32_t series_hours) {
  const std::size_t stride = stride_of(curve.band.mean.size());
  const SeriesInfo& series = info(curve.series);
  return {{"name", series.name}, {"label", say(series.label)}, {"unit", say(series.unit)}, {"bin_hours", series_hours * static_cast<std::int64_t>(stride)},
          {"mean", thinned(curve.band.mean, stride)}, {"low", thinned(curve.band.low, stride)}, {"high", thinned(curve.band.high, stride)},
          {"baseline", thinned(curve.baseline, stride)}};
}

Json kept_json(std::span<const Kept> kept) {
  Json list = Json::array();
  for (const Kept& one : kept) {
    Json figures = Json::object();
    for (const FigureText& figure : one.shown->table) figures[std::string(info(figure.metric).name)] = figure.after;
    const std::vector<double>&people = one.shown->people.band.mean, &backlog = one.shown->backlog.band.mean;
    list.push_back({{"title", one.title}, {"sentence", one.shown->headline.sentence}, {"figures", figures},
                    {"people", thinned(people, stride_of(people.size()))}, {"backlog", thinned(backlog, stride_of(backlog.size()))}});
  }
  return list;
}

Json prediction_json(const Prediction& prediction, const Shown& shown) {
  if (!prediction.sketching && !prediction.revealed) return nullptr;
  return {{"sketching", prediction.sketching}, {"values", thinned(prediction.values, stride_of(prediction.values.size()))},
          {"score", prediction.revealed ? score_text(prediction, shown) : ""}};
}

HeadlineText headline_of(const ViewStateParts& parts, const Shown& shown) {
  if (parts.before_reveal) return {std::string(say("Change something, then say what you expect.")), std::string(say("Results are hidden until you reveal them."))};
  return shown.headline;
}

Json events_json(const Shown& shown) {
  constexpr const char* kKinds[] = {"bad", "good", "plain"};
  Json list = Json::array();
  for (const Marker& marker : shown.markers)
    list.push_back({{"hour", to_hours(marker.at)}, {"when", long_moment(shown.what_if.start, marker.at)}, {"title", marker.title}, {"kind", kKinds[static_cast<int>(marker.kind)]}});
  return list;
}

Json moments_json(const Document& document) {
  Json list = Json::array();
  for (const Moment& moment : document.moments())
    list.push_back({{"id", moment.id}, {"title", moment.title}, {"minutes", moment.at / kMinute}, {"when", long_moment(document.baseline().start, moment.at)}, {"of_what_if", moment.of_what_if}});
  return list;
}

Json messages_json(const Passing& passing) {
  Json list = Json::array();
  for (const Message& message : passing.messages) {
    if (message.errors.empty()) list.push_back({{"title", message.title}, {"offer", message.offer}, {"where", ""}, {"found", ""}, {"allowed", ""}, {"remedy", ""}});
    for (const Error& error : message.errors)
      list.push_back({{"title", message.title}, {"where", error.where}, {"found", error.found}, {"allowed", error.allowed}, {"remedy", error.remedy}});
  }
  return list;
}

}  // namespace

std::string view_state_to_json(const ViewStateParts& parts) {
  const Document& document = *parts.document;
  const Futures& futures = *parts.futures;
  const Shown& shown = parts.before_reveal ? *parts.before_reveal : futures.shown();
  const HeadlineText headline = headline_of(parts, shown);
  const FuturesProgress progress = futures.progress();
  Json state;
  state["number"] = parts.number;
  state["app"] = {{"name", "Grapevine"}, {"version", kEngineVersion}};
  state["scenario"] = scenario_json(document);
  state["scenarios"] = scenarios_json();
  state["what_ifs"] = what_ifs_json(document);
  state["what_if"] = document.edited() ? -2 : document.choices().what_if;
  state["what_if_title"] = document.what_if_title();
  state["baseline"] = baseline_title(document);
  state["baselines"] = baselines_json(parts.baselines);
  state["headline"] = {{"sentence", headline.sentence}, {"detail", headline.detail}};
  state["paired"] = shown.paired;
  state["up_to_date"] = shown.ready && !futures.stale();
  state["figures"] = figures_json(shown);
  state["returns"] = shown.returns;
  state["levers"] = levers_json(document);
  state["differs"] = differs_json(document);
  state["progress"] = {{"done", progress.done}, {"total", progress.total}, {"running", !futures.settled()}, {"seconds_left", std::round(progress.seconds_left * 10) / 10}};
  state["series"] = Json::array();
  if (shown.ready)
    for (const Curve* curve : {&shown.people, &shown.backlog}) state["series"].push_back(curve_json(*curve, shown.what_if.series_hours));
  state["events"] = events_json(shown);
  state["moments"] = moments_json(document);
  state["hold"] = parts.choices->hold;
  state["held"] = parts.held;
  state["before"] = parts.before ? Json{{"sentence", parts.before->headline.sentence}, {"detail", parts.before->headline.detail}} : Json(nullptr);
  state["why"] = parts.reasons ? Json{{"title", parts.reasons->title}, {"future", parts.reasons->future}, {"lines", parts.reasons->lines}, {"causes", parts.reasons->causes}} : Json(nullptr);
  state["messages"] = messages_json(*parts.passing);
  state["undo"] = document.can_undo();
  state["redo"] = document.can_redo();
  state["drills"] = drills_json();
  state["editor"] = parts.drill && parts.drill->editor() ? editor_json(*parts.drill->editor()) : Json(nullptr);
  state["drill"] = parts.drill && parts.drill->is_open() ? drill_json(*parts.drill) : Json(nullptr);
  state["data"] = parts.import_model ? import_json(*parts.import_model) : Json(nullptr);
  const ActText act = text_of(parts.passing->tour, document.differs());
  state["tour"] = parts.passing->tour == Act::none ? Json(nullptr) : Json{{"act", static_cast<int>(parts.passing->tour)}, {"of", kActs}, {"title", act.title}, {"text", act.text}};
  state["kept"] = kept_json(parts.kept);
  state["prediction"] = prediction_json(parts.passing->prediction, futures.shown());
  state["predicted"] = parts.predicted;
  state["network"] = parts.network.empty() ? Json(nullptr) : Json::parse(parts.network);
  state["screen"] = name_of(parts.choices->screen);
  state["opened"] = parts.opened;
  state["dark"] = parts.choices->dark;
  state["link"] = parts.link;
  // text from files may be broken UTF-8: replaced, never an exception
  return state.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace grapevine
