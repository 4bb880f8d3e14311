// The doors of the house (docs/architecture.md): who may include whom.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = GRAPEVINE_SOURCE_DIR;
const std::vector<std::string> kRooms = {"base", "scenario", "graph", "people", "diffusion", "firm", "support", "intake", "sim", "ensemble", "study", "drill", "report", "validation"};

// Calls visit(file, what it includes) for every include of C++ files below `folder`.
void each_include(const fs::path& folder, const std::function<void(const fs::path&, const std::string&)>& visit) {
  const std::regex include(R"(^\s*#\s*include\s*[<"]([^">]+)[">])");
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
    const auto extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp" && extension != ".inc") continue;
    std::ifstream file(entry.path());
    std::smatch match;
    for (std::string line; std::getline(file, line);)
      if (std::regex_search(line, match, include)) visit(fs::relative(entry.path(), kRoot), match[1]);
  }
}

std::size_t rank_of(const std::string& room) {
  return static_cast<std::size_t>(std::find(kRooms.begin(), kRooms.end(), room) - kRooms.begin());
}

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

}  // namespace

TEST_CASE("a room of the core includes only rooms above it") {
  std::size_t seen = 0;
  each_include("core", [&](const fs::path& file, const std::string& included) {
    const std::string room = std::next(file.begin())->string();
    const std::string other = first_part(included);
    if (rank_of(other) == kRooms.size() || included.find('/') == std::string::npos) return;
    ++seen;
    INFO(file.string() << " includes " << included);
    CHECK(rank_of(other) <= rank_of(room));
  });
  CHECK(seen > 100);
}

TEST_CASE("the core knows neither screen nor browser, and the screens open no files") {
  each_include("core", [](const fs::path& file, const std::string& included) {
    INFO(file.string() << " includes " << included);
    for (const char* foreign : {"imgui", "SDL", "GL/", "GLES", "emscripten", "sqlite", "httplib"}) CHECK(included.find(foreign) == std::string::npos);
  });
  each_include("ui", [](const fs::path& file, const std::string& included) {
    INFO(file.string() << " includes " << included);
    for (const char* foreign : {"fstream", "filesystem", "SDL", "emscripten"}) CHECK(included.find(foreign) == std::string::npos);
  });
}

TEST_CASE("window and browser do not know each other, and the command line knows no screen") {
  each_include("native", [](const fs::path& file, const std::string& included) {
    INFO(file.string() << " includes " << included);
    CHECK(first_part(included) != "wasm");
    CHECK(included.find("emscripten") == std::string::npos);
    if (file.string().find("window") == std::string::npos) CHECK(first_part(included) != "ui");
  });
  each_include("wasm", [](const fs::path& file, const std::string& included) {
    INFO(file.string() << " includes " << included);
    CHECK(first_part(included) != "native");
  });
}
