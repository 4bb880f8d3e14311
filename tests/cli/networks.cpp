// network, cascade, and scenarios on a network file.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

#include "tests/cli/program.h"

using Json = nlohmann::json;

namespace {

constexpr std::string_view kPetersen =
    "0 1\n1 2\n2 3\n3 4\n4 0\n0 5\n1 6\n2 7\n3 8\n4 9\n5 7\n7 9\n9 6\n6 8\n8 5\n";
// A small directed network: 0>1 .5, 0>2 .4, 1>2 .2, 1>3 .3, 2>3 .6, 3>4 .5.
constexpr std::string_view kChain = "0 1 .5\n0 2 .4\n1 2 .2\n1 3 .3\n2 3 .6\n3 4 .5\n";

Json json_of(const Ran& ran) {
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  Json json = Json::parse(ran.out, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  return json;
}

bool within_errors(const Json& estimate, const char* mean, const char* error, double expected) {
  return std::abs(estimate.at(mean).get<double>() - expected) < 4.5 * estimate.at(error).get<double>();
}

}  // namespace

TEST_CASE("network stats counts what is known of the Petersen graph") {
  const Json stats = json_of(
      grapevine({"network", "stats", "-", "--json"}, {.input = std::string(kPetersen) + "3 3\n1 0\n"}));
  CHECK(stats.at("nodes") == 10);
  CHECK(stats.at("edges") == 15);
  CHECK(stats.at("clustering") == 0);
  CHECK(stats.at("largest_component") == 10);
  CHECK(stats.at("max_degree") == 3);
  CHECK(stats.at("self_loops") == 1);
  CHECK(stats.at("duplicates") == 1);
  CHECK(stats.contains("declared"));
}

TEST_CASE("network generate makes the same edge list each time, which stats reads back") {
  const ScratchFolder folder;
  for (const char* kind : {"power_law", "barabasi_albert", "watts_strogatz", "stochastic_blocks"}) {
    const std::vector<std::string> words = {"network",       "generate", "--kind",   kind, "--people", "400",
                                            "--mean-degree", "6",        "--attach", "3",  "--seed",   "9"};
    const Ran ran = grapevine(words);
    INFO(kind << ran.err);
    REQUIRE(ran.exit == 0);
    CHECK(grapevine(words).out == ran.out);
    const Json stats = json_of(grapevine({"network", "stats", "-", "--json"}, {.input = ran.out}));
    CHECK(stats.at("edges") == count_lines(ran.out) - 1);
    CHECK(stats.at("duplicates") == 0);
    std::vector<std::string> to_file = words;
    to_file.insert(to_file.end(), {"-o", folder / "net.txt"});
    CHECK(grapevine(to_file).out.empty());
    CHECK(bytes_of(folder / "net.txt") == ran.out);
  }
  CHECK(grapevine({"network", "generate", "--kind", "ring"}).exit == 2);
  CHECK(grapevine({"network", "generate", "--people", "10", "--mean-degree", "500"}).exit == 2);
  CHECK(grapevine({"network", "generate", "--people", "100", "-o", "/no/such/folder/x"}).exit == 3);
}

TEST_CASE("cascade agrees with exact spreads") {
  const ScratchFolder folder;
  const std::string petersen = folder.file("petersen.txt", kPetersen),
                    chain = folder.file("chain.txt", kChain);
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "cascade");
    words.insert(words.end(), {"--runs", "40000", "--json"});
    return json_of(grapevine(words));
  };
  const Json ic = run({petersen, "--model", "ic", "--p", "0.3", "--seeds", "0"});
  CHECK(within_errors(ic, "mean", "standard_error", 2.936318743));
  CHECK(ic.at("runs") == 40000);
  CHECK(within_errors(run({petersen, "--model", "icn", "--p", "0.3", "--quality", "0.9", "--seeds", "0"}),
                      "mean_positive", "standard_error_positive", 2.329646542));
  CHECK(within_errors(run({chain, "--directed", "--p", "column", "--seeds", "0"}), "mean", "standard_error",
                      2.5288));
  CHECK(within_errors(run({chain, "--directed", "--model", "lt", "--p", "column", "--seeds", "0"}), "mean",
                      "standard_error", 2.6750));
  // a tail hangs on one tie alone, so two neighbours never reach it; a third of them does
  const Json two = run({chain, "--model", "complex", "--needs", "2", "--seeds", "0,1"}),
             third = run({chain, "--model", "watts", "--share", "0.34", "--seeds", "0,1"});
  CHECK(two.at("mean") == 4);
  CHECK(two.at("standard_error") == 0);
  CHECK(third.at("mean") == 5);
  CHECK(run({petersen, "--weighted", "--seeds", "top:2"}).at("seeds").size() == 2);
}

TEST_CASE("the spread does not depend on the number of threads") {
  const std::vector<std::string> words = {"cascade", "-", "--p", "0.3", "--runs", "3000", "--json", "--jobs"};
  const auto with_jobs = [&](const char* jobs) {
    std::vector<std::string> all = words;
    all.emplace_back(jobs);
    return grapevine(all, {.input = std::string(kPetersen)}).out;
  };
  const std::string one = with_jobs("1");
  REQUIRE(one.size() > 20);
  CHECK(with_jobs("2") == one);
  CHECK(with_jobs("7") == one);
}

