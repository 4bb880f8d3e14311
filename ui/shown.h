// The results on screen: what panels, charts and the text view read. Plain data, made anew whenever enough futures are
// there; nothing in it changes while it is shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ensemble/comparison.h"
#include "report/chart.h"
#include "scenario/scenario.h"

namespace grapevine {

struct World;

// One sentence for a person in a hurry and one line that says how sure it is.
struct HeadlineText {
  std::string sentence, detail;
};

// One figure in words. `difference` and `futures` are empty when there is nothing to compare with.
struct FigureText {
  Metric metric{};
  std::string label, before, after, difference, difference_interval, band, futures;
  int verdict = 0;        // +1 clearly better, −1 clearly worse, 0 no clear difference
  int direction = 0;      // of the difference: +1 more, −1 less, 0 the same
  Better better = Better::neither;
};

// A line over time with its band, and the baseline's mean beside it.
struct Curve {
  Series series{};
  Band band;                         // of the what-if, or of the baseline when that is all there is
  std::vector<double> baseline;      // empty: nothing to compare with
};

struct Shown {
  bool ready = false;
  bool paired = false;
  std::int64_t futures = 0;          // how many the figures are of
  Scenario baseline, what_if;        // what they belong to
  HeadlineText headline;
  std::vector<FigureText> tiles;     // the five
  std::vector<FigureText> table;     // all that the comparison shows
  Curve people, backlog;
  std::vector<Marker> markers;
  double first_reply_minutes = 0;    // to the first story, median over futures
  std::string returns;               // the return on investment, a sentence; empty when not paired
  std::vector<Difference> differences;
  Comparison comparison;             // when paired
};

// Of the first `count` replicates.
Shown shown_alone(const Scenario& scenario, const Replicates& replicates, std::int64_t count, const World& world);
Shown shown_paired(const Scenario& baseline, const Scenario& what_if, const Replicates& before, const Replicates& after,
                   std::int64_t count, const World& world);

}  // namespace grapevine
