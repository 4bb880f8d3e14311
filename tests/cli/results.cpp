// Results folders: the same bytes at any number of threads, proven by replay, never half written.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

#include "tests/cli/program.h"

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
  std::string bytes = bytes_of(file);
  const std::size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  std::ofstream(file, std::ios::binary) << bytes.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("-o leaves the same bytes whatever the number of threads") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  REQUIRE(grapevine({"run", file, "-o", folder / "one", "--jobs", "1"}).exit == 0);
  for (const int jobs : {2, 5, 16}) {
    const std::string other = folder / std::to_string(jobs);
    REQUIRE(grapevine({"run", file, "-o", other, "--jobs", std::to_string(jobs)}).exit == 0);
    for (const char* name : {"manifest.json", "scenario.json", "results.sqlite", "runs.csv", "series.csv"}) {
      INFO(name);
      CHECK(bytes_of(fs::path(other) / name) == bytes_of(folder.path() / "one" / name));
    }
  }
  for (const auto& entry : fs::directory_iterator(folder / "one")) {
    const std::string name = entry.path().filename();
    INFO(name);
    CHECK((name == "manifest.json" || name == "scenario.json" || name == "results.sqlite" ||
           name == "runs.csv" || name == "series.csv" || name == "run.log"));
  }
  CHECK(count_lines(bytes_of(folder / "one/runs.csv")) == 13);
  const Json manifest = Json::parse(bytes_of(folder / "one/manifest.json"));
  CHECK(manifest.at("complete") == true);
  CHECK(manifest.at("sides").at(0).at("outcomes").get<std::string>() + "\n" ==
        grapevine({"run", file, "--digest"}).out);
}

TEST_CASE("a run is replayed and verified from its folder alone") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const std::string results = folder / "results";
  REQUIRE(grapevine({"run", file, "--set", "feed.visibility=0.2", "--seed", "7", "-o", results}).exit == 0);
  fs::remove(file);
  const Ran verified = grapevine({"replay", results, "--verify", "--jobs", "3"});
  INFO(verified.err);
  CHECK(verified.exit == 0);
  CHECK(verified.out.size() == 33);
  CHECK(verified.err.find("verified") != std::string::npos);
  CHECK(grapevine({"replay", results}).exit == 0);
  CHECK(grapevine({"replay", results, "--set", "feed.visibility=0.1", "--digest"}).out.substr(0, 33) ==
        verified.out);
}

TEST_CASE("a comparison is replayed and verified from its folder alone") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const std::string results = folder / "results";
  REQUIRE(grapevine({"compare", file, "--set", "feed.visibility=0.1", "-o", results}).exit == 0);
  CHECK(fs::exists(folder / "results/what-if-1.json"));
  CHECK(count_lines(bytes_of(folder / "results/what-if-1-runs.csv")) == 13);
  const Ran verified = grapevine({"replay", results, "--verify"});
  INFO(verified.err);
  CHECK(verified.exit == 0);
  CHECK(count_lines(verified.out) == 2);
}

