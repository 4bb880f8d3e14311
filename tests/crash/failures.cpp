// Writes, syncs and renames that fail, and a program that dies at them: nothing is lost, and what goes on ends at the same
// bytes.
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <functional>

#include "tests/crash/damage.h"
#include "tests/crash/studies.h"

namespace fs = std::filesystem;

namespace {

// Runs the command with its n-th call failing, or counts the calls that it makes.
struct Failing {
  const ScratchFolder& folder;
  std::string how;
  Ran run(const std::vector<std::string>& words, long at) const {
    const char* shim = std::getenv("GRAPEVINE_FAILING_CALLS");
    REQUIRE(shim != nullptr);
    // a sanitizer wants to be the first library, and is content to be the second
    return grapevine(words, {.environment = {std::string("LD_PRELOAD=") + shim, "ASAN_OPTIONS=verify_asan_link_order=0", "FAIL_AT=" + std::to_string(at), "FAIL_HOW=" + how, "FAIL_COUNT=" + folder / "count"}});
  }
  long count(const std::vector<std::string>& words) const {
    REQUIRE(run(words, 1'000'000'000).exit == 0);
    return std::strtol(bytes_of(folder / "count").c_str(), nullptr, 10);
  }
};

// Calls `attempt` for every call of `calls` and every way to fail; in the quick form for every call in one way and for a
// third of them in the others.
void at_every_call(long calls, const std::function<void(const std::string& how, long at)>& attempt) {
  INFO(calls << " calls");
  CHECK(calls > 20);
  for (const char* how : {"once", "on", "torn", "kill"}) {
    const long step = long_form() || std::string(how) == "once" ? 1 : 3;
    for (long at = 1; at <= calls; at += step) {
      INFO("call " << at << " " << how);
      attempt(how, at);
    }
  }
}

bool dies(const std::string& how) { return how == "torn" || how == "kill"; }

// What a command that could not write must say and be.
void check_ended(const Ran& ran, const std::string& how, int expected) {
  if (dies(how)) {
    CHECK(ran.exit == 137);
    return;
  }
  if (ran.exit == 0) return;  // the log could not be written, which loses nothing
  CHECK(ran.exit == expected);
  CHECK(ran.err.find("free some space") + ran.err.find("choose another place") != 2 * std::string::npos);
  if (expected == 5) CHECK(ran.err.find("the same command with --resume goes on") != std::string::npos);
}

// A command that goes on where it ended: its n-th call fails, and the same again gets to the end.
Ran ended_and_gone_on(const ScratchFolder& folder, const std::string& how, long at, const std::vector<std::string>& words) {
  const Ran ended = Failing{folder, how}.run(words, at);
  INFO(ended.err);
  check_ended(ended, how, 5);
  Ran again = grapevine(words);
  INFO(again.err);
  REQUIRE(again.exit == 0);
  return again;
}

}  // namespace

TEST_CASE("a sweep whose n-th write, sync or rename fails ends with exit code 5 and goes on to the same bytes") {
  const ScratchFolder folder;
  const std::string file = small_experiment(folder, 4), tried = folder / "tried";
  const std::vector<std::string> words = {"sweep", file, "-o", tried, "--jobs", "1", "--resume"};
  REQUIRE(grapevine({"sweep", file, "-o", folder / "whole"}).exit == 0);
  const long calls = Failing{folder, "once"}.count(words);
  at_every_call(calls, [&](const std::string& how, long at) {
    fs::remove_all(tried);
    ended_and_gone_on(folder, how, at, words);
    check_same_folder(folder / "whole", tried);
  });
}

TEST_CASE("a sweep that goes on, and fails again at its n-th write, sync or rename, keeps every run that it had") {
  const ScratchFolder folder;
  const std::string file = small_experiment(folder, 60), half = folder / "half", tried = folder / "tried";
  const std::vector<std::string> words = {"sweep", file, "-o", tried, "--jobs", "1", "--resume"};
  REQUIRE(grapevine({"sweep", file, "-o", folder / "whole"}).exit == 0);
  // how much is done within a time depends on the machine: the first limit that leaves some runs done and not all
  long kept = 0;
  for (const char* minutes : {"0.00002", "0.00005", "0.0001", "0.0002", "0.0005", "0.001", "0.002", "0.005"}) {
    fs::remove_all(half);
    fs::remove_all(tried);
    if (grapevine({"sweep", file, "-o", half, "--jobs", "1", "--max-time", minutes}).exit != 5) break;
    fs::copy(half, tried);
    const Ran again = grapevine(words);
    REQUIRE(again.exit == 0);
    kept = runs_kept(again.err);
    if (kept > 0) break;
  }
  REQUIRE(kept > 0);
  REQUIRE(kept < 360);
  fs::remove_all(tried);
  fs::copy(half, tried);
  const long calls = Failing{folder, "once"}.count(words);
  at_every_call(calls, [&](const std::string& how, long at) {
    fs::remove_all(tried);
    fs::copy(half, tried);
    const Ran again = ended_and_gone_on(folder, how, at, words);
    if (again.err.find("complete already") == std::string::npos) CHECK(runs_kept(again.err) >= kept);
    check_same_folder(folder / "whole", tried);
  });
}

TEST_CASE("a rollback journal that is damaged after a kill costs runs at most, never a changed one") {
  const ScratchFolder folder;
  const std::string file = small_experiment(folder, 60), half = folder / "half", tried = folder / "tried";
  const std::vector<std::string> words = {"sweep", file, "-o", tried, "--jobs", "1", "--resume"};
  REQUIRE(grapevine({"sweep", file, "-o", folder / "whole"}).exit == 0);
  int hot = 0;
  for (long at = 1; at < 200; ++at) {
    fs::remove_all(tried);
    const Ran ended = Failing{folder, "kill"}.run(words, at);
    if (ended.exit == 0) break;
    const fs::path rollback = fs::path(tried) / "journal.sqlite-journal";
    if (!fs::exists(rollback) || fs::file_size(rollback) < 512) continue;
    std::string bytes = bytes_of(rollback);
    fs::remove_all(half);
    fs::copy(tried, half);
    for (const std::size_t place : {std::size_t{9}, std::size_t{21}, std::size_t{600}, bytes.size() - 3}) {
      if (place >= bytes.size()) continue;
      fs::remove_all(tried);
      fs::copy(half, tried);
      std::string damaged = bytes;
      damaged[place] = static_cast<char>(damaged[place] ^ 16);
      folder.file("tried/journal.sqlite-journal", damaged);
      const Ran again = grapevine(words);
      INFO("call " << at << ", byte " << place << ": " << again.err);
      REQUIRE(again.exit == 0);
      check_same_folder(folder / "whole", tried);
      ++hot;
    }
  }
  CHECK(hot > 4);
}

TEST_CASE("a run whose n-th write fails leaves no half file under a final name, and the same command makes it whole") {
  const ScratchFolder folder;
  const std::string scenario = folder.file("small.json", small_scenario()), tried = folder / "tried";
  const std::vector<std::string> words = {"run", scenario, "-o", tried, "--jobs", "1"};
  REQUIRE(grapevine({"run", scenario, "-o", folder / "whole"}).exit == 0);
  const auto whole = contents_of(folder / "whole");
  at_every_call(Failing{folder, "once"}.count(words), [&](const std::string& how, long at) {
    if (how == "on" && !long_form()) return;
    fs::remove_all(tried);
    const Ran ended = Failing{folder, how}.run(words, at);
    INFO(ended.err);
    if (ended.exit != 3) check_ended(ended, how, 1);
    for (const char* name : {"results.sqlite", "runs.csv", "series.csv", "scenario.json"})
      if (fs::exists(fs::path(tried) / name)) CHECK(bytes_of(fs::path(tried) / name) == whole.at(name));
    REQUIRE(grapevine(words).exit == 0);
    check_same_folder(folder / "whole", tried);
  });
}

TEST_CASE("a calibration whose n-th write fails ends with exit code 5 and goes on to the same bytes") {
  const ScratchFolder folder;
  const std::string scenario = folder.file("small.json", small_scenario()), data = folder.file("observed.csv", "metric,value\ncomplaints,20\n"), tried = folder / "tried";
  std::vector<std::string> words = {"calibrate", scenario, "--data", data, "--fit", "complaints", "--vary", "experience.failure_rate=0.02..0.4", "--particles", "20", "--rounds", "2", "-o", folder / "whole", "--resume"};
  REQUIRE(grapevine(words).exit == 0);
  words[words.size() - 2] = tried;
  at_every_call(Failing{folder, "once"}.count(words), [&](const std::string& how, long at) {
    if (!long_form() && at % 4 != 1) return;
    fs::remove_all(tried);
    ended_and_gone_on(folder, how, at, words);
    check_same_folder(folder / "whole", tried);
  });
}
