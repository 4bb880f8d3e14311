// The door of ui/: the whole app, the same code in a window and in a browser. A shell drives it:
//
//   App app(options);                         // no ImGui needed so far: the text view works without a canvas
//   app.open_named("influencer-in-the-queue");
//   IMGUI_CHECKVERSION(); ImGui::CreateContext(); app.attach_gui();
//   loop:
//     sleep until an input event, or not at all while app.needs_update()
//     after each input event: app.wake()
//     app.update(seconds)
//     if (app.needs_frame()) {
//       backend NewFrame calls
//       if (app.prepare_frame(display)) upload io.Fonts again     // first frame, or the pixel ratio has changed
//       ImGui::NewFrame(); app.build_gui(); ImGui::Render(); draw
//     }
//     if (app.view_state_number() != seen) publish app.view_state_json()   // changes at most four times a second
//
// All ImGui coordinates are device pixels, so that lines and text are crisp at any ratio: prepare_frame sets
// io.DisplaySize to device pixels and DisplayFramebufferScale to 1 (call it after the backends' NewFrame), and the
// shell hands mouse positions to ImGui in device pixels.
//
// One thread: all calls come from the thread that made the App. Nothing here throws on input from outside.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "ui/platform.h"

namespace grapevine {

struct Control;

struct AppOptions {
  int threads = 0;                 // workers of the simulation; 0: it runs inside update(), at most slice_ms a call
  double slice_ms = 8;
  bool dark = false;
  std::int32_t max_people = 1'000'000;  // of a scenario from outside
  std::string link_prefix;         // the page's address, before a link's fragment; empty: the fragment alone, as the command line takes it
  Platform platform;
};

// The surface to draw on.
struct Display {
  float width = 1440, height = 900;  // device pixels
  float scale = 1;                   // device pixels for each unit of the layout: the pixel ratio times any zoom
};

class App {
 public:
  explicit App(AppOptions options);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // --- one turn of the shell's loop ---------------------------------------------------------------------------------
  void update(double now_seconds);   // a clock that never goes back; takes results, starts what was edited, publishes
  bool needs_update() const;         // something is under way or waits to be published: call update again soon
  bool needs_frame() const;          // what is on the canvas is not what should be there
  double seconds_to_next_frame() const;  // 0: now; negative: not before the next event or update
  double seconds_to_next_update() const; // without a canvas: of a clock that runs; negative: none does
  void wake();                       // an input event came in, or the canvas was lost: draw the next few frames

  // --- the canvas ---------------------------------------------------------------------------------------------------
  void attach_gui();                 // once, after ImGui::CreateContext
  bool prepare_frame(const Display& display);  // true: io.Fonts was rebuilt and its texture must be made again
  void build_gui();                  // between ImGui::NewFrame and ImGui::Render
  void forget_graphics();            // the context was lost with all that was drawn by OpenGL: make it anew
  // Where the controls stand in each frame from now on, for tests; null: not noted.
  void note_controls(std::vector<Control>* controls);

  // --- opening: what was open stays untouched when this fails, and a message says why -------------------------------
  bool open_named(std::string_view name);               // a shipped scenario
  bool open_file(FileKind kind, std::string_view bytes, std::string_view file_name);
  bool open_scenario_text(std::string_view bytes, std::string_view file_name);  // or a drill's
  bool open_table(std::string_view bytes, std::string_view file_name);          // of tickets or mentions: what its columns mean is asked next
  bool open_link(std::string_view fragment);            // "#s=…" or "s=…"
  bool open_drill(std::string_view name);               // a shipped drill
  bool restore_drill(std::string_view kept);            // what Platform::keep_drill was given last; false: it cannot be read

