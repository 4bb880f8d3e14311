#include "ui/app.h"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "ui/drill_screen.h"
#include "ui/first_screen.h"
#include "ui/import_screen.h"
#include "ui/link_view.h"
#include "ui/session.h"
#include "ui/workspace.h"

namespace grapevine {

namespace {

constexpr double kFadeAfterSeconds = 0.2, kFadeSeconds = 0.25;
constexpr float kFadedOpacity = 0.5f;
constexpr double kCopiedSeconds = 2;
constexpr int kFramesToSettle = 3;  // ImGui takes a frame or two after a change

}  // namespace

struct App::Impl {
  Session session;
  Gui gui;
  NetworkPicture picture;
  bool fonts_built = false;
  int frames_due = kFramesToSettle;
  std::uint64_t changes_drawn = 0;

  explicit Impl(AppOptions options) : session(std::move(options)), picture(session.options().platform.gl_function) {}
  float opacity();
  Scene scene();
  double next_change() const;  // of what is on screen by itself: seconds from now, or negative
};

App::App(AppOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
App::~App() = default;

// --- one turn of the shell's loop -----------------------------------------------------------------------------------------

void App::update(double now_seconds) { impl_->session.update(now_seconds); }
bool App::needs_update() const { return impl_->session.needs_update(); }
bool App::settled() const { return impl_->session.settled(); }
void App::wake() { impl_->frames_due = kFramesToSettle; }

// The button says "Copied", and the results before a change are shown again, until their time is over.
double App::Impl::next_change() const {
  const auto left = [&](double since, double seconds) { return since < 0 ? 1e9 : std::max(0.0, since + seconds - session.now()); };
  double next = std::min({left(session.passing.copied_at, kCopiedSeconds), left(session.passing.replayed_at, Session::kReplaySeconds), left(session.drill().copied_at(), kCopiedSeconds)});
  if (session.drill().running()) next = std::min(next, session.drill().seconds_to_next_minute());
  return next < 1e9 ? next : -1;
}

bool App::needs_frame() const {
  const Impl& impl = *impl_;
  return impl.frames_due > 0 || impl.gui.wants_frame || impl.changes_drawn != impl.session.changes() || impl.next_change() == 0;
}

double App::seconds_to_next_update() const { return impl_->session.drill().seconds_to_next_minute(); }
double App::seconds_to_next_frame() const { return needs_frame() ? 0 : impl_->next_change(); }

// --- the canvas -----------------------------------------------------------------------------------------------------------

void App::attach_gui() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // nothing moves by itself: idle draws no frames
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  impl_->fonts_built = false;
}

bool App::prepare_frame(const Display& display) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {std::max(1.0f, display.width), std::max(1.0f, display.height)};
  io.DisplayFramebufferScale = {1, 1};
  Gui& gui = impl_->gui;
  const float scale = std::clamp(display.scale, 0.5f, 4.0f);
  if (impl_->fonts_built && gui.scale == scale) return false;
  gui.scale = scale;
  gui.fonts = build_fonts(scale);
  io.FontDefault = gui.fonts.body;
  impl_->fonts_built = true;
  wake();
  return true;
}

void App::forget_graphics() {
  impl_->picture.card.forget();
  wake();
}

void App::note_controls(std::vector<Control>* controls) { impl_->gui.controls = controls; }

// Results of an earlier edit fade a little, once it is clear that new ones take a while.
float App::Impl::opacity() {
  const Futures& futures = session.futures();
  if (!futures.stale() || !futures.shown().ready) return 1;
  const double waited = session.now() - futures.stale_since() - kFadeAfterSeconds;
  if (waited < kFadeSeconds) gui.wants_frame = true;
  const auto part = static_cast<float>(std::clamp(waited / kFadeSeconds, 0.0, 1.0));
  return 1 - (1 - kFadedOpacity) * part;
}

