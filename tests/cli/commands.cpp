// Each command on real input: what it prints, and its exit code.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/program.h"

using Json = nlohmann::json;

namespace {

// Standard output as JSON; the command must have succeeded and said nothing else.
Json json_of(const Ran& ran) {
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  Json json = Json::parse(ran.out, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  return json;
}

bool is_digest_line(const std::string& text) {
  return text.size() == 33 && text.back() == '\n' && text.find_first_not_of("0123456789abcdef") == 32;
}

}  // namespace

TEST_CASE("run tells a scenario's story on standard output and nothing on standard error") {
  const ScratchFolder folder;
  const Ran ran = grapevine({"run", folder.file("small.json", small_scenario())});
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.find("12") != std::string::npos);
  CHECK(count_lines(ran.out) > 10);
}

TEST_CASE("run takes a scenario from standard input, by name, by link and by file alike") {
  const ScratchFolder folder;
  const std::string json = grapevine({"scenarios", "--show", "influencer-in-the-queue"}).out;
  const std::string file = folder.file("copy.json", json);
  const Ran link = grapevine({"link", file});
  REQUIRE(link.exit == 0);
  const std::string address =
      "https://example.org/#" +
      link.out.substr(link.out.find('#') + 1, link.out.size() - link.out.find('#') - 2);
  const std::vector<std::string> how = {"--digest", "--replicates", "2", "--set", "people=600"};
  std::vector<Ran> all;
  for (const std::string& word : {std::string("influencer-in-the-queue"), file, std::string("-"), address}) {
    std::vector<std::string> words = {"run", word};
    words.insert(words.end(), how.begin(), how.end());
    all.push_back(grapevine(words, {.input = json}));
    INFO(word << "\n" << all.back().err);
    CHECK(is_digest_line(all.back().out));
    CHECK(all.back().out == all.front().out);
  }
}

TEST_CASE("run --json is JSON with a figure for each metric") {
  const ScratchFolder folder;
  const Json json = json_of(grapevine({"run", folder.file("small.json", small_scenario()), "--json"}));
  CHECK(json.is_object());
  CHECK(json.dump().find("peak_day_negative_exposures") != std::string::npos);
}

TEST_CASE("--set, --seed and --replicates change what is run, the machine's settings do not") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const auto digest = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {"run", file, "--digest"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = grapevine(words);
    INFO(ran.err);
    CHECK(is_digest_line(ran.out));
    return ran.out;
  };
  const std::string as_it_is = digest({});
  CHECK(digest({"--seed", "2"}) != as_it_is);
  CHECK(digest({"--replicates", "11"}) != as_it_is);
  CHECK(digest({"--set", "feed.visibility=0.1"}) != as_it_is);
  CHECK(digest({"--set", "feed.visibility=0.1@D3 12:00"}) != digest({"--set", "feed.visibility=0.1"}));
  CHECK(digest({"--set", "people=400"}) != as_it_is);
  CHECK(digest({"--set", "network.kind=watts_strogatz"}) != as_it_is);
  CHECK(digest({"--jobs", "3"}) == as_it_is);
}

TEST_CASE("the digest is the same at 1 to 16 threads") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  const std::string one = grapevine({"run", file, "--digest", "--jobs", "1"}).out;
  REQUIRE(is_digest_line(one));
  for (int jobs = 2; jobs <= 16; ++jobs)
    CHECK(grapevine({"run", file, "--digest", "--jobs", std::to_string(jobs)}).out == one);
}

