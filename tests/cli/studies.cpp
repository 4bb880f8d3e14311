// grapevine silence, tree, audit and compare --indirect.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

using Json = nlohmann::json;

TEST_CASE("silence costs the more the later the answer, as a table and as JSON") {
  const Ran ran = grapevine({"silence", "influencer-in-the-queue", "--replicates", "8"});
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  for (const char* row : {"at once", "12 h", "never", "Cost of silence"}) CHECK(ran.out.find(row) != std::string::npos);
  const Ran json = grapevine({"silence", "influencer-in-the-queue", "--replicates", "8", "--json"});
  REQUIRE(json.exit == 0);
  const Json points = Json::parse(json.out)["points"];
  REQUIRE(points.size() == 7);
  CHECK(points[0]["cost_of_silence"]["mean"] == 0);
  CHECK(points[6]["hours"].is_null());
  CHECK(points[6]["negative_reach"] > points[0]["negative_reach"]);
}

TEST_CASE("tree writes a line a person, and says what it cannot find") {
  const ScratchFolder folder;
  const Ran ran = grapevine({"tree", "influencer-in-the-queue", "--story", "first", "-o", folder / "tree.csv"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("A complaint by person") != std::string::npos);
  const std::string csv = bytes_of(folder / "tree.csv");
  CHECK(csv.starts_with("person,from,minutes,how,depth,passed_on\n"));
  CHECK(count_lines(csv) > 100);
  CHECK(csv.find(",author,0,1\n") != std::string::npos);
  // the same bytes twice, others in another future
  CHECK(grapevine({"tree", "influencer-in-the-queue", "--story", "first", "-o", folder / "again.csv"}).exit == 0);
  CHECK(bytes_of(folder / "again.csv") == csv);
  CHECK(grapevine({"tree", "influencer-in-the-queue", "--story", "first", "--replicate", "1", "-o", folder / "other.csv"}).exit == 0);
  CHECK(bytes_of(folder / "other.csv") != csv);
  for (const char* story : {"last", "999999", "-1"}) CHECK(grapevine({"tree", "influencer-in-the-queue", std::string("--story=") + story}).exit == 2);
  CHECK(grapevine({"tree", "reference", "--story", "first", "--set", "days=3"}).exit == 2);
}

TEST_CASE("compare --indirect tells what comes through word of mouth, also as JSON") {
  const Ran ran = grapevine({"compare", "recall", "--what-if", "1", "--replicates", "16", "--indirect", "--json"});
  REQUIRE(ran.exit == 0);
  const Json effect = Json::parse(ran.out)["indirect"]["customers_lost"];
  CHECK(effect["whole"]["mean"] < 0);
  CHECK(effect["indirect"]["mean"] <= 0);
  CHECK(effect["indirect"]["mean"] > effect["whole"]["mean"]);
  CHECK_FALSE(Json::parse(ran.out)["return_on_investment"].is_null());
  CHECK(grapevine({"compare", "recall", "--what-if", "1", "--replicates", "8", "--indirect"}).out.find("through word of mouth") != std::string::npos);
}

TEST_CASE("audit prints forms, and a scenario that starts from filled ones") {
  const ScratchFolder folder;
  for (const char* form : {"survey", "hero", "readiness"}) {
    const Ran blank = grapevine({"audit", "--questions", form});
    CHECK(blank.exit == 0);
    folder.file(std::string(form) + ".csv", blank.out);
  }
  const Ran ran = grapevine({"audit", "warehouse-worker", "--survey", folder / "survey.csv", "--hero", folder / "hero.csv", "--readiness", folder / "readiness.csv", "-o", folder / "ours.json"});
  CHECK(ran.exit == 0);
  CHECK(ran.err.find("employees.logistics.on_social = 100 %") != std::string::npos);
  CHECK(ran.err.find("hero.locked_down = 100") != std::string::npos);
  CHECK(grapevine({"validate", folder / "ours.json"}).exit == 0);
  CHECK(bytes_of(folder / "ours.json").find("\"reply.approval_hours\": 18") != std::string::npos);
}

TEST_CASE("audit refuses what is no form with its place and a remedy") {
  const ScratchFolder folder;
  const std::string bad = folder.file("bad.csv", "question,answer\nlistenin,3\n");
  const Ran ran = grapevine({"audit", "reference", "--readiness", bad});
  CHECK(ran.exit == 3);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("bad.csv:2") != std::string::npos);
  CHECK(ran.err.find("did you mean listening?") != std::string::npos);
  CHECK(grapevine({"audit", "reference"}).exit == 2);
  CHECK(grapevine({"audit", "--readiness", bad}).exit == 2);
  CHECK(grapevine({"audit", "reference", "--survey", folder / "missing.csv"}).exit == 3);
  CHECK(grapevine({"audit", "--questions", "weather"}).exit == 2);
}
