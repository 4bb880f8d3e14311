#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/unit/scenario/random_scenarios.h"

#if __has_include(<valijson/validator.hpp>)
#define GRAPEVINE_HAS_VALIJSON 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#endif

using namespace grapevine;
using namespace grapevine::test;

TEST_CASE("every key of the schema says what it is") {
  const auto schema = nlohmann::json::parse(scenario_schema());
  CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
  CHECK(schema["additionalProperties"] == false);
  for (const auto& [key, value] : schema["properties"].items()) {
    INFO(key);
    CHECK((value.contains("description") || value.contains("$ref")));
  }
  for (const auto& [key, value] : schema["definitions"].items()) {
    INFO(key);
    CHECK(value.contains("description"));
  }
  const auto& agents = schema["definitions"]["support.phone.agents"];
  CHECK(agents["type"] == "integer");
  CHECK(agents["maximum"] == 500);
  CHECK(agents["default"] == Parameters{}.support.phone.agents);
  CHECK(schema["definitions"]["experience.per_day"]["minimum"].get<double>() == 1.0 / 365);
}

#ifdef GRAPEVINE_HAS_VALIJSON

namespace {

class Validator {
 public:
  Validator() {
    const auto document = nlohmann::json::parse(scenario_schema());
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
  }
  bool accepts(const std::string& text) {
    const auto document = nlohmann::json::parse(text);
    return valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(document),
                                          nullptr);
  }

 private:
  valijson::Schema schema_;
};

}  // namespace

TEST_CASE("shipped scenarios keep to the schema") {
  Validator validator;
  for (const auto& [name, json] : shipped_files()) {
    INFO(name);
    CHECK(validator.accepts(json));
  }
}

TEST_CASE("whatever the parser writes keeps to the schema") {
  Validator validator;
  RandomScenarios random(17);
  for (int i = 0; i < 200; ++i) {
    const std::string text = to_json(random.next(10));
    INFO(text);
    REQUIRE(validator.accepts(text));
  }
  CHECK(validator.accepts(R"({"grapevine": 1, "network": {"kind": "file", "file": "friends.txt"}})"));
}

TEST_CASE("schema and parser judge the hostile files alike, where a schema can say it") {
  Validator validator;
  std::istringstream lines(read_file(GRAPEVINE_SOURCE_DIR "/tests/fuzz/corpus/scenario/expected.tsv"));
  int judged = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.front() == '#') continue;
    const std::string file = line.substr(0, line.find('\t')), verdict = line.substr(line.rfind('\t') + 1);
    if (verdict == "no JSON" || verdict == "validators differ") continue;
    INFO(file);
    CHECK(validator.accepts(read_file(GRAPEVINE_SOURCE_DIR "/tests/fuzz/corpus/scenario/" + file)) ==
          (verdict == "cannot say"));
    ++judged;
  }
  CHECK(judged >= 40);
}

#else

TEST_CASE("schema and parser judge files alike") {
  SKIP("valijson is not installed (Debian: libvalijson-dev)");
}

#endif
