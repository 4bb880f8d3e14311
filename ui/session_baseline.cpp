// A session's baselines: another one in its place, and what was kept told against it.
#include <algorithm>
#include <utility>

#include "base/wording.h"
#include "ui/session.h"

namespace grapevine {

const std::vector<BaselineChoice>& Session::baselines() const {
  if (baselines_of_ != std::pair(document_->revision(), kept_.size())) {
    baselines_ = baseline_choices(*document_, kept_);
    baselines_of_ = {document_->revision(), kept_.size()};
  }
  return baselines_;
}

void Session::set_baseline(const Scenario& scenario, std::string title) {
  if (Errors errors = document_->set_baseline(scenario, std::move(title)); !errors.empty()) return tell({std::string(say("That cannot be the baseline")), std::move(errors)});
  passing.prediction = {};
}

// Under the name that it would have if it were kept.
void Session::make_baseline() {
  if (!document_->differs()) return;
  Shown named;
  named.differences = differences(document_->baseline(), document_->what_if());
  const Scenario on_screen = document_->what_if();
  set_baseline(on_screen, kept_title(named));
}

void Session::choose_baseline(std::int64_t which) {
  if (which < 0 || which >= static_cast<std::int64_t>(baselines().size())) return;
  const BaselineChoice choice = baselines()[static_cast<std::size_t>(which)];
  set_baseline(choice.scenario, choice.title);
}

bool Session::open_baseline(std::string_view bytes, std::string_view file_name) {
  ensure_open();
  const std::string where = grapevine::shown(file_name);
  const auto scenario = parse_scenario(bytes, {.where = where, .max_people = options_.max_people});
  if (!scenario) {
    tell({say("Could not open {}", where), scenario.errors()});
    return false;
  }
  const std::uint64_t step = document_->step();
  changing([&] { set_baseline(*scenario, scenario->baseline.empty() ? scenario->title.empty() ? where : scenario->title : scenario->baseline); return true; });
  changed();
  return document_->step() != step;
}

// Verdicts of another baseline say nothing about this one: they are worked out again from the futures that were kept.
void Session::follow_kept() {
  if (kept_.empty() || futures_.stale()) return;
  const Scenario& baseline = document_->baseline();
  const std::size_t before = kept_.size();
  std::erase_if(kept_, [&](const Kept& kept) { return !same_crowd(baseline, kept.shown->what_if); });
  if (kept_.size() != before) {
    tell({std::string(before - kept_.size() == 1 ? say("What was kept was let go") : say("What-ifs that were kept were let go")),
          {{std::string(say("compared")), std::string(say("another crowd")), std::string(say("what-ifs of the same people, who live through the same futures")), std::string(say("undo brings the crowd back; then keep it again"))}}});
  }
  for (Kept& kept : kept_) {
    if (kept.shown->baseline == baseline) continue;
    if (auto shown = futures_.against_baseline(kept.shown->what_if, *kept.runs)) {
      kept.shown = std::move(shown);
      changed();
    }
  }
}

}  // namespace grapevine
