// An experiment: which factors of a scenario are varied, how, and what is looked at. Its file is JSON, judged as
// strictly as a scenario:
//
//   {
//     "grapevine_experiment": 1,
//     "title": "How many agents, and who first?",
//     "scenario": "influencer-in-the-queue",                     a scenario's name, or a file beside the experiment
//     "factors": [
//       {"path": "support.social.agents", "from": 1, "to": 6},    a range, whole numbers where the parameter is one;
//       {"path": "feed.visibility", "from": 0.05, "to": 0.4, "scale": "log"},
//       {"path": "triage.policy"},                               all choices, or both of a flag;
//       {"path": "reply.enabled", "values": [true, false], "at": "D2 09:00"}
//     ],
//     "design": {"kind": "saltelli", "points": 256},
//     "replicates": 16,                                          or {"until": "crisis", "tolerance": 0.05, "most": 256}
//     "seed": 1,                                                 of the design; the luck is the scenario's
//     "outcomes": ["crisis", "negative_exposures"]               what is kept; left out: every metric
//     "series": false                                            whether the series are kept too
//   }
//
// Kinds of design and their keys: grid ("levels" of each range, 2 when left out), list ("rows": one array of values a
// point), random, latin_hypercube and sobol ("points"), saltelli ("points": base points, N (k + 2) in all), morris
// ("trajectories", "levels").
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ensemble/ensemble.h"
#include "scenario/scenario.h"
#include "study/design.h"

namespace grapevine {

constexpr int kExperimentVersion = 1;
constexpr std::size_t kMostFactors = 64;
constexpr std::int64_t kMostPoints = 200'000;
constexpr std::int64_t kMostRuns = 4'000'000;

struct Factor {
  std::size_t parameter = 0;    // index into parameter_table()
  double from = 0, to = 0;      // a range, from < to; unused where there are values
  bool logarithmic = false;     // even in the logarithm; from > 0
  std::vector<double> values;   // one of these; empty: a range
  std::int32_t levels = 2;      // of a range in a grid
  Millis at = 0;                // from when on
  bool operator==(const Factor&) const = default;
};

struct DesignSpec {
  enum class Kind : std::uint8_t { grid, list, random, latin_hypercube, sobol, saltelli, morris };
  Kind kind = Kind::grid;
  std::int64_t points = 0;      // trajectories of morris; not used by grid and list
  std::int32_t levels = 4;      // of morris
  PointTable rows;              // of list: values
};
std::string_view name_of(DesignSpec::Kind kind);

struct Experiment {
  std::string title;
  std::string scenario;         // a name, or a file beside the experiment
  std::vector<Factor> factors;  // each parameter once
  DesignSpec design;
  std::int64_t replicates = 16;  // of each point; with a rule the most there may be
  bool until_precise = false;    // replicates by `rule`
  StopRule rule;
  std::uint64_t seed = 1;
  std::vector<Metric> outcomes;  // at least one, in the order of Metric
  bool series = false;
};

struct ExperimentOptions {
  std::string_view where = "experiment";  // file name for messages
};

// All errors at once, each with its place, what was found, what is allowed and what to do.
Result<Experiment> parse_experiment(std::string_view bytes, const ExperimentOptions& options = {});
// Canonical JSON: what the file means, in the order above, defaults written out where they decide what is run.
std::string to_json(const Experiment& experiment);

// The value of a factor at a coordinate of the unit cube, 0 and 1 included: ranges evenly (in the logarithm where asked
// for), whole numbers and listed values each in an equal part of it.
double value_at(const Factor& factor, double unit);

// How many points the design has, and their values, a column a factor.
std::int64_t point_count(const Experiment& experiment);
PointTable points_of(const Experiment& experiment);
// The same in coordinates of the unit cube; empty for grid and list, which are not made there.
PointTable unit_points_of(const Experiment& experiment);

// The scenario of one point: `base` with the factors' values in force.
Scenario scenario_at(const Experiment& experiment, const Scenario& base, std::span<const double> values);

// "Agents on social media 3, feed visibility 20 %": a point as a person reads it.
std::string point_to_string(const Experiment& experiment, std::span<const double> values);

}  // namespace grapevine