TEST_CASE("compare answers for one change, for a scenario's own what-ifs and for several scenarios") {
  const ScratchFolder folder;
  const std::string what_ifs =
      R"("what_ifs": [{"title": "Fewer see it", "timeline": [{"at": "D0", "set": {"feed.visibility": 0.1}}]},
    {"title": "By influence", "timeline": [{"at": "D0", "set": {"triage.policy": "triage"}}]}],)";
  const std::string file = folder.file("small.json", small_scenario(what_ifs));
  const std::string other =
      folder.file("other.json", small_scenario(R"("parameters": {"support.social.agents": 3},)"));

  CHECK(json_of(grapevine({"compare", file, "--set", "support.social.agents=3", "--json"})).is_object());
  CHECK(json_of(grapevine({"compare", file, "--json"})).size() == 2);
  CHECK(json_of(grapevine({"compare", file, "--what-if", "2", "--json"})).is_object());
  CHECK(json_of(grapevine({"compare", file, other, "--json"})).is_object());
  CHECK(count_lines(grapevine({"compare", file, "--digest"}).out) == 3);

  const Ran text = grapevine({"compare", file, "--what-if", "1"});
  CHECK(text.exit == 0);
  CHECK(text.err.empty());
  CHECK(text.out.find("Better in") != std::string::npos);
  CHECK(text.out.find('\x1b') == std::string::npos);
}

TEST_CASE("compare --baseline takes another scenario as the baseline") {
  const ScratchFolder folder;
  const std::string first = folder.file("first.json", small_scenario());
  const std::string second =
      folder.file("second.json", small_scenario(R"("parameters": {"feed.visibility": 0.1},)"));
  const std::string forward = grapevine({"compare", first, second, "--digest"}).out;
  const std::string backward = grapevine({"compare", first, second, "--baseline", second, "--digest"}).out;
  REQUIRE(forward.size() == 66);
  CHECK(backward == forward.substr(33) + forward.substr(0, 33));
}

TEST_CASE("compare calls another scenario by its title, and what is changed of the same one how you work today") {
  const ScratchFolder folder;
  const auto titled = [&](const char* file, std::string title, int agents) {
    std::string text = small_scenario(R"("parameters": {"support.social.agents": )" + std::to_string(agents) + "},");
    text.replace(text.find("A small town"), 12, title);
    return folder.file(file, text);
  };
  const std::string old_desk = titled("old.json", "The old desk", 1), new_desk = titled("new.json", "The new desk", 5), same = titled("same.json", "The old desk", 5);
  const auto sentence = [](const std::string& first, const std::string& second) {
    std::string text = grapevine({"compare", first, second}).out;
    std::ranges::replace(text, '\n', ' ');
    return text;
  };
  CHECK(sentence(old_desk, new_desk).find("under “The old desk”") != std::string::npos);
  CHECK(sentence(old_desk, same).find("under “") == std::string::npos);
}

TEST_CASE("a change of nothing makes no difference at all") {
  const ScratchFolder folder;
  const Ran ran = grapevine({"compare", folder.file("small.json", small_scenario()), "--set",
                             "people.customers_share=0.6", "--digest"});
  REQUIRE(ran.out.size() == 66);
  CHECK(ran.out.substr(0, 33) == ran.out.substr(33));
}

TEST_CASE("--fail-if ends with exit code 4 when the condition holds, after the results") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  CHECK(grapevine({"run", file, "--fail-if", "contacts<0"}).exit == 0);
  const Ran holds = grapevine({"run", file, "--fail-if", "contacts>=0", "--fail-if", "contacts<0"});
  CHECK(holds.exit == 4);
  CHECK(count_lines(holds.out) > 10);
  CHECK(holds.err.find("contacts>=0") != std::string::npos);
  CHECK(holds.err.find("contacts<0") == std::string::npos);
}

