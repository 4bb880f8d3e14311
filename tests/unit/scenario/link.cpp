#include <catch2/catch_test_macros.hpp>

#include "scenario/base64url.h"
#include "scenario/json_difference.h"
#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

const std::size_t kAgents = *find_parameter("support.social.agents");

Scenario shipped(std::size_t which) { return *parse_scenario(shipped_files()[which].second); }

Error only_error(const Result<Scenario>& result) {
  REQUIRE_FALSE(result.ok());
  REQUIRE(result.errors().size() == 1);
  return result.errors()[0];
}

// A link with any content and a checksum that fits.
std::string forged(const std::string& name, const std::string& difference, const std::string& version = "1") {
  const std::string text = version + "." + name + "." + to_base64url(difference);
  return "#s=" + text + "." + digest_of(text).substr(0, 8);
}

}  // namespace

TEST_CASE("a link gives back the very scenario, or says that it is too large") {
  RandomScenarios random(19);
  const auto texts = shipped_texts();
  int fitted = 0, too_large = 0;
  for (int i = 0; i < 500; ++i) {
    const Scenario scenario = random.next(i % 4 == 0 ? 60 : 6);
    const auto link = to_link(scenario, texts);
    if (!link) {
      REQUIRE(link.errors()[0].remedy == "too large for a link; save the file");
      ++too_large;
      continue;
    }
    REQUIRE(link->size() <= kMostFragmentCharacters);
    const auto back = from_link("https://example.org/grapevine/" + *link, {texts});
    if (!back) FAIL(all_of(back.errors()));
    REQUIRE(*back == scenario);
    ++fitted;
  }
  CHECK(fitted > 300);
  CHECK(too_large > 10);
}

TEST_CASE("the link of a shipped scenario, and of one lever moved, is short") {
  const auto texts = shipped_texts();
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(to_link(shipped(i), texts)->size() < 40);
  CHECK(to_link(with_change(shipped(0), kAgents, 6, 2 * kDay), texts)->size() < 150);
}

TEST_CASE("a link takes people in any number that the file allowed") {
  Scenario scenario = shipped(0);
  scenario.people = 5'000'000;
  const auto link = to_link(scenario, shipped_texts());
  REQUIRE(link.ok());
  CHECK(from_link(*link, {shipped_texts()}, {.max_people = 5'000'000}).ok());
  CHECK(only_error(from_link(*link, {shipped_texts()})).remedy.find("--max-people") != std::string::npos);
}

TEST_CASE("a link cut short anywhere is refused and asks for the whole") {
  const auto texts = shipped_texts();
  const std::string link = *to_link(with_change(shipped(0), kAgents, 6, 2 * kDay), texts);
  for (std::size_t length = 0; length < link.size(); ++length) {
    const Error error = only_error(from_link(link.substr(0, length), {texts}));
    REQUIRE(error.where == "link");
    REQUIRE(error.remedy == "copy the whole link again, to its last character, or ask for the file");
  }
}

TEST_CASE("a link altered in any one character is refused") {
  const auto texts = shipped_texts();
  const std::string link = *to_link(with_change(shipped(0), kAgents, 6, 2 * kDay), texts);
  for (std::size_t at = 0; at < link.size(); ++at) {
    for (const char other : {'A', 'x', '0', '.', '-', '#', ' ', '%', '\0', '\xFF'}) {
      if (link[at] == other) continue;
      std::string altered = link;
      altered[at] = other;
      INFO(altered);
      REQUIRE_FALSE(from_link(altered, {texts}).ok());
    }
    std::string longer = link;
    longer.insert(at + 1, 1, 'A');
    REQUIRE_FALSE(from_link(longer, {texts}).ok());
  }
}

TEST_CASE("blanks around a link, as mail leaves them, do no harm") {
  const std::string link = *to_link(shipped(0), shipped_texts());
  CHECK(*from_link("  https://example.org/" + link + " \r\n", {shipped_texts()}) == shipped(0));
}

