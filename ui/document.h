// What is open: a scenario, the what-if on screen and its history. No ImGui here, no simulation: only what is saved
// with the person's work, and how an edit becomes a scenario.
//
// A what-if is the scenario plus what was chosen: one of the scenario's own what-ifs (or none), and a value for every
// parameter that was moved. A parameter keeps the moment at which the chosen what-if changes it; any other is changed
// from the start, for the whole time. Parameters that shape the crowd (Role::fixed) are changed on both sides, so that
// the baseline and the what-if stay the same crowd.
//
// Any scenario of the same crowd can take the place of the baseline: what is on screen and the what-ifs that were there
// are then told as what differs from it, and how things were before is one of them. So a file or a link of it needs nothing
// that others do not have, and the way back is the same act.
//
// What happens can be moved to another moment: an event of the scenario on both sides, an entry of the what-if on its own.
// All that the what-if changes from the start moves together, as one moment at which the change starts.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/wording.h"
#include "scenario/scenario.h"

namespace grapevine {

constexpr std::int32_t kAsItIs = -1;
// Our own titles, as files have them, in the reader's language; those that people gave as they are.
std::string shown_title(std::string_view title);

constexpr std::string_view kAsToday = english("As you work today");  // the title of the what-if that is the scenario's own baseline

struct Choices {
  std::int32_t what_if = kAsItIs;           // index into Scenario::what_ifs
  std::map<std::size_t, double> values;     // by index into parameter_table(), only what differs from the what-if's own
  std::map<std::int32_t, Millis> moved;     // by the id of a moment: to when
  bool operator==(const Choices&) const = default;
};

constexpr std::size_t kLongestTitle = 120, kMostWhatIfs = 20;  // what the file format takes

// Something on the timeline that can be moved.
struct Moment {
  std::int32_t id = 0;
  Millis at = 0;
  std::string title;
  bool of_what_if = false;                  // else of the scenario, and on both sides
};
constexpr std::int32_t kChangeStarts = -1;  // the id of the moment at which the what-if's changes from the start begin

class Document {
 public:
  explicit Document(Scenario opened);

  const Scenario& opened() const { return *opened_; }     // as the file has it, or with another baseline as a file would
  const Scenario& baseline() const { return baseline_; }  // with the crowd as chosen
  const Scenario& what_if() const { return what_if_; }
  const Choices& choices() const { return choices_; }
  bool differs() const { return differs_; }               // whether what-if and baseline differ
  bool edited() const;                                    // whether the what-if is no longer the scenario's own
  std::string what_if_title() const;                      // in the reader's language: "Answer her first", "… , changed", "As it is"
  std::string title_in_file() const;                      // the same in a file
  // Grows with every change of what would be simulated.
  std::uint64_t revision() const { return revision_; }

  double value(std::size_t parameter) const { return values_[parameter]; }  // in the what-if, from the moment it is changed
  double baseline_value(std::size_t parameter) const { return baseline_values_[parameter]; }  // at that moment
  bool changed(std::size_t parameter) const { return value(parameter) != baseline_value(parameter); }

  // All that a value would break: its range and its relations to others. Nothing has changed then.
  Errors check_value(std::size_t parameter, double new_value) const;
  // Edits that share a gesture (one drag, one run of key presses) are one step of the history; 0 is a step of its own.
  Errors set(std::size_t parameter, double new_value, std::uint64_t gesture = 0);
  void reset(std::size_t parameter) { set(parameter, baseline_value(parameter)); }
  void reset_all(bool assumptions);                       // the levers, or else the assumptions, to the baseline's values
  void choose(std::int32_t what_if);

  // `other` becomes the baseline under this title; without one it is how things are today. An error when what is on screen
  // cannot be told as a change of it: another crowd, or something that happens only there.
  std::optional<Error> why_no_baseline(const Scenario& other) const;
  Errors set_baseline(const Scenario& other, std::string title);
  // The scenario's own baseline, where another one is in its place and it is among the what-ifs.
  std::optional<Scenario> own_baseline() const;

  // What can be moved, by moment; to a minute within the scenario's days. Gestures as above.
  std::vector<Moment> moments() const;
  Errors move(std::int32_t id, Millis at, std::uint64_t gesture = 0);

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  void undo();
  void redo();
  std::uint64_t step() const { return step_; }            // grows with every step of the history, in either direction

  // As one scenario whose first what-if is the one on screen: for files and links. Opens again as it is.
  Scenario saved() const;

 private:
  // One step of the history.
  struct Step {
    std::shared_ptr<const Scenario> opened;
    Choices choices;
    bool operator==(const Step&) const = default;
  };

  Choices with(Choices choices, std::size_t parameter, double new_value) const;
  void apply(Choices choices, std::uint64_t gesture) { apply(Step{opened_, std::move(choices)}, gesture); }
  void apply(Step next, std::uint64_t gesture);
  void go_to(Step step);
  std::optional<Scenario> with_baseline(const Scenario& other, std::string title) const;
  void rebuild();

  std::shared_ptr<const Scenario> opened_;
  Scenario moved_, baseline_, what_if_;           // moved_: as the file has it, with everything at its chosen moment
  Choices choices_;
  // by parameter: when the what-if changes it, its value there by the what-if alone, by the baseline, and as chosen
  std::vector<Millis> moments_;
  std::vector<double> own_values_, baseline_values_, values_;
  bool differs_ = false;
  std::vector<Step> past_, future_;
  std::uint64_t last_gesture_ = 0, revision_ = 0, step_ = 0;
};

}  // namespace grapevine
