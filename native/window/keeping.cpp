#include "window/keeping.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "cli/files.h"

namespace grapevine {

namespace {

constexpr std::size_t kLargestKept = std::size_t{16} << 20;

std::string kept_path(const char* name) {
  std::filesystem::path folder;
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/') folder = state;
  else if (const char* home = std::getenv("HOME"); home && *home == '/') folder = std::filesystem::path(home) / ".local" / "state";
  else return {};
  return (folder / "grapevine" / name).string();
}

}  // namespace

std::string kept_drill_path() { return kept_path("drill.json"); }
std::string kept_tour_path() { return kept_path("tour-seen"); }
std::string kept_scenario_path() { return kept_path("scenario.json"); }
std::string kept_recent_path() { return kept_path("recent"); }

std::string read_kept(const std::string& path) {
  if (path.empty()) return {};
  auto text = read_file(path, kLargestKept);
  return text ? std::move(*text) : std::string();
}

void write_kept(const std::string& path, const std::string& text) {
  if (path.empty()) return;
  std::error_code error;
  if (text.empty()) {
    std::filesystem::remove(path, error);
    return;
  }
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  write_file(path, text);
}

std::vector<std::string> read_lines(const std::string& path) {
  std::vector<std::string> lines;
  const std::string text = read_kept(path);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void write_lines(const std::string& path, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    if (line.find('\n') == line.npos) text += line + "\n";
  write_kept(path, text);
}

}  // namespace grapevine
