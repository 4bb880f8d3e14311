#include "ui/document.h"

#include <algorithm>
#include <utility>

#include "base/wording.h"
#include "report/chart.h"
#include "report/wording.h"

namespace grapevine {

namespace {

constexpr std::size_t kLongestHistory = 200;
bool is_fixed(std::size_t parameter) { return parameter_table()[parameter].role == Role::fixed; }

constexpr std::int32_t kOfWhatIf = 1 << 16;  // + index: ids of the what-if's entries; below it those of the scenario

Millis moved_to(const Choices& choices, std::int32_t id, Millis otherwise) {
  const auto found = choices.moved.find(id);
  return found == choices.moved.end() ? otherwise : found->second;
}

// Everything at the moment to which it was moved.
Scenario with_moves(Scenario scenario, const Choices& choices) {
  if (choices.moved.empty()) return scenario;
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) scenario.timeline[i].at = moved_to(choices, static_cast<std::int32_t>(i), scenario.timeline[i].at);
  std::ranges::stable_sort(scenario.timeline, {}, &TimelineEntry::at);
  if (choices.what_if == kAsItIs) return scenario;
  std::vector<TimelineEntry>& timeline = scenario.what_ifs[static_cast<std::size_t>(choices.what_if)].timeline;
  for (std::size_t i = 0; i < timeline.size(); ++i)
    timeline[i].at = moved_to(choices, timeline[i].at == 0 ? kChangeStarts : kOfWhatIf + static_cast<std::int32_t>(i), timeline[i].at);
  std::ranges::stable_sort(timeline, {}, &TimelineEntry::at);
  return scenario;
}

// By parameter: the moment at which a what-if last changes it, or else at which changes start.
std::vector<Millis> moments_of(const Scenario& scenario, std::int32_t which, Millis start) {
  std::vector<Millis> moments(parameter_table().size(), start);
  if (which == kAsItIs) return moments;
  for (const TimelineEntry& entry : scenario.what_ifs[static_cast<std::size_t>(which)].timeline)
    for (const ParameterChange& change : entry.changes) moments[change.parameter] = entry.at;
  return moments;
}

// By parameter: its value at its moment.
std::vector<double> values_at(const Scenario& scenario, const std::vector<Millis>& moments) {
  std::map<Millis, Parameters> by_moment;
  std::vector<double> values(moments.size());
  for (std::size_t i = 0; i < moments.size(); ++i) {
    auto found = by_moment.find(moments[i]);
    if (found == by_moment.end()) found = by_moment.emplace(moments[i], parameters_at(scenario, moments[i])).first;
    values[i] = get(found->second, i);
  }
  return values;
}

// The what-if's own timeline with every chosen value in force from its moment to the end.
std::vector<TimelineEntry> timeline_of(const Scenario& scenario, const Choices& choices, const std::vector<Millis>& moments) {
  std::vector<TimelineEntry> timeline;
  if (choices.what_if != kAsItIs) timeline = scenario.what_ifs[static_cast<std::size_t>(choices.what_if)].timeline;
  const auto chosen = [&](std::size_t parameter) { return !is_fixed(parameter) && choices.values.contains(parameter); };

  // what was chosen replaces what the what-if says itself
  for (TimelineEntry& entry : timeline) std::erase_if(entry.changes, [&](const ParameterChange& change) { return chosen(change.parameter); });
  std::erase_if(timeline, [](const TimelineEntry& entry) { return entry.changes.empty() && entry.events.empty(); });

  std::map<Millis, std::vector<ParameterChange>> moves;
  for (const auto& [parameter, value] : choices.values)
    if (!is_fixed(parameter)) moves[moments[parameter]].push_back({parameter, value});
  // the scenario's own later changes of it would end it: it holds there too
  for (const TimelineEntry& entry : scenario.timeline)
    for (const ParameterChange& change : entry.changes)
      if (chosen(change.parameter) && entry.at > moments[change.parameter])
        moves[entry.at].push_back({change.parameter, choices.values.at(change.parameter)});
  for (auto& [at, changes] : moves) timeline.push_back({at, "", std::move(changes), {}});
  std::ranges::stable_sort(timeline, {}, &TimelineEntry::at);
  return timeline;
}

Scenario with_timeline(Scenario scenario, std::vector<TimelineEntry> timeline) {
  scenario.what_ifs = {WhatIf{"", std::move(timeline)}};
  Scenario with = with_what_if(scenario, 0);
  with.what_ifs.clear();
  return with;
}

Scenario with_crowd(Scenario scenario, const Choices& choices) {
  for (const auto& [parameter, value] : choices.values)
    if (is_fixed(parameter)) grapevine::set(scenario.parameters, parameter, value);
  return scenario;
}

// What relations of parameters are broken at the start or after any entry.
Errors broken_relations(const Scenario& scenario, std::string_view where) {
  Parameters parameters = scenario.parameters;
  Errors errors = check_relations(parameters, where);
  for (std::size_t i = 0; i < scenario.timeline.size() && errors.empty(); ++i) {
    const TimelineEntry& entry = scenario.timeline[i];
    for (const ParameterChange& change : entry.changes) grapevine::set(parameters, change.parameter, change.value);
    // entries of one moment count together, also where the last of them changes nothing
    const bool more_now = i + 1 < scenario.timeline.size() && scenario.timeline[i + 1].at == entry.at;
    if (!more_now) errors = check_relations(parameters, where);
  }
  return errors;
}

}  // namespace

