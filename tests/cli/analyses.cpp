// grapevine analyze: what a study says, on every kind of design.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

using Json = nlohmann::json;

namespace {

// Sweeps a design over visibility, agents and triage; the folder's path.
std::string swept(const ScratchFolder& folder, const std::string& name, const std::string& design, const std::string& levels = "") {
  folder.file("small.json", small_scenario());
  const std::string file = folder.file(name + ".json", R"({"grapevine_experiment": 1, "scenario": "small.json",
    "factors": [{"path": "support.social.agents", "from": 1, "to": 4)" + levels + R"(},
                {"path": "feed.visibility", "from": 0.05, "to": 0.5)" + levels + R"(}, {"path": "triage.policy"}],
    "design": )" + design + R"(, "replicates": 8, "outcomes": ["crisis", "negative_reach", "total_cost"]})");
  const Ran ran = grapevine({"sweep", file, "-o", folder / name});
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  return folder / name;
}

Json analysed(const std::vector<std::string>& words) {
  std::vector<std::string> all = {"analyze", "--json"};
  all.insert(all.end(), words.begin(), words.end());
  const Ran ran = grapevine(all);
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  return Json::parse(ran.out);
}

}  // namespace

TEST_CASE("what a reach depends on is found by every design: how much of the feed is seen") {
  const ScratchFolder folder;
  const Json sobol = analysed({swept(folder, "saltelli", R"({"kind": "saltelli", "points": 64})")});
  CHECK(sobol["points"] == 320);
  CHECK(sobol["outcomes"].size() == 3);
  CHECK(sobol["outcomes"][1]["factors"][0]["path"] == "feed.visibility");
  CHECK(sobol["outcomes"][1]["factors"][0]["total"]["value"] > 0.7);
  const Json morris = analysed({swept(folder, "morris", R"({"kind": "morris", "trajectories": 12})"), "--outcome", "negative_reach"});
  REQUIRE(morris["outcomes"].size() == 1);
  CHECK(morris["outcomes"][0]["factors"][0]["path"] == "feed.visibility");
  CHECK(morris["outcomes"][0]["factors"][0]["mu"] > 0);
  const std::string lhs = swept(folder, "lhs", R"({"kind": "latin_hypercube", "points": 60})");
  const Json regression = analysed({lhs, "--outcome", "negative_reach", "--prim", "negative_reach>25"});
  CHECK(regression["outcomes"][0]["factors"][0]["path"] == "feed.visibility");
  CHECK(regression["outcomes"][0]["factors"][0]["rank_correlation"]["low"] > 0.5);
  const Json box = regression["discoveries"][0]["box"];
  CHECK(box["sides"][0]["path"] == "feed.visibility");
  CHECK(box["coverage"] > 0.7);
  CHECK(box["density"] > 0.7);

  const Json emulated = analysed({lhs, "--emulate", "--outcome", "total_cost"});
  CHECK(emulated["outcomes"][0]["emulator"]["q2"] > 0.9);
  CHECK(emulated["outcomes"][0]["factors"][0]["path"] == "support.social.agents");
  CHECK(emulated["outcomes"][0]["factors"][0]["emulated_total"]["value"] > 0.7);
  CHECK(grapevine({"analyze", lhs, "--emulate", "--outcome", "total_cost"}).out.find("of points left out") != std::string::npos);

  const Ran text = grapevine({"analyze", lhs, "--prim", "negative_reach>25", "--svg", folder / "marginal.svg"});
  CHECK(text.exit == 0);
  for (const char* part : {"Rank correlation", "feed.visibility at least", "(coverage)"}) CHECK(text.out.find(part) != std::string::npos);
  const std::string svg = bytes_of(folder / "marginal.svg");
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(grapevine({"analyze", lhs, "--prim", "negative_reach>25"}).out == grapevine({"analyze", lhs, "--prim", "negative_reach>25"}).out);
}

TEST_CASE("regret ranks the choices of a grid, and says when it cannot") {
  const ScratchFolder folder;
  const std::string grid = swept(folder, "grid", R"({"kind": "grid"})", R"(, "levels": 2)");
  const Json found = analysed({grid, "--regret", "--outcome", "total_cost"});
  const Json table = found["regrets"][0];
  CHECK(table["futures"] == 2);
  REQUIRE(table["choices"].size() == 4);
  CHECK(table["choices"][0]["levers"]["support.social.agents"] == "1");  // the fewest agents cost least
  CHECK(table["choices"][0]["largest_regret"] <= table["choices"][3]["largest_regret"]);
  CHECK(grapevine({"analyze", grid, "--regret"}).out.find("Largest regret") != std::string::npos);
  const Ran ran = grapevine({"analyze", swept(folder, "random", R"({"kind": "random", "points": 10})"), "--regret"});
  CHECK(ran.exit == 3);
  CHECK(ran.err.find("in a grid") != std::string::npos);
}

TEST_CASE("analyze refuses what is no whole study, and names what is kept") {
  const ScratchFolder folder;
  const std::string study = swept(folder, "study", R"({"kind": "random", "points": 6})");
  CHECK(grapevine({"analyze", folder / "nothing"}).exit == 3);
  CHECK(grapevine({"analyze", study, "--outcome", "nps"}).exit == 2);
  CHECK(grapevine({"analyze", study, "--prim", "nps>1"}).exit == 2);
  REQUIRE(grapevine({"sweep", folder / "study.json", "-o", folder / "part", "--shard", "1/2"}).exit == 0);
  const Ran part = grapevine({"analyze", folder / "part"});
  CHECK(part.exit == 3);
  CHECK(part.err.find("grapevine merge") != std::string::npos);
  REQUIRE(grapevine({"run", folder / "small.json", "-o", folder / "run"}).exit == 0);
  CHECK(grapevine({"analyze", folder / "run"}).exit == 3);
}

TEST_CASE("report tells of a study, the same bytes each time, and refuses what the study does not keep") {
  const ScratchFolder folder;
  const std::string study = swept(folder, "random", R"({"kind": "random", "points": 40})");
  const Ran ran = grapevine({"report", study, "--outcome", "negative_reach"});
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  CHECK(ran.out.starts_with("<!DOCTYPE html>\n"));
  for (const char* part : {"What mattered most", "Where it tips", "It cannot be told", "How far to trust it"}) CHECK(ran.out.find(part) != std::string::npos);
  CHECK(grapevine({"report", study, "--outcome", "negative_reach", "-o", folder / "study.html"}).out.empty());
  CHECK(bytes_of(folder / "study.html") == ran.out);
  CHECK(grapevine({"report", study, "--prim", "negative_reach>100000"}).out.find("so at 0 of 40 points") != std::string::npos);
  CHECK(grapevine({"report", study, "--outcome", "nps"}).exit == 3);
  CHECK(grapevine({"report", "reference", "--outcome", "nps"}).exit == 2);
}