  // --- editing: the same for sliders, text view and tests; errors when refused, and nothing has changed -------------
  Errors edit(std::string_view path, double value);                 // flags 0 and 1, choices their index
  Errors edit_text(std::string_view path, std::string_view value);  // as on the command line: "6", "triage", "true"
  Errors move(std::int32_t moment, std::int64_t minutes);  // something on the timeline (its id is in the view state), to so long after the start
  void reset(std::string_view path);                    // back to the baseline's value
  void reset_levers();
  void reset_assumptions();
  void choose_what_if(std::int32_t which);              // of the scenario's own what-ifs; −1: the baseline as it is
  void make_baseline();                                 // what is on screen becomes what others are compared with
  void choose_baseline(std::int32_t which);             // of the view state's baselines
  void undo();
  void redo();
  void hold_changes(bool hold);                         // results wait until show_results
  void show_results();
  void explain(std::string_view metric);                // the view state's "why"; empty: the headline's figure
  void show_drill();                                    // or the list of drills, when none is open
  void show_network();                                  // the crowd, person by person
  void show_what_if();                                  // leave the first screen; opening something does so too
  // In the open drill, what its buttons do: "close", "again", "phase" (number 0..4), "teams" (number), "members" (of each, who
  // vote; 0: none), "name" (of a team, text), "role" (number, text "bot" or "people"), "view" (0 team, 1 facilitator, 2 room),
  // "run" (0 or 1), "pace" (number), "jump", "more time", "send" and "skip" (an inject), "undo" (of a team), "note" (text),
  // "codes" (text), "leave out" (number), "reveal" (0 or 1), "save report", "save pack", "save log", "copy code" (of a team).
  void drill(std::string_view action, std::int64_t number = 0, std::string_view text = {});
  void drill_decide(std::int32_t team, std::int32_t card, std::int32_t option, std::int32_t confidence,  // in tenths; negative: not said
                    std::string_view how = "decide");  // or "vote" of the next member, "overrule"
  // Of the open table, what its screen's buttons do: see do_in_import (import_model.h), and "open" for the scenario made of it.
  void data(std::string_view action, std::int64_t number = 0, std::string_view text = {});
  bool show_screen(std::string_view name);              // "first", "what-if", "network", as the view state calls them
  void keep();                                          // what is on screen stays beside what comes
  void forget_kept(std::int32_t which);
  void predict(double share_of_baseline);               // hides the results until `reveal`; 1: nothing changes
  void reveal();
  void end_prediction();
  void tell_network(bool wanted);                       // the view state's "network"
  void network_moment(std::int64_t minutes);            // after the start
  void network_person(std::int64_t number);             // negative: nobody
  void network_future(std::int32_t which);              // index into the view state's futures
  void network_baseline(bool baseline);
  bool can_undo() const;
  bool can_redo() const;
  void set_replicates(std::int64_t replicates);         // 8..4096 futures
  void set_dark(bool dark);
  bool dark() const;
  void offer_tour();                                    // of five acts, on the what-if screen: for whom it is new
  void dismiss_message();
  void ask_path(std::string title, std::string suggested, bool saves);  // in a field of its own; DeskPlatform::take_path has the answer
  void offer_scenario(std::string_view json);           // what was open last time, to be opened again by a press
  void take_offer();                                    // what the button of the message does
  void show_message(std::string title, Errors errors);  // what a shell has to tell: a file it could not read

  // --- taking out ---------------------------------------------------------------------------------------------------
  std::string link() const;            // the fragment "#s=…&v=…" with the screen, or empty when it does not fit into a link
  std::string scenario_json() const;   // the scenario with the what-if on screen as its first what-if; opens again
  std::string csv(std::string_view kind) const;  // "runs" (of the what-if), "baseline", "series", "comparison"; empty: none
  std::string chart_svg() const;       // people who heard something bad; empty: none yet
  std::string document_name() const;   // as a file may be called, without an ending
  std::uint64_t edits() const;         // another number whenever what scenario_json gives may be another
  std::string report() const;          // the results on screen as one HTML file; empty: none yet

  // --- the numbered view state for the page's text view (see view_state.h for its keys) -----------------------------
  std::uint64_t view_state_number() const;   // grows with each published change
  const std::string& view_state_json() const;  // the state with that number
  bool settled() const;                      // the results on screen are those of the last edit, all futures done

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