TEST_CASE("--dry-run tells runs, time and size without running") {
  const Ran ran = grapevine({"run", "reference", "--dry-run", "--replicates", "1000", "--jobs", "2"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("1000 runs") != std::string::npos);
  CHECK(ran.out.find("about") != std::string::npos);
}

TEST_CASE("scenarios, validate and schema agree with each other") {
  const Json list = json_of(grapevine({"scenarios", "--json"}));
  REQUIRE(list.size() >= 3);
  for (const Json& one : list) {
    const std::string name = one.at("name");
    const Ran shown = grapevine({"scenarios", "--show", name});
    CHECK(shown.exit == 0);
    const Ran valid = grapevine({"validate", "-"}, {.input = shown.out});
    INFO(valid.err);
    CHECK(valid.exit == 0);
    CHECK(valid.out.find("valid") != std::string::npos);
  }
  CHECK(json_of(grapevine({"schema"})).contains("$schema"));
  CHECK(grapevine({"schema", "--reference"}).out.find("support.social.agents") != std::string::npos);
}

TEST_CASE("validate tells all errors of all files and goes on") {
  const ScratchFolder folder;
  const std::string bad = folder.file("bad.json", R"({"grapevine": 1, "pepole": 500, "days": 2.5})");
  const std::string good = folder.file("good.json", small_scenario());
  const Ran ran = grapevine({"validate", bad, good});
  CHECK(ran.exit == 3);
  CHECK(ran.out.find("good.json: valid") != std::string::npos);
  CHECK(ran.err.find("bad.json: /pepole") != std::string::npos);
  CHECK(ran.err.find("people") != std::string::npos);
  CHECK(ran.err.find("bad.json: /days") != std::string::npos);
}

TEST_CASE("queue reproduces Erlang's formulas and simulates them") {
  const Json json = json_of(grapevine({"queue", "--arrivals", "100", "--service", "12", "--patience", "30",
                                       "--agents", "10", "--json", "--replicates", "16", "--cases", "5000"}));
  const auto near = [](const Json& value, double expected) {
    return std::abs(value.get<double>() - expected) < 6e-5 * std::max(1.0, expected);
  };
  CHECK(near(json["erlang_b"]["p_block"], .13689));
  CHECK(near(json["erlang_c"]["p_wait"], .48761));
  CHECK(near(json["erlang_c"]["mean_wait_seconds"], 87.770));
  CHECK(near(json["erlang_a"]["p_wait"], .26958));
  CHECK(near(json["erlang_a"]["p_abandon"], .08510));
  CHECK(near(json["erlang_a"]["mean_wait_seconds"], 10.213));
  CHECK(near(json["erlang_a"]["utilisation"], .7624));
  const Json& simulated = json["simulated"];
  const Json& error = simulated["standard_error"];
  for (const char* key : {"p_wait", "p_abandon", "mean_wait_seconds", "utilisation"}) {
    INFO(key);
    CHECK(std::abs(simulated[key].get<double>() - json["erlang_a"][key].get<double>()) <
          4.5 * error[key].get<double>());
  }
  CHECK(json_of(grapevine(
      {"queue", "--arrivals", "120", "--json", "--replicates", "2", "--cases", "1000"}))["erlang_c"]
            .is_null());
  CHECK(
      grapevine({"queue", "--priorities", "20,40", "--patience", "0", "--replicates", "2", "--cases", "1000"})
          .out.find("class 2") != std::string::npos);
}

TEST_CASE("help of every command shows an example, and completion knows every command") {
  const Ran overview = grapevine({"--help"});
  CHECK(overview.exit == 0);
  CHECK(overview.err.empty());
  const std::string bash = grapevine({"completion", "bash"}).out;
  std::istringstream lines(overview.out.substr(overview.out.find("Commands:\n") + 10));
  std::size_t commands = 0;
  for (std::string line; std::getline(lines, line) && line.starts_with("  "); ++commands) {
    std::istringstream names(line.substr(2, 18));
    std::vector<std::string> words{std::istream_iterator<std::string>(names), {}};
    const std::string first = words.front();
    if (words.size() == 2) CHECK(grapevine({first, "--help"}).out.find(line) != std::string::npos);
    words.push_back("--help");
    const Ran help = grapevine(words);
    INFO(line);
    CHECK(help.exit == 0);
    CHECK(help.err.empty());
    CHECK(help.out.find("Example:\n  ") != std::string::npos);
    CHECK(help.out.find("grapevine " + first) != std::string::npos);
    CHECK(bash.find(first) != std::string::npos);
  }
  CHECK(commands > 30);
  CHECK(grapevine({"help", "drill"}).out == grapevine({"drill", "-h"}).out);
  CHECK(grapevine({"help", "run"}).out == grapevine({"run", "--help"}).out);
  CHECK(grapevine({"--version"}).out.starts_with("grapevine 0."));
  CHECK(grapevine({"completion", "fish"}).exit == 0);
  CHECK(grapevine({"completion", "zsh"}).exit == 0);
}

TEST_CASE("run and compare draw the chart they print into a file, the same one each time") {
  const ScratchFolder folder;
  const std::string file = folder.file("small.json", small_scenario());
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"run", file}, {"compare", file, "--set", "feed.visibility=0.1"}}) {
    std::vector<std::string> first = words, second = words;
    first.insert(first.end(), {"--svg", folder / "first.svg"});
    second.insert(second.end(), {"--svg", folder / "second.svg", "--jobs", "1"});
    const Ran ran = grapevine(first);
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out == grapevine(words).out);
    CHECK(grapevine(second).exit == 0);
    const std::string svg = bytes_of(folder / "first.svg");
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(svg == bytes_of(folder / "second.svg"));
    CHECK((svg.find("Baseline") != std::string::npos) == (words[0] == "compare"));
  }
}

