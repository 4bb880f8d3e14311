// What can be done in a drill, by its name: for who has no canvas.
#include <charconv>

#include "ui/drill_model.h"

namespace grapevine {

namespace {

struct NamedAction {
  std::string_view name;
  void (*act)(DrillModel& model, std::int64_t number, std::string_view text);
};

template <class List>
bool is_inside(std::int64_t index, const List& list) {
  return index >= 0 && static_cast<std::size_t>(index) < list.size();
}

constexpr NamedAction kActions[] = {
    {"close", [](DrillModel& m, std::int64_t, std::string_view) { m.close(); }},
    {"again", [](DrillModel& m, std::int64_t, std::string_view) { m.play_again(); }},
    {"phase", [](DrillModel& m, std::int64_t n, std::string_view) { if (n >= 0 && n < static_cast<std::int64_t>(kDrillPhases)) m.go_to(static_cast<DrillPhase>(n)); }},
    {"name", [](DrillModel& m, std::int64_t n, std::string_view text) { if (n >= 0) m.set_name(static_cast<std::size_t>(n), text); }},
    {"view", [](DrillModel& m, std::int64_t n, std::string_view) { if (n >= 0 && n <= 2) m.look(static_cast<DrillView>(n)); }},
    {"role", [](DrillModel& m, std::int64_t n, std::string_view by) { if (is_inside(n, m.drill().roles)) m.set_played(static_cast<std::int32_t>(n), by != "bot"); }},
    {"send", [](DrillModel& m, std::int64_t n, std::string_view) { if (m.begun() && is_inside(n, m.drill().injects)) m.send(static_cast<std::int32_t>(n)); }},
    {"skip", [](DrillModel& m, std::int64_t n, std::string_view) { if (m.begun() && is_inside(n, m.drill().injects)) m.skip(static_cast<std::int32_t>(n)); }},
    {"teams", [](DrillModel& m, std::int64_t n, std::string_view) { if (n >= 0) m.set_teams(static_cast<std::size_t>(n)); }},
    {"edit", [](DrillModel& m, std::int64_t, std::string_view) { m.edit_open(); }},
    {"members", [](DrillModel& m, std::int64_t n, std::string_view) { if (n >= 0) m.set_members(static_cast<std::size_t>(n)); }},
    {"run", [](DrillModel& m, std::int64_t n, std::string_view) { m.run(n != 0); }},
    {"pace", [](DrillModel& m, std::int64_t n, std::string_view) { if (n > 0 && n <= kPaces.back()) m.set_pace(static_cast<std::int32_t>(n)); }},
    {"jump", [](DrillModel& m, std::int64_t, std::string_view) { if (m.begun()) m.jump(); }},
    {"more time", [](DrillModel& m, std::int64_t, std::string_view) { if (m.begun()) m.more_time(); }},
    {"undo", [](DrillModel& m, std::int64_t n, std::string_view) { if (m.begun() && n >= 0 && static_cast<std::size_t>(n) < m.teams().size()) m.undo(static_cast<std::size_t>(n)); }},
    {"note", [](DrillModel& m, std::int64_t, std::string_view text) { m.note(text); }},
    {"codes", [](DrillModel& m, std::int64_t, std::string_view text) { m.add_codes(text); }},
    {"leave out", [](DrillModel& m, std::int64_t n, std::string_view) { if (n >= 0) m.leave_out(static_cast<std::size_t>(n)); }},
    {"reveal", [](DrillModel& m, std::int64_t n, std::string_view) { m.reveal(n != 0); }},
    {"save report", [](DrillModel& m, std::int64_t, std::string_view) { m.save_report(); }},
    {"save pack", [](DrillModel& m, std::int64_t, std::string_view) { m.save_pack(); }},
    {"save log", [](DrillModel& m, std::int64_t, std::string_view) { m.save_log(); }},
    {"copy code", [](DrillModel& m, std::int64_t n, std::string_view) { if (n >= 0 && static_cast<std::size_t>(n) < m.teams().size()) m.copy_code(static_cast<std::size_t>(n)); }},
};

// While a drill is written.
struct EditingAction {
  std::string_view name;
  void (*act)(DrillModel& model, DrillEditor& editor, std::int64_t number, std::string_view text);
};

constexpr EditingAction kEditing[] = {
    {"edit look", [](DrillModel&, DrillEditor& e, std::int64_t n, std::string_view item) {
       std::size_t index = 0;
       std::from_chars(item.data(), item.data() + item.size(), index);
       if (n >= 0 && n < static_cast<std::int64_t>(kEditorSections)) e.look(static_cast<EditorSection>(n), index);
     }},
    {"edit set", [](DrillModel&, DrillEditor& e, std::int64_t, std::string_view text) {
       // the place, and on the next lines what is to stand there
       const std::size_t end = text.find('\n');
       if (end != text.npos) e.set(text.substr(0, end), text.substr(end + 1));
     }},
    {"edit add", [](DrillModel&, DrillEditor& e, std::int64_t, std::string_view list) { e.add(list); }},
    {"edit remove", [](DrillModel&, DrillEditor& e, std::int64_t, std::string_view pointer) { e.remove(pointer); }},
    {"edit move", [](DrillModel&, DrillEditor& e, std::int64_t n, std::string_view pointer) { e.move(pointer, n < 0 ? -1 : 1); }},
    {"edit undo", [](DrillModel&, DrillEditor& e, std::int64_t, std::string_view) { e.undo(); }},
    {"edit play", [](DrillModel& m, DrillEditor&, std::int64_t, std::string_view) { m.play_edited(); }},
    {"edit save", [](DrillModel& m, DrillEditor&, std::int64_t, std::string_view) { m.save_edited(); }},
    {"edit done", [](DrillModel& m, DrillEditor&, std::int64_t, std::string_view) { m.stop_editing(); }},
};

}  // namespace

void do_in_drill(DrillModel& model, std::string_view action, std::int64_t number, std::string_view text) {
  for (const EditingAction& editing : kEditing)
    if (model.editor() && editing.name == action) return editing.act(model, *model.editor(), number, text);
  if (!model.is_open()) return;
  for (const NamedAction& named : kActions)
    if (named.name == action) named.act(model, number, text);
}

void decide_in_drill(DrillModel& model, std::size_t team, std::int32_t card, std::int32_t option, std::int32_t confidence, std::string_view how) {
  if (!model.begun() || team >= model.teams().size() || card < 0 || static_cast<std::size_t>(card) >= model.drill().cards.size()) return;
  if (option < 0 || static_cast<std::size_t>(option) >= model.drill().cards[static_cast<std::size_t>(card)].options.size()) return;
  const std::int32_t sure = confidence < 0 || confidence > 10 ? kNone : confidence;
  if (how == "decide") model.decide(team, card, option, sure);
  if (how == "vote") model.vote(team, card, option, sure);
  if (how == "overrule") model.overrule(team, card, option);
}

}  // namespace grapevine
