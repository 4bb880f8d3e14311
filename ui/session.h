// Everything of the app that works without a canvas: what is open, its futures, edits, messages, files, links and the
// published view state. App adds the canvas.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ensemble/why.h"
#include "report/reasons.h"
#include "ui/app.h"
#include "ui/baselines.h"
#include "ui/document.h"
#include "ui/drill_model.h"
#include "ui/futures.h"
#include "ui/import_model.h"
#include "ui/panels.h"
#include "ui/network_model.h"
#include "ui/state.h"

namespace grapevine {

class Session {
 public:
  explicit Session(AppOptions options);

  // --- one turn
  void update(double now);
  bool needs_update() const { return unpublished_ || !settled() || explains() || drill_.busy() || import_.busy() || ((shows_network() || network_told_) && network_.busy()); }
  bool settled() const;
  double now() const { return now_; }
  // Grows whenever something on screen may have changed.
  std::uint64_t changes() const { return changes_; }

  // --- opening
  void ensure_open();   // something is always open: without a word from the shell, the scenario that comes first
  bool open_named(std::string_view name);
  bool open_text(std::string_view bytes, std::string_view file_name);
  bool open_link(std::string_view fragment);
  bool open_baseline(std::string_view bytes, std::string_view file_name);  // what is on screen is compared with it
  bool open_table(std::string_view bytes, std::string_view file_name);
  bool open_drill(std::string_view name);
  bool restore_drill(std::string_view kept);  // false: it cannot be read

  // --- editing
  Errors edit(std::string_view path, double value);
  Errors edit_text(std::string_view path, std::string_view value);
  Errors move(std::int32_t moment, Millis at);
  void run(const Command& command);
  void run(const DrillCommand& command);
  void run(const ImportCommand& command);
  void predict(double share_of_baseline);  // instead of a sketch by hand: so much of the baseline everywhere
  void tell(Message message);
  void offer_scenario(std::string_view json);  // opened when its message is pressed
  void offer_tour();  // waits on the what-if screen
  // The network in words, in the view state; from then on until it is no longer wanted.
  void tell_network(bool wanted);
  void network_moment(Millis at);
  void network_person(std::int64_t number);   // negative: nobody

  // --- taking out
  Result<std::string> link() const;       // of the scenario alone, as a report has it
  Result<std::string> view_link() const;  // and of the part of the app on screen
  std::string scenario_json() const;
  std::string csv(std::string_view kind) const;
  std::string report() const;
  std::string chart_svg() const;
  std::string document_name() const;
  std::uint64_t edits() const { return (opened_ << 32) + (document_ ? document_->revision() : 0); }

  std::uint64_t number() const { return number_; }
  const std::string& view_state() const { return state_; }

  const AppOptions& options() const { return options_; }
  const Document& document() const { return *document_; }
  const Futures& futures() const { return futures_; }
  bool holds_changes() const { return choices.hold && document_ && !futures_.follows(*document_); }  // there are some that wait
  // What was on screen before the last change: to be shown again, and while it is.
  const Shown* before_change() const { return before_change_.get(); }
  bool replaying() const { return before_change_ && now_ - passing.replayed_at < kReplaySeconds; }
  const std::vector<Kept>& kept() const { return kept_; }
  const std::vector<BaselineChoice>& baselines() const;  // what the baseline could be
  // While a prediction is sketched: the baseline alone.
  // The score of the sketch that was made of what is on screen; empty: none was.
  std::string predicted() const;
  const Shown* before_reveal() const { return passing.prediction.sketching ? baseline_alone_.get() : nullptr; }
  // Why the figure asked for has changed; null while it is worked out, or when nobody asked.
  const Reasons* reasons() const { return reasons_ ? &*reasons_ : nullptr; }
  Metric explained() const;
  static constexpr double kReplaySeconds = 1.2;
  NetworkModel& network() { return network_; }
  const DrillModel& drill() const { return drill_; }
  const ImportModel& import_model() const { return import_; }
  std::uint64_t opened() const { return opened_; }   // documents so far

  // panels change these two; everything else goes through commands
  ViewChoices choices;
  Passing passing;

 private:
  bool open(Scenario scenario, std::string_view what);
  void open_first();
  void changed();
  void carry_out(const Command& command);
  // Does something to the document; what was on screen before a new step of its history is kept.
  template <class Edit>
  auto changing(Edit edit) {
    const std::uint64_t step = document_->step(), opened = opened_;
    auto before = futures_.keep_shown();
    auto done = edit();
    if (opened_ == opened && document_->step() != step && before) before_change_ = std::move(before);
    return done;
  }
  std::uint64_t gesture_of(std::string_view what);  // edits from outside that follow each other fast are one
  bool explains() const { return choices.tab == Tab::why && settled() && !reasons_; }  // an explanation is being worked out
  void explain();
  void forget_reasons();
  std::string kept_title(const Shown& shown) const;
  void keep();
  void set_baseline(const Scenario& scenario, std::string title);
  void make_baseline();
  void choose_baseline(std::int64_t which);
  void follow_kept();
  void open_import();
  void predict();
  void reveal();
  void publish();
  void keep_drill();
  void follow_tour(Action action, bool stepped);  // tour.cpp
  bool shows_network() const { return choices.screen == Screen::network || (choices.screen == Screen::what_if && passing.strip_shown); }
  void follow_network();
  // Sets a value, or remembers beside which lever to say why not.
  void set_or_refuse(std::size_t parameter, const Result<double>& value, std::uint64_t gesture);
  void share();
  void carry_out_files(const Command& command);  // session_files.cpp
  void save(std::string_view what, const std::string& bytes, const std::string& type) const;

  AppOptions options_;
  Futures futures_;
  NetworkModel network_;   // worked on while its screen is shown, or its words are wanted
  bool network_told_ = false;
  DrillModel drill_{options_.platform};
  double drill_kept_at_ = -10;
  ImportModel import_;
  std::optional<Document> document_;
  std::uint64_t opened_ = 0;     // documents so far
  std::shared_ptr<const Shown> before_change_;
  std::vector<Kept> kept_;
  mutable std::vector<BaselineChoice> baselines_;   // of this revision and so many kept
  mutable std::pair<std::uint64_t, std::size_t> baselines_of_{0, 0};
  std::shared_ptr<const Shown> baseline_alone_;
  std::unique_ptr<Explainer> explainer_;
  std::optional<Reasons> reasons_;
  std::shared_ptr<const Shown> explained_;  // the results that they are of
  bool release_ = false;         // show what was held, once
  double now_ = 0;
  std::uint64_t changes_ = 1;
  std::int64_t progress_seen_ = -1;

  bool unpublished_ = true;
  double published_at_ = -1;
  std::uint64_t number_ = 0;
  std::string state_;

  std::string offered_;          // a scenario of last time
  // A sketch that was revealed, good as long as nothing is changed: the report has its score.
  Prediction revealed_;
  std::uint64_t revealed_edits_ = 0;

  std::string last_edited_;      // from outside, and when
  double last_edited_at_ = -10;
};

}  // namespace grapevine