TEST_CASE("a chart that cannot be written is an error, told after the results") {
  const ScratchFolder folder;
  const Ran ran = grapevine({"run", folder.file("small.json", small_scenario()), "--svg", folder / "nowhere/chart.svg"});
  CHECK(ran.exit == 1);
  CHECK(count_lines(ran.out) > 10);
  CHECK(ran.err.find("chart.svg") != std::string::npos);
}

TEST_CASE("the page about all scenarios has each with its questions, figures, picture and command") {
  const ScratchFolder folder;
  const Ran ran = grapevine({"scenarios", "--markdown", "--pictures", folder / "docs/images/", "--jobs", "2"});
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  const Json list = json_of(grapevine({"scenarios", "--json"}));
  CHECK(list.size() >= 10);
  for (const Json& scenario : list) {
    const std::string name = scenario.at("name");
    INFO(name);
    CHECK(bytes_of(folder / ("docs/images/" + name + ".svg")).starts_with("<svg "));
    CHECK(ran.out.find("](images/" + name + ".svg)") != std::string::npos);
    CHECK(ran.out.find("\n## " + scenario.at("title").get<std::string>()) != std::string::npos);
    const std::size_t what_ifs = scenario.at("what_ifs").size();
    if (what_ifs == 0) CHECK(ran.out.find("grapevine run " + name + "\n") != std::string::npos);
    for (std::size_t i = 1; i <= what_ifs; ++i)
      CHECK(ran.out.find("grapevine compare " + name + " --what-if " + std::to_string(i) + "\n") != std::string::npos);
  }
}

TEST_CASE("the manual page holds every command with its options, and no line that roff would take for a request") {
  const Ran ran = grapevine({"manual"});
  REQUIRE(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.starts_with(".TH GRAPEVINE 1"));
  for (const char* part : {".SH NAME", ".SS sweep\n", ".SS drill play\n", ".SS network stats\n", "\\-\\-max\\-time", ".SH EXIT STATUS"})
    CHECK(ran.out.find(part) != std::string::npos);
  for (std::size_t at = 0; at < ran.out.size();) {
    const std::size_t end = ran.out.find('\n', at);
    const std::string line = ran.out.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with('.')) continue;
    const std::string request = line.substr(0, line.find(' '));
    INFO(line);
    CHECK((request == ".TH" || request == ".SH" || request == ".SS" || request == ".nf" || request == ".fi" || request == ".B" || request == ".I"));
  }
}