Document::Document(Scenario opened) : opened_(std::make_shared<const Scenario>(std::move(opened))) {
  choices_.what_if = opened_->what_ifs.empty() ? kAsItIs : 0;
  rebuild();
}

void Document::rebuild() {
  moved_ = with_moves(*opened_, choices_);
  baseline_ = with_crowd(moved_, choices_);
  moments_ = moments_of(moved_, choices_.what_if, moved_to(choices_, kChangeStarts, 0));
  baseline_values_ = values_at(moved_, moments_);
  own_values_ = choices_.what_if == kAsItIs ? baseline_values_ : values_at(with_what_if(moved_, static_cast<std::size_t>(choices_.what_if)), moments_);
  values_ = own_values_;
  for (const auto& [parameter, value] : choices_.values) values_[parameter] = value;
  what_if_ = with_timeline(baseline_, timeline_of(baseline_, choices_, moments_));
  differs_ = divergence(baseline_, what_if_) != kNever;
  ++revision_;
}

bool Document::edited() const {
  return !choices_.values.empty() || std::ranges::any_of(choices_.moved, [](const auto& move) { return move.first == kChangeStarts || move.first >= kOfWhatIf; });
}

std::string shown_title(std::string_view title) {
  if (title.empty()) return std::string(say("What-if"));
  if (title == kUntitled || title == kAsToday) return std::string(say(title));
  return title.ends_with(kChangedEnding) ? say("{}, changed", shown_title(title.substr(0, title.size() - kChangedEnding.size()))) : std::string(title);
}

std::string Document::what_if_title() const { return choices_.what_if == kAsItIs && !edited() ? std::string(say("As it is")) : shown_title(title_in_file()); }

std::string Document::title_in_file() const {
  if (choices_.what_if == kAsItIs) return edited() ? std::string(kUntitled) : "As it is";
  std::string title = opened_->what_ifs[static_cast<std::size_t>(choices_.what_if)].title;
  if (title.empty()) title = "What-if";
  return edited() && !title.ends_with(kChangedEnding) ? title + std::string(kChangedEnding) : title;
}

Errors Document::check_value(std::size_t parameter, double new_value) const {
  const std::string_view path = parameter_table()[parameter].path;
  if (auto error = check(parameter, new_value, path)) return {*error};
  // together with everything else that is chosen, whenever something changes
  const Choices next = with(choices_, parameter, new_value);
  const Scenario base = with_crowd(moved_, next);
  return broken_relations(with_timeline(base, timeline_of(base, next, moments_)), path);
}

// The choices with one more value: one that the what-if has by itself is not a choice.
Choices Document::with(Choices choices, std::size_t parameter, double new_value) const {
  if (new_value == own_values_[parameter]) choices.values.erase(parameter);
  else choices.values[parameter] = new_value;
  return choices;
}

Errors Document::set(std::size_t parameter, double new_value, std::uint64_t gesture) {
  if (new_value == value(parameter)) return {};
  if (Errors errors = check_value(parameter, new_value); !errors.empty()) return errors;
  apply(with(choices_, parameter, new_value), gesture);
  return {};
}

void Document::reset_all(bool assumptions) {
  Choices next = choices_;
  for (std::size_t parameter = 0; parameter < parameter_table().size(); ++parameter)
    if ((parameter_table()[parameter].role != Role::lever) == assumptions)
      next = with(std::move(next), parameter, baseline_values_[parameter]);
  apply(std::move(next), 0);
}

void Document::choose(std::int32_t what_if) {
  if (what_if < kAsItIs || what_if >= static_cast<std::int32_t>(opened_->what_ifs.size())) return;
  Choices next;
  next.what_if = what_if;
  // what the crowd is stays as it was chosen: it belongs to both sides
  for (const auto& [parameter, value] : choices_.values)
    if (is_fixed(parameter)) next.values.emplace(parameter, value);
  // and so does when things happen
  for (const auto& [id, at] : choices_.moved)
    if (id >= 0 && id < kOfWhatIf) next.moved.emplace(id, at);
  apply(std::move(next), 0);
}

