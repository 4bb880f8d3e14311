// grapevine sweep and merge: the same bytes whatever the threads, interruptions, kills and shards.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/cli/program.h"

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kFiles = {"manifest.json", "experiment.json", "scenario.json",
                                         "results.sqlite", "points.csv",     "runs.csv"};

// An experiment of 24 points beside its scenario; returns the experiment's file.
std::string experiment(const ScratchFolder& folder, const std::string& more = R"("replicates": 6)") {
  folder.file("small.json", small_scenario());
  return folder.file("experiment.json", R"({"grapevine_experiment": 1, "scenario": "small.json",
    "factors": [{"path": "support.social.agents", "from": 1, "to": 6, "levels": 6},
                {"path": "feed.visibility", "from": 0.05, "to": 0.4, "levels": 2}, {"path": "triage.policy", "values": ["first_come", "triage"]}],
    "design": {"kind": "grid"}, "outcomes": ["crisis", "negative_exposures"], )" + more + "}");
}

void check_same(const fs::path& a, const fs::path& b) {
  for (const std::string& name : kFiles) {
    INFO(name);
    CHECK(bytes_of(a / name) == bytes_of(b / name));
  }
}

// Starts a sweep and kills it after so long; whether it was still running.
bool kill_sweep_after(const std::vector<std::string>& words, std::chrono::microseconds time) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::vector<char*> arguments;
    std::string program = std::getenv("GRAPEVINE");
    arguments.push_back(program.data());
    std::vector<std::string> copies = words;
    for (std::string& word : copies) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::freopen("/dev/null", "w", stdout);
    std::freopen("/dev/null", "w", stderr);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
  }
  std::this_thread::sleep_for(time);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("a sweep leaves the same bytes whatever the number of threads") {
  const ScratchFolder folder;
  const std::string file = experiment(folder, R"("replicates": {"until": "negative_exposures", "tolerance": 4, "most": 64}, "series": true)");
  const Ran one = grapevine({"sweep", file, "-o", folder / "one", "--jobs", "1"});
  INFO(one.err);
  REQUIRE(one.exit == 0);
  CHECK(one.out.find("24 points, 16 to 64 futures each") != std::string::npos);
  for (const char* jobs : {"2", "5"}) {
    REQUIRE(grapevine({"sweep", file, "-o", folder / jobs, "--jobs", jobs}).exit == 0);
    check_same(folder / "one", folder / jobs);
  }
  CHECK(count_lines(bytes_of(folder / "one/points.csv")) == 25);
  CHECK(bytes_of(folder / "one/points.csv").starts_with(
      "point,support.social.agents,feed.visibility,triage.policy,replicates,precise,crisis,crisis_low,crisis_high,"));
}

TEST_CASE("a point of a sweep is the scenario with its values, and has its luck") {
  const ScratchFolder folder;
  REQUIRE(grapevine({"sweep", experiment(folder), "-o", folder / "study"}).exit == 0);
  // point 7: two agents, the larger visibility, by influence
  REQUIRE(grapevine({"run", folder / "small.json", "--set", "support.social.agents=2", "--set", "feed.visibility=0.4", "--set",
                     "triage.policy=triage", "--replicates", "6", "-o", folder / "run"}).exit == 0);
  std::ifstream sweep(folder / "study/runs.csv"), run(folder / "run/runs.csv");
  std::vector<std::string> of_point, of_run;
  for (std::string line; std::getline(sweep, line);)
    if (line.starts_with("7,")) of_point.push_back(line.substr(2));
  std::string names;
  std::getline(run, names);
  REQUIRE(names.starts_with("replicate,crisis_level,crisis,peak_day_negative_exposures,negative_exposures,"));
  for (std::string line; std::getline(run, line);) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    of_run.push_back(cells[0] + "," + cells[2] + "," + cells[4]);
  }
  CHECK(of_point.size() == 6);
  CHECK(of_point == of_run);
}

