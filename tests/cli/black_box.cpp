// A scenario driven as a black box: values in a file, figures in a file, as Dakota and OpenMOLE do it.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/program.h"

using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A parameters file as Dakota writes it: its numbers have sixteen digits, and much follows that is its own business.
std::string dakota_standard(const std::string& agents, const std::string& visibility, const std::string& policy) {
  return "                                          3 variables\n                     " + agents + " support.social.agents\n                     " + visibility +
         " feed.visibility\n                     " + policy +
         " triage.policy\n                                          2 functions\n                                          1 ASV_1:crisis\n"
         "                                          1 ASV_2:net_value\n                                          1 derivative_variables\n"
         "                                          1 DVV_1:support.social.agents\n                                          0 analysis_components\n"
         "                                          7 eval_id\n";
}

std::string dakota_aprepro(const std::string& agents, const std::string& visibility, const std::string& policy) {
  return "{ DAKOTA_VARS = 3 }\n{ support.social.agents = " + agents + " }\n{ feed.visibility = " + visibility + " }\n{ triage.policy = \"" + policy + "\" }\n{ DAKOTA_FNS = 2 }\n{ ASV_1:crisis = 1 }\n";
}

// The driver that docs/results.md shows, called as an optimiser calls it: driver params.in results.out.
int drive(const ScratchFolder& folder, const std::string& parameters, const std::string& results) {
  const std::string driver = folder.file("driver.sh", "#!/bin/sh\n\"$GRAPEVINE\" run small.json --metrics crisis,complaints --values \"$1\" --results \"$2\" >/dev/null || echo fail >\"$2\"\n");
  fs::permissions(driver, fs::perms::owner_all);
  return std::system(("cd '" + folder.path().string() + "' && ./driver.sh " + parameters + " " + results + " 2>errors.txt").c_str());
}

}  // namespace

TEST_CASE("a driver reads Dakota's parameters file in both forms and writes a results file that Dakota reads") {
  const ScratchFolder folder;
  const std::string scenario = folder.file("small.json", small_scenario());
  // a plan of experiments, with the answers that the command line gives
  for (const auto& [agents, visibility, policy] : {std::tuple{"2", "0.1", "triage"}, {"5", "0.35", "first_come"}}) {
    const Ran asked = grapevine({"run", scenario, "--set", std::string("support.social.agents=") + agents, "--set", std::string("feed.visibility=") + visibility, "--set", std::string("triage.policy=") + policy, "--json"});
    const Json metrics = Json::parse(asked.out)["metrics"];
    const std::string sixteen = std::string(agents) + ".0000000000000000e+00";
    folder.file("params.in.1", dakota_standard(sixteen, visibility, policy));
    folder.file("params.in.2", dakota_aprepro(agents, visibility, policy));
    for (const std::string number : {"1", "2"}) {
      REQUIRE(drive(folder, "params.in." + number, "results.out." + number) == 0);
      std::stringstream results(bytes_of(folder / ("results.out." + number)));
      double crisis = -1, complaints = -1;
      std::string first, second;
      results >> crisis >> first >> complaints >> second;
      INFO(results.str() << bytes_of(folder / "errors.txt"));
      CHECK(first == "crisis");
      CHECK(second == "complaints");
      CHECK(crisis == metrics["crisis"]["mean"].get<double>());
      CHECK(std::abs(complaints - metrics["complaints"]["mean"].get<double>()) < 1e-9);
      CHECK(count_lines(results.str()) == 2);
    }
  }
  // what cannot be run is told as Dakota wants to be told
  folder.file("params.in.3", dakota_standard("-4", "0.1", "triage"));
  drive(folder, "params.in.3", "results.out.3");
  CHECK(bytes_of(folder / "results.out.3") == "fail\n");
  CHECK(bytes_of(folder / "errors.txt").find("support.social.agents") != std::string::npos);
}

TEST_CASE("lines path=value do the same, with moments and comments, and --set is stronger") {
  const ScratchFolder folder;
  const std::string scenario = folder.file("small.json", small_scenario());
  const std::string values = folder.file("values.txt", "# from an explorer\nsupport.social.agents = 3\n\nfeed.visibility=0.3@D2 09:00\r\n");
  const std::string by_file = grapevine({"run", scenario, "--values", values, "--digest"}).out;
  CHECK(by_file == grapevine({"run", scenario, "--set", "support.social.agents=3", "--set", "feed.visibility=0.3@D2 09:00", "--digest"}).out);
  CHECK(grapevine({"run", scenario, "--values", values, "--set", "support.social.agents=1", "--digest"}).out == grapevine({"run", scenario, "--set", "support.social.agents=1", "--set", "feed.visibility=0.3@D2 09:00", "--digest"}).out);
  const Ran all = grapevine({"run", scenario, "--values", values, "--results", folder / "all.txt"});
  CHECK(all.exit == 0);
  CHECK(count_lines(bytes_of(folder / "all.txt")) > 50);
}

TEST_CASE("a values file that says nothing useful is refused with its line") {
  const ScratchFolder folder;
  const std::string scenario = folder.file("small.json", small_scenario());
  const auto refused = [&](const std::string& text) {
    const Ran ran = grapevine({"run", scenario, "--values", folder.file("values.txt", text), "--results", folder / "none.txt"});
    CHECK(ran.exit == 3);
    CHECK_FALSE(fs::exists(folder / "none.txt"));
    return ran.err;
  };
  CHECK(refused("support.social.agents=3\nfeed.visibility\n").find("values.txt:2") != std::string::npos);
  CHECK(refused("support.social.agent=3\n").find("did you mean support.social.agents") != std::string::npos);
  CHECK(refused("  5 variables\n 1 support.social.agents\n").find("1 of 5 variables") != std::string::npos);
  CHECK(grapevine({"run", scenario, "--metrics", "crisys"}).err.find("did you mean crisis") != std::string::npos);
  CHECK(grapevine({"run", scenario, "--metrics", "crisys"}).exit == 2);
}
