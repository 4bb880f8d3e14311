#include "ui/session.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/wording.h"
#include "report/headline.h"
#include "report/wording.h"
#include "ui/link_view.h"
#include "ui/network_text.h"
#include "ui/number_entry.h"
#include "ui/shipped.h"
#include "ui/view_state.h"

namespace grapevine {

namespace {

constexpr double kPublishSeconds = 0.25;      // at most four view states a second
constexpr double kKeepDrillSeconds = 5;       // its clock alone is written down no more often
constexpr double kSameGestureSeconds = 1;     // edits of one parameter from outside that follow each other this fast

}  // namespace

Session::Session(AppOptions options) : options_(std::move(options)), futures_(options_.threads, options_.slice_ms), import_(options_.threads, options_.max_people) { choices.dark = options_.dark; }

void Session::changed() {
  unpublished_ = true;
  ++changes_;
}

void Session::tell(Message message) {
  passing.messages.assign(1, std::move(message));
  changed();
}

// --- one turn -------------------------------------------------------------------------------------------------------------

void Session::update(double now) {
  ensure_open();
  now_ = std::max(now_, now);
  if (futures_.update(*document_, now_, choices.hold && !release_)) changed();
  release_ = false;
  follow_kept();
  explain();
  if (Errors errors = futures_.take_errors(); !errors.empty()) {
    // the edit cannot be run: back to what could
    if (document_->can_undo()) document_->undo();
    tell({std::string(say("That cannot be simulated")), std::move(errors)});
  }
  follow_network();
  if (import_.update(options_.slice_ms)) changed();
  if (const bool ran = drill_.running(); drill_.update(now_, options_.slice_ms)) {
    changed();
    if (ran && (!drill_.running() || now_ - drill_kept_at_ >= kKeepDrillSeconds)) keep_drill();
  }
  if (const std::int64_t done = futures_.progress().done; done != progress_seen_) {
    progress_seen_ = done;
    changed();
  }
  if (unpublished_ && (published_at_ < 0 || now_ - published_at_ >= kPublishSeconds)) publish();
}

Metric Session::explained() const {
  if (passing.why_metric >= 0) return static_cast<Metric>(passing.why_metric);
  const Shown& shown = futures_.shown();
  return shown.paired ? headline_metric(shown.comparison) : Metric::crisis;
}

// What was changed by hand has no title of its own: it is called by its first change, so that several of one what-if are told apart.
std::string Session::kept_title(const Shown& shown) const {
  const auto called = [](std::string_view label, const std::string& value, std::size_t more) { return more > 0 ? say("{}: {}, {} more", label, value, more) : std::string(label) + ": " + value; };
  if (const auto& by_hand = document_->choices().values; document_->title_in_file() != kUntitled && document_->edited() && !by_hand.empty()) {
    const auto& [parameter, value] = *by_hand.begin();
    return called(say(parameter_table()[parameter].label), value_to_string(parameter, value), by_hand.size() - 1);
  }
  if (document_->title_in_file() != kUntitled || shown.differences.empty()) return document_->what_if_title();
  const Difference& first = shown.differences.front();
  return called(first.label, first.after, shown.differences.size() - 1);
}

void Session::keep() {
  auto shown = futures_.keep_shown();
  if (!shown || !shown->paired || kept_.size() == kMostKept) return;
  std::string title = kept_title(*shown);
  kept_.push_back({std::move(title), std::move(shown), futures_.keep_runs()});
}

void Session::predict() {
  baseline_alone_ = futures_.baseline_alone();
  if (!baseline_alone_) return;
  passing.prediction = {};
  passing.prediction.sketching = true;
  choices.screen = Screen::what_if;
}

void Session::reveal() {
  passing.prediction.sketching = false;
  passing.prediction.revealed = true;
  revealed_ = passing.prediction;
  revealed_edits_ = edits();
}

std::string Session::predicted() const {
  return revealed_.revealed && revealed_edits_ == edits() && futures_.shown().ready && !futures_.stale() ? score_text(revealed_, futures_.shown()) : std::string();
}

void Session::predict(double share_of_baseline) {
  ensure_open();
  if (!passing.prediction.sketching) predict();
  if (!passing.prediction.sketching) return;
  const std::vector<double>& baseline = baseline_alone_->people.band.mean;
  passing.prediction.values = baseline;
  for (double& value : passing.prediction.values) value *= share_of_baseline;
  changed();
}

void Session::forget_reasons() {
  explainer_.reset();
  reasons_.reset();
}

// Where everybody stands is worked out only for the picture.
void Session::follow_network() {
  const bool picture = shows_network();
  if (!picture && !network_told_) return;
  // beside the figures it waits for them: a lever in somebody's hand comes first
  if (choices.screen == Screen::what_if && !network_told_ && !settled()) return;
  if (!network_.update(*document_, futures_, choices.network, options_.slice_ms, picture)) return;
  if (network_told_) changed();
  else ++changes_;
}

void Session::tell_network(bool wanted) {
  if (wanted != network_told_) changed();
  network_told_ = wanted;
}

void Session::network_moment(Millis at) {
  passing.network.at = std::max<Millis>(0, at);
  passing.network.playing = false;
  changed();
}

void Session::network_person(std::int64_t number) {
  const std::int64_t found = number < 0 ? -1 : network_.find(number);
  passing.network.person = found;
  passing.network.not_found = number < 0 || found >= 0 || !network_.world() ? "" : no_person(std::to_string(number), *network_.world());
  changed();
}

// A slice of the work, so that the screen stays alive; the results on screen must be at rest.
void Session::explain() {
  if (explained_ != futures_.keep_shown()) {
    explained_ = futures_.keep_shown();
    forget_reasons();
  }
  if (!explains()) return;
  if (!explainer_) explainer_ = futures_.explain(explained());
  if (!explainer_) {
    reasons_ = no_reasons(explained());
    return changed();
  }
  const auto start = std::chrono::steady_clock::now();
  while (!explainer_->step())
    if (std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() > options_.slice_ms) return;
  reasons_ = grapevine::reasons(explainer_->why(), futures_.shown().futures);
  explainer_.reset();
  changed();
}

bool Session::settled() const { return document_ && futures_.settled() && (choices.hold || futures_.follows(*document_)); }

void Session::publish() {
  unpublished_ = false;
  published_at_ = now_;
  ++number_;
  const Result<std::string> fragment = view_link();
  const std::string text = fragment ? *fragment : std::string();
  state_ = view_state_to_json({.number = number_,
                               .opened = opened_,
                               .document = &*document_,
                               .futures = &futures_,
                               .choices = &choices,
                               .passing = &passing,
                               .link = text,
                               .held = holds_changes(),
                               .before = before_change_.get(),
                               .before_reveal = before_reveal(),
                               .reasons = reasons(),
                               .drill = &drill_,
                               .import_model = &import_,
                               .kept = kept_,
                               .predicted = predicted(),
                               .baselines = baselines(),
                               .network = network_told_ ? network_to_json(network_, passing.network, choices.network, futures_) : std::string()});
}

// --- editing --------------------------------------------------------------------------------------------------------------

std::uint64_t Session::gesture_of(std::string_view what) {
  const bool same_gesture = last_edited_ == what && now_ - last_edited_at_ < kSameGestureSeconds;
  if (!same_gesture) ++passing.gestures;
  last_edited_ = what;
  last_edited_at_ = now_;
  return passing.gestures;
}

Errors Session::edit(std::string_view path, double value) {
  ensure_open();
  const auto parameter = find_parameter(path);
  if (!parameter) return {unknown_parameter(path, "edit")};
  const std::uint64_t gesture = gesture_of(path);
  Errors errors = changing([&] { return document_->set(*parameter, value, gesture); });
  if (errors.empty()) changed();
  return errors;
}

Errors Session::move(std::int32_t moment, Millis at) {
  ensure_open();
  const std::uint64_t gesture = gesture_of("moment " + std::to_string(moment));
  Errors errors = changing([&] { return document_->move(moment, at, gesture); });
  if (errors.empty()) changed();
  return errors;
}

Errors Session::edit_text(std::string_view path, std::string_view value) {
  ensure_open();
  const auto parameter = find_parameter(path);
  if (!parameter) return {unknown_parameter(path, "edit")};
  const Result<double> number = parse_value(*parameter, value, path);
  return number ? edit(path, *number) : number.errors();
}

void Session::set_or_refuse(std::size_t parameter, const Result<double>& value, std::uint64_t gesture) {
  const Errors errors = value ? document_->set(parameter, *value, gesture) : value.errors();
  passing.refused_parameter = errors.empty() ? -1 : static_cast<std::int64_t>(parameter);
  if (!errors.empty()) passing.refused_text = errors.front().allowed;
}

void Session::run(const Command& command) {
  ensure_open();
  const std::uint64_t step = document_->step();
  changing([&] { carry_out(command); return true; });
  follow_tour(command.action, document_->step() != step);
  changed();
}

void Session::run(const DrillCommand& command) {
  command(drill_);
  if (auto told = drill_.take_message()) tell({std::move(told->title), std::move(told->errors)});
  keep_drill();
  changed();
}

void Session::run(const ImportCommand& command) {
  command(import_);
  changed();
}

void Session::keep_drill() {
  drill_kept_at_ = now_;
  if (options_.platform.keep_drill) options_.platform.keep_drill(drill_.kept());
}

void Session::carry_out(const Command& command) {
  switch (command.action) {
    case Action::set_value: set_or_refuse(command.parameter, command.value, command.gesture); break;
    case Action::type_value: set_or_refuse(command.parameter, parse_entry(command.parameter, command.text), 0); break;
    case Action::reset_value: set_or_refuse(command.parameter, document_->baseline_value(command.parameter), command.gesture); break;
    case Action::open_named: open_named(command.text); break;
    case Action::choose_what_if: document_->choose(static_cast<std::int32_t>(command.number)); break;
    case Action::make_baseline: make_baseline(); break;
    case Action::choose_baseline: choose_baseline(command.number); break;
    case Action::own_baseline:
      if (const auto own = document_->own_baseline()) set_baseline(*own, {});
      break;
    case Action::set_replicates: futures_.set_replicates(command.number); break;
    case Action::undo: document_->undo(); break;
    case Action::redo: document_->redo(); break;
    case Action::reset_levers: document_->reset_all(false); break;
    case Action::reset_assumptions: document_->reset_all(true); break;
    case Action::move_moment: document_->move(static_cast<std::int32_t>(command.number), command.at, command.gesture); break;
    case Action::toggle_hold: choices.hold = !choices.hold; break;
    case Action::show_held: release_ = true; break;
    case Action::replay_change: passing.replayed_at = now_; break;
    case Action::go_to:
      choices.screen = static_cast<Screen>(command.number);
      if (drill_.is_open()) run([on = choices.screen == Screen::drill](DrillModel& drill) { drill.show(on); });
      break;
    case Action::keep: keep(); break;
    case Action::forget_kept:
      if (static_cast<std::size_t>(command.number) < kept_.size()) kept_.erase(kept_.begin() + command.number);
      break;
    case Action::predict: predict(); break;
    case Action::reveal: reveal(); break;
    case Action::end_prediction: passing.prediction = {}; break;
    case Action::explain:
      passing.why_metric = command.number;
      choices.tab = Tab::why;
      forget_reasons();
      break;
    case Action::toggle_dark: choices.dark = !choices.dark; break;
    case Action::text_view: if (options_.platform.show_text_view) options_.platform.show_text_view(); break;
    case Action::choose_future: choices.network.future = static_cast<FutureChoice>(command.number); break;
    case Action::show_side: choices.network.baseline = command.number != 0; break;
    case Action::start_tour: case Action::has_read: case Action::skip_tour: break;  // follow_tour
    case Action::dismiss_message: passing.messages.clear(); break;
    default: carry_out_files(command); break;
  }
}

}  // namespace grapevine
