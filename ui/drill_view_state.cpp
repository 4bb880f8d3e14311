#include "ui/drill_view_state.h"

#include <fmt/format.h>

#include "base/wording.h"
#include "report/drill_rows.h"
#include "report/qr_code.h"
#include "ui/drill_views.h"
#include "ui/drill_words.h"

namespace grapevine {

namespace {

Json open_json(const DrillModel& model) {
  const Drill& drill = model.drill();
  Json list = Json::array();
  for (std::size_t team = 0; team < model.teams().size(); ++team) {
    if (!model.teams()[team].session) continue;
    const DrillSession& session = *model.teams()[team].session;
    for (std::size_t i = 0; i < drill.cards.size(); ++i) {
      if (!waits(session, i)) continue;
      const DrillCard& card = drill.cards[i];
      const std::int32_t left = session.play().card(i).decided - session.minute();
      const Ballot ballot = session.ballot(static_cast<std::int32_t>(i));
      Json options = Json::array();
      for (const DrillOption& option : card.options) options.push_back({{"title", option.title}, {"text", option.text}, {"cost", cost_of(option)}});
      list.push_back({{"team", model.teams()[team].name}, {"card", i}, {"id", card.id}, {"title", card.title}, {"role", drill.roles[static_cast<std::size_t>(card.role)].title}, {"question", card.question},
                      {"closes", say("Closes in {}, {} here", span_of(left), room_time(left, model.pace()))},
                      {"otherwise", say("Without a decision by {}: {}", when_of(drill, session.play().card(i).decided), card.options[static_cast<std::size_t>(card.fallback)].title)},
                      {"options", std::move(options)}, {"voted", ballot.count()}, {"votes", ballot.by_option}, {"proposed", ballot.proposed}});
    }
  }
  return list;
}

Json feed_json(const DrillSession& session) {
  Json list = Json::array();
  for (const FeedLine& line : feed_of(session)) list.push_back({{"when", time_of(session.drill(), line.minute)}, {"head", line.head}, {"text", line.text}});
  return list;
}

Json figures_json(const DrillSession& session) {
  Json list = Json::array();
  for (const DrillFigure& figure : figures_of(session)) list.push_back({{"label", figure.label}, {"meaning", figure.meaning}, {"value", figure.value}});
  return list;
}

// What may be overruled.
Json decided_json(const DrillModel& model) {
  const Drill& drill = model.drill();
  Json list = Json::array();
  for (std::size_t team = 0; team < model.teams().size(); ++team) {
    if (!model.teams()[team].session) continue;
    const DrillSession& session = *model.teams()[team].session;
    for (const DrillEvent& event : session.play().events()) {
      if (event.kind != DrillEvent::Kind::decided) continue;
      const CardState& state = session.play().card(static_cast<std::size_t>(event.index));
      const DrillCard& card = drill.cards[static_cast<std::size_t>(event.index)];
      Json options = Json::array();
      for (const DrillOption& option : card.options) options.push_back(option.title);
      list.push_back({{"team", team}, {"card", event.index}, {"title", card.title}, {"when", time_of(drill, event.minute)}, {"option", state.option}, {"by_default", state.by_default}, {"options", std::move(options)}});
    }
  }
  return list;
}

Json events_json(const DrillModel& model) {
  constexpr const char* kStates[] = {"sent", "some", "skipped", "watching", "next", "armed"};
  Json list = Json::array();
  for (const EventLine& line : events_of(model))
    list.push_back({{"state", kStates[static_cast<int>(line.state)]}, {"when", line.when}, {"says", line.says}, {"expected", line.expected}, {"standing", line.standing}});
  return list;
}

Json room_json(const DrillModel& model) {
  const RoomView room = room_of(model);
  Json json = {{"clock", room.clock}, {"day", room.day}, {"state", room.state}, {"heard", room.heard}, {"of", room.of}, {"known", Json::array()}};
  for (const RoomView::Line& line : room.known) json["known"].push_back({{"when", line.when}, {"from", line.from}, {"text", line.text}});
  return json;
}

Json teams_json(const DrillModel& model) {
  Json list = Json::array();
  for (std::size_t i = 0; i < model.teams().size(); ++i) {
    const std::string code = model.code_text(i);
    list.push_back({{"name", model.teams()[i].name}, {"code", code}});
    if (!model.begun()) continue;
    list.back()["standing"] = standing_of(model, model.teams()[i]).text;
    list.back()["figures"] = figures_json(*model.teams()[i].session);
    list.back()["feed"] = feed_json(*model.teams()[i].session);
    if (!model.over() || code.empty()) continue;
    const QrCode qr = qr_code(model.hand_in(i));
    list.back()["qr"] = {{"side", qr.size + 2 * kQuietModules}, {"path", qr_path(qr)}};
  }
  return list;
}

Json results_json(const DrillModel& model) {
  Json results = Json::array();
  if (!model.revealed() || !model.judge() || !model.judge()->scored()) return results;
  const DrillJudged& judged = model.judge()->judged();
  const Drill& drill = model.drill();
  results.push_back({{"title", say("Leaderboard")}, {"rows", leaderboard(drill, judged.scores)}});
  for (std::size_t team = 0; team < std::min(judged.analyses.size(), judged.curves.size()); ++team) {
    const std::string& name = judged.codes[team].team;
    results.push_back({{"title", say("{}: turning points", name)}, {"lines", turning_points(drill, judged.analyses[team])}});
    results.push_back({{"title", say("{}: what each decision was worth", name)}, {"rows", decision_rows(drill, judged.analyses[team])}});
    if (!judged.curves[team].empty()) results.push_back({{"title", say("{}: the cost of silence", name)}, {"rows", silence_rows(drill, judged.curves[team])}});
    results.push_back({{"title", say("{}: what became of it", name)}, {"rows", outcome_rows(drill, judged.scores, team)}});
    results.push_back({{"title", say("{}: objectives", name)}, {"rows", objective_rows(drill, judged.scores.teams[team])}});
  }
  results.push_back({{"title", say("Alignment")}, {"lines", alignment_sentences(judged.alignments)}});
  return results;
}

}  // namespace

Json drills_json() {
  Json list = Json::array();
  for (const DrillEntry& entry : drill_entries()) list.push_back({{"name", entry.name}, {"title", entry.title}, {"summary", entry.summary}});
  return list;
}

Json drill_json(const DrillModel& model) {
  constexpr const char* kPhases[] = {"prepare", "brief", "play", "hot wash", "report"};
  constexpr const char* kViews[] = {"team", "facilitator", "room"};
  const Drill& drill = model.drill();
  Json json = {{"name", drill.name}, {"title", drill.title}, {"summary", drill.summary}, {"phase", kPhases[static_cast<int>(model.phase())]}, {"view", kViews[static_cast<int>(model.view())]}, {"begun", model.begun()}, {"members", model.members()},
               {"briefing", drill.briefing}, {"objectives", Json::array()}, {"roles", Json::array()}, {"minute", model.minute()}, {"when", when_of(drill, model.minute())}, {"running", model.running()},
               {"over", model.over()}, {"pace", model.pace()}, {"room", say("A minute here is {} there.", span_of(model.pace()))}, {"teams", teams_json(model)}};
  for (const DrillObjective& objective : drill.objectives) json["objectives"].push_back(objective.text);
  for (std::size_t i = 0; i < drill.roles.size(); ++i) json["roles"].push_back({{"title", drill.roles[i].title}, {"brief", drill.roles[i].brief}, {"bot", !model.is_played(static_cast<std::int32_t>(i))}});
  if (model.begun()) {
    if (model.view() != DrillView::team || model.teams().empty()) {
      json["events"] = events_json(model);
      json["decided"] = decided_json(model);
      json["room_view"] = room_json(model);
      for (const DrillAbort& abort : drill.aborts) json["aborts"].push_back(abort.text);
    }
  }
  json["open"] = open_json(model);
  json["entrants"] = Json::array();
  for (const DrillEntrant& entrant : model.entrants()) json["entrants"].push_back(entrant.code.team);
  json["done"] = model.judge() ? model.judge()->share_done() : 0.0;
  json["scored"] = model.judge() && model.judge()->scored();
  json["revealed"] = model.revealed();
  json["results"] = results_json(model);
  return json;
}

Json editor_json(const DrillEditor& editor) {
  constexpr const char* kKinds[] = {"line", "text", "number", "choice", "flag", "json"};
  const EditorForm form = editor.form();
  Json json = {{"section", static_cast<int>(editor.section())}, {"item", editor.item()}, {"list", list_of(editor.section())}, {"items", editor.items()}, {"errors", editor.errors().size()},
               {"sections", Json::array()}, {"parts", Json::array()}, {"additions", form.additions}};
  for (std::size_t i = 0; i < kEditorSections; ++i) json["sections"].push_back({{"title", title_of(static_cast<EditorSection>(i))}, {"errors", editor.errors_in(static_cast<EditorSection>(i))}});
  for (const EditorPart& part : form.parts) {
    Json fields = Json::array();
    for (const EditorField& field : part.fields)
      fields.push_back({{"pointer", field.pointer}, {"label", field.label}, {"meaning", field.meaning}, {"kind", kKinds[static_cast<int>(field.kind)]}, {"value", field.value}, {"choices", field.choices}, {"error", field.error}});
    json["parts"].push_back({{"title", part.title}, {"pointer", part.pointer}, {"error", part.error}, {"fields", std::move(fields)}});
  }
  return json;
}

}  // namespace grapevine