TEST_CASE("a link of another version or of another release's scenario says so") {
  const auto texts = shipped_texts();
  CHECK(only_error(from_link(forged(link_name(shipped(0)), "{}", "2"), {texts})).found ==
        "a link of version 2");
  CHECK(only_error(from_link(forged("0123456789ab", "{}"), {texts}))
            .found.find("0123456789ab that neither this version nor an earlier one shipped") != std::string::npos);
  CHECK(only_error(from_link("https://example.org/", {texts})).found == "no \"#s=\"");
  CHECK(only_error(from_link(*to_link(shipped(0), texts), {})).remedy.find("ask for the file") !=
        std::string::npos);
  CHECK_FALSE(to_link(shipped(0), {}).ok());
}

TEST_CASE("the content of a forged link is judged as strictly as a file") {
  const auto texts = shipped_texts();
  const auto where_of = [&](const std::string& difference) {
    return from_link(forged(link_name(shipped(0)), difference), {texts}, {.where = "link"});
  };
  CHECK(where_of("{}").ok());
  CHECK(only_error(where_of("{\"days\": \"x\"}")).where == "link: /days");
  CHECK(only_error(where_of("{\"colour\": 1}")).where == "link: /colour");
  CHECK(only_error(where_of("{\"days\": 9, \"days\": 9}")).where == "link: /days");
  CHECK(only_error(where_of("{\"timeline\": [0, 5]}")).where == "link: /timeline/1");
  CHECK(only_error(where_of("[]")).where == "link");
  CHECK(only_error(where_of("{\"days\":")).where == "link: line 1, column 9");
  CHECK(only_error(where_of(std::string(200, '['))).allowed == "at most 16 levels");
  CHECK(only_error(where_of("{\"people\": null, \"network\": {\"kind\": \"file\", \"file\": \"a.txt\"}}"))
            .remedy == "too large for a link; save the file");
}

TEST_CASE("an imported network never fits a link") {
  Scenario scenario = shipped(0);
  scenario.network.kind = NetworkSpec::Kind::file;
  scenario.network.file = "friends.txt";
  const auto link = to_link(scenario, shipped_texts());
  REQUIRE_FALSE(link.ok());
  CHECK(link.errors()[0].remedy == "too large for a link; save the file");
}

TEST_CASE("keys that linger from another kind of network do not keep a scenario from its link") {
  Scenario scenario = shipped(0);
  scenario.network.blocks = 99;
  CHECK(*from_link(*to_link(scenario, shipped_texts()), {shipped_texts()}) == shipped(0));
}

TEST_CASE("a scenario that no file could hold gets no link") {
  Scenario scenario = shipped(0);
  scenario.parameters.reply.quality = 7;
  CHECK_FALSE(to_link(scenario, shipped_texts()).ok());
  scenario = shipped(0);
  scenario.title = "caf\xE9";
  CHECK_FALSE(to_link(scenario, shipped_texts()).ok());
}

TEST_CASE("base64url gives back any bytes and refuses what it never writes") {
  RandomScenarios random(23);
  for (std::uint32_t length = 0; length < 100; ++length) {
    std::string bytes;
    for (std::uint32_t i = 0; i < length; ++i) bytes += static_cast<char>(random.below(256));
    REQUIRE(from_base64url(to_base64url(bytes)) == bytes);
  }
  CHECK(to_base64url("\xFB\xFF") == "-_8");  // RFC 4648: + and / become - and _
  for (const char* text : {"A", "AAAAA", "AB+/", "AA==", "A A", "-_9"}) CHECK_FALSE(from_base64url(text));
}

TEST_CASE("a difference of documents, applied, gives the other document") {
  const Json base = Json::parse(R"({"a": 1, "b": {"c": 2, "d": 3}, "e": [{"x": 1}, {"y": 2}], "f": "gone"})");
  const Json target =
      Json::parse(R"({"a": 1, "b": {"c": 5}, "e": [{"y": 2}, {"z": 3}, {"x": 1}], "g": true})");
  const Json difference = json_difference(base, target);
  CHECK(difference ==
        Json::parse(R"({"b": {"c": 5, "d": null}, "e": [1, {"z": 3}, 0], "g": true, "f": null})"));
  CHECK(apply_difference(base, difference) == target);
  CHECK(json_difference(base, base) == Json::object());
  CHECK(apply_difference(base, Json::object()) == base);
}
