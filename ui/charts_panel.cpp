#include "ui/charts_panel.h"

#include <string>

#include "base/wording.h"
#include "report/axis.h"
#include "ui/chart.h"
#include "ui/session.h"

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
    if (!scene.replayed && !scene.before_reveal) model.moments = &scene.moments;
  }
  return model;
}

// What was kept, where it is of as many bins.
void add_kept(ChartModel& model, const Scene& scene, const Curve Shown::*curve) {
  if (!model.curve || scene.before_reveal) return;
  for (std::size_t i = 0; i < scene.kept.size(); ++i)
    if (const Curve& kept = (*scene.kept[i].shown).*curve; kept.band.mean.size() == model.curve->band.mean.size())
      model.others.push_back({scene.kept[i].title, &kept.band.mean, static_cast<int>(i)});
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
  ChartModel model = chart_of(scene, scene.shown().people, say("People who heard something bad"), say("new people"));
  const std::string of = tick_text(scenario.people);
  const std::string subtitle = scenario.series_hours == 24 ? say("new people per day, of {}", of) : scenario.series_hours == 1 ? say("new people per hour, of {}", of) : say("new people per {} hours, of {}", scenario.series_hours, of);
  model.subtitle = subtitle;
  add_kept(model, scene, &Shown::people);
  Prediction& prediction = passing.prediction;
  if (model.curve && (prediction.sketching || prediction.revealed)) {
    model.prediction = &prediction;
    if (prediction.values.size() == model.curve->band.mean.size()) model.others.push_back({say("What you expect"), &prediction.values, 3});
  }
  draw(gui, "people chart", box, model, passing, commands);
}

void backlog_chart(Gui& gui, const Box& box, const Scene& scene, Passing& passing, Commands& commands) {
  ChartModel model = chart_of(scene, scene.shown().backlog, say("Backlog"), say("open cases"));
  model.subtitle = say("open cases, all channels");
  model.at_bin_end = true;
  add_kept(model, scene, &Shown::backlog);
  draw(gui, "backlog chart", box, model, passing, commands);
}

}  // namespace grapevine