TEST_CASE("shards of a sweep merge to the bytes of the whole") {
  const ScratchFolder folder;
  const std::string file = experiment(folder);
  REQUIRE(grapevine({"sweep", file, "-o", folder / "whole"}).exit == 0);
  for (const char* part : {"1/3", "2/3", "3/3"})
    REQUIRE(grapevine({"sweep", file, "-o", folder / std::string(1, part[0]), "--shard", part}).exit == 0);
  const Ran merged = grapevine({"merge", folder / "2", folder / "3", folder / "1", "-o", folder / "merged"});
  INFO(merged.err);
  REQUIRE(merged.exit == 0);
  check_same(folder / "whole", folder / "merged");
  const Ran missing = grapevine({"merge", folder / "1", folder / "3", "-o", folder / "other"});
  CHECK(missing.exit == 3);
  CHECK(missing.err.find("no part 2/3") != std::string::npos);
  CHECK(grapevine({"merge", folder / "1", folder / "1", folder / "2", "-o", folder / "other"}).exit == 3);
  CHECK(grapevine({"merge", folder / "1", folder / "whole", "-o", folder / "other"}).exit == 3);
  CHECK(grapevine({"merge", folder / "1", "-o", folder / "whole"}).exit == 3);
  CHECK_FALSE(fs::exists(folder / "other"));
}

TEST_CASE("a sweep that is killed at any moment goes on to the same bytes") {
  const ScratchFolder folder;
  const std::string file = experiment(folder, R"("replicates": 64)");
  const Ran whole = grapevine({"sweep", file, "-o", folder / "whole", "--jobs", "2"});
  REQUIRE(whole.exit == 0);
  const int rounds = std::getenv("GRAPEVINE_LONG") ? 200 : 12;
  int killed = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string other = folder / ("killed-" + std::to_string(round));
    // two kills, spread over the time that it takes
    const auto whole_time = static_cast<std::int64_t>(whole.seconds * 1e6);
    for (const std::int64_t share : {(round * 37) % 100, (round * 61 + 20) % 100})
      killed += kill_sweep_after({"sweep", file, "-o", other, "--jobs", "2", "--resume"},
                                 std::chrono::microseconds(whole_time * share / 100));
    const Ran ended = grapevine({"sweep", file, "-o", other, "--jobs", "2", "--resume"});
    INFO(ended.err);
    REQUIRE(ended.exit == 0);
    check_same(folder / "whole", other);
    fs::remove_all(other);
  }
  CHECK(killed > rounds / 2);
}

TEST_CASE("a sweep stops at its time or at Ctrl-C, keeps what is done, and goes on only when asked to") {
  const ScratchFolder folder;
  const std::string file = experiment(folder, R"("replicates": 3000)");
  const Ran stopped = grapevine({"sweep", file, "-o", folder / "study", "--max-time", "0.001", "--jobs", "1"});
  CHECK(stopped.exit == 5);
  CHECK(stopped.err.find("--resume goes on") != std::string::npos);
  CHECK(fs::exists(folder / "study/journal.sqlite"));
  const Ran refused = grapevine({"sweep", file, "-o", folder / "study"});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("add --resume") != std::string::npos);
  CHECK(grapevine({"merge", folder / "study", "-o", folder / "merged"}).exit == 3);  // not complete
  const Ran interrupted = grapevine({"sweep", file, "-o", folder / "study", "--resume", "--jobs", "1"}, {.interrupt_after_ms = 300});
  CHECK(interrupted.exit == 130);
  CHECK(interrupted.err.find("going on after") != std::string::npos);
  // another experiment is another study
  experiment(folder, R"("replicates": 3000, "seed": 2)");
  CHECK(grapevine({"sweep", file, "-o", folder / "study", "--resume"}).exit == 3);
}

TEST_CASE("damage to a study's files is found, and the message says what to do") {
  const ScratchFolder folder;
  const std::string file = experiment(folder);
  REQUIRE(grapevine({"sweep", file, "-o", folder / "study", "--shard", "1/2"}).exit == 0);
  REQUIRE(grapevine({"sweep", file, "-o", folder / "other", "--shard", "2/2"}).exit == 0);
  std::string bytes = bytes_of(folder / "study/results.sqlite");
  for (const std::size_t at : {std::size_t{50}, bytes.size() / 2, bytes.size() - 300}) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 4);
    std::ofstream(folder / "study/results.sqlite", std::ios::binary) << broken;
    const Ran ran = grapevine({"merge", folder / "study", folder / "other", "-o", folder / "merged"});
    CHECK(ran.exit == 6);
    CHECK(ran.err.find("restore") != std::string::npos);
    fs::remove_all(folder / "merged");
  }
}

