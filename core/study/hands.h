// What a worker of a study has in hand: one simulation, for one scenario after the other.
#pragma once

#include <atomic>
#include <memory>

#include "ensemble/runner.h"

namespace grapevine {

// A worker's simulation, kept from one claim to the next.
class Hands {
 public:
  // Ready for the runs of a scenario; `shared` is the base's course, whose crowd is taken where it is the same.
  Errors take_up(const Scenario& scenario, const std::shared_ptr<const Graph>& network, const std::shared_ptr<const Course>& shared) {
    std::shared_ptr<const World> world = same_crowd(scenario, shared->scenario) ? shared->world : nullptr;
    if (!world && course_ && same_crowd(scenario, course_->scenario)) world = course_->world;
    auto course = make_course(scenario, world, network);
    if (!course) return course.errors();
    if (course_ && course_->world == (*course)->world)
      simulation_->set_scenario(scenario);
    else
      simulation_ = std::make_unique<Simulation>((*course)->world, scenario);
    course_ = std::move(*course);
    return {};
  }

  // False when it was told to stop before the end.
  bool run(std::int64_t replicate, Outcomes& outcomes, const std::atomic<bool>& stopping) {
    simulation_->start(static_cast<std::uint32_t>(replicate));
    while (simulation_->advance((simulation_->now() / kDay + 1) * kDay))
      if (stopping.load(std::memory_order_relaxed)) return false;
    outcomes.totals.fill(0);
    simulation_->finish(outcomes);
    return true;
  }

 private:
  std::shared_ptr<const Course> course_;
  std::unique_ptr<Simulation> simulation_;
};

}  // namespace grapevine
