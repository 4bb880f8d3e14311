// grapevine selftest.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

using Json = nlohmann::json;

TEST_CASE("selftest runs one group, says that its checks hold, and nothing on standard error") {
  const Ran ran = grapevine({"selftest", "erlang"});
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.find("Erlang A P(Ab)") != std::string::npos);
  CHECK(ran.out.find("checks hold, 0 fail.") != std::string::npos);
  CHECK(ran.out.find("FAILS") == std::string::npos);
}

TEST_CASE("selftest --help names the exit code, the options and the groups") {
  const Ran ran = grapevine({"selftest", "--help"});
  CHECK(ran.exit == 0);
  for (const char* said :
       {"--long", "--seed", "--seeds", "--data", "--json", "--markdown", "Exit code 8", "GROUP"}) {
    INFO(said);
    CHECK(ran.out.find(said) != std::string::npos);
  }
}

TEST_CASE("selftest gives the nearest name for a group that is not there") {
  const Ran ran = grapevine({"selftest", "percolatoin"});
  CHECK(ran.exit == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("did you mean percolation?") != std::string::npos);
  const Ran other = grapevine({"selftest", "xyzxyzxyz"});
  CHECK(other.exit == 2);
  CHECK(other.err.find("cascade-laws") != std::string::npos);
}

TEST_CASE("selftest --json has a row for each check with its figures, and --seed moves them") {
  const Ran ran = grapevine({"selftest", "timing", "--json"});
  REQUIRE(ran.exit == 0);
  const Json json = Json::parse(ran.out, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  CHECK(json["failed"] == 0);
  CHECK(json["checks"].size() == json["held"]);
  for (const Json& check : json["checks"]) {
    CHECK(check["group"] == "timing");
    CHECK_FALSE(check["source"].get<std::string>().empty());
    CHECK(check["found"].is_number());
    CHECK(check["holds"] == true);
  }
  const Ran moved = grapevine({"selftest", "timing", "--json", "--seed", "5"});
  CHECK(moved.exit == 0);
  CHECK(moved.out != ran.out);
  CHECK(grapevine({"selftest", "timing", "--json"}).out == ran.out);
}

TEST_CASE("selftest --markdown is a document with a table for each group") {
  const Ran ran = grapevine({"selftest", "erlang", "--markdown"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.starts_with("# "));
  CHECK(ran.out.find("| what | expected | found | standard errors | source |") != std::string::npos);
  CHECK(ran.out.find("E[W \\| served]") != std::string::npos);
  CHECK(grapevine({"selftest", "erlang", "--markdown", "--json"}).exit == 2);
  CHECK(grapevine({"selftest", "erlang", "--markdown", "--seeds", "2"}).exit == 2);
}

TEST_CASE("selftest skips public networks that are not there and refuses a folder that is not") {
  const Ran ran = grapevine({"selftest", "networks"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("skipped: no ego-facebook.txt") != std::string::npos);
  const ScratchFolder folder;
  CHECK(grapevine({"selftest", "networks", "--data", folder.path().string()}).out == ran.out);
  CHECK(grapevine({"selftest", "networks", "--data", folder / "nothing"}).exit == 3);
}

TEST_CASE("selftest ends with its own exit code when a check fails") {
  const ScratchFolder folder;
  folder.file("ego-facebook.txt", "1 2\n2 3\n");
  const Ran ran = grapevine({"selftest", "networks", "--data", folder.path().string()});
  CHECK(ran.exit == 8);
  CHECK(ran.out.find("FAILS") != std::string::npos);
}

TEST_CASE("selftest --seeds counts how often chance is beyond two, three and four standard errors") {
  const Ran ran = grapevine({"selftest", "timing", "--seeds", "5", "--json"});
  REQUIRE(ran.exit == 0);
  const Json json = Json::parse(ran.out, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  REQUIRE(json["groups"].size() == 1);
  CHECK(json["groups"][0]["figures"] == 35);
  CHECK(json["groups"][0]["beyond_four"] == 0);
  CHECK(json["groups"][0]["beyond_three"] <= json["groups"][0]["beyond_two"]);
  const std::string text = grapevine({"selftest", "timing", "--seeds", "5"}).out;
  for (const char* said : {"beyond 2", "beyond 3", "beyond 4", "normal law", "5 other seeds"}) CHECK(text.find(said) != std::string::npos);
}
