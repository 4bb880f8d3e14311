// What a careless or hostile person types: a sentence with a place and a remedy, the right exit code, never a
// crash.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <fstream>

#include "tests/cli/program.h"

namespace {

// One invocation that must be refused with this exit code and these words on standard error, and print
// nothing.
struct Refused {
  std::vector<std::string> words;
  int exit;
  std::vector<std::string> said;
  std::string input{};
};

void check_refused(const Refused& refused) {
  const Ran ran = grapevine(refused.words, {.input = refused.input});
  std::string command;
  for (const std::string& word : refused.words) command += " " + word.substr(0, 100);
  INFO("grapevine" << command << "\n" << ran.err);
  CHECK(ran.exit == refused.exit);
  CHECK(ran.out.empty());
  CHECK(ran.seconds < 10);
  CHECK(ran.err.size() < 20'000);
  for (const std::string& word : refused.said) CHECK(ran.err.find(word) != std::string::npos);
}

}  // namespace

TEST_CASE("a wrong command line is refused with the nearest right one") {
  const Refused refused = GENERATE(values<Refused>({
      {{"rnu", "reference"}, 2, {"unknown command", "did you mean run?"}},
      {{"compair", "reference"}, 2, {"did you mean compare?"}},
      {{"zzzzzz"}, 2, {"unknown command", "--help"}},
      {{"network"}, 2, {"network", "generate, import, stats"}},
      {{"network", "stat"}, 2, {"did you mean stats?"}},
      {{"run"}, 2, {"SCENARIO", "required"}},
      {{"run", "reference", "--job", "2"}, 2, {"--job", "did you mean --jobs?"}},
      {{"run", "reference", "--replicatse=3"}, 2, {"did you mean --replicates?"}},
      {{"run", "reference", "again"}, 2, {"again", "too many"}},
      {{"run", "reference", "--jobs", "0"}, 2, {"--jobs", "\"0\"", "1 to 1024"}},
      {{"run", "reference", "--jobs", "two"}, 2, {"--jobs", "\"two\"", "whole number"}},
      {{"run", "reference", "--jobs", "99999999999999999999"}, 2, {"--jobs", "1 to 1024"}},
      {{"run", "reference", "--replicates", "1.5"}, 2, {"--replicates", "1.5"}},
      {{"run", "reference", "--replicates", "-3"}, 2, {"--replicates", "-3"}},
      {{"run", "reference", "--seed", "-1"}, 2, {"--seed"}},
      {{"run", "reference", "--seed"}, 2, {"--seed"}},
      {{"run", "reference", "--fail-if", "crisos>1"}, 2, {"crisos", "did you mean crisis?"}},
      {{"run", "reference", "--fail-if", "crisis"}, 2, {"--fail-if", "metric>value"}},
      {{"run", "reference", "--fail-if", "crisis>x"}, 2, {"--fail-if"}},
      {{"run", "reference", "--fail-if", "crisis>nan"}, 2, {"--fail-if"}},
      {{"queue", "--agents", "0"}, 2, {"--agents", "1 to"}},
      {{"queue", "--arrivals", "nan"}, 2, {"--arrivals"}},
      {{"queue", "--service", "1e999"}, 2, {"--service"}},
      {{"queue", "--priorities", "1,,2"}, 2, {"--priorities", "20,50,30"}},
      {{"queue", "--priorities", "1,-2"}, 2, {"--priorities"}},
      {{"completion", "tcsh"}, 2, {"bash, zsh or fish"}},
      {{"replay", "reference", "--verify", "--set", "feed.visibility=0.1"}, 2, {"--verify", "leave out"}},
      {{"serve", "--port", "70000"}, 2, {"--port", "65535"}},
  }));
  check_refused(refused);
}

TEST_CASE("wrong input is refused with what was found and what to do") {
  const Refused refused = GENERATE(values<Refused>({
      {{"run", "influencer-in-the-que"}, 3, {"no such file", "did you mean influencer-in-the-queue?"}},
      {{"run", "no/such/file.json"}, 3, {"no/such/file.json", "no such file"}},
      {{"run", ""}, 3, {"no such file"}},
      {{"run", "/"}, 3, {"a folder", "name a file"}},
      {{"run", "/etc"}, 3, {"a folder"}},
      {{"run", "/dev/null"}, 3, {"/dev/null"}},
      {{"run", "/dev/zero"}, 3, {"/dev/zero", "8 MiB"}},
      {{"run", "-"}, 3, {"standard input"}},
      {{"run", "-"}, 3, {"standard input: ", "JSON"}, "{\"grapevine\": 1,"},
      {{"run", "-"}, 3, {"standard input"}, std::string("\x80\xff\x00garbage", 10)},
      {{"run", "-"}, 3, {"standard input"}, std::string(100'000, '[')},
      {{"run", "-"}, 3, {"8 MiB"}, std::string(9 << 20, ' ')},
      {{"run", "-"}, 3, {"standard input", "no key \"grapevine\""}, "{}"},
      {{"run", "-"}, 3, {"/people"}, R"({"grapevine": 1, "people": 1e12})"},
      {{"run", "-"},
       3,
       {"/timeline/0/at"},
       R"({"grapevine": 1, "timeline": [{"at": "noon", "set": {"feed.visibility": 0.1}}]})"},
      {{"run", "#s="}, 3, {"link"}},
      {{"run", "https://example.org/#s=1.abc.def.ghi"}, 3, {"link", "copy the whole link"}},
      {{"run", "#s=" + std::string(100'000, 'A')}, 3, {"link"}},
      {{"run", "reference", "--set", "support.social.agent=3"},
       3,
       {"support.social.agent", "did you mean support.social.agents?"}},
      {{"run", "reference", "--set", "support.social.agents"}, 3, {"--set", "path=value"}},
      {{"run", "reference", "--set", "support.social.agents=2.5"}, 3, {"support.social.agents", "2.5"}},
      {{"run", "reference", "--set", "support.social.agents=-1"}, 3, {"support.social.agents"}},
      {{"run", "reference", "--set", "triage.policy=triaje"}, 3, {"triage.policy", "triage"}},
      {{"run", "reference", "--set", "feed.visibility=0.1@noon"}, 3, {"noon", "D2 09:00"}},
      {{"run", "reference", "--set", "people=1"}, 3, {"people"}},
      {{"run", "reference", "--set", "people=x"}, 3, {"people"}},
      {{"run", "reference", "--set", "network.kind=ring"}, 3, {"network"}},
      {{"run", "reference", "--set", "network.~=1"}, 3, {"network.~"}},
      {{"run", "reference", "--set", "network.file=/etc/passwd"}, 3, {"network"}},
      {{"run", "reference", "--max-people", "100"}, 3, {"people", "100"}},
      {{"run", "reference", "--network", "/no/such/edges.txt"}, 3, {"/no/such/edges.txt"}},
      {{"run", "reference", "--network", "/"}, 3, {"a folder"}},
      {{"compare", "-", "-"}, 3, {"standard input twice"}},
      {{"compare", "reference", "--what-if", "9"}, 3, {"--what-if"}},
      {{"validate", "no-such.json"}, 3, {"no-such.json"}},
      {{"scenarios", "--show", "referense"}, 3, {"did you mean reference?"}},
      {{"replay", "/no/such/folder"}, 3, {"no such file"}},
      {{"replay", "/tmp"}, 3, {"manifest.json"}},
      {{"serve", "/no/such/page"}, 3, {"index.html"}},
      {{"serve", "/tmp"}, 3, {"/tmp", "index.html"}},
      {{"network", "stats", "/no/such/edges.txt"}, 3, {"no such file"}},
      {{"cascade", "/dev/null"}, 3, {"/dev/null"}},
  }));
  check_refused(refused);
}

TEST_CASE("files with strange names are named without their bytes reaching the terminal") {
  const ScratchFolder folder;
  const Ran broken = grapevine({"run", folder / "no\x80\xffsuch\x1b[31m.json"});
  CHECK(broken.exit == 3);
  CHECK(broken.err.find('\x1b') == std::string::npos);
  CHECK(broken.err.find("\\x80") != std::string::npos);
  const Ran word = grapevine({"\x1b[31mrun\x80"});
  CHECK(word.exit == 2);
  CHECK(word.err.find('\x1b') == std::string::npos);
  // and one that is there works
  const Ran there = grapevine({"run", folder.file("t\x80wn.json", small_scenario()), "--digest"});
  CHECK(there.exit == 0);
}

TEST_CASE("a scenario over 8 MiB is refused before it is read") {
  const ScratchFolder folder;
  const std::string file = folder / "huge.json";
  std::ofstream(file) << "{";
  REQUIRE(::truncate(file.c_str(), 1ll << 40) == 0);  // sparse
  const Ran ran = grapevine({"run", file});
  CHECK(ran.exit == 3);
  CHECK(ran.seconds < 2);
  CHECK(ran.err.find("at most 8 MiB") != std::string::npos);
}

TEST_CASE("a file without permission is refused", "[root]") {
  if (::geteuid() == 0) SKIP("root may read everything");
  const ScratchFolder folder;
  const std::string file = folder.file("secret.json", small_scenario());
  ::chmod(file.c_str(), 0);
  const Ran ran = grapevine({"run", file});
  CHECK(ran.exit == 3);
  CHECK(ran.err.find("permissions") != std::string::npos);
}

TEST_CASE("a reader that goes away is no error, a full disk is") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const Ran head = grapevine({"schema"}, {.read_at_most = 10});
  CHECK(head.exit == 0);
  CHECK(head.err.empty());
  const Ran full = grapevine({"run", file}, {.output_to = "/dev/full"});
  CHECK(full.exit == 1);
  CHECK(full.err.find("standard output: No space left on device") != std::string::npos);
}

TEST_CASE("Ctrl-C ends a long run at once and says what was kept") {
  const ScratchFolder folder;
  const std::vector<std::string> words = {"run", "reference", "--replicates", "100000", "--jobs", "2"};
  const Ran bare = grapevine(words, {.interrupt_after_ms = 700});
  CHECK(bare.exit == 130);
  CHECK(bare.out.empty());
  CHECK(bare.err.find("interrupted after") != std::string::npos);
  CHECK(bare.err.find("nothing was kept") != std::string::npos);
  CHECK(bare.seconds < 5);

  std::vector<std::string> with_folder = words;
  with_folder.insert(with_folder.end(), {"-o", folder / "results"});
  const Ran kept = grapevine(with_folder, {.interrupt_after_ms = 1500});
  CHECK(kept.exit == 130);
  CHECK(kept.err.find("journal.sqlite") != std::string::npos);
  CHECK(std::filesystem::exists(folder / "results/journal.sqlite"));
  CHECK_FALSE(std::filesystem::exists(folder / "results/results.sqlite"));
  CHECK(kept.seconds < 10);
}
