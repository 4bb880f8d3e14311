// What the window finds again when it is opened after a crash: a drill in progress, in a file of the
// person's own; and that the tour is no longer new.
#pragma once

#include <string>

namespace grapevine {

// $XDG_STATE_HOME/grapevine/drill.json, or below ~/.local/state; empty when there is no such place.
std::string kept_drill_path();
// Beside it: that the tour was finished or skipped.
std::string kept_tour_path();
// Empty when nothing is kept there, or more than a drill can be.
std::string read_kept(const std::string& path);
// Beside, then renamed; an empty text removes the file. What cannot be written is not kept.
void write_kept(const std::string& path, const std::string& text);

}  // namespace grapevine
