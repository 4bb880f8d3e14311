// A drill file while it is written: its JSON, what the strict parser says to it as it stands, and its fields to fill in, for the
// canvas and for the text view alike. No ImGui. What cannot be read as the value that a field wants is kept as it was typed, so
// that the parser says what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "drill/drill.h"
#include "scenario/json_guard.h"

namespace grapevine {

enum class EditorSection : std::int32_t { about, briefing, roles, objectives, injects, decisions, scoring, stopping };
inline constexpr std::size_t kEditorSections = 8;

struct EditorField {
  enum class Kind { line, text, number, choice, flag, json };
  std::string pointer;      // "/cards/0/title"; "#opens" at the end: which of several keys there is
  std::string label, meaning;
  Kind kind = Kind::line;
  std::string value;        // as it is typed; of a choice the first of a pair, of a flag "true" or nothing
  std::vector<std::pair<std::string, std::string>> choices;  // value and what it is called
  std::string error;        // of the parser; empty: none
};

// Fields that belong together: an option of a card, a condition.
struct EditorPart {
  std::string title;        // empty: those of the item itself
  std::string pointer;      // of what can be removed; empty: it cannot
  std::vector<EditorField> fields;
  std::string error;        // of the part itself
};

struct EditorForm {
  std::vector<EditorPart> parts;
  std::vector<std::pair<std::string, std::string>> additions;  // pointer of a list, and what the button says: "Add an option"
};

class DrillEditor {
 public:
  // Any JSON object that is at most a drill's size; what is wrong with it as a drill stands beside its fields.
  static Result<DrillEditor> open(std::string_view bytes, std::string_view where);

  // --- what is looked at
  EditorSection section() const { return section_; }
  std::size_t item() const { return item_; }
  void look(EditorSection section, std::size_t item = 0);
  std::vector<std::string> items() const;                 // of the section; empty: it is no list
  std::size_t errors_in(EditorSection section) const;
  EditorForm form() const;

  // --- changing; pointers that lead nowhere change nothing
  void set(std::string_view pointer, std::string_view text);
  void add(std::string_view list);                         // an element, in working order as far as may be
  void remove(std::string_view pointer);                   // an element of a list
  void move(std::string_view pointer, std::int32_t by);    // among its neighbours
  bool undo();

  // --- what there is
  const Errors& errors() const { return errors_; }         // of the parser, none: it can be played
  const std::optional<Drill>& drill() const { return drill_; }
  const Json& document() const { return document_; }
  std::string name() const;                                // for a file
  std::string bytes() const;                               // the file

 private:
  explicit DrillEditor(Json document) : document_(std::move(document)) { judge(); }
  void judge();
  void change(Json document);
  std::string error_at(std::string_view pointer, bool below) const;
  friend class FormMaker;

  Json document_;
  std::vector<Json> before_;  // for undo
  std::string last_;          // pointer of the last change: what is typed in a row is undone at once
  Errors errors_;
  std::optional<Drill> drill_;
  EditorSection section_ = EditorSection::about;
  std::size_t item_ = 0;
};

std::string_view title_of(EditorSection section);
std::string_view list_of(EditorSection section);  // "/injects"; empty: it is no list
// "/cards/2/title" of "mine.json: /cards/2/title"; empty: of the whole file.
std::string pointer_in(const Error& error);

}  // namespace grapevine