std::vector<Moment> Document::moments() const {
  std::vector<Moment> moments;
  for (std::size_t i = 0; i < opened_->timeline.size(); ++i) {
    const auto id = static_cast<std::int32_t>(i);
    const TimelineEntry& entry = opened_->timeline[i];
    const bool from_the_start = entry.at == 0 && entry.events.empty();
    if (!from_the_start) moments.push_back({id, moved_to(choices_, id, entry.at), marker_title(entry), false});
  }
  if (differs_) moments.push_back({kChangeStarts, moved_to(choices_, kChangeStarts, 0), std::string(say("Change starts")), true});
  bool starts = !choices_.values.empty();
  if (choices_.what_if != kAsItIs) {
    const std::vector<TimelineEntry>& timeline = opened_->what_ifs[static_cast<std::size_t>(choices_.what_if)].timeline;
    for (std::size_t i = 0; i < timeline.size(); ++i) {
      const auto id = kOfWhatIf + static_cast<std::int32_t>(i);
      if (timeline[i].at > 0) moments.push_back({id, moved_to(choices_, id, timeline[i].at), marker_title(timeline[i]), true});
      else starts = true;
    }
  }
  if (!starts) std::erase_if(moments, [](const Moment& moment) { return moment.id == kChangeStarts; });
  std::ranges::stable_sort(moments, {}, &Moment::at);
  return moments;
}

Errors Document::move(std::int32_t id, Millis at, std::uint64_t gesture) {
  const std::vector<Moment> known = moments();
  const auto found = std::ranges::find(known, id, &Moment::id);
  if (found == known.end()) return {{"move", say("moment {}", id), std::string(say("a moment of this scenario")), std::string(say("choose one that is there"))}};
  const Millis last = opened_->end() - kHour;
  if (at < 0 || at > last) return {{"move", moment_to_string(at), say("{} to {}", "D0 00:00", moment_to_string(last)), std::string(say("choose a moment within the scenario's days"))}};
  Choices next = choices_;
  next.moved[id] = at - at % kMinute;
  const Scenario base = with_crowd(with_moves(*opened_, next), next);
  const std::vector<Millis> when = moments_of(with_moves(*opened_, next), next.what_if, moved_to(next, kChangeStarts, 0));
  if (Errors errors = broken_relations(with_timeline(base, timeline_of(base, next, when)), found->title); !errors.empty()) return errors;
  apply(std::move(next), gesture);
  return {};
}

void Document::apply(Step next, std::uint64_t gesture) {
  if (next == Step{opened_, choices_}) return;
  const bool same_gesture = gesture != 0 && gesture == last_gesture_ && !past_.empty();
  if (!same_gesture) {
    ++step_;
    past_.push_back({opened_, choices_});
    if (past_.size() > kLongestHistory) past_.erase(past_.begin());
  }
  future_.clear();
  last_gesture_ = gesture;
  go_to(std::move(next));
}

void Document::go_to(Step step) {
  opened_ = std::move(step.opened);
  choices_ = std::move(step.choices);
  rebuild();
}

void Document::undo() {
  if (past_.empty()) return;
  future_.push_back({opened_, choices_});
  last_gesture_ = 0;
  ++step_;
  Step step = std::move(past_.back());
  past_.pop_back();
  go_to(std::move(step));
}

void Document::redo() {
  if (future_.empty()) return;
  past_.push_back({opened_, choices_});
  last_gesture_ = 0;
  ++step_;
  Step step = std::move(future_.back());
  future_.pop_back();
  go_to(std::move(step));
}

Scenario Document::saved() const {
  Scenario scenario = baseline_;
  WhatIf on_screen{title_in_file(), timeline_of(baseline_, choices_, moments_)};
  if (on_screen.title.size() > kLongestTitle) on_screen.title = "What-if";
  if (choices_.what_if != kAsItIs) scenario.what_ifs.erase(scenario.what_ifs.begin() + choices_.what_if);
  // the baseline alone opens as it is, unless another what-if would come first
  if (!on_screen.timeline.empty() || !scenario.what_ifs.empty()) scenario.what_ifs.insert(scenario.what_ifs.begin(), std::move(on_screen));
  if (scenario.what_ifs.size() > kMostWhatIfs) scenario.what_ifs.resize(kMostWhatIfs);
  return scenario;
}

}  // namespace grapevine