Scene App::Impl::scene() {
  const Document& document = session.document();
  Scene scene;
  scene.document = &document;
  scene.futures = &session.futures();
  scene.platform = &session.options().platform;
  scene.opacity = opacity();
  scene.can_replay = session.before_change() != nullptr;
  scene.held = session.holds_changes();
  if (session.replaying()) scene.replayed = session.before_change();
  scene.before_reveal = session.before_reveal();
  scene.prediction = &session.passing.prediction;
  scene.kept = session.kept();
  if (session.passing.baselines != Opening::closed) scene.baselines = session.baselines();
  scene.reasons = session.reasons();
  scene.explained = session.explained();
  scene.moments = document.moments();
  // they follow the hand, before their results are there
  scene.markers = scene.before_reveal ? scene.before_reveal->markers : scene.replayed ? scene.replayed->markers : markers_of(document.what_if(), session.futures().shown().first_reply_minutes);
  for (const Moment& moment : scene.moments)
    if (moment.id == kChangeStarts && !scene.replayed && !scene.before_reveal) scene.markers.push_back({moment.at, moment.title, Marker::Kind::plain});
  std::ranges::stable_sort(scene.markers, {}, &Marker::at);
  return scene;
}

void App::build_gui() {
  Impl& impl = *impl_;
  Session& session = impl.session;
  session.ensure_open();
  if (session.now() - session.passing.copied_at >= kCopiedSeconds) session.passing.copied_at = -10;
  if (session.now() - session.passing.replayed_at >= Session::kReplaySeconds) session.passing.replayed_at = -10;
  impl.changes_drawn = session.changes();
  impl.frames_due = std::max(0, impl.frames_due - 1);

  Gui& gui = impl.gui;
  gui.begin_frame(session.choices.dark, session.now());
  if (gui.controls) gui.controls->clear();
  apply_style(*gui.theme, gui.scale);
  session.passing.read_out.begin_frame();
  const Scene scene = impl.scene();
  Commands commands;
  std::vector<DrillCommand> drill_commands;
  std::vector<ImportCommand> import_commands;
  if (session.choices.screen == Screen::drill) drill_screen(gui, scene, session.drill(), session.choices, session.passing, commands, drill_commands);
  else if (session.choices.screen == Screen::data) import_screen(gui, scene, session.import_model(), session.choices, session.passing, commands, import_commands);
  else if (session.choices.screen == Screen::first) first_screen(gui, scene, session.choices, session.passing, commands);
  else workspace(gui, scene, session.network(), impl.picture, session.choices, session.passing, commands);
  for (const Command& command : commands) session.run(command);
  for (const DrillCommand& command : drill_commands) session.run(command);
  for (const ImportCommand& command : import_commands) session.run(command);
  if (!commands.empty() || !drill_commands.empty() || !import_commands.empty()) wake();
}

// --- opening and editing --------------------------------------------------------------------------------------------------

bool App::open_named(std::string_view name) { return impl_->session.open_named(name); }
bool App::open_file(FileKind kind, std::string_view bytes, std::string_view file_name) {
  if (kind == FileKind::baseline) return impl_->session.open_baseline(bytes, file_name);
  if (kind == FileKind::table || is_table_file(file_name)) return open_table(bytes, file_name);
  return open_scenario_text(bytes, file_name);
}
bool App::open_scenario_text(std::string_view bytes, std::string_view file_name) { return impl_->session.open_text(bytes, file_name); }
bool App::open_table(std::string_view bytes, std::string_view file_name) { return impl_->session.open_table(bytes, file_name); }
bool App::open_link(std::string_view fragment) { return impl_->session.open_link(fragment); }
bool App::open_drill(std::string_view name) { return impl_->session.open_drill(name); }
bool App::restore_drill(std::string_view kept) { return impl_->session.restore_drill(kept); }

