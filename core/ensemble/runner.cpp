#include "ensemble/runner.h"

#include <variant>

namespace grapevine {

Result<std::shared_ptr<const Course>> make_course(const Scenario& scenario,
                                                  std::shared_ptr<const World> world,
                                                  const std::shared_ptr<const Graph>& network) {
  if (!world) {
    const bool from_file = scenario.network.kind == NetworkSpec::Kind::file;
    auto built = build_world(scenario, from_file ? network : nullptr);
    if (!built) return built.errors();
    world = std::move(*built);
  }
  Errors errors;
  for (const TimelineEntry& entry : scenario.timeline)
    for (const EventSpec& event : entry.events) {
      const auto* story = std::get_if<StoryEvent>(&event);
      if (!story) continue;
      const auto person = find_person(*world, story->who);
      if (!person) errors.insert(errors.end(), person.errors().begin(), person.errors().end());
    }
  if (!errors.empty()) return errors;
  return std::make_shared<const Course>(Course{scenario, std::move(world)});
}

// The simulation of the task's side, set to the task's scenario.
Simulation& Runner::seated() {
  Seat& seat = seats_[static_cast<std::size_t>(task_.claim.side)];
  if (seat.course == task_.course) return *seat.simulation;
  if (seat.course && seat.course->world == task_.course->world) {
    seat.simulation->set_scenario(task_.course->scenario);
  } else {
    // a baseline of a new crowd: a what-if of the old one is of no use any more
    Seat& what_if = seats_[static_cast<std::size_t>(Side::what_if)];
    if (&seat != &what_if && seat.course && what_if.course && what_if.course->world == seat.course->world)
      what_if = {};
    seat.simulation = std::make_unique<Simulation>(task_.course->world, task_.course->scenario);
    seat.simulation->start(0);  // takes its memory, which restoring alone does not
  }
  seat.course = task_.course;
  return *seat.simulation;
}

void Runner::begin(Task task) {
  task_ = std::move(task);
  saved_ = 0;
  snapshot_.reset();
  Simulation& simulation = seated();
  if (task_.from)
    simulation.restore(*task_.from);
  else
    simulation.start(static_cast<std::uint32_t>(task_.claim.replicate));
}

bool Runner::step() {
  Simulation& simulation = *seats_[static_cast<std::size_t>(task_.claim.side)].simulation;
  const Millis midnight = (simulation.now() / kDay + 1) * kDay;
  const bool saving = saved_ < task_.saves.size() && task_.saves[saved_] <= midnight;
  const Millis until = saving ? task_.saves[saved_] : midnight;
  const bool goes_on = simulation.advance(until);
  if (saving && goes_on) {
    auto snapshot = std::make_shared<Snapshot>();
    simulation.save(*snapshot);
    snapshot_ = std::move(snapshot);
    ++saved_;
  }
  if (!goes_on) {
    outcomes_.totals.fill(0);
    simulation.finish(outcomes_);
  }
  return !goes_on;
}

}  // namespace grapevine
