// Scenario files from the outside: a kept corpus of hostile ones, generated huge and deep ones, and random
// damage.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <sstream>

#include "scenario/base64url.h"
#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

struct Expected {
  std::string file, place, remedy, schema;
};

std::vector<Expected> expected_refusals() {
  std::vector<Expected> rows;
  std::istringstream lines(read_file(GRAPEVINE_SOURCE_DIR "/tests/fuzz/corpus/scenario/expected.tsv"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    Expected row;
    for (std::string* cell : {&row.file, &row.place, &row.remedy, &row.schema})
      std::getline(cells, *cell, '\t');
    rows.push_back(row);
  }
  return rows;
}

bool says(const Error& error, const std::string& where, const std::string& remedy) {
  return error.where == where && error.remedy.find(remedy) != std::string::npos;
}

// Refused, with complete errors, quickly and without crash.
void check_refused(const std::string& bytes, const std::string& where, const std::string& remedy) {
  const auto result = parse_scenario(bytes, {.where = "s.json"});
  REQUIRE_FALSE(result.ok());
  INFO(all_of(result.errors()));
  CHECK(std::any_of(result.errors().begin(), result.errors().end(),
                    [&](const Error& error) { return says(error, where, remedy); }));
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::uint32_t executions(std::uint32_t quick) { return std::getenv("GRAPEVINE_LONG") ? quick * 50 : quick; }

// Scenarios with a few random injuries.
class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : stream_(seed) {
    for (const auto& [name, json] : shipped_files()) seeds_.push_back(json);
    seeds_.push_back(to_json(RandomScenarios(1).next(12)));
    whole_ = seeds_.size();
    for (const Expected& row : expected_refusals())
      seeds_.push_back(read_file(GRAPEVINE_SOURCE_DIR "/tests/fuzz/corpus/scenario/" + row.file));
  }

  std::string next() { return injured(below(3) ? seeds_[below(whole_)] : any_seed(), 8); }

  std::string injured(std::string text, std::uint32_t most) {
    for (std::uint32_t i = below(most) + 1; i > 0; --i) injure(text);
    return text;
  }

 private:
  std::uint32_t below(std::size_t n) { return to_below(stream_.next32(), static_cast<std::uint32_t>(n)); }
  const std::string& any_seed() { return seeds_[below(seeds_.size())]; }

  void injure(std::string& text) {
    static constexpr std::string_view kWords[] = {"{",           "}",
                                                  "[",           "]",
                                                  "\"",          ":",
                                                  ",",           "null",
                                                  "true",        "-",
                                                  "0",           "1e308",
                                                  "-1",          "0.5",
                                                  "99999999999", "NaN",
                                                  "\\u0000",     "\\ud83d",
                                                  "\xC3",        "\xF0\x9F",
                                                  "\"at\"",      "\"set\"",
                                                  "\"event\"",   "\"kind\"",
                                                  "\"D1\"",      "\"grapevine\"",
                                                  "{}",          "[]",
                                                  "\"story\""};
    const std::uint32_t at = below(text.size() + 1);
    const std::uint32_t length =
        std::min<std::uint32_t>(below(40), static_cast<std::uint32_t>(text.size()) - at);
    switch (below(7)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, kWords[below(std::size(kWords))]);
        break;
      case 3:
        text.insert(at, text.substr(at, length));
        break;
      case 4:
        text.replace(at, length, kWords[below(std::size(kWords))]);
        break;
      case 5: {
        const std::string& other = any_seed();
        const std::uint32_t from = below(other.size() + 1);
        text.insert(at, other.substr(from, below(200)));
        break;
      }
      default:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
    }
  }

  Stream stream_;
  std::vector<std::string> seeds_;  // scenarios first, then hostile files
  std::size_t whole_ = 0;
};

}  // namespace

TEST_CASE("each hostile scenario file of the corpus is refused with its place and a remedy") {
  const auto rows = expected_refusals();
  REQUIRE(rows.size() >= 40);
  for (const Expected& row : rows) {
    INFO(row.file);
    const std::string bytes = read_file(GRAPEVINE_SOURCE_DIR "/tests/fuzz/corpus/scenario/" + row.file);
    const auto result = parse_scenario(bytes, {.where = row.file});
    REQUIRE_FALSE(result.ok());
    const std::string where = row.place.empty() ? row.file : row.file + ": " + row.place;
    INFO(all_of(result.errors()));
    CHECK(result.errors().size() == 1);
    CHECK(says(result.errors().front(), where, row.remedy));
    for (const Error& error : result.errors()) {
      CHECK_FALSE(error.found.empty());
      CHECK_FALSE(error.allowed.empty());
    }
  }
}