TEST_CASE("runs that a journal lost or changed are run again") {
  const ScratchFolder folder;
  const std::string file = experiment(folder, R"("replicates": 400)");
  REQUIRE(grapevine({"sweep", file, "-o", folder / "whole"}).exit == 0);
  std::size_t mended = 0;
  for (const int part : {3, 5, 8, 12}) {
    const std::string study = folder / ("study-" + std::to_string(part));
    REQUIRE(grapevine({"sweep", file, "-o", study, "--max-time", "0.005", "--jobs", "1"}).exit == 5);
    const fs::path journal = fs::path(study) / "journal.sqlite";
    std::string bytes = bytes_of(journal);
    // where SQLite puts what a page holds: at its end
    const std::size_t page = bytes.size() / 4096 * static_cast<std::size_t>(part) / 16;
    for (std::size_t i = 0; i < 40; ++i) bytes[page * 4096 + 4050 + i] ^= 0x21;
    std::ofstream(journal, std::ios::binary) << bytes;
    const Ran ran = grapevine({"sweep", file, "-o", study, "--resume"});
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    mended += ran.err.find("the journal was damaged: what is whole in it is kept") != std::string::npos;
    check_same(folder / "whole", study);
  }
  CHECK(mended > 0);
}

TEST_CASE("a condition at any point ends a sweep with exit code 4") {
  const ScratchFolder folder;
  const std::string file = experiment(folder);
  const Ran ran = grapevine({"sweep", file, "-o", folder / "study", "--fail-if", "negative_exposures>0", "--digest"});
  CHECK(ran.exit == 4);
  CHECK(ran.err.find("of 24 points") != std::string::npos);
  CHECK(ran.out.size() == 33);
  CHECK(grapevine({"sweep", file, "-o", folder / "study", "--fail-if", "nps>0"}).exit == 2);  // not kept
  CHECK(grapevine({"sweep", file}).exit == 2);
  const Ran dry = grapevine({"sweep", file, "--dry-run"});
  CHECK(dry.exit == 0);
  CHECK(dry.out.starts_with("144 runs (24 points × 6 futures), 500 people, 5 days\n"));
}

TEST_CASE("replay says what to do with a study") {
  const ScratchFolder folder;
  REQUIRE(grapevine({"sweep", experiment(folder), "-o", folder / "study"}).exit == 0);
  const Ran ran = grapevine({"replay", folder / "study", "--verify"});
  CHECK(ran.exit == 3);
  CHECK(ran.err.find("sweep --digest") != std::string::npos);
}

TEST_CASE("--design and --points give an experiment another design, judged as if its file said so") {
  const ScratchFolder folder;
  folder.file("small.json", small_scenario());
  const std::string file = folder.file("experiment.json", R"({"grapevine_experiment": 1, "scenario": "small.json",
    "factors": [{"path": "support.social.agents", "from": 1, "to": 4}, {"path": "feed.visibility", "from": 0.05, "to": 0.4}],
    "design": {"kind": "random", "points": 4}, "replicates": 2, "outcomes": ["crisis"]})");
  const auto dry = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"sweep", file, "--dry-run"};
    words.insert(words.end(), more.begin(), more.end());
    return grapevine(words);
  };
  CHECK(dry({}).out.find("(4 points") != std::string::npos);
  CHECK(dry({"--design", "lhs", "--points", "30"}).out.find("(30 points") != std::string::npos);
  CHECK(dry({"--design", "sobol", "--points", "16"}).out.find("(64 points") != std::string::npos);
  CHECK(dry({"--design", "morris"}).out.find("(60 points") != std::string::npos);
  const Ran odd = dry({"--design", "sobol", "--points", "10"});
  CHECK(odd.exit == 3);
  CHECK(odd.err.find("--design") != std::string::npos);
  CHECK(dry({"--design", "sobbol"}).exit == 2);
  REQUIRE(grapevine({"sweep", file, "--design", "lhs", "--points", "8", "-o", folder / "study"}).exit == 0);
  CHECK(bytes_of(folder / "study/experiment.json").find("latin_hypercube") != std::string::npos);
  // the folder's own experiment is the one that was run
  CHECK(grapevine({"sweep", folder / "study/experiment.json", "-o", folder / "again"}).exit == 0);
  CHECK(bytes_of(folder / "study/results.sqlite") == bytes_of(folder / "again/results.sqlite"));
}
