#include <algorithm>
#include <array>
#include <utility>

#include "serve/server.h"

namespace grapevine {

namespace fs = std::filesystem;

std::string_view content_type(const fs::path& file) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".wasm", "application/wasm"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".ttf", "font/ttf"},
      {".txt", "text/plain; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".xml", "application/xml"},
  }};
  const std::string extension = file.extension().string();
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& type) { return type.first == extension; });
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

fs::path file_for(const fs::path& folder, std::string_view url_path) {
  fs::path file = folder;
  while (!url_path.empty()) {
    const std::string_view part = url_path.substr(0, url_path.find('/'));
    url_path.remove_prefix(std::min(url_path.size(), part.size() + 1));
    if (part.empty()) continue;
    // ".." and hidden files, and what other systems take for a separator
    if (part.front() == '.' || part.find_first_of(std::string_view("\\\0:", 3)) != std::string_view::npos)
      return {};
    file /= part;
  }
  std::error_code error;
  if (fs::is_directory(file, error)) file /= "index.html";
  // a symbolic link may point anywhere: compare where both really are
  const fs::path real = fs::canonical(file, error);
  if (error || !fs::is_regular_file(real, error)) return {};
  const fs::path root = fs::canonical(folder, error);
  const auto [root_end, ignored] = std::mismatch(root.begin(), root.end(), real.begin(), real.end());
  return error || root_end != root.end() ? fs::path() : real;
}

}  // namespace grapevine
