#include "window/keeping.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "window/picture.h"

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

std::string read_kept(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (path.empty() || error || size > kLargestKept) return {};
  std::ifstream file(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  return file ? text : std::string();
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

}  // namespace grapevine