TEST_CASE("cascade refuses what makes no sense, with a remedy") {
  const auto refused = [&](std::vector<std::string> words, int exit, const char* said,
                           std::string input = std::string(kPetersen)) {
    words.insert(words.begin(), {"cascade", "-"});
    const Ran ran = grapevine(words, {.input = std::move(input)});
    INFO(ran.err);
    CHECK(ran.exit == exit);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(said) != std::string::npos);
  };
  refused({"--seeds", "99"}, 3, "99");
  refused({"--seeds", "1,1"}, 3, "1");
  refused({"--seeds", "top:0"}, 2, "--seeds");
  refused({"--seeds", "a,b"}, 2, "--seeds");
  refused({"--p", "1.5"}, 2, "0 to 1");
  refused({"--p", "column"}, 3, "column");
  refused({"--p", "0.1", "--weighted"}, 2, "leave out");
  refused({"--model", "sir"}, 2, "ic, lt, icn");
  refused({"--model", "complex", "--needs", "0"}, 2, "--needs");
  refused({"--model", "watts", "--share", "1.5"}, 2, "0 to 1");
  refused({"--runs", "1"}, 2, "--runs");
  refused({}, 3, "standard input", "one two three\nfour\n");
  refused({}, 3, "standard input", std::string("0 1\n1 2\0 3\n", 11));
}

TEST_CASE("a scenario runs on a network file beside it, and from its results folder alone") {
  const ScratchFolder folder;
  const std::string network = folder.file(
      "friends.txt", grapevine({"network", "generate", "--people", "300", "--mean-degree", "8"}).out);
  const std::string scenario = folder.file(
      "town.json",
      R"({"grapevine": 1, "days": 4, "replicates": 6, "network": {"kind": "file", "file": "friends.txt"}})");
  const std::string results = folder / "results";
  const Ran ran = grapevine({"run", scenario, "--digest", "-o", results});
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  CHECK(grapevine({"validate", scenario}).out.find("people") != std::string::npos);
  CHECK(grapevine({"compare", scenario, "--set", "feed.visibility=0.1", "--digest"}).out.substr(0, 33) ==
        ran.out);
  CHECK(grapevine({"link", scenario}).exit == 3);
  std::filesystem::remove(network);
  CHECK(grapevine({"run", scenario}).exit == 3);
  CHECK(grapevine({"replay", results, "--verify"}).out == ran.out);
  folder.file("results/friends.txt", "0 1\n");
  CHECK(grapevine({"replay", results, "--verify"}).exit == 3);
}

TEST_CASE("--network puts any scenario on an edge list") {
  const ScratchFolder folder;
  const std::string network = folder.file(
      "friends.txt", grapevine({"network", "generate", "--people", "300", "--mean-degree", "8"}).out);
  const std::vector<std::string> words = {
      "run", "influencer-in-the-queue", "--network", network, "--replicates", "2", "--json"};
  CHECK(json_of(grapevine(words)).is_object());
  std::vector<std::string> few = words;
  few.insert(few.end(), {"--max-people", "100"});
  const Ran refused = grapevine(few);
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("friends.txt") != std::string::npos);
  const std::string other = folder.file("other.txt", kPetersen);
  const std::string on_other = folder.file(
      "other.json", R"({"grapevine": 1, "days": 4, "network": {"kind": "file", "file": "other.txt"}})");
  const std::string on_friends = folder.file(
      "friends.json", R"({"grapevine": 1, "days": 4, "network": {"kind": "file", "file": "friends.txt"}})");
  const Ran two = grapevine({"compare", on_friends, on_other});
  CHECK(two.exit == 3);
  CHECK(two.err.find("--network") != std::string::npos);
}

TEST_CASE("network import turns GraphML into an edge list, and a scenario takes either file alike") {
  const ScratchFolder folder;
  std::string graphml = "<graphml><graph edgedefault=\"directed\">";
  for (int i = 0; i < 40; ++i) graphml += "<node id=\"p" + std::to_string(i) + "\"/>";
  for (int i = 0; i < 40; ++i)
    for (int step = 1; step < 4; ++step) graphml += "<edge source=\"p" + std::to_string(i) + "\" target=\"p" + std::to_string((i + step) % 40) + "\"/>";
  graphml += "<hyperedge/></graph></graphml>";
  const std::string file = folder.file("net.graphml", graphml);
  const Ran ran = grapevine({"network", "import", file, "-o", folder / "net.csv", "--names", folder / "names.csv"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.empty());
  for (const char* said : {"GraphML, 40 people, 120 ties", "1 hyperedges", "numbered", "directed"}) CHECK(ran.err.find(said) != std::string::npos);
  const std::string csv = bytes_of(folder / "net.csv");
  CHECK(csv.starts_with("source,target\n0,1\n"));
  CHECK(csv.find('p') == std::string::npos);
  CHECK(bytes_of(folder / "names.csv").starts_with("number,name\n0,p0\n"));
  const std::vector<std::string> run = {"run", "influencer-in-the-queue", "--replicates", "2", "--digest", "--network"};
  std::vector<std::string> with_graphml = run, with_csv = run;
  with_graphml.push_back(file);
  with_csv.push_back(folder / "net.csv");
  const Ran one = grapevine(with_graphml);
  CHECK(one.exit == 0);
  CHECK(one.out == grapevine(with_csv).out);
  CHECK(json_of(grapevine({"network", "stats", file, "--json"})).at("edges") == 120);
  const Ran broken = grapevine({"network", "import", folder.file("broken.gml", "graph [\n node [ id 1 ]\n edge [ source 1 target 2 ]\n]\n")});
  CHECK(broken.exit == 3);
  CHECK(broken.err.find("broken.gml:3") != std::string::npos);
}
