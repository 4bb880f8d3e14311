// Drills on the command line: validated, played from a script, scored by code, printed.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace {

const char* kScript =
    "# a quick team\n"
    "D5 22:35 decide alarm call 90\n"
    "D5 23:10 decide first-answer person 80\n"
    "D5 23:20 note They are <b>quick</b>\n";

std::string code_of(const std::string& script, const std::string& team) {
  const Ran ran = grapevine({"drill", "play", "weekend-video", script, "--team", team, "--code"});
  REQUIRE(ran.exit == 0);
  return ran.out.substr(0, ran.out.find('\n'));
}

}  // namespace

TEST_CASE("a drill is played from a script, its code scored, and the report holds every team, escaped") {
  const ScratchFolder folder;
  const std::string script = folder.file("red.txt", kScript), nothing = folder.file("blue.txt", "# nobody decides\n");
  const std::string red = code_of(script, "red"), blue = code_of(nothing, "blue");
  CHECK(red.starts_with("GV1.RED.0-1-0."));
  CHECK(red.size() <= 300);

  const Ran played = grapevine({"drill", "play", "weekend-video", script, "--bot", "care"});
  REQUIRE(played.exit == 0);
  CHECK(played.out.find("They are <b>quick</b>") != std::string::npos);
  CHECK(played.out.find("[bot]") != std::string::npos);

  const std::vector<std::string> score = {"drill", "score", "weekend-video", red, blue, "--replicates", "8", "--quick", "--json"};
  const Ran scored = grapevine(score);
  REQUIRE(scored.exit == 0);
  CHECK(grapevine(score).out == scored.out);
  const auto json = nlohmann::json::parse(scored.out);
  CHECK(json["teams"][0]["team"] == "RED");
  CHECK(json["teams"][1]["digest"] == json["digest_nobody"]);
  CHECK(json["teams"][0]["score"] > json["teams"][1]["score"]);
  std::vector<std::string> one_thread = score;
  one_thread.insert(one_thread.end(), {"--jobs", "1"});
  CHECK(grapevine(one_thread).out == scored.out);

  REQUIRE(grapevine({"drill", "report", "weekend-video", red, blue, "--replicates", "4", "-o", folder / "report.html"}).exit == 0);
  const std::string html = bytes_of(folder / "report.html");
  for (const char* part : {"RED", "BLUE", "Turning points", "The cost of silence", "Improvement plan", "Alignment", "Expected and observed", "</html>"}) CHECK(html.find(part) != std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("http") == html.find("http-equiv"));
}

TEST_CASE("whatever a stranger writes into a drill is escaped in the print pack") {
  const ScratchFolder folder;
  auto document = nlohmann::ordered_json::parse(grapevine({"drill", "list", "--show", "recall"}).out);
  const std::string attack = "<script>alert(1)</script>\"'&<img src=x onerror=y>";
  document["title"] = attack;
  document["summary"] = attack;
  document["briefing"][0] = attack;
  document["roles"][0]["brief"] = attack;
  document["injects"][0]["text"] = attack;
  document["cards"][0]["options"][0]["text"] = attack;
  const std::string file = folder.file("mine.json", document.dump());
  REQUIRE(grapevine({"drill", "pack", file, "-o", folder / "pack.html"}).exit == 0);
  const std::string html = bytes_of(folder / "pack.html");
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<img") == std::string::npos);
  CHECK(html.find("&lt;script&gt;alert(1)") != std::string::npos);
  for (const char* part : {"Briefing", "Role cards", "Decision forms", "Master scenario events list", "Evaluator", "Table labels"}) CHECK(html.find(part) != std::string::npos);
}

TEST_CASE("drills, codes and scripts that are wrong are refused with exit code 3 and say where") {
  const ScratchFolder folder;
  CHECK(grapevine({"drill", "validate", "weekend-video", "recall"}).exit == 0);
  const Ran unknown = grapevine({"drill", "validate", "weekend-vido"});
  CHECK(unknown.exit == 3);
  CHECK(unknown.err.find("weekend-video") != std::string::npos);
  const Ran broken = grapevine({"drill", "validate", folder.file("b.json", "{\"drill\": 1}")});
  CHECK(broken.exit == 3);
  CHECK(broken.err.find("scoring") != std::string::npos);
  const Ran damaged = grapevine({"drill", "score", "weekend-video", "GV1.RED.0-1-0.00000000..000000"});
  CHECK(damaged.exit == 3);
  CHECK(damaged.err.find("decision code 1") != std::string::npos);
  const Ran script = grapevine({"drill", "play", "weekend-video", folder.file("s.txt", "D5 22:35 decide alram call\nsoon\nD5 22:40 dance\nD4 10:00 undo\n")});
  CHECK(script.exit == 3);
  for (const char* part : {"s.txt:1", "did you mean \"alarm\"", "s.txt:2", "s.txt:3", "s.txt:4"}) CHECK(script.err.find(part) != std::string::npos);
  CHECK(grapevine({"drill"}).exit == 2);
  CHECK(grapevine({"drill", "play", "recall", "--bot", "nobody"}).exit == 3);
}