Errors App::edit(std::string_view path, double value) { return impl_->session.edit(path, value); }
Errors App::edit_text(std::string_view path, std::string_view value) { return impl_->session.edit_text(path, value); }
Errors App::move(std::int32_t moment, std::int64_t minutes) { return impl_->session.move(moment, minutes * kMinute); }
void App::reset(std::string_view path) { if (const auto parameter = find_parameter(path)) impl_->session.run(Command::reset_value(*parameter)); }
void App::reset_levers() { impl_->session.run(Action::reset_levers); }
void App::reset_assumptions() { impl_->session.run(Action::reset_assumptions); }
void App::choose_what_if(std::int32_t which) { impl_->session.run(Command::choose_what_if(which)); }
void App::make_baseline() { impl_->session.run(Action::make_baseline); }
void App::choose_baseline(std::int32_t which) { impl_->session.run(Command::choose_baseline(which)); }
void App::undo() { impl_->session.run(Action::undo); }
void App::redo() { impl_->session.run(Action::redo); }
void App::hold_changes(bool hold) { if (hold != impl_->session.choices.hold) impl_->session.run(Action::toggle_hold); }
void App::show_results() { impl_->session.run(Action::show_held); }
void App::explain(std::string_view metric) {
  std::int64_t wanted = -1;
  for (std::size_t i = 0; i < metric_table().size(); ++i)
    if (metric_table()[i].name == metric) wanted = static_cast<std::int64_t>(i);
  impl_->session.run(Command::explain(wanted));
}
void App::show_drill() { impl_->session.run(Command::go_to(Screen::drill)); }
void App::show_network() { impl_->session.run(Command::go_to(Screen::network)); }
void App::show_what_if() { impl_->session.run(Command::go_to(Screen::what_if)); }
void App::drill(std::string_view action, std::int64_t number, std::string_view text) {
  impl_->session.run([&](DrillModel& model) { do_in_drill(model, action, number, text); });
}
void App::drill_decide(std::int32_t team, std::int32_t card, std::int32_t option, std::int32_t confidence, std::string_view how) {
  impl_->session.run([&](DrillModel& model) { decide_in_drill(model, static_cast<std::size_t>(team), card, option, confidence, how); });
}
void App::data(std::string_view action, std::int64_t number, std::string_view text) {
  if (action == "open") return impl_->session.run(Action::open_import);
  impl_->session.run(ImportCommand([&](ImportModel& model) { do_in_import(model, action, number, text); }));
}
bool App::show_screen(std::string_view name) {
  const auto screen = screen_named(name);
  if (screen) impl_->session.run(Command::go_to(*screen));
  return screen.has_value();
}
void App::keep() { impl_->session.run(Action::keep); }
void App::forget_kept(std::int32_t which) { if (which >= 0) impl_->session.run(Command::forget_kept(static_cast<std::size_t>(which))); }
void App::predict(double share_of_baseline) { impl_->session.predict(share_of_baseline); }
void App::reveal() { impl_->session.run(Action::reveal); }
void App::end_prediction() { impl_->session.run(Action::end_prediction); }
void App::tell_network(bool wanted) { impl_->session.tell_network(wanted); }
void App::network_moment(std::int64_t minutes) { impl_->session.network_moment(minutes * kMinute); }
void App::network_person(std::int64_t number) { impl_->session.network_person(number); }
void App::network_future(std::int32_t which) {
  if (which >= 0 && static_cast<std::size_t>(which) < kFutureNames.size()) impl_->session.run(Command::choose_future(static_cast<FutureChoice>(which)));
}
void App::network_baseline(bool baseline) { impl_->session.run(Command::show_side(baseline)); }
bool App::can_undo() const { impl_->session.ensure_open(); return impl_->session.document().can_undo(); }
bool App::can_redo() const { impl_->session.ensure_open(); return impl_->session.document().can_redo(); }
void App::set_replicates(std::int64_t replicates) { impl_->session.run(Command::set_replicates(replicates)); }
void App::set_dark(bool dark) { if (dark != impl_->session.choices.dark) impl_->session.run(Action::toggle_dark); }
bool App::dark() const { return impl_->session.choices.dark; }
void App::offer_tour() { impl_->session.offer_tour(); }
void App::dismiss_message() { impl_->session.run(Action::dismiss_message); }
void App::ask_path(std::string title, std::string suggested, bool saves) {
  PathEntry& entry = impl_->session.passing.path;
  entry = {.state = Opening::asked, .title = std::move(title), .saves = saves, .text = {}};
  suggested.copy(entry.text.data(), entry.text.size() - 1);
  wake();
}
void App::take_offer() { impl_->session.run(Action::take_offer); }
void App::offer_scenario(std::string_view json) { impl_->session.offer_scenario(json); }
void App::show_message(std::string title, Errors errors) { impl_->session.tell({std::move(title), std::move(errors)}); }

// --- taking out -----------------------------------------------------------------------------------------------------------

std::string App::link() const {
  const Result<std::string> fragment = impl_->session.view_link();
  return fragment ? *fragment : std::string();
}
std::string App::scenario_json() const { return impl_->session.scenario_json(); }
std::string App::csv(std::string_view kind) const { return impl_->session.csv(kind); }
std::string App::chart_svg() const { return impl_->session.chart_svg(); }
std::string App::document_name() const { return impl_->session.document_name(); }
std::uint64_t App::edits() const { return impl_->session.edits(); }
std::string App::report() const { return impl_->session.report(); }
std::uint64_t App::view_state_number() const { return impl_->session.number(); }
const std::string& App::view_state_json() const { return impl_->session.view_state(); }

}  // namespace grapevine
