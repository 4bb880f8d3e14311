#include "ui/drill_editor.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/wording.h"
#include "ui/drill_form.h"
#include "ui/shipped.h"

namespace grapevine {

namespace {

constexpr std::size_t kMostUndo = 200;
constexpr std::array<std::string_view, kEditorSections> kTitles{english("About"), english("Briefing"), english("Roles"), english("Objectives"), english("Events"), english("Decisions"), english("Scoring"), english("When to stop")};
constexpr std::array<std::string_view, kEditorSections> kLists{"", "", "/roles", "/objectives", "/injects", "/cards", "", "/abort"};
// Which section shows an error: by the first key of its place.
constexpr std::array<std::string_view, kEditorSections> kKeys{"", "briefing", "roles", "objectives", "injects", "cards", "scoring", "abort"};

// Numbers are written as numbers where they can be read as such; else what was typed stays, for the parser to judge.
Json number_from(std::string_view text) {
  if (text.size() > 40) return std::string(text);
  const Json read = Json::parse(text, nullptr, false);
  return read.is_number() ? read : Json(std::string(text));
}

Json value_from(EditorField::Kind kind, std::string_view text) {
  switch (kind) {
    case EditorField::Kind::number: return number_from(text);
    case EditorField::Kind::flag: return text == "true";
    case EditorField::Kind::json: {
      Problems problems("");
      const auto read = text.size() < kMostBytes ? read_json(text, problems) : std::nullopt;
      return read && problems.empty() ? *read : Json(std::string(text));
    }
    default: return std::string(text);
  }
}

std::pair<std::string_view, std::string_view> split_last(std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  return slash == pointer.npos ? std::pair{std::string_view(), pointer} : std::pair{pointer.substr(0, slash), pointer.substr(slash + 1)};
}

}  // namespace

std::string_view title_of(EditorSection section) { return say(kTitles[static_cast<std::size_t>(section)]); }
std::string_view list_of(EditorSection section) { return kLists[static_cast<std::size_t>(section)]; }

std::string pointer_in(const Error& error) {
  const std::size_t at = error.where.find(": /");
  if (at == error.where.npos) return {};
  const std::string_view rest = std::string_view(error.where).substr(at + 2);
  return std::string(rest.substr(0, rest.find(": ")));  // within a scenario: the scenario
}

const Json* at_pointer(const Json& document, std::string_view pointer) {
  const Json* place = &document;
  while (!pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::string_view key = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(key.size());
    if (place->is_object()) {
      const auto found = place->find(std::string(key));
      if (found == place->end()) return nullptr;
      place = &*found;
    } else if (place->is_array()) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
      if (error != std::errc() || end != key.data() + key.size() || index >= place->size()) return nullptr;
      place = &(*place)[index];
    } else {
      return nullptr;
    }
  }
  return place;
}

Result<DrillEditor> DrillEditor::open(std::string_view bytes, std::string_view where) {
  Problems problems(where);
  auto document = read_json(bytes, problems);
  if (!problems.empty()) return problems.take();
  if (!document || !document->is_object()) return Errors{{std::string(where), std::string(say("no object")), std::string(say("a drill in braces")), std::string(say("choose a drill file"))}};
  return DrillEditor(std::move(*document));
}

void DrillEditor::judge() {
  errors_.clear();
  auto drill = parse_drill(bytes(), shipped_texts(), {.where = "drill"});
  drill_ = drill ? std::optional(std::move(*drill)) : std::nullopt;
  if (!drill) errors_ = drill.errors();
  const std::size_t items_there = items().size();
  item_ = items_there == 0 ? 0 : std::min(item_, items_there - 1);
}

void DrillEditor::change(Json document) {
  before_.push_back(std::exchange(document_, std::move(document)));
  if (before_.size() > kMostUndo) before_.erase(before_.begin());
  judge();
}

bool DrillEditor::undo() {
  if (before_.empty()) return false;
  document_ = std::move(before_.back());
  before_.pop_back();
  last_.clear();
  judge();
  return true;
}

std::string DrillEditor::name() const {
  const auto name = document_.find("name");
  return name != document_.end() && name->is_string() && drill_ ? name->get<std::string>() : "drill";
}

