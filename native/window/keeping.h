// What the window finds again when it is opened, after a crash too: the scenario and a drill in progress, each in a file of
// the person's own; the files that were open last; and that the tour is no longer new.
#pragma once

#include <string>
#include <vector>

namespace grapevine {

// $XDG_STATE_HOME/grapevine/drill.json, or below ~/.local/state; empty when there is no such place.
std::string kept_drill_path();
// Beside it: that the tour was finished or skipped, the scenario, and the files that were open last.
std::string kept_tour_path();
std::string kept_scenario_path();
std::string kept_recent_path();
// Empty when nothing is kept there, or more than a drill can be.
std::string read_kept(const std::string& path);
// Beside, synced, then renamed; an empty text removes the file. What cannot be written is not kept.
void write_kept(const std::string& path, const std::string& text);
// A line each; a line that has a line end within is left out.
std::vector<std::string> read_lines(const std::string& path);
void write_lines(const std::string& path, const std::vector<std::string>& lines);

}  // namespace grapevine