TEST_CASE("every kind of damage to a results folder is found") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const fs::path results = folder / "results";
  const auto fresh = [&] {
    fs::remove_all(results);
    REQUIRE(grapevine({"run", file, "-o", results}).exit == 0);
  };
  const auto verify = [&] { return grapevine({"replay", results, "--verify"}).exit; };
  fresh();
  CHECK(verify() == 0);
  replace_in(results / "runs.csv", "\n3,", "\n4,");
  CHECK(verify() == 6);
  fresh();
  std::ofstream(results / "results.sqlite", std::ios::app | std::ios::binary) << "x";
  CHECK(verify() == 6);
  fresh();
  replace_in(results / "scenario.json", "500", "501");
  CHECK(verify() == 3);
  fresh();
  const std::string digest =
      Json::parse(bytes_of(results / "manifest.json")).at("sides").at(0).at("outcomes");
  std::string altered = digest;
  altered[0] = digest[0] == '0' ? '1' : '0';
  replace_in(results / "manifest.json", digest, altered);
  CHECK(verify() == 6);
  fresh();
  replace_in(results / "manifest.json", "0.1.0", "9.9.9");
  CHECK(verify() == 3);
  std::ofstream(results / "manifest.json") << "{}";
  CHECK(verify() == 3);
  replace_in(results / "manifest.json", "{}", std::string(200'000, '['));
  CHECK(verify() == 3);
}

TEST_CASE("a manifest cannot send replay outside its folder") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const fs::path results = folder / "results";
  REQUIRE(grapevine({"run", file, "-o", results}).exit == 0);
  replace_in(results / "manifest.json", "\"scenario.json\"", "\"../small.json\"");
  CHECK(grapevine({"replay", results, "--verify"}).exit == 3);
}

TEST_CASE("a link is verified with one thread and with many") {
  const ScratchFolder folder;
  const std::string link =
      grapevine({"link", "influencer-in-the-queue", "--replicates", "3", "--set", "people=600"}).out;
  REQUIRE(link.starts_with("#s="));
  const std::string address = link.substr(0, link.size() - 1);
  const Ran verified = grapevine({"replay", address, "--verify"});
  CHECK(verified.exit == 0);
  CHECK(verified.out.size() == 33);
  CHECK(grapevine({"replay", address, "--verify", "--expect", verified.out.substr(0, 32)}).exit == 0);
  const Ran other = grapevine({"replay", address, "--verify", "--expect", std::string(32, '0')});
  CHECK(other.exit == 6);
  CHECK(other.err.find(std::string(32, '0')) != std::string::npos);
}

TEST_CASE("a folder of another job, or with somebody's files, is left alone") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const std::string results = folder / "results";
  REQUIRE(grapevine({"run", file, "-o", results}).exit == 0);
  const std::string before = bytes_of(folder / "results/manifest.json");
  const Ran other = grapevine({"run", file, "--seed", "5", "-o", results});
  CHECK(other.exit == 3);
  CHECK(other.err.find("another job") != std::string::npos);
  CHECK(bytes_of(folder / "results/manifest.json") == before);
  CHECK(grapevine({"run", file, "-o", results}).exit == 0);  // the same job again
  CHECK(bytes_of(folder / "results/manifest.json") == before);

  fs::create_directory(folder / "mine");
  folder.file("mine/scenario.json", "precious");
  CHECK(grapevine({"run", file, "-o", folder / "mine"}).exit == 3);
  CHECK(bytes_of(folder / "mine/scenario.json") == "precious");
  CHECK(grapevine({"run", file, "-o", file}).exit == 3);
  CHECK(grapevine({"run", file, "-o", "/proc/no/such"}).exit == 3);
  CHECK(grapevine({"run", file, "-o", folder / "a/b/c"}).exit == 0);
}

TEST_CASE("an interrupted job can be run again into its folder") {
  const ScratchFolder folder;
  const std::vector<std::string> words = {"run", "reference", "--set", "people=2000", "--replicates",
                                          "300", "--jobs",    "2",     "-o",          folder / "results"};
  const Ran cut = grapevine(words, {.interrupt_after_ms = 400});
  if (cut.exit == 0) SKIP("the machine was faster than the interrupt");
  CHECK(cut.exit == 130);
  CHECK(grapevine({"replay", folder / "results", "--verify"}).exit == 3);
  REQUIRE(grapevine(words).exit == 0);
  CHECK_FALSE(fs::exists(folder / "results/journal.sqlite"));
  std::vector<std::string> elsewhere = words;
  elsewhere.back() = folder / "other";
  REQUIRE(grapevine(elsewhere).exit == 0);
  for (const char* name : {"manifest.json", "results.sqlite", "runs.csv", "series.csv"})
    CHECK(bytes_of(folder.path() / "results" / name) == bytes_of(folder.path() / "other" / name));
}

TEST_CASE("a disk that fills up leaves a sentence and no half file under a final name") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const std::string whole = folder / "whole";
  REQUIRE(grapevine({"run", file, "-o", whole}).exit == 0);
  for (const int kib : {1, 2, 8, 20, 40, 60, 80}) {
    const fs::path results = folder / std::to_string(kib);
    const Ran ran = grapevine({"run", file, "-o", results}, {.largest_file_kib = kib});
    INFO(kib << " KiB: " << ran.err);
    for (const char* name : {"manifest.json", "scenario.json", "results.sqlite", "runs.csv", "series.csv"})
      if (fs::exists(results / name) && std::string(name) != "manifest.json")
        CHECK(bytes_of(results / name) == bytes_of(fs::path(whole) / name));
    if (ran.exit == 0) continue;
    CHECK((ran.exit == 1 || ran.exit == 3));
    CHECK(ran.out.empty());
    CHECK(count_lines(ran.err) == 1);
    for (const auto& entry : fs::directory_iterator(results)) CHECK(entry.path().extension() != ".part");
  }
  CHECK(grapevine({"run", file, "-o", "/dev/full/results"}).exit == 3);
}