TEST_CASE("sixty errors of one file are said at once, fifty in full and the others counted") {
  std::string text = "{\"grapevine\": 1";
  for (int i = 0; i < 60; ++i) text += ", \"surprise" + std::to_string(i) + "\": 0";
  const auto result = parse_scenario(text + "}", {.where = "s.json"});
  REQUIRE_FALSE(result.ok());
  REQUIRE(result.errors().size() == 51);
  CHECK(result.errors()[0].where == "s.json: /surprise0");
  CHECK(result.errors()[49].where == "s.json: /surprise49");
  CHECK(result.errors()[50].found == "and 10 more");
}

TEST_CASE("nesting, sizes and counts beyond any scenario are refused before they cost anything") {
  const std::string deep = "{\"grapevine\": 1, \"timeline\": ";
  check_refused(deep + repeated("[", 1'000'000), "s.json: /timeline/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0", "remove");
  check_refused(deep + repeated("{\"a\":", 1'000'000), "s.json: /timeline/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a",
                "remove");
  check_refused(deep + repeated("[", 16) + repeated("]", 16) + "}",
                "s.json: /timeline/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0", "remove");
  check_refused(deep + repeated("[", 15) + repeated("]", 15) + "}", "s.json: /timeline/0", "object");
  check_refused("{\"grapevine\": 1, \"title\": \"" + std::string(9u << 20, 'x') + "\"}", "s.json", "remove");
  check_refused("{\"grapevine\": 1, \"title\": \"" + std::string(7u << 20, 'x') + "\"}", "s.json: /title",
                "shorten");
  check_refused(deep + "[" + repeated("0,", 1'000'000) + "0]}", "s.json", "remove");
  check_refused(deep + "[" + repeated("{},", 10'000) + "{}]}", "s.json: /timeline", "remove some");
  check_refused("{\"grapevine\": 1, \"days\": " + std::string(1'000'000, '9') + "}",
                "s.json: line 1, column 1000025", "range");
  check_refused("{\"grapevine\": 1, \"days\": 0." + std::string(1'000'000, '9') + "}", "s.json: /days",
                "write 1");
  check_refused("{\"grapevine\": 1, \"days\": 1" + repeated(" ", 1'000'000), "s.json: line 1, column 1000027",
                "cut short");

  std::string keys = "{\"grapevine\": 1";
  for (int i = 0; i < 500'000; ++i) keys += ",\"k" + std::to_string(i) + "\":0";
  check_refused(keys + "}", "s.json", "remove");
  check_refused("{\"grapevine\": 1, \"" + std::string(1'000'000, 'k') + "\": 0}",
                "s.json: /" + std::string(60, 'k') + "…", "remove");
}

TEST_CASE("a truncated scenario file is refused at every length") {
  const std::string whole = to_json(example());
  const std::size_t end = whole.rfind('}');
  for (std::size_t length = 0; length <= end; ++length) {
    const auto result = parse_scenario(std::string_view(whole).substr(0, length), {.where = "s.json"});
    REQUIRE_FALSE(result.ok());
    REQUIRE(result.errors().size() == 1);
  }
}

TEST_CASE("randomly damaged scenarios never crash, and those still accepted round-trip exactly") {
  Mutator mutator(20260101);
  std::uint32_t accepted = 0;
  for (std::uint32_t i = executions(20'000); i > 0; --i) {
    const std::string bytes = mutator.next();
    const auto result = parse_scenario(bytes, {.where = "s.json"});
    if (!result) {
      REQUIRE_FALSE(result.errors().empty());
      continue;
    }
    ++accepted;
    const auto again = parse_scenario(to_json(*result));
    INFO(bytes);
    REQUIRE(again.ok());
    REQUIRE(*again == *result);
  }
  CHECK(accepted > 100);  // else the loop above tests nothing
}

TEST_CASE("links whose content is randomly damaged but checksummed are judged like files") {
  Mutator mutator(20260102);
  const auto texts = shipped_texts();
  const std::string name = link_name(*parse_scenario(texts[0].json));
  const std::string whole =
      R"({"days":20,"people":null,"parameters":{"support.phone.agents":4},"timeline":[0,{"at":"D2 09:00","set":{"reply.quality":1}}],"what_ifs":[0]})";
  std::uint32_t accepted = 0;
  for (std::uint32_t i = executions(2'000); i > 0; --i) {
    const std::string text = "1." + name + "." + to_base64url(mutator.injured(whole, 2));
    const auto result = from_link("#s=" + text + "." + digest_of(text).substr(0, 8), {texts});
    if (!result) {
      REQUIRE_FALSE(result.errors().empty());
      continue;
    }
    ++accepted;
    REQUIRE(*parse_scenario(to_json(*result)) == *result);
    if (const auto link = to_link(*result, texts)) REQUIRE(*from_link(*link, {texts}) == *result);
  }
  CHECK(accepted > 20);
}
