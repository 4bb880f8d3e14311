// What the screen remembers, in two parts: what is kept with the person's settings, and what passes. The App owns both;
// panels read and change them, and say what else should happen as commands, which the App carries out after the frame.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/error.h"
#include "ui/chart.h"
#include "ui/drill_state.h"
#include "ui/network_state.h"
#include "ui/tour.h"

namespace grapevine {

enum class Screen : std::int32_t { first, what_if, network, drill, data };
enum class Tab : std::int32_t { figures, compared, why, differences, assumptions, scenario };
inline constexpr std::size_t kGroups = 7;  // of parameters: Listen … Assumptions

// The network's strip on the what-if screen: where there is room, unless a person says otherwise.
enum class Strip : std::uint8_t { by_room, open, closed };

// Kept.
struct ViewChoices {
  bool dark = false;
  std::array<bool, kGroups> group_open{true, true, true, false, false, false, false};
  Tab tab = Tab::figures;
  Screen screen = Screen::first;
  Strip strip = Strip::by_room;
  bool hold = false;                 // changes wait until the person asks for their results
  NetworkChoices network;
};

// Something to tell the person, calmly: what failed, and each error with its place and remedy.
struct Message {
  std::string title;
  Errors errors;
  std::string offer = {};            // what a press on its button does; empty: it has none
};

// A number being typed instead of dragged.
struct NumberEntry {
  std::int64_t parameter = -1;       // none
  bool just_opened = false;
  std::array<char, 32> text{};
};

// A slider in somebody's hand. Its range stays as it was when it was taken.
struct SliderGrab {
  std::int64_t parameter = -1;
  double low = 0, high = 1;
  float offset = 0;                  // from the middle of the knob to where it was taken, in pixels
  bool let_go = false;               // ignore the rest of this press (it was a double-click)
};

// A menu that another one opens: one frame later.
enum class Opening : std::uint8_t { closed, asked, open };

// A path being typed, where the desktop has no dialog for it.
struct PathEntry {
  Opening state = Opening::closed;
  std::string title;
  bool saves = false;
  std::array<char, 1024> text{};
};

// Passes.
struct Passing {
  ReadOut read_out;
  NumberEntry entry;
  SliderGrab grab;
  MomentGrab moment_grab;
  Prediction prediction;
  double replayed_at = -10;          // when the last change began to be shown again
  std::uint64_t gestures = 0;        // counts drags and runs of keys: each is one step of the history
  double last_key_step = -10;        // when an arrow key last moved a lever
  std::int64_t last_key_parameter = -1;
  std::int64_t refused_parameter = -1;  // a typed value that was refused, and why
  std::string refused_text;
  std::vector<Message> messages;
  double copied_at = -10;            // when the link went to the clipboard
  std::int64_t why_metric = -1;      // the figure to be explained; −1: the headline's
  bool show_keys = false;
  PathEntry path;
  Opening baselines = Opening::closed;   // the list of what the baseline could be
  bool focus_levers = false;
  Act tour = Act::none;              // the one that waits to be done
  NetworkPassing network;
  bool strip_shown = false;          // the network's strip was drawn last
  DrillPassing drill;
};

// --- commands -------------------------------------------------------------------------------------------------------------

enum class Action {
  set_value,          // of `parameter` to `value`, as part of `gesture`
  type_value,         // `text` as shown to people: percent for shares
  reset_value,        // of `parameter`
  move_moment,        // of id `number` to `at`, as part of `gesture`
  show_held,          // the results of the changes that were held
  toggle_hold, replay_change,
  go_to,              // the screen `number`
  keep,               // what is on screen stays on the charts for comparison
  forget_kept,        // the one at `number`
  predict, reveal, end_prediction,
  explain,            // the figure `number`, or the headline's when it is −1
  open_named,         // the shipped scenario `text`
  choose_what_if,     // `number`
  make_baseline,      // what is on screen becomes the baseline
  choose_baseline,    // the one at `number` of those that can be
  choose_baseline_file,
  open_import,        // the scenario made of tickets
  own_baseline,       // the scenario's own is the baseline again
  set_replicates,     // `number`
  undo, redo, reset_levers, reset_assumptions,
  choose_file, choose_table, read_code, save_report, save_scenario, save_comparison, save_runs, save_series, save_chart, share,
  save_document, save_document_as, quit,
  open_recent,        // the file at `number`
  enter_path,         // `text`, which was asked for
  take_offer,         // of the message
  toggle_dark, text_view, dismiss_message,
  start_tour, has_read, skip_tour,
  choose_future,      // of the network, `number`
  show_side           // of the network: `number` 1 the baseline
};

struct Command {
  Action action;
  std::size_t parameter = 0;
  double value = 0;
  std::uint64_t gesture = 0;
  std::int64_t number = 0;
  std::string text;
  Millis at = 0;

  Command(Action what) : action(what) {}
  static Command set_value(std::size_t parameter, double value, std::uint64_t gesture);
  static Command type_value(std::size_t parameter, std::string text);
  static Command reset_value(std::size_t parameter);
  static Command move_moment(std::int32_t id, Millis at, std::uint64_t gesture);
  static Command go_to(Screen screen);
  static Command explain(std::int64_t metric);
  static Command forget_kept(std::size_t which);
  static Command open_named(std::string name);
  static Command choose_what_if(std::int32_t which);
  static Command choose_baseline(std::int64_t which) { return numbered(Action::choose_baseline, which); }
  static Command enter_path(std::string path);
  static Command set_replicates(std::int64_t replicates);
  static Command choose_future(FutureChoice future) { return numbered(Action::choose_future, static_cast<std::int64_t>(future)); }
  static Command show_side(bool baseline) { return numbered(Action::show_side, baseline); }
  static Command numbered(Action action, std::int64_t number) {
    Command command(action);
    command.number = number;
    return command;
  }
};
using Commands = std::vector<Command>;

}  // namespace grapevine
