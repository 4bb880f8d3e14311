// The page's entry: one App, a canvas that may be there or not, and a loop that turns only while there is something to
// do. The page calls the functions at the end by name (wasm/page/engine.js); strings are UTF-8, and a returned one is
// good until the next call of the same function.
#include <emscripten.h>
#include <emscripten/html5.h>
#include <emscripten/threading.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/wording.h"
#include "ui/app.h"
#include "ui/box.h"
#include "wasm/canvas.h"
#include "wasm/page_calls.h"

namespace grapevine {

namespace {

constexpr int kMostThreads = 8;              // as many as wasm/CMakeLists.txt lets the browser make
constexpr double kSleepLimitSeconds = 60;

class Page {
 public:
  Page() : app_(options()), canvas_(app_) {}

  App& app() { return app_; }
  Canvas& canvas() { return canvas_; }
  const std::vector<Control>& controls() const { return controls_; }
  double frames() const { return frames_; }
  bool canvas_shown() const { return canvas_shown_; }

  // The text view needs no canvas; the first time that it is shown it is made.
  bool show_canvas(bool shown) {
    canvas_shown_ = shown && canvas_.create();
    if (canvas_shown_) {
      app_.note_controls(&controls_);
      app_.wake();
    }
    wake();
    return canvas_shown_ == shown;
  }

  // Asks for one turn at the browser's next frame, unless one is coming already.
  void wake() {
    if (turn_asked_) return;
    turn_asked_ = true;
    emscripten_request_animation_frame(
        [](double, void* page) {
          static_cast<Page*>(page)->turn_asked_ = false;
          static_cast<Page*>(page)->turn();
          return EM_FALSE;
        },
        this);
  }

  void turn() {
    canvas_.take_events();
    app_.update(emscripten_get_now() / 1000);
    if (canvas_shown_ && canvas_.ready() && app_.needs_frame()) {
      canvas_.draw();
      ++frames_;
    }
    if (const std::uint64_t number = app_.view_state_number(); number != published_) {
      published_ = number;
      page::state_changed(static_cast<double>(number));
    }
    sleep_or_go_on();
  }

 private:
  static AppOptions options() {
    AppOptions options;
    options.threads = GRAPEVINE_THREADS ? std::clamp(emscripten_num_logical_cores(), 1, kMostThreads) : 0;
    options.link_prefix = page::address();
    options.platform = {.copy_text = page::copy_text, .choose_file = page::choose_file, .save_file = page::save_file, .gl_function = Canvas::gl_function,
                        .keep_drill = page::keep_drill, .show_text_view = page::show_text_view, .remember_tour = page::remember_tour};
    if (page::has_camera()) options.platform.read_code = page::read_code;
    return options;
  }

  void sleep_or_go_on() {
    const bool can_draw = canvas_shown_ && canvas_.ready();
    if (app_.needs_update() || (can_draw && app_.needs_frame())) return wake();
    const double seconds = can_draw ? app_.seconds_to_next_frame() : app_.seconds_to_next_update();
    if (seconds < 0) return;
    emscripten_async_call([](void* page) { static_cast<Page*>(page)->wake(); }, this, static_cast<int>(1000 * std::min(seconds, kSleepLimitSeconds)) + 1);
  }

  App app_;
  Canvas canvas_;
  std::vector<Control> controls_;
  bool canvas_shown_ = false, turn_asked_ = false;
  std::uint64_t published_ = 0;
  double frames_ = 0;
};

Page& page_of() {
  static Page page;
  return page;
}

// Everything that the page changes is looked at in the next turn.
App& changing() {
  page_of().wake();
  return page_of().app();
}

const char* errors_json(const Errors& errors) {
  static std::string text;
  nlohmann::json list = nlohmann::json::array();
  for (const Error& error : errors) list.push_back({{"where", error.where}, {"found", error.found}, {"allowed", error.allowed}, {"remedy", error.remedy}});
  text = list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return text.c_str();
}

}  // namespace

}  // namespace grapevine

using namespace grapevine;

