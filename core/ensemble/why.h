// Why a figure changed: the pair of futures that shows it most plainly, and how much of the change there goes away when
// one thing that was changed is left out. Same crowd, same luck, so what goes away came from what was left out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ensemble/comparison.h"
#include "scenario/scenario.h"
#include "sim/sim.h"

namespace grapevine {

// One thing that a what-if changes beside its baseline: a parameter, wherever on the timeline, or an event.
struct ScenarioChange {
  std::string label;                     // "Who is answered first", "Recall"
  std::int64_t parameter = -1;           // index into parameter_table(); −1: an event
  std::size_t entry = 0;                 // of an event: index into the what-if's timeline
};
// In the order of the parameter table, then the events by time. Both of one crowd.
std::vector<ScenarioChange> changes_between(const Scenario& baseline, const Scenario& what_if);
// The what-if with one of its changes left out.
Scenario without_change(const Scenario& baseline, const Scenario& what_if, const ScenarioChange& change);

// The pair of the first `count` whose difference is the largest in the direction of the mean difference; none when no
// pair differs that way.
std::optional<std::int64_t> plainest_pair(const Replicates& before, const Replicates& after, Metric metric, std::int64_t count = kAll);

struct Cause {
  std::string label;
  double without = 0;                    // the figure in that future when it is left out
  double share = 0;                      // of the change that then goes away; may be above 1 or below 0
};

struct Why {
  Metric metric{};
  std::int64_t replicate = 0;
  Outcomes before, after;                // of that future
  std::vector<Cause> causes;             // the largest share first
  double by_word_of_mouth = 0;           // share of the change that goes away when nobody is moved by what others say
  std::uint64_t person = 0;              // stable id of who is behind the first story of the timeline
  double followers = 0;                  // 0: there is no such person

  double change() const { return after[metric] - before[metric]; }
};

// Works it out a simulated day at a time, so that a screen stays alive. At most 16 changes are looked at one by one.
class Explainer {
 public:
  Explainer(std::shared_ptr<const World> world, const Scenario& baseline, const Scenario& what_if, Metric metric, std::int64_t replicate);
  bool step();                           // one simulated day; true when all is known
  bool done() const { return next_ == futures_.size(); }
  const Why& why() const { return why_; }  // when done

 private:
  struct Future {
    Scenario scenario;
    Outcomes outcomes;
  };
  void finish();

  Why why_;
  std::vector<ScenarioChange> changes_;
  std::vector<Future> futures_;          // the baseline, the what-if, each without its influence, each change left out
  std::size_t next_ = 0;
  Millis until_ = 0;
  std::unique_ptr<Simulation> simulation_;
};

}  // namespace grapevine