std::string DrillEditor::bytes() const { return document_.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

// --- what is looked at -----------------------------------------------------------------------------------------------------

void DrillEditor::look(EditorSection section, std::size_t item) {
  section_ = section;
  item_ = item;
  last_.clear();
  const std::size_t there = items().size();
  item_ = there == 0 ? 0 : std::min(item_, there - 1);
}

std::vector<std::string> DrillEditor::items() const {
  std::vector<std::string> titles;
  const std::string_view list = list_of(section_);
  if (list.empty()) return titles;
  const auto found = document_.find(std::string(list.substr(1)));
  if (found == document_.end() || !found->is_array()) return titles;
  for (const Json& element : *found) {
    std::string title;
    for (const char* key : {"title", "from", "text"})
      if (title.empty() && element.is_object() && element.contains(key) && element[key].is_string()) title = element[key].get<std::string>();
    titles.push_back(title.empty() ? fmt::format("{} {}", title_of(section_), titles.size() + 1) : shown(title, 60));
  }
  return titles;
}

std::size_t DrillEditor::errors_in(EditorSection section) const {
  const auto of = [&](const Error& error) {
    const std::string pointer = pointer_in(error);
    const std::string_view key = std::string_view(pointer).substr(pointer.empty() ? 0 : 1, pointer.find('/', 1) - 1);
    const auto found = std::find(kKeys.begin() + 1, kKeys.end(), key);
    return found == kKeys.end() ? EditorSection::about : static_cast<EditorSection>(found - kKeys.begin());
  };
  return static_cast<std::size_t>(std::count_if(errors_.begin(), errors_.end(), [&](const Error& error) { return of(error) == section; }));
}

std::string DrillEditor::error_at(std::string_view pointer, bool below) const {
  for (const Error& error : errors_) {
    const std::string place = pointer_in(error);
    if (place == pointer || (below && place.starts_with(pointer) && place.size() > pointer.size() && place[pointer.size()] == '/'))
      return say("{}; allowed: {}. {}", error.found, error.allowed, error.remedy);
  }
  return {};
}

EditorForm DrillEditor::form() const { return form_of(document_, section_, item_, [this](std::string_view pointer, bool below) { return error_at(pointer, below); }); }

// --- changing --------------------------------------------------------------------------------------------------------------

void DrillEditor::set(std::string_view pointer, std::string_view text) {
  if (pointer.size() < 2 || pointer.front() != '/') return;
  Json document = document_;
  const std::size_t sign = pointer.find('#');
  if (sign != pointer.npos) {
    Json* place = at_pointer(document, pointer.substr(0, sign));
    if (!place || !place->is_object() || !choose_keys(*place, pointer.substr(sign + 1), text, document)) return;
  } else {
    const auto [parent, key] = split_last(pointer);
    Json* place = at_pointer(document, parent);
    const EditorField::Kind kind = kind_of(parent, key);
    if (!place || (!place->is_object() && !at_pointer(document, pointer))) return;
    const bool left_out = text.empty() && kind != EditorField::Kind::line && kind != EditorField::Kind::text;
    if (place->is_array()) *at_pointer(document, pointer) = value_from(kind, text);
    else if (left_out) place->erase(std::string(key));
    else (*place)[std::string(key)] = value_from(kind, text);
  }
  if (document == document_) return;
  // what is typed in a row is one change
  if (last_ == pointer) {
    document_ = std::move(document);
    judge();
    return;
  }
  change(std::move(document));
  last_ = pointer;
}

void DrillEditor::add(std::string_view list) {
  Json document = document_;
  const auto [parent, key] = split_last(list);
  Json* owner = at_pointer(document, parent);
  if (!owner || !owner->is_object()) return;
  auto element = new_element(list, document);
  if (!element) return;
  Json& array = (*owner)[std::string(key)];
  if (!array.is_array()) array = Json::array();
  array.push_back(std::move(*element));
  last_.clear();
  const std::size_t last = array.size() - 1;
  change(std::move(document));
  if (list == list_of(section_)) item_ = last;
}

void DrillEditor::remove(std::string_view pointer) {
  Json document = document_;
  const auto [list, index] = split_last(pointer);
  Json* array = at_pointer(document, list);
  if (!array || !array->is_array() || !at_pointer(document, pointer)) return;
  array->erase(static_cast<std::size_t>(at_pointer(document, pointer) - &array->front()));
  if (array->empty() && list.ends_with("/effects")) at_pointer(document, split_last(list).first)->erase("effects");
  last_.clear();
  change(std::move(document));
}

void DrillEditor::move(std::string_view pointer, std::int32_t by) {
  Json document = document_;
  const auto [list, index] = split_last(pointer);
  Json* array = at_pointer(document, list);
  const Json* element = at_pointer(document, pointer);
  if (!array || !array->is_array() || !element) return;
  const auto from = element - &array->front(), to = from + by;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(array->size())) return;
  std::swap((*array)[static_cast<std::size_t>(from)], (*array)[static_cast<std::size_t>(to)]);
  last_.clear();
  change(std::move(document));
  if (list == list_of(section_)) item_ = static_cast<std::size_t>(to);
}

}  // namespace grapevine
