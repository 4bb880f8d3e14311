// Drills on the command line: validated, played from a script, scored by code, printed.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "tests/cli/made_drills.h"
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

TEST_CASE("votes in a script become codes of members, which count for the alignment alone") {
  const ScratchFolder folder;
  const std::string script = folder.file("red.txt", "D5 22:35 vote 1 alarm call 90\nD5 22:35 vote 2 alarm mail 60\nD5 22:35 vote 3 alarm call 70\nD5 22:36 decide alarm call 80\n");
  const Ran played = grapevine({"drill", "play", "weekend-video", script, "--team", "red", "--code"});
  REQUIRE(played.exit == 0);
  std::vector<std::string> words = {"drill", "score", "weekend-video", "--replicates", "4", "--json"};
  for (std::size_t at = 0; at < played.out.size(); at = played.out.find('\n', at) + 1) words.push_back(played.out.substr(at, played.out.find('\n', at) - at));
  REQUIRE(words.size() == 10);
  CHECK(words.back().starts_with("GV1.RED-3."));
  const auto json = nlohmann::json::parse(grapevine(words).out);
  CHECK(json["teams"].size() == 1);
  CHECK(json["teams"][0]["decisions"].size() >= 1);
  CHECK(json["alignment"][0]["members"] == 3);
  CHECK(json["alignment"][0]["voted"] == 1);
  CHECK(json["alignment"][0]["followed"] == 1);
  const Ran wrong = grapevine({"drill", "play", "weekend-video", folder.file("w.txt", "D5 22:35 vote 12 alarm call\nD5 22:35 vote 1 alarm cal\nD5 22:35 vote 1 alarm call many\n")});
  CHECK(wrong.exit == 3);
  for (const char* part : {"w.txt:1", "a member, 1 to 9", "w.txt:2", "did you mean \"call\"", "w.txt:3", "a confidence"}) CHECK(wrong.err.find(part) != std::string::npos);
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

TEST_CASE("200 damaged or foreign codes are refused by the command line, each by its number with a sentence") {
  const auto wrong = wrong_drill_codes();
  REQUIRE(wrong.size() >= 200);
  for (std::size_t first = 0; first < wrong.size(); first += 25) {
    std::vector<std::string> words = {"drill", "score", "weekend-video", "--quick"};
    const std::size_t end = std::min(wrong.size(), first + 25);
    for (std::size_t i = first; i < end; ++i) words.push_back(wrong[i].code);
    const Ran ran = grapevine(words);
    INFO(ran.err);
    CHECK(ran.exit == 3);
    CHECK(ran.out.empty());
    for (std::size_t i = first; i < end; ++i) {
      INFO(wrong[i].code);
      const std::size_t at = ran.err.find("decision code " + std::to_string(i - first + 1) + ":");
      REQUIRE(at != std::string::npos);
      CHECK(ran.err.find(wrong[i].says, at) != std::string::npos);
    }
  }
}

TEST_CASE("40 hostile drill files are refused by the command line with exit code 3, each with its place and what to do") {
  const ScratchFolder folder;
  int number = 0;
  for (const HostileDrillFile& hostile : hostile_drill_files()) {
    const std::string file = folder.file("hostile-" + std::to_string(++number) + ".json", hostile.bytes);
    const Ran ran = grapevine({"drill", "validate", file});
    INFO(hostile.place << " " << hostile.says << "\n" << ran.err);
    CHECK(ran.exit == 3);
    CHECK(ran.err.find(hostile.place) != std::string::npos);
    CHECK(ran.err.find(hostile.says) != std::string::npos);
  }
  CHECK(number >= 40);
}
