#include "tests/crash/studies.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>

namespace fs = std::filesystem;

namespace {

// thousands of syncs: memory is a disk too
const bool kInMemory = fs::exists("/dev/shm") && ::setenv("TMPDIR", "/dev/shm", 0) == 0;

}  // namespace

std::string small_experiment(const ScratchFolder& folder, int replicates) {
  static_cast<void>(kInMemory);
  folder.file("small.json", small_scenario());
  return folder.file("experiment.json", R"({"grapevine_experiment": 1, "scenario": "small.json",
    "factors": [{"path": "support.social.agents", "from": 1, "to": 3, "levels": 3}, {"path": "triage.policy", "values": ["first_come", "triage"]}],
    "design": {"kind": "grid"}, "outcomes": ["crisis", "negative_exposures"], "replicates": )" +
                                            std::to_string(replicates) + "}");
}

std::map<std::string, std::string> contents_of(const fs::path& folder) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !entry.path().filename().string().starts_with("run.log")) contents[fs::relative(entry.path(), folder).string()] = bytes_of(entry.path());
  return contents;
}

void check_same_folder(const fs::path& expected, const fs::path& found) {
  const auto wanted = contents_of(expected), there = contents_of(found);
  for (const auto& [name, bytes] : wanted) {
    INFO(name);
    REQUIRE(there.contains(name));
    CHECK(there.at(name) == bytes);
  }
  for (const auto& [name, bytes] : there) {
    INFO(name << " should not be there");
    CHECK(wanted.contains(name));
  }
}

long runs_kept(const std::string& said) {
  const std::string words = "going on after ";
  const std::size_t at = said.find(words);
  return at == std::string::npos ? 0 : std::strtol(said.c_str() + at + words.size(), nullptr, 10);
}
