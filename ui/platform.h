// What the app asks of the shell around it (a window or a page). The app itself touches no files, no SDL and no
// browser. A service that is empty is not there: the app then does not show what needs it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace grapevine {

// What a file that the person chooses is for.
enum class FileKind : std::int32_t { any, baseline, table };  // a scenario, a drill or a table; a scenario to compare with; a table

// What a window does with files and a page does not: without `save` there is no file menu, and no key of it is taken.
struct DeskPlatform {
  std::function<void(bool anew)> save = {};               // the scenario: into its file, or into another one
  std::function<std::vector<std::string>()> recent = {};  // paths that were open, the latest first
  std::function<void(std::size_t which)> open_recent = {};
  std::function<void(const std::string& path)> take_path = {};  // the answer to App::ask_path; empty: never mind
  std::function<void()> quit = {};
};

struct Platform {
  // Puts text on the clipboard.
  std::function<void(const std::string& text)> copy_text;
  // Lets the person choose a file; the shell answers, now or later, with App::open_file of the same kind.
  std::function<void(FileKind kind)> choose_file;
  // Offers bytes as a file: suggested name, bytes, media type ("application/json", "text/csv").
  std::function<void(const std::string& name, const std::string& bytes, const std::string& type)> save_file;
  // A function of OpenGL 3.3 or WebGL 2 by its name ("glDrawArraysInstanced"), while the canvas's context is the current
  // one. Without it the network is drawn as far as Dear ImGui's lists go.
  std::function<void*(const char* name)> gl_function;
  // Keeps a drill in progress over a reload or a crash; empty: there is none. The shell hands it to App::restore_drill.
  std::function<void(const std::string& kept)> keep_drill;
  // Opens the text view of the same state; only the page has one.
  std::function<void()> show_text_view;
  // Reads decision codes with a camera; the shell answers with App::drill("codes", 0, code). Only a page may have one.
  std::function<void()> read_code = {};
  // The tour was finished or skipped: the shell does not offer it again.
  std::function<void()> remember_tour = {};
  DeskPlatform desk = {};
};

}  // namespace grapevine
