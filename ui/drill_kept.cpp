// A drill in progress as text, for a shell to keep: what was chosen and what was done. What became of it is played again.
#include <algorithm>

#include "base/wording.h"
#include "drill/script.h"
#include "scenario/json_guard.h"
#include "ui/drill_model.h"

namespace grapevine {

namespace {

constexpr int kKeptVersion = 1;
constexpr std::array<std::string_view, kDrillPhases> kPhaseNames{"prepare", "brief", "play", "hot wash", "report"};
constexpr std::array<std::string_view, 3> kViewNames{"team", "facilitator", "room"};

// Damaged or of a later version: each part that cannot be read is as if it were not there.
std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}
std::int64_t number_at(const Json& object, const char* key, std::int64_t otherwise) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : otherwise;
}
bool flag_at(const Json& object, const char* key, bool otherwise) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}
template <class Each>
void each_at(const Json& object, const char* key, Each each) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return;
  for (const Json& element : *found) each(element);
}
template <std::size_t N>
std::int32_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? 0 : static_cast<std::int32_t>(found - names.begin());
}

}  // namespace

bool is_drill_file(std::string_view bytes) {
  Problems problems("file");
  const auto document = read_json(bytes, problems);
  return document && document->is_object() && document->contains("drill") && !document->contains("grapevine_drill");
}

std::string DrillModel::kept() const {
  if (!is_open() && !editor_) return {};
  Json kept = {{"grapevine_drill", kKeptVersion}};
  if (editor_) kept["edited"] = editor_->bytes();
  kept["on_screen"] = on_screen_;
  if (is_open()) keep_play(kept);
  return kept.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void DrillModel::keep_play(Json& kept) const {
  kept["drill"] = drill().name;
  kept["id"] = drill().id;
  if (!source_.empty()) kept["file"] = source_;
  kept["phase"] = kPhaseNames[static_cast<std::size_t>(phase_)];
  kept["view"] = kViewNames[static_cast<std::size_t>(view_)];
  kept["minute"] = minute_;
  kept["pace"] = pace_;
  kept["stops"] = stops_;
  kept["begun"] = begun();
  kept["revealed"] = revealed_;
  kept["members"] = members_;
  kept["bots"] = Json::array();
  for (const std::int32_t role : absent_) kept["bots"].push_back(drill().roles[static_cast<std::size_t>(role)].id);
  kept["facilitator"] = reference_script_;
  kept["teams"] = Json::array();
  for (const DrillTeam& team : teams_) kept["teams"].push_back({{"name", team.name}, {"counts", team.counts}, {"script", team.script}});
  kept["codes"] = Json::array();
  for (const DecisionCode& code : pasted_)
    if (const auto text = to_code(code, drill())) kept["codes"].push_back(*text);
}

bool DrillModel::restore(std::string_view text) {
  Problems problems("kept drill");
  const auto kept = read_json(text, problems);
  if (!kept || !kept->is_object() || number_at(*kept, "grapevine_drill", 0) != kKeptVersion) return false;
  const std::string edited = text_at(*kept, "edited"), file = text_at(*kept, "file");
  on_screen_ = flag_at(*kept, "on_screen", true);
  const bool editing = !edited.empty() && edit(edited, say("last time")).empty();
  if (editing && text_at(*kept, "drill").empty()) return true;
  const Errors errors = file.empty() ? open_named(text_at(*kept, "drill")) : open(file, text_at(*kept, "drill"));
  if (!errors.empty()) return editing;

  each_at(*kept, "bots", [&](const Json& name) {
    for (std::size_t role = 0; role < drill().roles.size(); ++role)
      if (name.is_string() && drill().roles[role].id == name.get_ref<const std::string&>()) set_played(static_cast<std::int32_t>(role), false);
  });
  set_members(static_cast<std::size_t>(std::clamp<std::int64_t>(number_at(*kept, "members", 0), 0, kMostMembers)));
  set_teams(0);
  each_at(*kept, "teams", [&](const Json& each) {
    if (!each.is_object() || teams_.size() == kMostTeams) return;
    set_teams(teams_.size() + 1);
    set_name(teams_.size() - 1, text_at(each, "name"));
    teams_.back().counts = flag_at(each, "counts", true);
    teams_.back().script = text_at(each, "script");
  });
  set_pace(static_cast<std::int32_t>(std::clamp<std::int64_t>(number_at(*kept, "pace", pace_), 0, kPaces.back())));
  stops_ = flag_at(*kept, "stops", stops_);
  view_ = static_cast<DrillView>(index_of(kViewNames, text_at(*kept, "view")));
  revealed_ = flag_at(*kept, "revealed", false);
  if (flag_at(*kept, "begun", false)) {
    begin();
    minute_ = static_cast<std::int32_t>(std::clamp<std::int64_t>(number_at(*kept, "minute", 0), 0, drill().minutes()));
    reference_script_ = text_at(*kept, "facilitator");
    // of a drill that has changed since, what can still be played
    play_script(reference_script_, "facilitator", *reference_);
    reference_->advance(minute_);
    for (DrillTeam& team : teams_) {
      play_script(team.script, team.name, *team.session);
      team.session->advance(minute_);
      minute_ = std::max(minute_, team.session->minute());
    }
  }
  each_at(*kept, "codes", [&](const Json& each) {
    if (!each.is_string()) return;
    if (const auto code = from_code(each.get_ref<const std::string&>(), drill())) pasted_.push_back(*code);
  });
  go_to(static_cast<DrillPhase>(index_of(kPhaseNames, text_at(*kept, "phase"))));
  return true;
}

}  // namespace grapevine
