#include "ui/charts_panel.h"

#include <string>

#include "report/axis.h"
#include "ui/chart.h"

namespace grapevine {

namespace {

ChartModel chart_of(const Scene& scene, const Curve& curve, std::string_view title, std::string_view unit) {
  const Shown& shown = scene.shown();
  ChartModel model;
  model.title = title;
  model.unit = unit;
  const Scenario& scenario = shown.ready ? shown.what_if : scene.document->baseline();
  model.start = scenario.start;
  model.days = scenario.days;
  model.bin_hours = scenario.series_hours;
  model.paired = shown.paired;
  model.opacity = scene.opacity;
  if (shown.ready) {
    model.curve = &curve;
    model.markers = &scene.markers;
    if (!scene.replayed) model.moments = &scene.moments;
  }
  return model;
}

void draw(Gui& gui, const char* id, const Box& box, const ChartModel& model, Passing& passing, Commands& commands) {
  const auto move = draw_chart(gui, id, box, model, passing.read_out, passing.moment_grab);
  if (!move) return;
  if (move->begins) ++passing.gestures;
  commands.push_back(Command::move_moment(move->id, move->at, passing.gestures));
}

}  // namespace

void people_chart(Gui& gui, const Box& box, const Scene& scene, Passing& passing, Commands& commands) {
  const Scenario& scenario = scene.document->baseline();
  const std::string interval = scenario.series_hours == 24 ? "day" : scenario.series_hours == 1 ? "hour" : std::to_string(scenario.series_hours) + " hours";
  ChartModel model = chart_of(scene, scene.shown().people, "People who heard something bad", "new people");
  const std::string subtitle = "new people per " + interval + ", of " + tick_text(scenario.people);
  model.subtitle = subtitle;
  draw(gui, "people chart", box, model, passing, commands);
}

void backlog_chart(Gui& gui, const Box& box, const Scene& scene, Passing& passing, Commands& commands) {
  ChartModel model = chart_of(scene, scene.shown().backlog, "Backlog", "open cases");
  model.subtitle = "open cases, all channels";
  model.at_bin_end = true;
  draw(gui, "backlog chart", box, model, passing, commands);
}

}  // namespace grapevine
