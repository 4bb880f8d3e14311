// grapevine report.
#include <catch2/catch_test_macros.hpp>

#include "tests/cli/program.h"

TEST_CASE("report gives the same bytes by name, by link, by file and at any number of threads") {
  const ScratchFolder folder;
  const Ran ran = grapevine({"report", "influencer-in-the-queue", "--replicates", "8", "--jobs", "1"});
  REQUIRE(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.starts_with("<!DOCTYPE html>\n"));
  CHECK(grapevine({"report", "influencer-in-the-queue", "--replicates", "8", "--jobs", "3", "-o", folder / "r.html"}).out.empty());
  CHECK(bytes_of(folder / "r.html") == ran.out);
  const std::string file = folder.file("mine.json", grapevine({"scenarios", "--show", "influencer-in-the-queue"}).out);
  CHECK(grapevine({"report", file, "--replicates", "8"}).out == ran.out);
  std::string link = grapevine({"link", "influencer-in-the-queue"}).out;
  link.pop_back();
  CHECK(ran.out.find(link) != std::string::npos);
  CHECK(grapevine({"report", link, "--replicates", "8"}).out == ran.out);
}

TEST_CASE("a report's own command gives the report again, also of a change by --set and of another what-if") {
  for (const std::vector<std::string>& more : {std::vector<std::string>{"--set", "support.social.agents=6@D3 09:00"}, {"--what-if", "2"}, {"--what-if", "0"}}) {
    std::vector<std::string> words = {"report", "recall", "--replicates", "8"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = grapevine(words);
    REQUIRE(ran.exit == 0);
    const std::size_t from = ran.out.find("#s="), to = ran.out.find('<', from);
    REQUIRE(from != std::string::npos);
    CHECK(grapevine({"report", ran.out.substr(from, to - from), "--replicates", "8"}).out == ran.out);
  }
}

TEST_CASE("report tells of a results folder what compare left there, and notices other results") {
  const ScratchFolder folder;
  const std::string results = folder / "results";
  REQUIRE(grapevine({"compare", "influencer-in-the-queue", "--what-if", "1", "--replicates", "8", "-o", results}).exit == 0);
  const Ran ran = grapevine({"report", results});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("Answering by influence") != std::string::npos);
  std::string manifest = bytes_of(results + "/manifest.json");
  const std::size_t digest = manifest.find("\"outcomes\": \"") + 13;
  manifest[digest] = manifest[digest] == '0' ? '1' : '0';
  folder.file("results/manifest.json", manifest);
  CHECK(grapevine({"report", results}).exit == 6);
  CHECK(grapevine({"report", results, "--set", "support.social.agents=6"}).exit == 3);
}

TEST_CASE("report beside another baseline, and what it refuses") {
  const Ran ran = grapevine({"report", "influencer-in-the-queue", "--baseline", "recall", "--replicates", "8"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("None to two scenarios") != std::string::npos);
  CHECK(ran.out.find("grapevine report what-if.json --baseline baseline.json --replicates 8") != std::string::npos);
  CHECK(grapevine({"report", "influencer-in-the-queue", "--what-if", "9"}).exit == 3);
  CHECK(grapevine({"report", "influencer-in-the-queue", "--what-if", "1", "--baseline", "reference"}).exit == 3);
  CHECK(grapevine({"report", "missing.json"}).exit == 3);
  CHECK(grapevine({"report"}).exit == 2);
}