extern "C" {

// --- the canvas and the loop
EMSCRIPTEN_KEEPALIVE int app_show_canvas(int shown) { return page_of().show_canvas(shown != 0); }
EMSCRIPTEN_KEEPALIVE void app_input() { page_of().wake(); }  // the canvas had an event
EMSCRIPTEN_KEEPALIVE void app_turn_now() {                   // its size has changed: no blank frame in between
  page_of().app().wake();
  page_of().turn();
}
EMSCRIPTEN_KEEPALIVE void app_canvas_lost() { page_of().canvas().lost(); }
EMSCRIPTEN_KEEPALIVE void app_canvas_restored() {
  page_of().canvas().restored();
  page_of().wake();
}
EMSCRIPTEN_KEEPALIVE void app_paste(const char* text) {
  page_of().canvas().paste(text);
  changing().wake();
}

// --- the reader's language: 1 from now on, 0 its catalogue cannot be read; then the page's own words in it
EMSCRIPTEN_KEEPALIVE int app_speak(const char* bytes, int size, const char* name) {
  static std::optional<Catalogue> spoken;
  auto read = Catalogue::read({bytes, static_cast<std::size_t>(size)}, name);
  if (!read) return 0;
  spoken.emplace(std::move(*read));
  speak(&*spoken);
  changing().wake();
  return 1;
}
EMSCRIPTEN_KEEPALIVE const char* app_words(const char* words) {
  static std::string text;
  return (text = say(std::string_view(words))).c_str();
}
EMSCRIPTEN_KEEPALIVE const char* app_words_of_number(double number, const char* one, const char* many) {
  static std::string text;
  return (text = wording::of_number(static_cast<std::int64_t>(number), one, many)).c_str();
}

// --- opening: 1 done, 0 refused (the view state then has a message)
EMSCRIPTEN_KEEPALIVE int app_open_named(const char* name) { return changing().open_named(name); }
EMSCRIPTEN_KEEPALIVE int app_open_file(int kind, const char* bytes, int size, const char* name) { return changing().open_file(static_cast<FileKind>(kind), {bytes, static_cast<std::size_t>(size)}, name); }
EMSCRIPTEN_KEEPALIVE int app_restore_drill(const char* bytes, int size) { return changing().restore_drill({bytes, static_cast<std::size_t>(size)}); }
EMSCRIPTEN_KEEPALIVE int app_open_link(const char* fragment) { return changing().open_link(fragment); }

// --- editing: a JSON array of what was refused
EMSCRIPTEN_KEEPALIVE const char* app_edit(const char* path, double value) { return errors_json(changing().edit(path, value)); }
EMSCRIPTEN_KEEPALIVE const char* app_edit_text(const char* path, const char* value) { return errors_json(changing().edit_text(path, value)); }
EMSCRIPTEN_KEEPALIVE void app_reset(const char* path) { changing().reset(path); }
EMSCRIPTEN_KEEPALIVE void app_reset_levers() { changing().reset_levers(); }
EMSCRIPTEN_KEEPALIVE void app_reset_assumptions() { changing().reset_assumptions(); }
EMSCRIPTEN_KEEPALIVE void app_choose_what_if(int which) { changing().choose_what_if(which); }
EMSCRIPTEN_KEEPALIVE const char* app_move(int moment, double minutes) { return errors_json(changing().move(moment, static_cast<std::int64_t>(minutes))); }
EMSCRIPTEN_KEEPALIVE void app_hold_changes(int hold) { changing().hold_changes(hold != 0); }
EMSCRIPTEN_KEEPALIVE void app_show_results() { changing().show_results(); }
EMSCRIPTEN_KEEPALIVE void app_explain(const char* metric) { changing().explain(metric); }
EMSCRIPTEN_KEEPALIVE void app_show_what_if() { changing().show_what_if(); }
EMSCRIPTEN_KEEPALIVE void app_show_drill() { changing().show_drill(); }
EMSCRIPTEN_KEEPALIVE int app_open_drill(const char* name) { return changing().open_drill(name); }
EMSCRIPTEN_KEEPALIVE void app_drill(const char* action, double number, const char* text) { changing().drill(action, static_cast<std::int64_t>(number), text); }
EMSCRIPTEN_KEEPALIVE void app_drill_decide(int team, int card, int option, int confidence, const char* how) { changing().drill_decide(team, card, option, confidence, how); }
EMSCRIPTEN_KEEPALIVE void app_data(const char* action, double number, const char* text) { changing().data(action, static_cast<std::int64_t>(number), text); }
EMSCRIPTEN_KEEPALIVE int app_show_screen(const char* name) { return changing().show_screen(name); }
EMSCRIPTEN_KEEPALIVE void app_keep() { changing().keep(); }
EMSCRIPTEN_KEEPALIVE void app_forget_kept(int which) { changing().forget_kept(which); }
EMSCRIPTEN_KEEPALIVE void app_predict(double share_of_baseline) { changing().predict(share_of_baseline); }
EMSCRIPTEN_KEEPALIVE void app_reveal() { changing().reveal(); }
EMSCRIPTEN_KEEPALIVE void app_end_prediction() { changing().end_prediction(); }
EMSCRIPTEN_KEEPALIVE void app_tell_network(int wanted) { changing().tell_network(wanted != 0); }
EMSCRIPTEN_KEEPALIVE void app_network_moment(double minutes) { changing().network_moment(static_cast<std::int64_t>(minutes)); }
EMSCRIPTEN_KEEPALIVE void app_network_person(double number) { changing().network_person(static_cast<std::int64_t>(number)); }
EMSCRIPTEN_KEEPALIVE void app_network_future(int which) { changing().network_future(which); }
EMSCRIPTEN_KEEPALIVE void app_network_baseline(int baseline) { changing().network_baseline(baseline != 0); }
EMSCRIPTEN_KEEPALIVE void app_make_baseline() { changing().make_baseline(); }
EMSCRIPTEN_KEEPALIVE void app_choose_baseline(int which) { changing().choose_baseline(which); }
EMSCRIPTEN_KEEPALIVE void app_undo() { changing().undo(); }
EMSCRIPTEN_KEEPALIVE void app_redo() { changing().redo(); }
EMSCRIPTEN_KEEPALIVE void app_set_replicates(int replicates) { changing().set_replicates(replicates); }
EMSCRIPTEN_KEEPALIVE void app_set_dark(int dark) { changing().set_dark(dark != 0); }
EMSCRIPTEN_KEEPALIVE void app_offer_tour() { changing().offer_tour(); }
EMSCRIPTEN_KEEPALIVE void app_dismiss_message() { changing().dismiss_message(); }
EMSCRIPTEN_KEEPALIVE void app_show_message(const char* title, const char* where, const char* found, const char* allowed, const char* remedy) {
  changing().show_message(title, {{where, found, allowed, remedy}});
}

// --- taking out
EMSCRIPTEN_KEEPALIVE const char* app_view_state() { return page_of().app().view_state_json().c_str(); }
EMSCRIPTEN_KEEPALIVE const char* app_scenario() {
  static std::string text;
  return (text = page_of().app().scenario_json()).c_str();
}
EMSCRIPTEN_KEEPALIVE const char* app_csv(const char* kind) {
  static std::string text;
  return (text = page_of().app().csv(kind)).c_str();
}
EMSCRIPTEN_KEEPALIVE const char* app_report() {
  static std::string text;
  return (text = page_of().app().report()).c_str();
}
EMSCRIPTEN_KEEPALIVE const char* app_link() {
  static std::string text;
  return (text = page_of().app().link()).c_str();
}

// --- for tests
EMSCRIPTEN_KEEPALIVE double app_frames() { return page_of().frames(); }
EMSCRIPTEN_KEEPALIVE int app_settled() { return page_of().app().settled() && !page_of().app().needs_update(); }
// Where the controls stood in the last frame, in CSS pixels of the canvas.
EMSCRIPTEN_KEEPALIVE const char* app_controls() {
  static std::string text;
  nlohmann::json list = nlohmann::json::array();
  if (page_of().canvas_shown()) {
    const double ratio = page_of().canvas().ratio();
    for (const Control& control : page_of().controls())
      list.push_back({{"of", control.of}, {"id", control.id}, {"left", control.box.left / ratio}, {"top", control.box.top / ratio},
                      {"right", control.box.right / ratio}, {"bottom", control.box.bottom / ratio}, {"enabled", control.enabled}});
  }
  text = list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return text.c_str();
}
}

int main() {
  // without memory nothing can go on: the page is told at once, instead of an exception that nobody waits for
  std::set_new_handler(std::abort);
  page_of();
  return 0;
}
