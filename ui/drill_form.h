// Which fields a drill has, for the editor: from the declarations that the parser and the schema are read from.
#pragma once

#include <functional>
#include <optional>

#include "ui/drill_editor.h"

namespace grapevine {

// What the parser says at a place, or (below) anywhere below it.
using ErrorAt = std::function<std::string(std::string_view pointer, bool below)>;
EditorForm form_of(const Json& document, EditorSection section, std::size_t item, const ErrorAt& error_at);

// How the value at `key` of what `parent` points at is written.
EditorField::Kind kind_of(std::string_view parent, std::string_view key);
// Of several ways to say something the one that was chosen: its keys come, those of the others go. False: there is no such choice.
bool choose_keys(Json& object, std::string_view choice, std::string_view value, const Json& document);
// A new element of a list, filled so that little is wrong with it; nothing: no such list.
std::optional<Json> new_element(std::string_view list, const Json& document);

// Null: it leads nowhere.
const Json* at_pointer(const Json& document, std::string_view pointer);
inline Json* at_pointer(Json& document, std::string_view pointer) { return const_cast<Json*>(at_pointer(std::as_const(document), pointer)); }

}  // namespace grapevine
