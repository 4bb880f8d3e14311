// A small and eventful scenario, and sums over some futures of it.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/sim.h"

namespace grapevine::town {

inline Scenario scenario() {
  Scenario s;
  s.people = 1500;
  s.days = 20;
  s.network.max_degree = 60;
  s.parameters.experience.per_day = 0.1;
  s.parameters.support.specialists.agents = 2;
  return s;
}

inline TimelineEntry happens(Millis moment, EventSpec event) { return {moment, "", {}, {event}}; }
inline TimelineEntry changes(Millis moment, std::string_view path, double value) { return {moment, "", {{find_parameter(path).value(), value}}, {}}; }

inline std::vector<Outcomes> futures(const Scenario& s, std::uint32_t count = 12) {
  Simulation simulation(build_world(s).value(), s);
  std::vector<Outcomes> all(count);
  for (std::uint32_t i = 0; i < count; ++i) simulation.run(i, all[i]);
  return all;
}

inline double total(const std::vector<Outcomes>& all, Metric metric) {
  double sum = 0;
  for (const Outcomes& outcomes : all) sum += outcomes[metric];
  return sum;
}
inline double total(const Scenario& s, Metric metric, std::uint32_t count = 12) { return total(futures(s, count), metric); }

}  // namespace grapevine::town
